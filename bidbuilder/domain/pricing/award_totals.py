"""What the buyer pays under the conditional discounts: for every combination of lots it may award, and for early payment.

1. What is taken off in any case is shared out over the lines by largest remainder, a lot's discount over its own lines. What
   belongs to no lot is then shared out over the lots by their sums. So every lot has a price, and the lots add up to the total.
2. The price before is the sum of the lots of a combination. Each discount for several lots whose lots are all in it takes its
   percentage off the price of those lots; where several hold, each is of the price before. What is left is the price after.
3. Early payment takes its percentage off the price after.

Combinations are each lot alone and all together. Where a discount is for several lots, they are every set of at most four lots;
of more, also the sets that a discount names.

Example: lots A 945.00 and B 525.00, 4 % for both, 1 % within 10 days: A 945.00 (early 935.55), B 525.00 (519.75), A and B
1,470.00 − 58.80 = 1,411.20 (1,397.09).
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations

from bidbuilder.domain.basics.money import allocate, round_to_step
from bidbuilder.domain.pricing.discounts import Discount

_HUNDRED = Decimal(100)
_NOTHING = Decimal(0)
_MOST_LOTS_IN_EVERY_SET = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class AwardTotal:
    """The price if exactly these lots are awarded (none: a call without lots).

    `before` − the amounts of `discounts` = `after`; `early` is what is left of `after` if it is paid in time
    (None: no such offer).
    """

    lots: tuple[str, ...]
    before: Decimal
    discounts: tuple[Discount, ...]
    after: Decimal
    early: Decimal | None = None

    @property
    def taken_off(self) -> Decimal:
        """What the discounts for several lots come to."""
        return sum((one.amount for one in self.discounts), _NOTHING)


def share_discounts(
    lines: Sequence[tuple[str, Decimal]], discounts: Sequence[Discount], step: Decimal
) -> tuple[Decimal, ...]:
    """What is taken off each line (its lot and its total) in any case; the parts add up to those discounts."""
    parts = [_NOTHING] * len(lines)
    for one in discounts:
        if one.is_conditional or not one.amount:
            continue
        places = [place for place, (lot, _total) in enumerate(lines) if one.kind != "lot" or lot == one.lots[0]]
        left = [lines[place][1] - parts[place] for place in places]
        weights = left if min(left) >= 0 and any(left) else [lines[place][1] for place in places]
        for place, part in zip(places, allocate(one.amount, weights, step), strict=True):
            parts[place] += part
    return tuple(parts)


def price_lots(nets: Sequence[tuple[str, Decimal]], step: Decimal) -> tuple[tuple[str, Decimal], ...]:
    """The price of each lot out of the lines' lots and net totals, in the order of the lots' names; it adds up to theirs.

    Lines of no lot (`""`) are shared out over the lots by their sums; where no line has a lot, they are all there is.
    """
    sums: dict[str, Decimal] = {}
    for lot, net in nets:
        sums[lot] = sums.get(lot, _NOTHING) + net
    common = sums.get("", _NOTHING)
    lots = sorted(lot for lot in sums if lot)
    weights = [max(sums[lot], _NOTHING) for lot in lots]
    if not any(weights):
        return tuple(sorted(sums.items()))
    shares = allocate(common, weights, step)
    return tuple((lot, sums[lot] + share) for lot, share in zip(lots, shares, strict=True))


def list_awards(
    by_lot: Sequence[tuple[str, Decimal]], discounts: Sequence[Discount], step: Decimal
) -> tuple[AwardTotal, ...]:
    """The price of every combination of lots; nothing where no discount hangs on a condition. `by_lot` is of `price_lots`."""
    prices = dict(by_lot)
    several = [one for one in discounts if one.kind == "lots"]
    early = next((one for one in discounts if one.kind == "early"), None)
    if not several and early is None:
        return ()
    lots = [lot for lot in prices if lot]
    sets = _combinations(lots, several) if lots else iter([()])
    return tuple(_award(one, prices, several, early, step) for one in sets)


def _award(
    lots: tuple[str, ...],
    prices: Mapping[str, Decimal],
    several: Sequence[Discount],
    early: Discount | None,
    step: Decimal,
) -> AwardTotal:
    before = sum((prices[lot] for lot in lots), _NOTHING) if lots else sum(prices.values(), _NOTHING)
    held = tuple(one for one in several if set(one.lots) <= set(lots))
    after = before - sum((one.amount for one in held), _NOTHING)
    paid_early = None if early is None else after - round_to_step(after * early.percent / _HUNDRED, step)
    return AwardTotal(lots=lots, before=before, discounts=held, after=after, early=paid_early)


def _combinations(lots: Sequence[str], several: Sequence[Discount]) -> Iterator[tuple[str, ...]]:
    """Sets of lots, the smaller first, each once and in the order of the lots."""
    if several and len(lots) <= _MOST_LOTS_IN_EVERY_SET:
        for size in range(1, len(lots) + 1):
            yield from combinations(lots, size)
        return
    named = {tuple(lot for lot in lots if lot in one.lots) for one in several}
    yield from sorted({*((lot,) for lot in lots), *named, tuple(lots)}, key=lambda one: (len(one), one))
