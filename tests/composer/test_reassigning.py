"""Needs moved from room to room: what comes out fits and costs what is said; what is proven is the truth."""

from dataclasses import replace
from math import inf
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from bidbuilder.composer import room_search, searching
from bidbuilder.composer.assigning import Assignment, assignment_of
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reassigning import Reassigning
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, solve_relaxation
from bidbuilder.composer.translation import SourcingModel
from tests.factories.composer import least_cost, make_offer, make_problem
from tests.factories.rooms import single_source, single_sources

FOREVER = float("inf")
EASY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def modelled(problem: Problem) -> SourcingModel:
    return build_model(problem, candidates_of(problem))


def table_of(problem: Problem) -> Assignment:
    table = assignment_of(modelled(problem))
    assert table is not None
    return table


def reassigned(problem: Problem, starts: int = 5) -> tuple[SourcingModel, Record]:
    """What the walks find of a problem that has a relaxation."""
    sourcing = modelled(problem)
    record = Record(lambda _: True, step=sourcing.model.step)
    relaxed = solve_relaxation(sourcing.model, FOREVER)
    table = assignment_of(sourcing)
    if table is not None and relaxed.outcome is Outcome.OPTIMAL:
        Reassigning(table, sourcing.model, record, relaxed).run(FOREVER, starts)
    return sourcing, record


@EASY
@given(single_sources())
def test_what_is_found_fits_and_costs_what_is_said(problem: Problem) -> None:
    sourcing, record = reassigned(problem)
    least = least_cost(problem)
    if record.x is None:
        return
    evaluation = Evaluator(problem).evaluate(sourcing.quantities(record.x))
    assert evaluation.holds
    assert least is not None
    assert evaluation.cost >= least
    assert record.value == pytest.approx(float(evaluation.cost) * float(sourcing.scale))


@EASY
@given(single_sources())
def test_models_too_wide_for_the_tree_cost_what_trying_everything_finds(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(searching, "_SMALL_ROOMS", 0)
        patched.setattr(room_search, "VAST", 0)
        answer = compose(problem, time_limit=20.0)
    cost = least_cost(problem)
    assert answer.status is (Outcome.INFEASIBLE if cost is None else Outcome.OPTIMAL)
    assert answer.objective == cost


@EASY
@given(single_sources())
def test_a_limit_on_members_that_the_table_lacks_is_kept(problem: Problem) -> None:
    limited = replace(problem, rules=replace(problem.rules, max_members=1))
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(searching, "_SMALL_ROOMS", 0)
        answer = compose(limited, time_limit=20.0)
    assert answer.objective == least_cost(limited)


def test_rooms_that_are_full_exchange_their_needs() -> None:
    """Each is dear where the relaxation would leave it; nothing can move before something else has made room."""
    problem = single_source(
        {"M": "7", "N": "7", "O": "7"},
        ["4", "4", "4", "3", "3", "3"],
        [["1", "9", "5", "9", "5", "1"], ["5", "1", "9", "1", "9", "5"], ["9", "5", "1", "5", "1", "9"]],
        "0",
    )
    _, record = reassigned(problem)
    assert record.value == 6


def test_a_member_joins_only_where_it_pays() -> None:
    problem = single_source({"M": "10", "N": "10"}, ["4", "3", "3"], [["2"] * 3, ["1"] * 3], "5")
    sourcing, record = reassigned(problem)
    assert record.x is not None
    assert set(sourcing.quantities(record.x)) == {"N0", "N1", "N2"}
    assert record.value == 8


def test_the_table_says_what_is_offered_where() -> None:
    table = table_of(single_source({"M": "10", "N": "2"}, ["4", "1"], [["7", "3"], ["5", "9"]], "8"))
    assert sorted(table.capacity.tolist()) == [2, 10]
    roomy = int(np.argmax(table.capacity))
    assert table.cost[:, roomy].tolist() == [7, 3]
    assert table.use[:, roomy].tolist() == [4, 1]
    assert table.fixed.tolist() == [8, 8, 0]
    assert table.cost[0, 1 - roomy] == inf


def offer(name: str, need: str = "R", **more: Any) -> dict[str, Any]:
    """A whole offer for a need."""
    return make_offer(name, {need: "1"}, "2") | {"max_quantity": "1", "integer": True, "uses": {"C": "3"}} | more


@pytest.mark.parametrize(
    "offers",
    [
        [offer("A", answers={"R": "1", "S": "1"}), offer("B"), offer("D", "S")],
        [offer("A", answers={"R": "0.5"}), offer("B", answers={"R": "0.5"}), offer("D", "S")],
        [offer("A", uses={"C": "3", "D": "2"}), offer("B"), offer("D", "S")],
        [offer("A", integer=False), offer("B"), offer("D", "S")],
    ],
    ids=["two needs", "half a need", "two rooms", "divisible"],
)
def test_what_is_no_single_choice_is_no_table(offers: list[dict[str, Any]]) -> None:
    problem = make_problem(offers, capacities=[{"id": "C", "amount": "7"}, {"id": "D", "amount": "5"}])
    assert assignment_of(modelled(problem)) is None
