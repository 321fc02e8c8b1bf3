"""Under rules on shares, no more of a thing than is asked for: a share is not to be reached by buying what nobody wants.

"The lead does at least 20 %" can be kept by paying the lead for 12 service agreements where two are asked for. So all that is
bought for one thing has a room: what is asked for, or, where packs and least orders are larger, what any one offer of it comes
to. Without rules on shares more is bought only where that is cheaper, and then it is welcome.
"""

from collections.abc import Iterable
from dataclasses import replace
from decimal import ROUND_CEILING, Decimal

from bidbuilder.composer.candidates import has_share_rules
from bidbuilder.composer.problem import Capacity, Offer, Problem

_PREFIX = "asked:"


def thing_of_room(capacity: str) -> str | None:
    """The thing whose room a capacity is, by its name in the problem; None where it is another capacity."""
    return capacity.removeprefix(_PREFIX) if capacity.startswith(_PREFIX) else None


def no_more_than_asked(problem: Problem, things: Iterable[str]) -> Problem:
    """The problem with a room for each of these things (ids of its needs), where it has rules on shares."""
    if not has_share_rules(problem):
        return problem
    wanted = {need.id: need.quantity for need in problem.needs}
    pinned = {pin.offer: pin.quantity for pin in problem.rules.pinned}
    rooms: dict[str, Decimal] = {}
    for thing in things:
        offers = [one for one in problem.offers if thing in one.answers]
        fixed = sum((pinned[one.id] * one.answers[thing] for one in offers if one.id in pinned), Decimal(0))
        alone = max((_amount(one, thing, wanted[thing]) for one in offers), default=Decimal(0))
        rooms[thing] = fixed + alone if fixed < wanted[thing] else max(fixed, alone)
    return replace(
        problem,
        offers=tuple(_with_rooms(one, rooms) for one in problem.offers),
        capacities=(
            *problem.capacities,
            *(Capacity(id=_PREFIX + thing, amount=amount) for thing, amount in rooms.items()),
        ),
    )


def _amount(offer: Offer, thing: str, wanted: Decimal) -> Decimal:
    """How much of the thing the offer comes to where it answers it alone."""
    quantity = wanted / offer.answers[thing]
    if offer.is_integer:
        quantity = quantity.to_integral_value(rounding=ROUND_CEILING)
    return max(quantity, offer.min_quantity) * offer.answers[thing]


def _with_rooms(offer: Offer, rooms: dict[str, Decimal]) -> Offer:
    uses = {_PREFIX + need: per_unit for need, per_unit in offer.answers.items() if need in rooms}
    return replace(offer, uses={**offer.uses, **uses}) if uses else offer
