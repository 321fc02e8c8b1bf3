"""The chapter of the technical proposal on what is promised after hand-over: warranty, help on site and spare parts of each item.

It holds what items state and how the call's own requirements on these are answered; nothing is promised beyond that.
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.formats.writers.compliance import ComplianceRow, compliance_rows
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.exceptions import split_tables, write_answers
from bidbuilder.formats.writers.ooxml.tables import Column, lines_cell, text_cell
from bidbuilder.formats.writers.words import Words

_WARRANTY, _ON_SITE, _PARTS_IN, _PARTS_FOR = (
    "warranty_months",
    "service_response_hours",
    "spare_parts_delivery",
    "spare_parts_years",
)
_NUMBER_MM = 18
_PROMISES = frozenset({_WARRANTY, _ON_SITE, _PARTS_IN, _PARTS_FOR, "service_included_months"})


@dataclass(frozen=True, slots=True)
class _Promise:
    """An item with the lines on its warranty, its help on site and its spare parts."""

    number: str
    name: str
    promises: tuple[list[str], list[str], list[str]]


def write_warranty(document: BidDocument, snapshot: BidSnapshot) -> None:
    """The chapter; none where neither an item nor a requirement says anything of it."""
    words = document.words
    shortest = _shortest(snapshot.items)
    rows = [cells for item in snapshot.items if (cells := _row(item, shortest, words))]
    asked = _asked(snapshot, words)
    if not rows and not asked and shortest is None:
        return
    _ = words.say
    document.heading(1, _("Warranty, service and spare parts"))
    if shortest is not None:
        months = words.quantity(shortest, "month")
        document.text(_("Everything that is delivered is under warranty for at least {months}.", months=months))
    if asked:
        document.heading(2, _("What the call asks"))
        write_answers(document, asked, _("Requirements on warranty, service and spare parts, with our answer"))
    if rows:
        document.heading(2, _("What holds for each item") if shortest is None else _("What goes beyond that"))
        summary = _("Warranty, help on site and spare parts of each item")
        _write_rows(document, rows, summary)


def _write_rows(document: BidDocument, rows: Sequence[_Promise], summary: str) -> None:
    """The table with those of its columns that say something; names take the room that is left."""
    _ = document.words.say
    promised = (Column(_("Warranty"), 22), Column(_("On site within"), 24), Column(_("Spare parts"), 44))
    used = [place for place in range(len(promised)) if any(row.promises[place] for row in rows)]
    rest = PORTRAIT_WIDTH_MM - _NUMBER_MM - sum(promised[place].width_mm for place in used)
    columns = (Column(_("No."), _NUMBER_MM), Column(_("Item"), rest), *(promised[place] for place in used))
    cells = [
        [text_cell(row.number), text_cell(row.name), *(lines_cell(row.promises[place]) for place in used)]
        for row in rows
    ]
    split_tables(document, columns, cells, summary)


def _row(item: SnapshotItem, shortest: Decimal | None, words: Words) -> _Promise | None:
    """What an item promises; None for one that states no more of it than is said of all."""
    stated = {value.key: value for value in item.properties if value.key in _PROMISES}
    warranty = _said(stated, _WARRANTY, item.warranty_months, "month", words)
    on_site = _said(stated, _ON_SITE, None, "h", words)
    parts = _parts(item, stated, words)
    is_longer = bool(warranty) and (shortest is None or _months(item) != shortest)
    if not (is_longer or on_site or parts):
        return None
    name = words.choose(item.names) or item.title
    return _Promise(item.number, name, ([warranty] if warranty else [], [on_site] if on_site else [], parts))


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
