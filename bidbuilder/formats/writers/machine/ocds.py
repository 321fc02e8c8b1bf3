"""The bid as an OCDS release package, with the extensions for bids, lots and requirements.

A bid's `value` is the one total; items carry the unit price of their line. Each of the buyer's requirements is a criterion
with one requirement, which the bid responds to with its verdict; each confirmed condition is a requirement of its own, to
which the response is the value offered. A snapshot cut without prices gives a release without any value.
"""

from collections.abc import Iterator
from datetime import UTC, datetime
from decimal import Decimal
from typing import Any

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem, SnapshotPartner, SnapshotPriceLine
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.tenders.tenders import Lot
from bidbuilder.formats.writers.extracts import firms_of, offered_lots, tender_title, valid_until
from bidbuilder.formats.writers.machine.exact_json import exact_json
from bidbuilder.formats.writers.machine.ocds_requirements import criteria, requirement_responses
from bidbuilder.formats.writers.machine.offer import lines_by_item, party_id, register_of, unit_code
from bidbuilder.formats.writers.words import Words

_EXTENSIONS = "https://raw.githubusercontent.com/open-contracting-extensions"
EXTENSIONS = tuple(
    f"{_EXTENSIONS}/{name}/master/extension.json"
    for name in ("ocds_bid_extension", "ocds_lots_extension", "ocds_requirements_extension")
)
_ROLES = {
    PartnerRole.GROUP_LEADER: "tenderer",
    PartnerRole.GROUP_MEMBER: "tenderer",
    PartnerRole.SUBCONTRACTOR: "subcontractor",
    PartnerRole.RELIED_UPON: "reliedUponEntity",
}
_BUYER = "buyer"

Plain = dict[str, Any]


def write_ocds_bid(snapshot: BidSnapshot) -> bytes:
    """The release package as JSON; amounts are exact numbers."""
    words = Words(snapshot.language)
    moment = _moment(snapshot.frozen_at)
    package = {
        "version": "1.1",
        "extensions": list(EXTENSIONS),
        "publishedDate": moment,
        "publisher": {"name": snapshot.lead.legal_name},
        "releases": [_release(snapshot, words, moment)],
    }
    return exact_json(package)


def _release(snapshot: BidSnapshot, words: Words, moment: str) -> Plain:
    call = snapshot.tender
    return _filled(
        {
            "ocid": call.procedure_id or call.reference or call.notice_id or snapshot.id,
            "id": snapshot.id,
            "date": moment,
            "tag": ["tenderUpdate"],
            "initiationType": "tender",
            "language": words.language,
            "parties": [_buyer_party(snapshot), *(_party(firm) for firm in firms_of(snapshot))],
            "buyer": {"id": _BUYER, "name": call.buyer.name or _BUYER},
            "tender": _tender(snapshot, words),
            "bids": {"details": [_bid(snapshot, words, moment)]},
        }
    )


def _buyer_party(snapshot: BidSnapshot) -> Plain:
    buyer = snapshot.tender.buyer
    address = {"streetAddress": buyer.address.replace("\n", ", "), **_country(buyer.country)}
    return _filled(
        {
            "id": _BUYER,
            "name": buyer.name or _BUYER,
            "address": _filled(address),
            "contactPoint": _filled({"email": buyer.email}),
            "roles": ["buyer", "procuringEntity"],
        }
    )


def _party(firm: SnapshotPartner) -> Plain:
    organisation, address = firm.organisation, firm.organisation.address
    where = {
        "streetAddress": address.street,
        "locality": address.city,
        "region": address.region,
        "postalCode": address.postal_code,
        **_country(address.country or organisation.country),
    }
    identifier = {"scheme": register_of(organisation), "id": organisation.registration_number}
    return _filled(
        {
            "id": party_id(organisation),
            "name": organisation.legal_name,
            "identifier": _filled({**identifier, "legalName": organisation.legal_name}),
            "address": _filled(where),
            "contactPoint": _filled({"email": organisation.email, "telephone": organisation.phone}),
            "roles": [_ROLES[firm.role]],
        }
    )


