"""Tables that stand beside each other on one sheet, told apart by the empty column between them and their equal headings."""

from dataclasses import replace
from itertools import groupby, pairwise

from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.headings import EDGE, roles_of

_MOST_BANDS = 6


def side_by_side(sheet: Sheet) -> list[Sheet]:
    """The sheet once for each table beside another, with the cells of that table only; else just the sheet.

    Only columns that are empty all the way down part tables, and only where both sides have a heading for texts in the
    same row: an empty column within one table is just empty.
    """
    blocks = _blocks(sheet)
    if not 1 < len(blocks) <= _MOST_BANDS:
        return [sheet]
    rows = [{row for row in sheet.rows if _has_text_heading(sheet, row, block)} for block in blocks]
    if not all(left & right for left, right in pairwise(rows)):
        return [sheet]
    return [_part(sheet, block) for block in blocks]


def _blocks(sheet: Sheet) -> list[range]:
    """Runs of columns that hold anything; a run of one column alone is a margin and no table."""
    used = sorted({column for cells in sheet.rows.values() for column in cells})
    runs = [[column for _, column in run] for _, run in groupby(enumerate(used), lambda pair: pair[1] - pair[0])]
    return [range(run[0], run[-1] + 1) for run in runs if len(run) > 1]


def _has_text_heading(sheet: Sheet, row: int, block: range) -> bool:
    texts = (cell.text for column, cell in sheet.rows[row].items() if column in block)
    return any(roles_of(text).get(Role.TEXT, 0.0) >= EDGE for text in texts)


def _part(sheet: Sheet, block: range) -> Sheet:
    rows = {
        row: kept
        for row, cells in sheet.rows.items()
        if (kept := {column: cell for column, cell in cells.items() if column in block})
    }
    return replace(sheet, rows=rows)
