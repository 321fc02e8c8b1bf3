"""All commands, assembled. What stands above the command line comes in as `Doors`."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

import click

from bidbuilder import __version__
from bidbuilder.cli.catalogue import catalogue
from bidbuilder.cli.compose import compose
from bidbuilder.cli.pack import pack
from bidbuilder.cli.serving import demo, serve, worker
from bidbuilder.cli.site import backup, db, restore, user
from bidbuilder.cli.tender import tender
from bidbuilder.cli.usage import Commands
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database


@dataclass(frozen=True, slots=True)
class Doors:
    """What the commands start but may not import: the web application, the worker and the demo."""

    create_app: Callable[[Settings, Database], Any]
    make_worker: Callable[[Database, Settings], Any]
    load_demo: Callable[[Database, datetime], Any]


@click.group(cls=Commands)
@click.version_option(__version__)
def commands() -> None:
    """Bidbuilder: joint bids of a business cluster, from the buyer's tender to the bid pack."""


for command in (tender, catalogue, compose, pack, db, user, backup, restore, serve, worker, demo):
    commands.add_command(command)
