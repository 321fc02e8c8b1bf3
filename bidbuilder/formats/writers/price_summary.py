"""The grand summary of the price schedules: totals by schedule, discount, the total of the bid, lots and exchange rates."""

from collections.abc import Iterator, Sequence
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.extracts import delivery_terms, lot_title, tender_title, total_by_lot
from bidbuilder.formats.writers.price_formulas import equal_to
from bidbuilder.formats.writers.price_notes import note_rows
from bidbuilder.formats.writers.price_promises import discount_basis
from bidbuilder.formats.writers.schedules import Schedule
from bidbuilder.formats.writers.sheets.cells import BlankCell, FormulaCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS, TOTAL_POINTS
from bidbuilder.formats.writers.sheets.set_up import protect, set_page
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, quoted, sheet_name
from bidbuilder.formats.writers.words import Words

GRAND_TOTAL, SUBTOTAL, DISCOUNT = "GrandTotal", "Subtotal", "Discount"

_FIRST_SCHEDULE_ROW = 6
_WIDTHS = (58, 46, 24)
_ROWS_ON_A_PAGE = 48


class TotalDoesNotAddUp(Refusal):
    """The lines, the discount and the total of a snapshot are not one number."""

    code = "total-does-not-add-up"
    message = translatable("The lines add up to {lines}, but the total is {total} with a discount of {discount}.")
    hint = translatable("Calculate the price of the bid anew and freeze it again.")


class DiscountExceedsPrice(Refusal):
    """A discount larger than what it is taken off."""

    code = "discount-exceeds-price"
    message = translatable("The discount of {discount} is larger than the price of {lines}.")
    hint = translatable("Lower the discount, calculate the price anew and freeze it again.")


_LOTS = translatable("Price by lot")
_LOTS_BEFORE_DISCOUNT = translatable("Price by lot, before the discount")


def add_summary(workbook: StreamedWorkbook, snapshot: BidSnapshot, schedules: Sequence[Schedule], words: Words) -> None:
    """Add the sheet and the names of its cells; raises `TotalDoesNotAddUp`, `DiscountExceedsPrice`."""
    _require_one_total(snapshot)
    title = words.say("Grand summary")
    name = sheet_name(f"{len(schedules) + 1} {title}")
    rows = tuple(_rows(snapshot, schedules, words, f"{len(schedules) + 1} {title}"))
    sheet = workbook.add_sheet(name, _WIDTHS, rows)
    set_page(sheet, words, reference=snapshot.tender.reference, title=name, header_row=None)
    if len(rows) <= _ROWS_ON_A_PAGE:
        sheet.fit_to_pages(1, 1)
    protect(sheet)
    subtotal_row = _FIRST_SCHEDULE_ROW + len(schedules)
    for offset, cell_name in enumerate((SUBTOTAL, DISCOUNT, GRAND_TOTAL)):
        workbook.define_name(cell_name, name, f"$C${subtotal_row + offset}")


def _require_one_total(snapshot: BidSnapshot) -> None:
    price = snapshot.price
    lines = sum((line.total for line in price.lines), Decimal(0))
    if lines != price.subtotal or price.subtotal - price.discount != price.total:
        raise TotalDoesNotAddUp(lines=lines, total=price.total, discount=price.discount)
    if price.total < 0:
        raise DiscountExceedsPrice(lines=lines, discount=price.discount)


def _rows(snapshot: BidSnapshot, schedules: Sequence[Schedule], words: Words, title: str) -> Iterator[Row]:
    price, currency = snapshot.price, snapshot.price.currency
    yield Row([TextCell("title", title)], TITLE_POINTS)
    yield Row([TextCell("subtitle", f"{tender_title(snapshot, words)} · {snapshot.tender.reference}")])
    yield Row([TextCell("subtitle", " · ".join(filter(None, (snapshot.lead.legal_name, delivery_terms(snapshot)))))])
    yield Row([])
    yield _header(words.say("Schedule"), words.say("Remark"), words.say("Total, {currency}", currency=currency))
    for schedule in schedules:
        yield _schedule_row(schedule, words)
    yield from _total_rows(snapshot, len(schedules), words)
    yield Row([TextCell("note", words.say("In words: {words}.", words=amount_in_words(words, price.total, currency)))])
    yield from _lot_rows(snapshot, schedules, words)
    yield from note_rows(snapshot, words)
    yield from _rate_rows(snapshot, words)


