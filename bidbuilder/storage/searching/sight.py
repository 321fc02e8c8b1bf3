"""What of the catalogue an actor may see: decided on the rows, before anything is counted, ordered or shown (law 1)."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from functools import lru_cache

from sqlalchemy import String, bindparam, cast, func, select
from sqlalchemy.orm import Session

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.organisations import DbMembership, DbOrganisation
from bidbuilder.storage.searching.ranges import Mask
from bidbuilder.storage.searching.segments import NO_PRICE, Segment, are_among

# Every search asks both, so that they are built once.
_MEMBERS = select(func.aggregate_strings(cast(DbMembership.organisation_id, String), ",")).where(
    DbMembership.cluster_id.in_(bindparam("cluster_ids", expanding=True)), DbMembership.ends_on.is_(None)
)
_A_LEAD = (
    select(DbOrganisation.id)
    .where(DbOrganisation.is_lead, DbOrganisation.id.in_(bindparam("ids", expanding=True)))
    .limit(1)
)


@dataclass(frozen=True, slots=True)
class Sight:
    """Organisations whose every offering is seen (`own`), whose published ones are (`members`), and whose prices are.

    `own_priced` are those of which all prices are seen; the open prices of members are only seen by a lead's people.
    """

    own: frozenset[int]
    members: frozenset[int]
    own_priced: frozenset[int]
    is_lead: bool

    def visible(self, segment: Segment) -> Mask:
        """The rows that may be seen."""
        make = self._visible
        mask: Mask = segment.remembered.renew(
            ("visible", self), lambda known: make(segment) if known is None else known
        )
        return mask

    def priced(self, segment: Segment) -> Mask:
        """The rows whose price may be seen, as far as the rows themselves may."""
        make = self._priced
        mask: Mask = segment.remembered.renew(("priced", self), lambda known: make(segment) if known is None else known)
        return mask

    @property
    def sees_prices(self) -> bool:
        """Whether there may be any price to see."""
        return self.is_lead or bool(self.own_priced)

    def _visible(self, segment: Segment) -> Mask:
        return are_among(segment.owners, self.own) | (are_among(segment.owners, self.members) & segment.published)

    def _priced(self, segment: Segment) -> Mask:
        seen: Mask = are_among(segment.owners, self.own_priced)
        if self.is_lead:
            seen |= are_among(segment.owners, self.members) & segment.prices.are_open
        seen &= segment.prices.amounts != NO_PRICE
        return seen


def sight_of(session: Session, actor: Actor) -> Sight:
    """What an actor may see of the catalogue: the same rules as `offerings.visible_offerings` and `map_visible_prices`."""
    return Sight(
        own=actor.organisations_with(Permission.EDIT_OFFERINGS),
        members=_members_of(session, actor.cluster_ids),
        own_priced=actor.organisations_with(Permission.SEE_OWN_PRICES),
        is_lead=_are_leads(session, actor.organisations_with(Permission.SEE_BIDS)),
    )


def usable_sight_of(session: Session, actor: Actor) -> Sight:
    """What an actor may put into a solution: published offerings of its own organisations and of members."""
    seen = sight_of(session, actor)
    return Sight(
        own=frozenset(),
        members=seen.members | actor.organisation_ids,
        own_priced=seen.own_priced,
        is_lead=seen.is_lead,
    )


def _members_of(session: Session, cluster_ids: Iterable[int]) -> frozenset[int]:
    """The members of any of the clusters now; as one text, as thousands of rows cost more than the search itself."""
    joined = session.scalar(_MEMBERS, {"cluster_ids": list(cluster_ids)})
    return ids_in(joined) if joined else frozenset()


def _are_leads(session: Session, organisation_ids: Collection[int]) -> bool:
    """Whether any of them is a lead."""
    return bool(organisation_ids) and session.scalar(_A_LEAD, {"ids": list(organisation_ids)}) is not None


@lru_cache(maxsize=256)
def ids_in(joined: str) -> frozenset[int]:
    """Ids out of one text with commas; nearly every search reads the same ones."""
    return frozenset(map(int, joined.split(",")))
