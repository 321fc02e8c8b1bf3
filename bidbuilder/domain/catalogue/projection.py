"""The searchable projection of an offering's properties: numbers in canonical units, choices one by one."""

from collections.abc import Iterator
from dataclasses import dataclass

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.notations import CanonicalValue, to_canonical
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.properties import PropertyValue


@dataclass(frozen=True, slots=True, kw_only=True)
class CanonicalBounds:
    """One searchable row: an interval in the canonical unit (floats: only to narrow a search), or one choice."""

    key: str
    low: float | None = None
    high: float | None = None
    choice: str | None = None


def project_properties(offering: Offering, dictionary: Dictionary) -> tuple[CanonicalBounds, ...]:
    """The searchable rows of an offering; a value without canonical reading gives none."""
    return tuple(row for value in offering.properties for row in _rows_of(value, dictionary))


def _rows_of(value: PropertyValue, dictionary: Dictionary) -> Iterator[CanonicalBounds]:
    canonical = _find_canonical(value, dictionary)
    if canonical is None:
        return
    key, low, high = dictionary.current_key(value.key), canonical.low, canonical.high
    if low is not None or high is not None:
        yield CanonicalBounds(
            key=key,
            low=None if low is None else float(low),
            high=None if high is None else float(high),
        )
    for choice in canonical.choices:
        yield CanonicalBounds(key=key, choice=choice)


def _find_canonical(value: PropertyValue, dictionary: Dictionary) -> CanonicalValue | None:
    definition = dictionary.find_key(value.key)
    try:
        return to_canonical(value, definition) if definition else None
    except Refusal:
        return None
