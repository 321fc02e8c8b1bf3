"""The first crew: within the limit on members, able to answer every need, and no crew that could not do it twice."""

from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np
import pytest

from bidbuilder.composer import crew_search
from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.crew_search import search_first
from bidbuilder.composer.crewing import Crewing, by_tree
from bidbuilder.composer.membership import MemberModel, whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Choice
from bidbuilder.composer.solving import solve_integer, solve_relaxation
from bidbuilder.composer.translation import SourcingModel
from tests.composer.test_large_search import sold_by
from tests.factories.composer import make_offer, make_problem

SOLD = {"A": {"R": "10", "T": "10"}, "B": {"R": "10", "T": "10"}, "C": {"S": "10"}, "D": {"S": "5"}, "E": {"S": "5"}}


def limited(room_of_a: str, most: int = 2) -> Problem:
    """Three needs of 10: two are answered by A or B, the third by C alone or by D and E together; A may lack capacity."""
    offers = [
        make_offer(f"{name}-{need}", {need: "1"}, member=name, max_quantity=most_sold, uses={f"of {name}": "1"})
        for name, sold in SOLD.items()
        for need, most_sold in sold.items()
    ]
    return make_problem(
        offers,
        dict.fromkeys("RST", "10"),
        members=[{"id": name, "fixed_cost": "1"} for name in SOLD],
        capacities=[{"id": f"of {name}", "amount": room_of_a if name == "A" else "20"} for name in SOLD],
        rules={"max_members": most},
    )


def searched(problem: Problem) -> tuple[SourcingModel, MemberModel, MemberSearch]:
    sourcing = build_model(problem, candidates_of(problem))
    part = whole_model(sourcing)
    tree = MemberSearch(part, Record(lambda _: True), monotonic() + 60)
    return sourcing, part, tree


def names(sourcing: SourcingModel, crew: np.ndarray | None) -> set[str]:
    return set() if crew is None else {name for name, joins in zip(sourcing.member_columns, crew, strict=True) if joins}


@pytest.mark.parametrize(
    ("room_of_a", "used", "crew"),
    [
        ("20", {"A": 0.9, "B": 0.1, "C": 0.2, "D": 0.4, "E": 0.4}, {"A", "C"}),
        ("20", {"A": 0.1, "B": 0.9, "C": 0.2, "D": 0.4, "E": 0.4}, {"B", "C"}),
        ("19", {"A": 0.9, "B": 0.1, "C": 0.2, "D": 0.4, "E": 0.4}, {"B", "C"}),
    ],
    ids=["the one most used", "the other one", "the most used lacks capacity"],
)
def test_the_crew_is_the_most_used_one_that_can_do_it(room_of_a: str, used: dict[str, float], crew: set[str]) -> None:
    sourcing, part, tree = searched(limited(room_of_a))
    joined = np.array([used[name] for name in sourcing.member_columns])
    assert names(sourcing, Crewing(sourcing, part, joined).find(by_tree(tree), monotonic() + 60)) == crew


def test_crews_that_are_left_out_do_not_come_again_until_there_is_none() -> None:
    sourcing, part, tree = searched(limited("20"))
    crewing = Crewing(sourcing, part, np.full(5, 0.4))
    found = []
    while (crew := crewing.find(by_tree(tree), monotonic() + 60)) is not None:
        found.append(frozenset(names(sourcing, crew)))
        crewing.leave_out(crew)
    assert set(found) == {frozenset("AC"), frozenset("BC")}
    assert len(found) == 2


def test_why_a_crew_cannot_do_it_is_a_row_that_able_crews_keep() -> None:
    sourcing, part, tree = searched(limited("19", most=4))
    order = list(sourcing.member_columns)
    crews = {crew: np.array([float(name in crew) for name in order]) for crew in ("AC", "ADE", "BC", "BDE", "ABC")}
    for unable in ("AC", "ADE"):
        assert tree.relaxed(Choice(crews[unable], crews[unable])) is None
        weights, least = tree.refusal(crews[unable])
        assert weights @ crews[unable] < least < inf
        assert all(weights @ crews[able] >= least - 1e-9 for able in ("BC", "BDE", "ABC"))
    assert part.most == 4


def test_a_dear_solution_to_begin_with_is_soon_bettered_and_a_good_one_left(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(crew_search, "MODERATE", 0)
    problem = sold_by(12, most=4)
    sourcing = build_model(problem, candidates_of(problem))
    model, deadline = sourcing.model, monotonic() + 20
    dear = solve_integer(replace(model, cost=-model.cost), deadline).x
    relaxed = solve_relaxation(model, deadline)
    assert dear is not None
    record = Record(lambda x: not model.breaks(x).any())
    record.offer(dear, cost := float(model.cost @ dear))
    search_first(sourcing, relaxed, record, deadline)
    assert record.value < 0.9 * cost
    monkeypatch.setattr(crew_search, "_GOOD", 1.0)
    known = Record(lambda x: not model.breaks(x).any())
    known.offer(dear, cost)
    search_first(sourcing, relaxed, known, deadline)
    assert known.value == cost
