"""What the live tenders of a cluster's leads ask for and no member offers, for the cluster's facilitator.

Law 1: a facilitator sees names and gaps, never a price and nothing of what a lead makes of them. Who also works for leads
sees the gaps of the tenders of these leads alone, as no lead may look into what another one works on.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.gaps import Gap, NearMiss, find_gaps, is_checkable
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.storage.candidates import Wanted, list_candidates
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.organisations import list_facilitated_members, map_organisations
from bidbuilder.storage.searching.columns import View
from bidbuilder.storage.tenders import LiveRequirement, list_live_requirements

_FIRST_LOOK, _LOOKED_AT = 5, 50  # candidates: mostly one of the first answers, and the others need not be read
_NAMED = 5  # members that might

_Asked = tuple[tuple[str, str, tuple[str, ...], str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Nearest:
    """A member that states the property, but not as asked."""

    organisation_id: int
    member: str
    miss: NearMiss


@dataclass(frozen=True, slots=True, kw_only=True)
class GapRow:
    """One condition nobody keeps, with how many requirements of which tenders ask for it, and who might."""

    constraint: Constraint
    bound: str
    requirements: int
    tenders: tuple[str, ...]
    first_deadline: datetime | None
    nearest: tuple[Nearest, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class GapsPage:
    """All gaps, the most asked for first; `checked` requirements were looked at in `tenders` live tenders."""

    rows: tuple[GapRow, ...]
    checked: int
    tenders: int


def list_gaps(database: Database, actor: Actor, *, now: datetime) -> GapsPage:
    """The gaps of the live tenders of the leads in the facilitator's clusters. Raises `NotPermitted`."""
    if not actor.has(Permission.FACILITATE):
        raise NotPermitted
    with database.read() as session:
        live = [
            one for one in list_live_requirements(session, _leads(session, actor), now) if is_checkable(one.requirement)
        ]
        dictionary, view = load_dictionary(session), database.catalogue.current(session)
        gaps: dict[_Asked, tuple[Gap, ...]] = {}
        for one in live:
            asked = _asked(one.requirement)
            if asked not in gaps:
                gaps[asked] = _gaps_of(session, view, actor, one.requirement, dictionary)
        rows = _group(live, gaps)
        owners = {one.offering.organisation_id for row in rows for one in row[1].near_misses}
        names = {number: one.display_name for number, one in map_organisations(session, owners).items()}
    made = [_row_of(found, gap, names) for found, gap in rows]
    return GapsPage(
        rows=tuple(sorted(made, key=lambda row: (-row.requirements, row.constraint.property, row.bound))),
        checked=len(live),
        tenders=len({one.tender_id for one in live}),
    )


def _leads(session: Reading, actor: Actor) -> frozenset[int]:
    members = list_facilitated_members(session, actor)
    works_for = actor.organisations_with(Permission.SEE_BIDS)
    return members & works_for if works_for else members


def _gaps_of(
    session: Reading, view: View, actor: Actor, requirement: Requirement, dictionary: Dictionary
) -> tuple[Gap, ...]:
    wanted = Wanted(requirement.confirmed_constraints)
    gaps: tuple[Gap, ...] = ()
    for limit in (_FIRST_LOOK, _LOOKED_AT):
        found = list_candidates(session, view, actor, wanted, dictionary, limit=limit)
        gaps = find_gaps(requirement, found.offerings, dictionary)
        if not gaps:
            break
    return gaps


def _asked(requirement: Requirement) -> _Asked:
    return tuple(_condition(one) for one in requirement.confirmed_constraints)


def _condition(constraint: Constraint) -> tuple[str, str, tuple[str, ...], str]:
    return constraint.property, constraint.operator, constraint.values, constraint.unit


def _group(
    live: Sequence[LiveRequirement], gaps: dict[_Asked, tuple[Gap, ...]]
) -> list[tuple[list[LiveRequirement], Gap]]:
    """Requirements that ask for the same stand in one row, with the gap that knows most near misses."""
    grouped: dict[tuple[object, ...], tuple[list[LiveRequirement], Gap]] = {}
    for one in live:
        for gap in gaps[_asked(one.requirement)]:
            found, known = grouped.setdefault(_condition(gap.constraint), ([], gap))
            found.append(one)
            if len(gap.near_misses) > len(known.near_misses):
                grouped[_condition(gap.constraint)] = (found, gap)
    return list(grouped.values())


def _row_of(found: Iterable[LiveRequirement], gap: Gap, names: dict[int, str]) -> GapRow:
    asked_by = list(found)
    first: dict[int, NearMiss] = {}
    for miss in gap.near_misses:
        first.setdefault(miss.offering.organisation_id, miss)
    return GapRow(
        constraint=gap.constraint,
        bound=gap.bound,
        requirements=len(asked_by),
        tenders=tuple(dict.fromkeys(one.tender for one in asked_by)),
        first_deadline=min((one.deadline for one in asked_by if one.deadline), default=None),
        nearest=tuple(
            Nearest(organisation_id=owner, member=names[owner], miss=miss)
            for owner, miss in list(first.items())[:_NAMED]
        ),
    )
