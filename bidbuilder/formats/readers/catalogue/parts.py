"""A supplier's file read part after part, as lines of JSON on their way out of the confined child process, and back into objects.

Findings told with an article are not told again with the reading, and of what is left no more than a person can look at.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from bidbuilder.codec import from_wire, to_wire
from bidbuilder.domain.catalogue.readings import (
    CatalogueReading,
    OfferingDraft,
    ReadingBegun,
    ReadingPart,
    remarks_of,
)
from bidbuilder.formats.readers.catalogue.registry import read_in_parts

_MOST_REMARKS = 1_000
_NAMES = {ReadingBegun: "begun", OfferingDraft: "draft", CatalogueReading: "reading"}
_BEGINNINGS = tuple(f'{{"{name}":'.encode() for name in _NAMES.values())


@dataclass(frozen=True, slots=True)
class _Line:
    """One line: a part under the name of its kind."""

    begun: ReadingBegun | None = None
    draft: OfferingDraft | None = None
    reading: CatalogueReading | None = None


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


def written_parts(name: str, content: bytes, options: Mapping[str, str]) -> Iterator[bytes]:
    """The parts of a file, each as a line of JSON under the name of its kind."""
    for part in parts_of(name, content, options):
        yield to_wire({_NAMES[type(part)]: part}) + b"\n"


def is_part(line: bytes) -> bool:
    """Whether a line is a part, and not how the reading ended."""
    return line.startswith(_BEGINNINGS)


def parts_from(lines: Iterable[bytes]) -> Iterator[ReadingPart]:
    """The parts out of their lines."""
    for line in lines:
        sent = from_wire(line, _Line)
        part = sent.draft or sent.begun or sent.reading
        if part:
            yield part
