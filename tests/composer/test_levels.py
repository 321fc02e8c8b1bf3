"""The levels of a trade-off: what is learnt at one serves at others, a search goes on where it ended, all are held."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bidbuilder.composer import composing, crew_search, goals, member_search, searching
from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.contradictions import Trial
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.level_models import LevelModels, at_level
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Against, TradeOff
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import OutOfTime, WarmRelaxation
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.staging import Stage, StageRun
from tests.composer.test_need_cuts import divided_needs
from tests.composer.test_swapping import crews_problem
from tests.factories.composer import every_choice, least_cost, make_offer, make_problem, problems

EASY = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])
FOREVER = float("inf")


def search_by_members(patched: pytest.MonkeyPatch) -> None:
    """The smallest problems are searched as if they were large."""
    patched.setattr(searching, "SMALL", 0)
    for module in (member_search, crew_search):
        patched.setattr(module, "MODERATE", 0)


@EASY
@given(divided_needs(), st.sampled_from([Against.MEMBERS, Against.LEAD_TIME]))
def test_rows_that_one_level_taught_hold_at_the_others(data: dict[str, Any], against: Against) -> None:
    timed = [offer | {"lead_time_days": 5 + place} for place, offer in enumerate(data["offers"])]
    problem = problem_of(data | {"offers": timed})
    loosest = 2 if against is Against.MEMBERS else 5 + len(timed)
    models = LevelModels(problem, against, Decimal(loosest), ())
    for level in (loosest - 1, loosest):
        sourcing = models.at(Decimal(level))
        if sourcing is None:
            continue
        sharper, relaxed = models.known.relaxed(sourcing, FOREVER)
        if relaxed.outcome is not Outcome.OPTIMAL:
            continue
        model, sharpest = models.known.cuts.sharpened(FOREVER, relaxed, sharper.model)
        models.known.learn(model, sharpest)
        for quantities, evaluation in every_choice(at_level(problem, against, Decimal(level))[0]):
            x = sourcing.solution_of(quantities)
            if x is not None:
                assert not model.breaks(x)[sourcing.model.height :].any()
                assert sharpest.value <= float(evaluation.cost) * float(sourcing.scale) * (1 + 1e-9) + 1e-4


def test_a_level_begins_with_the_rows_that_the_last_one_bound_by() -> None:
    offers = [
        make_offer(name, {"R": "1"}, price, member=name, max_quantity=most, integer=True)
        for name, price, most in (("A", "2", "7"), ("B", "1", "4"), ("C", "4", "9"))
    ]
    members = [{"id": "A", "fixed_cost": "9"}, {"id": "B", "fixed_cost": "5"}, {"id": "C", "fixed_cost": "7"}]
    problem = make_problem(offers, {"R": "10"}, members=members)
    models = LevelModels(problem, Against.MEMBERS, Decimal(2), ())
    sourcing = models.at(Decimal(2))
    assert sourcing is not None
    plain, relaxed = models.known.relaxed(sourcing, FOREVER)
    assert plain.model.height == sourcing.model.height
    model, sharper = models.known.cuts.sharpened(FOREVER, relaxed, plain.model)
    assert sharper.value > relaxed.value
    models.known.learn(model, sharper)
    again, at_once = models.known.relaxed(sourcing, FOREVER)
    assert again.model.height > sourcing.model.height
    assert at_once.value == pytest.approx(sharper.value)


def test_a_tree_that_is_broken_off_goes_on_to_the_same_proof(monkeypatch: pytest.MonkeyPatch) -> None:
    problem = crews_problem(3)
    sourcing = build_model(problem, candidates_of(problem))
    model = sourcing.model
    record = Record(lambda x: not model.breaks(x).any(), None, model.step)
    tree = MemberSearch(whole_model(sourcing), record, FOREVER)
    solve, left = WarmRelaxation._run, [0]

    def runs_out(relaxation: WarmRelaxation) -> float | None:
        left[0] -= 1
        if left[0] < 0:
            raise OutOfTime
        return solve(relaxation)

    monkeypatch.setattr(WarmRelaxation, "_run", runs_out)
    breaks = 0
    left[0] = 1
    while not tree.run(is_alone=True):
        breaks += 1
        # A little more each time, as any step has to be done whole.
        left[0] = 1 + breaks // 3
    assert breaks > 1
    assert record.is_proven
    assert Decimal(record.value) / Decimal(int(sourcing.scale)) == least_cost(problem)


def test_a_search_that_was_stopped_goes_on_from_its_best_solution(monkeypatch: pytest.MonkeyPatch) -> None:
    search_by_members(monkeypatch)
    monkeypatch.setattr(crew_search, "_GOOD", 100.0)  # even this one is not worth bettering first
    problem = crews_problem(3)
    sourcing = build_model(problem, candidates_of(problem))
    dear = dict.fromkeys(("AR0", "AR1", "AR2"), Decimal(1))
    stops = [False]
    run = StageRun(problem, sourcing, at_level(problem, Against.MEMBERS, Decimal(3))[1], lambda *_: stops[0])
    first = run.run(monotonic() + 20, dear)
    assert first.choice is not None
    assert run.may_go_on
    stops[0] = True
    last = run.go_on(monotonic() + 20, None)
    assert (last.outcome, last.value) == (Outcome.OPTIMAL, least_cost(problem))
    assert not run.may_go_on


@EASY
@given(problems(), st.sampled_from(["members", "lead_time", "score"]))
def test_a_frontier_searched_by_members_is_that_of_all_choices(data: dict[str, Any], against: str) -> None:
    problem = problem_of(data | {"trade_off": {"points": 6, "against": against}})
    with pytest.MonkeyPatch.context() as patched:
        search_by_members(patched)
        answer = compose(problem, time_limit=20)
    truths = [(one.cost, len(one.members), -one.score, one.slowest) for _, one in every_choice(problem)]
    assert len(answer.trade_off) <= 6
    place = {"members": 1, "score": 2, "lead_time": 3}[against]
    for point in answer.trade_off:
        level = -point.against if against == "score" else point.against
        reaching = [truth[0] for truth in truths if truth[place] <= level]
        assert point.choice.cost <= min(reaching)
        assert point.bound <= min(reaching) + Decimal("1e-4")


def test_a_level_whose_solution_is_that_of_a_stricter_one_gives_its_place_to_another() -> None:
    parts = {"P": ("R1", "2"), "Q": ("R2", "2"), "S": ("R3", "2"), "T": ("R4", "1"), "U": ("R5", "1")}
    offers = [
        make_offer("whole", dict.fromkeys(("R1", "R2", "R3", "R4", "R5"), "1"), "10", member="X"),
        make_offer("pair", {"R4": "1", "R5": "1"}, "3", member="V"),
        *(make_offer(f"by {name}", {need: "1"}, price, member=name) for name, (need, price) in parts.items()),
    ]
    points = compose(make_problem(offers, trade_off={"points": 3, "against": "members"}), time_limit=20).trade_off
    assert [(point.against, point.choice.cost) for point in points] == [(5, 8), (4, 9), (1, 10)]


def test_a_point_that_was_known_before_any_search_comes_closer_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(composing, "solve_stage", _roughly(composing.solve_stage))
    problem = replace(crews_problem(4), trade_off=TradeOff(points=4, against=Against.MEMBERS))
    points = compose(problem, time_limit=20).trade_off
    assert points
    assert all(point.bound == point.choice.counted_cost for point in points)


def _roughly(solve: Callable[..., Stage]) -> Callable[..., Stage]:
    """The same search, whose bound is told a little too low."""

    def solved(*parts: Any, **more: Any) -> Stage:
        stage = solve(*parts, **more)
        assert stage.bound is not None
        return replace(stage, outcome=Outcome.FEASIBLE, bound=stage.bound * Decimal("0.996"))

    return solved


def test_a_level_that_is_proven_is_not_searched_again(monkeypatch: pytest.MonkeyPatch) -> None:
    run, runs = StageRun.run, []

    def counted(*parts: Any) -> Stage:
        runs.append(parts)
        stage = run(*parts)
        assert stage.bound is not None
        # As where the proof of a solver leaves a trifle: a bound that is no whole number of steps.
        return replace(stage, bound=stage.bound - Decimal("0.000001"))

    monkeypatch.setattr(StageRun, "run", counted)
    problem = replace(crews_problem(4), trade_off=TradeOff(points=4, against=Against.MEMBERS))
    points = compose(problem, time_limit=20).trade_off
    assert len(points) <= len(runs) <= 5


@EASY
@given(problems(), st.sampled_from([Against.MEMBERS, Against.LEAD_TIME]), st.booleans())
def test_the_best_level_of_a_goal_has_a_solution(data: dict[str, Any], against: Against, in_time: bool) -> None:
    problem = problem_of(data)
    with pytest.MonkeyPatch.context() as patched:
        if not in_time:
            patched.setattr(goals, "attempt", lambda *_: Trial(Outcome.UNKNOWN))
        stricter, level, quantities = goals.with_best_level(problem, against, monotonic() + 60)
    reached = [
        len(evaluation.members) if against is Against.MEMBERS else evaluation.slowest
        for _, evaluation in every_choice(problem)
        if evaluation.holds
    ]
    assert (level is None) == (not reached)
    if level is not None and quantities is not None:
        assert Evaluator(stricter).evaluate(quantities).holds
        assert level >= min(reached)
        assert not in_time or against is Against.LEAD_TIME or level == max(1, min(reached))
