"""Amounts of an OCDS tender or lot that are no price of a bidder: least values, fees for taking part, values of a unit.

Fees are those of the participation fees extension; the share of a relative value is a fraction of one.
"""

from collections.abc import Iterator

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.terms import Term, TermKind
from bidbuilder.formats.readers.json_text import Node


def lots_of(item: Node) -> list[str]:
    """The lots an item belongs to, of which publishers name one or list several; ``""`` is the whole tender."""
    return item.texts("relatedLots") or item.texts("relatedLot") or [item.text("relatedLot")]


def money_of(node: Node) -> Money | None:
    """An OCDS value: amount and currency; None if one of them is missing, with a finding where it is only the currency."""
    amount, currency = node.number("amount"), node.text("currency").upper()
    if amount and not currency:
        message = translatable("The amount {amount} names no currency; it was left out.")
        node.notes.warn("amount-without-currency", message, node.place, amount=f"{amount:f}")
    return Money(amount, currency) if amount is not None and currency else None


def read_amounts(owner: Node) -> Iterator[Term]:
    """Least value and fees of a tender or a lot."""
    if least := money_of(owner.node("minValue")):
        yield Term(kind=TermKind.LEAST_VALUE, text=str(least))
    for fee in owner.nodes("participationFees"):
        codes = fee.texts("type")
        stated = money_of(fee.node("value"))
        words = (str(stated) if stated else _share(fee.node("relativeValue")), fee.text("description"))
        payee = fee.node("payee").text("name") if fee.is_object("payee") else ""
        text = "\n".join(filter(None, (*words, payee, ", ".join(fee.texts("methodOfPayment")))))
        yield Term(kind=TermKind.FEE, text=text, code=codes[0] if len(codes) == 1 else "")


def read_unit_values(tender: Node, lot: str) -> Iterator[Term]:
    """What the buyer reckons one unit of each item of a lot costs, an item on a line; ``""`` are items without a lot."""
    lines = [line for item in tender.nodes("items") if lot in lots_of(item) and (line := _line(item))]
    if lines:
        yield Term(kind=TermKind.UNIT_VALUE, text="\n".join(lines))


def _line(item: Node) -> str:
    unit = item.node("unit") if item.is_object("unit") else Node(None, item.pointer, item.notes)
    value = money_of(unit.node("value"))
    if value is None:
        return ""
    name = item.text("description") or item.node("classification").text("description")
    return f"{' '.join(filter(None, (item.text('id'), name)))}: {value}"


def _share(relative: Node) -> str:
    proportion = relative.number("proportion")
    if proportion is None:
        return ""
    return " ".join(filter(None, (f"{(proportion * 100).normalize():f} %", relative.text("monetaryValue"))))
