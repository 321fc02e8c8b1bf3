"""The table in the letter of bid that says what the buyer pays if it awards several lots or pays early."""

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.pricing.award_totals import AwardTotal
from bidbuilder.formats.writers.award_table import award_name
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.ooxml.fields import content_control
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph, run
from bidbuilder.formats.writers.words import Words

AWARD_TAG = "price-after-{number}"
_AMOUNT_MM = 31


def add_award_table(document: BidDocument, snapshot: BidSnapshot) -> None:
    """Price before, discount, price after for every combination of lots; nothing where no discount hangs on a condition.

    Each price after stands in a content control of its own, so that the finished letter can be read back.
    """
    price, words = snapshot.price, document.words
    if not price.awards:
        return
    _ = words.say
    early = next((one for one in price.discounts if one.kind == "early"), None)
    titles = [_("Price before"), _("Discount"), _("Price after")]
    if early is not None:
        titles.append(_("If paid within {days} days", days=early.days))
    columns = (
        Column(_("Awarded"), PORTRAIT_WIDTH_MM - _AMOUNT_MM * len(titles)),
        *(Column(title, _AMOUNT_MM, is_number=True) for title in titles),
    )
    rows = [_cells(award, number, price.currency, words) for number, award in enumerate(price.awards, start=1)]
    caption = _("Prices under conditional discounts, {currency}", currency=price.currency)
    document.text(caption, "Caption")
    document.add(table(columns, rows, summary=caption))
    document.add(paragraph("", "TableNote"))


def _cells(award: AwardTotal, number: int, currency: str, words: Words) -> list[Cell]:
    after = run(words.amount(award.after, currency))
    control = content_control(after, AWARD_TAG.format(number=number), words.say("Price after"))
    cells = [
        text_cell(award_name(award, words)),
        text_cell(words.amount(award.before, currency), "TableNumber"),
        text_cell(words.amount(-award.taken_off, currency), "TableNumber"),
        Cell(paragraph(control, "TableNumber")),
    ]
    if award.early is not None:
        cells.append(text_cell(words.amount(award.early, currency), "TableNumber"))
    return cells
