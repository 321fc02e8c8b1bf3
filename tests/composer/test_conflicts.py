"""Conflicts are infeasible, every proper part of them is feasible, and each repair is a way out that costs what it says."""

from dataclasses import replace
from decimal import Decimal
from time import monotonic
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings

from bidbuilder.composer import composing
from bidbuilder.composer.composing import compose
from bidbuilder.composer.conflicts import explain, find_conflict
from bidbuilder.composer.contradictions import is_infeasible
from bidbuilder.composer.elements import Element, ElementKind, elements_of, keeping, without
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.repairs import changed, list_repairs
from tests.factories.composer import every_choice, make_offer, make_problem, problems

# How much further the next stricter level is.
STEPS = {
    ElementKind.BUDGET: Decimal("-0.01"),
    ElementKind.MAX_MEMBERS: Decimal(-1),
    ElementKind.MAX_LEAD_TIME_DAYS: Decimal(-1),
    ElementKind.MAX_SHARE: Decimal("-0.001"),
    ElementKind.MIN_SHARE: Decimal("0.001"),
    ElementKind.MIN_LOCAL_SHARE: Decimal("0.001"),
    ElementKind.LEAST_LOTS: Decimal(1),
    ElementKind.MOST_LOTS: Decimal(-1),
}
SMALL = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def conflict_of(problem: Problem) -> tuple[Element, ...]:
    return find_conflict(problem, monotonic() + 20).elements


def has_choice(problem: Problem) -> bool:
    return bool(every_choice(problem))


