"""The lines of a PDF's pages with their places and heights, without running heads. A scan is refused as one."""

import re
from collections import Counter
from dataclasses import dataclass

import pypdfium2

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.refusals import FileBroken, FileEncrypted, FileRefused, FileTooLarge

_MOST_PAGES = 2_000
_LETTERS_OF_A_TEXT_PAGE = 20
_EDGE_LINES = 3
_REPEATED_SHARE = 0.5
_SAME_LINE = 0.5
_DIGITS = re.compile(r"\d+")


class FileScanned(FileRefused):
    """Pictures of pages, without text."""

    code = "file-scanned"
    message = translatable("The PDF is a scan: it holds pictures of pages and no text.")
    hint = translatable("Ask the buyer for the document with text, or run text recognition over it first.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. `top` and `bottom` are points from the bottom of the page, `page` counts from 1.

    `right` is where it ends, 0 where that is not known.
    """

    text: str
    page: int
    left: float
    top: float
    bottom: float
    right: float = 0.0

    @property
    def height(self) -> float:
        """How high the line is, which is nearly the size of its font."""
        return self.top - self.bottom


def read_lines(content: bytes) -> list[list[Line]]:
    """The lines of every page from top to bottom. Raises `FileScanned`, `FileEncrypted`, `FileBroken`, `FileTooLarge`."""
    try:
        document = pypdfium2.PdfDocument(content)
    except pypdfium2.PdfiumError as broken:
        if "password" in str(broken).lower():
            raise FileEncrypted from broken
        raise FileBroken(detail=broken) from broken
    try:
        if len(document) > _MOST_PAGES:
            raise FileTooLarge
        pages = [_lines_of_page(document, index) for index in range(len(document))]
    finally:
        document.close()
    letters = sum(len(line.text) for page in pages for line in page)
    if letters < _LETTERS_OF_A_TEXT_PAGE * max(len(pages) // 2, 1):
        raise FileScanned
    return _without_running_heads(pages)


def _lines_of_page(document: pypdfium2.PdfDocument, index: int) -> list[Line]:
    """The lines of one page; a page that pdfium cannot load counts as empty."""
    try:
        page = document[index]
        text_page = page.get_textpage()
        pieces = [text_page.get_rect(number) for number in range(text_page.count_rects())]
        lines = [_line(text_page, row, index + 1) for row in _rows(pieces)]
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError:
        return []
    return [line for line in lines if line.text]


def _rows(pieces: list[tuple[float, float, float, float]]) -> list[list[tuple[float, float, float, float]]]:
    """Pieces of text (left, bottom, right, top) that stand beside each other, in the order pdfium reads them."""
    rows: list[list[tuple[float, float, float, float]]] = []
    for piece in pieces:
        _, bottom, _, top = piece
        if rows:
            _, last_bottom, last_right, last_top = rows[-1][-1]
            shared = min(top, last_top) - max(bottom, last_bottom)
            if shared > _SAME_LINE * min(top - bottom, last_top - last_bottom) and piece[0] >= last_right - (
                top - bottom
            ):
                rows[-1].append(piece)
                continue
        rows.append([piece])
    return rows


def _line(text_page: pypdfium2.PdfTextPage, row: list[tuple[float, float, float, float]], page: int) -> Line:
    left, bottom = min(piece[0] for piece in row), min(piece[1] for piece in row)
    right, top = max(piece[2] for piece in row), max(piece[3] for piece in row)
    text = str(text_page.get_text_bounded(left, bottom, right, top))
    # U+FFFE and U+0002 stand for hyphens at the end of a line.
    plain = " ".join(text.replace("\ufffe", "-").replace("\x02", "-").split())
    return Line(plain, page, left, top, bottom, right)


def _without_running_heads(pages: list[list[Line]]) -> list[list[Line]]:
    """Leave out lines at the top and bottom that come back on half of the pages, whatever page number they carry."""
    if len(pages) < 3:
        return pages
    shapes = Counter(shape for page in pages for shape in {_shape(line) for line in _edges(page)})
    repeated = {shape for shape, count in shapes.items() if count >= _REPEATED_SHARE * len(pages)}
    kept = []
    for page in pages:
        running = {id(line) for line in _edges(page) if _shape(line) in repeated}
        kept.append([line for line in page if id(line) not in running])
    return kept


def _edges(page: list[Line]) -> list[Line]:
    return page[:_EDGE_LINES] + page[-_EDGE_LINES:]


def _shape(line: Line) -> str:
    return _DIGITS.sub("#", line.text)
