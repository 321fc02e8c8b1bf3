"""Set covering: covers are covers, nothing in them is superfluous, and the search finds the cheapest where one can look."""

from itertools import product
from math import inf
from threading import Event
from time import monotonic
from typing import Any
from unittest.mock import patch

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.composer import set_covering
from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.cover_prices import climbed_prices
from bidbuilder.composer.cover_search import CoverSearch
from bidbuilder.composer.covering import Covering, covering_of, greedy_cover, without_superfluous
from bidbuilder.composer.matrices import Floats, Model
from bidbuilder.composer.membership import column_by_column
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.record import Record
from bidbuilder.composer.set_covering import search_covers
from bidbuilder.composer.solving import Outcome, Relaxation, solve_integer
from tests.factories.composer import make_offer, make_problem

SMALL = settings(max_examples=40, deadline=None)


@st.composite
def coverings(draw: st.DrawFn) -> Model:
    """Up to six rows, each with a column of its own and up to six more across them."""
    rows = draw(st.integers(1, 6))
    offers = [make_offer(f"own{row}", {f"R{row}": "1"}, price=str(draw(st.integers(4, 9)))) for row in range(rows)]
    for number in range(draw(st.integers(0, 6))):
        covered = draw(st.sets(st.integers(0, rows - 1), min_size=1))
        answers = {f"R{row}": "1" for row in sorted(covered)}
        offers.append(make_offer(f"O{number}", answers, price=str(draw(st.integers(1, 20)))))
    problem = make_problem(offers)
    return build_model(problem, candidates_of(problem)).model


def made(model: Model) -> Covering:
    covering = covering_of(model)
    assert covering is not None
    return covering


def cheapest(model: Model) -> float:
    costs = [inf]
    for choice in product((0.0, 1.0), repeat=model.width):
        x = np.array(choice)
        if (model.activity(x) >= 1).all():
            costs.append(float(model.cost @ x))
    return min(costs)


def covered_by(covering: Covering, cover: Any) -> set[int]:
    return set(covering.rows_of(np.asarray(cover)).tolist())


@SMALL
@given(coverings(), st.lists(st.floats(0, 20), min_size=6, max_size=6))
def test_a_greedy_cover_covers_every_row_at_whatever_prices(model: Model, prices: list[float]) -> None:
    covering = made(model)
    cover = greedy_cover(covering, np.array(prices[: covering.height]))
    assert covered_by(covering, cover) == set(range(covering.height))


@SMALL
@given(coverings())
def test_no_column_can_be_left_out_of_what_is_kept(model: Model) -> None:
    covering = made(model)
    kept = without_superfluous(covering, np.arange(covering.width))
    assert covered_by(covering, kept) == set(range(covering.height))
    for column in kept:
        assert covered_by(covering, kept[kept != column]) != set(range(covering.height))


@SMALL
@given(coverings())
def test_the_search_finds_the_cheapest_cover(model: Model) -> None:
    record = Record(lambda x: _is_cover(model, x), None, model.step)
    optimum = cheapest(model)
    record.raise_bound(optimum)
    CoverSearch(made(model), record, np.full(model.height, 3.0)).run(monotonic() + 2)
    assert record.value == pytest.approx(optimum)


@SMALL
@given(coverings())
def test_prices_that_climb_bound_every_cover(model: Model) -> None:
    optimum = cheapest(model)
    prices, bound = climbed_prices(made(model), optimum, lambda: True)
    assert (prices >= 0).all()
    assert 0 < bound <= optimum * (1 + 1e-9)


@SMALL
@given(coverings())
def test_a_covering_is_solved_to_its_proof(model: Model) -> None:
    record = Record(lambda x: _is_cover(model, x), None, model.step)
    assert search_covers(model, made(model), record, monotonic() + 10) is Outcome.OPTIMAL
    assert record.value == pytest.approx(cheapest(model))


@SMALL
@given(coverings())
def test_there_is_a_cover_and_a_bound_where_the_relaxation_is_not_soon_there(model: Model) -> None:
    def late(*_: object) -> Relaxation:
        asked.wait(10)
        return Relaxation(outcome=Outcome.UNKNOWN)

    asked, optimum = Event(), cheapest(model)
    record = Record(lambda x: _is_cover(model, x), lambda *_: not (record.bound > 0 and asked.set()), model.step)
    with patch.object(set_covering, "solve_relaxation", late):
        search_covers(model, made(model), record, monotonic() + 0.05)
    assert 0 < record.bound <= optimum * (1 + 1e-9)
    assert optimum <= record.value < inf


