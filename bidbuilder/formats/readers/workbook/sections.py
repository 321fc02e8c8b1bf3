"""The path of headings a row stands under: heading rows above it, then its own section columns."""

import re

from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.rows import Row

_DEPTH = re.compile(r"\d+([.\-]\d+)*")


class SectionPath:
    """Follows the rows of a table from top to bottom and knows the headings that hold at each.

    Depth comes from the number of a heading (`3.1` lies in `3`), else from its look: a look seen before takes its old
    place; a new look right below another heading lies within it, elsewhere it replaces the last one.
    """

    def __init__(self) -> None:
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
        """The headings of a row, outermost first, verbatim. An empty section cell means the section above goes on."""
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
        """Cells left empty below the first row of a group repeat it; a new outer section empties the inner ones."""
        texts: list[str] = []
        is_same = True
        for index, text in enumerate(section):
            before = self._columns[index] if index < len(self._columns) else ""
            texts.append(text or (before if is_same else ""))
            is_same = is_same and texts[-1] == before
        return texts
