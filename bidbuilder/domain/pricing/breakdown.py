"""The build-up of a price by line, by member, by lot and of the whole bid: rows whose columns and sums tie to the cent."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.pricing.adding_up import STEP_KINDS
from bidbuilder.domain.pricing.build_up import BidPrice, PricedLine

_NOTHING = Decimal(0)


class Grouping(StrEnum):
    """What one row of the build-up stands for."""

    LINE = "line"
    MEMBER = "member"
    LOT = "lot"
    BID = "bid"


@dataclass(frozen=True, slots=True)
class BreakdownRow:
    """One row: the sum of every kind of step, in all `price`; less `discount` it is `net`.

    `key` is an item key, the number of an organisation (0: the lead's own), the id of a lot or ``""``; `lines` are all of it.
    """

    key: str
    steps: Mapping[str, Decimal]
    discount: Decimal
    lines: tuple[PricedLine, ...]

    @property
    def price(self) -> Decimal:
        """The price before what is taken off."""
        return sum(self.steps.values(), _NOTHING)

    @property
    def net(self) -> Decimal:
        """The price after what is taken off."""
        return self.price - self.discount


KEYS: Mapping[Grouping, Callable[[PricedLine], str]] = {
    Grouping.LINE: lambda line: line.item_key,
    Grouping.MEMBER: lambda line: str(line.organisation_id or 0),
    Grouping.LOT: lambda line: line.lot,
    Grouping.BID: lambda _line: "",
}


def break_down(price: BidPrice, key_of: Callable[[PricedLine], str]) -> tuple[BreakdownRow, ...]:
    """One row for each key, in the order they first appear; `KEYS` has the usual ones. The nets add up to the price's total."""
    lines: dict[str, list[PricedLine]] = {}
    discounts: dict[str, Decimal] = {}
    for line, taken_off in zip(price.lines, price.taken_off, strict=True):
        key = key_of(line)
        lines.setdefault(key, []).append(line)
        discounts[key] = discounts.get(key, _NOTHING) + taken_off
    return tuple(BreakdownRow(key, sum_steps(lines[key]), discounts[key], tuple(lines[key])) for key in lines)


def sum_steps(lines: Iterable[PricedLine]) -> dict[str, Decimal]:
    """The sum of every kind of step over the lines, in the order of the steps; kinds that do not occur are 0."""
    sums = dict.fromkeys(STEP_KINDS, _NOTHING)
    for line in lines:
        for step in line.steps:
            sums[step.kind] += step.amount
    return sums


def steps_of(line: PricedLine) -> dict[str, Decimal]:
    """The steps of one line by their kind."""
    return sum_steps((line,))


def kinds_used(price: BidPrice) -> tuple[str, ...]:
    """The kinds of step that any line has, in their order."""
    sums = {step.kind for line in price.lines for step in line.steps}
    return tuple(kind for kind in STEP_KINDS if kind in sums)
