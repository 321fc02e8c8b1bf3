"""What stands under the grand summary: discounts one by one, the price by currency, sales taxes, and the indices of a price
adjustment formula."""

from collections.abc import Iterator
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.domain.pricing.adjusting import AdjustmentFormula
from bidbuilder.domain.pricing.discounts import Discount
from bidbuilder.formats.writers.sheets.cells import BlankCell, NumberCell, TextCell
from bidbuilder.formats.writers.sheets.workbook import Row
from bidbuilder.formats.writers.words import Words


def note_rows(snapshot: BidSnapshot, words: Words) -> Iterator[Row]:
    """The rows of the three columns of the grand summary; nothing for what the bid does not have."""
    yield from _discount_rows(snapshot, words)
    yield from _currency_rows(snapshot, words)
    yield from _tax_rows(snapshot, words)
    if snapshot.price.adjustment is not None and snapshot.price.adjustment.terms:
        yield from _adjustment_rows(snapshot.price.adjustment, words)


def _section(title: str, first: str, second: str, last: str) -> Iterator[Row]:
    yield Row([])
    yield Row([TextCell("heading", title)])
    yield Row([TextCell("header", first), TextCell("header", second), TextCell("header-number", last)])


def _discount_rows(snapshot: BidSnapshot, words: Words) -> Iterator[Row]:
    price, _ = snapshot.price, words.say
    if len(price.discounts) < 2 and not any(one.is_conditional for one in price.discounts):
        return
    amount = _("Amount, {currency}", currency=price.currency)
    yield from _section(_("Discounts one by one"), _("Discount"), _("Remark"), amount)
    for one in price.discounts:
        remark = _("on this condition; not in the total") if one.is_conditional else one.reason
        yield Row([TextCell("text", _name(one, words)), TextCell("text", remark), NumberCell("amount", -one.amount)])


def _name(discount: Discount, words: Words) -> str:
    percent = words.percent(discount.percent)
    match discount.kind:
        case "lot":
            return words.say("{percent} on lot {lot}", percent=percent, lot=discount.lots[0])
        case "lots":
            return words.say(
                "{percent} if all of these lots are awarded: {lots}", percent=percent, lots=", ".join(discount.lots)
            )
        case "early":
            return words.say("{percent} if paid within {days} days", percent=percent, days=discount.days)
        case _:
            return words.say("{percent} on the whole bid", percent=percent)


def _currency_rows(snapshot: BidSnapshot, words: Words) -> Iterator[Row]:
    price, _ = snapshot.price, words.say
    if not price.by_currency:
        return
    stands_for = _("Stands for, {currency}", currency=price.currency)
    yield from _section(_("The price by currency"), _("Currency"), _("Amount"), stands_for)
    for one in price.by_currency:
        amount = TextCell("text", words.money(one.amount, one.currency))
        yield Row([TextCell("text", one.currency), amount, NumberCell("amount", one.equivalent)])


def _tax_rows(snapshot: BidSnapshot, words: Words) -> Iterator[Row]:
    price, _ = snapshot.price, words.say
    sums: dict[Decimal, Decimal] = {}
    for line in price.lines:
        if line.tax:
            sums[line.tax_percent] = sums.get(line.tax_percent, Decimal(0)) + line.tax
    if not sums:
        return
    amount = _("Amount, {currency}", currency=price.currency)
    yield from _section(_("Sales taxes on top of the price, before discounts"), _("Rate"), _("Remark"), amount)
    for percent, tax in sorted(sums.items()):
        remark = TextCell("text", _("not in the total"))
        yield Row([TextCell("text", words.percent(percent)), remark, NumberCell("amount", tax)])


def _adjustment_rows(formula: AdjustmentFormula, words: Words) -> Iterator[Row]:
    _ = words.say
    yield from _section(_("Price adjustment"), _("Index"), _("Source and base day"), _("Base value"))
    for one in formula.terms:
        name = TextCell("text", f"{one.symbol}: {one.name}")
        source = " · ".join(filter(None, (one.source, words.day(one.base_on))))
        yield Row([name, TextCell("text", source), NumberCell("rate", one.base)])
    yield Row([TextCell("text", f"P = P₀ × ({formula.text})"), BlankCell("text"), BlankCell("text")])
