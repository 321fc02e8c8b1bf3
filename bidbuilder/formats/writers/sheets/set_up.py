"""Paper and protection of a sheet."""

from xlsxwriter.worksheet import Worksheet

from bidbuilder.formats.writers.words import Words

_A4 = 9
_MARGIN_INCHES = 0.5


def set_page(sheet: Worksheet, words: Words, *, reference: str, title: str, header_row: int | None) -> None:
    """A4 across, all columns on one page, the header row on every page, reference above and page numbers below."""
    sheet.set_paper(_A4)
    sheet.set_landscape()
    sheet.fit_to_pages(1, 0)
    sheet.set_margins(left=_MARGIN_INCHES, right=_MARGIN_INCHES, top=0.75, bottom=0.75)
    sheet.hide_gridlines(2)
    sheet.set_header(f"&R&8{_running(reference)}")
    pages = words.say("Page {page} of {pages}", page="&P", pages="&N")
    sheet.set_footer(f"&L&8{_running(title)}&R&8{pages}")
    if header_row:
        sheet.repeat_rows(header_row - 1)


def _running(text: str) -> str:
    """Text for headers and footers, where an ampersand begins a code and a digit after a size would be read as part of it."""
    return " " + text.replace("&", "&&")[:120]


def protect(sheet: Worksheet) -> None:
    """Lock all cells without a password; selecting, filtering and adjusting widths stay allowed."""
    sheet.protect(
        "",
        {"autofilter": True, "format_columns": True, "format_rows": True, "select_locked_cells": True, "sort": False},
    )
