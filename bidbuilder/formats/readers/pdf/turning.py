"""Pages on their side: most letters of a page say where its top is, whatever the page is turned by for showing it.

Landscape tables are often set sideways on upright pages, or upright on pages that the file says to show turned; pdfium reads
neither line by line. Such a page is turned for reading, in memory alone, until its letters stand upright.
"""

from collections import Counter
from math import pi

import pypdfium2
import pypdfium2.raw as pdfium

_LETTERS_LOOKED_AT = 200
_QUARTER = pi / 2
# Cosine and sine of no turn and of one, two and three quarter turns.
_TURNS = ((1, 0), (0, 1), (-1, 0), (0, -1))


def upright_page(document: pypdfium2.PdfDocument, index: int) -> tuple[pypdfium2.PdfPage, bool]:
    """A page as it is to be read, and whether its places are other than in the file. Raises `PdfiumError`."""
    page = document[index]
    if page.get_rotation():
        page.set_rotation(0)
        page = _anew(document, page, index)
    quarters = _quarters_of_letters(page)
    if not quarters:
        return page, False
    _turn(page, -quarters % 4)
    return _anew(document, page, index), True


def _anew(document: pypdfium2.PdfDocument, page: pypdfium2.PdfPage, index: int) -> pypdfium2.PdfPage:
    """The page loaded again: pdfium works out its contents once."""
    page.close()
    return document[index]


def _quarters_of_letters(page: pypdfium2.PdfPage) -> int:
    """By how many quarters most letters are turned to the left; 0 where none are."""
    text_page = page.get_textpage()
    try:
        count = text_page.count_chars()
        step = max(1, count // _LETTERS_LOOKED_AT)
        angles = (pdfium.FPDFText_GetCharAngle(text_page, letter) for letter in range(0, count, step))
        turns = Counter(round(-angle / _QUARTER) % 4 for angle in angles if angle >= 0)
    finally:
        text_page.close()
    return turns.most_common(1)[0][0] if turns else 0


def _turn(page: pypdfium2.PdfPage, quarters: int) -> None:
    """Turn the contents of a page to the left, and its frame with them."""
    cosine, sine = _TURNS[quarters]
    left, bottom, right, top = page.get_mediabox()
    across = [x * cosine - y * sine for x in (left, right) for y in (bottom, top)]
    up = [x * sine + y * cosine for x in (left, right) for y in (bottom, top)]
    matrix = pdfium.FS_MATRIX(cosine, sine, -sine, cosine, -min(across), -min(up))
    width, height = max(across) - min(across), max(up) - min(up)
    pdfium.FPDFPage_TransFormWithClip(page, matrix, pdfium.FS_RECTF(0, height, width, 0))
    page.set_mediabox(0, 0, width, height)
    page.set_cropbox(0, 0, width, height)
