"""Where offerings are used and how much of a capacity is drawn, as far as the asker may know. No price is loaded here."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.languages import Texts, choose_text
from bidbuilder.domain.catalogue.calendars import Slot, list_slots
from bidbuilder.domain.catalogue.kinds import Period
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.offering_uses import BidUse, UsedItem, draws_of, list_uses
from bidbuilder.storage.offerings import get_offering, map_names
from bidbuilder.storage.win_chances import map_own_chances

_SHOWN = {Period.WEEK: 26, Period.MONTH: 12, Period.YEAR: 5}


def list_offering_uses(database: Database, actor: Actor, offering_id: int, language: str) -> tuple[BidUse, ...]:
    """The living bids that use an offering, of those the actor may know of, with the items that are it. Raises `NotFound`."""
    with database.read() as session:
        get_offering(session, actor, offering_id)
        uses = _named(session, actor, list_uses(session, actor), language)
    narrowed = (
        replace(one, items=tuple(item for item in one.items if item.offering_id == offering_id)) for one in uses
    )
    return tuple(one for one in narrowed if one.items)


def list_own_uses(database: Database, actor: Actor, language: str) -> tuple[BidUse, ...]:
    """The living bids that use offerings of the organisations the actor edits, other leads' bids as far as it is a partner."""
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    with database.read() as session:
        uses = [one for one in list_uses(session, actor) if any(item.organisation_id in own for item in one.items)]
        return _named(session, actor, uses, language)


def load_calendar(database: Database, actor: Actor, offering: Offering, *, now: datetime) -> tuple[Slot, ...]:
    """The next periods of a capacity the actor was shown, with what known bids draw of it; empty if it has no calendar."""
    calendar = offering.calendar
    if calendar is None:
        return ()
    with database.read() as session:
        uses = list_uses(session, actor)
        own_chances = map_own_chances(session, {use.lead_id for use in uses})
    draws = list(draws_of(uses, offering.id or 0, now.date(), own_chances))
    return list_slots(calendar, now.date(), _SHOWN[calendar.period], draws)


def _named(session: Reading, actor: Actor, uses: Sequence[BidUse], language: str) -> tuple[BidUse, ...]:
    """The uses, in which a supplier's own offerings have their names in its language: a bid names them in the tender's."""
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    ids = {item.offering_id for use in uses for item in use.items if item.organisation_id in own}
    names = map_names(session, ids) if ids else {}
    return tuple(replace(use, items=tuple(_with_name(item, names, language) for item in use.items)) for use in uses)


def _with_name(item: UsedItem, names: Mapping[int, Texts], language: str) -> UsedItem:
    known = names.get(item.offering_id)
    return replace(item, title=choose_text(known, language)) if known else item
