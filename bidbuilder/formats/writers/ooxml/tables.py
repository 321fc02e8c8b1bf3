"""Tables as WordprocessingML text: fixed widths, a header row that repeats, rows that stay together.

A table is text from the first row to the last, so that thousands of rows cost neither a tree nor time.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from bidbuilder.formats.writers.ooxml.text import escape_text, paragraph, run, text_paragraph

_TWIPS_PER_MM = 1440 / 25.4
# A row of more lines may break over pages: kept whole it would leave half a page empty, or not fit on one at all.
_MOST_UNBROKEN_LINES = 12
# So many letters of a table's text stand in a millimetre of a column.
_LETTERS_PER_MM = 0.6
_STYLED = re.compile(r"(<w:pStyle [^>]*/>)(?!<w:keepNext/>)")


@dataclass(frozen=True, slots=True)
class Column:
    """A column: its title, its width in millimetres, and whether it holds numbers (then it is set to the right)."""

    title: str
    width_mm: float
    is_number: bool = False

    @property
    def width(self) -> int:
        """The width in twentieths of a point."""
        return round(self.width_mm * _TWIPS_PER_MM)


@dataclass(frozen=True, slots=True)
class Cell:
    """A cell of finished paragraphs; `fill` is `RRGGBB`, `length` the characters in it, if it could be long."""

    paragraphs: str
    fill: str = ""
    length: int = 0


def text_cell(text: str, style: str = "TableText", *, language: str = "", bold: bool = False) -> Cell:
    """A cell with one paragraph of text."""
    return Cell(paragraph(run(text, bold=bold, language=language), style), length=len(text))


def lines_cell(lines: Sequence[str], style: str = "TableText", *, language: str = "") -> Cell:
    """A cell with one paragraph a line; an empty one if there are no lines (a cell must hold a paragraph)."""
    paragraphs = "".join(text_paragraph(line, style, language=language) for line in lines or ("",))
    return Cell(paragraphs, length=sum(map(len, lines)))


def table(
    columns: Sequence[Column],
    rows: Iterable[Sequence[Cell]],
    *,
    summary: str,
    style: str = "BidTable",
    has_total: bool = False,
    keep_together: bool = False,
    keep_next: bool = False,
) -> str:
    """A table of which the header row repeats on every page. `summary` is read out by screen readers.

    With `has_total` the last row is a total and set off by the table style. Columns without any title have no header row.
    With `keep_together` no page break comes between rows, which is for tables of less than a page; with `keep_next`
    none behind the last of them either.
    """
    has_header = any(column.title for column in columns)
    parts = [_table_start(columns, style, summary, has_header=has_header, has_total=has_total)]
    if has_header:
        parts.append(_header_row(columns))
    widths = [column.width for column in columns]
    body = [_row(widths, row) for row in rows]
    if keep_together:
        kept = len(body) if keep_next else len(body) - 1
        body[:kept] = [_STYLED.sub(r"\1<w:keepNext/>", row) for row in body[:kept]]
    parts.extend(body)
    parts.append("</w:tbl>")
    return "".join(parts)


def _table_start(columns: Sequence[Column], style: str, summary: str, *, has_header: bool, has_total: bool) -> str:
    # Word reads the attributes, older programs and LibreOffice the bit mask of ECMA-376 part 1, 17.4.56.
    mask = 0x0600 | (0x0020 if has_header else 0) | (0x0040 if has_total else 0)
    look = (
        f'w:val="{mask:04X}" w:firstRow="{has_header:d}" w:lastRow="{has_total:d}" w:firstColumn="0" w:lastColumn="0"'
    )
    grid = "".join(f'<w:gridCol w:w="{column.width}"/>' for column in columns)
    return (
        f'<w:tbl><w:tblPr><w:tblStyle w:val="{style}"/><w:tblW w:w="{sum(column.width for column in columns)}" '
        f'w:type="dxa"/><w:tblLayout w:type="fixed"/><w:tblLook {look} w:noHBand="1" w:noVBand="1"/>'
        f'<w:tblDescription w:val="{escape_text(summary)}"/></w:tblPr><w:tblGrid>{grid}</w:tblGrid>'
    )


def _header_row(columns: Sequence[Column]) -> str:
    cells = [
        text_cell(column.title, "TableHeadingNumber" if column.is_number else "TableHeading") for column in columns
    ]
    widths = [column.width for column in columns]
    return f"<w:tr><w:trPr><w:cantSplit/><w:tblHeader/></w:trPr>{_cells(widths, cells)}</w:tr>"


def _row(widths: Sequence[int], cells: Sequence[Cell]) -> str:
    rooms = (width / _TWIPS_PER_MM * _LETTERS_PER_MM * _MOST_UNBROKEN_LINES for width in widths)
    is_tall = any(cell.length > room for cell, room in zip(cells, rooms, strict=True))
    properties = "" if is_tall else "<w:trPr><w:cantSplit/></w:trPr>"
    return f"<w:tr>{properties}{_cells(widths, cells)}</w:tr>"


def _cells(widths: Sequence[int], cells: Sequence[Cell]) -> str:
    return "".join(
        f'<w:tc><w:tcPr><w:tcW w:w="{width}" w:type="dxa"/>{_shade(cell.fill)}</w:tcPr>{cell.paragraphs}</w:tc>'
        for width, cell in zip(widths, cells, strict=True)
    )


def _shade(fill: str) -> str:
    return f'<w:shd w:val="clear" w:color="auto" w:fill="{fill}"/>' if fill else ""
