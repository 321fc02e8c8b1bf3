"""Headings between the rows of a list (`Centrifugal pumps`), which name the product group of what follows them."""

import re
from bisect import bisect_left
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from bidbuilder.formats.readers.catalogue.table.layout import Layout
from bidbuilder.formats.readers.catalogue.table.sheets import Value, as_text

_LONGEST, _FEW = 80, 3
_NOTE = re.compile(r"^[*•†]|^\d+\)|[.:!;]$|https?:|@")
_GROUP = "group"


@dataclass(frozen=True, slots=True)
class Headings:
    """The rows of a list that are headings, from the first on, and what they say."""

    rows: tuple[int, ...] = ()
    texts: tuple[str, ...] = ()

    def of(self, row: int) -> str:
        """The heading a row stands under; `""` above the first."""
        before = bisect_left(self.rows, row)
        return self.texts[before - 1] if before else ""

    def has(self, row: int) -> bool:
        """Whether a row is a heading itself."""
        at = bisect_left(self.rows, row)
        return at < len(self.rows) and self.rows[at] == row


def find_headings(layout: Layout, told: Collection[int] = ()) -> Headings:
    """The headings of a list that has no column for product groups. `told` are rows that belong to articles.

    A heading is a short text alone in its row with a row of several cells below it; of headings right below each other the
    last one counts. A text alone at the end, or one that looks like a note, is none.
    """
    if any(column.field and column.field.part == _GROUP for column in layout.columns_of("classification")):
        return Headings()
    found: dict[int, str] = {}
    waiting: tuple[int, str] | None = None
    for row in range((layout.header_row or 0) + 1, len(layout.sheet.rows)):
        filled = _filled(layout.sheet.rows[row])
        if len(filled) > 1 and waiting:
            found[waiting[0]] = waiting[1]
            waiting = None
        elif len(filled) == 1 and row not in told:
            waiting = (row, text) if (text := _heading(filled[0])) else None
    return Headings(tuple(found), tuple(found.values()))


def _filled(values: Sequence[Value]) -> list[Value]:
    # Most rows of a long list are full: what a cell says is only asked where little is in a row.
    there = [value for value in values if value != ""]
    return there if len(there) > _FEW else [value for value in there if as_text(value)]


def _heading(value: Value) -> str:
    text = " ".join(value.split()) if isinstance(value, str) else ""
    is_heading = len(text) <= _LONGEST and re.search(r"[^\W\d_]{2}", text) and not _NOTE.search(text)
    return text if is_heading else ""
