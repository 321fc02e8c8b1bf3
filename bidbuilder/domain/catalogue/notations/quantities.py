"""Quantities as people write them: one number, a range, a bound, a tolerance or alternatives, with their unit.

How a text is read: signs that look alike become one; an approximate word, a bound, a label (`U =`), a trailing condition
(`at 20 °C`) and a trailing remark are taken off; the numbers are found; what stands between two numbers is the unit of the
first and the sign or word that joins them. `24 V ±10 %` is 21.6…26.4 V, `230/400 V` are two alternatives, `max. 5 bar` has
no lower end. A text with anything left over is refused: nothing is read in part without being said.
"""

from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache
from itertools import pairwise

from bidbuilder.domain.basics.numbers import read_number, shorten
from bidbuilder.domain.basics.units import UnitsIncompatible, convert, find_unit
from bidbuilder.domain.catalogue.notations import vocabulary
from bidbuilder.domain.catalogue.notations.refusals import QuantityUnreadable, RangeReversed, SeveralMeasures
from bidbuilder.domain.catalogue.notations.terms import Join, Term, find_terms

LONGEST_TEXT = 160

_SMALL = "⁰¹²³⁴⁵⁶⁷⁸⁹₀₁₂₃₄₅₆₇₈₉"
_APART = frozenset({Join.NOTHING, Join.ALTERNATIVE})
_ROUNDED = Decimal("0.02")  # how far a value may be off for the rounding of another unit
# `3 x 63 A` is said of the three phases of a supply, `2 x 63 A` of two things.
_MEASURED_BY_PHASE = {True: frozenset({"voltage", "current"}), False: frozenset({"voltage"})}
_ABSOLUTE_TEMPERATURES = frozenset({"degC", "K"})


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedQuantity:
    """What a text states: separate `points` (mostly one) or, without points, everything from `low` to `high` (None: open).

    `unit` is a symbol of the units library, ``""`` if the text has none. `notes` name what the reading left out:
    `approximate`, `condition`, `remark`, `substance`, `tolerance`, `plus-minus`, `other-measures`, `other-unit`.
    """

    low: Decimal | None = None
    high: Decimal | None = None
    points: tuple[Decimal, ...] = ()
    unit: str = ""
    notes: frozenset[str] = frozenset()


@lru_cache(maxsize=65_536)  # the values of a price list repeat, and a million of them have to be read
def read_quantity(text: str, *, decimal_mark: str | None = None, dimension: str = "") -> StatedQuantity:
    """What a text states as a quantity. `dimension` settles units that can be read in two ways (see `find_unit`).

    Raises `QuantityUnreadable`, `RangeReversed`, `SeveralMeasures`, `UnitUnknown`, `UnitsIncompatible` and the refusals of
    `read_number`.
    """
    return _read_plainest(text, decimal_mark, dimension) or _read_notation(text, decimal_mark, dimension)


def _read_plainest(text: str, decimal_mark: str | None, dimension: str) -> StatedQuantity | None:
    """One number and one unit without a blank in it, as most values are; None for all else. Only for speed."""
    plain = vocabulary.PLAINEST.fullmatch(text)
    unit = find_unit(plain[2], dimension) if plain and plain[2] else None
    if plain is None or (plain[2] and unit is None):
        return None
    return StatedQuantity(points=(read_number(plain[1], decimal_mark),), unit=unit.symbol if unit else "")


def _read_notation(text: str, decimal_mark: str | None, dimension: str) -> StatedQuantity:
    body, notes = _take_off_notes(_clean(text))
    body, bound, is_between = _take_off_bound(body)
    body, factor = _take_off_current_kind(body)
    terms = find_terms(body, decimal_mark, dimension)
    group, more = _choose_group(_group_terms(terms), dimension, text)
    if factor and (group[0].dimension or dimension) not in _MEASURED_BY_PHASE[factor == "3"]:
        raise SeveralMeasures(text=shorten(text))
    stated = _join_terms(group, text, is_between=is_between)
    return _apply_bound(replace(stated, notes=stated.notes | notes | more), bound, text)


