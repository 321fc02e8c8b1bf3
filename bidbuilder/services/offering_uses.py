"""Where offerings are used and how much of a capacity is drawn, as far as the asker may know. No price is loaded here."""

from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.catalogue.calendars import Slot, list_slots
from bidbuilder.domain.catalogue.kinds import Period
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database
from bidbuilder.storage.offering_uses import BidUse, draws_of, list_uses
from bidbuilder.storage.offerings import get_offering

_SHOWN = {Period.WEEK: 26, Period.MONTH: 12, Period.YEAR: 5}


def list_offering_uses(database: Database, actor: Actor, offering_id: int) -> tuple[BidUse, ...]:
    """The living bids that use an offering, of those the actor may know of, with the items that are it. Raises `NotFound`."""
    with database.read() as session:
        get_offering(session, actor, offering_id)
        uses = list_uses(session, actor)
    narrowed = (
        replace(one, items=tuple(item for item in one.items if item.offering_id == offering_id)) for one in uses
    )
    return tuple(one for one in narrowed if one.items)


def list_own_uses(database: Database, actor: Actor) -> tuple[BidUse, ...]:
    """The living bids that use offerings of the organisations the actor edits, other leads' bids as far as it is a partner."""
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    with database.read() as session:
        uses = list_uses(session, actor)
    return tuple(one for one in uses if any(item.organisation_id in own for item in one.items))


def load_calendar(database: Database, actor: Actor, offering: Offering, *, now: datetime) -> tuple[Slot, ...]:
    """The next periods of a capacity the actor was shown, with what known bids draw of it; empty if it has no calendar."""
    calendar = offering.calendar
    if calendar is None:
        return ()
    with database.read() as session:
        draws = list(draws_of(list_uses(session, actor), offering.id or 0, now.date()))
    return list_slots(calendar, now.date(), _SHOWN[calendar.period], draws)
