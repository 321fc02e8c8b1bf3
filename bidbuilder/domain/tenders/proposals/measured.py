"""Proposals out of amounts: each amount is paired with the property it belongs to and turned into a constraint.

The nearest property named before the amount wins if its unit fits, else one named right behind it ("12 kW rated power"). An
amount without a name is proposed only where one single property of the dictionary has such a unit, and with low confidence.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.units import find_unit
from bidbuilder.domain.catalogue.notations import StatedQuantity, read_quantity
from bidbuilder.domain.catalogue.properties import Better, PropertyDefinition, ValueKind
from bidbuilder.domain.tenders.constraints import Aggregate, Constraint, Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.amounts import Amount
from bidbuilder.domain.tenders.proposals.clauses import Clause
from bidbuilder.domain.tenders.proposals.lexicon import Lexicon, dimension_of
from bidbuilder.domain.tenders.proposals.limits import Limit, Wording, find_limit, is_linked
from bidbuilder.domain.tenders.proposals.mentions import Mention

_MEASURED = frozenset({ValueKind.NUMBER, ValueKind.INTERVAL})
_FURTHEST_BEFORE = 70  # characters between a name and its amount
_MOST_WORDS_BEFORE = 9
_RIGHT_BEHIND = re.compile(
    r"['’]?[\s(]*(?:of|in|i|rated|nominal|net|total|minimum|maximum|max\.?|min\.?|der|af|an)?\s*", re.IGNORECASE
)
# Sizes that name themselves: DN 200, PN 16.
_SELF_NAMING = frozenset({"nominal-diameter", "nominal-pressure"})
_WAYS: dict[Better, Operator] = {Better.HIGHER: Operator.AT_LEAST, Better.LOWER: Operator.AT_MOST}


@dataclass(frozen=True, slots=True)
class _Pair:
    """An amount with the property it belongs to. `name` is None where only the unit tells."""

    amount: Amount
    definition: PropertyDefinition
    name: Mention | None
    limit: Limit | None


def propose_measured(
    clause: Clause, amounts: Sequence[Amount], mentions: Sequence[Mention], lexicon: Lexicon, decimal_mark: str | None
) -> Iterator[Constraint]:
    """The constraints the amounts of a clause ask for; offsets are those of the whole text."""
    free = list(mentions)
    for amount in amounts:
        if _is_in_condition(clause.text, amount.start):
            continue
        pair = _find_pair(clause.text, amount, amounts, free, lexicon)
        if pair is not None and pair.name in free and pair.name.start >= amount.end:
            free.remove(pair.name)  # "4 years' experience, including 2 years abroad": the name has had its amount
        constraint = _find_constraint(clause, pair, decimal_mark) if pair is not None else None
        if constraint is not None:
            yield constraint


def _is_in_condition(text: str, at: int) -> bool:
    """Whether it stands in an if-clause, that is before the comma that ends it."""
    condition = next(iter(words.IF.finditer(text, 0, at)), None)
    return condition is not None and "," not in text[condition.end() : at]


def _find_pair(
    text: str, amount: Amount, amounts: Sequence[Amount], mentions: Sequence[Mention], lexicon: Lexicon
) -> _Pair | None:
    earlier = [one for one in mentions if one.end <= amount.start and _is_near(text, one, amount, amounts)]
    for name in reversed(earlier):
        definition = _fitting(name, amount)
        if definition is not None:
            limit = find_limit(text, amount.start, amount.end, name.start)
            if amount.unit is None and not is_linked(text, name.end, amount.start, limit):
                continue
            return None if _is_conditional(text, amount, limit, name) else _Pair(amount, definition, name, limit)
    limit = find_limit(text, amount.start, amount.end)
    if _is_conditional(text, amount, limit):
        return None
    for name in mentions if amount.unit is not None or limit is not None else ():
        behind = limit.end if limit is not None and limit.start >= amount.end else amount.end
        if _is_right_behind(text, amount, behind, name):
            definition = _fitting(name, amount)
            return _Pair(amount, definition, name, limit) if definition is not None else None
    return _pair_by_unit(text, amount, limit, lexicon)


def _is_right_behind(text: str, amount: Amount, behind: int, name: Mention) -> bool:
    """Whether the name follows at once, or has the unit as its first word: "5 years of experience"."""
    if amount.start < name.start < amount.end < name.end:
        return True
    return name.start >= behind and _RIGHT_BEHIND.fullmatch(text, behind, name.start) is not None


def _is_conditional(text: str, amount: Amount, limit: Limit | None, name: Mention | None = None) -> bool:
    """ "at 20 °C": a condition under which something else holds, unless it is a range or a limit stands before it."""
    is_limited = limit is not None and limit.wording is Wording.DIRECT
    if is_limited or amount.join == "range":
        return False
    places = (amount.start,) if name is None else (amount.start, name.start)
    return any(words.CONDITION.search(text[:place]) for place in places)


def _is_near(text: str, name: Mention, amount: Amount, amounts: Sequence[Amount]) -> bool:
    between = text[name.end : amount.start]
    if len(between) > _FURTHEST_BEFORE or len(between.split()) > _MOST_WORDS_BEFORE:
        return False
    # A name has had its amount if one of the same dimension stands between.
    return not any(
        name.end <= other.start < amount.start and _dimension(other) == _dimension(amount) for other in amounts
    )


def _dimension(amount: Amount) -> str:
    return amount.unit.dimension if amount.unit is not None else ""


def _fitting(name: Mention, amount: Amount) -> PropertyDefinition | None:
    """The one property of the name that an amount of this unit can be a value of."""
    fitting = [one for one in name.definitions if one.kind in _MEASURED and _fits(one, amount)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(definition: PropertyDefinition, amount: Amount) -> bool:
    dimension = dimension_of(definition)
    if amount.unit is None:
        return dimension == "" or definition.unit in {"DN", "PN", "pH"}
    if amount.unit.dimension == dimension or (amount.unit.is_counted and dimension == ""):
        return True
    # Plain bar of a gauge pressure, °C of a temperature difference: the notations settle it.
    return _settles(amount, dimension)


def _settles(amount: Amount, dimension: str) -> bool:
    if not dimension:
        return False
    try:
        stated = read_quantity(amount.text, dimension=dimension)
    except Refusal:
        return False
    unit = find_unit(stated.unit) if stated.unit else None
    return unit is not None and unit.dimension == dimension


def _pair_by_unit(text: str, amount: Amount, limit: Limit | None, lexicon: Lexicon) -> _Pair | None:
    if amount.unit is None:
        return None
    delivery = _delivery(text, amount, limit, lexicon)
    if delivery is not None:
        return delivery
    dimension = amount.unit.dimension
    only = lexicon.dimensions.get(dimension, ())
    is_told = dimension in _SELF_NAMING or (
        limit is not None and not words.LOOSE.fullmatch(text, limit.start, limit.end)
    )
    if len(only) != 1 or not is_told:
        return None
    return _Pair(amount, only[0], None, limit)


def _delivery(text: str, amount: Amount, limit: Limit | None, lexicon: Lexicon) -> _Pair | None:
    """ "delivered within 10 weeks": the verb names the lead time, unless it is papers or spare parts that are delivered."""
    if _dimension(amount) != "time" or limit is None or limit.operator is not Operator.AT_MOST:
        return None
    if not words.DELIVERY.search(text):
        return None
    found = lexicon.names.get("deliverytime", ())
    return _Pair(amount, found[0], Mention(limit.start, limit.start, found), limit) if len(found) == 1 else None


def _find_constraint(clause: Clause, pair: _Pair, decimal_mark: str | None) -> Constraint | None:
    stated = _find_stated(pair, decimal_mark)
    if stated is None or _is_existing(clause.text, pair) or _is_of_papers(clause.text, pair):
        return None
    operator, values = _operator_and_values(pair, stated)
    if operator is None:
        return None
    start, end = _words_span(clause.text, pair)
    return Constraint(
        property=pair.definition.key,
        operator=operator,
        values=tuple(_plain(value) for value in values),
        unit=stated.unit or _understood_unit(pair.definition),
        aggregate=_aggregate(clause.text, pair),
        words=clause.text[start:end],
        start=clause.start + start,
        confidence=_confidence(pair),
    )


def _find_stated(pair: _Pair, decimal_mark: str | None) -> StatedQuantity | None:
    """What the amount states; the decimal mark of the language first, then any that can be read without doubt."""
    dimension = dimension_of(pair.definition)
    for mark in dict.fromkeys((decimal_mark, None)):
        try:
            return read_quantity(pair.amount.text, decimal_mark=mark, dimension=dimension)
        except Refusal:
            continue
    return None


def _is_existing(text: str, pair: _Pair) -> bool:
    """Whether it tells what is there already ("the existing plant has …") and asks for nothing."""
    start = min(pair.name.start, pair.amount.start) if pair.name is not None else pair.amount.start
    return words.EXISTING.search(text[max(0, start - 40) : start]) is not None


def _is_of_papers(text: str, pair: _Pair) -> bool:
    """Whether it is the delivery of papers or spare parts that takes so long, and not that of the offering."""
    return pair.definition.key == "lead_time_days" and words.PAPERWORK.search(text) is not None


def _operator_and_values(pair: _Pair, stated: StatedQuantity) -> tuple[Operator | None, Sequence[Decimal]]:
    if stated.points:
        return _of_points(pair, stated.points)
    if stated.low is not None and stated.high is not None:
        contains = pair.definition.kind is ValueKind.INTERVAL
        return (Operator.CONTAINS if contains else Operator.BETWEEN), (stated.low, stated.high)
    return None, ()


def _of_points(pair: _Pair, points: Sequence[Decimal]) -> tuple[Operator | None, Sequence[Decimal]]:
    if pair.definition.kind is ValueKind.INTERVAL:
        # A supply voltage of 400 V has to lie in the offered range. "Up to 45 °C" leaves the other end open: a person decides.
        is_plain = len(points) == 1 and pair.limit is None
        return (Operator.CONTAINS, (points[0], points[0])) if is_plain else (None, ())
    if len(points) > 1:
        listed = Operator.ALL_OF if pair.amount.join == "and" else Operator.ONE_OF
        return (listed, points) if pair.limit is None else (None, ())
    way = _WAYS.get(pair.definition.better)
    if pair.limit is None:
        return way or Operator.EQUAL, points
    if pair.limit.wording is Wording.ADJECTIVE and way not in {None, pair.limit.operator}:
        # "maximum flow 20 m³/h" of a pump is what it has to reach, or what it may not pass: not for us to say.
        return None, ()
    return pair.limit.operator, points


def _words_span(text: str, pair: _Pair) -> tuple[int, int]:
    starts, ends = [pair.amount.start], [pair.amount.end]
    if pair.name is not None:
        total = words.TOTAL.search(text[: pair.name.start])
        starts.append(total.start() if total else pair.name.start)
        ends.append(pair.name.end)
    if pair.limit is not None:
        starts.append(pair.limit.start)
        ends.append(pair.limit.end)
    return min(starts), max(ends)


def _plain(number: Decimal) -> str:
    return f"{number.normalize():f}"


def _understood_unit(definition: PropertyDefinition) -> str:
    return definition.unit if definition.unit in {"DN", "PN", "pH"} else ""


def _aggregate(text: str, pair: _Pair) -> Aggregate | None:
    if pair.name is None:
        return None
    before = text[: pair.name.start]
    return Aggregate.SUM if words.TOTAL.search(before) else None


def _confidence(pair: _Pair) -> str:
    if pair.name is None:
        return "low"
    return "high" if pair.limit is not None or pair.amount.join else "medium"
