"""Sheets that go on with a list under the same titles, one for each group of products, as many price lists are written."""

from collections.abc import Sequence
from dataclasses import replace

from bidbuilder.formats.readers.catalogue.table.layout import ROWS_LOOKED_AT, Layout
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text


def list_continued(sheets: Sequence[Sheet], layout: Layout) -> tuple[Layout, ...]:
    """The layouts of the other visible sheets that repeat the row of titles cell by cell, in the order of the workbook."""
    if layout.header_row is None or layout.sheet.is_hidden:
        return ()
    titles = _row_of(layout.sheet, layout.header_row)
    found = []
    for sheet in sheets:
        rows = range(min(len(sheet.rows), ROWS_LOOKED_AT))
        row = next((one for one in rows if _row_of(sheet, one) == titles), None)
        if row is not None and sheet is not layout.sheet and not sheet.is_hidden:
            found.append(replace(layout, sheet=sheet, header_row=row))
    return tuple(found)


def _row_of(sheet: Sheet, row: int) -> list[str]:
    texts = [as_text(value).strip().casefold() for value in sheet.rows[row]]
    while texts and not texts[-1]:
        texts.pop()
    return texts
