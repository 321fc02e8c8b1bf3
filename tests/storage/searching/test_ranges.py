"""Numbers compared by their places among the different ones: as they compare themselves."""

import numpy as np
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.storage.searching.ranges import Plain, find_grades, ranges_of

numbers = st.one_of(st.integers(-3, 3).map(float), st.sampled_from([-np.inf, np.inf, 0.5, -2.5]))


@given(st.lists(numbers, max_size=40), numbers)
def test_places_compare_as_their_numbers_do(listed: list[float], asked: float) -> None:
    column = np.array(listed, np.float64)
    graded, plain = find_grades(column), Plain(column)
    assert graded is not None
    for left, right in (
        (graded.at_least(asked), plain.at_least(asked)),
        (graded.at_most(asked), plain.at_most(asked)),
        (graded.equal_to(asked), plain.equal_to(asked)),
    ):
        assert left.tolist() == right.tolist()


def test_the_greatest_place_that_fits_into_its_bytes_is_told_from_the_one_behind_it() -> None:
    column = np.arange(256, dtype=np.float64)
    graded = find_grades(column)
    assert graded is not None
    assert graded.places.dtype == np.uint8
    assert (graded.at_most(255).all(), graded.at_least(255).sum(), graded.at_least(256).any()) == (True, 1, False)


def test_numbers_that_are_nearly_all_different_stay_as_they_are() -> None:
    assert find_grades(np.arange(70_000, dtype=np.float64)) is None


def test_single_numbers_are_held_once() -> None:
    rows, ends = np.arange(3, dtype=np.int32), np.array([1.0, 2.0, 3.0])
    single, spread = ranges_of(rows, ends, ends.copy()), ranges_of(rows, ends, ends + 1)
    assert single.high is single.low
    assert single.holding(2).tolist() == single.equal_to(2).tolist() == [False, True, False]
    assert spread.holding(2).tolist() == [True, True, False]
    assert spread.equal_to(2).tolist() == [False, False, False]
