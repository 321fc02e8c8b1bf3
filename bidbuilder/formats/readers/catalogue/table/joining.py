"""Sheets that go on with a list, one for each group of products, as many price lists are written.

Those under the same titles share what a person says of their columns; others with a price are lists under titles of their own.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from bidbuilder.formats.readers.catalogue.table.layout import ROWS_LOOKED_AT, Layout, find_own_layout
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


def list_beside(sheets: Sequence[Sheet], read: Sequence[Layout], options: Mapping[str, str]) -> tuple[Layout, ...]:
    """The layouts of other visible sheets with codes and prices, each under its own titles; `read` are those read anyway.

    A sheet that mostly repeats codes says something else about the same articles, or is last year's list: it is none of them.
    """
    if read[0].header_row is None or read[0].sheet.is_hidden:
        return ()
    found: list[Layout] = []
    for sheet in sheets:
        if sheet.is_hidden or any(sheet is one.sheet for one in read):
            continue
        layout = find_own_layout(sheet, options)
        if layout and layout.columns_of("price") and _mostly_new(layout, (*read, *found)):
            found.append(layout)
    return tuple(found)


def _mostly_new(layout: Layout, others: Sequence[Layout]) -> bool:
    codes = _codes_of(layout)
    known = frozenset(code for other in others for code in _codes_of(other))
    return len(codes - known) * 2 >= len(codes) > 0


def _codes_of(layout: Layout) -> frozenset[str]:
    columns, start = layout.columns_of("code"), (layout.header_row or 0) + 1
    rows = range(start, len(layout.sheet.rows))
    return frozenset(
        text for row in rows for column in columns if (text := as_text(layout.sheet.value(row, column.index)))
    )


def _row_of(sheet: Sheet, row: int) -> list[str]:
    texts = [as_text(value).strip().casefold() for value in sheet.rows[row]]
    while texts and not texts[-1]:
        texts.pop()
    return texts