def _header(first: str, second: str, last: str) -> Row:
    return Row([TextCell("header", first), TextCell("header", second), TextCell("header-number", last)])


def _schedule_row(schedule: Schedule, words: Words) -> Row:
    if not schedule.lines:
        nothing = TextCell("text", words.say("Nothing is offered in this schedule"))
        return Row([TextCell("text", schedule.title), nothing, NumberCell("amount", 0)])
    total = FormulaCell(
        "amount", f"{quoted(schedule.sheet)}!{schedule.total_column}{schedule.total_row}", schedule.total
    )
    return Row([TextCell("text", schedule.title), BlankCell("text"), total])


def _total_rows(snapshot: BidSnapshot, schedule_count: int, words: Words) -> Iterator[Row]:
    price = snapshot.price
    first, last = _FIRST_SCHEDULE_ROW, _FIRST_SCHEDULE_ROW + schedule_count - 1
    subtotal, discount = f"C{last + 1}", f"C{last + 2}"
    yield Row(
        [
            TextCell("total-label", words.say("Sum of the schedules")),
            BlankCell("total-label"),
            FormulaCell("total-amount", f"SUM(C{first}:C{last})", price.subtotal),
        ]
    )
    yield Row(
        [
            TextCell("text", words.say("Discount")),
            TextCell("text", discount_basis(snapshot, words) if price.discount else words.say("No discount")),
            NumberCell("amount", -price.discount),
        ]
    )
    yield Row(
        [
            TextCell("grand-label", words.say("Total price of the bid")),
            BlankCell("grand-label"),
            FormulaCell("grand-amount", f"{subtotal}+{discount}", price.total),
        ],
        TOTAL_POINTS,
    )


def _lot_rows(snapshot: BidSnapshot, schedules: Sequence[Schedule], words: Words) -> Iterator[Row]:
    sums, lots = total_by_lot(snapshot), {lot.id: lot_title(lot, words) for lot in snapshot.tender.lots}
    if len(sums) < 2:
        return
    title = _LOTS_BEFORE_DISCOUNT if snapshot.price.discount else _LOTS
    yield Row([])
    yield Row([TextCell("heading", words.say(title))])
    yield _header(words.say("Lot"), "", words.say("Sum, {currency}", currency=snapshot.price.currency))
    for lot, amount in sums.items():
        name = lots.get(lot, lot) or words.say("For all lots together")
        yield Row(
            [TextCell("text", name), BlankCell("text"), FormulaCell("amount", _lot_formula(lot, schedules), amount)]
        )


def _lot_formula(lot: str, schedules: Sequence[Schedule]) -> str:
    """Sums over the lot columns; lot ids are matched as they are."""
    pieces = []
    for schedule in schedules:
        if schedule.lines:
            sheet, rows = quoted(schedule.sheet), (schedule.first_row, schedule.last_row)
            lots, amounts = (f"{sheet}!{column}{rows[0]}:{column}{rows[1]}" for column in ("C", schedule.total_column))
            pieces.append(f"SUMIF({lots},{equal_to(lot)},{amounts})")
    return "+".join(pieces)


def _rate_rows(snapshot: BidSnapshot, words: Words) -> Iterator[Row]:
    price = snapshot.price
    if not price.rates:
        return
    yield Row([])
    yield Row([TextCell("heading", words.say("Exchange rates used"))])
    yield _header(
        words.say("Currency"), words.say("Source"), words.say("Units for 1 {currency}", currency=price.currency)
    )
    source = " · ".join(filter(None, (price.rates_source, words.day(price.rates_on))))
    for currency, rate in price.rates:
        yield Row([TextCell("text", currency), TextCell("text", source), NumberCell("rate", rate)])
