"""Measured proposals of one text that cannot all be its value: “at least 5 kVA … at least 11 kVA” of two kinds of vehicles.

What one thing has to be is said once, or by a lower and an upper bound. Where a text says more, it speaks of several things or
cases, and none of the values is proposed. Worked example: ≥ 8 kVA with ≥ 11 kVA leaves nothing, ≥ 8 kVA with ≤ 11 kVA both.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from decimal import Decimal, InvalidOperation

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.units import convert
from bidbuilder.domain.tenders.constraints import Constraint, Operator

_BOUNDS = [Operator.AT_LEAST, Operator.AT_MOST]


def without_rivals(constraints: Iterable[Constraint]) -> list[Constraint]:
    """The constraints in their order, but for the measured ones of one property that are no pair of bounds."""
    found = list(constraints)
    alike: dict[tuple[object, ...], list[Constraint]] = defaultdict(list)
    for one in found:
        if _numbers(one, one.unit):
            alike[one.property, one.aggregate].append(one)
    dropped = {id(one) for group in alike.values() if not _are_of_one(group) for one in group}
    return [one for one in found if id(one) not in dropped]


def _are_of_one(group: Sequence[Constraint]) -> bool:
    """Whether they say one condition, in one unit or another, or a lower bound and an upper one above it."""
    unit = group[0].unit
    said = {(one.operator, _numbers(one, unit)) for one in group}
    if len(said) == 1:
        return True
    bounds = sorted(said, key=lambda one: _BOUNDS.index(one[0]) if one[0] in _BOUNDS else len(_BOUNDS))
    return [operator for operator, _ in bounds] == _BOUNDS and bounds[0][1] < bounds[1][1]


def _numbers(one: Constraint, unit: str) -> tuple[Decimal, ...]:
    """The values as numbers in a unit; () where they are codes or cannot be told in it."""
    try:
        return tuple(convert(Decimal(value), one.unit, unit) if unit else Decimal(value) for value in one.values)
    except (InvalidOperation, Refusal):
        return ()
