"""What is taken out or split off before the search never changes the optimum."""

from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.dominance import undominated
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.parts import independent_parts
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.solving import Outcome
from tests.factories.composer import every_choice, least_cost, make_offer, make_problem, problems

SMALL = settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def left_of(problem: Problem) -> set[str]:
    """The offers that are still candidates once the dominated ones are out."""
    return {problem.offers[index].id for index in undominated(problem, candidates_of(problem)).options}


@SMALL
@given(problems(), st.booleans())
def test_taking_out_dominated_offers_never_changes_the_lowest_cost(data: dict[str, Any], plain: bool) -> None:
    rules = {name: value for name, value in data["rules"].items() if not (plain and name == "min_local_share")}
    members = [member | {"min_share": None, "max_share": None} if plain else member for member in data["members"]]
    problem = problem_of(data | {"rules": rules, "members": members})
    left = left_of(problem)
    among_left = [one.cost for quantities, one in every_choice(problem) if set(quantities) <= left]
    assert min(among_left, default=None) == least_cost(problem)


@pytest.mark.parametrize(
    ("rival", "goes"),
    [
        ({}, True),
        ({"prices": [{"from": "0", "unit_price": "6"}]}, False),
        ({"answers": {"S": "1"}}, False),
        ({"answers": {"R": "0.5"}}, False),
        ({"answers": {"R": "0.5"}, "max_quantity": "2", "prices": [{"from": "0", "unit_price": "2"}]}, True),
        ({"uses": {"C": "2"}}, False),
        ({"uses": {"C": "1"}}, True),
        ({"member": "N"}, False),
        ({"member": "F"}, True),
        ({"fixed_cost": "1"}, False),
    ],
)
def test_an_offer_goes_only_where_another_beats_it_in_everything(rival: dict[str, Any], goes: bool) -> None:
    offers = [
        make_offer("A", {"R": "1"}, "5", member="M", uses={"C": "1"}, max_quantity="1"),
        make_offer("B", {"R": "1"}, "5", member="M", max_quantity="1") | rival,
        make_offer("Z", {"S": "1"}, "1"),
    ]
    problem = make_problem(
        [*offers[1:], offers[0]],
        needs={"R": "1", "S": "1"},
        members=[{"id": "M", "fixed_cost": "3"}, {"id": "N", "fixed_cost": "3"}, {"id": "F"}],
        capacities=[{"id": "C", "amount": "9"}],
    )
    assert ("A" not in left_of(problem)) is goes


def test_of_two_equal_offers_the_first_stays() -> None:
    problem = make_problem([make_offer("A", {"R": "1"}), make_offer("B", {"R": "1"})])
    assert left_of(problem) == {"A"}


def test_pinned_and_paired_offers_stay() -> None:
    prices = (("A", "1"), ("B", "2"), ("C", "3"), ("D", "4"), ("E", "1"))
    offers = [make_offer(name, {"R": "1"}, price) for name, price in prices]
    rules = {"pinned": [{"offer": "B", "quantity": "1"}], "excludes": [["C", "A"]]}
    assert left_of(make_problem(offers, rules=rules)) == {"A", "B", "C", "E"}


@pytest.mark.parametrize(
    "rules",
    [{"requires": [["A", "C"]]}, {"excludes": [["A", "C"]]}, {"pinned": [{"offer": "A", "quantity": "0"}]}],
    ids=["requires", "excludes", "pinned"],
)
def test_an_offer_that_cannot_be_raised_freely_beats_none(rules: dict[str, Any]) -> None:
    offers = [make_offer("A", {"R": "1"}, "1"), make_offer("B", {"R": "1"}, "2"), make_offer("C", {"S": "1"}, "9")]
    assert "B" in left_of(make_problem(offers, rules=rules))


def test_parts_that_share_nothing_are_split_and_add_up() -> None:
    offers = [make_offer(f"O{index}", {f"R{index}": "1"}, str(index + 1)) for index in range(3)]
    problem = make_problem(offers, rules={"requires": [["O0", "O1"]]})
    assert [[need.id for need in part.needs] for part in independent_parts(problem)] == [["R0", "R1"], ["R2"]]
    assert compose(problem, time_limit=10).objective == 6


@pytest.mark.parametrize("rule", [{"max_members": 2}, {"budget": "100"}, {"min_local_share": "0"}])
def test_a_rule_about_the_whole_keeps_it_together(rule: dict[str, Any]) -> None:
    offers = [make_offer(f"O{index}", {f"R{index}": "1"}) for index in range(3)]
    assert len(independent_parts(make_problem(offers, rules=rule))) == 1


@SMALL
@given(problems())
def test_split_problems_have_the_cost_of_the_whole(data: dict[str, Any]) -> None:
    loose = {name: value for name, value in data["rules"].items() if name in ("requires", "excludes", "pinned")}
    problem = problem_of(data | {"rules": loose, "members": [{"id": member["id"]} for member in data["members"]]})
    answer = compose(problem, time_limit=10)
    truth = least_cost(problem)
    assert (answer.status is Outcome.INFEASIBLE) is (truth is None)
    assert answer.objective == truth
    if answer.choice is not None:
        assert Evaluator(problem).evaluate(answer.choice.quantities).holds
