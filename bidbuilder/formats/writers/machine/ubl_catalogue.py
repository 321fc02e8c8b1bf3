"""What is offered as a UBL 2.2 Catalogue: a line for each item, with its price where the snapshot holds prices."""

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.formats.writers.extracts import valid_until
from bidbuilder.formats.writers.machine.offer import lines_by_item, stable_uuid, unit_code
from bidbuilder.formats.writers.machine.ubl_parts import (
    UBL_VERSION,
    amount,
    buyer_party,
    document_root,
    firm,
    issued,
    item_node,
)
from bidbuilder.formats.writers.machine.xml_tree import Node, leaf, node, written
from bidbuilder.formats.writers.words import Words


def write_ubl_catalogue(snapshot: BidSnapshot) -> bytes:
    """The catalogue as XML; ``b""`` for a bid without items, which a catalogue cannot be."""
    words = Words(snapshot.language)
    items = [item for item in snapshot.items if item.kind == "item"]
    if not items:
        return b""
    last_day = valid_until(snapshot)
    root = document_root(
        "Catalogue",
        leaf("cbc:UBLVersionID", UBL_VERSION),
        leaf("cbc:ID", stable_uuid(snapshot, "catalogue"), schemeURI="urn:uuid"),
        leaf("cbc:Name", snapshot.title),
        *issued(snapshot),
        leaf("cbc:VersionID", snapshot.version),
        leaf("cbc:LineCountNumeric", len(items)),
        node("cac:ValidityPeriod", leaf("cbc:EndDate", last_day.isoformat() if last_day else "")),
        firm("cac:ProviderParty", snapshot.lead),
        buyer_party("cac:ReceiverParty", snapshot.tender.buyer),
        *(_line(snapshot, item, words) for item in items),
    )
    return written(root)


def _line(snapshot: BidSnapshot, item: SnapshotItem, words: Words) -> Node:
    names, line = dict(snapshot.property_names), lines_by_item(snapshot).get(item.key)
    price = node("cac:Price", amount("PriceAmount", line.unit_price, snapshot.price.currency)) if line else None
    months = item.warranty_months
    return node(
        "cac:CatalogueLine",
        leaf("cbc:ID", item.number),
        leaf("cbc:OrderableUnit", unit_code(item.unit)),
        leaf("cbc:WarrantyInformation", words.say("{months} months", months=months) if months else ""),
        node(
            "cac:RequiredItemLocationQuantity",
            leaf("cbc:LeadTimeMeasure", item.lead_time_days, unitCode="DAY"),
            price,
        ),
        item_node(item, names, words),
    )
