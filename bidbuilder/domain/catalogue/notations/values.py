"""Values of properties out of text, by the data type of the property. Numbers and units are read in `quantities`."""

from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.numbers import shorten
from bidbuilder.domain.basics.units import UnitUnknown, convert, find_unit, label, same_dimension
from bidbuilder.domain.catalogue.notations import vocabulary
from bidbuilder.domain.catalogue.notations.canonical import dimension_of, is_countable, is_numeric, to_canonical
from bidbuilder.domain.catalogue.notations.choices import read_choices
from bidbuilder.domain.catalogue.notations.nominal_sizes import get_gauge_area, get_nominal_diameter
from bidbuilder.domain.catalogue.notations.own_writings import take_off_own_writing
from bidbuilder.domain.catalogue.notations.quantities import StatedQuantity, read_quantity
from bidbuilder.domain.catalogue.notations.refusals import (
    FlagUnreadable,
    PercentOrFraction,
    PressureAboveAnother,
    UnitNotExpected,
    ValueMissing,
)
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind

_NOTES = {
    "approximate": translatable("“{text}” is approximate; it was read as exact."),
    "cores": translatable("“{text}” states a number of cores as well; the cross-section was read."),
    "condition": translatable("“{text}” holds under a condition; the condition was not read."),
    "remark": translatable("“{text}” has a remark in brackets; the remark was not read."),
    "substance": translatable("“{text}” names a substance in its unit; it was read as {unit}."),
    "plus-minus": translatable("“{text}” is a deviation to both sides; its size was read."),
    "tolerance": translatable("“{text}” has a tolerance; only the alternatives were read."),
    "other-measures": translatable("“{text}” states several measures; only the one in {unit} was read."),
    "other-unit": translatable("“{text}” says the same in several units; {unit} was read."),
}
_UNIT_ASSUMED = translatable("“{text}” has no unit; {unit} was assumed.")
_READ_AS = translatable("“{text}” leaves its unit open; it was read as {unit}.")

# Units of properties of which a text can mean another than it says: plain bar of a gauge pressure, `t` for an hour.
_READ_TWO_WAYS = frozenset({"barg", "bara", "dBA", "degC", "m/s"})
# Units that a number may leave out without leaving a question open.
_AIR_BAR = {("a", "barg"): Decimal("-1.013"), ("g", "bara"): Decimal("1.013")}
_UNDERSTOOD = frozenset({"", "1", "DN", "PN", "pH", "percent"})


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueReading:
    """A text as read: the value, or None with an error among the findings."""

    value: PropertyValue | None
    findings: tuple[Finding, ...] = ()


def read_value(
    text: str, definition: PropertyDefinition, *, decimal_mark: str | None = None, unit: str = ""
) -> PropertyValue | Finding:
    """The value a text states for a property, or the finding that says why it cannot be read.

    As `read_with_findings`, for callers that have no use for remarks on a value that was read.
    """
    reading = read_with_findings(text, definition, decimal_mark=decimal_mark, unit=unit)
    return reading.value if reading.value is not None else reading.findings[0]


def read_with_findings(
    text: str, definition: PropertyDefinition, *, decimal_mark: str | None = None, unit: str = ""
) -> ValueReading:
    """The value a text states for a property, with findings on all that was left out or assumed.

    `unit` is the unit of a column or a feature, for texts that carry none. A range, bound or tolerance gives an interval;
    alternatives (`230/400 V`) give a choice of numbers written with a point, except that two alternatives of an interval
    property (`-20/+45 °C`) are its ends. Numbers stay in the unit that was written; `typed` keeps the text.
    """
    try:
        if not text.strip():
            raise ValueMissing
        if is_numeric(definition):
            return _read_measured(text, definition, decimal_mark, unit)
        return ValueReading(value=_read_named(text, definition))
    except Refusal as refusal:
        return ValueReading(value=None, findings=(_as_finding(refusal),))


def _as_finding(refusal: Refusal) -> Finding:
    return Finding(
        severity=Severity.ERROR,
        code=refusal.code,
        message=refusal.message,
        params=refusal.params,
        hint=refusal.hint,
    )


def _read_named(text: str, definition: PropertyDefinition) -> PropertyValue:
    blank = PropertyValue(key=definition.key, kind=definition.kind, typed=text)
    if definition.kind is ValueKind.CHOICE:
        return replace(blank, choices=read_choices(text, definition))
    if definition.kind is ValueKind.FLAG:
        return replace(blank, flag=read_flag(text))
    return replace(blank, text=" ".join(text.split()))


def read_flag(text: str) -> bool:
    """Yes or no in English, Danish or German, a tick or a cross; raises `FlagUnreadable`."""
    word = text.strip(" .").casefold()
    if word in vocabulary.YES:
        return True
    if word in vocabulary.NO:
        return False
    raise FlagUnreadable(text=shorten(text))


