"""The eleven Incoterms: who pays what, and what lies between two of them."""

import pytest

from bidbuilder.domain.pricing.incoterms import (
    LEG_WORDS,
    PLACE_WORDS,
    Incoterm,
    Leg,
    crosses_customs,
    does_seller_pay,
    find_incoterm,
    included_beyond,
    missing_legs,
)

#  packing, loading, pre-carriage, export clearance, origin terminal, on board, main carriage, insurance, destination terminal,
#  on-carriage, unloading, import clearance, duties: s the seller, b the buyer
WHO_PAYS = {
    "EXW": "sbbbbbbbbbbbb",
    "FCA": "ssssbbbbbbbbb",
    "FAS": "sssssbbbbbbbb",
    "FOB": "ssssssbbbbbbb",
    "CFR": "sssssssbbbbbb",
    "CIF": "ssssssssbbbbb",
    "CPT": "sssssssbssbbb",
    "CIP": "ssssssssssbbb",
    "DAP": "ssssssssssbbb",
    "DPU": "sssssssssssbb",
    "DDP": "ssssssssssbss",
}  # fmt: skip


@pytest.mark.parametrize(("term", "payers"), WHO_PAYS.items())
def test_who_pays_what_under_each_term(term: str, payers: str) -> None:
    shown = "".join("s" if does_seller_pay(Incoterm(term), leg) else "b" for leg in Leg)
    assert shown == payers


def test_every_term_and_leg_has_words() -> None:
    assert set(WHO_PAYS) == set(Incoterm) == set(PLACE_WORDS)
    assert set(LEG_WORDS) == set(Leg)


@pytest.mark.parametrize(
    ("quoted", "wanted", "customs", "missing"),
    [
        ("EXW", "FCA", True,  "loading pre-carriage export-clearance"),
        ("EXW", "FCA", False, "loading pre-carriage"),
        ("FOB", "CIF", True,  "main-carriage insurance"),
        ("CIF", "CPT", True,  "destination-terminal on-carriage"),
        ("CIP", "DAP", True,  ""),
        ("DAP", "DPU", True,  "unloading"),
        ("DAP", "DDP", True,  "import-clearance duties"),
        ("DAP", "DDP", False, ""),
        ("DDP", "EXW", True,  ""),
        ("CIP", "CIP", True,  ""),
    ],
)  # fmt: skip
def test_what_lies_between_two_terms(quoted: str, wanted: str, customs: bool, missing: str) -> None:
    assert " ".join(missing_legs(Incoterm(quoted), Incoterm(wanted), customs=customs)) == missing


@pytest.mark.parametrize("quoted", Incoterm)
@pytest.mark.parametrize("wanted", Incoterm)
def test_quote_and_what_is_missing_give_what_is_asked_for(quoted: Incoterm, wanted: Incoterm) -> None:
    paid = {leg for leg in Leg if does_seller_pay(quoted, leg)}
    asked = {leg for leg in Leg if does_seller_pay(wanted, leg)}
    assert (paid | set(missing_legs(quoted, wanted))) - set(included_beyond(quoted, wanted)) == asked


@pytest.mark.parametrize(
    ("text", "term"),
    [
        ("CIP", "CIP"), ("cip Gdańsk", "CIP"), ("DAP Jasne Łąki (Incoterms® 2020)", "DAP"), ("EXW/FCA", None),
        ("DAT Hamburg", None), ("", None), ("CIPHER", None),
    ],
)  # fmt: skip
def test_term_is_found_in_what_people_write(text: str, term: str | None) -> None:
    assert find_incoterm(text) == term


@pytest.mark.parametrize(
    ("origin", "destination", "crosses"),
    [
        ("DK", "DK", False), ("DK", "PL", False), ("DK", "NO", True), ("NO", "NO", False), ("CN", "PL", True),
        ("", "PL", True), ("DK", "", True), ("", "", True),
    ],
)  # fmt: skip
def test_customs_are_between_countries_that_are_no_union(origin: str, destination: str, crosses: bool) -> None:
    assert crosses_customs(origin, destination) is crosses
