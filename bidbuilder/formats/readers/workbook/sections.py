"""The path of headings a row stands under: heading rows above it, then its own section columns."""

import re

from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.rows import Row, RowKind

# Where fewer rows than this leave their section empty, the empty ones are gaps and not groups that go on.
_SHARE_OF_GROUPS = 0.15
_DEPTH = re.compile(r"\d+([.\-]\d+)*")


def sections_go_on(rows: list[Row]) -> bool:
    """Whether the rows of a table write their section only where it begins, so that empty cells repeat it."""
    asking = [row for row in rows if row.kind is RowKind.REQUIREMENT]
    empty = sum(not any(row.section) for row in asking)
    return empty > 0 and empty >= _SHARE_OF_GROUPS * len(asking)


class SectionPath:
    """Follows the rows of a table from top to bottom and knows the headings that hold at each.

    Depth comes from the number of a heading (`3.1` lies in `3`), else from its look: a look seen before takes its old
    place; a new look right below another heading lies within it, elsewhere it replaces the last one. `goes_on` says that
    section cells left empty repeat those above; else an empty cell is just empty.
    """

    def __init__(self, *, goes_on: bool = True) -> None:
        self._goes_on = goes_on
        self._headings: list[tuple[object, str]] = []
        self._was_heading = False
        self._columns: list[str] = []

    def take_heading(self, row: Row) -> None:
        """Go below a heading row."""
        number, words = row.text(Role.NUMBER), row.text(Role.TEXT)
        text = f"{number} {words}" if number else words
        depth = _DEPTH.match(number or words)
        key: object = len(re.split(r"[.\-]", depth[0])) if depth else row.look
        self._headings[self._place_of(key) :] = [(key, text)]
        self._was_heading = True
        self._columns = []

    def path_of(self, row: Row) -> tuple[str, ...]:
        """The headings of a row, outermost first, verbatim."""
        self._was_heading = False
        self._columns = self._continued(row.section)
        path = [text for _, text in self._headings] + [text for text in self._columns if text]
        return tuple(text for index, text in enumerate(path) if index == 0 or text != path[index - 1])

    def _place_of(self, key: object) -> int:
        keys = [known for known, _ in self._headings]
        if key in keys:
            return keys.index(key)
        if isinstance(key, int):
            return next(
                (index for index, known in enumerate(keys) if isinstance(known, int) and known > key), len(keys)
            )
        if self._was_heading:
            return len(keys)
        return max(len(keys) - 1, 0)

    def _continued(self, section: tuple[str, ...]) -> list[str]:
        """Empty cells before the first filled one repeat those above; behind it they mean that there is nothing deeper."""
        texts: list[str] = []
        for index, text in enumerate(section):
            is_repeated = self._goes_on and not any(section[:index]) and index < len(self._columns)
            texts.append(text or (self._columns[index] if is_repeated else ""))
        return texts
