"""Which offers can be part of a solution at all, and in which quantities at which price: the columns of the model.

An option is one price tier of one offer: between `least` and `most` units at `unit_price` each. Quantities that no best
solution needs are cut away: nobody buys beyond what the needs ask for, except up to the start of a cheaper tier.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal

from bidbuilder.composer.evaluating import is_ruled_out
from bidbuilder.composer.problem import ZERO, Offer, Problem

# A divisible offer that must be seen to sell (another requires it, shares are counted) is used from this quantity on.
LEAST_DIVISIBLE = Decimal("0.0001")
# A divisible tier below a dearer one ends this far before it: the dearer price holds at its very start.
_BELOW = Decimal("0.000001")
# Shares can make it pay to buy beyond need; an offer without a greatest quantity then goes up to this multiple.
_BEYOND_NEED = 10


@dataclass(frozen=True, slots=True, kw_only=True)
class Option:
    """One offer at one price: from `least` (0 only if divisible) to `most` units at `unit_price`."""

    offer: int
    least: Decimal
    most: Decimal
    unit_price: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidates:
    """The options that are left, by offer index in the problem; `impossible_pins` are pins that no option allows."""

    options: Mapping[int, tuple[Option, ...]]
    impossible_pins: tuple[str, ...] = ()


def candidates_of(problem: Problem) -> Candidates:
    """The options of all usable offers: not barred, fast enough, with room in every capacity, with what they require."""
    quantities = {need.id: need.quantity for need in problem.needs}
    idle = {need.id for need in problem.needs if not need.is_mandatory and not need.points}
    room = {capacity.id: capacity.amount for capacity in problem.capacities}
    pins = {pin.offer: pin.quantity for pin in problem.rules.pinned}
    barred = {*problem.rules.barred, *(a for a, b in problem.rules.excludes if a == b)}
    wanted = {second for _, second in problem.rules.requires} | set(pins)
    beyond = has_share_rules(problem)
    found: dict[int, tuple[Option, ...]] = {}
    for index, offer in enumerate(problem.offers):
        if offer.id in barred or is_ruled_out(offer, problem.rules) or pins.get(offer.id) == 0:
            continue
        useful = _most_useful(offer, quantities, idle, offer.id in wanted)
        if offer.id in pins:
            options = tuple(_pinned_option(index, offer, pins[offer.id]))
        elif useful or beyond:
            options = tuple(_options(index, offer, useful, _most_possible(offer, room), beyond))
        else:
            continue
        if options:
            found[index] = options
    usable = _with_their_companions(problem, found)
    names = {problem.offers[index].id for index in usable}
    return Candidates(
        options=usable,
        impossible_pins=tuple(name for name, quantity in pins.items() if quantity and name not in names),
    )


def has_share_rules(problem: Problem) -> bool:
    """Tell whether spending more can help to keep a rule: then no quantity may be cut away because it is not needed."""
    return problem.rules.min_local_share is not None or any(
        member.min_share is not None or member.max_share is not None for member in problem.members
    )


def _most_useful(offer: Offer, quantities: Mapping[str, Decimal], idle: set[str], wanted: bool) -> Decimal:
    """The quantity from which more of this offer answers nothing more that must be covered or earns points."""
    useful = max(
        (
            quantities[need] / per_unit
            for need, per_unit in offer.answers.items()
            if need not in idle or need in offer.points
        ),
        default=ZERO,
    )
    if offer.is_integer:
        useful = useful.to_integral_value(ROUND_CEILING)
    return max(useful, Decimal(1)) if wanted else useful


def _most_possible(offer: Offer, room: Mapping[str, Decimal]) -> Decimal | None:
    limits = [room[capacity] / per_unit for capacity, per_unit in offer.uses.items() if capacity in room]
    if offer.max_quantity is not None:
        limits.append(offer.max_quantity)
    if not limits:
        return None
    return min(limits).to_integral_value(ROUND_FLOOR) if offer.is_integer else min(limits)


def _options(index: int, offer: Offer, useful: Decimal, possible: Decimal | None, beyond: bool) -> Iterator[Option]:
    most = possible if possible is not None else useful * (_BEYOND_NEED if beyond else 1)
    cheapest: Decimal | None = None
    for start, end, price in _tiers(offer):
        least = max(start, offer.min_quantity, Decimal(1) if offer.is_integer else ZERO)
        least = least.to_integral_value(ROUND_CEILING) if offer.is_integer else least
        top = least if possible is None and least > most else most
        top = top if end is None else min(top, end)
        top = top if beyond else min(top, max(least, useful))
        if top < least or top == 0:
            continue
        # Reaching up to a tier beyond need only pays if it costs less than the quantity that is enough.
        if not beyond and least > useful and cheapest is not None and least * price >= cheapest:
            continue
        enough = max(least, useful)
        if enough <= top:
            cheapest = enough * price if cheapest is None else min(cheapest, enough * price)
        yield Option(offer=index, least=least, most=top, unit_price=price)


def _pinned_option(index: int, offer: Offer, pin: Decimal) -> Iterator[Option]:
    price = offer.unit_price(pin)
    fits = offer.min_quantity <= pin and (offer.max_quantity is None or pin <= offer.max_quantity)
    if fits and price is not None and (not offer.is_integer or pin == pin.to_integral_value()):
        yield Option(offer=index, least=pin, most=pin, unit_price=price)


def _tiers(offer: Offer) -> Iterator[tuple[Decimal, Decimal | None, Decimal]]:
    """Each tier's first quantity, last quantity (None: no end) and price."""
    for tier, following in zip(offer.prices, [*offer.prices[1:], None], strict=True):
        end = None
        if following is not None:
            end = _last_before(offer, tier.unit_price, following.from_quantity, following.unit_price)
        yield tier.from_quantity, end, tier.unit_price


def _last_before(offer: Offer, price: Decimal, start: Decimal, next_price: Decimal) -> Decimal:
    if offer.is_integer:
        return start.to_integral_value(ROUND_CEILING) - 1
    return start if next_price <= price else start - _BELOW


def _with_their_companions(problem: Problem, found: dict[int, tuple[Option, ...]]) -> dict[int, tuple[Option, ...]]:
    """Leave out offers that require one that is left out, until nothing changes."""
    usable = {problem.offers[index].id: options for index, options in found.items()}
    requires: Sequence[tuple[str, str]] = problem.rules.requires
    while lone := {first for first, second in requires if first in usable and second not in usable}:
        for name in lone:
            del usable[name]
    return {index: options for index, options in found.items() if problem.offers[index].id in usable}
