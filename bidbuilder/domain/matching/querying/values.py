"""Conditions of a query: a property by the words people call it and a value in their notation, made a constraint."""

from collections.abc import Sequence
from dataclasses import dataclass
from difflib import get_close_matches
from functools import lru_cache
from itertools import islice

from bidbuilder.domain.catalogue.dictionary import Dictionary, normalise
from bidbuilder.domain.catalogue.notations import read_with_findings
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.matching.querying.keywords import PROPERTY_WORDS
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState, Operator

_MOST_OFFERED = 3
_LIMITS = frozenset({Operator.AT_LEAST, Operator.AT_MOST})


@dataclass(frozen=True, slots=True)
class Condition:
    """A value read for a property; `is_assumed` if its unit was left out and taken to be the property's."""

    definition: PropertyDefinition
    value: PropertyValue
    is_assumed: bool = False


def find_property(words: str, dictionary: Dictionary) -> PropertyDefinition | None:
    """The property that is called so, by the dictionary or in short."""
    short = PROPERTY_WORDS.get(words.casefold())
    return dictionary.find_key(short) if short else dictionary.find(words)


@lru_cache(maxsize=2_000)
def list_beginning_with(words: str, dictionary: Dictionary) -> tuple[PropertyDefinition, ...]:
    """The properties of which a name begins with the words, each once."""
    wanted = normalise(words)
    if len(wanted) < 3:
        return ()
    return tuple({one.key: one for name, one in _normal_names(dictionary) if name.startswith(wanted)}.values())


@lru_cache(maxsize=4)
def _normal_names(dictionary: Dictionary) -> tuple[tuple[str, PropertyDefinition], ...]:
    return tuple((normalise(name), one) for _, name, one in dictionary.names())


def nearest_names(words: str, dictionary: Dictionary) -> tuple[str, ...]:
    """Names of properties that look like the words, the nearest first."""
    beginnings = [one.names["en"] for one in islice(list_beginning_with(words, dictionary), _MOST_OFFERED)]
    if beginnings:
        return tuple(beginnings)
    names = {name.casefold(): name for _, name, _ in dictionary.names()}
    return tuple(names[one] for one in get_close_matches(words.casefold(), names, _MOST_OFFERED, 0.7))


def read_condition(text: str, definition: PropertyDefinition) -> Condition | None:
    """The value the text states for the property; None if it cannot be read."""
    reading = read_with_findings(text, definition)
    if reading.value is None:
        return None
    assumed = any(one.code == "unit-assumed" for one in reading.findings)
    return Condition(definition, reading.value, assumed)


def constraint_of(condition: Condition, operator: Operator | None, words: str, start: int) -> Constraint | None:
    """The constraint a condition asks for; without an operator the notation says it (`min. 12 kW`, `IP54`).

    Of a property that is a range, a plain value has to lie inside what is offered; of ranked classes a plain one has to be
    reached. None if the operator makes no sense for the value.
    """
    value, definition = condition.value, condition.definition
    asked = _of_numbers(value, definition, operator) if value.unit or value.number is not None else None
    if asked is None and value.kind is ValueKind.INTERVAL:
        asked = _of_numbers(value, definition, operator)
    asked = asked or _of_codes(value, definition, operator)
    if asked is None:
        return None
    chosen, values = asked
    return Constraint(
        property=definition.key,
        operator=chosen,
        values=values,
        unit=value.unit,
        state=ConstraintState.CONFIRMED,
        words=words,
        start=start,
    )


def _of_numbers(
    value: PropertyValue, definition: PropertyDefinition, operator: Operator | None
) -> tuple[Operator, tuple[str, ...]] | None:
    is_range = definition.kind is ValueKind.INTERVAL
    if value.number is not None:
        number = f"{value.number:f}"
        if operator is Operator.CONTAINS or (is_range and operator in {None, Operator.EQUAL}):
            return Operator.CONTAINS, (number, number)
        return operator or Operator.EQUAL, (number,)
    if value.choices:
        return (operator if operator is Operator.NOT_EQUAL else Operator.ONE_OF), value.choices
    if value.low is not None and value.high is not None:
        around = operator is Operator.CONTAINS or (is_range and operator in {None, Operator.EQUAL})
        chosen = Operator.CONTAINS if around else Operator.BETWEEN
        return None if operator in _LIMITS else (chosen, (f"{value.low:f}", f"{value.high:f}"))
    if value.low is not None:
        return Operator.AT_LEAST, (f"{value.low:f}",)
    return (Operator.AT_MOST, (f"{value.high:f}",)) if value.high is not None else None


def _of_codes(
    value: PropertyValue, definition: PropertyDefinition, operator: Operator | None
) -> tuple[Operator, tuple[str, ...]] | None:
    if value.flag is not None:
        return (operator or Operator.EQUAL), ("true" if value.flag else "false",)
    if value.choices:
        return _choice_operator(value.choices, definition, operator), value.choices
    return (operator or Operator.EQUAL, (value.text,)) if value.text else None


def _choice_operator(choices: Sequence[str], definition: PropertyDefinition, operator: Operator | None) -> Operator:
    if operator is Operator.CONTAINS:
        return Operator.ALL_OF
    if operator is None and definition.is_ordered and len(choices) == 1:
        return Operator.AT_LEAST
    return Operator.ONE_OF if len(choices) > 1 and operator in {None, Operator.EQUAL} else operator or Operator.EQUAL
