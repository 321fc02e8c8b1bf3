"""How long bids bind, as sentences in three languages say it, and sentences that speak of something else."""

from datetime import date

import pytest

from bidbuilder.formats.readers.prose.validities import WrittenValidity, find_validity
from bidbuilder.formats.readers.registry import read_tender


@pytest.mark.parametrize(
    ("sentence", "period"),
    [
        ("Bids shall remain valid for 6 months after the deadline.", "P6M"),
        ("Tenders must be kept open for acceptance for ninety (90) calendar days.", "P90D"),
        ("The bid validity period is six (6) months.", "P6M"),
        ("Offers are binding for 12 weeks.", "P12W"),
        ("The validity of the tender: 1 year", "P1Y"),
        ("Validity: 120 days", "P120D"),
        ("Prices shall be firm for 120 days.", "P120D"),
        ("Vedståelsesfrist: 3 måneder", "P3M"),
        ("Tilbudsgiver skal vedstå sit tilbud i 6 måneder efter tilbudsfristens udløb.", "P6M"),
        ("Tilbudsgiver er bundet af sit tilbud i seks måneder.", "P6M"),
        ("Tilbuddet er gyldigt i 90 dage.", "P90D"),
        ("Bindefrist: 3 Monate", "P3M"),
        ("Der Bieter ist 60 Kalendertage an sein Angebot gebunden.", "P60D"),
        ("Das Angebot ist drei Monate gültig.", "P3M"),
        ("Zuschlags- und Bindefrist | 8 Wochen", "P8W"),
    ],
)
def test_a_period_is_read_with_its_unit(sentence: str, period: str) -> None:
    assert find_validity(sentence) == WrittenValidity(period=period)


@pytest.mark.parametrize(
    "sentence",
    [
        "The bid security shall be valid for 28 days beyond the end of the validity period.",
        "The framework contract is valid for 4 years.",
        "Certificates must be valid for at least 12 months.",
        "Kontrakten er gyldig i 4 år.",
        "Prices shall be firm for 2 years.",
        "The validity of the calibration is 12 months.",
        "Tilbudsgarantien skal være gyldig i 3 måneder.",
        "Bids must be valid.",
        "Bids are opened 3 days after the deadline.",
    ],
)
def test_other_things_that_last_are_not_the_validity_of_bids(sentence: str) -> None:
    assert find_validity(sentence) is None


def test_a_last_day_is_counted_from_the_day_bids_are_due() -> None:
    assert find_validity("Bindefrist: 30.06.2027") == WrittenValidity(until=date(2027, 6, 30))
    text = "Angebotsfrist: 31.05.2027, 12:00 Uhr\n\nBindefrist: 30.06.2027\n\nDie Pumpe muss blau sein.\n"
    tender = read_tender("lv.txt", text.encode(), {}).tender
    assert (tender.bid_validity, tender.bid_validity_days) == ("P30D", 30)


def test_months_of_a_text_are_counted_from_its_deadline() -> None:
    text = "Bids are due by 31 August 2027 at 14:00 Copenhagen time.\n\nBids shall remain valid for 6 months.\n"
    reading = read_tender("rfp.txt", text.encode(), {})
    assert (reading.tender.bid_validity, reading.tender.bid_validity_days) == ("P6M", 182)
    told = next(one for one in reading.findings if one.code == "validity-from-text")
    assert told.params["words"] == "Bids shall remain valid for 6 months."
