"""How tall a row must be for its text. Programs do not fit rows of a finished file by themselves when they print it."""

from collections.abc import Sequence

from bidbuilder.formats.writers.sheets.cells import Cell, TextCell

LINE_POINTS = 13.0
TITLE_POINTS = 28.0
TOTAL_POINTS = 22.0
_PADDING_POINTS = 3.0
_TALLEST_POINTS = 409.0  # the most a row of a workbook can have
# A column of n characters holds about so many times n letters of running text at 10 points, words not broken.
_FILLING = 1.08
# Styles whose text is wrapped; the text of others runs on over empty cells beside it.
WRAPPED = frozenset({"text", "note", "header", "header-number", "total-label"})


def row_height(cells: Sequence[Cell | None], widths: Sequence[float]) -> float:
    """Points for the cell with the most lines; estimated on the safe side."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, TextCell) and cell.style in WRAPPED and (len(cell.text) > width or "\n" in cell.text):
            lines = max(lines, sum(_lines(line, width) for line in cell.text.split("\n")))
    return min(lines * LINE_POINTS + _PADDING_POINTS, _TALLEST_POINTS)


def _lines(text: str, width: float) -> int:
    room = max(1, int(width * _FILLING))
    count, filled = 1, 0
    for word in text.split(" "):
        needed = len(word) + (1 if filled else 0)
        if filled + needed <= room:
            filled += needed
            continue
        count += (1 if filled else 0) + (len(word) - 1) // room
        filled = (len(word) - 1) % room + 1
    return count
