"""Alternatives differ as asked and come in order of cost; the frontier has no dominated point; why-this names the runner-up."""

from dataclasses import replace
from decimal import Decimal
from time import monotonic
from typing import Any

from hypothesis import HealthCheck, assume, given, settings
from hypothesis import strategies as st

from bidbuilder.composer.alternatives import find_runner_up, price_of
from bidbuilder.composer.answer import Choice, Progress
from bidbuilder.composer.composing import compose
from bidbuilder.composer.elements import Element, ElementKind, elements_of, without
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.explaining import list_demand_costs, list_reasons
from bidbuilder.composer.problem import Aim, Objective, Problem
from bidbuilder.composer.reading import problem_of
from tests.factories.composer import every_choice, least_cost, make_offer, make_problem, problems

FEW = settings(max_examples=5, deadline=None, suppress_health_check=[HealthCheck.too_slow])
SMALL = settings(max_examples=15, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@SMALL
@given(problems(), st.integers(1, 2))
def test_alternatives_are_the_next_best_that_differ_enough(data: dict[str, Any], differ: int) -> None:
    problem = problem_of(data | {"alternatives": {"count": 2, "differ": differ}})
    answer = compose(problem, time_limit=20)
    assume(answer.choice is not None)
    assert answer.choice is not None
    earlier = [set(answer.choice.members)]
    asked = {need.id for need in problem.needs if need.is_mandatory or need.points}
    idle = {one.id for one in problem.offers if not asked & set(one.answers) and not any(one.points.values())}
    truths = [(set(one.members), one.cost, bool(idle & set(choice))) for choice, one in every_choice(problem)]
    for other in answer.alternatives:
        assert all(len(set(other.members) ^ members) >= differ for members in earlier)
        allowed = [one for one in truths if all(len(one[0] ^ seen) >= differ for seen in earlier)]
        assert other.cost >= min(cost for _, cost, _ in allowed)
        # What is of no use need not be bought to make a difference; it may be where a rule, such as of shares, has use for it.
        assert other.cost <= min((cost for _, cost, is_idle in allowed if not is_idle), default=other.cost)
        earlier.append(set(other.members))


@SMALL
@given(problems(), st.sampled_from(["members", "score", "lead_time"]))
def test_the_frontier_has_no_dominated_point(data: dict[str, Any], against: str) -> None:
    problem = problem_of(data | {"trade_off": {"points": 6, "against": against}})
    answer = compose(problem, time_limit=20)
    assume(answer.choice is not None)
    assert answer.choice is not None
    sign = -1 if against == "score" else 1
    found = [(point.choice.cost, sign * point.against) for point in answer.trade_off]
    assert found[0][0] == answer.choice.cost  # also where its score has more decimals than a level
    assert not [(a, b) for a in found for b in found if a != b and a[0] <= b[0] and a[1] <= b[1]]
    measured = {
        "members": lambda one: len(one.members),
        "score": lambda one: -one.score,
        "lead_time": lambda one: one.slowest,
    }
    truths = [(one.cost, measured[against](one)) for _, one in every_choice(problem)]
    for cost, level in found:
        assert cost <= min(other for other, reached in truths if reached <= level - Decimal("1e-6") or reached <= level)
    if against != "lead_time":  # an offer that states no lead time makes no level of its own
        assert min(level for _, level in found) <= min(reached for _, reached in truths) + Decimal("1e-6")
    for point in answer.trade_off:
        assert Evaluator(problem).evaluate(point.choice.quantities).holds


def test_every_point_of_the_frontier_stands_at_a_level_that_can_be_reached() -> None:
    offers = [make_offer(f"O{days}", {"R": "1"}, str(200 - days), lead_time_days=days) for days in range(40, 140, 10)]
    slow = make_offer("S", {"S": "1"}, "1", lead_time_days=90)
    useless = [make_offer(f"U{days}", {"T": "1"}, "1", lead_time_days=days) for days in range(1, 40)]
    problem = problem_of(
        {
            "needs": [{"id": "R"}, {"id": "S"}, {"id": "T", "mandatory": False}],
            "offers": [*offers, slow, *useless],
            "trade_off": {"points": 5, "against": "lead_time"},
        }
    )
    points = compose(problem, time_limit=20).trade_off
    assert [point.against for point in points] == [130, 120, 110, 100, 90]
    assert all(point.bound == point.choice.cost for point in points)


def test_a_budget_that_fits_the_best_alone_does_not_hide_the_runner_up() -> None:
    offers = [make_offer("A", {"R": "1"}, "5"), make_offer("B", {"R": "1"}, "8"), make_offer("C", {"S": "1"}, "4")]
    problem = make_problem(offers, rules={"budget": "9"})
    best = compose(problem, time_limit=20).choice
    assert best is not None
    reasons = list_reasons(problem, best, ["A", "C"], monotonic() + 20, lambda: True)
    assert [(one.difference, one.breaks_budget) for one in reasons] == [(Decimal(3), True), (None, False)]


def test_the_runner_up_says_what_the_choice_saves() -> None:
    problem = make_problem([make_offer("A", {"R": "1"}, "5"), make_offer("B", {"R": "1"}, "8")])
    answer = compose(problem, time_limit=10)
    assert answer.choice is not None
    runner_up = find_runner_up(problem, answer.choice, "A", monotonic() + 10)
    assert (runner_up.difference, runner_up.is_proven) == (Decimal(3), True)


def test_an_offer_nobody_can_replace_has_no_runner_up() -> None:
    problem = make_problem([make_offer("A", {"R": "1"}, "5")])
    answer = compose(problem, time_limit=10)
    assert answer.choice is not None
    assert find_runner_up(problem, answer.choice, "A", monotonic() + 10).choice is None


def test_a_rule_costs_what_the_solution_saves_without_it() -> None:
    problem = make_problem(
        [make_offer("A", {"R": "1"}, "5"), make_offer("B", {"R": "1"}, "8")], rules={"barred": ["A"]}
    )
    answer = compose(problem, time_limit=10)
    assert answer.choice is not None
    without_it = price_of(problem, answer.choice, Element(ElementKind.BARRED, ("A",)), monotonic() + 10)
    assert without_it.difference == -3


def test_whoever_stops_the_search_for_further_solutions_keeps_those_found() -> None:
    offers = [make_offer(name, {"R": "1"}, price, member=name) for name, price in (("A", "1"), ("B", "2"), ("C", "3"))]
    wishes: dict[str, Any] = {
        "alternatives": {"count": 2, "differ": 1},
        "trade_off": {"points": 3, "against": "members"},
    }
    problem = make_problem(offers, **wishes)
    whole = compose(problem, time_limit=20)
    assert (len(whole.alternatives), len(whole.trade_off)) == (2, 1)
    stages = []

    def stops_after_the_best(moment: Progress) -> bool:
        stages.append(moment.stage)
        return moment.stage == "cost"

    stopped = compose(problem, time_limit=20, progress=stops_after_the_best)
    assert stopped.choice == whole.choice
    assert (stopped.alternatives, stopped.trade_off) == (whole.alternatives[:1], ())
    assert set(stages) == {"cost", "alternatives"}
    assert compose(problem, time_limit=20, progress=lambda _moment: False).alternatives == ()


def best_of(problem: Problem) -> Choice:
    """The best solution; examples that have none are left out."""
    best = compose(problem, time_limit=20).choice
    assume(best is not None)
    assert best is not None
    return best


def without_offer(problem: Problem, offer: str) -> Problem:
    """The problem without an offer and its budget: what the next best is measured by."""
    return replace(problem, rules=replace(problem.rules, budget=None, barred=(*problem.rules.barred, offer)))


@FEW
@given(problems(3))
def test_reasons_and_costs_of_demands_are_those_of_all_choices(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    best = best_of(problem)
    for reason in list_reasons(problem, best, best.quantities, monotonic() + 20, lambda: True):
        barred = without_offer(problem, reason.offer)
        cheapest = least_cost(barred)
        assert reason.is_proven
        assert reason.difference == (None if cheapest is None else cheapest - best.cost)
        bought = {**best.quantities, **{item.offer: item.quantity for item in reason.instead}}
        instead = {name: quantity for name, quantity in bought.items() if name not in reason.out}
        if cheapest is not None:
            assert Evaluator(barred).evaluate(instead).cost == cheapest
    asked = elements_of(problem)
    costs = list_demand_costs(problem, best, asked, monotonic() + 20, lambda: True)
    found = {one.element: one.saving for one in costs}
    for element in asked:
        cheapest = least_cost(without(problem, (element,)))
        assert cheapest is not None
        assert found.get(element, Decimal(0)) == best.cost - cheapest
    assert list(found.values()) == sorted(found.values(), reverse=True)


@FEW
@given(problems(3))
def test_where_the_score_is_the_aim_reasons_and_costs_go_by_it(data: dict[str, Any]) -> None:
    problem = replace(problem_of(data), objective=Objective(aim=Aim.SCORE))
    best = best_of(problem)
    for reason in list_reasons(problem, best, best.quantities, monotonic() + 20, lambda: True):
        barred = without_offer(problem, reason.offer)
        left = [(-one.score, one.cost) for _, one in every_choice(barred)]
        assert (reason.difference is None) is (not left)
        if left:
            assert (best.score + reason.points, best.cost + (reason.difference or 0)) == (-min(left)[0], min(left)[1])
    for cost in list_demand_costs(problem, best, elements_of(problem), monotonic() + 20, lambda: True):
        as_good = [one.cost for _, one in every_choice(without(problem, (cost.element,))) if one.score >= best.score]
        assert cost.saving == best.cost - min(as_good)


def test_the_frontier_and_the_alternatives_of_another_aim() -> None:
    offers = [
        make_offer(name, {"R": "1"}, price, member=name, points={"R": points})
        for name, price, points in (("A", "9", "5"), ("B", "4", "3"), ("C", "2", "1"), ("D", "8", "2"))
    ]
    wishes: dict[str, Any] = {
        "alternatives": {"count": 1, "differ": 2},
        "trade_off": {"points": 5, "against": "score"},
        "rules": {"max_members": 1},
    }
    for objective, best, second in (
        ("score", "A", "B"),
        ({"price_weight": "1", "quality_weight": "99"}, "A", "B"),
        ("cost", "C", "B"),
    ):
        answer = compose(make_problem(offers, objective=objective, **wishes), time_limit=20)
        assert answer.choice is not None
        assert (answer.choice.members, [one.members for one in answer.alternatives]) == ((best,), [(second,)])
        assert [point.choice.cost for point in answer.trade_off] == [2, 4, 9]
        assert all(point.bound == point.choice.cost for point in answer.trade_off)


def test_a_rule_that_binds_nothing_costs_nothing_where_the_score_is_the_aim() -> None:
    offers = [
        make_offer("good", {"R": "1"}, "9", points={"R": "5"}),
        make_offer("cheap", {"R": "1"}, "2", points={"R": "1"}),
    ]
    problem = replace(make_problem(offers, rules={"budget": "20"}), objective=Objective(aim=Aim.SCORE))
    best = compose(problem, time_limit=20).choice
    assert best is not None
    assert list_demand_costs(problem, best, elements_of(problem), monotonic() + 20, lambda: True) == ()
    (reason,) = list_reasons(problem, best, ["good"], monotonic() + 20, lambda: True)
    assert (reason.difference, reason.points) == (Decimal(-7), Decimal(-4))
