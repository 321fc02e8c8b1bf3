"""How likely a lead says that its bids are won at each stage: what weighs the load of capacities, and nothing else."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.odds import chances_of, require_chances
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import map_organisations
from bidbuilder.storage.win_chances import map_own_chances, replace_chances


@dataclass(frozen=True, slots=True, kw_only=True)
class LeadChances:
    """A lead with the chances of its bids by stage, as shares of one; `is_own` says that it set some itself."""

    lead_id: int
    lead: str
    chances: Mapping[Stage, Decimal]
    is_own: bool


def list_chances(database: Database, actor: Actor) -> tuple[LeadChances, ...]:
    """The chances of the leads whose bids the actor manages, by name."""
    leads = actor.organisations_with(Permission.MANAGE_BIDS)
    with database.read() as session:
        own, known = map_own_chances(session, leads), map_organisations(session, leads)
    found = (
        LeadChances(lead_id=one, lead=lead.display_name, chances=chances_of(own.get(one, {})), is_own=one in own)
        for one, lead in known.items()
    )
    return tuple(sorted(found, key=lambda one: one.lead))


def set_chances(database: Database, actor: Actor, lead_id: int, own: Mapping[Stage, Decimal], *, now: datetime) -> None:
    """Keep a lead's own chances in per cent; none bring the usual ones back. Raises `NotFound`, `ChanceImpossible`."""
    if not actor.has_in(Permission.MANAGE_BIDS, lead_id):
        raise NotFound
    wanted = require_chances(own)
    with database.write(actor.name, now) as work:
        replace_chances(work.session, lead_id, wanted)
        said = ", ".join(f"{stage} {percent} %" for stage, percent in wanted.items())
        work.record("lead.chances-set", f"organisation:{lead_id}", said or "usual")
