"""Sentences of proofs: measures in the reader's notation, codes and standards untouched."""

from decimal import Decimal

import pytest

from bidbuilder.domain.matching.verdicts import Proof, Verdict
from bidbuilder.i18n.proofs import points_words, proof_words, with_unit_in

OFFERED = "{offered} offered, as asked for."


@pytest.mark.parametrize(
    ("language", "offered", "number", "expected"),
    [
        ("en", "18400000 EUR", Decimal(18400000), "18,400,000 EUR offered"),
        ("da", "18400000 EUR", Decimal(18400000), "18.400.000 EUR"),
        ("da", "12.5 kW", Decimal("12.5"), "12,5 kW"),
        ("da", "22 year", Decimal(22), "22 år"),
        ("en", "22 year", Decimal(22), "22 years"),
        ("en", "1 year", Decimal(1), "1 year offered"),
        ("da", "2 week", Decimal(2), "2 uger"),
        ("da", "200 DN", Decimal(200), "DN 200 "),
        ("en", "9 reference", Decimal(9), "9 references offered"),
        ("en", "-20 … 45 °C", Decimal(-20), "-20 … 45 °C offered"),
        ("en", "EN 10204", None, "EN 10204 offered"),
        ("da", "IP65", Decimal(65), "IP65"),
        ("da", "1.2.3", Decimal(1), "1.2.3"),
    ],
)
def test_numbers_of_measures_are_written_in_the_language(
    language: str, offered: str, number: Decimal | None, expected: str
) -> None:
    proof = Proof(verdict=Verdict.MET, message=OFFERED, params={"offered": offered}, canonical_offered=(number, number))
    assert expected in proof_words(language, proof)


def test_days_and_choices_are_said_as_the_language_says_them() -> None:
    params = {"offered": "deep-litter / straw", "bound": "straw, whey", "until": "2028-09-27"}
    proof = Proof(verdict=Verdict.MET, message="{offered} | {bound} | {until}", params=params)
    choices = {"deep-litter": "dybstrøelse", "straw": "halm"}
    assert proof_words("da", proof, choices) == "dybstrøelse / halm | halm, whey | 27. sep. 2028"


def test_a_sentence_that_ends_in_an_abbreviated_unit_has_one_full_stop() -> None:
    proof = Proof(
        verdict=Verdict.MET, message="{count} stk. mod krævet {bound}.", params={"count": 2, "bound": "1 stk."}
    )
    assert proof_words("da", proof) == "2 stk. mod krævet 1 stk."


@pytest.mark.parametrize(
    ("words", "shown"),
    [
        ("≥ 15 years", "≥ 15 år"),
        ("1 year", "1 år"),
        ("≥ 1.250 kW", "≥ 1.250 kW"),
        ("DN 100", "DN 100"),
        ("C3 high", "C3 high"),
    ],
)
def test_what_a_person_wrote_keeps_all_but_its_unit(words: str, shown: str) -> None:
    assert with_unit_in("da", words) == shown


@pytest.mark.parametrize(
    ("language", "words", "shown"),
    [
        ("en", "13 %", "13 percentage points"),
        ("en", "1 %", "1 percentage point"),
        ("da", "1 %", "1 procentpoint"),
        ("da", "0,5 %", "0,5 procentpoint"),
        ("en", "13 kW", "13 kW"),
        ("en", "", ""),
    ],
)
def test_shares_lie_apart_by_percentage_points(language: str, words: str, shown: str) -> None:
    assert points_words(language, words) == shown


@pytest.mark.parametrize(
    ("language", "shown"),
    [
        ("en", "38 % offered against at least 25 %: 13 percentage points above."),
        ("da", "38 % tilbydes mod mindst 25 %: 13 procentpoint over."),
    ],
)
def test_a_margin_between_shares_is_no_share(language: str, shown: str) -> None:
    proof = Proof(
        verdict=Verdict.MET,
        message="{offered} offered against at least {bound}: {margin} above.",
        params={"offered": "38 %", "bound": "25 %", "margin": "13 %"},
        canonical_bound=(Decimal(25), None),
        canonical_offered=(Decimal(38), Decimal(38)),
    )
    assert proof_words(language, proof).replace("\xa0", " ") == shown
