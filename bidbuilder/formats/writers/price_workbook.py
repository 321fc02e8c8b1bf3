"""The price schedules: a sheet for each schedule of goods or plant, the grand summary, and what is beside the total.

Every amount is a live formula that carries its value, so that previews and readers without a calculator show the price.
All cells are locked; nothing of how a price came about is in here.
"""

from collections.abc import Iterator

from xlsxwriter.worksheet import Worksheet

from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.bid_workbooks import bid_properties
from bidbuilder.formats.writers.extracts import brand_of, delivery_terms, tender_title, words_of
from bidbuilder.formats.writers.price_awards import add_awards
from bidbuilder.formats.writers.price_summary import add_summary
from bidbuilder.formats.writers.schedule_lines import ScheduleLines
from bidbuilder.formats.writers.schedules import Schedule, extras_of, schedules_of
from bidbuilder.formats.writers.sheets.cells import TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import protect, set_page
from bidbuilder.formats.writers.sheets.shapes import ShapedRow
from bidbuilder.formats.writers.sheets.styles import price_styles
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook
from bidbuilder.formats.writers.words import Words

_HEADER_ROW = 5


def write_price_schedules(snapshot: BidSnapshot) -> bytes:
    """The price schedules as an .xlsx; raises `LineDoesNotMultiply` for a line that does not add up."""
    words, price = words_of(snapshot), snapshot.price
    styles = price_styles(brand_of(snapshot), price.currency, minor_units(price.currency), words.language)
    title = words.say("Price schedules")
    workbook = StreamedWorkbook(bid_properties(snapshot, title), styles)
    schedules = schedules_of(price, words, first_row=_HEADER_ROW + 1)
    for schedule in schedules:
        _add(workbook, snapshot, schedule, words)
    add_summary(workbook, snapshot, schedules, words)
    beside = len(schedules) + 2
    extras = extras_of(price, words, beside, first_row=_HEADER_ROW + 1)
    for extra in extras:
        _add(workbook, snapshot, extra, words)
    if snapshot.price.awards:
        add_awards(workbook, snapshot, beside + len(extras), words)
    return workbook.finish()


def _add(workbook: StreamedWorkbook, snapshot: BidSnapshot, schedule: Schedule, words: Words) -> None:
    if schedule.lines:
        sheet = workbook.add_sheet(schedule.sheet, schedule.columns.widths, _rows(snapshot, schedule, words))
        _set_up(sheet, snapshot, schedule, words)
        workbook.define_name(schedule.total_name, schedule.sheet, f"${schedule.total_column}${schedule.total_row}")


def _rows(snapshot: BidSnapshot, schedule: Schedule, words: Words) -> Iterator[Row | ShapedRow]:
    columns = schedule.columns
    yield Row([TextCell("title", schedule.title)], TITLE_POINTS)
    yield Row([TextCell("subtitle", f"{tender_title(snapshot, words)} · {snapshot.tender.reference}")])
    yield Row([TextCell("subtitle", _basis(snapshot, words))])
    yield Row([])
    yield Row(columns.header(words))
    lines = ScheduleLines(columns, words)
    for line in schedule.lines:
        yield lines.row(line)
    yield Row(columns.totals(schedule.lines, schedule.first_row, words))


def _basis(snapshot: BidSnapshot, words: Words) -> str:
    amounts = words.say("All amounts in {currency}", currency=snapshot.price.currency)
    return " · ".join(filter(None, (snapshot.lead.legal_name, amounts, delivery_terms(snapshot))))


def _set_up(sheet: Worksheet, snapshot: BidSnapshot, schedule: Schedule, words: Words) -> None:
    set_page(sheet, words, reference=snapshot.tender.reference, title=schedule.title, header_row=_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW, 2)
    sheet.autofilter(_HEADER_ROW - 1, 0, schedule.last_row - 1, len(schedule.columns.keys) - 1)
    protect(sheet)
