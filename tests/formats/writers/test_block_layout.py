"""Boxes and lines of a block diagram: nothing overlaps, no line runs over a box, names stand whole."""

from itertools import combinations, pairwise

from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.formats.writers.block_layout import Place, places_of, route
from bidbuilder.formats.writers.drawing import words_wide, wrapped

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
    assert " ".join(lines).replace("\N{NO-BREAK SPACE}", " ") == name
    assert "635\N{NO-BREAK SPACE}kW" in lines[-2] + lines[-1]
    assert all(words_wide(line, 8) <= 90 for line in lines)


def test_a_word_longer_than_a_line_is_parted_by_hyphens() -> None:
    lines = wrapped("Eksplosionsbeskyttelse, fællesanlæg", 70, 8, bold=True)
    assert lines[0].endswith("-")
    assert "".join(lines).replace("-", "") == "Eksplosionsbeskyttelse,fællesanlæg"
    assert all(words_wide(line, 8, bold=True) <= 70 for line in lines)


@settings(max_examples=25, deadline=None)
@given(st.text(st.characters(codec="latin-1", exclude_categories=("C",)), max_size=60), st.integers(60, 120))
def test_no_line_is_wider_than_its_room(text: str, width: int) -> None:
    assert all(words_wide(line, 8) <= width for line in wrapped(text, width, 8))