def _clean(text: str) -> str:
    if len(text) > LONGEST_TEXT or any(_is_foreign_digit(sign) for sign in text):
        raise QuantityUnreadable(text=shorten(text))
    plain = " ".join(text.translate(vocabulary.SAME_SIGNS).split()).rstrip(" ;,")
    for pattern, rewritten in vocabulary.REWRITTEN:
        plain = pattern.sub(rewritten, plain)
    plain = vocabulary.PLUS_MINUS.sub("±", vocabulary.DOTS.sub("…", plain))
    plain = vocabulary.DASHED_MINUS.sub(r"\1-", plain)
    spaced = vocabulary.GLUED_SIZE.sub(r"\1 ", plain)
    return vocabulary.DIAMETER_SIGN.sub("", spaced)


def _is_foreign_digit(sign: str) -> bool:
    return sign.isdigit() and not sign.isascii() and sign not in _SMALL


def _take_off_notes(text: str) -> tuple[str, frozenset[str]]:
    notes = set()
    for note, pattern in (
        ("condition", vocabulary.CONDITION),
        ("remark", vocabulary.REMARK),
        ("substance", vocabulary.SUBSTANCE),
        ("approximate", vocabulary.APPROXIMATE),
    ):
        shorter = pattern.sub("", text, count=1)
        if shorter != text:
            notes.add(note)
            text = shorter.strip()
    unlabelled = vocabulary.LABEL.sub("", vocabulary.NAMED.sub("", vocabulary.SYMBOL.sub("", text)))
    about = vocabulary.APPROXIMATE.sub("", unlabelled, count=1)
    return about, frozenset(notes | ({"approximate"} if about != unlabelled else set()))


def _take_off_bound(text: str) -> tuple[str, str, bool]:
    """The text without its bound, the bound (`high`, `low` or ``""``) and whether it began like a range."""
    began = vocabulary.BETWEEN.match(text)
    if began and len(vocabulary.NUMBER.findall(text)) > 1:
        return text[began.end() :], "", True
    for bound, pattern in (("high", vocabulary.AT_MOST), ("low", vocabulary.AT_LEAST)):
        shorter = pattern.sub("", text, count=1)
        if shorter != text:
            return shorter.strip(), bound, False
    return text, "", False


def _take_off_current_kind(text: str) -> tuple[str, str]:
    """The text without `3 x`, `AC`, `3/N/PE ~`; and the number taken off, if any, that could also be a factor."""
    kind = vocabulary.CURRENT_KIND.match(text)
    return (text[kind.end() :], "".join(filter(str.isdigit, kind[0]))) if kind else (text, "")


def _group_terms(terms: list[Term]) -> list[list[Term]]:
    """Terms that stand apart and measure different things (`400 V / 50 Hz`) are groups of their own."""
    if _is_unequal_tolerance(terms):
        return [terms]
    groups = [[terms[0]]]
    for before, term in pairwise(terms):
        if term.join in _APART and term.dimension != before.dimension:
            groups.append([])
        groups[-1].append(term)
    return groups


def _choose_group(groups: list[list[Term]], dimension: str, text: str) -> tuple[list[Term], frozenset[str]]:
    """The one group that measures what is wanted, and a note if there were others."""
    if len(groups) == 1:
        return groups[0], frozenset()
    wanted = [group for group in groups if dimension and group[0].dimension == dimension]
    if len(wanted) != 1:
        raise SeveralMeasures(text=shorten(text))
    return wanted[0], frozenset({"other-measures"})


