"""Rows on single needs: an averaged answer breaks them, no whole choice does."""

from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.solving import Outcome
from tests.factories.composer import every_choice, make_offer, make_problem

FOREVER = float("inf")


def splitting_problem(**more: Any) -> Problem:
    """A need of 10 that no offer covers alone; one of the two has a fixed cost and a least quantity."""
    offers = [
        make_offer("A", {"R": "1"}, "2", min_quantity="6", max_quantity="8", integer=True, fixed_cost="9"),
        make_offer("B", {"R": "1"}, "1", max_quantity="8", integer=True, fixed_cost="5"),
    ]
    return make_problem([*offers, *more.get("offers", [])], {"R": "10"})


@st.composite
def divided_needs(draw: st.DrawFn) -> dict[str, Any]:
    """Two needs of several units and offers that bring some of them, one after another quantity, or both as a package."""
    offers = []
    for index in range(draw(st.integers(2, 4))):
        most = draw(st.integers(1, 4))
        prices = [{"from": "0", "unit_price": str(draw(st.integers(5, 9)))}]
        if most > 1 and draw(st.booleans()):
            prices.append({"from": str(draw(st.integers(2, most))), "unit_price": str(draw(st.integers(1, 4)))})
        needs = draw(st.sampled_from([["R"], ["S"], ["R", "S"]]))
        offers.append(
            {
                "id": f"O{index}",
                "member": draw(st.sampled_from(["M", "N"])),
                "answers": {need: str(draw(st.integers(1, 3))) for need in needs},
                "max_quantity": str(most),
                "integer": True,
                "fixed_cost": str(draw(st.integers(0, 6))),
                "prices": prices,
            }
        )
    wanted = [{"id": need, "quantity": str(draw(st.integers(2, 6)))} for need in ("R", "S")]
    members = [{"id": "M", "fixed_cost": "7"}, {"id": "N", "fixed_cost": "4"}]
    return {"needs": wanted, "members": members, "offers": offers}


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(divided_needs())
def test_no_whole_choice_breaks_a_row(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    sourcing = build_model(problem, candidates_of(problem))
    model, relaxed = NeedCuts(sourcing).sharpened(FOREVER)
    costs = [evaluation.cost for _, evaluation in every_choice(problem)]
    if not costs:
        return
    assert relaxed.outcome is Outcome.OPTIMAL
    assert relaxed.value <= float(min(costs)) * float(sourcing.scale) + 1e-4
    for quantities, _ in every_choice(problem):
        x = sourcing.solution_of(quantities)
        if x is not None:
            assert not model.breaks(x)[sourcing.model.height :].any()


def test_a_need_that_no_offer_covers_alone_takes_both_of_its_offers_whole() -> None:
    sourcing = build_model(splitting_problem(), candidates_of(splitting_problem()))
    model, relaxed = NeedCuts(sourcing).sharpened(FOREVER)
    best = min(evaluation.cost for _, evaluation in every_choice(splitting_problem()))
    assert model.height > sourcing.model.height
    assert relaxed.value == pytest.approx(float(best) * float(sourcing.scale))


@pytest.mark.parametrize("change", [{"integer": False}, {"answers": {"R": "1.5"}}])
def test_a_need_with_answers_that_are_not_whole_is_left_alone(change: dict[str, Any]) -> None:
    odd = make_offer("C", {"R": "1"}, "3", max_quantity="3", integer=True) | change
    problem = splitting_problem(offers=[odd])
    sourcing = build_model(problem, candidates_of(problem))
    assert NeedCuts(sourcing).broken_by(np.full(sourcing.model.width, 0.3)) is None


def test_a_need_that_no_member_covers_alone_takes_both_of_them_whole() -> None:
    offers = [
        make_offer("A", {"R": "1"}, "2", member="M", max_quantity="7", integer=True),
        make_offer("B", {"R": "1"}, "1", member="N", max_quantity="4", integer=True),
        make_offer("C", {"R": "1"}, "1", member="N", max_quantity="4", integer=True),
    ]
    members = [{"id": "M", "fixed_cost": "9"}, {"id": "N", "fixed_cost": "5"}]
    problem = make_problem(offers, {"R": "10"}, members=members)
    sourcing = build_model(problem, candidates_of(problem))
    _, relaxed = NeedCuts(sourcing).sharpened(FOREVER)
    best = min(evaluation.cost for _, evaluation in every_choice(problem))
    assert relaxed.value == pytest.approx(float(best) * float(sourcing.scale))
