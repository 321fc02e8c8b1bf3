"""The chapter of the technical proposal on what is promised after hand-over: warranty, help on site and spare parts of each item.

It holds what items state and how the call's own requirements on these are answered; nothing is promised beyond that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.exceptions import split_tables, write_answers
from bidbuilder.formats.writers.ooxml.tables import Cell, Column, lines_cell, text_cell
from bidbuilder.formats.writers.words import Words

_WARRANTY, _ON_SITE, _PARTS_IN, _PARTS_FOR = (
    "warranty_months",
    "service_response_hours",
    "spare_parts_delivery",
    "spare_parts_years",
)
_PROMISES = frozenset({_WARRANTY, _ON_SITE, _PARTS_IN, _PARTS_FOR, "service_included_months"})


def write_warranty(document: BidDocument, snapshot: BidSnapshot) -> None:
    """The chapter; none where neither an item nor a requirement says anything of it."""
    words = document.words
    rows = [cells for item in snapshot.items if (cells := _row(item, words))]
    asked = _asked(snapshot, words)
    if not rows and not asked:
        return
    _ = words.say
    document.heading(1, _("Warranty, service and spare parts"))
    shortest = _shortest(snapshot.items)
    if shortest is not None:
        months = words.quantity(shortest, "month")
        document.text(_("Everything that is delivered is under warranty for at least {months}.", months=months))
    if asked:
        document.heading(2, _("What the call asks"))
        write_answers(document, asked, _("Requirements on warranty, service and spare parts, with our answer"))
    if rows:
        document.heading(2, _("What holds for each item"))
        summary = _("Warranty, help on site and spare parts of each item")
        split_tables(document, _columns(words), rows, summary)


def _columns(words: Words) -> Sequence[Column]:
    _ = words.say
    return (
        Column(_("No."), 18),
        Column(_("Item"), PORTRAIT_WIDTH_MM - 118),
        Column(_("Warranty"), 24),
        Column(_("On site within"), 26),
        Column(_("Spare parts"), 50),
    )


def _row(item: SnapshotItem, words: Words) -> list[Cell]:
    """What an item promises; empty for one that states nothing of it."""
    stated = {value.key: value for value in item.properties if value.key in _PROMISES}
    warranty = _said(stated, _WARRANTY, item.warranty_months, "month", words)
    on_site = _said(stated, _ON_SITE, None, "h", words)
    parts = _parts(item, stated, words)
    if not (warranty or on_site or parts):
        return []
    return [text_cell(item.number), text_cell(item.title), text_cell(warranty), text_cell(on_site), lines_cell(parts)]


def _parts(item: SnapshotItem, stated: Mapping[str, PropertyValue], words: Words) -> list[str]:
    """For how long spare parts can be had, how soon they come, and which to keep."""
    _ = words.say
    years = _said(stated, _PARTS_FOR, item.spare_parts_years, "year", words)
    soon = _said(stated, _PARTS_IN, None, "h", words)
    return [
        *([_("for {years}", years=years)] if years else []),
        *([_("delivered within {time}", time=soon)] if soon else []),
        *([_("to keep in stock: {parts}", parts=item.spare_parts)] if item.spare_parts else []),
    ]


def _said(stated: Mapping[str, PropertyValue], key: str, term: int | None, unit: str, words: Words) -> str:
    """A promise in words: the item's own property before its terms of supply."""
    if key in stated:
        return words.property(stated[key])
    return "" if term is None else words.quantity(Decimal(term), unit)


def _shortest(items: Sequence[SnapshotItem]) -> Decimal | None:
    """The shortest warranty in months of all goods; None where one of them states none, or not in months."""
    goods = [one for one in items if one.kind == "item" and not one.is_service]
    months = [_months(one) for one in goods]
    known = [one for one in months if one]
    return min(known) if known and len(known) == len(months) else None


def _months(item: SnapshotItem) -> Decimal | None:
    own = next((value for value in item.properties if value.key == _WARRANTY), None)
    if own is not None:
        return own.number if own.unit == "month" else None
    return None if item.warranty_months is None else Decimal(item.warranty_months)


def _asked(snapshot: BidSnapshot, words: Words) -> list[ComplianceRow]:
    """The answered requirements with a confirmed condition on warranty, service or spare parts."""
    asked = tuple(
        one
        for one in snapshot.tender.requirements
        if any(condition.property in _PROMISES for condition in one.confirmed_constraints)
    )
    part = replace(snapshot, tender=replace(snapshot.tender, requirements=asked))
    return [row for row in compliance_rows(part, words) if row.verdict]
