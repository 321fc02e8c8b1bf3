"""Dossiers of living bids as plain data, ready but for what a test states."""

from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.bids.bids import Bid, Stage
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.offerings import Certificate, Offering, SupplyTerms
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.consortium.partners import Partner, PartnerRole, PartnerState
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine, QuoteState
from bidbuilder.domain.people.organisations import Organisation, Signatory
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.tenders.tenders import Buyer, Tender
from tests.factories.offerings import number, offering
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, solution

NOW = datetime(2026, 11, 22, 12, tzinfo=UTC)
LEAD, MEMBER = 1, 2


def make_offering(number_of_offering: int = 1, **changes: Any) -> Offering:
    """A pump of 10 kW by the member."""
    fields: dict[str, Any] = {
        "id": number_of_offering,
        "organisation_id": MEMBER,
        "names": {"en": "Pump", "da": "Pumpe"},
        "terms": SupplyTerms(country_of_origin="DK", lead_time_days=30),
    }
    return offering(number("rated_power", "10", "kW"), **(fields | changes))


def make_price_list(price: str = "100", **changes: Any) -> PriceList:
    """A list price in EUR for any quantity."""
    breaks = (PriceBreak(from_quantity=Decimal(1), unit_price=Decimal(price)),)
    return PriceList(**({"currency": "EUR", "breaks": breaks} | changes))


def make_tender(**changes: Any) -> Tender:
    """A Polish buyer asks for a pump of at least 8 kW; the bid has to hold until 31 May 2027."""
    fields: dict[str, Any] = {
        "reference": "T-1",
        "title": {"en": "Heat"},
        "buyer": Buyer(name="Gmina", country="PL"),
        "currency": "EUR",
        "languages": ("en",),
        "submission_deadline": Deadline(datetime(2027, 3, 2, 12, tzinfo=UTC), "UTC"),
        "expected_award_on": date(2027, 6, 1),
        "delivery_until": date(2028, 12, 31),
        "bid_validity_days": 90,
        "requirements": (requirement(constraint("rated_power", "≥", "8", unit="kW"), key="R1", number="1"),),
    }
    return Tender(**(fields | changes))


def make_bid(**changes: Any) -> Bid:
    """The lead's bid with the member as its partner."""
    partners = (
        Partner(organisation_id=LEAD, role=PartnerRole.GROUP_LEADER, state=PartnerState.ACCEPTED),
        Partner(organisation_id=MEMBER, state=PartnerState.ACCEPTED),
    )
    fields: dict[str, Any] = {
        "id": 7,
        "lead_id": LEAD,
        "tender_id": 3,
        "title": "Heat for Testowa",
        "stage": Stage.REVIEW,
        "policy": PricingPolicy(currency="EUR"),
        "partners": partners,
        "signatory_names": ("Karen Blicher",),
    }
    return Bid(**(fields | changes))


def make_quote(price: str | None = "90", **changes: Any) -> Quote:
    """The member's quote for one pump, handed in and valid until the end of 2027."""
    unit_price = None if price is None else Decimal(price)
    line = QuoteLine(
        item_key="n1", offering_id=1, title="Pump", quantity=Decimal(1), unit="piece", unit_price=unit_price
    )
    fields: dict[str, Any] = {
        "id": 5,
        "bid_id": 7,
        "organisation_id": MEMBER,
        "state": QuoteState.SUBMITTED,
        "valid_until": date(2027, 12, 31),
        "lines": (line,),
        "submitted_at": NOW,
    }
    return Quote(**(fields | changes))


def make_dossier(**changes: Any) -> Dossier:
    """A bid that nothing blocks: one pump, quoted, that meets the only requirement."""
    lead = Organisation(id=LEAD, legal_name="Lead A/S", signatories=(Signatory(name="Karen Blicher"),), is_lead=True)
    fields: dict[str, Any] = {
        "bid": make_bid(),
        "tender": make_tender(),
        "solution": solution(item("n1", organisation_id=MEMBER, answers=("R1",), title="Pump"), revision=1),
        "offerings": {(1, 1): make_offering()},
        "organisations": {LEAD: lead, MEMBER: Organisation(id=MEMBER, legal_name="Member ApS")},
        "quotes": (make_quote(),),
        "prices": {1: make_price_list()},
    }
    return Dossier(**(fields | changes))


def make_certificate(until: date | None, name: str = "ISO 9001") -> Certificate:
    """A certificate that ends on a day."""
    return Certificate(name=name, valid_until=until, file_key="certificate")
