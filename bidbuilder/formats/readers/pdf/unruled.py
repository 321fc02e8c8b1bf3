"""Tables without borders: words that stand in the same columns over several rows, told by the gaps between them.

Pieces of text are taken in the order of the file, in which programs write tables cell by cell. A list of numbered or
bulleted paragraphs is no table, nor are two columns of running text.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bidbuilder.formats.readers.pdf.grids import Box, Grid
from bidbuilder.formats.readers.pdf.pieces import Piece

_FEWEST_ROWS = 3
_COLUMN_GAP = 1.2
_LINE_GAP = 0.65
_ROW_GAP = 2.5
_SAME_LINE = 0.5
_SAME_LEFT = 8.0
_MARGIN = 2.0
# Bullets and numbers of paragraphs take no more than this many times the height of the font, and stand this near.
_WIDTH_OF_NUMBERS = 3.0
_GAP_BEHIND_NUMBERS = 3.0


@dataclass(slots=True)
class _Cell:
    """Lines of words below each other, as the rectangle around them; `height` is that of its font."""

    left: float
    right: float
    low: float
    high: float
    height: float
    last_low: float

    def goes_beside(self, piece: Piece) -> bool:
        """Whether a piece goes on with the last line."""
        shared = min(piece.high, self.last_low + self.height) - max(piece.low, self.last_low)
        gap = piece.left - self.right
        return shared > _SAME_LINE * min(piece.height, self.height) and -self.height <= gap <= _COLUMN_GAP * self.height

    def goes_below(self, piece: Piece) -> bool:
        """Whether a piece is the next line, begun where the others begin or centred with them."""
        gap = self.last_low - piece.high
        is_under = abs(piece.left - self.left) < _SAME_LEFT or (self.left <= piece.left and piece.right <= self.right)
        return is_under and -_SAME_LINE * self.height < gap <= _LINE_GAP * self.height

    def add(self, piece: Piece) -> None:
        """Take a piece in."""
        self.left, self.right = min(self.left, piece.left), max(self.right, piece.right)
        self.low, self.high = min(self.low, piece.low), max(self.high, piece.high)
        self.last_low = piece.low


Row = list[_Cell]


def unruled_grids(pieces: Iterable[Piece]) -> list[Grid]:
    """The tables without borders among the pieces of a page."""
    grids: list[Grid] = []
    run: list[Row] = []
    for row in [*_rows(_cells(pieces)), []]:
        if run and not _goes_on(run, row):
            grids += _grid(run)
            run = []
        if len(row) > 1 and not _is_item(row):
            run.append(row)
    return grids


def _cells(pieces: Iterable[Piece]) -> list[_Cell]:
    cells: list[_Cell] = []
    for piece in pieces:
        if cells and (cells[-1].goes_beside(piece) or cells[-1].goes_below(piece)):
            cells[-1].add(piece)
        else:
            cells.append(_Cell(piece.left, piece.right, piece.low, piece.high, piece.height, piece.low))
    return cells


def _rows(cells: Iterable[_Cell]) -> list[Row]:
    """Cells that follow each other to the right at the same height."""
    rows: list[Row] = []
    for cell in cells:
        if rows:
            low, high = _band(rows[-1])
            is_beside = min(high, cell.high) - max(low, cell.low) > _SAME_LINE * cell.height
            if is_beside and cell.left > rows[-1][-1].right:
                rows[-1].append(cell)
                continue
        rows.append([cell])
    return rows


def _band(row: Row) -> tuple[float, float]:
    return min(cell.low for cell in row), max(cell.high for cell in row)


def _goes_on(run: Sequence[Row], row: Row) -> bool:
    """Whether a row stands below the last one, near it, and each of its cells in one column of the rows before."""
    if len(row) < 2 or _is_item(row):
        return False
    low, _ = _band(run[-1])
    _, high = _band(row)
    if not -_MARGIN * 2 < low - high < _ROW_GAP * row[0].height:
        return False
    return len(_columns([*run, row])) == max(len(one) for one in (*run, row))


def _columns(rows: Sequence[Row]) -> list[tuple[float, float]]:
    """The stretches that cells of all rows cover, from left to right; overlapping ones are one."""
    columns: list[tuple[float, float]] = []
    for left, right in sorted((cell.left, cell.right) for row in rows for cell in row):
        if columns and left <= columns[-1][1]:
            columns[-1] = (columns[-1][0], max(columns[-1][1], right))
        else:
            columns.append((left, right))
    return columns


def _grid(run: Sequence[Row]) -> list[Grid]:
    columns = _columns(run)
    if len(run) < _FEWEST_ROWS:
        return []
    boxes = []
    for number, row in enumerate(run, start=1):
        low, high = _band(row)
        boxes += [
            Box(left - _MARGIN, low, right + _MARGIN, high, number, column, number, column)
            for column, (left, right) in enumerate(columns, start=1)
        ]
    lefts, rights = tuple(left for left, _ in columns), tuple(right for _, right in columns)
    return [Grid(tuple(boxes), lefts, len(run), rights)]


def _is_item(row: Row) -> bool:
    """Whether a row is only a bullet or a number with the paragraph behind it."""
    first, height = row[0], row[0].height
    is_narrow = first.right - first.left <= _WIDTH_OF_NUMBERS * height
    return len(row) == 2 and is_narrow and row[1].left - first.right <= _GAP_BEHIND_NUMBERS * height
