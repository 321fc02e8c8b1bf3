"""Proposals out of amounts: turns an amount paired with its property into a constraint.

What limits it decides the operator; without a limit it is the property's better direction (an efficiency of 92 % is a
minimum), or equality. Ranges of what has a range (ambient temperature) have to lie inside the offered one.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.notations import StatedQuantity, read_quantity
from bidbuilder.domain.catalogue.properties import Better, ValueKind
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, Operator
from bidbuilder.domain.tenders.proposals import others_words
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.amounts import Amount
from bidbuilder.domain.tenders.proposals.cases import is_of_case
from bidbuilder.domain.tenders.proposals.clauses import Clause, shortly_before
from bidbuilder.domain.tenders.proposals.closer import is_money
from bidbuilder.domain.tenders.proposals.lexicon import Lexicon, dimension_of
from bidbuilder.domain.tenders.proposals.limits import Wording
from bidbuilder.domain.tenders.proposals.mentions import Mention
from bidbuilder.domain.tenders.proposals.pairing import Pair, find_pairs
from bidbuilder.domain.tenders.proposals.restricted import tells_apart
from bidbuilder.domain.tenders.proposals.unasked import is_unasked

# What goods have to reach: “at altitudes up to 1000 m” asks for 1000 m or more.
_REACHED = frozenset({"altitude", "load_capacity", "lifting_height", "reach", "suction_lift", "wind_speed"})
_SIZES = frozenset({"length", "width", "height", "depth"})
_VOLTAGES = frozenset({"rated_voltage", "supply_voltage_range", "output_voltage", "insulation_voltage"})
# Told by their unit alone, they are what has to be reached: “60 kVA UPS”.
_OUTPUTS = frozenset({"apparent_power", "rated_power"})
# Their greatest value is one that a part has to bear, or one that a plant may not pass.
_RATED_MOST = frozenset({"maximum_pressure", "test_pressure", "maximum_temperature"})
# “Working pressure max. 10 bar” of a part is what it has to bear, and whatever works in such a network has to bear it too.
_BORNE = frozenset({"maximum_pressure"})
_NAMED_BY_UNIT = frozenset({"DN", "PN"})
# Sums that no buyer asks for in hundreds.
_LARGE_SUMS = frozenset({"annual_turnover", "specific_turnover", "liability_insurance", "equity"})
_KINDS = 2
_LEAST_SUM = Decimal(10_000)
_MONTHS_END = re.compile(r"\b(?:måned|md\.|month|monat\w*|EOM)\s*(?:\+|plus)?\s*$", re.IGNORECASE)
_SPREAD_BEHIND = re.compile(r"[^;]{0,30}?(?:±|\+)[^;]{1,25}?(?=\s(?:per|pr|pro|je)\b)")
_SHARE = r"([+-])\s?(\d+(?:[.,]\d+)?)\s?%?"
_SPREAD_IN_SHARES = re.compile(rf"[\s,(]*{_SHARE}[\s,/]*(?!\1){_SHARE}(?<=%)")
_WAYS: dict[Better, Operator] = {Better.HIGHER: Operator.AT_LEAST, Better.LOWER: Operator.AT_MOST}


def propose_measured(
    clause: Clause,
    amounts: Sequence[Amount],
    mentions: Sequence[Mention],
    lexicon: Lexicon,
    decimal_mark: str | None,
    context: str,
) -> Iterator[Constraint]:
    """The constraints the amounts of a clause ask for; offsets are those of the whole text."""
    for pair in _without_rivals(find_pairs(clause.text, amounts, mentions, lexicon, context)):
        constraint = _find_constraint(clause, pair, decimal_mark)
        if constraint is not None:
            yield constraint


def _without_rivals(pairs: Iterable[Pair]) -> Iterator[Pair]:
    """The pairs but for those without a name and a limit that differ within one property: none of them is its value."""
    found = list(pairs)
    bare = {(pair.definition.key, pair.amount.text) for pair in found if _is_bare(pair)}
    several = Counter(key for key, _ in bare)
    yield from (pair for pair in found if not _is_bare(pair) or several[pair.definition.key] == 1)


def _is_bare(pair: Pair) -> bool:
    """Whether nothing but the amount itself tells the property: “50 Hz”, “DN 400”."""
    return pair.limit is None and (pair.name is None or pair.definition.unit in _NAMED_BY_UNIT)


def _find_constraint(clause: Clause, pair: Pair, decimal_mark: str | None) -> Constraint | None:
    stated = _find_stated(pair, decimal_mark)
    if (
        stated is None
        or _is_existing(clause.text, pair)
        or _is_of_papers(clause.text, pair)
        or _is_of_test(clause.text, pair)
        or _is_of_surroundings(clause.text, pair)
        or _is_of_definition(clause.text, pair)
        or _is_rating_or_bound(clause.text, pair)
        or _is_by_kind(clause.text, pair)
        or _is_rate(clause.text, pair)
        or _is_belittled(clause.text, pair)
        or _is_limited_apart(clause.text, pair)
        or _is_half(clause.text, pair)
        or is_of_case(clause.text)
        or tells_apart(clause.text, pair.amount.start, pair.amount.end, pair.limit)
        or _is_trifle(pair, stated)
        or _is_from_months_end(clause.text, pair)
        or is_unasked(clause.text, pair)
    ):
        return None
    operator, values = _operator_and_values(pair, stated)
    spread = _SPREAD_IN_SHARES.match(clause.text, pair.amount.end)
    if spread is not None and operator is Operator.CONTAINS and values[0] == values[1]:
        values = _spread(values[0], spread)
    if operator is None:
        return None
    start, end = _words_span(clause.text, pair)
    return Constraint(
        property=pair.definition.key,
        operator=operator,
        values=tuple(_plain(value) for value in values),
        unit=_unit(stated.unit or pair.definition.unit),
        aggregate=_aggregate(clause.text, pair),
        words=clause.text[start:end],
        start=clause.start + start,
        confidence=_confidence(pair),
    )


def _find_stated(pair: Pair, decimal_mark: str | None) -> StatedQuantity | None:
    """What the amount states; the decimal mark of the language first, then any that can be read without doubt."""
    unit = pair.amount.unit
    is_own = unit is not None and (is_money(unit.dimension) or unit.is_counted)
    dimension = unit.dimension if unit is not None and is_own else dimension_of(pair.definition)
    for mark in dict.fromkeys((decimal_mark, None)):
        try:
            return read_quantity(pair.amount.text, decimal_mark=mark, dimension=dimension)
        except Refusal:
            continue
    return None


def _is_existing(text: str, pair: Pair) -> bool:
    """Whether it tells what is there already ("the existing plant has …") and asks for nothing."""
    start = min(pair.name.start, pair.amount.start) if pair.name is not None else pair.amount.start
    if pair.name is not None and words.EXISTING.search(text[pair.name.end : pair.amount.start]):
        return True
    reach = start if _is_bare(pair) and pair.definition.key in _OUTPUTS else 40
    return words.EXISTING.search(text[max(0, start - reach) : start]) is not None


def _is_of_papers(text: str, pair: Pair) -> bool:
    """Whether it is the delivery of papers, of spare parts or of one of several things that takes so long."""
    if pair.definition.key != "lead_time_days":
        return False
    is_of_papers = words.PAPERWORK.search(words.COUNTED_FROM.sub("", text)) is not None
    return is_of_papers or len(others_words.TIME_OF_A_THING.findall(text)) > 1


def _is_of_test(text: str, pair: Pair) -> bool:
    """Whether it is the voltage of a test, or one of the pair U0/U of a cable, and not that of the offering."""
    return pair.definition.key in _VOLTAGES and words.TEST_VOLTAGE.search(text) is not None


def _is_of_surroundings(text: str, pair: Pair) -> bool:
    """Whether it is the size of a hole in the ground, of what grows there, of the way to it or of letters, not of goods."""
    told = (others_words.EARTHWORKS, others_words.AROUND_THE_SITE, others_words.OF_LETTERS)
    return pair.definition.key in _SIZES and any(one.search(text) for one in told)


def _is_of_definition(text: str, pair: Pair) -> bool:
    """Whether it tells what a word means: “near real-time is defined as a delay of less than one second”."""
    return others_words.DEFINED.search(text, 0, pair.amount.start) is not None


def _is_rating_or_bound(text: str, pair: Pair) -> bool:
    """Whether “operating pressure max. 3 bar” may be what a vessel has to bear, or what a network may not pass."""
    limit = pair.limit
    if pair.definition.key not in _RATED_MOST - _BORNE or limit is None or limit.operator is not Operator.AT_MOST:
        return False
    return words.BARE_MOST.fullmatch(text, limit.start, limit.end) is not None


def _is_by_kind(text: str, pair: Pair) -> bool:
    """Whether sums are insured for each kind of damage, so that none of them is the sum; one sum may be for all kinds."""
    kinds = list(others_words.KIND_OF_DAMAGE.finditer(text))
    if pair.definition.key != "liability_insurance" or len(kinds) < _KINDS:
        return False
    told = text[kinds[0].start() : pair.amount.start]
    is_of_all = kinds[-1].end() <= pair.amount.start and not any(map(str.isdigit, told))
    return not is_of_all or others_words.EACH_KIND.search(told) is not None


def _is_rate(text: str, pair: Pair) -> bool:
    """Whether it is so much for each metre or kilogram of something, a tolerance behind it left aside."""
    behind = _SPREAD_BEHIND.match(text, pair.amount.end)
    return others_words.RATE_BEHIND.match(text, behind.end() if behind else pair.amount.end) is not None


def _is_belittled(text: str, pair: Pair) -> bool:
    """Whether it is told how little or how roughly, “a hopper of only 240 l”, or a greatest value is told as a range."""
    if (
        pair.name is not None
        and pair.limit is None
        and others_words.ROUGHLY.search(shortly_before(text, pair.name.start))
    ):
        return True
    is_range = pair.definition.key in _RATED_MOST and pair.amount.join == "range"
    return is_range or others_words.ONLY.search(shortly_before(text, pair.amount.start)) is not None


def _is_limited_apart(text: str, pair: Pair) -> bool:
    """Whether limiting words stand before the amount but not at it, so that they may limit it or something else."""
    if pair.limit is not None or pair.name is None or pair.amount.join:
        return False
    if pair.definition.key not in _RATED_MOST and others_words.EXTREME_BEFORE.search(
        shortly_before(text, pair.name.start)
    ):
        return True
    between = text[pair.name.end : pair.amount.start]
    return any(limit.search(between) for limit in (words.AT_LEAST, words.AT_MOST))


def _is_half(text: str, pair: Pair) -> bool:
    """Whether it is one end of a span whose other end stands further on: “from 70 % during the day to 90 %”."""
    if pair.limit is not None and pair.limit.wording is Wording.ADJECTIVE:
        return others_words.TO_EXTREME.match(text, pair.amount.end) is not None
    is_from = others_words.FROM.search(shortly_before(text, pair.amount.start)) is not None
    return is_from and not pair.amount.join and others_words.TO_LATER.match(text, pair.amount.end) is not None


def _is_trifle(pair: Pair, stated: StatedQuantity) -> bool:
    """Whether a turnover or an insurance of next to nothing is read, as where “5 Millionrn” or “1 300,000” was written."""
    return pair.definition.key in _LARGE_SUMS and any(point < _LEAST_SUM for point in stated.points)


def _is_from_months_end(text: str, pair: Pair) -> bool:
    """Whether payment is due so many days after the end of a month: “løbende måned + 30 dage”."""
    return pair.definition.key == "payment_days" and _MONTHS_END.search(text, 0, pair.amount.start) is not None


def _operator_and_values(pair: Pair, stated: StatedQuantity) -> tuple[Operator | None, Sequence[Decimal]]:
    if stated.points:
        return _of_points(pair, stated.points)
    if stated.low is not None and stated.high is not None:
        contains = pair.definition.kind is ValueKind.INTERVAL
        return (Operator.CONTAINS if contains else Operator.BETWEEN), (stated.low, stated.high)
    return None, ()


def _spread(point: Decimal, spread: re.Match[str]) -> tuple[Decimal, Decimal]:
    """What lies so many hundredths above and below: of “230 V, +10 %, -6 %” 216.2 to 253."""
    shares = {spread[1]: Decimal(spread[2].replace(",", ".")), spread[3]: Decimal(spread[4].replace(",", "."))}
    return point * (100 - shares["-"]) / 100, point * (100 + shares["+"]) / 100


def _of_points(pair: Pair, points: Sequence[Decimal]) -> tuple[Operator | None, Sequence[Decimal]]:
    if pair.definition.kind is ValueKind.INTERVAL:
        # A supply voltage of 400 V has to lie in the offered range. "Up to 45 °C" leaves the other end open: a person decides.
        is_plain = len(points) == 1 and pair.limit is None
        return (Operator.CONTAINS, (points[0], points[0])) if is_plain else (None, ())
    if len(points) > 1:
        listed = Operator.ALL_OF if pair.amount.join == "and" else Operator.ONE_OF
        return (listed, points) if pair.limit is None else (None, ())
    way = _WAYS.get(pair.definition.better)
    if pair.limit is None and pair.name is None and pair.definition.key in _OUTPUTS:
        return Operator.AT_LEAST, points
    if pair.limit is None:
        return way or (Operator.AT_LEAST if pair.definition.key in _REACHED else Operator.EQUAL), points
    if pair.limit.wording is Wording.BETTER:
        return way, points
    if pair.limit.wording is Wording.ADJECTIVE and way not in {None, pair.limit.operator}:
        # "maximum flow 20 m³/h" of a pump is what it has to reach, or what it may not pass: not for us to say.
        return None, ()
    if pair.definition.key in _REACHED and pair.limit.wording is Wording.DIRECT:
        return Operator.AT_LEAST, points
    if pair.definition.key in _BORNE and pair.limit.is_bare:
        return Operator.AT_LEAST, points
    if pair.limit.is_up_to and (way is Operator.AT_LEAST or pair.definition.key in _OUTPUTS):
        return None, ()  # “bieten eine Leistung von bis zu 14 kVA” tells of kinds
    return pair.limit.operator, points


def _words_span(text: str, pair: Pair) -> tuple[int, int]:
    starts, ends = [pair.amount.start], [pair.amount.end]
    if pair.name is not None:
        starts.append(pair.name.start - _length_of_total(text, pair.name.start))
        ends.append(pair.name.end)
    if pair.limit is not None:
        starts.append(pair.limit.start)
        ends.append(pair.limit.end)
    return min(starts), max(ends)


def _length_of_total(text: str, at: int) -> int:
    """How many characters the word "total" before a name takes."""
    found = words.TOTAL.search(shortly_before(text, at))
    return len(found[0]) if found else 0


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _unit(written: str) -> str:
    """Plain numbers carry no unit."""
    return "" if written == "1" else written


def _aggregate(text: str, pair: Pair) -> Aggregate | None:
    if pair.name is None or pair.definition.key in _SIZES:
        return None  # the total width of a thing is its own
    return Aggregate.SUM if words.TOTAL.search(shortly_before(text, pair.name.start)) else None


def _confidence(pair: Pair) -> str:
    if pair.name is None:
        return "low"
    return "high" if pair.limit is not None or pair.amount.join else "medium"
