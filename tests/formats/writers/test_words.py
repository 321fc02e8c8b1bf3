"""What a document says: the sentences of the house and a lead's own."""

from decimal import Decimal

import pytest

from bidbuilder.domain.people.organisations import Phrase
from bidbuilder.formats.writers.words import Words

SENTENCE = "We take part in this bid as a member of a group led by {lead}."


@pytest.mark.parametrize(
    ("lead",              "end"),
    [
        ("Gmina sp. z o.o.", "led by Gmina sp. z o.o."),
        ("Hedelund A/S",     "led by Hedelund A/S."),
        ("and so on ...",    "led by and so on ...."),
    ],
)  # fmt: skip
def test_a_name_that_ends_with_a_full_stop_ends_its_sentence(lead: str, end: str) -> None:
    assert Words("en").say(SENTENCE, lead=lead).endswith(end)


def test_a_lead_s_own_sentence_ends_with_one_full_stop_too() -> None:
    own = Words("en", [Phrase(message=SENTENCE, language="en", text="{lead} leads us. We follow {lead}.")])
    assert own.say(SENTENCE, lead="Gmina sp. z o.o.") == "Gmina sp. z o.o. leads us. We follow Gmina sp. z o.o."


@pytest.mark.parametrize(
    ("language", "number", "unit",  "shown"),
    [
        ("en",   "1",      "month", "1 month"),
        ("en",   "24",     "month", "24 months"),
        ("en",   "12",     "year",  "12 years"),
        ("en",   "6",      "piece", "6 pcs."),
        ("da",   "1",      "week",  "1 uge"),
        ("da",   "2.5",    "week",  "2,5 uger"),
        ("da",   "400",    "V",     "400 V"),
        ("en",   "7",      "",      "7"),
    ],
)  # fmt: skip
def test_a_unit_of_time_behind_a_number_is_one_or_several(language: str, number: str, unit: str, shown: str) -> None:
    assert Words(language).quantity(Decimal(number), unit).replace("\u00a0", " ") == shown
