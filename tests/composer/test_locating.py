"""Facility location: bounds by pricing needs, and the search over who joins, held to the solver's own answer."""

from dataclasses import replace
from decimal import Decimal
from math import inf
from time import monotonic
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.locating import Location, NeedPricing, location_of, penalties
from bidbuilder.composer.location_search import LocationSearch
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, solve_integer
from bidbuilder.composer.translation import SourcingModel

SMALL = settings(max_examples=40, deadline=None)


@st.composite
def locations(draw: st.DrawFn) -> dict[str, Any]:
    """Members with a joining cost and a capacity; each answers each need at its own price, in any part."""
    members, needs = draw(st.integers(2, 5)), draw(st.integers(1, 5))
    demand = [draw(st.integers(1, 9)) for _ in range(needs)]
    return {
        "needs": [{"id": f"R{need}", "quantity": "1"} for need in range(needs)],
        "members": [{"id": f"M{one}", "fixed_cost": str(draw(st.integers(1, 60)))} for one in range(members)],
        "capacities": [{"id": f"C{one}", "amount": str(draw(st.integers(2, 25)))} for one in range(members)],
        "offers": [
            {
                "id": f"O{one}-{need}",
                "member": f"M{one}",
                "answers": {f"R{need}": "1"},
                "max_quantity": "1",
                "integer": False,
                "prices": [{"from": "0", "unit_price": str(draw(st.integers(1, 40)))}],
                "uses": {f"C{one}": str(demand[need])},
            }
            for one in range(members)
            for need in range(needs)
        ],
        "rules": {"max_members": draw(st.sampled_from([None, None, members - 1]))},
    }


def table_of(problem: Problem) -> tuple[SourcingModel, Location]:
    sourcing = build_model(problem, candidates_of(problem))
    table = location_of(sourcing)
    assert table is not None
    return sourcing, table


def least(sourcing: SourcingModel) -> float:
    """The solver's own optimum, inf where there is no solution."""
    run = solve_integer(sourcing.model, monotonic() + 10, gap=0.0)
    return inf if run.outcome is Outcome.INFEASIBLE else run.value


@SMALL
@given(locations(), st.data())
def test_no_prices_give_a_bound_above_the_optimum(data: dict[str, Any], draw: st.DataObject) -> None:
    sourcing, table = table_of(problem_of(data))
    everybody = np.ones(len(table.members), dtype=np.bool_)
    drawn = draw.draw(st.lists(st.floats(0, 100), min_size=table.needs, max_size=table.needs))
    prices = np.array(drawn)
    optimum = least(sourcing)
    for one in (prices, NeedPricing(table).first_prices()):
        assert NeedPricing(table).answer(one, ~everybody, everybody).bound <= optimum + 1e-6
    ascent = NeedPricing(table).ascend(prices, ~everybody, everybody, inf, 50, monotonic() + 5)
    assert ascent.answer.bound <= optimum + 1e-6


@SMALL
@given(locations())
def test_what_joining_or_staying_out_costs_is_never_overstated(data: dict[str, Any]) -> None:
    sourcing, table = table_of(problem_of(data))
    everybody = np.ones(len(table.members), dtype=np.bool_)
    pricing = NeedPricing(table)
    answer = pricing.ascend(pricing.first_prices(), ~everybody, everybody, inf, 30, monotonic() + 5).answer
    opened, closed = penalties(answer, ~everybody, everybody, table.fewest, table.most)
    for place, column in enumerate(table.members):
        for rise, value in ((opened[place], 1.0), (closed[place], 0.0)):
            lower, upper = sourcing.model.lower.copy(), sourcing.model.upper.copy()
            lower[column] = upper[column] = value
            forced = least(_bounded(sourcing, lower, upper))
            assert answer.bound + rise <= forced + 1e-6


@SMALL
@given(locations())
def test_the_search_finds_and_proves_the_optimum(data: dict[str, Any]) -> None:
    sourcing, table = table_of(problem_of(data))
    optimum = least(sourcing)
    record = Record(lambda _: True, None, sourcing.model.step)
    LocationSearch(sourcing, table, record, monotonic() + 20).run()
    if optimum == inf:
        assert record.value == inf
    else:
        assert record.value == pytest.approx(optimum, rel=1e-6)
        assert record.is_proven


