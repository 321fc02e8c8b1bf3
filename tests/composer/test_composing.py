"""The composer against the truth of small problems: every choice is tried, and every answer is checked by a stranger."""

import importlib.util
import json
import sys
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.composer import composing
from bidbuilder.composer.answer import Answer, answer_to_json
from bidbuilder.composer.composing import compose
from bidbuilder.composer.evaluating import Evaluator, objective_value
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.staging import Stage, solve_stage
from tests.factories.composer import BENCH, every_choice, instance, least_cost, make_offer, make_problem, problems

SMALL = settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def composed(problem: Problem, **more: Any) -> Answer:
    answer = compose(problem, time_limit=20, **more)
    if answer.choice is not None:
        evaluation = Evaluator(problem).evaluate(answer.choice.quantities)
        assert evaluation.holds
        assert evaluation.cost == answer.choice.cost
    return answer


def test_the_worked_example_of_the_model_costs_what_it_says() -> None:
    problem = make_problem(
        [
            make_offer("A", {"R": "1"}, member="M")
            | {"prices": [{"from": "0", "unit_price": "3.00"}, {"from": "8", "unit_price": "2.50"}]},
            make_offer("B", {"R": "1"}, "2.80", max_quantity="6"),
        ],
        needs={"R": "10"},
        members=[{"id": "M", "fixed_cost": "5"}],
    )
    answer = composed(problem)
    assert (answer.objective, answer.bound, answer.gap) == (Decimal(30), Decimal(30), Decimal(0))
    assert answer.choice is not None
    assert answer.choice.quantities == {"A": Decimal(10)}


def test_buying_beyond_need_up_to_a_cheaper_tier_is_found() -> None:
    tiers = [{"from": "0", "unit_price": "2"}, {"from": "10", "unit_price": "1"}]
    answer = composed(make_problem([make_offer("A", {"R": "1"}) | {"prices": tiers}], needs={"R": "9"}))
    assert answer.choice is not None
    assert answer.choice.quantities == {"A": Decimal(10)}


def test_a_divisible_offer_covers_its_need_exactly() -> None:
    problem = make_problem([make_offer("A", {"R": "3"}, integer=False)], needs={"R": "1"})
    answer = composed(problem)
    assert answer.choice is not None
    assert 0 <= answer.choice.quantities["A"] * 3 - 1 < Decimal("1e-9")


def test_a_divisible_offer_is_bought_from_its_least_quantity_on() -> None:
    offers = [
        make_offer("A", {"R": "1"}, price="1", integer=False, min_quantity="0.5", max_quantity="1"),
        make_offer("B", {"R": "1"}, price="3", integer=False),
    ]
    answer = composed(make_problem(offers, {"R": "0.3"}))
    assert (answer.status, answer.objective) == ("optimal", Decimal("0.5"))
    answer = composed(make_problem(offers, {"R": "0.1"}))
    assert answer.objective == Decimal("0.3")


def test_a_break_that_makes_divisible_units_dearer_is_not_cheated() -> None:
    tiers = [{"from": "0", "unit_price": "1"}, {"from": "5", "unit_price": "3"}]
    problem = make_problem([make_offer("A", {"R": "1"}, integer=False) | {"prices": tiers}], needs={"R": "5"})
    assert composed(problem).choice.cost == 15  # type: ignore[union-attr]


def test_nothing_needed_is_an_empty_solution_at_no_cost() -> None:
    answer = composed(problem_of({"needs": [], "offers": []}))
    assert (answer.status, answer.objective) == (Outcome.OPTIMAL, Decimal(0))


def test_a_need_that_nobody_answers_is_the_conflict() -> None:
    problem = make_problem([make_offer("A", {"R": "1"})], needs={"R": "1", "S": "1"})
    answer = composed(problem)
    assert answer.status is Outcome.INFEASIBLE
    assert [element.ids for element in answer.conflict] == [("S",)]


def test_an_optional_need_without_points_stays_uncovered() -> None:
    problem = problem_of(
        {
            "needs": [{"id": "R"}, {"id": "S", "mandatory": False}],
            "offers": [make_offer("A", {"R": "1"}), make_offer("B", {"S": "1"})],
        }
    )
    answer = composed(problem)
    assert answer.choice is not None
    assert answer.choice.uncovered == ("S",)


