"""Rows over the points of single needs: no whole choice breaks one, averages do. And the highest score without prices."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.composer.building import Demands
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.matrices import Floats, Model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.point_cuts import PointCuts
from bidbuilder.composer.problem import Aim, Objective, Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.scoring import unpriced
from bidbuilder.composer.translation import SourcingModel
from tests.factories.composer import every_choice, make_offer, make_problem, problems

EASY = settings(max_examples=12, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SCORE = Objective(aim=Aim.SCORE)


def model_of(problem: Problem) -> SourcingModel:
    return build_model(problem, candidates_of(problem), Demands(least_score=Decimal(0)))


def rows_of(sourcing: SourcingModel, x: Floats) -> Model:
    """The rows that an answer breaks."""
    model = sourcing.model
    none, flags = np.zeros(model.width), np.zeros(model.width, dtype=np.bool_)
    return PointCuts(sourcing).broken_by(x).model(none.tolist(), none.tolist(), none.tolist(), flags.tolist())


@EASY
@given(problems(), st.data())
def test_no_whole_choice_breaks_a_row(data: dict[str, Any], drawn: st.DataObject) -> None:
    problem = problem_of({**data, "rules": {**data["rules"], "max_members": 1}})
    sourcing = model_of(problem)
    values = drawn.draw(st.lists(st.floats(0, 1), min_size=sourcing.model.width, max_size=sourcing.model.width))
    rows = rows_of(sourcing, np.array(values))
    for quantities, _ in every_choice(replace(problem, rules=replace(problem.rules, max_members=None))):
        x = sourcing.solution_of(quantities)
        if x is not None:
            assert not rows.breaks(x).any()


def shared_need() -> Problem:
    """A answers 60 % of a need at 5 points, B 60 % at 3, C half at 4; one member each."""
    parts = (("A", "6", "5"), ("B", "6", "3"), ("C", "5", "4"))
    offers = [
        make_offer(name, {"R": "1"}, member=name, max_quantity=most, points={"R": points})
        for name, most, points in parts
    ]
    return make_problem(offers, needs={"R": "10"}, rules={"max_members": 2})


def test_the_points_of_a_need_are_not_averaged_over_members() -> None:
    sourcing = model_of(shared_need())
    a, b, c = (sourcing.member_columns[name] for name in "ABC")
    x = np.zeros(sourcing.model.width)
    x[[a, b, c]] = [1.0, 0.5, 0.5]
    parts = {rated.offer: column for column, rated in sourcing.rated.items()}
    # What A leaves of the need, a quarter each for B and C at half: the halves of both count as if the other were not there.
    x[[parts[0], parts[1], parts[2]]] = [0.6, 0.15, 0.25]
    assert rows_of(sourcing, x).height == 1


@EASY
@given(problems())
def test_the_highest_score_is_the_same_without_prices(data: dict[str, Any]) -> None:
    problem = replace(problem_of(data), objective=SCORE)
    searched = unpriced(problem)
    free = Evaluator(searched)
    for quantities, evaluation in every_choice(problem):
        assert (free.evaluate(quantities).holds, free.evaluate(quantities).score) == (True, evaluation.score)
    best = max((one.score for _, one in every_choice(problem)), default=None)
    answer = compose(problem, time_limit=20)
    assert (None if answer.choice is None else answer.choice.score) == best


@pytest.mark.parametrize("rule", [{"budget": "40"}, {"min_local_share": "0.1"}])
def test_prices_stay_where_a_rule_asks_for_them(rule: dict[str, str]) -> None:
    problem = replace(make_problem([make_offer("A", {"R": "1"}, "3")], rules=rule), objective=SCORE)
    assert unpriced(problem) == problem


def test_of_solutions_with_the_highest_score_the_cheapest_is_the_answer() -> None:
    problem = make_problem(
        [
            make_offer("A", {"R": "1"}, "9", member="M", points={"R": "5"}),
            make_offer("B", {"R": "1"}, "4", member="M", points={"R": "5"}),
            make_offer("C", {"R": "1"}, "1", member="N", points={"R": "4"}),
        ],
        members=[{"id": "M", "fixed_cost": "2"}],
    )
    answer = compose(replace(problem, objective=SCORE), time_limit=20)
    assert answer.choice is not None
    assert (answer.choice.score, answer.choice.cost, answer.bound) == (Decimal(5), Decimal(6), Decimal(5))
