"""The sheet of the price schedules that says what the buyer pays if it awards several lots or pays early."""

from collections.abc import Iterator

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.formats.writers.award_table import AWARD_WIDTHS, AwardTable
from bidbuilder.formats.writers.extracts import lot_title, tender_title
from bidbuilder.formats.writers.sheets.cells import TextCell
from bidbuilder.formats.writers.sheets.heights import TITLE_POINTS
from bidbuilder.formats.writers.sheets.set_up import protect, set_page
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, sheet_name
from bidbuilder.formats.writers.words import Words

AWARD_NAME = "PriceAfter{number}"
_FIRST_ROW = 5


def add_awards(workbook: StreamedWorkbook, snapshot: BidSnapshot, number: int, words: Words) -> None:
    """Add the sheet as the one of that number, and a name for the price after of each combination."""
    price = snapshot.price
    title = f"{number} {words.say('Prices under conditional discounts')}"
    table = AwardTable(
        awards=price.awards,
        by_lot=price.net_by_lot,
        names={lot.id: lot_title(lot, words) for lot in snapshot.tender.lots},
        discounts=price.discounts,
        currency=price.currency,
        first_row=_FIRST_ROW,
    )
    name = sheet_name(f"{number} {words.say('Conditional discounts')}")
    sheet = workbook.add_sheet(name, AWARD_WIDTHS, tuple(_rows(snapshot, table, title, words)))
    set_page(sheet, words, reference=snapshot.tender.reference, title=title, header_row=None)
    protect(sheet)
    for place, cell in enumerate(table.after_cells, start=1):
        workbook.define_name(AWARD_NAME.format(number=place), name, cell)


def _rows(snapshot: BidSnapshot, table: AwardTable, title: str, words: Words) -> Iterator[Row]:
    basis = words.say(
        "Prices by lot are after every discount that is given in any case; what belongs to no lot is shared out over them."
        " The total of the bid is without the discounts of this sheet."
    )
    yield Row([TextCell("title", title)], TITLE_POINTS)
    yield Row([TextCell("subtitle", f"{tender_title(snapshot, words)} · {snapshot.tender.reference}")])
    yield Row([TextCell("note", basis)])
    yield Row([])
    yield from table.rows(words)
