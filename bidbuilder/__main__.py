"""The command line's entry: hands the application and the worker to the commands, which may not import them."""

from bidbuilder.app import create_app
from bidbuilder.cli.main import Doors, commands
from bidbuilder.demo.loading import load_demo
from bidbuilder.jobs.worker import Worker


def main() -> None:
    """Run the command line."""
    commands(obj=Doors(create_app=create_app, make_worker=Worker, load_demo=load_demo))


if __name__ == "__main__":
    main()
