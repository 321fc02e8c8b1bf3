"""Proposed constraints against the truth table of sentences, and what holds for every text."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.proposals import propose_constraints
from tests.truth.proposed_constraints import ROWS

DICTIONARY = standard_dictionary()


def written(constraint: Constraint) -> str:
    operator = constraint.operator.value.removesuffix("-interval")
    parts = [constraint.property, operator, "…".join(constraint.values), constraint.unit]
    shown = " ".join(part for part in parts if part)
    return f"{shown} ({constraint.aggregate.value})" if constraint.aggregate else shown


def proposed(text: str, language: str | None = None) -> list[str]:
    return [written(one) for one in propose_constraints(text, DICTIONARY, language)]


def test_the_table_has_enough_rows() -> None:
    assert len(ROWS) >= 200
    assert len({text for text, _ in ROWS}) == len(ROWS)


@pytest.mark.parametrize(("text", "expected"), ROWS)
def test_a_sentence_proposes_what_it_asks_for_and_nothing_else(text: str, expected: list[str]) -> None:
    assert proposed(text) == expected


@pytest.mark.parametrize("text", [text for text, expected in ROWS if expected])
def test_a_proposal_shows_the_words_it_came_from(text: str) -> None:
    for one in propose_constraints(text, DICTIONARY):
        assert one.state is ConstraintState.PROPOSED
        assert one.start is not None
        assert text[one.start : one.start + len(one.words)] == one.words


@pytest.mark.parametrize(
    ("text", "language", "expected"),
    [
        ("Vægt 1.500 kg", "da",    ["mass ≤ 1500 kg"]),
        ("Weight 1.500 kg", "en",  ["mass ≤ 1.5 kg"]),
        ("Weight 1,500 kg", "en-GB", ["mass ≤ 1500 kg"]),
        ("Gewicht 1,5 t", "de",    ["mass ≤ 1.5 t"]),
        ("Mass 1.500 kg", None,    []),
    ],
)  # fmt: skip
def test_the_language_settles_the_decimal_mark(text: str, language: str | None, expected: list[str]) -> None:
    assert proposed(text, language) == expected


@pytest.mark.parametrize(
    ("text", "confidence"),
    [
        ("Rated voltage at least 400 V", "high"),
        ("Rated voltage 400 V",          "medium"),
        ("DN 200",                       "low"),
    ],
)  # fmt: skip
def test_confidence_says_how_much_was_named(text: str, confidence: str) -> None:
    assert [one.confidence for one in propose_constraints(text, DICTIONARY)] == [confidence]


def test_a_number_word_is_shown_whole() -> None:
    (one,) = propose_constraints("Named are two (2) references or more.", DICTIONARY)
    assert one.words == "two (2) references or more"


def test_or_equivalent_belongs_to_the_words() -> None:
    (one,) = propose_constraints("Certified to ISO 9001:2015 or equivalent.", DICTIONARY)
    assert one.words == "ISO 9001:2015 or equivalent"


@example(text="£0")
@given(text=st.text(max_size=200))
def test_no_text_breaks_it(text: str) -> None:
    for one in propose_constraints(text, DICTIONARY):
        assert one.start is not None
        assert text[one.start : one.start + len(one.words)] == one.words


PIECES = st.sampled_from(
    """at least;min.;≥;max.;12;1.234,5;-20;…;+45;°C;kW;V;IP65;EN 1090-2;rated power;vægt;Nennspannung;or;,;.;(;);%;±;
    DN 200;between;and;two;(2);fem;hundred;Dutzend""".replace("\n", "").split(";")
)


@given(pieces=st.lists(PIECES, max_size=14))
def test_no_jumble_of_words_and_numbers_breaks_it(pieces: list[str]) -> None:
    text = " ".join(pieces)
    for one in propose_constraints(text, DICTIONARY):
        assert one.values
        assert text[one.start or 0 :].startswith(one.words)


def test_behind_an_empty_box_nothing_is_asked_where_the_buyer_ticked_another() -> None:
    ticked = propose_constraints("[ x ] Schutzart IP54\n[  ] Schutzart IP65", standard_dictionary(), "de")
    assert [one.values for one in ticked] == [("IP54",)]
    both = propose_constraints("☐ Schutzart IP54\n☐ Schutzart IP65", standard_dictionary(), "de")
    assert [one.values for one in both] == [("IP54",), ("IP65",)]
