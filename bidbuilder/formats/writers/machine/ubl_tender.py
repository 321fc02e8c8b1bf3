"""The bid as a UBL 2.2 Tender: a tendered project for each lot with its lines, and the other files of the pack by their hash."""

import mimetypes
from collections.abc import Mapping
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem, SnapshotPriceLine
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.formats.writers.extracts import firms_of, items_of, tender_title, valid_until
from bidbuilder.formats.writers.machine.offer import LotOffer, lot_offers, stable_uuid
from bidbuilder.formats.writers.machine.ubl_parts import (
    UBL_VERSION,
    amount,
    buyer_party,
    document_root,
    firm,
    issued,
    item_node,
    quantity,
)
from bidbuilder.formats.writers.machine.xml_tree import Node, leaf, node, written
from bidbuilder.formats.writers.manifest import digest
from bidbuilder.formats.writers.words import Words

# UNCL 1001: 310 offer or quotation, 916 related document; 311 request for quote.
_OFFER, _RELATED, _CALL = "310", "916", "311"
_SHA256 = "http://www.w3.org/2001/04/xmlenc#sha256"
_MEDIA_TYPES = {
    "docx": "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
    "xlsx": "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
}


def write_ubl_tender(snapshot: BidSnapshot, files: Mapping[str, bytes]) -> bytes:
    """The tender as XML. `files` are those of the pack that it refers to, by name; Σ of payable amounts is the bid's total."""
    words = Words(snapshot.language)
    call, last_day = snapshot.tender, valid_until(snapshot)
    groups = {PartnerRole.GROUP_LEADER, PartnerRole.GROUP_MEMBER}
    firms = firms_of(snapshot)
    root = document_root(
        "Tender",
        leaf("cbc:UBLVersionID", UBL_VERSION),
        leaf("cbc:ID", stable_uuid(snapshot, "tender"), schemeURI="urn:uuid"),
        leaf("cbc:ContractFolderID", call.procedure_id or call.reference or snapshot.id),
        *issued(snapshot),
        leaf("cbc:ContractName", tender_title(snapshot, words)),
        leaf("cbc:Note", snapshot.title),
        node("cac:ValidityPeriod", leaf("cbc:EndDate", last_day.isoformat() if last_day else "")),
        _call_reference(snapshot),
        *(_document(name, content) for name, content in files.items()),
        *(firm("cac:TendererParty", one.organisation) for one in firms if one.role in groups),
        *(firm("cac:SubcontractorParty", one.organisation) for one in firms if one.role not in groups),
        node("cac:ContractingParty", buyer_party("cac:Party", call.buyer)),
        *_projects(snapshot, words),
    )
    return written(root)


def _call_reference(snapshot: BidSnapshot) -> Node | None:
    call = snapshot.tender
    if not call.notice_id and not call.reference:
        return None
    return node(
        "cac:CallForTenderDocumentReference",
        leaf("cbc:ID", call.notice_id or call.reference),
        leaf("cbc:DocumentTypeCode", _CALL, listID="UNCL1001"),
    )


def _document(name: str, content: bytes) -> Node:
    ending = name.rpartition(".")[2]
    media_type = _MEDIA_TYPES.get(ending) or mimetypes.types_map.get(f".{ending}", "application/octet-stream")
    reference = node(
        "cac:ExternalReference",
        leaf("cbc:DocumentHash", digest(content)),
        leaf("cbc:HashAlgorithmMethod", _SHA256),
        leaf("cbc:MimeCode", media_type),
        leaf("cbc:FileName", name),
    )
    return node(
        "cac:DocumentReference",
        leaf("cbc:ID", name),
        leaf("cbc:DocumentTypeCode", _OFFER if name[:2] < "06" else _RELATED, listID="UNCL1001"),
        node("cac:Attachment", reference),
    )


def _projects(snapshot: BidSnapshot, words: Words) -> list[Node]:
    """A project a lot. The schema wants at least one: a bid without lines says its total in one of its own."""
    currency = snapshot.price.currency
    offers = lot_offers(snapshot)
    if not offers:
        return [
            node(
                "cac:TenderedProject",
                node("cac:LegalMonetaryTotal", amount("PayableAmount", snapshot.price.total, currency)),
            )
        ]
    return [_project(snapshot, offer, words) for offer in offers]


def _project(snapshot: BidSnapshot, offer: LotOffer, words: Words) -> Node:
    currency, items, names = snapshot.price.currency, items_of(snapshot), dict(snapshot.property_names)
    numbers = {one.key: one.number for one in snapshot.tender.requirements}
    return node(
        "cac:TenderedProject",
        node("cac:ProcurementProjectLot", leaf("cbc:ID", offer.lot)),
        node(
            "cac:LegalMonetaryTotal",
            amount("LineExtensionAmount", offer.subtotal, currency),
            amount("AllowanceTotalAmount", offer.discount, currency) if offer.discount else None,
            amount("PayableAmount", offer.total, currency),
        ),
        *(_line(line, items.get(line.item_key), currency, names, numbers, words) for line in offer.lines),
    )


def _line(
    line: SnapshotPriceLine,
    item: SnapshotItem | None,
    currency: str,
    names: Mapping[str, str],
    numbers: Mapping[str, str],
    words: Words,
) -> Node:
    price = node(
        "cac:Price",
        amount("PriceAmount", line.unit_price, currency),
        quantity("BaseQuantity", Decimal(1), line.unit),
    )
    days = item.lead_time_days if item else None
    return node(
        "cac:TenderLine",
        leaf("cbc:ID", line.number),
        leaf("cbc:Note", ", ".join(numbers[key] for key in (item.answers if item else ()) if key in numbers)),
        quantity("Quantity", line.quantity, line.unit),
        amount("LineExtensionAmount", line.total, currency),
        leaf("cbc:WarrantyInformation", _warranty(item, words)),
        item_node(item, names, words) if item else node("cac:Item", leaf("cbc:Name", line.title)),
        node("cac:OfferedItemLocationQuantity", leaf("cbc:LeadTimeMeasure", days, unitCode="DAY"), price),
    )


def _warranty(item: SnapshotItem | None, words: Words) -> str:
    months = item.warranty_months if item else None
    return words.say("{months} months", months=months) if months else ""
