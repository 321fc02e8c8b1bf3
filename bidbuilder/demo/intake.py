"""What lies on the bid manager's desk in the demo: the file of the call to look into, and an addendum to take in."""

from datetime import datetime

from bidbuilder.demo.samples import make_requirement_workbook
from bidbuilder.demo.tender import addendum
from bidbuilder.demo.world import World
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.services.addendum_reading import NewVersion, start_addendum
from bidbuilder.services.tender_sources import look_into_files
from bidbuilder.storage.database import Database


def receive(database: Database, manager: Actor, world: World, now: datetime) -> None:
    """Queue both; the worker that the demo starts beside the server reads them."""
    look_into_files(database, manager, world.tender_id, now=now)
    given = NewVersion(
        file_name=addendum.FILE,
        content=make_requirement_workbook(addendum.list_amended()),
        number=addendum.NUMBER,
        issued_on=now.date(),
        summary=addendum.SUMMARY,
    )
    start_addendum(database, manager, world.tender_id, given, now=now)
