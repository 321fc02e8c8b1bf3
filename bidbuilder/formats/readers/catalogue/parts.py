"""A supplier's file read part after part, as plain data on its way out of the confined child process, and back into objects.

Findings told with an article are not told again with the reading, and of what is left no more than a person can look at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from typing import Any

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.catalogue.readings import (
    CatalogueReading,
    OfferingDraft,
    ReadingBegun,
    ReadingPart,
    SentDraft,
    SentPart,
    remarks_of,
)
from bidbuilder.formats.readers.catalogue.registry import read_in_parts

_MOST_REMARKS = 1_000
_KINDS = {"begun": ReadingBegun, "draft": OfferingDraft, "reading": CatalogueReading}
_NAMES = {kind: name for name, kind in _KINDS.items()}


def parts_of(name: str, content: bytes, options: Mapping[str, str]) -> Iterator[ReadingPart]:
    """The parts of a file in this process; the reading at the end holds its remarks alone. Raises a `FileRefused`."""
    told = set()
    for part in read_in_parts(name, content, options):
        if isinstance(part, OfferingDraft):
            told |= {(one.code, one.message, one.where) for one in part.findings}
        yield (
            replace(part, findings=remarks_of(part, told)[:_MOST_REMARKS])
            if isinstance(part, CatalogueReading)
            else part
        )


def plain_parts(name: str, content: bytes, options: Mapping[str, str]) -> Iterator[dict[str, Any]]:
    """The parts of a file as plain data, each under the name of its kind."""
    for part in parts_of(name, content, options):
        yield {_NAMES[type(part)]: to_plain(part)}


def parts_from(plain: Iterable[Mapping[str, Any]]) -> Iterator[SentPart]:
    """The parts out of their plain data."""
    for one in plain:
        for name, data in one.items():
            part: ReadingPart = from_plain(data, _KINDS[name])
            yield SentDraft(part, data) if isinstance(part, OfferingDraft) else part
