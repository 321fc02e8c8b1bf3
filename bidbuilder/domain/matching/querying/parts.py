"""The parts of a query one by one, each with what is left without it: for a page that shows them to be taken off."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from typing import Any

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.matching.querying.writing import write_query

_LISTED = ("words", "phrases", "kinds", "states", "clusters", "suppliers", "countries", "cpv", "constraints")
_NOTHING = OfferingQuery()


@dataclass(frozen=True, slots=True)
class QueryPart:
    """One part as text, and the text of the query without it."""

    text: str
    rest: str


def parts_of(query: OfferingQuery, dictionary: Dictionary, language: str = "en") -> tuple[QueryPart, ...]:
    """Every part of a query."""
    return tuple(
        QueryPart(write_query(part, dictionary, language), write_query(rest, dictionary, language))
        for part, rest in _split(query)
    )


def _split(query: OfferingQuery) -> Iterator[tuple[OfferingQuery, OfferingQuery]]:
    for name in _LISTED:
        values: tuple[Any, ...] = getattr(query, name)
        for place, value in enumerate(values):
            yield _with(_NOTHING, name, (value,)), _with(query, name, (*values[:place], *values[place + 1 :]))
    for name in ("price", "own_only", "lacks"):
        if getattr(query, name):
            yield _with(_NOTHING, name, getattr(query, name)), _with(query, name, getattr(_NOTHING, name))


def _with(query: OfferingQuery, name: str, value: Any) -> OfferingQuery:
    changed: dict[str, Any] = {name: value}
    return replace(query, **changed)
