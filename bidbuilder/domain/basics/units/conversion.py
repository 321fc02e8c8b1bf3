"""Units: found in text, compared by dimension, converted exactly. Labels for people are in `labels`."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Context, Decimal
from fractions import Fraction
from functools import lru_cache

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.units import rec20
from bidbuilder.domain.basics.units.dimensions import dimension_of
from bidbuilder.domain.basics.units.reading import Meaning, find_meaning, write_symbol

# Fixed, so that a conversion gives the same digits in every thread whatever the ambient decimal context is.
_CONTEXT = Context(prec=34)

# What a symbol can also mean when another dimension is wanted: `km/t` of a speed, `60 C` of a temperature.
_OTHER_READINGS = {
    "t": ("h",),
    "C": ("degC",),
    "F": ("degF",),
    "H": ("h",),
    "S": ("s",),
    "deg": ("degC",),
    "K": ("delta_degC",),
    "degC": ("delta_degC",),
    "degF": ("delta_degF",),
    "lm": ("m",),
    "piece": ("stokes",),
    "dB": ("dBA",),
    "mH2O": ("m",),  # the head of a pump, in metres of its column of water
}
_PRESSURES = ("bar", "Pa", "psi")


class UnitUnknown(Refusal):
    """The text names no unit, or its case leaves two readings open."""

    code = "unit-unknown"
    message = translatable("“{unit}” is not a unit that is known here.")
    hint = translatable("Write it like kW, m³/h or pcs.; mind capital letters (mW is not MW).")


class UnitsIncompatible(Refusal):
    """The two units measure different things."""

    code = "units-incompatible"
    message = translatable("{unit} cannot be converted to {target}: they measure different things.")
    hint = translatable("Give the value in {target} or in a unit that can be converted to it.")


@dataclass(frozen=True, slots=True)
class Unit:
    """A unit. `symbol` is as the units library writes it, `code` its UN/ECE Rec. 20 code or ``""``."""

    symbol: str
    dimension: str
    code: str = ""
    is_counted: bool = False


@lru_cache(maxsize=8192)
def find_unit(text: str, dimension: str = "") -> Unit | None:
    """The unit a text names: a symbol, a name in English, Danish or German, a compound, or a Rec. 20 code.

    `dimension` settles what a text leaves open: `t` is a tonne, but an hour where a speed is wanted; plain `bar` is gauge
    pressure where gauge pressure is wanted. Without a fitting reading the plain one is given.
    """
    meaning = find_meaning(text)
    if meaning is None:
        return None
    plain = _unit_of(meaning)
    if dimension in {"", plain.dimension}:
        return plain
    others = (_unit_of(other) for other in _reread(meaning))
    return next((unit for unit in others if unit.dimension == dimension), plain)


def get_unit(text: str) -> Unit:
    """The unit a text names; raises `UnitUnknown`."""
    unit = find_unit(text)
    if unit is None:
        raise UnitUnknown(unit=text)
    return unit


def unit_of_code(code: str) -> Unit | None:
    """The unit with a UN/ECE Rec. 20 code (`KWT` → kW, `C62` → piece); None for a code that is not in the list."""
    symbol = rec20.symbol_of(code)
    meaning = find_meaning(symbol) if symbol else None
    return _unit_of(meaning) if meaning else None


def same_dimension(left: str, right: str) -> bool:
    """Whether values in the one unit can be converted into the other."""
    first, second = find_unit(left), find_unit(right)
    return first is not None and second is not None and first.dimension == second.dimension


def convert(value: Decimal, unit: str, target: str) -> Decimal:
    """A value in `unit` expressed in `target`, exact where 34 digits suffice; temperatures with their offset.

    Raises `UnitUnknown`, and `UnitsIncompatible` for different dimensions. Gauge and absolute pressure count as different:
    the atmosphere between them is not a constant.
    """
    if unit == target:
        return value
    numerator, denominator, offset = _line(unit, target)
    converted = _CONTEXT.divide(_CONTEXT.multiply(value, numerator), denominator)
    return _CONTEXT.add(converted, offset) if offset else converted


@lru_cache(maxsize=8192)
def _line(unit: str, target: str) -> tuple[Decimal, Decimal, Decimal]:
    """Numerator, denominator and offset of the straight line that turns `unit` into `target`."""
    source, goal = _get_meaning(unit), _get_meaning(target)
    if dimension_of(source) != dimension_of(goal):
        raise UnitsIncompatible(unit=unit, target=target)
    factor = source.factor / goal.factor
    offset = (source.offset - goal.offset) / goal.factor
    return Decimal(factor.numerator), Decimal(factor.denominator), _decimal(offset)


def _decimal(fraction: Fraction) -> Decimal:
    return _CONTEXT.divide(Decimal(fraction.numerator), Decimal(fraction.denominator))


def _get_meaning(text: str) -> Meaning:
    meaning = find_meaning(text)
    if meaning is None:
        raise UnitUnknown(unit=text)
    return meaning


@lru_cache(maxsize=8192)
def _unit_of(meaning: Meaning) -> Unit:
    code = rec20.code_of(meaning.symbol)
    return Unit(meaning.symbol, dimension_of(meaning), code, meaning.is_counted)


def _reread(meaning: Meaning) -> Iterator[Meaning]:
    """Other meanings of the same text, one part read another way."""
    for index, (symbol, power) in enumerate(meaning.parts):
        for other in _other_readings(symbol):
            parts = (*meaning.parts[:index], (other, power), *meaning.parts[index + 1 :])
            reread = find_meaning(write_symbol(parts))
            if reread is not None:
                yield reread


def _other_readings(symbol: str) -> tuple[str, ...]:
    if symbol.endswith(_PRESSURES):
        return (symbol + "g", symbol + "a")
    return _OTHER_READINGS.get(symbol, ())
