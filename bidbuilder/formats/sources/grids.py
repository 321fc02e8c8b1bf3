"""Sheets of workbooks and delimited texts as parts: every row with text, cells by their letters."""

from collections.abc import Iterator

from bidbuilder.domain.tenders.sources import PartKind, SourceCell, SourceLine, SourcePart, row_address
from bidbuilder.formats.readers.workbook.book import Book
from bidbuilder.formats.readers.workbook.grid import Sheet, letter_of
from bidbuilder.formats.sources.asking import asks_in_cells
from bidbuilder.formats.sources.bounds import MOST_CELLS, cut


def parts_of_book(book: Book) -> Iterator[SourcePart]:
    """The sheets in their order, hidden ones marked."""
    for sheet in book.sheets:
        lines = tuple(rows_of(sheet))
        yield SourcePart(kind=PartKind.SHEET, name=sheet.name, is_hidden=sheet.is_hidden, lines=lines)


def rows_of(sheet: Sheet) -> Iterator[SourceLine]:
    """The rows of a sheet or of a table in a text."""
    for row, cells in sheet.rows.items():
        shown = tuple(
            SourceCell(column=letter_of(column), text=cut(cell.text))
            for column, cell in list(cells.items())[:MOST_CELLS]
        )
        yield SourceLine(
            address=row_address(sheet.name, row),
            cells=shown,
            kind="row",
            asks=asks_in_cells(shown),
        )
