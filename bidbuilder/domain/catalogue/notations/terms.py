"""Splitting a quantity text into its numbers, their units and what joins them. What they mean together stands in `quantities`."""

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum, auto
from fractions import Fraction

from bidbuilder.domain.basics.numbers import read_number, shorten
from bidbuilder.domain.basics.units import UnitUnknown, find_unit
from bidbuilder.domain.catalogue.notations import vocabulary
from bidbuilder.domain.catalogue.notations.refusals import QuantityUnreadable

_SIGN = re.compile(r"([+-])\s?$")
_MILLION_MONEY = re.compile(r"([TMk])\.?\s?(EUR|DKK|USD|GBP|SEK|NOK|CHF|PLN|€|£)")
_MONEY_FACTORS = {"T": Decimal(1000), "k": Decimal(1000), "M": Decimal(10) ** 6}


class Join(Enum):
    """What stands between a number and the one before it."""

    NOTHING = auto()
    RANGE = auto()
    AND = auto()
    TOLERANCE = auto()
    ALTERNATIVE = auto()
    PRODUCT = auto()


# The order matters: `and` is tried as the end of a range first; without `between` it joins alternatives.
_JOINS = (
    (Join.TOLERANCE, vocabulary.TOLERANCE),
    (Join.RANGE, vocabulary.RANGE),
    (Join.AND, vocabulary.BETWEEN_AND),
    (Join.ALTERNATIVE, vocabulary.ALTERNATIVE),
    (Join.PRODUCT, vocabulary.PRODUCT),
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """One number of a text. `unit` is a symbol, ``""`` if it has none; `join` is to the number before; `mark` is the
    plus or minus right before it, whether that is its sign or a dash between two numbers."""

    value: Decimal
    unit: str
    dimension: str
    join: Join
    mark: str


@dataclass(frozen=True, slots=True)
class _Gap:
    """What stands before a number: the unit of the number before, the join, the sign and a unit written in front."""

    unit: str
    join: Join
    mark: str
    is_negative: bool
    unit_in_front: str


def find_terms(body: str, decimal_mark: str | None, dimension: str) -> list[Term]:
    """The numbers of a cleaned text in order; a number without a unit of its own has that of the next number with one.

    Raises `QuantityUnreadable` for words that are neither unit nor join, `UnitUnknown`, and the refusals of `read_number`.
    """
    found = list(vocabulary.NUMBER.finditer(body))
    if not found:
        raise QuantityUnreadable(text=shorten(body))
    ends = [0, *(number.end() for number in found)]
    gaps = [_read_gap(body[end : number.start()], is_first=end == 0) for end, number in zip(ends, found, strict=False)]
    if gaps[0].unit or gaps[0].join not in {Join.NOTHING, Join.TOLERANCE}:
        raise QuantityUnreadable(text=shorten(body))
    behind = [*(gap.unit for gap in gaps[1:]), _balance(body[ends[-1] :])]
    units = _share_units(
        [_read_unit(gap.unit_in_front, after, dimension) for gap, after in zip(gaps, behind, strict=True)]
    )
    terms = []
    for gap, number, (symbol, unit_dimension, factor) in zip(gaps, found, units, strict=True):
        value = _read_value(number[0], decimal_mark) * factor
        signed = value.copy_negate() if gap.is_negative else value
        terms.append(Term(value=signed, unit=symbol, dimension=unit_dimension, join=gap.join, mark=gap.mark))
    return terms


def _read_gap(gap: str, *, is_first: bool) -> _Gap:
    front = vocabulary.BEFORE_NUMBER.search(gap)
    rest = (gap[: front.start()] if front else gap).rstrip()
    sign = _SIGN.search(rest)
    mark = sign[1] if sign else ""
    unsigned = rest[: sign.start()].rstrip(" (,") if sign else rest.rstrip(" (")
    join, unit = _find_join(unsigned)
    # A lone dash between two numbers joins them; it is not the sign of the second.
    is_dash = mark == "-" and not is_first and join is Join.NOTHING
    return _Gap(
        unit=_balance(unit),
        join=Join.RANGE if is_dash else join,
        mark=mark,
        is_negative=mark == "-" and not is_dash,
        unit_in_front=(front[1] or front[2]) if front else "",
    )


def _balance(unit: str) -> str:
    """A unit text without brackets that belong to the sentence: `% )`, `V (`; those of `dB(A)` stay."""
    unit = unit.strip(" (")
    while unit.endswith(")") and unit.count(")") > unit.count("("):
        unit = unit[:-1].rstrip()
    return unit


def _find_join(text: str) -> tuple[Join, str]:
    """The join at the end of a text and what stands before it."""
    for join, pattern in _JOINS:
        found = pattern.search(text)
        if found:
            return join, text[: found.start()].strip(" (,")
    return Join.NOTHING, text.strip(" (")


def _read_unit(front: str, behind: str, dimension: str) -> tuple[str, str, Decimal] | None:
    """Symbol, dimension and multiplier of a unit text; None if there is none. Raises `UnitUnknown`."""
    behind, factor = _take_off_multiplier(behind.strip())
    front, factor_in_front = _take_off_multiplier(front)
    text = behind or front
    if not text:
        return ("", "", factor) if factor != 1 else None
    qualified = vocabulary.AFTER_UNIT.match(text)
    unqualified = qualified[1] if qualified else text
    unit = find_unit(unqualified, dimension) or find_unit(text, dimension) or find_unit(text.rstrip("."), dimension)
    if unit is None or (front and behind and front != behind):
        raise UnitUnknown(unit=shorten(f"{front} {text}".strip()))
    return unit.symbol, unit.dimension, factor * factor_in_front


def _take_off_multiplier(text: str) -> tuple[str, Decimal]:
    money = _MILLION_MONEY.fullmatch(text)
    if money:
        return money[2], _MONEY_FACTORS[money[1]]
    first, _, rest = text.partition(" ")
    factor = vocabulary.MULTIPLIERS.get(first.casefold())
    return (rest.strip(), factor) if factor else (text, Decimal(1))


def _share_units(units: list[tuple[str, str, Decimal] | None]) -> list[tuple[str, str, Decimal]]:
    """Give each number without a unit the one of the next number that has one, or else of the last before it."""
    last = next((unit for unit in reversed(units) if unit), ("", "", Decimal(1)))
    shared: list[tuple[str, str, Decimal]] = []
    following = last
    for unit in reversed(units):
        following = unit or following
        shared.append(following)
    return shared[::-1]


def _read_value(text: str, decimal_mark: str | None) -> Decimal:
    if text[-1] in vocabulary.FRACTIONS:
        whole = text[:-1].strip()
        return Decimal(whole or 0) + vocabulary.FRACTIONS[text[-1]]
    if "/" in text:
        pieces = re.split(r"[ \-./]", text)
        whole, upper, lower = (["0", *pieces])[-3:]
        if not all(piece.isdecimal() for piece in (whole, upper, lower)):
            raise QuantityUnreadable(text=shorten(text))
        part = Fraction(int(whole) * int(lower) + int(upper), int(lower))
        return Decimal(part.numerator) / Decimal(part.denominator)
    return read_number(text.replace("*", "x"), decimal_mark)
