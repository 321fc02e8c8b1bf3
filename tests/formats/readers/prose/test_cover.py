"""What a plain text says of the call on its cover, in three languages, ends in the fields of the tender, with its words told."""

from decimal import Decimal

import pytest

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.tenders.tenders import Tender, TenderReading
from bidbuilder.domain.tenders.terms import TermKind
from bidbuilder.formats.readers.registry import read_tender

ENGLISH = """INVITATION TO TENDER
Supply and installation of pumps for Søndervig
Contracting authority: Vestjysk Vand A/S
Contact: Jens Hansen, jh@vand.example, +45 12 34 56 78
Reference: 2027/14-B

The contract is divided into two lots:
Lot 1: Pumps and motors
Lot 2: Pipework and valves

Tenders must be submitted in English or Danish by 15 January 2027 at 12:00 (Danish time).
Tenders shall remain valid for 120 days.
The contract runs for 4 years with an option of 2 x 12 months.
A bid security of EUR 50,000 shall accompany the tender. The performance guarantee is 10 % of the contract price.

Lot 1: Pumps and motors

Each pump shall have a flow of at least 120 m3/h.
"""
DANISH = """UDBUD 2027-118 – LEVERING AF PUMPER
Ordregiver: Vestjysk Vand A/S
Kontaktperson: Jens Hansen, jh@vand.example
Sprog: dansk eller engelsk
Tilbudsfrist: 15. januar 2027 kl. 12.00 dansk tid

Delaftale 1: Pumper
Delaftale 2: Rør og ventiler

Kontraktperioden er 48 måneder med option på forlængelse i op til 12 måneder.
Tilbudsgiver skal vedstå sit tilbud i 6 måneder.
Der kræves en tilbudsgaranti på 250.000 kr. Leverandøren stiller en sikkerhedsstillelse på 15 % af kontraktsummen.

1. Krav til pumper
Pumpen skal yde mindst 120 m3/h.
"""
GERMAN = """AUSSCHREIBUNG 2027/08 – LIEFERUNG VON PUMPEN
Auftraggeber: Stadtwerke Husum GmbH
Ansprechpartner: Frau Petersen, einkauf@husum.example
Los 1: Pumpen
Los 2: Rohrleitungen

Angebote sind in deutscher oder englischer Sprache bis zum 15. Januar 2027, 12:00 Uhr MEZ einzureichen.
Die Bindefrist beträgt 3 Monate.
Die Vertragslaufzeit beträgt 4 Jahre.
Es ist eine Vertragserfüllungsbürgschaft in Höhe von 5 % der Auftragssumme zu stellen.

1. Pumpen
Die Pumpe muss mindestens 120 m3/h fördern.
"""


def read(text: str) -> TenderReading:
    return read_tender("call.txt", text.encode(), {})


def outline(tender: Tender) -> dict[str, object]:
    """The fields as a person would read them aloud."""
    terms = {one.kind: one.text for one in tender.terms}
    return {
        "reference": tender.reference,
        "buyer": (tender.buyer.name, tender.buyer.email),
        "languages": tender.languages,
        "due": str(tender.submission_deadline.moment.date()) if tender.submission_deadline else "",
        "days": tender.bid_validity_days,
        "lots": [(one.id, *one.title.values()) for one in tender.lots],
        "securities": [(one.kind, one.percent, one.amount) for one in tender.securities],
        "length": terms.get(TermKind.CONTRACT_LENGTH, ""),
        "contact": terms.get(TermKind.CONTACT, ""),
    }


def test_an_english_cover_is_read_whole() -> None:
    tender = read(ENGLISH).tender
    assert outline(tender) == {
        "reference": "2027/14-B",
        "buyer": ("Vestjysk Vand A/S", "jh@vand.example"),
        "languages": ("en", "da"),
        "due": "2027-01-15",
        "days": 120,
        "lots": [("1", "Pumps and motors"), ("2", "Pipework and valves")],
        "securities": [("bid", None, Money(Decimal(50000), "EUR")), ("performance", Decimal(10), None)],
        "length": "The contract runs for 4 years with an option of 2 x 12 months.",
        "contact": "Jens Hansen, jh@vand.example, +45 12 34 56 78",
    }
    assert tender.title == {"en": "Supply and installation of pumps for Søndervig"}


def test_a_danish_cover_is_read_whole() -> None:
    assert outline(read(DANISH).tender) == {
        "reference": "2027-118",
        "buyer": ("Vestjysk Vand A/S", "jh@vand.example"),
        "languages": ("da", "en"),
        "due": "2027-01-15",
        "days": 181,
        "lots": [("1", "Pumper"), ("2", "Rør og ventiler")],
        "securities": [("bid", None, Money(Decimal(250000), "DKK")), ("performance", Decimal(15), None)],
        "length": "Kontraktperioden er 48 måneder med option på forlængelse i op til 12 måneder.",
        "contact": "Jens Hansen, jh@vand.example",
    }


def test_a_german_cover_is_read_whole() -> None:
    assert outline(read(GERMAN).tender) == {
        "reference": "2027/08",
        "buyer": ("Stadtwerke Husum GmbH", "einkauf@husum.example"),
        "languages": ("de", "en"),
        "due": "2027-01-15",
        "days": 90,
        "lots": [("1", "Pumpen"), ("2", "Rohrleitungen")],
        "securities": [("performance", Decimal(5), None)],
        "length": "Die Vertragslaufzeit beträgt 4 Jahre.",
        "contact": "Frau Petersen, einkauf@husum.example",
    }


def test_every_field_is_told_with_its_words() -> None:
    told = {one.code.removesuffix("-from-text") for one in read(ENGLISH).findings if one.code.endswith("-from-text")}
    assert told >= {"languages", "lots", "contract-length", "security", "contact", "buyer", "reference", "validity"}


def test_what_stands_below_the_name_of_a_lot_is_of_that_lot() -> None:
    lots = {one.text: one.lot for one in read(ENGLISH).tender.requirements}
    assert lots["Each pump shall have a flow of at least 120 m3/h."] == ""
    text = ENGLISH.replace("\nLot 1: Pumps and motors\n\nEach", "\n## Lot 1: Pumps and motors\n\nEach")
    lots = {one.text: one.lot for one in read(text).tender.requirements}
    assert lots["Each pump shall have a flow of at least 120 m3/h."] == "1"


@pytest.mark.parametrize(
    "sentence",
    [
        "Bidders may bid for Lot 1 or Lot 2 alone.",
        "Lot 1: Pumps",
        "No bid security of EUR 500 is required.",
        "The performance guarantee is described below.",
        "The contract period begins in May.",
        "The contract is signed in the office.",
        "Speaks German and English.",
    ],
)
def test_what_is_only_spoken_of_fills_nothing(sentence: str) -> None:
    tender = read(f"# Pumps for Søbæk\n\n{sentence}\n\nThe pump shall run at all times of the day.\n").tender
    assert (tender.lots, tender.securities, tender.terms, tender.languages) == ((), (), (), ("en",))
