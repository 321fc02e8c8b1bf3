"""How tall a row must be for its text. Programs do not fit rows of a finished file by themselves when they print it."""

from collections.abc import Sequence
from functools import lru_cache

from bidbuilder.formats.writers.sheets.cells import Cell, TextCell

LINE_POINTS = 13.0
TITLE_POINTS = 28.0
TOTAL_POINTS = 22.0
_PADDING_POINTS = 3.0
_TALLEST_POINTS = 409.0  # the most a row of a workbook can have
# Widths of letters in digits, which columns are counted in, by the metrics of Liberation Sans (Arial, Helvetica).
_NARROW, _WIDE = frozenset("iljtfIr.,:;'|!()[]/ -·"), frozenset("mwMWOQGCDHNRUKABEPSVXYÆØ@%—…")
_NARROW_DIGITS, _WIDE_DIGITS = 0.52, 1.3
_INDENT_DIGITS = 1.6
# Styles whose text is wrapped; the text of others runs on over empty cells beside it.
WRAPPED = frozenset({"text", "note", "header", "header-number", "total-label"})


def row_height(cells: Sequence[Cell | None], widths: Sequence[float]) -> float:
    """Points for the cell with the most lines; estimated on the safe side."""
    lines = 1
    for cell, width in zip(cells, widths, strict=False):
        if isinstance(cell, TextCell) and cell.style in WRAPPED:
            room = width - _INDENT_DIGITS
            # Few texts of so few letters are wider than the column, even in capitals.
            if len(cell.text) * _WIDE_DIGITS > room or "\n" in cell.text:
                lines = max(lines, sum(_lines(line, room) for line in cell.text.split("\n")))
    return min(lines * LINE_POINTS + _PADDING_POINTS, _TALLEST_POINTS)


def _lines(text: str, room: float) -> int:
    """Lines of a text broken at blanks in a column of so many digits."""
    count, filled = 1, 0.0
    for word in text.split(" "):
        width = _digits_wide(word)
        needed = width + (_NARROW_DIGITS if filled else 0)
        if filled + needed <= room:
            filled += needed
            continue
        full, rest = divmod(width, room)
        count += int(full) + (1 if filled else 0)
        filled = rest
    return count


@lru_cache(maxsize=8192)
def _digits_wide(word: str) -> float:
    narrow, wide = sum(map(_NARROW.__contains__, word)), sum(map(_WIDE.__contains__, word))
    return len(word) - narrow * (1 - _NARROW_DIGITS) + wide * (_WIDE_DIGITS - 1)
