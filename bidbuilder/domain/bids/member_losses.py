"""N−1: what a bid loses with each member, what would take the place of its items, and what that costs.

A member is irreplaceable if a mandatory requirement stands worse even after everything that can be replaced is replaced.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.bids.supposed import Ground
from bidbuilder.domain.bids.suppositions import LeaveOut, Step, Swap, items_of
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.what_if import VerdictChange
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import Tender


@dataclass(frozen=True, slots=True, kw_only=True)
class Substitute:
    """The offering that would take an item's place, with its list price, if the lead may use one."""

    item_key: str
    offering: Offering
    prices: PriceList | None


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberLoss:
    """A member that leaves. `lost` are the requirements that stand worse without it, `total` the price then.

    `swaps` replace what can be replaced: `extra` is what they cost more (negative: less) than what they replace, `still_worse`
    and `total_replaced` are after the member has left with the rest. Amounts are in the bid's currency; `unpriced` counts
    the swaps without a price, which the amounts leave out. `lacking` are items without a replacement.
    """

    organisation_id: int
    items: tuple[str, ...]
    lost: tuple[VerdictChange, ...]
    total: Decimal
    swaps: tuple[Swap, ...]
    lacking: tuple[str, ...]
    still_worse: tuple[VerdictChange, ...]
    total_replaced: Decimal
    extra: Decimal
    unpriced: int
    is_irreplaceable: bool

    @property
    def steps(self) -> tuple[Step, ...]:
        """The member leaves and its items are replaced as far as they can be."""
        return (LeaveOut(self.organisation_id), *self.swaps)


def list_leavers(solution: Solution, lead_id: int) -> tuple[int, ...]:
    """The members with items, in reading order, without the lead, which cannot leave its own bid."""
    owners = dict.fromkeys(item.organisation_id for item in solution.items() if item.organisation_id is not None)
    return tuple(one for one in owners if one != lead_id)


def lose_member(ground: Ground, organisation_id: int, substitutes: Sequence[Substitute]) -> MemberLoss:
    """What leaves with a member and how its substitutes would stand; `substitutes` are for its items only."""
    leave = LeaveOut(organisation_id)
    without = ground.ask((leave,), {}, {})
    swaps = tuple(Swap(one.item_key, one.offering.id or 0) for one in substitutes)
    usable = {one.offering.id or 0: one.offering for one in substitutes}
    prices = {one.offering.id or 0: one.prices for one in substitutes if one.prices is not None}
    replaced = ground.ask((leave, *swaps), usable, prices) if swaps else without
    alone = ground.ask(swaps, usable, prices)
    items = items_of(ground.before.dossier.solution, organisation_id)
    swapped = {one.item_key for one in swaps}
    return MemberLoss(
        organisation_id=organisation_id,
        items=tuple(item.key for item in items),
        lost=without.worse,
        total=without.after.price.total,
        swaps=swaps,
        lacking=tuple(item.key for item in items if item.key not in swapped),
        still_worse=replaced.worse,
        total_replaced=replaced.after.price.total,
        extra=alone.difference,
        unpriced=len({one.item_key for one in swaps} & set(replaced.after.price.unpriced)),
        is_irreplaceable=_is_mandatory_among(ground.before.dossier.tender, replaced.worse),
    )


def rank_losses(losses: Sequence[MemberLoss]) -> tuple[MemberLoss, ...]:
    """Who cannot be spared first, then by how much is lost."""
    return tuple(sorted(losses, key=lambda one: (not one.is_irreplaceable, -len(one.lost), one.organisation_id)))


def _is_mandatory_among(tender: Tender, changes: Sequence[VerdictChange]) -> bool:
    mandatory = {one.key for one in tender.requirements if one.level is Level.MANDATORY}
    return any(change.requirement_key in mandatory for change in changes)
