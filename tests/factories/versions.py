"""Two versions of a call for tests, and the engine that lines them up."""

from dataclasses import replace

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.amending import Versions
from bidbuilder.domain.tenders.amendments import Difference, compare
from bidbuilder.domain.tenders.preparing import prepare
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.likeness import find_like_texts


def read_rows(*rows: tuple[str, str] | str, file: str = "v1.xlsx", **fields: object) -> Tender:
    """A workbook as read: rows of number and text (or of text alone), from row 2 on."""
    pairs = [row if isinstance(row, tuple) else ("", row) for row in rows]
    return Tender(
        requirements=tuple(
            Requirement(number=number, text=text, source=SourcePlace(file=file, sheet="Req", cell=f"B{line}"))
            for line, (number, text) in enumerate(pairs, start=2)
        ),
        **fields,  # type: ignore[arg-type]
    )


def stored_from(read: Tender) -> Tender:
    """The tender as it is after the import of that reading."""
    return replace(read, id=1, requirements=prepare(read.requirements, (), "en"))


def versions_of(before: Tender, after: Tender) -> Versions:
    """Both readings with their difference."""
    return Versions(before.requirements, after.requirements, difference_of(before, after))


def difference_of(before: Tender, after: Tender) -> Difference:
    """What differs, by the real engine."""
    return compare(before, after, find_like_texts)
