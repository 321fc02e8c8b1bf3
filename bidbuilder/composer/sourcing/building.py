"""The sourcing problem of a bid: things become needs, placements become offers, wishes become rules.

Items that stay as they are come in as pinned offers, so that they count in members, shares and the budget. "The lead takes
part" is a need of its own where the lead's share has a lower limit, because such a limit binds only members that are used.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.composer.problem import (
    Aim,
    AlternativesWish,
    Capacity,
    Member,
    Need,
    Objective,
    Offer,
    Pin,
    PriceTier,
    Problem,
    Rules,
    TradeOff,
)
from bidbuilder.composer.sourcing.asked_only import no_more_than_asked
from bidbuilder.composer.sourcing.lot_choice import discounts_of, lot_rules, lots_of
from bidbuilder.composer.sourcing.placing import Placement, in_packs, kept_place, offer_of
from bidbuilder.composer.sourcing.rollups import RollUpRows
from bidbuilder.composer.sourcing.settled import with_settled
from bidbuilder.composer.sourcing.things import Asked, Thing
from bidbuilder.composer.sourcing.wishes import FRONTIER_POINTS, Goal, MemberBounds, Wishes
from bidbuilder.domain.solutions.outline import OutlineRow

LEAD_TAKES_PART = "lead-takes-part"

_AIMS = {Goal.SCORE: Aim.SCORE, Goal.WEIGHTED: Aim.WEIGHTED}
_HUNDRED = Decimal(100)
_SUPPLY = "supply:"


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """An item that stays as it is: its row, the price of all of it (None: no price yet) and what it is as a placement.

    It `leaves` with a member that is left out; then it is no part of the problem.
    """

    row: OutlineRow
    amount: Decimal | None
    placement: Placement | None = None
    leaves: bool = False

    @property
    def id(self) -> str:
        """Its name in the problem."""
        return kept_place(self.row.node.key)

    @property
    def is_offered(self) -> bool:
        """Whether it is in the problem: an offering that stays."""
        return self.row.node.offering_id is not None and not self.leaves


@dataclass(frozen=True, slots=True, kw_only=True)
class Ground:
    """Everything a problem is made from. `free` is how much of an offering other bids leave (by id, where it is limited).

    `lots` are those composed for; `unmeasured` placements would pay freight by a mass or volume that nobody stated.
    """

    asked: Asked
    placements: tuple[Placement, ...]
    kept: tuple[Kept, ...]
    rows: RollUpRows
    lead_id: int
    country: str = ""
    free: Mapping[int, Decimal] | None = None
    lots: tuple[str, ...] = ()
    unmeasured: int = 0


def build_problem(ground: Ground, wishes: Wishes) -> Problem:
    """The problem of a bid under these wishes."""
    offers = tuple(_offers(ground))
    if wishes.lead_min_share is not None:
        offers = tuple(_taking_part(offer, str(ground.lead_id)) for offer in offers)
    problem = Problem(
        needs=tuple(_needs(ground, wishes)),
        members=_members(offers, ground.lead_id, wishes),
        capacities=tuple(_capacities(ground)),
        offers=offers,
        rules=_rules(ground, offers, wishes),
        objective=Objective(
            aim=_AIMS.get(wishes.goal, Aim.COST),
            price_weight=wishes.price_weight,
            quality_weight=wishes.quality_weight,
        ),
        trade_off=TradeOff(points=FRONTIER_POINTS, against=wishes.trade_off) if wishes.trade_off else None,
        alternatives=_alternatives(wishes),
        lots=lots_of(ground.lots, wishes),
        discounts=discounts_of(ground.lots, wishes),
    )
    return with_settled(no_more_than_asked(problem, (thing.key for thing in ground.asked.things)), wishes.settled)


def warm_start(ground: Ground) -> dict[str, Decimal]:
    """The hand-made solution as quantities of the problem's offers; the composer uses it only if it holds."""
    known = {one.id: one for one in ground.placements}
    start = {one.id: Decimal(1) for one in ground.kept if one.is_offered}
    for thing in ground.asked.things:
        for row in thing.present:
            placement = known.get(f"{thing.key}/{row.node.offering_id}")
            if placement is not None:
                packs = in_packs(row.quantity, placement.pack)
                start[placement.id] = start.get(placement.id, Decimal(0)) + packs
    return start


def _needs(ground: Ground, wishes: Wishes) -> Iterable[Need]:
    pinned = {pin.thing for pin in wishes.pinned}
    for thing in ground.asked.things:
        is_open = thing.key in wishes.left_open or not thing.is_mandatory
        yield Need(
            id=thing.key,
            # A pinned choice answers its thing, whatever quantity the person thought right.
            quantity=_wanted(thing, ground, wishes) if thing.key in pinned else thing.quantity,
            is_mandatory=not is_open,
            points=thing.head.weight or Decimal(1) if not thing.is_mandatory else Decimal(0),
            lot=_lot(thing.head.lot, ground),
        )
    for row in ground.rows.needs:
        if not row.is_limit:
            yield Need(
                id=row.key,
                quantity=row.amount,
                is_mandatory=row.is_mandatory,
                points=row.weight,
                lot=_lot(row.lot, ground),
            )
    if wishes.lead_min_share is not None:
        yield Need(id=LEAD_TAKES_PART)


def _lot(lot: str, ground: Ground) -> str | None:
    return lot if lot in ground.lots else None


def _wanted(thing: Thing, ground: Ground, wishes: Wishes) -> Decimal:
    factors = {one.id: one.factor for one in ground.placements}
    given = sum(
        (
            pin.quantity * factors.get(f"{pin.thing}/{pin.offering_id}", Decimal(1))
            for pin in wishes.pinned
            if pin.thing == thing.key
        ),
        Decimal(0),
    )
    return min(thing.quantity, given)


