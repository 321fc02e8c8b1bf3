"""Cells of a sheet exchanged in its text: every sign outside of them stays, but for the sizes the sheet states of itself."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from bidbuilder.formats.readers.workbook.grid import cell_name, find_area
from bidbuilder.formats.workbooks.cell_text import CellContent, filled_cell
from bidbuilder.formats.workbooks.sheet_text import SheetText, Tag

Place = tuple[int, int]

_SPANS = re.compile(r"""(\sspans\s*=\s*["'])(\d+):(\d+)(["'])""")
_REFERENCE = re.compile(r"""(\sref\s*=\s*["'])[^"']*(["'])""")


@dataclass(frozen=True, slots=True)
class _Exchange:
    """A stretch of the sheet's text and what stands there instead."""

    start: int
    end: int
    text: str


class SheetPatch:
    """Changes to one sheet, gathered and then applied together. Places are (row, column)."""

    def __init__(self, sheet: SheetText) -> None:
        self._sheet = sheet
        self._cells: dict[Place, str] = {}

    def fill(self, place: Place, content: CellContent, *, style: int | None) -> None:
        """Give a cell a value. `style` is that of its row or column, for a cell that does not exist yet."""
        row, column = place
        cell = self._sheet.find(row, column)
        if cell is None:
            written = "" if style is None else f' s="{style}"'
            attributes, kept = f' r="{cell_name(row, column)}"{written}', ""
        else:
            attributes = cell.attributes
            kept = "".join(self._sheet.text[one.start : one.end] for one in self._sheet.elements("extLst", cell))
        self._cells[place] = filled_cell(self._sheet.prefix, attributes, content, kept=kept)

    def replace(self, place: Place, element: str) -> None:
        """Put another `c` element in the place of one that exists."""
        self._cells[place] = element

    @property
    def is_empty(self) -> bool:
        """Whether nothing changes."""
        return not self._cells

    def applied(self) -> bytes:
        """The sheet with all changes."""
        exchanges = sorted((*self._exchanges(), *self._dimension()), key=lambda one: (one.start, one.end))
        pieces, place = [], 0
        for one in exchanges:
            pieces += [self._sheet.text[place : one.start], one.text]
            place = one.end
        return self._sheet.encoded("".join([*pieces, self._sheet.text[place:]]))

    def _exchanges(self) -> Iterator[_Exchange]:
        new_rows: dict[int, str] = {}
        for row, group in groupby(sorted(self._cells), key=lambda place: place[0]):
            cells = {column: self._cells[row, column] for _, column in group}
            tag = self._sheet.rows.get(row)
            if tag is None:
                new_rows[row] = self._row_element(f' r="{row}"', "".join(cells.values()))
            elif tag.is_empty:
                yield _Exchange(tag.start, tag.end, self._row_element(tag.attributes, "".join(cells.values())))
            else:
                yield from self._spans(tag, cells)
                yield from self._within_row(row, tag, cells)
        yield from self._between_rows(new_rows)

    def _row_element(self, attributes: str, cells: str) -> str:
        prefix = self._sheet.prefix
        return f"<{prefix}row{attributes}>{cells}</{prefix}row>"

    def _within_row(self, row: int, tag: Tag, cells: Mapping[int, str]) -> Iterator[_Exchange]:
        new: dict[int, list[str]] = {}
        for column, element in cells.items():
            cell = self._sheet.find(row, column)
            if cell is not None:
                yield _Exchange(cell.start, cell.end, element)
                continue
            following = [start for other, start in self._sheet.columns(row).items() if other > column]
            new.setdefault(min(following, default=tag.inner_end), []).append(element)
        for place, elements in new.items():
            yield _Exchange(place, place, "".join(elements))

    def _between_rows(self, new_rows: Mapping[int, str]) -> Iterator[_Exchange]:
        if not new_rows:
            return
        data = self._sheet.data
        if data.is_empty:
            prefix = self._sheet.prefix
            rows = "".join(new_rows.values())
            yield _Exchange(data.start, data.end, f"<{prefix}sheetData{data.attributes}>{rows}</{prefix}sheetData>")
            return
        following = sorted(self._sheet.rows.items(), reverse=True)
        for row in sorted(new_rows):
            while following and following[-1][0] < row:
                following.pop()
            place = following[-1][1].start if following else data.inner_end
            yield _Exchange(place, place, new_rows[row])

    def _spans(self, tag: Tag, cells: Mapping[int, str]) -> Iterator[_Exchange]:
        """`spans` of a row says which columns it uses (18.3.1.73); readers that trust it would miss new cells."""
        stated = _SPANS.search(tag.attributes)
        if stated is None:
            return
        first, last = int(stated[2]), int(stated[3])
        new = min(first, *cells), max(last, *cells)
        if new != (first, last):
            start = self._sheet.text.index(tag.attributes, tag.start) + stated.start()
            text = f"{stated[1]}{new[0]}:{new[1]}{stated[4]}"
            yield _Exchange(start, start + len(stated[0]), text)

    def _dimension(self) -> Iterator[_Exchange]:
        """The used range the sheet states of itself (18.3.1.35), widened where new cells lie outside of it."""
        tag = next(self._sheet.elements("dimension"), None)
        area = find_area(tag.get("ref")) if tag else None
        if tag is None or area is None:
            return
        rows, columns = {row for row, _ in self._cells}, {column for _, column in self._cells}
        top, bottom = min(area.top, *rows), max(area.bottom, *rows)
        left, right = min(area.left, *columns), max(area.right, *columns)
        if (top, left, bottom, right) == (area.top, area.left, area.bottom, area.right):
            return
        reference = f"{cell_name(top, left)}:{cell_name(bottom, right)}"
        written = self._sheet.text[tag.start : tag.end]
        yield _Exchange(tag.start, tag.end, _REFERENCE.sub(rf"\g<1>{reference}\g<2>", written, count=1))
