"""The lines of a PDF's pages with their places, heights and cells, without running heads. A scan is refused as one."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace

import pypdfium2

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.readers.pdf.grids import Box, Grid, grids_of
from bidbuilder.formats.readers.pdf.pieces import Piece, pieces_of, rows_of
from bidbuilder.formats.readers.pdf.rulings import rulings_of
from bidbuilder.formats.readers.pdf.running_heads import without_running_heads
from bidbuilder.formats.readers.pdf.turning import upright_page
from bidbuilder.formats.readers.pdf.unruled import unruled_grids
from bidbuilder.formats.refusals import FileBroken, FileEncrypted, FileRefused, FileTooLarge

_MOST_PAGES = 2_000
_LETTERS_OF_A_TEXT_PAGE = 20
_LEAST_OVERLAP = 1.0


class FileScanned(FileRefused):
    """Pictures of pages, without text."""

    code = "file-scanned"
    message = translatable("The PDF is a scan: it holds pictures of pages and no text.")
    hint = translatable("Ask the buyer for the document with text, or run text recognition over it first.")


@dataclass(frozen=True, slots=True)
class Line:
    """A line of a page. `top` and `bottom` are points from the bottom of the page, `page` counts from 1.

    `right` is where it ends, 0 where that is not known. A line in a table has its grid and the cell it stands in. The places
    of a line that `is_turned` are those of its page set upright, not of the page as it is shown.
    """

    text: str
    page: int
    left: float
    top: float
    bottom: float
    right: float = 0.0
    is_bold: bool = False
    grid: Grid | None = None
    box: Box | None = None
    is_turned: bool = False

    @property
    def height(self) -> float:
        """How high the line is, which is nearly the size of its font."""
        return self.top - self.bottom

    @property
    def rows_of_table(self) -> int:
        """How many rows the table it stands in has on this page; 0 outside of tables."""
        return self.grid.height if self.grid else 0


def read_lines(content: bytes) -> list[list[Line]]:
    """The lines of every page in reading order, tables cell by cell.

    Raises `FileScanned`, `FileEncrypted`, `FileBroken`, `FileTooLarge`.
    """
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
    return without_running_heads(pages)


def _lines_of_page(document: pypdfium2.PdfDocument, index: int) -> list[Line]:
    """The lines of one page; a page that pdfium cannot load counts as empty."""
    try:
        page, is_turned = upright_page(document, index)
        text_page = page.get_textpage()
        lines = _PageReader(text_page, list(pieces_of(text_page)), grids_of(rulings_of(page)), index + 1).read()
        text_page.close()
        page.close()
    except pypdfium2.PdfiumError:
        return []
    return [replace(line, is_turned=is_turned) if is_turned else line for line in lines if line.text]


class _PageReader:
    """Puts the pieces of text of one page together: those in tables cell by cell, others line by line."""

    def __init__(
        self, text_page: pypdfium2.PdfTextPage, pieces: Sequence[Piece], grids: Sequence[Grid], number: int
    ) -> None:
        self._text_page = text_page
        self._pieces = pieces
        self._grids = list(grids)
        self._grids += unruled_grids(piece for piece in pieces if self._find_grid(piece) is None)
        self._number = number

    def read(self) -> list[Line]:
        """The lines in the order of the page; a table stands where its first words stand."""
        order: list[tuple[Grid | None, list[Piece]]] = [(None, [])]
        in_tables: dict[Grid, list[Piece]] = {}
        for piece in self._pieces:
            grid = self._find_grid(piece)
            if grid is None:
                if order[-1][0] is not None:
                    order.append((None, []))
                order[-1][1].append(piece)
            elif grid in in_tables:
                in_tables[grid].append(piece)
            else:
                in_tables[grid] = [piece]
                order.append((grid, in_tables[grid]))
        lines: list[Line] = []
        for grid, pieces in order:
            lines += self._lines_of_table(grid, pieces) if grid else [self._line(row) for row in rows_of(pieces)]
        return lines

    def _find_grid(self, piece: Piece) -> Grid | None:
        x, y = (piece.left + piece.right) / 2, piece.middle
        return next((grid for grid in self._grids if grid.surrounds(x, y)), None)

    def _lines_of_table(self, grid: Grid, pieces: Iterable[Piece]) -> list[Line]:
        """Lines of cells, row by row; a piece that runs over several cells is cut at their borders."""
        cells: dict[Box, list[Piece]] = {box: [] for box in sorted(grid.boxes, key=lambda one: (one.row, one.column))}
        for piece in pieces:
            for box, inside in cells.items():
                start, end = max(piece.left, box.left), min(piece.right, box.right)
                if end - start > _LEAST_OVERLAP and box.bottom <= piece.middle <= box.top:
                    inside.append(replace(piece, left=start, right=end))
        return [self._line(row, grid, box) for box, inside in cells.items() for row in rows_of(inside)]

    def _line(self, row: Sequence[Piece], grid: Grid | None = None, box: Box | None = None) -> Line:
        left, right = min(piece.left for piece in row), max(piece.right for piece in row)
        bottom, top = min(piece.bottom for piece in row), max(piece.top for piece in row)
        text = str(self._text_page.get_text_bounded(left, bottom, right, top))
        # U+FFFE and U+0002 stand for hyphens at the end of a line.
        plain = " ".join(text.replace("\ufffe", "-").replace("\x02", "-").split())
        widest = max(row, key=lambda piece: piece.right - piece.left)
        return Line(plain, self._number, left, widest.high, widest.low, right, widest.is_bold, grid, box)


def joined(group: Sequence[Line]) -> str:
    """Lines as one text; a word broken at the end of a line is put together again when it goes on in small letters."""
    text = group[0].text
    for line in group[1:]:
        is_broken = text.endswith("-") and line.text[:1].islower() and text[-2:-1].isalpha()
        text = text[:-1] + line.text if is_broken else f"{text} {line.text}"
    return text
