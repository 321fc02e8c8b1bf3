"""Choices that are kinds of others: a grade of stainless steel is stainless steel, which alone says no grade."""

import pytest

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations import read_with_findings
from bidbuilder.domain.matching.constraints import check_constraint
from bidbuilder.domain.matching.verdicts import Verdict
from tests.factories.offerings import choice, offering
from tests.factories.requirements import constraint

MET, NOT_MET, UNKNOWN = Verdict.MET, Verdict.NOT_MET, Verdict.UNKNOWN


@pytest.mark.parametrize(
    ("offered", "operator", "wanted", "verdict"),
    [
        ("1.4404",          "=",      ("stainless-steel",),   MET),
        ("1.4404",          "=",      ("A4",),                MET),
        ("1.4404",          "=",      ("steel",),             MET),
        ("stainless-steel", "=",      ("stainless-steel",),   MET),
        ("stainless-steel", "=",      ("1.4404",),            UNKNOWN),
        ("steel",           "one-of", ("1.4404", "brass"),    UNKNOWN),
        ("brass",           "one-of", ("1.4404", "copper"),   NOT_MET),
        ("carbon-steel",    "=",      ("stainless-steel",),   NOT_MET),
        ("A2",              "=",      ("1.4404",),            NOT_MET),
        ("EPDM",            "=",      ("rubber",),            MET),
        ("1.4404",          "≠",      ("stainless-steel",),   NOT_MET),
        ("stainless-steel", "≠",      ("1.4404",),            UNKNOWN),
        ("brass",           "≠",      ("1.4404",),            MET),
        ("1.4404",          "all-of", ("stainless-steel",),   MET),
    ],
)  # fmt: skip
def test_a_kind_is_what_it_is_a_kind_of(offered: str, operator: str, wanted: tuple[str, ...], verdict: Verdict) -> None:
    asked = constraint("material", operator, *wanted)
    assert check_constraint(asked, offering(choice("material", offered)), standard_dictionary()).verdict is verdict


@pytest.mark.parametrize(
    ("typed", "codes"),
    [
        ("rustfrit stål", ("stainless-steel",)),
        ("Edelstahl", ("stainless-steel",)),
        ("Rustfrit stål A4", ("A4",)),
        ("stål, galvaniseret", ("steel", "galvanised-steel")),
        ("syrefast stål 1.4404", ("1.4404",)),
        ("EPDM", ("EPDM",)),
        ("Kunststoff", ("plastic",)),
    ],
)
def test_materials_are_read_as_the_trade_writes_them(typed: str, codes: tuple[str, ...]) -> None:
    read = read_with_findings(typed, standard_dictionary().get("material"), decimal_mark=None, unit="").value
    assert read is not None
    assert read.choices == codes