def _read_measured(text: str, definition: PropertyDefinition, decimal_mark: str | None, unit: str) -> ValueReading:
    plain, own_notes = take_off_own_writing(text, definition)
    stated = read_quantity(plain, decimal_mark=decimal_mark, dimension=dimension_of(definition))
    stated = replace(stated, notes=stated.notes | own_notes)
    settled, findings = _settle_unit(stated, definition, unit, plain, decimal_mark)
    value = _as_value(settled, definition, text)
    _refuse_other_zero(value, definition, text)
    to_canonical(value, definition)  # refuses a unit that measures something else
    notes = (_remark(Severity.INFO, f"value-{note}", _NOTES[note], text, value.unit) for note in sorted(stated.notes))
    return ValueReading(value=value, findings=(*findings, *notes))


def _refuse_other_zero(value: PropertyValue, definition: PropertyDefinition, text: str) -> None:
    """Gauge and absolute pressure differ by the air, which is not the same everywhere: the number is offered, not taken."""
    air = _AIR_BAR.get((value.unit[-1:], definition.unit))
    number = value.number if value.number is not None else value.high if value.high is not None else value.low
    bar = f"bar{value.unit[-1:]}"
    if air is None or number is None or not same_dimension(value.unit, bar):
        return
    shown = f"{convert(number, value.unit, bar) + air:.2f}"
    raise PressureAboveAnother(
        text=shorten(text), property=definition.names["en"], unit=label(definition.unit), number=shown
    )


def _settle_unit(
    stated: StatedQuantity, definition: PropertyDefinition, unit: str, text: str, decimal_mark: str | None
) -> tuple[StatedQuantity, tuple[Finding, ...]]:
    """The quantity with a unit: its own, else the column's, else the definition's, with a finding if one was assumed."""
    if not stated.unit and not unit:
        return _assume_unit(stated, definition, text)
    if not stated.unit:
        return _with_column_unit(stated, definition, unit, text)
    if stated.unit == "american_wire_gauge" and definition.unit == "mm**2":
        return replace(stated, points=tuple(map(get_gauge_area, stated.points)), unit="mm**2"), ()
    if definition.unit == "DN" and stated.unit == "in":
        return replace(stated, points=tuple(map(get_nominal_diameter, stated.points)), unit="DN"), ()
    if is_countable(definition):
        return _count(stated, definition, text), ()
    plain = read_quantity(text, decimal_mark=decimal_mark).unit if _is_read_two_ways(definition.unit) else stated.unit
    return stated, _said_otherwise(plain, stated.unit, text)


def _assume_unit(
    stated: StatedQuantity, definition: PropertyDefinition, text: str
) -> tuple[StatedQuantity, tuple[Finding, ...]]:
    ends = [end for end in (*stated.points, stated.low, stated.high) if end is not None]
    if definition.unit == "percent" and all(abs(end) <= 1 for end in ends) and any(ends):
        raise PercentOrFraction(text=shorten(text))
    settled = replace(stated, unit=definition.unit)
    if definition.unit in _UNDERSTOOD or is_countable(definition):
        return settled, ()
    return settled, (_remark(Severity.WARNING, "unit-assumed", _UNIT_ASSUMED, text, definition.unit),)


def _with_column_unit(
    stated: StatedQuantity, definition: PropertyDefinition, unit: str, text: str
) -> tuple[StatedQuantity, tuple[Finding, ...]]:
    found, plain = find_unit(unit, dimension_of(definition)), find_unit(unit)
    if found is None or plain is None:
        raise UnitUnknown(unit=shorten(unit))
    settled = replace(stated, unit=found.symbol)
    if is_countable(definition):
        return _count(settled, definition, text), ()
    return settled, _said_otherwise(plain.symbol, found.symbol, text)


def _count(stated: StatedQuantity, definition: PropertyDefinition, text: str) -> StatedQuantity:
    """A count keeps no unit of its own: `4 stk.` of a number of poles is 4."""
    if stated.unit in {definition.unit, "1"}:
        return stated
    unit = find_unit(stated.unit)
    if unit is None or not unit.is_counted:
        raise UnitNotExpected(text=shorten(text))
    return replace(stated, unit=definition.unit)


def _is_read_two_ways(unit: str) -> bool:
    return unit in _READ_TWO_WAYS or unit.endswith("/h")


def _said_otherwise(plain: str, meant: str, text: str) -> tuple[Finding, ...]:
    """A remark where the property settled what the unit means: plain bar as gauge pressure, dB as dB(A), C as °C."""
    if plain == meant or meant.startswith("delta_"):
        return ()
    return (_remark(Severity.INFO, "unit-read-as", _READ_AS, text, meant),)


def _as_value(stated: StatedQuantity, definition: PropertyDefinition, text: str) -> PropertyValue:
    blank = PropertyValue(key=definition.key, kind=ValueKind.INTERVAL, unit=stated.unit, typed=text)
    if not stated.points:
        return replace(blank, low=stated.low, high=stated.high)
    if len(stated.points) == 1:
        return replace(blank, kind=ValueKind.NUMBER, number=stated.points[0])
    if definition.kind is ValueKind.INTERVAL and len(stated.points) == 2 and stated.points[0] < stated.points[1]:
        return replace(blank, low=stated.points[0], high=stated.points[1])
    return replace(blank, kind=ValueKind.CHOICE, choices=tuple(f"{point:f}" for point in stated.points))


def _remark(severity: Severity, code: str, message: str, text: str, unit: str) -> Finding:
    params = {"text": shorten(text), "unit": label(unit)}
    return Finding(severity=severity, code=code, message=message, params=params)
