"""The command line's entry: hands the application, the worker and the demo to the commands, loaded when they are needed."""

from collections.abc import Callable
from pkgutil import resolve_name
from typing import Any

from bidbuilder.cli.main import Doors, commands


def main() -> None:
    """Run the command line."""
    doors = Doors(
        create_app=_later("bidbuilder.app:create_app"),
        make_worker=_later("bidbuilder.jobs.worker:open_worker"),
        load_demo=_later("bidbuilder.demo.loading:load_demo"),
    )
    commands(obj=doors, prog_name="bidbuilder")


def _later(name: str) -> Callable[..., Any]:
    return lambda *arguments: resolve_name(name)(*arguments)


if __name__ == "__main__":
    main()
