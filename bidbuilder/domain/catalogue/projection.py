"""The searchable projection of what an offering states: numbers in canonical units, choices and types of ports one by one."""

from collections.abc import Iterator
from dataclasses import dataclass
from enum import IntEnum
from functools import lru_cache

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.notations import CanonicalValue, to_canonical
from bidbuilder.domain.catalogue.notations.canonical import is_numeric, settle
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyDefinition, PropertyValue, ValueKind
from bidbuilder.domain.catalogue.stating import stated_values

YES, NO = "true", "false"
LONGEST_TEXT = 120
# Under this key stand the types of an offering's ports, so that adapters are found by them; it is no property of the dictionary.
PORT_TYPES = "port-type"
# What is stated about these is held by name, whatever the dictionary says of them.
CONFORMITY = frozenset({"standard", "certificate"})


class Part(IntEnum):
    """What a row of numbers is of the value. Several separate values (230/400 V) have a span and a point for each."""

    WHOLE = 0
    SPAN = 1
    POINT = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalBounds:
    """One searchable row: an interval in the canonical unit, or one choice (of a flag `true` or `false`, or a text).

    Floats hold settled numbers of 15 digits exactly enough to compare them.
    """

    key: str
    low: float | None = None
    high: float | None = None
    choice: str | None = None
    part: Part = Part.WHOLE


def project_properties(offering: Offering, dictionary: Dictionary) -> tuple[CanonicalBounds, ...]:
    """The searchable rows of an offering; a value without canonical reading gives none."""
    stated = (row for value in stated_values(offering) for row in _rows_of(value, dictionary))
    return (*stated, *project_ports(offering))


def project_ports(offering: Offering) -> tuple[CanonicalBounds, ...]:
    """A row for each standard type of port the offering has."""
    types = dict.fromkeys(port.port_type for port in offering.ports if port.port_type)
    return tuple(CanonicalBounds(key=PORT_TYPES, choice=one) for one in types)


@lru_cache(maxsize=20_000)
def _rows_of(value: PropertyValue, dictionary: Dictionary) -> tuple[CanonicalBounds, ...]:
    # The offerings of a supplier repeat themselves: one value of a property comes again and again.
    return tuple(_find_rows(value, dictionary))


def _find_rows(value: PropertyValue, dictionary: Dictionary) -> Iterator[CanonicalBounds]:
    if value.key in CONFORMITY:
        yield from (CanonicalBounds(key=value.key, choice=one) for one in value.choices or (value.text or value.typed,))
        return
    definition = dictionary.find_key(value.key)
    canonical = _find_canonical(value, definition) if definition else None
    if definition is None or canonical is None:
        return
    if is_numeric(definition):
        yield from _numbers_of(definition.key, canonical)
    else:
        yield from (CanonicalBounds(key=definition.key, choice=code) for code in _codes_of(canonical, definition.kind))


def _numbers_of(key: str, canonical: CanonicalValue) -> Iterator[CanonicalBounds]:
    low, high = (None if end is None else float(settle(end)) for end in (canonical.low, canonical.high))
    is_span = len(canonical.points) > 1
    if low is not None or high is not None:
        yield CanonicalBounds(key=key, low=low, high=high, part=Part.SPAN if is_span else Part.WHOLE)
    if is_span:
        points = [float(settle(one)) for one in canonical.points]
        yield from (CanonicalBounds(key=key, low=one, high=one, part=Part.POINT) for one in points)


def _codes_of(canonical: CanonicalValue, kind: ValueKind) -> tuple[str, ...]:
    """What a choice, a flag or a text says; a value of another kind than its property says nothing comparable."""
    if kind is ValueKind.FLAG:
        return () if canonical.flag is None else (YES if canonical.flag else NO,)
    if kind is ValueKind.TEXT:
        return (canonical.text[:LONGEST_TEXT],) if canonical.text else canonical.choices
    return canonical.choices


def _find_canonical(value: PropertyValue, definition: PropertyDefinition) -> CanonicalValue | None:
    try:
        return to_canonical(value, definition)
    except (Refusal, ArithmeticError, ValueError):
        return None