def _offers(ground: Ground) -> Iterable[Offer]:
    for placement in ground.placements:
        if placement.id not in ground.rows.unfit:
            offer = offer_of(placement, _system_answers(placement.id, ground), ground.country)
            yield _with_uses(offer, placement, ground)
    for kept in ground.kept:
        if kept.is_offered:
            yield _kept_offer(kept, ground)


def _system_answers(name: str, ground: Ground) -> dict[str, Decimal]:
    return {row.key: row.per_unit[name] for row in ground.rows.needs if not row.is_limit and name in row.per_unit}


def _taking_part(offer: Offer, lead: str) -> Offer:
    if offer.member != lead:
        return offer
    return replace(offer, answers={**offer.answers, LEAD_TAKES_PART: Decimal(1)})


def _with_uses(offer: Offer, placement: Placement, ground: Ground) -> Offer:
    uses = {
        row.key: row.per_unit[placement.id] * placement.pack
        for row in ground.rows.needs
        if row.is_limit and placement.id in row.per_unit
    }
    if placement.offering.id in (ground.free or {}):
        uses[_supply(placement.offering.id or 0)] = placement.pack
    return replace(offer, uses=uses) if uses else offer


def _kept_offer(kept: Kept, ground: Ground) -> Offer:
    """All of a kept item as one unit of an offer."""
    node, quantity = kept.row.node, kept.row.quantity
    name = kept.placement.id if kept.placement else ""
    answers = {key: per_unit * quantity for key, per_unit in _system_answers(name, ground).items()}
    return Offer(
        id=kept.id,
        member=str(node.organisation_id),
        answers=answers,
        max_quantity=Decimal(1),
        prices=(PriceTier(from_quantity=Decimal(0), unit_price=kept.amount or Decimal(0)),),
    )


def _capacities(ground: Ground) -> Iterable[Capacity]:
    yield from (Capacity(id=row.key, amount=row.amount) for row in ground.rows.needs if row.is_limit)
    yield from (Capacity(id=_supply(number), amount=amount) for number, amount in (ground.free or {}).items())


def _supply(offering_id: int) -> str:
    return f"{_SUPPLY}{offering_id}"


def offering_of_supply(capacity: str) -> int | None:
    """The offering whose free amount a capacity is, by its name in the problem; None where it is another capacity."""
    return int(capacity.removeprefix(_SUPPLY)) if capacity.startswith(_SUPPLY) else None


def _members(offers: Sequence[Offer], lead_id: int, wishes: Wishes) -> tuple[Member, ...]:
    lead = str(lead_id)
    names = dict.fromkeys(offer.member for offer in offers if offer.member is not None)
    own = {str(one.organisation_id): one for one in wishes.member_bounds}
    every = MemberBounds(organisation_id=0, least=wishes.member_min_share, most=wishes.member_max_share)
    leading = MemberBounds(organisation_id=lead_id, least=wishes.lead_min_share)
    return tuple(
        Member(
            id=name,
            fixed_cost=Decimal(0) if name == lead else wishes.partner_cost,
            min_share=_share(bounds.least),
            max_share=_share(bounds.most),
        )
        for name in names
        for bounds in [own.get(name, leading if name == lead else every)]
    )


def _share(percent: Decimal | None) -> Decimal | None:
    return None if percent is None else percent / _HUNDRED


def _rules(ground: Ground, offers: Sequence[Offer], wishes: Wishes) -> Rules:
    places = _places(ground, offers)
    packs = {one.id: one.pack for one in ground.placements}
    pinned = [
        Pin(offer=name, quantity=in_packs(pin.quantity, packs[name]))
        for pin in wishes.pinned
        if (name := f"{pin.thing}/{pin.offering_id}") in packs
    ]
    kept = [Pin(offer=one.id, quantity=Decimal(1)) for one in ground.kept if one.is_offered]
    owners = {
        name for offer in offers if offer.member in {str(one) for one in wishes.barred_members} for name in [offer.id]
    }
    barred = [name for number in wishes.barred_offerings for name in places.get(number, ())]
    stay = {pin.offer for pin in kept}
    return Rules(
        max_members=wishes.max_members,
        requires=tuple(_pairs(wishes.requires, places)),
        excludes=tuple(_pairs(wishes.excludes, places)),
        pinned=(*pinned, *kept),
        barred=tuple(name for name in dict.fromkeys((*barred, *sorted(owners))) if name not in stay),
        min_local_share=_share(wishes.min_local_share),
        max_lead_time_days=wishes.max_lead_time_days,
        budget=wishes.budget,
        origins=wishes.origins or None,
        **lot_rules(wishes),
    )


def _places(ground: Ground, offers: Sequence[Offer]) -> dict[int, list[str]]:
    """The names in the problem of each offering."""
    there = {offer.id for offer in offers}
    places: dict[int, list[str]] = {}
    for placement in ground.placements:
        if placement.id in there:
            places.setdefault(placement.offering.id or 0, []).append(placement.id)
    for kept in ground.kept:
        if kept.is_offered and kept.row.node.offering_id is not None:
            places.setdefault(kept.row.node.offering_id, []).append(kept.id)
    return places


def _pairs(pairs: Iterable[tuple[int, int]], places: Mapping[int, Sequence[str]]) -> Iterable[tuple[str, str]]:
    """Every place of the first with every place of the second."""
    return (
        (first, second)
        for one, other in pairs
        for first in places.get(one, ())
        for second in places.get(other, ())
        if first != second
    )


def _alternatives(wishes: Wishes) -> AlternativesWish | None:
    if not wishes.alternatives:
        return None
    return AlternativesWish(count=wishes.alternatives, least_difference=wishes.least_difference)
