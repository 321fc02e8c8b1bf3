"""Finds the amounts in a clause: numbers with their units, joined into ranges, tolerances and alternatives.

What an amount means is read by `catalogue.notations`; here it is only told where it begins and ends, and what it is not:
a date, a time of day, a telephone number, a reference to a section, a price, a condition or an example.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from bidbuilder.domain.basics.units import Unit, find_unit
from bidbuilder.domain.catalogue.notations.vocabulary import BEFORE_NUMBER, NUMBER
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.clauses import Clause, shortly_before
from bidbuilder.domain.tenders.proposals.phrases import word_set

Span = tuple[int, int]

_SIZE = re.compile(r"(?<!\w)(DN|PN)\s?\d+(?:[.,]\d+)?(?![\w])")
_SIGN = re.compile(r"(?:(?<=[\s(:=])|^)[+-]\s?$")
_AMOUNT_BEFORE = re.compile(r"(?P<sign>(?<![\w.,])[+-]\s?)?(?P<number>\d[\d.,]*)\s?(?:[^\s\d]{1,6}\s)?$")
# A unit in brackets behind the name: "Rated frequency (Hz) ..... 50".
_UNIT_IN_HEAD = re.compile(r"\((?P<unit>[^\s()]{1,8})\)[\s.…:=]*$")
_MULTIPLIER = re.compile(
    r"\s?(?:thousand|tusind\w*|tausend|millions?|mio\.?|mill\.?|millioner|millionen|billion|mia\.?|mrd\.?|milliard\w*)(?!(?!DKK)\w)",
    re.IGNORECASE,
)
_UNIT_TOKEN = re.compile(r"[^\s,;]+")
_NEXT_NUMBER = re.compile(r"(?:-|–|…|\.\.|±|/)(?=[+-]?\d)|-(?=[A-ZÆØÅÄÖÜ][a-zæøåäöü])|(?<=%)\(")
# Crowns stand without a blank where they were written short.
_BEFORE_CROWNS = re.compile(r"(?<=[\w.])(?=DKK\b)")
_LONGEST_UNIT = 24
_MOST_UNIT_WORDS = 3
_MOST_NUMBERS = 80  # in one clause; more are a table without its lines
_SHORTEST_GENITIVE = 2
# Spellings of units that are mostly small words or beginnings of words in running text.
# C alone is a temperature written short, pC are measured, not stored, and DG are diesel generators.
_NO_UNITS = frozenset({"C", "pC", "nC", "DG"}) | word_set(
    "in at a are can to as us on an be per i o e is am ab im um og or and und der die das no nr st en et de el"
)
_PER = frozenset({"per", "pr", "pr.", "pro"})  # litres per second
_RANGE = re.compile(r"^\s*(?:…|\.{2,3}|–|-|÷|to|till?|til|bis|through|up to|op til|bis zu)\s*\+?\s*$", re.IGNORECASE)
_DASH_OF_RANGE = re.compile(r"(?<=[^\s\d])\s-(?=\d)|(?<=\d)\s-(?=\d)")
# What may lie below nothing, and what seldom does: a temperature; a share, a voltage, a ratio told in decibels.
_BELOW_NOTHING = frozenset({"temperature", "temperature-difference", "level", "signal-level"})
_SELDOM_BELOW = frozenset({"ratio", "voltage", "", "gauge-pressure", "pressure"})
# Half and quarter inches: “3/4 to 2 inch” are no two sizes.
_FRACTION = re.compile(r"\d{1,2}/(?:2|4|8|16|32|64)(?!\d)")
_PARTS = frozenset({("ft", "in"), ("yd", "ft"), ("lb", "oz")})
_RANGE_BEHIND = re.compile(r"\s*(?:…|\.{2,3}|–|-|÷|to|till?|til|bis|and|og|und)\s", re.IGNORECASE)
_TOLERANCE = re.compile(r"^\s*(?:±|\+\s?/\s?-|\+-|\(\s?\+\s?/\s?-\s?\))\s*$")
_LATE_UNIT = re.compile(r"%\s?([A-Za-z]+)$")  # 415 ±10 % volts
# A size behind such words is a standard whose name lost a letter: “nach DN 4060”.
_SAID_BY = re.compile(r"\b(?:nach|gemäß|gem\.|iht\.?|efter|according to|acc\. to)\s$", re.IGNORECASE)
_BETWEEN = re.compile(r"(?<!\w)(?:between|mellem|zwischen|imellem|mellom)\s*$", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Amount:
    """An amount of a clause: where it stands, its text ready to be read, its unit, and how its numbers are joined."""

    start: int
    end: int
    text: str
    unit: Unit | None
    join: str = ""  # range, between, tolerance, or, and; unclear is dropped


@dataclass(frozen=True, slots=True)
class _Number:
    start: int
    end: int  # after the unit
    unit: Unit | None
    is_headed: bool = False  # its unit stands before it: DN 50, EUR 5


def find_amounts(clause: Clause, taken: Sequence[Span] = ()) -> tuple[Amount, ...]:
    """The amounts of a clause that can be values; nothing in the `taken` spans (standards, codes)."""
    numbers = sorted(_numbers(clause.text, taken), key=lambda one: one.start)[:_MOST_NUMBERS]
    joined = (_with_head_unit(clause.text, amount) for amount in _join(clause.text, numbers))
    return tuple(amount for amount in joined if _is_value(clause.text, amount))


def _with_head_unit(text: str, amount: Amount) -> Amount:
    """The amount with the unit that stands in brackets before it, if it has none itself."""
    head = _UNIT_IN_HEAD.search(shortly_before(text, amount.start)) if amount.unit is None else None
    unit = find_unit(head["unit"]) if head else None
    return amount if head is None or unit is None else replace(amount, text=f"{amount.text} {head['unit']}", unit=unit)


def _numbers(text: str, taken: Sequence[Span]) -> Iterator[_Number]:
    barred = [*taken, *((found.start(), found.end()) for found in words.NOT_A_VALUE.finditer(text))]
    for found in _SIZE.finditer(text):
        barred.append(found.span())
        if not _SAID_BY.search(shortly_before(text, found.start())):
            yield _Number(found.start(), found.end(), find_unit(found[1]), is_headed=True)
    for found in NUMBER.finditer(text):
        if any(start < found.end() and found.start() < end for start, end in barred):
            continue
        start, end = found.start(), found.end()
        sign = _SIGN.search(shortly_before(text, start))
        if sign and sign[0].startswith("-") and _is_dash(text[: start - len(sign[0])], sign[0], found[0]):
            sign = None
        start -= len(sign[0]) if sign else 0
        front = BEFORE_NUMBER.search(shortly_before(text, start))
        times = _MULTIPLIER.match(text, end)
        end = times.end() if times else end
        unit, length = _unit_behind(text[end:])
        is_headed = front is not None and (unit is None or unit.symbol == "piece")
        length = 0 if is_headed else length  # "$1 million each" are dollars
        if front and is_headed:
            # A sign such as £ stands in no group of its own.
            unit, start = find_unit((front[1] or front[0]).strip().rstrip(".").upper()), start - len(front[0])
        if sign and sign[0].startswith("-") and unit is not None and not is_headed:
            if _is_separator(text[:start], sign[0], unit):
                start += len(sign[0])
            elif (
                sign[0] == "- " and text[:start].rstrip()[-1:].isalnum() and not _RANGE_BEHIND.match(text, end + length)
            ):
                continue  # “Ambient temperature - 10 °C” may be ten degrees above or below zero
        if unit is not None or not text[end : end + 1].isalnum():
            yield _Number(start, end + length, unit, is_headed)


def _is_dash(before: str, sign: str, number: str) -> bool:
    """Whether a sign is the dash of a range: "500 m - 1000 m", and "15 °C -50 °C" where the larger number follows."""
    left = _AMOUNT_BEFORE.search(before)
    if left is None or sign.endswith(" "):
        return left is not None
    return not left["sign"] and _rough(left["number"]) < _rough(number)


def _is_separator(before: str, sign: str, unit: Unit) -> bool:
    """Whether a dash parts a name from its value, “Fuel tank capacity - 60 litres”: no tank holds less than nothing."""
    if unit.dimension in _BELOW_NOTHING:
        return False
    return unit.dimension not in _SELDOM_BELOW or (sign == "- " and before.rstrip()[-1:].isalpha())


def _rough(number: str) -> int:
    """The whole part of a number, to be held against another that is written alike."""
    whole = re.match(r"\d+", re.sub(r"[.,\s](?=\d{3}\b)", "", number))
    return int(whole[0]) if whole else 0


def _unit_behind(text: str) -> tuple[Unit | None, int]:
    """The unit right behind a number and how many characters it takes, the longest one that is known."""
    pieces = list(_UNIT_TOKEN.finditer(text[:_LONGEST_UNIT]))
    if not pieces or pieces[0].start() > 1:
        return None, 0
    for piece in reversed(list(_unit_words(pieces))):
        end = piece.end()
        if end == _LONGEST_UNIT and len(text) > end and not text[end].isspace():
            continue
        for candidate in _trimmed(text[:end]):
            unit = find_unit(candidate.strip()) if candidate.strip() not in _NO_UNITS else None
            if unit is not None and (_is_unit_of_things(candidate.strip()) or _is_money_a_year(unit)):
                continue
            if unit is not None:
                return unit, len(candidate.rstrip(" -–"))  # the dash of a range is none of the unit's
    return None, 0


def _is_unit_of_things(candidate: str) -> bool:
    """Whether a measured unit is followed by a word that counts things: “110 kW Leistung” is no product of units."""
    measured, _, word = candidate.rpartition(" ")
    things = find_unit(word) if measured else None
    return things is not None and things.is_counted and find_unit(measured) is not None


def _is_money_a_year(unit: Unit) -> bool:
    """Whether it is a sum for each year: of turnovers and insurances the sum itself is asked for."""
    return unit.dimension.startswith("money ") and unit.symbol.endswith("/year")


def _unit_words(pieces: Sequence[re.Match[str]]) -> Iterator[re.Match[str]]:
    """The words a unit may be made of: up to the first small word that is none."""
    for place, piece in enumerate(pieces[:_MOST_UNIT_WORDS]):
        if place == 1 and piece[0] in _PER:
            continue
        if piece[0] in _NO_UNITS or not piece[0].strip("-–:"):
            return
        yield piece


def _trimmed(text: str) -> Iterator[str]:
    """The text, then without a number that follows a dash or slash, and without punctuation of the sentence."""
    yield text
    text = _NEXT_NUMBER.split(text)[0]
    yield text
    while text and text[-1] in ".:!?)\"'”“»«’]/-":
        text = text[:-1]
        yield text
    if len(text) > _SHORTEST_GENITIVE and text.endswith("s") and " " not in text.strip():
        yield text[:-1]  # "10 års erfaring", "6 måneders garanti", but not "2 Referenzen aus"


def _join(text: str, numbers: Sequence[_Number]) -> Iterator[Amount]:
    index = 0
    while index < len(numbers):
        last, join = index, ""
        while last + 1 < len(numbers) and (found := _join_of(text, numbers[last], numbers[last + 1], join)):
            last, join = last + 1, found
            if join in {"range", "tolerance", "unclear"}:
                break
        group = numbers[index : last + 1]
        unit = next((one.unit for one in reversed(group) if one.unit is not None), None)
        piece = _BEFORE_CROWNS.sub(" ", text[group[0].start : group[-1].end])
        piece = _DASH_OF_RANGE.sub(" - ", piece) if join == "range" else piece
        late = _LATE_UNIT.search(piece) if join == "tolerance" else None
        unit = (find_unit(late[1]) if late else None) or unit
        yield Amount(group[0].start, group[-1].end, f"between {piece}" if join == "between" else piece, unit, join)
        index = last + 1


def _join_of(text: str, left: _Number, right: _Number, so_far: str) -> str:
    """How two neighbouring numbers are joined, "" if they are not."""
    gap = text[left.end : right.start]
    if _TOLERANCE.match(gap) and not so_far:
        return "tolerance"
    is_carried = left.is_headed and right.unit is None
    if left.unit is not None and not is_carried and (right.unit is None or not _is_alike(left.unit, right.unit)):
        return ""
    if _RANGE.match(gap) and not so_far:
        return "range"
    if gap.isspace() and text[right.start] == "-" and left.unit is not None:
        return "unclear"  # “+15 °C -5 °C” may be a range or a list
    if (
        not gap.strip(" -,")
        and (left.unit.symbol if left.unit else "", right.unit.symbol if right.unit else "") in _PARTS
    ):
        return "unclear"  # “13 feet 6 inches” is one length, told in two units
    if _BETWEEN.search(shortly_before(text, left.start)) and words.AND.match(gap) and not so_far:
        return "between"
    if words.OR.match(gap) and so_far in {"", "or"}:
        is_both = left.is_headed and right.is_headed and gap.strip() == "/"
        return "unclear" if is_both else "or"  # a branch “DN 300/DN 200” has both
    same_unit = left.unit is not None and right.unit is not None
    return "and" if same_unit and words.AND.match(gap) and so_far in {"", "and"} else ""


def _is_alike(one: Unit, other: Unit) -> bool:
    """Whether amounts of two units may be joined: of one dimension, but turns a minute are no frequency of the mains."""
    return one.dimension == other.dimension and {one.symbol, other.symbol} != {"Hz", "rpm"}


def _is_value(text: str, amount: Amount) -> bool:
    before = shortly_before(text, amount.start)
    if amount.join == "unclear" or (amount.join == "or" and _FRACTION.match(amount.text)):
        return False
    if any(one.search(before) for one in (words.EXAMPLE, words.APPROXIMATE, words.PERIOD)):
        return False
    return amount.unit is not None or not words.REFERENCE.search(before)
