"""Workbooks for tests, made by openpyxl: sheets as lists of rows, with looks, merges and drop-downs where a test needs them."""

import io
from collections.abc import Mapping, Sequence

from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill
from openpyxl.worksheet.datavalidation import DataValidation
from openpyxl.worksheet.worksheet import Worksheet

Rows = Sequence[Sequence[object]]


def workbook(
    sheets: Mapping[str, Rows],
    *,
    bold: Sequence[str] = (),
    filled: Sequence[str] = (),
    merged: Sequence[str] = (),
    lists: Mapping[str, str] = {},
    formats: Mapping[str, str] = {},
    hidden: Sequence[str] = (),
    hidden_rows: Sequence[int] = (),
    hidden_columns: Sequence[str] = (),
) -> bytes:
    """An .xlsx file. Cells and ranges (`bold`, `merged`, …) are those of the first sheet; `lists` maps ranges to formulas."""
    book = Workbook()
    book.remove(book.active)
    for name, rows in sheets.items():
        _fill(book.create_sheet(name), rows)
    first = book.worksheets[0]
    for cells, change in ((bold, _make_bold), (filled, _make_filled)):
        for cell in cells:
            change(first, cell)
    for area in merged:
        first.merge_cells(area)
    for area, formula in lists.items():
        _add_list(first, area, formula)
    for cell, number_format in formats.items():
        first[cell].number_format = number_format
    for row in hidden_rows:
        first.row_dimensions[row].hidden = True
    for letter in hidden_columns:
        first.column_dimensions[letter].hidden = True
    for name in hidden:
        book[name].sheet_state = "hidden"
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def _fill(sheet: Worksheet, rows: Rows) -> None:
    for row_number, row in enumerate(rows, start=1):
        for column, value in enumerate(row, start=1):
            if value is not None and value != "":
                sheet.cell(row_number, column, value)


def _make_bold(sheet: Worksheet, cell: str) -> None:
    sheet[cell].font = Font(bold=True)
    sheet[cell].alignment = Alignment(wrap_text=True)


def _make_filled(sheet: Worksheet, cell: str) -> None:
    sheet[cell].fill = PatternFill("solid", fgColor="FFDDEECC")


def _add_list(sheet: Worksheet, area: str, formula: str) -> None:
    validation = DataValidation(type="list", formula1=formula)
    validation.add(area)
    sheet.add_data_validation(validation)
