"""Sets of demands are judged rightly and few members are counted rightly; what was not tried in time is not called proven."""

from dataclasses import replace
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.conflicts import find_conflict
from bidbuilder.composer.contradictions import Judge, is_infeasible, relevant
from bidbuilder.composer.crews import Crews
from bidbuilder.composer.elements import ElementKind, elements_of, keeping
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.repairs import counting_members, list_repairs
from bidbuilder.composer.solving import Outcome
from tests.bench.composer import problem_data
from tests.corpus import SHARED
from tests.factories.composer import every_choice, make_offer, make_problem, problems

SMALL = settings(max_examples=8, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def three_members(**rules: Any) -> Problem:
    offers = [make_offer(f"O{index}", {f"R{index}": "1"}, member=f"M{index}") for index in range(3)]
    return make_problem(offers, rules=rules)


@pytest.mark.parametrize(
    ("needs", "most", "is_possible"),
    [
        (("R0", "R1", "R2"), 2, False),
        (("R0", "R1", "R2"), 3, True),
        (("R0", "R1"), 1, False),
        (("R0", "R1"), 2, True),
        ((), 0, True),
    ],
)
def test_as_many_members_are_needed_as_the_needs_have_sellers(
    needs: tuple[str, ...], most: int, is_possible: bool
) -> None:
    problem = three_members()
    crews = Crews(problem, candidates_of(problem))
    found = crews.find(frozenset(needs), most, monotonic() + 5)
    assert found.is_possible is is_possible
    assert not is_possible or found.crew == frozenset(f"M{need[1:]}" for need in needs)


@SMALL
@given(problems())
def test_every_set_of_demands_is_judged_as_by_trying_all(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    judge = Judge(problem, monotonic() + 60)
    elements = elements_of(problem)
    sets = [elements, *([one for one in elements if one != left] for left in elements)]
    for demanded in sets:
        assert judge.contradicts(demanded) is not bool(every_choice(keeping(problem, demanded)))
    assert judge.is_sure


@SMALL
@given(problems())
def test_offers_that_nothing_has_a_use_for_decide_nothing(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    assert is_infeasible(relevant(problem), monotonic() + 20) is is_infeasible(problem, monotonic() + 20)


@SMALL
@given(problems())
def test_the_cheapest_of_counted_members_are_the_fewest(data: dict[str, Any]) -> None:
    bare = {
        **data,
        "members": [],
        "rules": {**data["rules"], "budget": None, "max_members": None, "min_local_share": None},
    }
    problem = problem_of(bare)
    answer = compose(counting_members(problem), time_limit=20)
    counts = [len(evaluation.members) for _, evaluation in every_choice(problem)]
    assert (answer.status is Outcome.INFEASIBLE) is not bool(counts)
    assert not counts or answer.objective == min(counts)


def test_what_was_not_tried_in_time_is_neither_called_a_contradiction_nor_sure() -> None:
    problem = three_members(max_members=2)
    late = Judge(problem, monotonic() - 1)
    assert not late.contradicts(elements_of(problem))
    assert not late.is_sure
    assert Judge(problem, monotonic() + 5).contradicts(elements_of(problem))


@pytest.mark.corpus
@pytest.mark.parametrize("rules", [{"max_members": 1}, {"budget": "1000"}, {"max_lead_time_days": 45}])
def test_a_conflict_of_a_larger_problem_is_minimal_and_has_a_way_out(rules: dict[str, Any]) -> None:
    if not SHARED.is_dir():
        pytest.skip("the generator is not here")
    problem = problem_of(problem_data("sourcing/88x300x12x1"))
    problem = replace(problem, rules=replace(problem.rules, **problem_of_rules(rules)))
    conflict = find_conflict(problem, monotonic() + 20)
    assert conflict.elements
    assert conflict.is_minimal
    assert compose(keeping(problem, conflict.elements), time_limit=10).status is Outcome.INFEASIBLE
    for left_out in conflict.elements:
        rest = keeping(problem, [one for one in conflict.elements if one != left_out])
        assert compose(rest, time_limit=5).choice is not None
    repairs = list_repairs(problem, conflict.elements, monotonic() + 4)
    assert repairs[0].changes[0].element.kind is not ElementKind.OFFER


def problem_of_rules(rules: dict[str, Any]) -> dict[str, Any]:
    """Rules as the problem holds them."""
    read = problem_of({"needs": [], "offers": [], "rules": rules}).rules
    return {name: getattr(read, name) for name in rules}
