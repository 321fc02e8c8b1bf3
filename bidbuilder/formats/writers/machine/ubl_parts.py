"""Pieces that UBL documents share: namespaces, firms, addresses, items and amounts, in the order the schema asks for."""

from collections.abc import Mapping, Sequence
from datetime import UTC
from decimal import Decimal

from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotItem
from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.tenders.tenders import Buyer
from bidbuilder.formats.writers.machine.offer import register_of, unit_code
from bidbuilder.formats.writers.machine.xml_tree import Node, leaf, node
from bidbuilder.formats.writers.words import Words

UBL_VERSION = "2.2"
_UNNAMED = "n/a"
_URN = "urn:oasis:names:specification:ubl:schema:xsd"


def document_root(name: str, *children: Node | None) -> Node:
    """The root of a UBL document such as `Tender`."""
    spaces = {
        "xmlns": f"{_URN}:{name}-2",
        "xmlns:cac": f"{_URN}:CommonAggregateComponents-2",
        "xmlns:cbc": f"{_URN}:CommonBasicComponents-2",
    }
    return Node(name, children, spaces)


def issued(snapshot: BidSnapshot) -> tuple[Node, Node]:
    """Date and time of issue, in UTC, of the moment of freezing."""
    moment = snapshot.frozen_at.astimezone(UTC)
    return leaf("cbc:IssueDate", moment.date().isoformat()), leaf("cbc:IssueTime", f"{moment:%H:%M:%S}Z")


def amount(name: str, value: Decimal, currency: str) -> Node:
    """An amount with its currency."""
    return leaf(f"cbc:{name}", f"{value:f}", currencyID=currency)


def quantity(name: str, value: Decimal, unit: str) -> Node:
    """A quantity with the Rec. 20 code of its unit."""
    return leaf(f"cbc:{name}", f"{value:f}", unitCode=unit_code(unit))


def firm(name: str, organisation: Organisation) -> Node:
    """A party with its register, address, VAT number and exact legal name."""
    address = organisation.address
    scheme = register_of(organisation)
    number = organisation.registration_number
    vat = node("cac:TaxScheme", leaf("cbc:ID", "VAT")) if organisation.vat_number else None
    country = address.country or organisation.country
    return node(
        name,
        leaf("cbc:WebsiteURI", organisation.website),
        node("cac:PartyIdentification", leaf("cbc:ID", number, **({"schemeID": scheme} if scheme else {}))),
        node("cac:PartyName", leaf("cbc:Name", organisation.legal_name)),
        node(
            "cac:PostalAddress",
            leaf("cbc:StreetName", address.street),
            leaf("cbc:CityName", address.city),
            leaf("cbc:PostalZone", address.postal_code),
            leaf("cbc:Region", address.region),
            _country("cac:Country", country),
        ),
        node("cac:PartyTaxScheme", leaf("cbc:CompanyID", organisation.vat_number), vat),
        node(
            "cac:PartyLegalEntity",
            leaf("cbc:RegistrationName", organisation.legal_name),
            leaf("cbc:CompanyID", number, **({"schemeID": scheme} if scheme else {})),
        ),
        node(
            "cac:Contact",
            leaf("cbc:Telephone", organisation.phone),
            leaf("cbc:ElectronicMail", organisation.email),
        ),
    )


def buyer_party(name: str, buyer: Buyer) -> Node:
    """The buyer as a party, with its address line by line."""
    lines = [node("cac:AddressLine", leaf("cbc:Line", line)) for line in buyer.address.split("\n")]
    return node(
        name,
        node("cac:PartyName", leaf("cbc:Name", buyer.name or _UNNAMED)),
        node("cac:PostalAddress", *lines, _country("cac:Country", buyer.country)),
        node("cac:Contact", leaf("cbc:ElectronicMail", buyer.email)),
    )


def _country(name: str, code: str) -> Node:
    return node(name, leaf("cbc:IdentificationCode", code.upper(), listID="ISO3166-1:Alpha2"))


def item_node(item: SnapshotItem, names: Mapping[str, str], words: Words) -> Node:
    """An item with its identifiers, origin, properties, manufacturer and certificates."""
    return node(
        "cac:Item",
        leaf("cbc:Description", words.choose(item.descriptions)),
        leaf("cbc:Name", words.choose(item.names) or item.title),
        node("cac:SellersItemIdentification", leaf("cbc:ID", item.code)),
        node("cac:ManufacturersItemIdentification", leaf("cbc:ID", item.part_number)),
        _country("cac:OriginCountry", item.country_of_origin),
        *_properties(item, names, words),
        node("cac:ManufacturerParty", node("cac:PartyName", leaf("cbc:Name", item.manufacturer))),
        *(_certificate(one) for one in item.certificates),
    )


def _properties(item: SnapshotItem, names: Mapping[str, str], words: Words) -> Sequence[Node]:
    return [
        node(
            "cac:AdditionalItemProperty",
            leaf("cbc:Name", names.get(value.key) or value.source_name or value.key),
            leaf("cbc:Value", words.property(value)),
        )
        for value in item.properties
        if words.property(value)
    ]


def _certificate(certificate: Certificate) -> Node:
    """UBL wants an id, a code and an issuer of every certificate; where they are not stated, the name and *n/a*."""
    until = f"valid until {certificate.valid_until.isoformat()}" if certificate.valid_until else ""
    return node(
        "cac:Certificate",
        leaf("cbc:ID", certificate.number or certificate.name),
        leaf("cbc:CertificateTypeCode", "NA"),
        leaf("cbc:CertificateType", certificate.name),
        leaf("cbc:Remarks", until),
        node("cac:IssuerParty", node("cac:PartyName", leaf("cbc:Name", certificate.issuer or _UNNAMED))),
    )
