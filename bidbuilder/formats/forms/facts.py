"""The facts of a bid that forms ask for, in the words of the tender's language. They are taken from a snapshot, so that nothing
goes into a form that the buyer may not see.
"""

from collections.abc import Mapping
from datetime import date
from decimal import Decimal

from bidbuilder.domain.bids.form_labels import Meaning
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotPartner
from bidbuilder.domain.consortium.partners import PartnerRole
from bidbuilder.domain.people.organisations import Organisation, Signatory
from bidbuilder.formats.writers.amounts import amount_in_words
from bidbuilder.formats.writers.extracts import (
    delivery_terms,
    firms_of,
    lead_signatories,
    role_words,
    tender_title,
    valid_until,
)
from bidbuilder.formats.writers.words import Words

# Of these a file wants the plain value, where a document wants words.
_DAYS = {Meaning.DATE, Meaning.VALID_UNTIL}


def collect_facts(snapshot: BidSnapshot, organisation_id: int | None, words: Words) -> Mapping[Meaning, str]:
    """Every fact with a value; for a member's own form its name, numbers and address stand in the place of the lead's."""
    firm = find_firm(snapshot, organisation_id)
    signatories = lead_signatories(snapshot) if organisation_id in {None, snapshot.lead.id} else ()
    facts = (
        _of_organisation(firm.organisation, words)
        | _of_signatory(next(iter(signatories or firm.organisation.signatories), None))
        | _of_bid(snapshot, words)
        | {
            Meaning.ROLE: role_words(snapshot, firm, words),
            Meaning.WORK_SHARE: words.percent(firm.work_share),
        }
    )
    return {meaning: value for meaning, value in facts.items() if value}


def find_day(snapshot: BidSnapshot, meaning: Meaning | None) -> date | None:
    """The day behind a fact, for places that take days and not words."""
    if meaning not in _DAYS:
        return None
    return snapshot.frozen_at.date() if meaning is Meaning.DATE else valid_until(snapshot)


def find_firm(snapshot: BidSnapshot, organisation_id: int | None) -> SnapshotPartner:
    """The firm a form is for; the lead where it is for the whole bid or the firm has left the bid."""
    firms = firms_of(snapshot)
    own = next((firm for firm in firms if firm.organisation.id == organisation_id), None)
    return own or next(
        (firm for firm in firms if firm.organisation.id == snapshot.lead.id),
        SnapshotPartner(organisation=snapshot.lead, role=PartnerRole.GROUP_LEADER),
    )


def plain_amount(amount: Decimal) -> str:
    """An amount as files hold it."""
    return f"{amount:f}"


def _of_organisation(organisation: Organisation, words: Words) -> dict[Meaning, str]:
    address = organisation.address
    country = words.country(address.country or organisation.country)
    town = f"{address.postal_code} {address.city}".strip()
    return {
        Meaning.LEGAL_NAME: organisation.legal_name,
        Meaning.REGISTRATION: organisation.registration_number,
        Meaning.VAT: organisation.vat_number,
        Meaning.ADDRESS: ", ".join(filter(None, (address.street, town, address.region, country))),
        Meaning.STREET: address.street,
        Meaning.POSTAL_CODE: address.postal_code,
        Meaning.CITY: address.city,
        Meaning.COUNTRY: country,
        Meaning.EMAIL: organisation.email,
        Meaning.PHONE: organisation.phone,
        Meaning.WEBSITE: organisation.website,
    }


def _of_signatory(signatory: Signatory | None) -> dict[Meaning, str]:
    if signatory is None:
        return {}
    return {Meaning.SIGNATORY: signatory.name, Meaning.SIGNATORY_TITLE: signatory.title}


def _of_bid(snapshot: BidSnapshot, words: Words) -> dict[Meaning, str]:
    tender, price = snapshot.tender, snapshot.price
    days = tender.bid_validity_days
    return {
        Meaning.REFERENCE: tender.reference,
        Meaning.TENDER_TITLE: tender_title(snapshot, words),
        Meaning.BUYER: tender.buyer.name,
        Meaning.DATE: words.day(snapshot.frozen_at.date()),
        Meaning.TOTAL: words.money(price.total, price.currency),
        Meaning.TOTAL_IN_WORDS: amount_in_words(words, price.total, price.currency) if price.total >= 0 else "",
        Meaning.CURRENCY: price.currency,
        Meaning.VALIDITY_DAYS: "" if days is None else str(days),
        Meaning.VALID_UNTIL: words.day(valid_until(snapshot)),
        Meaning.LEAD: snapshot.lead.legal_name,
        Meaning.INCOTERM: delivery_terms(snapshot),
    }