@SMALL
@given(problems())
def test_the_answer_is_the_cheapest_of_all_choices(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    answer = composed(problem)
    truth = least_cost(problem)
    if truth is None:
        assert answer.status is Outcome.INFEASIBLE
    else:
        assert answer.status is Outcome.OPTIMAL
        assert answer.objective == truth == answer.bound


@SMALL
@given(problems())
def test_the_highest_score_is_found_and_then_the_lowest_cost(data: dict[str, Any]) -> None:
    problem = problem_of(data | {"objective": "score"})
    answer = composed(problem)
    choices = [evaluation for _, evaluation in every_choice(problem)]
    if not choices:
        assert answer.status is Outcome.INFEASIBLE
        return
    best = max(evaluation.score for evaluation in choices)
    assert answer.choice is not None
    assert abs(answer.choice.score - best) < Decimal("1e-5")
    cheapest = min(evaluation.cost for evaluation in choices if evaluation.score >= best - Decimal("1e-6"))
    assert answer.choice.cost <= cheapest


@SMALL
@given(problems(), st.integers(1, 9), st.integers(0, 9))
def test_no_choice_beats_the_weighted_one(data: dict[str, Any], price: int, quality: int) -> None:
    weights = {"price_weight": str(price), "quality_weight": str(quality)}
    problem = problem_of(data | {"objective": weights})
    answer = composed(problem)
    choices = [evaluation for _, evaluation in every_choice(problem)]
    if not choices:
        assert answer.status is Outcome.INFEASIBLE
        return
    least = min(objective_value(problem, evaluation, answer.reference_price) for evaluation in choices)
    assert answer.objective is not None
    assert answer.objective <= least + Decimal("1e-5") * max(1, abs(least))


@SMALL
@given(problems(most_offers=3))
def test_adding_an_offer_never_worsens_the_optimum(data: dict[str, Any]) -> None:
    fewer = data | {"offers": data["offers"][:-1], "rules": {"max_members": data["rules"].get("max_members", 3)}}
    more = fewer | {"offers": data["offers"]}
    before, after = composed(problem_of(fewer)), composed(problem_of(more))
    if before.objective is not None:
        assert after.objective is not None
        assert after.objective <= before.objective


@SMALL
@given(problems(), st.data())
def test_dropping_a_rule_never_worsens_the_optimum(data: dict[str, Any], draw: st.DataObject) -> None:
    if not data["rules"]:
        return
    dropped = draw.draw(st.sampled_from(sorted(data["rules"])))
    looser = data | {"rules": {name: value for name, value in data["rules"].items() if name != dropped}}
    before, after = composed(problem_of(data)), composed(problem_of(looser))
    if before.objective is not None:
        assert after.objective is not None
        assert after.objective <= before.objective


def test_a_warm_start_that_is_best_is_kept_when_there_is_no_time() -> None:
    problem = make_problem([make_offer("A", {"R": "1"}), make_offer("B", {"R": "1"}, "2")], needs={"R": "3"})
    answer = compose(problem, time_limit=0.1, warm_start={"A": Decimal(3)})
    assert answer.objective == 3


def test_progress_may_stop_the_run_and_keep_the_best() -> None:
    seen = []
    problem = make_problem([make_offer("A", {"R": "1"})])
    compose(problem, time_limit=5, progress=lambda moment: bool(seen.append(moment)) or True)
    assert seen
    assert seen[-1].incumbent == 1


@pytest.mark.parametrize(("goes_on", "searches"), [(True, 2), (False, 1)])
def test_a_first_solution_may_take_the_time_of_further_ones_unless_the_run_is_stopped(
    monkeypatch: pytest.MonkeyPatch, goes_on: bool, searches: int
) -> None:
    deadlines = []

    def search(problem: Problem, deadline: float, **more: Any) -> Stage:
        deadlines.append(deadline)
        more["report"](None, None)
        return solve_stage(problem, deadline, **more) if len(deadlines) > 1 else Stage(outcome=Outcome.UNKNOWN)

    monkeypatch.setattr(composing, "solve_stage", search)
    problem = make_problem([make_offer("A", {"R": "1"})], alternatives={"count": 3})
    answer = compose(problem, time_limit=20, progress=lambda _moment: goes_on)
    assert len(deadlines) == searches
    assert deadlines == sorted(deadlines)
    assert (answer.choice is not None) == goes_on


def _stranger() -> Any:
    sys.path.insert(0, str(BENCH))
    try:
        spec = importlib.util.spec_from_file_location("verify", BENCH / "verify.py")
        assert spec is not None
        assert spec.loader is not None
        module = importlib.util.module_from_spec(spec)
        spec.loader.exec_module(module)
        return module
    finally:
        sys.path.remove(str(BENCH))


def _converted(family: str, name: str) -> dict[str, Any]:
    spec = importlib.util.spec_from_file_location("to_problem", BENCH / "to_problem.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module.read(family, str(instance(family, name)))  # type: ignore[no-any-return]


@pytest.mark.corpus
@pytest.mark.parametrize(
    ("family", "name", "optimum"),
    [
        ("setcover", "scp41", "429"),
        ("cflp", "cap61", "932615.75"),
        ("cflp", "cap133", "893076.7125"),
        ("gap", "cattrysse1994_gap5-0", "403"),
        ("sscflp", "delmaire_p1", "2014"),
    ],
)
def test_published_optima_are_proven_and_hold_for_an_independent_verifier(family: str, name: str, optimum: str) -> None:
    if not instance(family, name).is_file():
        pytest.skip("the published instances are not here")
    data = _converted(family, name)
    # The proof ends it, not the clock: on a busy machine as on a quiet one.
    answer = compose(problem_of(data), time_limit=600)
    faults, cost = _stranger().wrong(data, json.loads(json.dumps(answer_to_json(answer))))
    assert (answer.status, answer.objective, faults) == (Outcome.OPTIMAL, Decimal(optimum), [])
    assert cost == Decimal(optimum)


def test_a_problem_of_divisible_offers_alone_is_proven() -> None:
    problem = make_problem(
        [make_offer("A", {"R": "1"}, "3.00", integer=False), make_offer("B", {"R": "1"}, "2.50", integer=False)],
        needs={"R": "1600"},
    )
    answer = composed(problem)
    assert answer.status is Outcome.OPTIMAL
    assert answer.objective == answer.bound == Decimal(4000)
