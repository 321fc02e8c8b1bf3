"""Tables of a PDF as grids of cells, so that they are understood like those of Word; pieces on several pages are joined.

A table goes on where the next page has its columns and no words stand between. The heading that is printed again is left
out, and a row that the end of a page has cut is put together.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import groupby

from bidbuilder.formats.readers.pdf.grids import Box, Grid
from bidbuilder.formats.readers.pdf.lines import Line, joined
from bidbuilder.formats.readers.workbook.grid import Area, Cell, Look, Sheet

_NEW_PARAGRAPH = 0.75
_SENTENCE_ENDS = (".", "!", "?", ":", ";")


@dataclass(slots=True)
class _Part:
    """The piece of a table on one page: the lines of each cell."""

    grid: Grid
    cells: dict[Box, list[Line]] = field(default_factory=dict)

    @property
    def page(self) -> int:
        return next(iter(self.cells.values()))[0].page

    def rows(self) -> list[dict[int, Cell]]:
        """The cells of each row by column; empty cells are left out, empty rows stay."""
        rows: list[dict[int, Cell]] = [{} for _ in range(self.grid.height)]
        for box, lines in self.cells.items():
            rows[box.row - 1][box.column] = Cell(_text(lines), Look(is_bold=all(line.is_bold for line in lines)))
        return rows

    def spans(self) -> Iterator[Box]:
        """Cells that reach over several rows or columns."""
        return (box for box in self.grid.boxes if box.last_row > box.row or box.last_column > box.column)


def tables_apart(lines: Iterable[Line]) -> Iterator[list[Line] | Sheet]:
    """Runs of lines between the tables, and the tables, each whole, in their order."""
    open_parts: list[_Part] = []
    tables = 0
    for _, run in groupby(lines, key=lambda line: (id(line.grid), line.page if line.grid else 0)):
        group = list(run)
        part = _part(group)
        if open_parts and (part is None or not _goes_on(open_parts[-1], part)):
            tables += 1
            yield _sheet(open_parts, f"Table {tables}")
            open_parts = []
        if part is None:
            yield group
        else:
            open_parts.append(part)
    if open_parts:
        yield _sheet(open_parts, f"Table {tables + 1}")


def _part(lines: list[Line]) -> _Part | None:
    grid = lines[0].grid
    if grid is None:
        return None
    part = _Part(grid)
    for line in lines:
        if line.box is not None:
            part.cells.setdefault(line.box, []).append(line)
    return part


def _goes_on(last: _Part, part: _Part) -> bool:
    """Whether a piece on the next page has the columns of the last one."""
    return part.page == last.page + 1 and part.grid.has_columns_of(last.grid)


def _sheet(parts: list[_Part], name: str) -> Sheet:
    sheet = Sheet(name)
    heading: list[str] = []
    last = 0
    for part in parts:
        rows = part.rows()
        taken = 0
        if last and [cell.text for cell in rows[0].values()] == heading:
            taken = 1
        if last and len(rows) > taken and _is_cut(sheet, last, rows[taken]):
            _join_rows(sheet.rows[last], rows[taken])
            taken += 1
        heading = heading or [cell.text for cell in rows[0].values()]
        _append(sheet, part, rows, taken, last - taken)
        last += len(rows) - taken
    return sheet


def _append(sheet: Sheet, part: _Part, rows: list[dict[int, Cell]], taken: int, moved: int) -> None:
    """Put the rows of a page, without those already taken, below the others; their numbers move by `moved`."""
    for number, cells in enumerate(rows[taken:], start=taken + 1 + moved):
        if cells:
            sheet.rows[number] = cells
            sheet.pages[number] = part.page
    sheet.merged += [
        Area(box.row + moved, box.column, box.last_row + moved, box.last_column)
        for box in part.spans()
        if box.row > taken
    ]


def _is_cut(sheet: Sheet, last: int, first: dict[int, Cell]) -> bool:
    """Whether the first row of a page goes on with the last row of the page before.

    Its longest text does, in small letters, and it lacks what only the beginning of a row has, such as its number.
    """
    above = sheet.rows.get(last, {})
    if not first or not first.keys() <= above.keys() or (1 in first and len(above) > 1):
        return False
    column = max(first, key=lambda one: len(above[one].text))
    return first[column].text[:1].islower() and not above[column].text.endswith(_SENTENCE_ENDS)


def _join_rows(above: dict[int, Cell], below: dict[int, Cell]) -> None:
    for column, cell in below.items():
        text = f"{above[column].text} {cell.text}" if column in above else cell.text
        above[column] = Cell(text, cell.look)


def _text(lines: list[Line]) -> str:
    """The text of a cell: lines joined, paragraphs with a gap between them on lines of their own."""
    paragraphs: list[list[Line]] = [[lines[0]]]
    for line in lines[1:]:
        last = paragraphs[-1][-1]
        if last.bottom - line.top > _NEW_PARAGRAPH * last.height:
            paragraphs.append([])
        paragraphs[-1].append(line)
    return "\n".join(joined(group) for group in paragraphs)
