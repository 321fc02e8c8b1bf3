"""Our price lines as prices of the buyer's own positions, in an answer that may hold no position of ours.

1. What a line costs goes to the counted positions its item answers: to one alone, or shared by their quantities.
2. What belongs to no counted position (shared services, items that answer none) is spread over the priced positions by sum.
3. A unit price is the sum over the quantity, rounded up to the currency's step; the position's sum is quantity × unit price.
4. What rounding up added is taken off in one amount together with the discount, so that the end is the bid's one total.
5. A position outside the total (an alternative, or only on demand) has a unit price where an item beside the total answers it.

Example: 100.01 for a position of 3 pieces gives 33.34 a piece and 100.02; a bid of 100.01 then has 0.01 taken off.
"""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from decimal import ROUND_CEILING, ROUND_HALF_UP, Decimal

from bidbuilder.domain.basics.money import allocate


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPosition:
    """A position of the buyer's bill. `counts` is false for one outside the total: an alternative, or only on demand."""

    number: str
    quantity: Decimal
    counts: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class PositionPrice:
    """The price of a position: `total` = quantity × `unit_price`, to the currency's step."""

    unit_price: Decimal
    total: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class PricedPositions:
    """Prices by position number; `taken_off` is what leads from their sum to the bid's total."""

    prices: Mapping[str, PositionPrice]
    taken_off: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class AnsweringLine:
    """What a price line costs and the numbers of the positions its item answers."""

    total: Decimal
    numbers: tuple[str, ...] = ()


def price_positions(
    positions: Sequence[CallPosition], lines: Iterable[AnsweringLine], total: Decimal, step: Decimal
) -> PricedPositions:
    """Prices of the counted positions that any line answers. `total` and the lines' totals are multiples of `step`.

    Without any such position there are no prices and nothing is taken off.
    """
    counted = {one.number: one for one in positions if one.counts and one.quantity > 0}
    sums, rest = _sum_up(lines, counted, step)
    if not any(sums.values()):
        return PricedPositions(prices={}, taken_off=Decimal(0))
    spread = allocate(rest, list(sums.values()), step)
    whole = {number: amount + more for (number, amount), more in zip(sums.items(), spread, strict=True)}
    prices = {number: _price(amount, counted[number].quantity, step) for number, amount in whole.items()}
    return PricedPositions(prices=prices, taken_off=sum((one.total for one in prices.values()), Decimal(0)) - total)


def price_beside(
    positions: Sequence[CallPosition], lines: Iterable[AnsweringLine], step: Decimal
) -> Mapping[str, Decimal]:
    """Unit prices of positions outside the total, by number, out of `lines` that are outside it too (options and spares)."""
    beside = {one.number: one for one in positions if not one.counts and one.quantity > 0}
    sums, _rest = _sum_up(lines, beside, step)
    return {number: _price(amount, beside[number].quantity, step).unit_price for number, amount in sums.items()}


def _sum_up(
    lines: Iterable[AnsweringLine], among: Mapping[str, CallPosition], step: Decimal
) -> tuple[dict[str, Decimal], Decimal]:
    """What lines cost by the position they answer, shared where they answer several; and what answers none of them."""
    sums: dict[str, Decimal] = {}
    rest = Decimal(0)
    for line in lines:
        answered = [among[number] for number in dict.fromkeys(line.numbers) if number in among]
        if not answered:
            rest += line.total
            continue
        for position, share in zip(answered, _shares(line.total, answered, step), strict=True):
            sums[position.number] = sums.get(position.number, Decimal(0)) + share
    return sums, rest


def _shares(total: Decimal, positions: Sequence[CallPosition], step: Decimal) -> tuple[Decimal, ...]:
    return (total,) if len(positions) == 1 else allocate(total, [one.quantity for one in positions], step)


def _price(amount: Decimal, quantity: Decimal, step: Decimal) -> PositionPrice:
    unit_price = (amount / quantity).quantize(step, ROUND_CEILING)
    return PositionPrice(unit_price=unit_price, total=(unit_price * quantity).quantize(step, ROUND_HALF_UP))
