"""Standards and certificates: designation, part, edition, equivalents and the days they have to hold."""

from datetime import date

import pytest

from bidbuilder.domain.catalogue.offerings import Certificate
from bidbuilder.domain.matching.constraints import check_constraint
from bidbuilder.domain.matching.verdicts import Proof, Verdict
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import choice, offering, text
from tests.factories.requirements import constraint

MET, PARTLY, NOT_MET, UNKNOWN = Verdict.MET, Verdict.PARTLY, Verdict.NOT_MET, Verdict.UNKNOWN
DICTIONARY = small_dictionary()


def certified(*names: str) -> tuple[Certificate, ...]:
    return tuple(Certificate(name=name) for name in names)


@pytest.mark.parametrize(
    ("stated", "asked", "words", "verdict"),
    [
        ("ISO 9001:2015",                 "ISO 9001:2015",  "",                              MET),
        ("DS/EN ISO 9001:2015",           "ISO 9001:2015",  "",                              MET),
        ("ISO 9001",                      "DIN EN ISO 9001", "",                             MET),
        ("ISO 9001:2015",                 "ISO 9001",       "",                              MET),
        ("ISO 9001",                      "ISO 9001:2015",  "",                              UNKNOWN),
        ("ISO 9001:2026",                 "ISO 9001:2015",  "",                              UNKNOWN),
        ("ISO 9001:2026",                 "ISO 9001:2015",  "ISO 9001:2015 or equivalent",   MET),
        ("ISO 9001:2026",                 "ISO 9001:2015",  "ISO 9001:2015 eller tilsvarende", MET),
        ("ISO 9001:2008",                 "ISO 9001:2015",  "",                              NOT_MET),
        ("ISO 9001:2008",                 "ISO 9001:2015",  "ISO 9001:2015 oder gleichwertig", UNKNOWN),
        ("ISO 14001:2015",                "ISO 9001:2015",  "",                              UNKNOWN),
        ("EN 1090-2",                     "EN 1090-2",      "",                              MET),
        ("EN 1090-1",                     "EN 1090-2",      "",                              UNKNOWN),
        ("EN 1090",                       "EN 1090-2",      "",                              UNKNOWN),
        ("EN 1090-2:2018",                "EN 1090",        "",                              MET),
        ("DIN 1090",                      "EN 1090",        "",                              UNKNOWN),
        ("IEC 60529",                     "EN 60529",       "",                              MET),
        ("Certificate ATEX Ex d IIC T4",  "ATEX",           "",                              MET),
        ("CE marking",                    "ATEX",           "",                              UNKNOWN),
    ],
)  # fmt: skip
def test_a_certificate_answers_the_designation_that_is_asked_for(
    stated: str, asked: str, words: str, verdict: Verdict
) -> None:
    proof = check_constraint(
        constraint("certificate", "=", asked, words=words), offering(certificates=certified(stated)), DICTIONARY
    )
    assert proof.verdict is verdict
    assert "?" not in proof.message.format_map(proof.params)


@pytest.mark.parametrize(
    ("operator", "verdict"), [("all-of", UNKNOWN), ("=", UNKNOWN), ("present", UNKNOWN), ("one-of", MET)]
)
def test_one_of_several_is_enough_only_for_one_of(operator: str, verdict: Verdict) -> None:
    wanted = constraint("certificate", operator, "ISO 9001", "ISO 14001")
    assert check_constraint(wanted, offering(certificates=certified("ISO 9001:2015")), DICTIONARY).verdict is verdict


@pytest.mark.parametrize(
    ("since", "until", "verdict"),
    [
        (None,             None,             MET),
        (date(2026, 5, 1), date(2027, 5, 1), MET),
        (date(2026, 4, 30), date(2026, 5, 1), MET),
        (date(2024, 5, 1), date(2026, 4, 30), NOT_MET),
        (date(2026, 5, 2), None,             NOT_MET),
    ],
)  # fmt: skip
def test_a_certificate_has_to_be_valid_on_the_day(since: date | None, until: date | None, verdict: Verdict) -> None:
    held = Certificate(name="ISO 9001:2015", valid_from=since, valid_until=until)
    proof = check_constraint(
        constraint("certificate", "=", "ISO 9001"), offering(certificates=(held,)), DICTIONARY, on=date(2026, 5, 1)
    )
    assert proof.verdict is verdict


def test_a_valid_certificate_counts_before_an_expired_one() -> None:
    old = Certificate(name="ISO 9001:2015", valid_until=date(2020, 1, 1))
    new = Certificate(name="ISO 9001:2015", valid_until=date(2030, 1, 1))
    wanted = constraint("certificate", "=", "ISO 9001")
    proof = check_constraint(wanted, offering(certificates=(old, new)), DICTIONARY, on=date(2026, 5, 1))
    assert proof.message.format_map(proof.params) == "Certified: ISO 9001:2015, valid until 2030-01-01."


def test_a_statement_is_enough_for_a_standard_but_not_for_a_certificate() -> None:
    stating = offering(choice("standard", "EN 1090-2", "EN 10204"))
    assert check_constraint(constraint("standard", "=", "EN 1090-2"), stating, DICTIONARY).verdict is MET
    assert check_constraint(constraint("certificate", "=", "EN 1090-2"), stating, DICTIONARY).verdict is UNKNOWN


def test_a_standard_with_a_degree_of_protection_is_met_by_a_higher_one() -> None:
    wanted = constraint("standard", "=", "EN 60529 IP54")

    def check(*values: object) -> Proof:
        return check_constraint(wanted, offering(*values), DICTIONARY)  # type: ignore[arg-type]

    assert check(choice("protection_class", "IP65")).verdict is MET
    assert check(choice("protection_class", "IP44")).verdict is NOT_MET
    assert check(text("standard", "EN 60529")).verdict is UNKNOWN


def test_any_certificate_will_do_where_none_is_named() -> None:
    wanted = constraint("certificate", "present")
    assert check_constraint(wanted, offering(certificates=certified("ISO 9001")), DICTIONARY).verdict is MET
    assert check_constraint(wanted, offering(), DICTIONARY).verdict is UNKNOWN