@pytest.mark.parametrize(
    "change",
    [
        {"fixed_cost": "3"},
        {"min_quantity": "0.5"},
        {"answers": {"R0": "1", "R1": "1"}},
        {"prices": [{"from": "0", "unit_price": "3"}, {"from": "0.5", "unit_price": "2"}]},
        {"uses": {"C1": "1"}},
    ],
    ids=["an offer's own cost", "a least quantity", "a package", "a quantity break", "shared capacity"],
)
def test_anything_a_table_cannot_hold_is_left_to_the_other_searches(change: dict[str, Any]) -> None:
    offers = [
        {
            "id": f"O{one}-{need}",
            "member": f"M{one}",
            "answers": {f"R{need}": "1"},
            "integer": False,
            "max_quantity": "1",
            "prices": [{"from": "0", "unit_price": "5"}],
            "uses": {f"C{one}": "4"},
        }
        for one in range(2)
        for need in range(2)
    ]
    data: dict[str, Any] = {
        "needs": [{"id": "R0"}, {"id": "R1"}],
        "members": [{"id": "M0", "fixed_cost": "9"}, {"id": "M1", "fixed_cost": "8"}],
        "capacities": [{"id": "C0", "amount": "5"}, {"id": "C1", "amount": "5"}],
        "offers": offers,
    }
    assert location_of(_model(data)) is not None
    offers[0] |= change
    assert location_of(_model(data)) is None


def test_so_many_members_join_as_all_needs_together_take() -> None:
    """The worked example of `joint_capacity`: 30 and 25 units at members of 20 each need three members."""
    data = {
        "needs": [{"id": "R0", "quantity": "30"}, {"id": "R1", "quantity": "25"}],
        "members": [{"id": f"M{one}", "fixed_cost": "100"} for one in range(5)],
        "capacities": [{"id": f"C{one}", "amount": "20"} for one in range(5)],
        "offers": [
            {
                "id": f"O{one}-{need}",
                "member": f"M{one}",
                "answers": {f"R{need}": "1"},
                "integer": False,
                "prices": [{"from": "0", "unit_price": "1"}],
                "uses": {f"C{one}": "1"},
            }
            for one in range(5)
            for need in range(2)
        ],
    }
    sourcing = _model(data)
    members = np.array(list(sourcing.member_columns.values()))
    x = np.zeros(sourcing.model.width)
    x[members] = 2.75 / 5
    assert _breaks_a_limit(sourcing, x)
    x[members[:3]], x[members[3:]] = 1.0, 0.0
    assert not _breaks_a_limit(sourcing, x)
    assert Decimal(least(sourcing)) / Decimal(sourcing.scale.numerator) == 355


def test_a_third_of_a_capacity_thrice_fills_it_and_no_more() -> None:
    """Two units answer three parts of the need, so that 2 ÷ 3 × 6 of what two members have is just all of it."""
    offers = [
        {
            "id": f"O{one}",
            "member": f"M{one}",
            "answers": {"R0": "3"},
            "prices": [{"from": "0", "unit_price": "1"}],
            "uses": {f"C{one}": "2"},
        }
        for one in range(4)
    ]
    data = {
        "needs": [{"id": "R0", "quantity": "6"}],
        "members": [{"id": f"M{one}", "fixed_cost": "10"} for one in range(4)],
        "capacities": [{"id": f"C{one}", "amount": "2"} for one in range(4)],
        "offers": offers,
    }
    sourcing = _model(data)
    assert Decimal(least(sourcing)) / Decimal(sourcing.scale.numerator) == 22


def _breaks_a_limit(sourcing: SourcingModel, x: Floats) -> bool:
    model = sourcing.model
    members = np.isin(model.columns, list(sourcing.member_columns.values()))
    others = np.bincount(model.row_of_entry()[~members], minlength=model.height)
    return bool((model.breaks(x) & (others == 0)).any())


def _model(data: dict[str, Any]) -> SourcingModel:
    problem = problem_of(data)
    return build_model(problem, candidates_of(problem))


def _bounded(sourcing: SourcingModel, lower: Floats, upper: Floats) -> SourcingModel:
    return replace(sourcing, model=replace(sourcing.model, lower=lower, upper=upper))
