"""Data sheets of the items offered: what it is, its properties, ports, certificates and documents. Never a price."""

from collections import Counter
from collections.abc import Iterator, Mapping, Sequence

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.catalogue.offerings import Certificate, Port
from bidbuilder.formats.writers.blocks import facts
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import firms_of
from bidbuilder.formats.writers.interfaces import port_type_words
from bidbuilder.formats.writers.ooxml.tables import Column, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph
from bidbuilder.formats.writers.words import Words

_LABEL_WIDTH_MM, _NAME_WIDTH_MM = 62.0, 46.0
_PAIRS_A_ROW = 2
_MOST_LISTED = 12  # sheets that the contents list one by one
_GROUPS = frozenset({"system", "subsystem"})
_ROWS_KEPT_TOGETHER = 24  # a longer sheet may not fit on one page


def write_data_sheets(document: BidDocument, snapshot: BidSnapshot) -> None:
    """A sheet for every item, in the order of the solution; many of them under the groups they belong to.

    The contents then list the groups: a reader finds a sheet by its item's number in the table of the solution.
    """
    firms = {one.organisation.id: one.organisation.legal_name for one in firms_of(snapshot)}
    names, numbers = dict(snapshot.property_names), {one.key: one.number for one in snapshot.tender.requirements}
    for group, items in _groups(snapshot.items):
        if group is not None:
            document.heading(2, f"{group.number} {group.title}")
        for item in items:
            _sheet(document, item, firms, names, numbers, level=2 if group is None else 3)


def sheet_bookmark(item: SnapshotItem) -> str:
    """The name of the bookmark at the data sheet of an item."""
    return f"_Sheet_{item.number.replace('.', '_')}"


def _groups(rows: Sequence[SnapshotItem]) -> Iterator[tuple[SnapshotItem | None, list[SnapshotItem]]]:
    """Items by the group they stand in, in order; few of them, and those outside of any group, stand by themselves."""
    if sum(row.kind == "item" for row in rows) <= _MOST_LISTED:
        yield None, [row for row in rows if row.kind == "item"]
        return
    depth = _depth_of_groups(rows)
    group: SnapshotItem | None = None
    items: list[SnapshotItem] = []
    for row in rows:
        if row.depth <= depth and not (row.kind == "item" and group is None):
            if items:
                yield group, items
            group, items = (None if row.kind == "item" or row.depth < depth else row), []
        if row.kind == "item":
            items.append(row)
    if items:
        yield group, items


def _depth_of_groups(rows: Sequence[SnapshotItem]) -> int:
    """The first depth at which the solution is divided: a bid of one system is told apart by its subsystems."""
    groups = Counter(row.depth for row in rows if row.kind in _GROUPS)
    return next((depth for depth in sorted(groups) if groups[depth] > 1), 0)


def _sheet(
    document: BidDocument,
    item: SnapshotItem,
    firms: Mapping[int | None, str],
    names: Mapping[str, str],
    numbers: Mapping[str, str],
    *,
    level: int,
) -> None:
    words = document.words
    title = f"{item.number} {words.choose(item.names) or item.title}"
    document.heading(level, title, anchor=sheet_bookmark(item))
    document.text(words.choose(item.descriptions), keep_next=True)
    facts(
        document,
        _facts(item, firms, numbers, words),
        words.say("What item {number} is", number=item.number),
        label_width_mm=_LABEL_WIDTH_MM,
        keep_next=bool(item.properties),
    )
    if item.properties:
        _properties(document, item, names)


def _facts(
    item: SnapshotItem, firms: Mapping[int | None, str], numbers: Mapping[str, str], words: Words
) -> tuple[tuple[str, str], ...]:
    _ = words.say
    made = " ".join(filter(None, (item.manufacturer, item.part_number)))
    made = "" if made == item.code else made
    answered = ", ".join(numbers[key] for key in item.answers if key in numbers)
    return (
        (_("Supplied by"), firms.get(item.partner_id, "")),
        (_("Code"), item.code),
        (_("Manufacturer and type"), made),
        (_("Quantity"), words.quantity(item.quantity, item.unit)),
        (_("Country of origin"), words.country(item.country_of_origin)),
        (_("Delivery time"), _("{days} days from the order", days=item.lead_time_days) if item.lead_time_days else ""),
        (_("Warranty"), _("{months} months", months=item.warranty_months) if item.warranty_months else ""),
        (_("Interfaces"), "\n".join(_port_words(port, words) for port in item.ports)),
        (_("Certificates"), "\n".join(certificate_words(one, words) for one in item.certificates)),
        (_("Documents"), "\n".join(one.name for one in item.documents)),
        (_("Answers requirements"), answered),
    )


def _port_words(port: Port, words: Words) -> str:
    return ": ".join(filter(None, (port.name, port_type_words(port, words))))


def certificate_words(certificate: Certificate, words: Words) -> str:
    """A certificate with number, issuer and its last day."""
    name = " ".join(filter(None, (certificate.name, certificate.number)))
    until = words.say("valid until {date}", date=words.day(certificate.valid_until)) if certificate.valid_until else ""
    return ", ".join(filter(None, (name, certificate.issuer, until)))


def _properties(document: BidDocument, item: SnapshotItem, names: Mapping[str, str]) -> None:
    """The properties, two beside each other: a sheet of one below the other leaves half of every page empty."""
    words = document.words
    cells = [
        (text_cell(names.get(value.key) or value.source_name or value.key), text_cell(words.property(value)))
        for value in item.properties
    ]
    pairs = min(len(cells), _PAIRS_A_ROW)
    width = PORTRAIT_WIDTH_MM / pairs
    columns = (
        Column(words.say("Property"), _NAME_WIDTH_MM),
        Column(words.say("Value"), width - _NAME_WIDTH_MM),
    ) * pairs
    cells += [(text_cell(""), text_cell(""))] * (-len(cells) % pairs)
    rows = [sum(cells[start : start + pairs], ()) for start in range(0, len(cells), pairs)]
    summary = words.say("Properties of item {number}", number=item.number)
    document.add(table(columns, rows, summary=summary, keep_together=len(rows) <= _ROWS_KEPT_TOGETHER))
    document.add(paragraph("", "TableNote"))
