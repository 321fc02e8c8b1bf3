"""Amounts among free words that name no property (`pumpe 10 bar`): the properties they may be values of."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import zip_longest

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.basics.units import find_unit, same_dimension
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.notations.canonical import canonical_number, dimension_of, is_numeric, settle
from bidbuilder.domain.catalogue.properties import PropertyDefinition

Values = tuple[tuple[str, float], ...]
"""Keys of properties with the amount in the unit of each."""

_JOINED = re.compile(r"([-+−]?[\d.,]*\d)([^\W\d].*|[°%].*)")
_NUMBER = re.compile(r"[-+−]?[\d.,]*\d")


def measures_in(words: Sequence[str], dictionary: Dictionary) -> Iterator[tuple[str, Values]]:
    """The amounts with a unit, in one word or in two, as they are written and as values."""
    pairs = zip_longest(words, words[1:], fillvalue="")
    for word, following in pairs:
        joined = _JOINED.fullmatch(word)
        text, number, unit = (word, joined[1], joined[2]) if joined else (f"{word} {following}", word, following)
        values = _values_of(number, unit, dictionary) if unit and _NUMBER.fullmatch(number) else ()
        if values:
            yield text, values


@lru_cache(maxsize=2_000)
def _values_of(number: str, unit: str, dictionary: Dictionary) -> Values:
    try:
        amount = read_number(number)
    except Refusal:
        return ()
    found = (_value_of(amount, unit, one) for one in _measured_in(unit, dictionary))
    return tuple(one for one in found if one is not None)


def _value_of(amount: Decimal, unit: str, definition: PropertyDefinition) -> tuple[str, float] | None:
    try:
        return definition.key, float(settle(canonical_number(amount, unit, definition)))
    except Refusal:
        return None


@lru_cache(maxsize=200)
def _measured_in(unit: str, dictionary: Dictionary) -> tuple[PropertyDefinition, ...]:
    """The properties that the unit can be one of. Pieces and other counts tell nothing of a property."""
    meant = find_unit(unit)
    if meant is None or meant.is_counted:
        return ()
    measured = (one for one in dictionary.all() if one.unit and is_numeric(one))
    return tuple(one for one in measured if _fits(unit, one))


def _fits(unit: str, definition: PropertyDefinition) -> bool:
    meant = find_unit(unit, dimension_of(definition))
    return meant is not None and same_dimension(meant.symbol, definition.unit)
