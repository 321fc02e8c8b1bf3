"""One requirement against one offering: how the proofs of its constraints add up, and how candidates rank."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import SupplyTerms
from bidbuilder.domain.matching.candidates import match_requirement, rank_candidates
from bidbuilder.domain.matching.combining import all_of, any_of
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.tenders.constraints import ConstraintState
from tests.factories.dictionaries import small_dictionary
from tests.factories.offerings import number, offering
from tests.factories.requirements import constraint, requirement

MET, PARTLY, DEVIATION, NOT_MET, UNKNOWN = Verdict
DICTIONARY = small_dictionary()
STRONG = constraint("power", "≥", "12", unit="kW")
LIGHT = constraint("mass", "≤", "100", unit="kg")


@pytest.mark.parametrize(
    ("power", "mass", "verdict"),
    [
        ("15", "80",  MET),
        ("15", "120", PARTLY),
        ("10", "120", NOT_MET),
        ("15", None,  UNKNOWN),
        ("10", None,  NOT_MET),
        (None, None,  UNKNOWN),
    ],
)  # fmt: skip
def test_all_constraints_have_to_be_met(power: str | None, mass: str | None, verdict: Verdict) -> None:
    stated = [number(key, value, unit) for key, value, unit in (("power", power, "kW"), ("mass", mass, "kg")) if value]
    assert match_requirement(requirement(STRONG, LIGHT), offering(*stated), DICTIONARY).verdict is verdict


@pytest.mark.parametrize("state", [ConstraintState.PROPOSED, ConstraintState.REFUSED])
def test_only_confirmed_constraints_are_checked(state: ConstraintState) -> None:
    match = match_requirement(
        requirement(replace(STRONG, state=state)), offering(number("power", "15", "kW")), DICTIONARY
    )
    assert match.verdict is UNKNOWN
    assert match.proofs[0].message == "No checkable condition: confirm one, or decide by hand."


def test_candidates_come_best_first() -> None:
    sizes = {1: "10", 2: "15", 3: None, 4: "20"}
    offered = [offering(*([number("power", size, "kW")] if size else []), id=key) for key, size in sizes.items()]
    ranked = rank_candidates(requirement(STRONG), offered, DICTIONARY)
    assert [match.offering_id for match in ranked] == [2, 4, 3, 1]


@pytest.mark.parametrize(
    ("verdicts", "together", "any_one"),
    [
        ([],                        UNKNOWN, UNKNOWN),
        ([MET],                     MET,     MET),
        ([MET, MET],                MET,     MET),
        ([MET, UNKNOWN],            UNKNOWN, MET),
        ([MET, NOT_MET],            PARTLY,  MET),
        ([MET, NOT_MET, UNKNOWN],   PARTLY,  MET),
        ([NOT_MET, UNKNOWN],        NOT_MET, UNKNOWN),
        ([NOT_MET, NOT_MET],        NOT_MET, NOT_MET),
        ([PARTLY, UNKNOWN],         PARTLY,  UNKNOWN),
        ([PARTLY, NOT_MET],         PARTLY,  PARTLY),
        ([DEVIATION, MET],          PARTLY,  MET),
    ],
)  # fmt: skip
def test_verdicts_add_up(verdicts: list[Verdict], together: Verdict, any_one: Verdict) -> None:
    assert (all_of(verdicts), any_of(verdicts)) == (together, any_one)


@pytest.mark.parametrize(
    ("asked", "unit", "verdict"),
    [
        (None,   "C62", MET),
        ("10",   "C62", MET),
        ("21",   "C62", NOT_MET),
        ("0.02", "KMT", MET),
        ("0.03", "KMT", NOT_MET),
    ],
)  # fmt: skip
def test_the_lead_time_is_that_of_the_amount_asked_for(asked: str | None, unit: str, verdict: Verdict) -> None:
    """Ten days for any order and two more for each unit: fifty for twenty."""
    terms = SupplyTerms(lead_time_days=10, lead_time_days_per_unit=Decimal(2))
    offered = offering(terms=terms, unit="MTR" if unit == "KMT" else "C62")
    quantity = None if asked is None else Decimal(asked)
    wanted = requirement(constraint("lead_time_days", "≤", "50", unit="d"), quantity=quantity, unit=unit)
    assert match_requirement(wanted, offered, standard_dictionary()).verdict is verdict
