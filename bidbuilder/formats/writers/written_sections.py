"""Sections that people wrote, set at the end of their chapter of the technical proposal.

A line that begins with `## ` is a heading within the section, one that begins with `- ` a point of a list.
"""

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotSection
from bidbuilder.domain.bids.writing import Chapter
from bidbuilder.formats.writers.document import BidDocument

_HEADING, _POINT = "## ", "- "


def write_sections(document: BidDocument, snapshot: BidSnapshot, chapter: Chapter) -> None:
    """The sections of a chapter, in their order; those of the annex are chapters of their own."""
    level = 1 if chapter is Chapter.ANNEX else 2
    for section in snapshot.sections:
        if section.chapter is chapter:
            _write(document, section, level)


def _write(document: BidDocument, section: SnapshotSection, level: int) -> None:
    document.heading(level, section.title)
    for line in section.text.split("\n"):
        plain = line.strip()
        if plain.startswith(_HEADING):
            document.heading(level + 1, plain.removeprefix(_HEADING))
        elif plain.startswith(_POINT):
            document.text(plain.removeprefix(_POINT), "ListBullet")
        else:
            document.text(plain)