def _join_terms(terms: list[Term], text: str, *, is_between: bool) -> StatedQuantity:
    joins = [term.join for term in terms[1:]]
    if _is_unequal_tolerance(terms):
        return _spread(terms[0], terms[1], terms[2])
    if joins and joins[-1] is Join.TOLERANCE:
        return _tolerate(terms, text, is_between=is_between)
    if len(terms) == 2 and (joins[0] is Join.RANGE or (is_between and joins[0] is Join.AND)):
        return _range(terms[0], terms[1], text)
    if Join.PRODUCT in joins or Join.RANGE in joins:
        raise SeveralMeasures(text=shorten(text))
    if Join.NOTHING in joins:
        raise QuantityUnreadable(text=shorten(text))
    unit = terms[-1].unit
    points = tuple(dict.fromkeys(_in_unit(term, unit) for term in terms))
    if len(points) > 1 and _are_one_value(terms):
        return StatedQuantity(points=(terms[0].value,), unit=terms[0].unit, notes=frozenset({"other-unit"}))
    notes = frozenset({"plus-minus"} if terms[0].join is Join.TOLERANCE else ())
    return StatedQuantity(points=points, unit=unit, notes=notes)


def _are_one_value(terms: list[Term]) -> bool:
    """Whether all but the first only say it again in other units: `0,75 kW / 1 HP`, `500 mm / 19.7 in`."""
    first = terms[0]
    if not all(term.unit for term in terms) or first.unit in {term.unit for term in terms[1:]}:
        return False
    return all(abs(_in_unit(term, first.unit) - first.value) <= abs(first.value) * _ROUNDED for term in terms[1:])


def _range(first: Term, second: Term, text: str) -> StatedQuantity:
    low, high = _in_unit(first, second.unit), second.value
    if low > high:
        raise RangeReversed(text=shorten(text))
    return StatedQuantity(low=low, high=high, unit=second.unit)


def _is_unequal_tolerance(terms: list[Term]) -> bool:
    """`24 V +10/−15 %`: the second and the third number have opposite signs and are in per cent or in the first's unit."""
    if len(terms) != 3 or {terms[1].mark, terms[2].mark} != {"+", "-"}:
        return False
    return all(term.unit in {"percent", terms[0].unit, ""} for term in terms[1:])


def _spread(nominal: Term, first: Term, second: Term) -> StatedQuantity:
    by_mark = {term.mark: _width(nominal, term) for term in (first, second)}
    return StatedQuantity(low=nominal.value - by_mark["-"], high=nominal.value + by_mark["+"], unit=nominal.unit)


def _tolerate(terms: list[Term], text: str, *, is_between: bool) -> StatedQuantity:
    """A nominal value with its tolerance; beside alternatives (`230/400 V ±10 %`) the tolerance is left out and noted."""
    nominal, tolerance = terms[:-1], terms[-1]
    if len(nominal) > 1:
        stated = _join_terms(nominal, text, is_between=is_between)
        return replace(stated, notes=stated.notes | {"tolerance"})
    width = _width(nominal[0], tolerance)
    unit = nominal[0].unit
    return StatedQuantity(low=nominal[0].value - width, high=nominal[0].value + width, unit=unit)


def _width(nominal: Term, tolerance: Term) -> Decimal:
    """How far a tolerance reaches, in the nominal value's unit; per cent are of the nominal value."""
    width = abs(tolerance.value)
    if tolerance.unit == "percent" and nominal.unit != "percent":
        return abs(nominal.value) * width / 100
    if {tolerance.unit, nominal.unit} <= _ABSOLUTE_TEMPERATURES or not nominal.unit or tolerance.unit == "dB":
        return width
    return convert(width, tolerance.unit, nominal.unit)


def _in_unit(term: Term, unit: str) -> Decimal:
    if term.unit == unit:
        return term.value
    if not term.unit or not unit:
        raise UnitsIncompatible(unit=term.unit or "–", target=unit or "–")
    return convert(term.value, term.unit, unit)


def _apply_bound(stated: StatedQuantity, bound: str, text: str) -> StatedQuantity:
    if not bound:
        return stated
    if len(stated.points) != 1:
        raise QuantityUnreadable(text=shorten(text))
    only = stated.points[0]
    return replace(stated, points=(), low=only, high=None) if bound == "low" else replace(stated, points=(), high=only)
