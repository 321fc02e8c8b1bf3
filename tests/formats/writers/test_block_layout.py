"""Boxes and lines of a block diagram: nothing overlaps, no line runs over a box, names stand whole."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.formats.writers.block_layout import Place, places_of, route
from bidbuilder.formats.writers.drawing import letters_in, wrapped

GAP = 14.0
HEIGHTS = st.lists(st.floats(20, 90), min_size=2, max_size=13)


def crosses(start: tuple[float, float], end: tuple[float, float], box: Place) -> bool:
    """Whether a straight piece, upright or level, runs through the inside of a box."""
    (left, right), (upper, lower) = sorted((start[0], end[0])), sorted((start[1], end[1]))
    return left < box.x + box.width and right > box.x and upper < box.foot and lower > box.y


@settings(max_examples=25, deadline=None)
@given(HEIGHTS, st.data())
def test_no_line_runs_over_a_box(heights: list[float], data: st.DataObject) -> None:
    places = places_of(heights, 4, 470, GAP, 20)
    first, second = data.draw(st.sampled_from(list(combinations(places, 2))))
    points = route(first, second, GAP, data.draw(st.integers(0, 20)))
    for start, end in pairwise(points):
        assert start[0] == end[0] or start[1] == end[1]
        assert not [one for one in places if crosses(start, end, one)]


@settings(max_examples=25, deadline=None)
@given(HEIGHTS)
def test_boxes_do_not_overlap_and_are_as_high_as_they_must_be(heights: list[float]) -> None:
    places = places_of(heights, 4, 470, GAP, 20)
    assert all(place.height >= height for place, height in zip(places, heights, strict=True))
    for first, second in combinations(places, 2):
        assert first.x + first.width < second.x or second.x + second.width < first.x or first.foot < second.y


def test_a_long_name_stands_whole_in_several_lines() -> None:
    name = "Combined heat and power unit with catalytic converter, 635 kW electrical"
    lines = wrapped(name, 90, 8)
    assert " ".join(lines) == name
    assert all(len(line) <= letters_in(90, 8) for line in lines)
