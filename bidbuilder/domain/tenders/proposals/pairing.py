"""Pairs amounts with the properties they belong to.

The nearest property named before an amount wins if its unit fits, else one named right behind it ("12 kW rated power"). An
amount without a name is paired only where one single property of the dictionary has such a unit.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.units import Unit, find_unit
from bidbuilder.domain.catalogue.notations import read_quantity
from bidbuilder.domain.catalogue.properties import PropertyDefinition, ValueKind
from bidbuilder.domain.tenders.constraints import Operator
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.amounts import Amount
from bidbuilder.domain.tenders.proposals.clauses import shortly_before
from bidbuilder.domain.tenders.proposals.closer import (
    RESPONSE,
    SUPPORT,
    is_far,
    is_instant,
    is_money,
    is_of_levels,
    means_nothing,
    told_closer,
)
from bidbuilder.domain.tenders.proposals.cues import find_cued
from bidbuilder.domain.tenders.proposals.experience import KEY as REFERENCES
from bidbuilder.domain.tenders.proposals.experience import counts_references
from bidbuilder.domain.tenders.proposals.gaps import is_parted
from bidbuilder.domain.tenders.proposals.lexicon import Lexicon, dimension_of
from bidbuilder.domain.tenders.proposals.limits import Limit, Wording, are_two_bounds, find_limit, is_linked
from bidbuilder.domain.tenders.proposals.mentions import Mention
from bidbuilder.domain.tenders.proposals.ratings import find_rating

_MEASURED = frozenset({ValueKind.NUMBER, ValueKind.INTERVAL})
_FURTHEST_BEFORE = 70  # characters between a name and its amount
_MOST_WORDS_BEFORE = 9
# A turnover is told of years before its sum is.
_FURTHEST_OF_MONEY, _MOST_WORDS_OF_MONEY = 120, 15
_RIGHT_BEHIND = re.compile(
    r"(?:s\b|['’]s?)?[\s(]*(?:(?:comprehensive|on-site|full)\s+){0,2}"
    r"(?:of|in|i|rated|nominal|net|total|minimum|maximum|max\.?|min\.?|der|af|an)?\s*",
    re.IGNORECASE,
)
# Things that are counted may be of a kind: “three comparable references”.
_COUNTED_BEHIND = re.compile(r"\s*(?:[^\W\d]+,?\s+){0,2}")
# Sizes that name themselves: DN 200, PN 16.
_SELF_NAMING = frozenset({"nominal-diameter", "nominal-pressure"})
# “25 l/s at 32 m head” is one duty point.
_OF_HEAD = re.compile(r"\s*(?:(?:total|delivery|dynamic|manometric)\s)*head\b", re.IGNORECASE)
# Of such a kind there are many things that have no property: the angle of a backrest is not the pitch of a roof.
_OF_MANY = frozenset(
    {"angle", "acceleration", "cycle", "length^-3", "length^-2*time^2", "length^-1*mass*time^-3", "dynamic-viscosity"}
)
# Days on which people work are counted, and asked where days are.
_WORKING_DAY, _DAYS = "working_day", frozenset({"h", "d", "week"})
# Things that have a property of their own: what counts other things has no such values.
_OWN_COUNTS = frozenset({"phase", "pole", "core", "wire", "user", "person", "employee", "reference"})
_COUNTED_PARTS = frozenset(
    {"digital_input_count", "digital_output_count", "analogue_input_count", "analogue_output_count"}
)
_MOST_WORDS_BETWEEN = 2
_HAS_NUMBER = re.compile(r"(?<![\w.,])\d+(?:[.,]\d+)?\s$")
_HAS_ITS_OWN = re.compile(r"\s?(?:[=:]\s?[\d±≥≤<>-]|[x×]\s?[^\W\d])")
# Sizes and pH are written without a unit where their property is named.
_UNDERSTOOD = frozenset({"DN", "PN", "pH"})


@dataclass(frozen=True, slots=True)
class Pair:
    """An amount with the property it belongs to. `name` is None where only the unit tells."""

    amount: Amount
    definition: PropertyDefinition
    name: Mention | None
    limit: Limit | None


def find_pairs(
    text: str, amounts: Sequence[Amount], mentions: Sequence[Mention], lexicon: Lexicon, context: str = ""
) -> Iterator[Pair]:
    """The amounts that belong to a property, in order; conditions ("at 20 °C", "if …") belong to none.

    `context` are words that the clause points back to.
    """
    free = list(mentions)
    for amount in amounts:
        pair = (
            None if _is_in_condition(text, amount.start) else _find_pair(text, amount, amounts, free, lexicon, context)
        )
        if pair is None or _is_one_of_several(text, pair, amounts, mentions):
            continue
        if pair.name in free and pair.name.start >= amount.end:
            free.remove(pair.name)  # "4 years' experience, including 2 years abroad": the name has had its amount
        yield pair


def _is_in_condition(text: str, at: int) -> bool:
    """Whether it stands in an if-clause, that is before the comma that ends it."""
    condition = words.IF.search(text, 0, at)
    return condition is not None and "," not in text[condition.end() : at]


def _find_pair(
    text: str, amount: Amount, amounts: Sequence[Amount], mentions: Sequence[Mention], lexicon: Lexicon, context: str
) -> Pair | None:
    earlier = [one for one in mentions if one.end <= amount.start and _is_near(text, one, amount, amounts)]
    for name in reversed(earlier):
        definition = _fitting(name, amount, lexicon)
        if definition is not None:
            if means_nothing(text, name, definition) or is_of_levels(definition, amount, amounts):
                return None
            limit = find_limit(text, amount.start, amount.end, name.start)
            if amount.unit is None and not is_linked(text, name.end, amount.start, limit):
                continue
            if amount.unit is None and limit is None and _is_of_counted(definition):
                continue  # "References: 3" may be a number of the document
            if _is_conditional(text, amount, limit, name) or _is_parted(text, amount, name, limit):
                return None
            return Pair(amount, told_closer(text, amount, definition, limit, lexicon, context), name, limit)
    limit = find_limit(text, amount.start, amount.end)
    if _is_conditional(text, amount, limit) and not _OF_HEAD.match(text, amount.end):
        return None
    for name in mentions if amount.unit is not None or limit is not None or _is_of_parts(mentions) else ():
        behind = limit.end if limit is not None and limit.start >= amount.end else amount.end
        if _is_right_behind(text, amount, behind, name) and not _is_of_next(text, amount, name, amounts):
            definition = _fitting(name, amount, lexicon)
            if definition is None or means_nothing(text, name, definition):
                return None
            limit = limit or find_limit(text, name.end, name.end)
            if _is_of_counted(definition) and (not _is_least(text, limit) or _is_one_of_them(text, amount, name)):
                return None
            return Pair(amount, told_closer(text, amount, definition, limit, lexicon, context), name, limit)
    return _pair_by_unit(text, amount, limit, lexicon, context)


def _is_parted(text: str, amount: Amount, name: Mention, limit: Limit | None) -> bool:
    """Whether other words take an amount away from the name before it; sums stand further from theirs, and sizes are named."""
    dimension = amount.unit.dimension if amount.unit is not None else ""
    is_told_far = is_money(dimension) or dimension in _SELF_NAMING
    return not is_told_far and is_parted(text, name.end, amount.start, limit)


def _is_of_parts(mentions: Sequence[Mention]) -> bool:
    """Whether parts are named that are counted: “32 digital inputs”."""
    return any(one.key in _COUNTED_PARTS for name in mentions for one in name.definitions)


def _is_right_behind(text: str, amount: Amount, behind: int, name: Mention) -> bool:
    """Whether the name follows at once, or has the unit as its first word: "5 years of experience", "5 employees"."""
    if amount.start < name.start < amount.end <= name.end:
        return True
    if amount.start == name.start and amount.unit is not None and amount.unit.symbol == "pH":
        return True  # the name is its unit: “pH: 6.8-7.5”
    between = _COUNTED_BEHIND if any(_is_of_counted(one) for one in name.definitions) else _RIGHT_BEHIND
    return name.start >= behind and between.fullmatch(text, behind, name.start) is not None


def _is_of_next(text: str, amount: Amount, name: Mention, amounts: Sequence[Amount]) -> bool:
    """Whether the name belongs to the amount behind it: “not less than 23 m overall width not less than 2.5 m”.

    Names that are multiplied are those of as many numbers: “7,3 m x 2,5 m x 3,3 m (Länge x Breite x Höhe)”.
    """
    if name.start >= amount.end and _HAS_ITS_OWN.match(text, name.end):
        return True
    following = next((one for one in amounts if one.start >= name.end), None)
    if following is None or not any(_fits(one, following) for one in name.definitions):
        return False
    limit = find_limit(text, following.start, following.end)
    is_between = limit is not None and limit.start < following.start
    return is_between and is_linked(text, name.end, following.start, limit)


def _is_conditional(text: str, amount: Amount, limit: Limit | None, name: Mention | None = None) -> bool:
    """ "at 20 °C": a condition under which something else holds, unless it is a range or a limit stands before it."""
    is_limited = limit is not None and limit.wording is not Wording.ADJECTIVE
    if is_limited or amount.join == "range" or (amount.join == "between" and name is not None and _is_of_spans(name)):
        return False
    places = (amount.start,) if name is None else (amount.start, name.start)
    return any(words.CONDITION.search(shortly_before(text, place)) for place in places)


def _is_of_spans(name: Mention) -> bool:
    """Whether its values are spans: “works at ambient temperatures between −20 and 40 °C” asks for them."""
    return any(one.kind is ValueKind.INTERVAL for one in name.definitions)


def _is_near(text: str, name: Mention, amount: Amount, amounts: Sequence[Amount]) -> bool:
    # A name has had its amount if one of the same dimension stands between, unless both are its bounds.
    alike = [one for one in amounts if name.end <= one.start < amount.start and _dimension(one) == _dimension(amount)]
    if alike:
        is_bound = len(alike) == 1 and are_two_bounds(text, _span(alike[0]), _span(amount))
        return is_bound and _is_near(text, name, alike[0], amounts)
    between = text[name.end : amount.start]
    is_sum = amount.unit is not None and is_money(amount.unit.dimension)
    furthest, most = (_FURTHEST_OF_MONEY, _MOST_WORDS_OF_MONEY) if is_sum else (_FURTHEST_BEFORE, _MOST_WORDS_BEFORE)
    if len(between) > furthest or len(between.split()) > most:
        return False
    if words.NEW_SUBJECT.search(between):
        return False
    if amount.unit is None and _HAS_NUMBER.search(text, max(0, name.start - 12), name.start):
        return False  # “the regulation at 0.8 power factor is not to exceed 5”
    return "," not in between or not any(_has_had(text, name, other, amount) for other in amounts)


def _is_one_of_several(text: str, pair: Pair, amounts: Sequence[Amount], mentions: Sequence[Mention]) -> bool:
    """Whether a name has further such values: “mindst 0,80 m og over reposer mindst 0,90 m”; none is that of the thing."""
    amount, name, limit = pair.amount, pair.name, pair.limit
    if name is None or limit is None or limit.wording is not Wording.DIRECT or name.end > amount.start:
        return False
    further = next((one for one in amounts if one.start >= amount.end and _dimension(one) == _dimension(amount)), None)
    if further is None or any(amount.end <= one.start < further.start for one in mentions):
        return False
    other = find_limit(text, further.start, further.end)
    is_alike = other is not None and other.wording is Wording.DIRECT and other.operator is limit.operator
    return is_alike and other is not None and amount.end <= other.start < further.start


def _span(amount: Amount) -> tuple[int, int]:
    return amount.start, amount.end


def _has_had(text: str, name: Mention, other: Amount, amount: Amount) -> bool:
    """Whether a name goes with the amount right before it: “minimum 4 foot tongue length, maximum 102 inches wide”."""
    if other.end > name.start or _dimension(other) not in {"", _dimension(amount)} or other.join:
        return False
    between = text[other.end : name.start]
    return len(between.split()) <= _MOST_WORDS_BETWEEN and not re.search(
        r"[,;:]|\b(?:and|og|und|at|ved|bei)\b", between
    )


def _dimension(amount: Amount) -> str:
    return amount.unit.dimension if amount.unit is not None else ""


def _fitting(name: Mention, amount: Amount, lexicon: Lexicon) -> PropertyDefinition | None:
    """The one property of the name that an amount of this unit can be a value of."""
    measured = [one for one in name.definitions if one.kind in _MEASURED]
    fitting = [one for one in measured if _fits(one, amount)]
    if not fitting and amount.unit is not None:
        # “Reaktionszeit: 4 Stunden” is that of people.
        fitting = [lexicon.of(one, SUPPORT) for one in measured if one.key == RESPONSE and is_instant(one, amount.unit)]
    return fitting[0] if len(fitting) == 1 else None


def _fits(definition: PropertyDefinition, amount: Amount) -> bool:
    dimension = dimension_of(definition)
    if amount.unit is None:
        return dimension == "" or definition.unit in _UNDERSTOOD or _is_of_counted(definition)
    if amount.unit.is_counted and dimension == "":
        return _counts(amount.unit, definition)
    if amount.unit.dimension == dimension:
        return not is_instant(definition, amount.unit) and not is_far(definition, amount.unit)
    if is_money(amount.unit.dimension) and is_money(dimension):
        return True  # a bound in crowns stays one in crowns; rates are no part of it
    if amount.unit.symbol == _WORKING_DAY:
        return definition.unit in _DAYS
    # Plain bar of a gauge pressure, °C of a temperature difference: the notations settle it.
    return _settles(amount, dimension)


def _counts(unit: Unit, definition: PropertyDefinition) -> bool:
    """Whether a property counts such things: three phases are no poles, and a power factor counts nothing."""
    if definition.unit:
        return unit.symbol == definition.unit
    names = " ".join(name for spoken in definition.names.values() for name in spoken).lower()
    return not unit.symbol.isalpha() or unit.symbol not in _OWN_COUNTS or unit.symbol in names


def _is_of_counted(definition: PropertyDefinition) -> bool:
    """Whether the values of a property are counts of something that is its unit: employees, references, users."""
    unit = find_unit(definition.unit) if definition.unit else None
    return unit is not None and unit.is_counted


def _is_one_of_them(text: str, amount: Amount, name: Mention | None = None) -> bool:
    """Whether one of those that are asked for is told of: “at least one reference shall be of a hospital”."""
    end = max(amount.end, name.end) if name is not None else amount.end
    return amount.text.split()[:1] == ["1"] and words.MODAL_BEHIND.match(text, end) is not None


def _is_loose(text: str, limit: Limit | None) -> bool:
    return limit is None or words.LOOSE.fullmatch(text, limit.start, limit.end) is not None


def _is_least(text: str, limit: Limit | None) -> bool:
    """Whether so many are asked for: "up to 8 seats" and "over 400 users" describe."""
    return limit is not None and limit.operator is Operator.AT_LEAST and not _is_loose(text, limit)


def _settles(amount: Amount, dimension: str) -> bool:
    if not dimension:
        return False
    try:
        stated = read_quantity(amount.text, dimension=dimension)
    except Refusal:
        return False
    unit = find_unit(stated.unit) if stated.unit else None
    return unit is not None and unit.dimension == dimension


def _pair_by_unit(text: str, amount: Amount, limit: Limit | None, lexicon: Lexicon, context: str) -> Pair | None:
    if amount.unit is None:
        return _pair_references(text, amount, limit, lexicon)
    delivery = _delivery(text, amount, limit, lexicon)
    if delivery is not None:
        return delivery
    dimension = amount.unit.dimension
    if limit is not None and limit.wording is Wording.DIRECT:
        fitting = (one for one in lexicon.measured if _fits(one, amount))
        cued = find_cued(text, amount.start, amount.end, limit.operator, fitting, context)
        if cued is not None:
            return Pair(amount, cued, None, limit)
    if limit is None:
        fitting = (one for one in lexicon.measured if _fits(one, amount))
        cued = find_cued(text, amount.start, amount.end, None, fitting, context, is_limited=False)
        told = cued or lexicon.find(dimension, find_rating(text, amount))
        if told is not None:
            return Pair(amount, told, None, None)
    if limit is None and amount.join == "range":
        ranges = (one for one in lexicon.measured if one.kind is ValueKind.INTERVAL and _fits(one, amount))
        cued = find_cued(text, amount.start, amount.end, None, ranges, context)
        if cued is not None:
            return Pair(amount, cued, None, limit)
    only = lexicon.dimensions.get(dimension, ())
    is_told = dimension in _SELF_NAMING or not _is_loose(text, limit)
    if len(only) != 1 or not is_told or dimension in _OF_MANY or _is_one_of_them(text, amount):
        return None
    return Pair(amount, only[0], None, limit)


def _pair_references(text: str, amount: Amount, limit: Limit | None, lexicon: Lexicon) -> Pair | None:
    """ "at least five plants that it handed over": so many references."""
    if limit is None or limit.operator is not Operator.AT_LEAST or amount.join:
        return None
    if not counts_references(text, amount.start, amount.end):
        return None
    asked = next((one for one in lexicon.measured if one.key == REFERENCES), None)
    return Pair(amount, asked, None, limit) if asked is not None else None


def _delivery(text: str, amount: Amount, limit: Limit | None, lexicon: Lexicon) -> Pair | None:
    """ "delivered within 10 weeks": the verb names the lead time, unless it is papers or spare parts that are delivered."""
    is_time = _dimension(amount) == "time" or (amount.unit is not None and amount.unit.symbol == _WORKING_DAY)
    if not is_time or limit is None or limit.operator is not Operator.AT_MOST:
        return None
    if not words.DELIVERY.search(text) or words.PAPERWORK.search(words.COUNTED_FROM.sub("", text)):
        return None
    found = lexicon.names.get("deliverytime", ())
    return Pair(amount, found[0], Mention(limit.start, limit.start, found), limit) if len(found) == 1 else None
