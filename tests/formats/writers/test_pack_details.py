"""What readers of a pack stumble over: names of columns, countries said twice, deviations, references."""

from dataclasses import replace

import pytest

from bidbuilder.domain.bids.snapshot import SnapshotEvidence
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.tenders import Buyer
from bidbuilder.formats.writers.compliance import compliance_rows
from bidbuilder.formats.writers.extracts import registration
from bidbuilder.formats.writers.letter import write_letter
from bidbuilder.formats.writers.technical_proposal import write_technical_proposal
from bidbuilder.formats.writers.words import Words
from tests.factories.snapshots import coverage, organisation, price, small_snapshot, tender
from tests.formats.writers.opened import words_of


def test_prices_by_lot_are_called_before_discount_only_where_there_is_one() -> None:
    lines = small_snapshot().price.lines
    assert "Price before discount, EUR" in words_of(write_letter(small_snapshot(price=price(lines, "10"))))
    without = words_of(write_letter(small_snapshot(price=price(lines))))
    assert "before discount" not in without
    assert "Price, EUR" in without


@pytest.mark.parametrize(
    ("address", "language", "times"),
    [
        ("ul. Ciepła 1, 00-000 Jasne Łąki, Poland", "en", 1),
        ("ul. Ciepła 1\n00-000 Jasne Łąki\nPL", "en", 0),
        ("ul. Ciepła 1, 00-000 Jasne Łąki", "en", 1),
        ("ul. Ciepła 1, Jasne Łąki, Poland", "da", 0),  # the buyer's own words stand
        ("ul. Ciepła 1, Jasne Łąki", "da", 1),
    ],
)
def test_the_country_of_the_buyer_is_said_once(address: str, language: str, times: int) -> None:
    buyer = Buyer(name="Zakład Energetyki", country="PL", address=address)
    said = words_of(write_letter(small_snapshot(tender=tender(buyer=buyer), language=language)))
    assert said.count("Polen" if language == "da" else "Poland") == times


@pytest.mark.parametrize(("scheme", "shown"), [("DK:CVR", "CVR 12345678"), ("CVR", "CVR 12345678"), ("", "12345678")])
def test_a_registration_is_written_as_people_write_it(scheme: str, shown: str) -> None:
    assert registration(organisation(registration_scheme=scheme, registration_number="12345678")) == shown


def test_the_proposal_lists_deviations_but_not_what_is_unknown() -> None:
    snapshot = small_snapshot(
        coverage=(
            coverage(1, verdict=Verdict.DEVIATION, remark="A higher grade is offered."),
            coverage(2, verdict=Verdict.UNKNOWN, remark="Nobody knows."),
        )
    )
    said = words_of(write_technical_proposal(snapshot))
    assert "A higher grade is offered." in said
    assert "Nobody knows." not in said
    met = small_snapshot(coverage=(coverage(1, verdict=Verdict.MET),))
    assert "without any deviation" in words_of(write_technical_proposal(met))


def test_many_papers_for_one_requirement_are_called_by_their_numbers() -> None:
    papers = tuple(
        SnapshotEvidence(reference=f"E-{number:03d}", title="ISO 9001", requirement_keys=("r1",))
        for number in range(1, 5)
    )
    few, many = small_snapshot(evidence=papers[:2]), small_snapshot(evidence=papers)
    first = compliance_rows(few, Words("en"))[0].proof
    assert first[-2:] == ("E-001 ISO 9001", "E-002 ISO 9001")
    assert compliance_rows(replace(many), Words("en"))[0].proof[-1] == "E-001, E-002, E-003, E-004"
