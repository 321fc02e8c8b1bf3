"""Arithmetic of roll-ups: many ranges into one range, end by end. An open end stays open."""

from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal
from functools import reduce
from operator import mul

from bidbuilder.domain.basics.units import same_dimension
from bidbuilder.domain.catalogue.properties import ValueKind
from bidbuilder.domain.matching.placing import PlacedItem
from bidbuilder.domain.matching.readings import Bound, Offered, in_unit, show_number, show_range
from bidbuilder.domain.tenders.constraints import Aggregate

Group = tuple[Offered, tuple[PlacedItem, ...]]
Weighted = tuple[Decimal, Decimal]  # value, quantity

_RATIO = "1"


def total_of(aggregate: Aggregate, groups: Sequence[Group], unit: str) -> Offered:
    """The values of all groups as one range in the same canonical unit."""
    roll = _ROLLS[aggregate]
    quantities = [_quantity(items) for _offered, items in groups]
    ends = []
    for end in (0, 1):
        values = (_end(offered, end) for offered, _items in groups)
        known = [(value, quantity) for value, quantity in zip(values, quantities, strict=True) if value is not None]
        ends.append(roll(known, unit) if known and len(known) == len(groups) else None)
    low, high = ends
    return Offered(kind=ValueKind.INTERVAL, shown=show_range(low, high, unit), low=low, high=high)


def count_of(groups: Sequence[Group], items: Sequence[PlacedItem], bound: Bound) -> Offered:
    """How many: the items that state the property (a flag: as provided), or all where no property is named."""
    counted = (
        [item for offered, listed in groups if offered.flag is not False for item in listed]
        if bound.constraint.property
        else items
    )
    number = _quantity(counted)
    return Offered(kind=ValueKind.NUMBER, shown=show_number(number), low=number, high=number)


def _quantity(items: Iterable[PlacedItem]) -> Decimal:
    return sum((item.quantity for item in items), Decimal(0))


def _end(offered: Offered, end: int) -> Decimal | None:
    if offered.points:
        return max(offered.points) if end else min(offered.points)
    return offered.high if end else offered.low


def _sum(weighted: Sequence[Weighted], _unit: str) -> Decimal:
    return sum((value * quantity for value, quantity in weighted), Decimal(0))


def _mean(weighted: Sequence[Weighted], unit: str) -> Decimal:
    return _sum(weighted, unit) / sum((quantity for _, quantity in weighted), Decimal(0))


def _minimum(weighted: Sequence[Weighted], _unit: str) -> Decimal:
    return min(value for value, _ in weighted)


def _maximum(weighted: Sequence[Weighted], _unit: str) -> Decimal:
    return max(value for value, _ in weighted)


def _product(weighted: Sequence[Weighted], unit: str) -> Decimal:
    """A chain: 90 % of 95 % is 85.5 %, so percentages are multiplied as ratios."""
    if not unit or not same_dimension(unit, _RATIO):
        return reduce(mul, (value for value, _ in weighted))
    ratios = (in_unit(value, unit, _RATIO) for value, _ in weighted)
    return in_unit(reduce(mul, ratios), _RATIO, unit)


_ROLLS: dict[Aggregate, Callable[[Sequence[Weighted], str], Decimal]] = {
    Aggregate.SUM: _sum,
    Aggregate.MEAN: _mean,
    Aggregate.MINIMUM: _minimum,
    Aggregate.MAXIMUM: _maximum,
    Aggregate.PRODUCT: _product,
}
