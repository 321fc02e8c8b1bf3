"""Values in the canonical unit of their property: what matching compares and the search projection stores."""

from dataclasses import dataclass
from decimal import Context, Decimal

from bidbuilder.domain.basics.units import UnitsIncompatible, UnitUnknown, convert, find_unit
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind

# Conversions leave a tail of a third or an inch; it is settled here, so that the choice of unit never decides a verdict.
_SETTLED = Context(prec=15)


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalValue:
    """A value made comparable. A single number has `low` = `high`; None is an open end.

    `points` are the alternatives of a choice of numbers (230/400 V), `low` and `high` then their smallest and greatest.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    points: tuple[Decimal, ...] = ()
    choices: tuple[str, ...] = ()
    flag: bool | None = None
    text: str = ""


def to_canonical(value: PropertyValue, definition: PropertyDefinition) -> CanonicalValue:
    """The value with its numbers in the definition's unit.

    Raises `UnitsIncompatible` where the units measure different things and `UnitUnknown` for a unit that is not known.
    """
    if value.kind is ValueKind.NUMBER and value.number is not None:
        number = canonical_number(value.number, value.unit, definition)
        return CanonicalValue(low=number, high=number)
    if value.kind is ValueKind.INTERVAL:
        low, high = (
            None if end is None else canonical_number(end, value.unit, definition) for end in (value.low, value.high)
        )
        return CanonicalValue(low=low, high=high)
    if value.kind is ValueKind.CHOICE and is_numeric(definition):
        points = tuple(canonical_number(Decimal(choice), value.unit, definition) for choice in value.choices)
        return CanonicalValue(low=min(points), high=max(points), points=points, choices=value.choices)
    return CanonicalValue(choices=value.choices, flag=value.flag, text=value.text)


def settle(number: Decimal) -> Decimal:
    """The number to 15 digits."""
    return _SETTLED.plus(number)


def is_numeric(definition: PropertyDefinition) -> bool:
    """Whether values of the property are measured: a number or an interval."""
    return definition.kind in {ValueKind.NUMBER, ValueKind.INTERVAL}


def canonical_number(value: Decimal, unit: str, definition: PropertyDefinition) -> Decimal:
    """A number in `unit` expressed in the unit of the definition; a number without a unit is already in it.

    Where the property settles the reading of a unit (plain bar of a gauge pressure, °C of a difference), that is followed.
    Raises `UnitsIncompatible`, `UnitUnknown`.
    """
    if not unit or unit == definition.unit:
        return value
    meant = find_unit(unit, dimension_of(definition))
    if meant is None:
        raise UnitUnknown(unit=unit)
    if meant.is_counted and is_countable(definition):
        return value
    if not definition.unit:
        raise UnitsIncompatible(unit=unit, target="–")
    return convert(value, meant.symbol, definition.unit)


def dimension_of(definition: PropertyDefinition) -> str:
    """The dimension of the definition's unit, ``""`` for a plain number."""
    unit = find_unit(definition.unit) if definition.unit else None
    return unit.dimension if unit else ""


def is_countable(definition: PropertyDefinition) -> bool:
    """Whether the property is a plain number or counts something, so that `4 stk.` can be said of it."""
    unit = find_unit(definition.unit) if definition.unit else None
    return unit is None or unit.is_counted
