"""Relaxations kept warm: one may begin where another ended, also among rows that came in on the way."""

from math import inf

import numpy as np
import pytest

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.relaxing import Choice, WarmRelaxation
from tests.factories.composer import make_offer, make_problem


def test_one_relaxation_begins_where_another_ended_among_rows_added_to_both() -> None:
    sold = {"M": ("2", "7"), "N": ("1", "8"), "P": ("4", "10")}
    offers = [
        make_offer(name, {"R": "1"}, price, member=name, max_quantity=most, integer=True)
        for name, (price, most) in sold.items()
    ]
    members = [{"id": "M", "fixed_cost": "9"}, {"id": "N", "fixed_cost": "5"}, {"id": "P", "fixed_cost": "30"}]
    problem = make_problem(offers, {"R": "10"}, members=members)
    sourcing = build_model(problem, candidates_of(problem))
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
