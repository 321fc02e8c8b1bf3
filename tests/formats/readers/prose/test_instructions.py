"""Deadlines and how to ask are instructions to bidders: information, and no requirement anybody has to answer."""

import pytest

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.prose.statements import find_statement


@pytest.mark.parametrize(
    "sentence",
    [
        "Spørgsmål skal stilles senest den 4. maj 2027 kl. 12.00.",
        "Eventuelle spørgsmål til udbudsmaterialet skal stilles skriftligt via udbudssystemet.",
        "Questions must be submitted in writing no later than 10 days before the deadline.",
        "All requests for clarification shall be sent to the contact person.",
        "Bieterfragen sind bis zum 4. Mai 2027 über die Vergabeplattform zu stellen.",
        "Tilbud skal være modtaget senest den 14. april 2027 kl. 12.00.",
        "Bids must be received by 1 June 2027 at 2:00 PM (Copenhagen time).",
        "Angebote sind bis zum 31.05.2027, 12:00 Uhr, einzureichen.",
    ],
)
def test_deadlines_of_bidders_are_information(sentence: str) -> None:
    stated = find_statement(sentence, is_about_tendering=True)
    assert stated is not None
    assert (stated.level, stated.confidence) == (Level.INFORMATION, "low")


@pytest.mark.parametrize(
    "sentence",
    [
        "The supplier shall answer questions of users within 2 hours.",
        "Tilbud skal vedlægges en tidsplan.",
        "Bids must be signed.",
        "The help desk must log all questions received.",
        "Leverandøren skal levere anlægget senest den 14. april 2027.",
    ],
)
def test_what_a_bid_or_a_supplier_has_to_do_stays_a_requirement(sentence: str) -> None:
    stated = find_statement(sentence, is_about_tendering=True)
    assert stated is not None
    assert stated.level is Level.MANDATORY
