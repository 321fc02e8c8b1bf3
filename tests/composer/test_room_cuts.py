"""Rows on single rooms: an averaged filling breaks them, nothing whole that fits does."""

import numpy as np
import pytest
from hypothesis import HealthCheck, given, settings

from bidbuilder.composer import searching
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.composing import compose
from bidbuilder.composer.matrices import Model, Rows
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.room_cuts import RoomCuts
from bidbuilder.composer.rooms import rooms_of
from bidbuilder.composer.solving import Outcome, Relaxation, solve_relaxation
from tests.factories.composer import every_choice, least_cost
from tests.factories.rooms import single_source, single_sources

FOREVER = float("inf")
EASY = settings(max_examples=20, deadline=None, suppress_health_check=[HealthCheck.too_slow])


def one_row(values: list[float], lower: float, upper: float, cost: list[float]) -> Model:
    """A model of yes-or-no columns under one row."""
    rows = Rows()
    rows.add(range(len(values)), values, lower, upper)
    width = len(values)
    return rows.model(cost, [0.0] * width, [1.0] * width, [True] * width)


def sharpened(model: Model) -> tuple[Model, Relaxation]:
    return RoomCuts(model).sharpened(FOREVER, solve_relaxation(model, FOREVER))


@EASY
@given(single_sources())
def test_no_whole_choice_breaks_a_row(problem: Problem) -> None:
    sourcing = build_model(problem, candidates_of(problem))
    if solve_relaxation(sourcing.model, FOREVER).outcome is Outcome.INFEASIBLE:
        assert least_cost(problem) is None
        return
    model, relaxed = sharpened(sourcing.model)
    for quantities, evaluation in every_choice(problem):
        x = sourcing.solution_of(quantities)
        assert x is not None
        assert not model.breaks(x).any()
        assert relaxed.value <= float(evaluation.cost) * float(sourcing.scale) + 1e-4


@EASY
@given(single_sources())
def test_whole_things_in_rooms_cost_what_trying_everything_finds(problem: Problem) -> None:
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(searching, "_SMALL_ROOMS", 0)
        answer = compose(problem, time_limit=20.0)
    cost = least_cost(problem)
    assert answer.status is (Outcome.INFEASIBLE if cost is None else Outcome.OPTIMAL)
    assert answer.objective == cost


def test_of_two_things_that_do_not_fit_together_one_is_taken() -> None:
    """The worked example: a room of 10 for things of 6, 6 and 4."""
    model, relaxed = sharpened(one_row([6.0, 6.0, 4.0], -np.inf, 10.0, [-3.0, -3.0, -1.0]))
    assert solve_relaxation(one_row([6.0, 6.0, 4.0], -np.inf, 10.0, [-3.0, -3.0, -1.0]), FOREVER).value < -4.9
    assert relaxed.value == pytest.approx(-4)
    assert model.breaks(np.array([1.0, 1.0, 0.0])).any()


def test_what_must_join_is_a_room_for_what_stays_out() -> None:
    """At least 10 of 6, 6 and 4: the two of 6, or one of them and the 4; never less than two of them."""
    _, relaxed = sharpened(one_row([6.0, 6.0, 4.0], 10.0, np.inf, [3.0, 3.0, 1.0]))
    assert relaxed.value == pytest.approx(4)


@pytest.mark.parametrize(
    ("values", "upper", "sizes", "capacity"),
    [
        ([6.0, 4.0, 2.0], 9.0, [3, 2, 1], 4),
        ([2.5, 1.5, 0.5], 3.0, [5, 3, 1], 6),
        ([1.0, 1.0, 1.0], 1.5, [1, 1, 1], 1),
        ([3e6, 2e6 + 1, 1e6], 4e6, [15000, 10000, 5000], 20000),
    ],
)
def test_sizes_become_whole(values: list[float], upper: float, sizes: list[int], capacity: int) -> None:
    (room,) = rooms_of(one_row(values, -np.inf, upper, [0.0] * 3))
    assert room.sizes.tolist() == sizes
    assert room.capacity == capacity


@pytest.mark.parametrize(
    ("values", "lower", "upper"),
    [
        ([1.0, 1.0, 1.0], -np.inf, 2.0),
        ([5.0, 4.0, 1.0], -np.inf, 10.0),
        ([5.0, 4.0, 1.0], 3.0, 7.0),
        ([5.0, -4.0, -1.0], -np.inf, 0.0),
        ([5.0, 4.0, -1.0], -np.inf, 3.0),
    ],
)
def test_counts_and_rows_that_all_fits_in_are_no_rooms(values: list[float], lower: float, upper: float) -> None:
    assert not list(rooms_of(one_row(values, lower, upper, [0.0] * 3)))


def test_a_divisible_part_of_a_room_is_left_out() -> None:
    rows = Rows()
    rows.add([0, 1, 2], [3.0, 2.0, 1.0], -np.inf, 4.0)
    model = rows.model([0.0] * 3, [0.0] * 3, [1.0, 1.0, 9.0], [True, True, False])
    (room,) = rooms_of(model)
    assert room.columns.tolist() == [0, 1]


def test_the_rooms_of_a_single_source_problem_raise_its_bound() -> None:
    """Three things of 6 need a room of 10 each, where their sum would fit into two."""
    problem = single_source({"M": "10", "N": "10", "O": "10"}, ["6", "6", "6"], [["1"] * 3] * 3)
    model = build_model(problem, candidates_of(problem)).model
    assert sharpened(model)[1].value > solve_relaxation(model, FOREVER).value + 1


@pytest.mark.parametrize("count", [5, 1_000, 30_000])
def test_a_need_that_any_of_very_many_answers_is_no_room(count: int) -> None:
    rows = Rows()
    rows.add(range(count), [1.0] * count, 1.0, np.inf)
    model = rows.model([1.0] * count, [0.0] * count, [1.0] * count, [True] * count)
    assert not list(rooms_of(model))
