"""Lists that stand below each other on one sheet, each under titles of its own: read as if they were sheets of one workbook."""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import cache

from bidbuilder.formats.readers.catalogue.table.layout import find_row_of_titles, is_row_of_titles
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text
from bidbuilder.formats.readers.catalogue.table.vocabulary import TITLES

_FIRST_COLUMNS = 3


def parted(sheets: Sequence[Sheet]) -> tuple[Sheet, ...]:
    """The sheets, one with several lists as several: every cell keeps its place, rows of the other lists are empty."""
    return tuple(part for sheet in sheets for part in _parts(sheet))


def _parts(sheet: Sheet) -> Iterator[Sheet]:
    starts = list(_list_starts(sheet))
    if not starts:
        yield sheet
        return
    for start, end in zip((0, *starts), (*starts, len(sheet.rows)), strict=True):
        yield replace(sheet, rows=[*([()] * start), *sheet.rows[start:end]])


def _list_starts(sheet: Sheet) -> Iterator[int]:
    """The rows of titles below the first one that are not the same as those that held until then."""
    first = find_row_of_titles(sheet)
    if first is None:
        return
    held = _texts(sheet, first)
    for row in range(first + 1, len(sheet.rows)):
        if (
            _begins_like_titles(sheet.rows[row])
            and (texts := _texts(sheet, row)) != held
            and is_row_of_titles(sheet, row)
        ):
            held = texts
            yield row


def _begins_like_titles(values: Sequence[object]) -> bool:
    """Whether one of the first cells is a word for codes or names: asked of every row of long lists, so it has to be cheap."""
    firsts = values[:_FIRST_COLUMNS]
    return any(isinstance(value, str) and value.strip(" .:").casefold() in _identifying_titles() for value in firsts)


@cache
def _identifying_titles() -> frozenset[str]:
    return frozenset(title for name in ("code", "name") for title in TITLES[name])


def _texts(sheet: Sheet, row: int) -> list[str]:
    return [as_text(value).casefold() for value in sheet.rows[row]]
