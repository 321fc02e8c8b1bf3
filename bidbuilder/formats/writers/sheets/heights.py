"""How tall a row must be for its text. Programs do not fit rows of a finished file by themselves when they print it."""

from collections.abc import Sequence

from bidbuilder.formats.writers.letter_widths import NARROW_DIGITS, digits_wide
from bidbuilder.formats.writers.sheets.cells import Cell, TextCell

LINE_POINTS = 13.0
TITLE_POINTS = 28.0
TOTAL_POINTS = 22.0
_PADDING_POINTS = 3.0
_TALLEST_POINTS = 409.0  # the most a row of a workbook can have
_INDENT_DIGITS = 1.6
# Styles whose text is wrapped; the text of others runs on over empty cells beside it.
WRAPPED = frozenset({"text", "note", "header", "header-number", "total-label"})


def row_height(cells: Sequence[Cell | None], widths: Sequence[float]) -> float:
    """Points for the cell with the most lines; estimated on the safe side."""
    wrapped = (
        text_lines(cell.text, width)
        for cell, width in zip(cells, widths, strict=False)
        if isinstance(cell, TextCell) and cell.style in WRAPPED
    )
    return height_of(max(wrapped, default=1))


def height_of(lines: int) -> float:
    """Points for so many lines of text."""
    return min(lines * LINE_POINTS + _PADDING_POINTS, _TALLEST_POINTS)


def text_lines(text: str, width: float) -> int:
    """Lines of a wrapped text in a column of so many characters."""
    room = width - _INDENT_DIGITS
    # A digit is as wide as a letter of running text or wider; capitals alone are wider.
    if len(text) <= room and "\n" not in text and not text.isupper():
        return 1
    return sum(_lines(line, room) for line in text.split("\n"))


def _lines(text: str, room: float) -> int:
    """Lines of a text broken at blanks in a column of so many digits."""
    count, filled = 1, 0.0
    for word in text.split(" "):
        width = digits_wide(word)
        needed = width + (NARROW_DIGITS if filled else 0)
        if filled + needed <= room:
            filled += needed
            continue
        full, rest = divmod(width, room)
        count += int(full) + (1 if filled else 0)
        filled = rest
    return count