def _country(code: str) -> Plain:
    """OCDS 1.2 has the code in `country`; 1.1 readers look for a name."""
    return {"country": code.upper(), "countryName": Words("en").country(code)} if code else {}


def _tender(snapshot: BidSnapshot, words: Words) -> Plain:
    call = snapshot.tender
    deadline = call.submission_deadline
    return _filled(
        {
            "id": call.reference or call.notice_id or snapshot.id,
            "title": tender_title(snapshot, words),
            "status": "active",
            "tenderPeriod": {"endDate": deadline.moment.isoformat()} if deadline else {},
            "lots": [_lot(lot, words) for lot in offered_lots(snapshot)],
            "criteria": list(criteria(snapshot)),
        }
    )


def _lot(lot: Lot, words: Words) -> Plain:
    return _filled({"id": lot.id, "title": words.choose(lot.title), "status": "active"})


def _bid(snapshot: BidSnapshot, words: Words, moment: str) -> Plain:
    price, last_day = snapshot.price, valid_until(snapshot)
    origins = sorted({item.country_of_origin.upper() for item in snapshot.items if item.country_of_origin})
    return _filled(
        {
            "id": snapshot.id,
            "submissionType": "bid",
            "date": moment,
            "status": "pending",
            "description": snapshot.title,
            "tenderers": [_reference(firm.organisation) for firm in firms_of(snapshot) if _is_tenderer(firm)],
            "value": _value(price.total, price.currency) if price.lines else {},
            "validityPeriod": {"endDate": f"{last_day.isoformat()}T23:59:59Z"} if last_day else {},
            "items": list(_items(snapshot, words)),
            "relatedLots": [lot.id for lot in offered_lots(snapshot)],
            "countriesOfOrigin": origins,
            "variant": False,
            "requirementResponses": list(requirement_responses(snapshot, words)),
        }
    )


def _is_tenderer(firm: SnapshotPartner) -> bool:
    return _ROLES[firm.role] == "tenderer"


def _reference(organisation: Organisation) -> Plain:
    return {"id": party_id(organisation), "name": organisation.legal_name}


def _items(snapshot: BidSnapshot, words: Words) -> Iterator[Plain]:
    """The items of the solution, then what has a price without being an item, such as shared services."""
    lines, currency = lines_by_item(snapshot), snapshot.price.currency
    items = {item.key: item for item in snapshot.items if item.kind == "item"}
    for item in items.values():
        yield _item(item, lines.get(item.key), currency, words)
    for line in snapshot.price.lines:
        if line.item_key not in items:
            unit = _unit(line.unit, line, currency, words)
            yield _filled({"id": line.item_key, "description": line.title, "quantity": line.quantity, "unit": unit})


def _item(item: SnapshotItem, line: SnapshotPriceLine | None, currency: str, words: Words) -> Plain:
    return _filled(
        {
            "id": item.key,
            "description": words.choose(item.names) or item.title,
            "quantity": item.quantity,
            "unit": _unit(item.unit, line, currency, words),
            "relatedLot": item.lot,
        }
    )


def _unit(unit: str, line: SnapshotPriceLine | None, currency: str, words: Words) -> Plain:
    value = _value(line.unit_price, currency) if line else {}
    return _filled({"scheme": "UNCEFACT", "id": unit_code(unit), "name": words.unit(unit), "value": value})


def _value(amount: Decimal, currency: str) -> Plain:
    return {"amount": amount, "currency": currency}


def _moment(moment: datetime) -> str:
    return moment.astimezone(UTC).isoformat().replace("+00:00", "Z")


def _filled(data: Plain) -> Plain:
    """The data without empty texts, lists and objects, which OCDS does not allow."""
    return {key: value for key, value in data.items() if value not in ("", [], {}, None)}