@SMALL
@given(coverings())
def test_a_covering_whose_relaxation_fails_is_solved_as_a_whole(model: Model) -> None:
    record = Record(lambda x: _is_cover(model, x), None, model.step)
    with patch.object(set_covering, "solve_relaxation", lambda *_: Relaxation(outcome=Outcome.UNKNOWN)):
        assert search_covers(model, made(model), record, monotonic() + 10) is Outcome.OPTIMAL
    assert record.value == pytest.approx(cheapest(model))


@SMALL
@given(coverings())
def test_cores_search_everything_that_could_still_pay(model: Model) -> None:
    record = Record(lambda x: _is_cover(model, x), None, model.step)
    with patch.object(set_covering, "_FEW_LEFT", 0), patch.object(CoverSearch, "run", lambda *_: None):
        assert search_covers(model, made(model), record, monotonic() + 10) is Outcome.OPTIMAL
    assert record.value == pytest.approx(cheapest(model))


def test_what_the_solver_finds_on_its_way_is_told_at_once() -> None:
    answers = [({"R1": "1"}, "4"), ({"R2": "1"}, "4"), ({"R1": "1", "R2": "1"}, "7")]
    offers = [make_offer(f"O{number}", one, price=price) for number, (one, price) in enumerate(answers)]
    problem = make_problem(offers)
    model = build_model(problem, candidates_of(problem)).model
    told: list[float] = []
    run = solve_integer(model, monotonic() + 5, found=lambda x: told.append(float(model.cost @ x)))
    assert told[-1] == pytest.approx(run.value)


def test_a_row_that_no_column_covers_has_no_cover() -> None:
    nothing = Covering(np.ones(1), np.array([0, 1, 1]), np.array([0]), np.array([0, 1]), np.array([0]))
    record = Record(lambda _: True)
    model = build_model(problem := make_problem([make_offer("A", {"R": "1"})]), candidates_of(problem)).model
    assert search_covers(model, nothing, record, monotonic() + 1) is Outcome.INFEASIBLE


@SMALL
@given(coverings())
def test_the_tree_over_columns_proves_the_cheapest_cover(model: Model) -> None:
    record = Record(lambda x: _is_cover(model, x), None, model.step)
    part = column_by_column(model, np.ones(model.width, dtype=np.bool_))
    assert MemberSearch(part, record, monotonic() + 10).run()
    assert (record.value, record.is_proven) == (pytest.approx(cheapest(model)), True)


@SMALL
@given(coverings(), st.data())
def test_a_part_keeps_which_column_covers_which_row(model: Model, data: st.DataObject) -> None:
    covering = made(model)
    columns = np.array(data.draw(st.lists(st.booleans(), min_size=covering.width, max_size=covering.width)))
    rows = np.array(data.draw(st.lists(st.booleans(), min_size=covering.height, max_size=covering.height)))
    part = covering.part(columns, rows)
    row_names = np.flatnonzero(rows)
    for place, column in enumerate(np.flatnonzero(columns)):
        expected = [row for row in covering.rows_of_one(column) if rows[row]]
        assert row_names[part.rows_of_one(place)].tolist() == expected


@pytest.mark.parametrize(
    "offers",
    [
        [make_offer("A", {"R": "2"}, price="3"), make_offer("B", {"R": "1"})],
        [make_offer("A", {"R": "1"}, integer=False), make_offer("B", {"R": "1"}, price="3")],
        [make_offer("A", {"R": "1"}, fixed_cost="3", min_quantity="1", max_quantity="2"), make_offer("B", {"R": "1"})],
    ],
    ids=["answers twice", "divisible", "an offer's own cost"],
)
def test_anything_else_is_no_set_covering(offers: list[dict[str, Any]]) -> None:
    problem = make_problem(offers, {"R": "2"})
    assert covering_of(build_model(problem, candidates_of(problem)).model) is None


def _is_cover(model: Model, x: Floats) -> bool:
    return bool((model.activity(x) >= 1).all())
