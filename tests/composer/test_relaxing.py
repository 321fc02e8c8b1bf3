"""Relaxations kept warm: one may begin where another ended, also among rows that came in on the way."""

from math import inf

import numpy as np
import pytest

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.hands import Hand
from bidbuilder.composer.matrices import Model
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Choice, WarmRelaxation
from bidbuilder.composer.translation import SourcingModel
from tests.factories.composer import least_cost, make_offer, make_problem


def sold_by_three() -> tuple[SourcingModel, float]:
    """Ten of a need, which three members with a joining cost sell, and what it costs at least in the model's unit."""
    sold = {"M": ("2", "7"), "N": ("1", "8"), "P": ("4", "10")}
    offers = [
        make_offer(name, {"R": "1"}, price, member=name, max_quantity=most, integer=True)
        for name, (price, most) in sold.items()
    ]
    members = [{"id": "M", "fixed_cost": "9"}, {"id": "N", "fixed_cost": "5"}, {"id": "P", "fixed_cost": "30"}]
    problem = make_problem(offers, {"R": "10"}, members=members)
    sourcing = build_model(problem, candidates_of(problem))
    return sourcing, float(least_cost(problem) or 0) * int(sourcing.scale)


def test_one_relaxation_begins_where_another_ended_among_rows_added_to_both() -> None:
    sourcing = sold_by_three()[0]
    one, two = (WarmRelaxation(whole_model(sourcing), None, inf) for _ in range(2))
    free = Choice(np.zeros(3), np.ones(3))
    before = one.solve(free)
    assert before is not None
    rows = NeedCuts(sourcing).broken_by(before.x)
    assert rows is not None
    for relaxation in (one, two):
        relaxation.add(rows)
    sharper = one.solve(free)
    assert sharper is not None
    assert sharper.value > before.value + 1
    runs = two.runs
    again = two.solve(free, basis=sharper.basis)
    assert again is not None
    assert again.value == pytest.approx(sharper.value)
    assert two.runs == runs + 1
    without = two.solve(free.closed(2), basis=sharper.basis)
    fresh = one.solve(free.closed(2))
    assert without is not None and fresh is not None  # noqa: PT018
    assert without.value == pytest.approx(fresh.value)


def test_a_node_is_sharpened_by_the_rows_that_it_breaks_and_never_beyond_what_is_below_it() -> None:
    sourcing, least = sold_by_three()
    shared: list[Model] = []
    hand = Hand(whole_model(sourcing), Record(lambda _: True), inf, None, lambda rows: share(rows))

    def share(rows: Model) -> None:
        shared.append(rows)
        hand.relaxation.add(rows)

    node = hand.node(Choice(np.zeros(3), np.ones(3)))
    assert node is not None
    sharper = hand.sharpened(node, NeedCuts(sourcing))
    assert sharper is not None
    assert node.bound + 1 < sharper.bound <= least * (1 + 1e-9)
    assert len(shared) == 1
    again = hand.node(node.choice, node.basis)
    assert again is not None
    assert again.bound == pytest.approx(sharper.bound)


def test_a_run_beside_another_ends_once_the_search_is_over() -> None:
    record = Record(lambda _: True)
    record.offer(np.ones(1), 5.0)
    alone, beside = record.watch(), record.watch_beside()
    assert alone(5.0, 1.0)
    assert beside(5.0, 1.0)
    record.raise_bound(5.0)
    assert alone(5.0, 5.0)
    assert not beside(5.0, 5.0)
