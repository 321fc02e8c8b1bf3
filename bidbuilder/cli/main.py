"""All commands, by name. Each is loaded when it is asked for: reading a file must not wait for the web application.

What stands above the command line comes in as `Doors`.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from pkgutil import resolve_name
from typing import Any

import click

from bidbuilder import __version__
from bidbuilder.cli.usage import Commands

COMMANDS = {
    "tender": "bidbuilder.cli.tender:tender",
    "catalogue": "bidbuilder.cli.catalogue:catalogue",
    "compose": "bidbuilder.cli.compose:compose",
    "workbook": "bidbuilder.cli.workbook:workbook",
    "pack": "bidbuilder.cli.pack:pack",
    "db": "bidbuilder.cli.site:db",
    "user": "bidbuilder.cli.site:user",
    "backup": "bidbuilder.cli.site:backup",
    "restore": "bidbuilder.cli.site:restore",
    "serve": "bidbuilder.cli.serving:serve",
    "worker": "bidbuilder.cli.serving:worker",
    "demo": "bidbuilder.cli.serving:demo",
}


@dataclass(frozen=True, slots=True)
class Doors:
    """What the commands start but may not import: the web application, the worker and the demo."""

    create_app: Callable[..., Any]
    make_worker: Callable[..., Any]
    load_demo: Callable[[Any, datetime, str], Any]


class LateCommands(Commands):
    """A group that imports a command's module when the command is named."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002 - click's signature
        """All names, in the order of INTERFACES."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        """The command of that name, if there is one."""
        if cmd_name not in COMMANDS:
            return None
        found: click.Command = resolve_name(COMMANDS[cmd_name])
        return found


@click.group(cls=LateCommands)
@click.version_option(__version__)
def commands() -> None:
    """Bidbuilder: joint bids of a business cluster, from the buyer's tender to the bid pack."""
