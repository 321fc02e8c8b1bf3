"""The price schedules: a sheet for each schedule of goods or plant, the grand summary, and what is beside the total.

Every amount is a live formula that carries its value, so that previews and readers without a calculator show the price.
All cells are locked; nothing of how a price came about is in here.
"""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from xlsxwriter.worksheet import Worksheet

from bidbuilder.domain.basics.money import minor_units
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPriceLine
from bidbuilder.formats.writers.extracts import brand_of, delivery_terms, tender_title
from bidbuilder.formats.writers.price_formulas import line_formula
from bidbuilder.formats.writers.price_summary import add_summary
from bidbuilder.formats.writers.schedules import Schedule, extras_of, schedules_of
from bidbuilder.formats.writers.sheets.cells import BlankCell, Cell, DayCell, FormulaCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import protect, set_page
from bidbuilder.formats.writers.sheets.styles import price_styles, quantity_style
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties
from bidbuilder.formats.writers.words import Words

_HEADER_ROW = 5
_WIDTHS = (7, 46, 10, 15, 12, 10, 8, 16, 17)
_PORTION_WIDTHS = (17, 17)


def write_price_schedules(snapshot: BidSnapshot) -> bytes:
    """The price schedules as an .xlsx; raises `LineDoesNotMultiply` for a line that does not add up."""
    words, price = Words(snapshot.language), snapshot.price
    styles = price_styles(brand_of(snapshot), price.currency, minor_units(price.currency), words.language)
    title = words.say("Price schedules")
    workbook = StreamedWorkbook(
        WorkbookProperties(
            title=f"{title} – {snapshot.tender.reference}".strip(" –"),
            author=snapshot.lead.legal_name,
            subject=tender_title(snapshot, words),
            written_at=snapshot.frozen_at,
            font=brand_of(snapshot).font,
        ),
        styles,
    )
    schedules = schedules_of(snapshot, words, first_row=_HEADER_ROW + 1)
    for schedule in schedules:
        _add(workbook, snapshot, schedule, words)
    add_summary(workbook, snapshot, schedules, words)
    for extra in extras_of(snapshot, words, len(schedules) + 2, first_row=_HEADER_ROW + 1):
        _add(workbook, snapshot, extra, words)
    return workbook.finish()


def _add(workbook: StreamedWorkbook, snapshot: BidSnapshot, schedule: Schedule, words: Words) -> None:
    if schedule.lines:
        sheet = workbook.add_sheet(schedule.sheet, _widths(schedule), _rows(snapshot, schedule, words))
        _set_up(sheet, snapshot, schedule, words)
        workbook.define_name(schedule.total_name, schedule.sheet, f"$I${schedule.total_row}")


def _rows(snapshot: BidSnapshot, schedule: Schedule, words: Words) -> Iterator[Row]:
    price = snapshot.price
    yield Row([TextCell("title", schedule.title)], TITLE_POINTS)
    yield Row([TextCell("subtitle", f"{tender_title(snapshot, words)} · {snapshot.tender.reference}")])
    yield Row([TextCell("subtitle", _basis(snapshot, words))])
    yield Row([])
    yield Row(_header(schedule, words, price.currency))
    decimals = minor_units(price.currency)
    for number, line in enumerate(schedule.lines, start=schedule.first_row):
        portions = _portion_cells(line, number, decimals) if schedule.has_portions else []
        yield Row([*_line_cells(line, number, words, decimals), *portions])
    yield Row(_total_cells(schedule, words))


def _widths(schedule: Schedule) -> tuple[float, ...]:
    return (*_WIDTHS, *(_PORTION_WIDTHS if schedule.has_portions else ()))


def _basis(snapshot: BidSnapshot, words: Words) -> str:
    amounts = words.say("All amounts in {currency}", currency=snapshot.price.currency)
    return " · ".join(filter(None, (snapshot.lead.legal_name, amounts, delivery_terms(snapshot))))


def _header(schedule: Schedule, words: Words, currency: str) -> list[Cell]:
    _ = words.say
    texts = (
        _("No."),
        _("Service") if schedule.is_service else _("Description"),
        _("Lot"),
        _("Country of origin"),
        _("Delivery"),
    )
    return [
        *(TextCell("header", text) for text in texts),
        TextCell("header-number", _("Quantity")),
        TextCell("header", _("Unit")),
        TextCell("header-number", _("Unit price, {currency}", currency=currency)),
        TextCell("header-number", _("Price, {currency}", currency=currency)),
        *(TextCell("header-number", text) for text in _portion_headers(schedule, words, currency)),
    ]


def _portion_headers(schedule: Schedule, words: Words, currency: str) -> tuple[str, ...]:
    if not schedule.has_portions:
        return ()
    return (
        words.say("Local portion, {currency}", currency=currency),
        words.say("Foreign portion, {currency}", currency=currency),
    )


def _portion_cells(line: SnapshotPriceLine, row: int, decimals: int) -> list[Cell]:
    foreign = FormulaCell("amount", f"ROUND(I{row}-J{row},{decimals})", line.total - line.local)
    return [NumberCell("amount", line.local), foreign]


def _line_cells(line: SnapshotPriceLine, row: int, words: Words, decimals: int) -> list[Cell]:
    return [
        TextCell("text", line.number),
        TextCell("text", line.title),
        TextCell("text", line.lot),
        TextCell("text", words.country(line.country_of_origin)),
        DayCell("day", line.delivery_on) if line.delivery_on else BlankCell("text"),
        NumberCell(quantity_style(line.quantity), line.quantity),
        TextCell("text", words.unit(line.unit)),
        NumberCell("amount", line.unit_price),
        FormulaCell("amount", line_formula(line, f"F{row}", f"H{row}", decimals), line.total),
    ]


def _total_cells(schedule: Schedule, words: Words) -> Sequence[Cell]:
    total = FormulaCell("total-amount", f"SUM(I{schedule.first_row}:I{schedule.last_row})", schedule.total)
    return [
        BlankCell("total-label"),
        TextCell("total-label", words.say("Total of this schedule")),
        *[BlankCell("total-label")] * 6,
        total,
        *(_portion_totals(schedule) if schedule.has_portions else ()),
    ]


def _portion_totals(schedule: Schedule) -> tuple[Cell, ...]:
    local = sum((line.local for line in schedule.lines), Decimal(0))
    amounts = {"J": local, "K": schedule.total - local}
    return tuple(
        FormulaCell("total-amount", f"SUM({column}{schedule.first_row}:{column}{schedule.last_row})", amount)
        for column, amount in amounts.items()
    )


def _set_up(sheet: Worksheet, snapshot: BidSnapshot, schedule: Schedule, words: Words) -> None:
    set_page(sheet, words, reference=snapshot.tender.reference, title=schedule.title, header_row=_HEADER_ROW)
    sheet.freeze_panes(_HEADER_ROW, 2)
    sheet.autofilter(_HEADER_ROW - 1, 0, schedule.last_row - 1, len(_widths(schedule)) - 1)
    protect(sheet)
