"""Set covering: covers are covers, nothing in them is superfluous, and the search finds the cheapest where one can look."""

from itertools import product
from math import inf
from time import monotonic
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.cover_search import CoverSearch
from bidbuilder.composer.covering import Covering, covering_of, greedy_cover, without_superfluous
from bidbuilder.composer.matrices import Floats, Model
from bidbuilder.composer.membership import column_by_column
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.record import Record
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
