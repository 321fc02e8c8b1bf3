"""Organisations of an eForms notice: the buyer by its reference, with name, country and address."""

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.tenders.tenders import Buyer
from bidbuilder.formats.readers.codes import country_of
from bidbuilder.formats.readers.eforms.elements import (
    EXTENSION,
    Element,
    best_text_at,
    children,
    find_child,
    place_of,
    text_at,
)
from bidbuilder.formats.readers.notes import Notes

_PARTY = "cac:ContractingParty/cac:Party"
_ID = "cac:PartyIdentification/cbc:ID"


def read_buyer(root: Element, language: str, notes: Notes) -> Buyer:
    """The buyer: the lead of a group of buyers (OPP-050) where one is named, else the first; a finding names the others."""
    organisations = organisations_of(root)
    parties = list(children(root, _PARTY))
    if not parties:
        notes.error("buyer-missing", translatable("The notice names no buyer."), place_of(root, notes))
        return Buyer()
    companies = [company_of(party, organisations) for party in parties]
    companies.sort(key=lambda company: not _leads(company))
    buyers = [read_company(company, language) for company in companies]
    if not buyers[0].name:
        notes.warn("buyer-unnamed", translatable("The buyer is not named."), place_of(parties[0], notes))
    if others := [buyer.name for buyer in buyers[1:] if buyer.name]:
        message = translatable("Several buyers call together; beside the first: {names}.")
        notes.info("several-buyers", message, place_of(parties[0], notes), names="; ".join(others))
    return buyers[0]


def buyer_ids(root: Element) -> set[str]:
    """The identifiers of the organisations that call."""
    return {text_at(party, _ID) for party in children(root, _PARTY)}


def organisations_of(root: Element) -> dict[str, Element]:
    """Companies and touchpoints by their identifier."""
    found: dict[str, Element] = {}
    for path in ("efac:Organization/efac:Company", "efac:Organization/efac:TouchPoint"):
        for company in children(root, f"{EXTENSION}/efac:Organizations/{path}"):
            found.setdefault(text_at(company, _ID), company)
    return found


def company_of(party: Element, organisations: dict[str, Element]) -> Element:
    """The company a party refers to; the party itself where it carries its own name (older and foreign senders)."""
    return organisations.get(text_at(party, _ID), party)


def _leads(company: Element) -> bool:
    return text_at(company.getparent(), "efbc:GroupLeadIndicator") == "true"


def read_company(company: Element | None, language: str) -> Buyer:
    """Name, country, address and mail of a company or UBL party."""
    address = find_child(company, "cac:PostalAddress")
    country = country_of(text_at(address, "cac:Country/cbc:IdentificationCode"))
    lines = (
        text_at(address, "cbc:StreetName"),
        text_at(address, "cbc:AdditionalStreetName"),
        " ".join(filter(None, (text_at(address, "cbc:PostalZone"), text_at(address, "cbc:CityName")))),
    )
    return Buyer(
        name=best_text_at(company, "cac:PartyName/cbc:Name", language),
        country=country,
        address="\n".join(filter(None, lines)),
        email=text_at(company, "cac:Contact/cbc:ElectronicMail"),
    )
