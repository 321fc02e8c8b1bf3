"""The interfaces in the technical proposal: which ports of the items are joined, and at which open ports the delivery ends."""

from collections.abc import Mapping

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.ports import find_port_type
from bidbuilder.domain.solutions.connections import BUYER, PortEnd, find_owning_member
from bidbuilder.formats.writers.document import PORTRAIT_WIDTH_MM, BidDocument
from bidbuilder.formats.writers.extracts import firms_of
from bidbuilder.formats.writers.ooxml.tables import Column, table, text_cell
from bidbuilder.formats.writers.ooxml.text import paragraph
from bidbuilder.formats.writers.words import Words

_KIND_WORDS = {
    "electrical": translatable("electrical"),
    "hydraulic": translatable("hydraulic"),
    "mechanical": translatable("mechanical"),
    "data": translatable("data"),
    "material": translatable("material"),
    "building": translatable("building"),
}

Items = Mapping[str, SnapshotItem]


def write_interfaces(document: BidDocument, snapshot: BidSnapshot) -> None:
    """The heading with both tables; nothing where no port was joined and nobody answers for an open one."""
    items = {one.key: one for one in snapshot.items}
    joined = {end for one in snapshot.connections for end in (one.first, one.second)}
    limits = [one for one in snapshot.limits if one.end not in joined and one.end.item_key in items]
    if not snapshot.connections and not limits:
        return
    document.heading(1, document.words.say("Interfaces"))
    if snapshot.connections:
        _connections(document, snapshot, items)
    if limits:
        owners = {one.end: _owner(one.owner, snapshot) for one in limits}
        _limits(document, owners, items)


def _connections(document: BidDocument, snapshot: BidSnapshot, items: Items) -> None:
    words = document.words
    _ = words.say
    width = (PORTRAIT_WIDTH_MM - 62) / 2
    columns = (
        Column(_("Port"), width),
        Column(_("Joined with"), width),
        Column(_("Kind of connection"), 42),
        Column(_("Times"), 20, is_number=True),
    )
    rows = [
        [
            text_cell(_end(one.first, items, words)),
            text_cell(_end(one.second, items, words)),
            text_cell(_kind(one.first, items, words) or _kind(one.second, items, words)),
            text_cell(str(one.count), "TableNumber"),
        ]
        for one in snapshot.connections
    ]
    document.text(_("These ports of the items are joined with each other."))
    document.add(table(columns, rows, summary=_("Ports of the items that are joined")))
    document.add(paragraph("", "SectionEnd"))


def _limits(document: BidDocument, owners: Mapping[PortEnd, str], items: Items) -> None:
    words = document.words
    _ = words.say
    document.heading(2, _("Limits of the delivery"))
    document.text(_("At these ports the delivery meets what others provide."))
    columns = (
        Column(_("Port"), PORTRAIT_WIDTH_MM - 102),
        Column(_("Kind of connection"), 42),
        Column(_("Provided by"), 60),
    )
    rows = [
        [text_cell(_end(end, items, words)), text_cell(_kind(end, items, words)), text_cell(owner)]
        for end, owner in owners.items()
    ]
    document.add(table(columns, rows, summary=_("Open ports and who provides what they need")))
    document.add(paragraph("", "SectionEnd"))


def _end(end: PortEnd, items: Items, words: Words) -> str:
    item = items.get(end.item_key)
    if item is None:
        return end.port
    return f"{item.number} {words.choose(item.names) or item.title}: {end.port}"


def _kind(end: PortEnd, items: Items, words: Words) -> str:
    port = _find_port(end, items)
    return port_type_words(port, words) if port else ""


def port_type_words(port: Port, words: Words) -> str:
    """The name of the standard type in the language of the document, else that of the bare kind."""
    found = find_port_type(port.port_type)
    if found:
        return words.choose(found.names)
    return words.say(_KIND_WORDS[port.kind]) if port.kind in _KIND_WORDS else port.kind


def _find_port(end: PortEnd, items: Items) -> Port | None:
    item = items.get(end.item_key)
    return next((port for port in item.ports if port.name == end.port), None) if item else None


def _owner(owner: str, snapshot: BidSnapshot) -> str:
    """The legal name of who answers for an open port."""
    if owner == BUYER:
        return snapshot.tender.buyer.name
    member = find_owning_member(owner)
    firms = {one.organisation.id: one.organisation.legal_name for one in firms_of(snapshot)}
    return firms.get(member, snapshot.lead.legal_name) if member else snapshot.lead.legal_name