@SMALL
@given(problems())
def test_a_conflict_contradicts_and_every_proper_part_of_it_can_be_kept(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    conflict = conflict_of(problem)
    assert bool(conflict) != has_choice(problem)
    assert not conflict or not has_choice(keeping(problem, conflict))
    for left_out in conflict:
        assert has_choice(keeping(problem, [one for one in conflict if one != left_out]))


@SMALL
@given(problems())
def test_every_repair_is_a_way_out(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    conflict = conflict_of(problem)
    repairs = list_repairs(problem, conflict, monotonic() + 20)
    assert bool(repairs) is bool(conflict)
    assert all({change.element for change in repair.changes} & set(conflict) for repair in repairs)
    for repair in repairs:
        mended = problem
        for change in repair.changes:
            mended = changed(mended, change)
        evaluation = Evaluator(mended).evaluate(repair.choice.quantities)
        assert evaluation.holds
        assert repair.cost == min(one.cost for _, one in every_choice(mended))
        assert repair.is_proven


@SMALL
@given(problems())
def test_every_repair_names_the_nearest_value_there_is(data: dict[str, Any]) -> None:
    problem = problem_of(data)
    for repair in list_repairs(problem, conflict_of(problem), monotonic() + 20):
        *before, last = repair.changes
        kind = last.element.kind
        assert (last.changed_to is None) is (last.changed_from is None)
        mended = problem
        for change in before:
            mended = changed(mended, change)
        name, without_it = (*last.element.ids, "")[0], [one for _, one in every_choice(without(mended, [last.element]))]
        if kind is ElementKind.NEED:
            assert last.changed_to == max(one.answered.get(name, Decimal(0)) for one in without_it)
        elif kind is ElementKind.CAPACITY:
            assert last.changed_to == min(one.used.get(name, Decimal(0)) for one in without_it)
        if kind not in STEPS or last.changed_to is None:
            continue
        stricter = last.changed_to + STEPS[kind]
        assert not has_choice(changed(mended, replace(last, changed_to=stricter)))


def test_the_share_of_the_lead_that_can_be_had_is_named_with_its_cost() -> None:
    offers = [
        make_offer("own", {"R": "1"}, "34", member="lead", max_quantity="1"),
        make_offer("other", {"S": "1"}, "66", member="other", max_quantity="1"),
        make_offer("dear", {"S": "1"}, "86", member="other", max_quantity="1"),
    ]
    problem = make_problem(offers, members=[{"id": "lead", "min_share": "0.4"}])
    share = Element(ElementKind.MIN_SHARE, ("lead",))
    answer = compose(problem, time_limit=20)
    assert share in answer.conflict
    repair = next(one for one in answer.repairs if one.changes[0].element == share)
    assert (repair.changes[0].changed_from, repair.changes[0].changed_to) == (Decimal("0.4"), Decimal("0.34"))
    assert (repair.cost, repair.is_proven) == (Decimal(100), True)


def test_the_local_share_and_the_greatest_share_that_can_be_had_are_named() -> None:
    offers = [
        make_offer("here", {"R": "1"}, "30", member="A", local_share="1", max_quantity="1"),
        make_offer("there", {"S": "1"}, "70", member="B", local_share="0.1", max_quantity="1"),
    ]
    local = make_problem(offers, rules={"min_local_share": "0.5"})
    greatest = make_problem(offers, members=[{"id": "B", "max_share": "0.6"}])
    for problem, level in ((local, Decimal("0.37")), (greatest, Decimal("0.7"))):
        changes = [repair.changes[0] for repair in compose(problem, time_limit=20).repairs]
        assert level in {change.changed_to for change in changes if change.element.kind is not ElementKind.NEED}


def test_the_number_of_lots_that_can_be_had_is_named() -> None:
    problem = problem_of(
        {
            "needs": [{"id": name, "lot": name} for name in ("L1", "L2", "L3")],
            "lots": [{"id": name, "value": "5"} for name in ("L1", "L2", "L3")],
            "offers": [make_offer("A", {"L1": "1"}), make_offer("B", {"L2": "1"})],
            "rules": {"lots": {"least": 3, "most": 3}},
        }
    )
    changes = {repair.changes[0].element.kind: repair.changes[0] for repair in compose(problem, time_limit=20).repairs}
    assert changes[ElementKind.LEAST_LOTS].changed_to == 2


def test_a_budget_under_the_lowest_cost_is_named_with_the_cost_that_would_do() -> None:
    problem = make_problem([make_offer("A", {"R": "1"}, "3")], needs={"R": "4"}, rules={"budget": "10"})
    answer = compose(problem, time_limit=20)
    assert set(answer.conflict) == {Element(ElementKind.NEED, ("R",)), Element(ElementKind.BUDGET)}
    ways = {repair.changes[0].element.kind: repair.changes[0].changed_to for repair in answer.repairs}
    assert ways == {ElementKind.BUDGET: Decimal(12), ElementKind.NEED: Decimal(3)}


def test_a_lead_time_is_relaxed_only_as_far_as_needed() -> None:
    offers = [make_offer(f"A{days}", {"R": "1"}, lead_time_days=days) for days in (30, 40, 50)]
    answer = compose(make_problem(offers, rules={"max_lead_time_days": 20}), time_limit=20)
    lead_time = Element(ElementKind.MAX_LEAD_TIME_DAYS)
    assert lead_time in answer.conflict
    change = next(repair.changes[0] for repair in answer.repairs if repair.changes[0].element == lead_time)
    assert (change.changed_from, change.changed_to) == (Decimal(20), Decimal(30))


def test_the_limit_on_members_is_raised_only_as_far_as_needed() -> None:
    offers = [make_offer(f"O{index}", {f"R{index}": "1"}, member=f"M{index}") for index in range(4)]
    answer = compose(make_problem(offers, rules={"max_members": 1}), time_limit=20)
    limit = Element(ElementKind.MAX_MEMBERS)
    assert len(answer.conflict) == 3
    change = next(repair.changes[0] for repair in answer.repairs if repair.changes[0].element == limit)
    assert change.changed_to == 4


def test_a_way_out_that_changes_more_than_another_and_costs_as_much_is_left_out() -> None:
    problem = make_problem([make_offer("A", {"R": "1", "S": "1"}, "18")], rules={"budget": "1"})
    answer = compose(problem, time_limit=20)
    assert [[change.element.kind for change in repair.changes] for repair in answer.repairs] == [[ElementKind.BUDGET]]
    assert answer.repairs[0].cost == 18


def test_two_conflicts_are_repaired_together() -> None:
    problem = make_problem([make_offer("A", {"R": "1"})], needs={"R": "1", "S": "1", "T": "1"})
    answer = compose(problem, time_limit=20)
    assert len(answer.conflict) == 1
    assert [len(repair.changes) for repair in answer.repairs] == [2]


def test_explain_finds_the_contradicting_part_alone() -> None:
    elements = [Element(ElementKind.NEED, (str(number),)) for number in range(40)]
    guilty = {elements[3], elements[17], elements[31]}
    assert set(explain(elements, lambda some: guilty <= set(some))) == guilty


def test_a_feasible_problem_has_no_conflict() -> None:
    problem = make_problem([make_offer("A", {"R": "1"})])
    assert conflict_of(problem) == ()
    assert not is_infeasible(problem, monotonic() + 5)


def test_every_demand_can_be_taken_out_and_put_back() -> None:
    problem = make_problem(
        [make_offer("A", {"R": "1"}, uses={"C": "1"}, member="M"), make_offer("B", {"R": "1"})],
        members=[{"id": "M", "min_share": "0.1", "max_share": "0.9"}],
        capacities=[{"id": "C", "amount": "1"}],
        rules={
            "max_members": 1,
            "requires": [["A", "B"]],
            "excludes": [["A", "B"]],
            "pinned": [{"offer": "A", "quantity": "1"}],
            "barred": ["B"],
            "min_local_share": "0.1",
            "max_lead_time_days": 1,
            "budget": "1",
            "lots": {"least": 1, "most": 2},
            "origins": ["DK"],
        },
    )
    elements = elements_of(problem)
    assert {element.kind for element in elements} == set(ElementKind) - {ElementKind.OFFER}
    assert keeping(problem, elements) == problem
    assert elements_of(keeping(problem, [])) == ()


def test_a_way_out_is_looked_for_in_the_rest_of_the_time_where_its_own_part_brought_none(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    monkeypatch.setattr(composing, "_REPAIR_SECONDS", 0.0)
    monkeypatch.setattr(composing, "_REPAIR_PART", 0.0)
    problem = make_problem([make_offer("A", {"R": "1"}, "3")], needs={"R": "4"}, rules={"budget": "10"})
    assert {repair.cost for repair in compose(problem, time_limit=20).repairs} == {Decimal(9), Decimal(12)}
