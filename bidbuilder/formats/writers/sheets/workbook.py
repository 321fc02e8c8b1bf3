"""A workbook whose shell (styles, widths, names, protection, print set-up) XlsxWriter makes and whose rows are streamed.

XlsxWriter alone needs five times as long for long sheets and keeps numbers as floats. The bytes are reproducible.
"""

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook
from xlsxwriter.worksheet import Worksheet

from bidbuilder.formats.writers.ooxml.package import pack_parts, read_parts
from bidbuilder.formats.writers.sheets.cells import Cell
from bidbuilder.formats.writers.sheets.heights import row_height
from bidbuilder.formats.writers.sheets.shapes import LETTERS, ShapedRow

_SHEET_DATA = re.compile(rb"<sheetData>.*</sheetData>|<sheetData ?/>", re.DOTALL)
_DIMENSION = re.compile(rb"<dimension [^>]*/>")
_STYLE_ID = re.compile(rb'<c r="[A-Z]+1"(?: s="(\d+)")?')
_SHEET_NAME = re.compile(r"xl/worksheets/sheet(\d+)\.xml$")
_NOT_IN_SHEET_NAMES = re.compile(r"[\[\]:*?/\\]")
_LONGEST_SHEET_NAME = 31
# So few that their cells as text take little beside the finished file; more are no quicker.
_ROWS_PER_CHUNK = 50
# Twice as fast as zlib's usual level 6, for a tenth more bytes.
_LEVEL = 3
FONT_POINTS = 10


@dataclass(frozen=True, slots=True)
class Row:
    """A row of cells from column A on; `height` in points where it is not decided by the text."""

    cells: Sequence[Cell | None]
    height: float | None = None

    def xml(self, number: int, widths: Sequence[float], style_ids: Mapping[str, int]) -> str:
        """The row as the one of that number in columns of so many characters."""
        height = self.height or row_height(self.cells, widths)
        cells = "".join(
            cell.xml(f"{letter}{number}", style_ids[cell.style])
            for letter, cell in zip(LETTERS, self.cells, strict=False)
            if cell is not None
        )
        # Not `customHeight`: a program that can fit the row to its text may do so.
        return f'<row r="{number}" ht="{height}">{cells}</row>'


@dataclass(frozen=True, slots=True, kw_only=True)
class WorkbookProperties:
    """What a workbook says of itself, and the font that widths of its columns are counted in."""

    title: str
    author: str
    subject: str
    written_at: datetime
    font: str = "Liberation Sans"


class StreamedWorkbook:
    """A workbook. Add sheets with their rows, set them up by what `add_sheet` gives back, then `finish`."""

    def __init__(self, properties: WorkbookProperties, styles: Mapping[str, Mapping[str, Any]]) -> None:
        self._buffer = BytesIO()
        self._properties = properties
        self._workbook = Workbook(
            self._buffer,
            {"in_memory": True, "default_format_properties": {"font_name": properties.font, "font_size": FONT_POINTS}},
        )
        self._workbook.set_properties(
            {
                "title": properties.title,
                "author": properties.author,
                "subject": properties.subject,
                "created": properties.written_at.astimezone(UTC).replace(tzinfo=None),
            }
        )
        self._formats = {name: self._workbook.add_format(dict(style)) for name, style in styles.items()}
        self._rows: list[tuple[Sequence[float], Iterable[Row | ShapedRow]]] = []

    def add_sheet(self, name: str, widths: Sequence[float], rows: Iterable[Row | ShapedRow]) -> Worksheet:
        """A sheet with columns of so many characters; its rows are numbered from 1.

        The rest of its shell is set up through what is given back.
        """
        sheet = self._workbook.add_worksheet(name)
        for column, width in enumerate(widths):
            sheet.set_column(column, column, width)
        if not self._rows:
            # XlsxWriter numbers the styles as it meets them: the first sheet lists all, and its rows are replaced later.
            for column, style in enumerate(self._formats.values()):
                sheet.write_blank(0, column, None, style)
        self._rows.append((widths, rows))
        return sheet

    def style(self, name: str) -> Any:
        """XlsxWriter's object for a style, for conditional formats."""
        return self._formats[name]

    def chart(self, kind: str, subtype: str = "") -> Any:
        """A chart of XlsxWriter's kind, to be filled with series and inserted into a sheet."""
        return self._workbook.add_chart({"type": kind, "subtype": subtype} if subtype else {"type": kind})

    def define_name(self, name: str, sheet: str, cell: str) -> None:
        """A name for one cell, such as ``$I$21``, of a sheet."""
        self._workbook.define_name(name, f"={quoted(sheet)}!{cell}")

    def finish(self) -> bytes:
        """The bytes of the .xlsx."""
        self._workbook.close()
        parts = dict(read_parts(self._buffer.getvalue()))
        style_ids = self._style_ids(parts["xl/worksheets/sheet1.xml"])
        return pack_parts(
            ((name, self._part(name, content, style_ids)) for name, content in parts.items()),
            self._properties.written_at,
            level=_LEVEL,
        )

    def _style_ids(self, first_sheet: bytes) -> Mapping[str, int]:
        numbers = (int(number or 0) for number in _STYLE_ID.findall(first_sheet))
        return dict(zip(self._formats, numbers, strict=True))

    def _part(self, name: str, content: bytes, style_ids: Mapping[str, int]) -> bytes | Iterator[bytes]:
        found = _SHEET_NAME.match(name)
        if not found:
            return content
        widths, rows = self._rows[int(found[1]) - 1]
        return _streamed(_DIMENSION.sub(b"", content, count=1), widths, rows, style_ids)


def _streamed(
    shell: bytes, widths: Sequence[float], rows: Iterable[Row | ShapedRow], style_ids: Mapping[str, int]
) -> Iterator[bytes]:
    place = _SHEET_DATA.search(shell)
    if place is None:
        raise ValueError("the shell of a sheet has no place for rows")
    yield shell[: place.start()] + b"<sheetData>"
    chunk: list[str] = []
    for number, row in enumerate(rows, start=1):
        chunk.append(row.xml(number, widths, style_ids))
        if len(chunk) == _ROWS_PER_CHUNK:
            yield "".join(chunk).encode()
            chunk.clear()
    yield "".join(chunk).encode() + b"</sheetData>" + shell[place.end() :]


def quoted(sheet: str) -> str:
    """The name of a sheet as formulas write it."""
    return "'" + sheet.replace("'", "''") + "'"


def sheet_name(text: str) -> str:
    """A name a sheet may have: at most 31 characters, none of ``[]:*?/\\``, no apostrophe at the ends."""
    return _NOT_IN_SHEET_NAMES.sub(" ", text)[:_LONGEST_SHEET_NAME].strip().strip("'")
