"""Pieces of text of a PDF page as pdfium gives them, each with the height and weight of its font, and rows of them."""

from collections.abc import Iterable, Iterator
from ctypes import c_double, c_int, create_string_buffer
from dataclasses import dataclass
from math import hypot

import pypdfium2
import pypdfium2.raw as pdfium

_SAME_LINE = 0.5
_BELOW_BASELINE = 0.2
_NAME_LETTERS = 128
_HEAVY_FONTS = (b"bold", b"black", b"heavy", b"-demi")


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of text in points from the lower left corner. `bottom` and `top` hug its letters; `low` and `high` are those
    of its font, the same for every letter.
    """

    left: float
    bottom: float
    right: float
    top: float
    low: float
    high: float
    is_bold: bool = False

    @property
    def middle(self) -> float:
        """Half its height, where a piece stands."""
        return (self.bottom + self.top) / 2

    @property
    def height(self) -> float:
        """How high its font is."""
        return self.high - self.low


def pieces_of(text_page: pypdfium2.PdfTextPage) -> Iterator[Piece]:
    """The pieces of a page in the order of the file, which is that of reading in most."""
    for number in range(text_page.count_rects()):
        left, bottom, right, top = text_page.get_rect(number)
        letter = pdfium.FPDFText_GetCharIndexAtPos(text_page, left + 1, (bottom + top) / 2, 2, 2)
        if letter < 0:
            yield Piece(left, bottom, right, top, bottom, top)
            continue
        size, baseline = _size(text_page, letter), c_double()
        pdfium.FPDFText_GetCharOrigin(text_page, letter, c_double(), baseline)
        low = baseline.value - _BELOW_BASELINE * size
        yield Piece(left, bottom, right, top, low, low + size, _is_bold(text_page, letter))


def rows_of(pieces: Iterable[Piece]) -> list[list[Piece]]:
    """Pieces that stand beside each other, from left to right, in the order they come."""
    rows: list[list[Piece]] = []
    for piece in pieces:
        if rows:
            last = rows[-1][-1]
            shared = min(piece.high, last.high) - max(piece.low, last.low)
            if shared > _SAME_LINE * min(piece.height, last.height) and piece.left >= last.right - piece.height:
                rows[-1].append(piece)
                continue
        rows.append([piece])
    return rows


def _size(text_page: pypdfium2.PdfTextPage, letter: int) -> float:
    """The size of a letter's font in points, as it is shown: some programs write fonts of size 1 and enlarge them."""
    matrix = pdfium.FS_MATRIX()
    pdfium.FPDFText_GetMatrix(text_page, letter, matrix)
    return float(pdfium.FPDFText_GetFontSize(text_page, letter)) * (hypot(matrix.c, matrix.d) or 1.0)


def _is_bold(text_page: pypdfium2.PdfTextPage, letter: int) -> bool:
    """Whether the font of a letter is a heavy one, by its name; PDF knows no other mark that all programs set."""
    name, flags = create_string_buffer(_NAME_LETTERS), c_int()
    pdfium.FPDFText_GetFontInfo(text_page, letter, name, _NAME_LETTERS, flags)
    return any(heavy in name.value.lower() for heavy in _HEAVY_FONTS)
