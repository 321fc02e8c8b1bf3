"""Where the boxes of a block diagram stand, and the way of each line between two of them: along the gutters, never over a box.

Boxes stand in rows of so many columns. Lines run in lanes: each leaves its box at the foot, goes along the gutter under its
row to a gutter between columns, along that to the gutter above the other box, and into its top. Neighbours in a row are
joined straight.
"""

from collections.abc import Sequence
from dataclasses import dataclass

Point = tuple[float, float]

_LANES = 7
_LANE = 1.7


@dataclass(frozen=True, slots=True)
class Place:
    """A box: where it stands, how large it is, and in which row and column."""

    x: float
    y: float
    width: float
    height: float
    row: int
    column: int

    @property
    def middle(self) -> float:
        """The middle from left to right."""
        return self.x + self.width / 2

    @property
    def foot(self) -> float:
        """The lower edge."""
        return self.y + self.height


def places_of(heights: Sequence[float], columns: int, width: float, gap: float, top: float) -> tuple[Place, ...]:
    """Places of boxes of these heights in a frame of a width; the boxes of a row are all as high as its highest."""
    each = (width - gap * (columns + 1)) / columns
    places: list[Place] = []
    y = top
    for row, start in enumerate(range(0, len(heights), columns)):
        beside = heights[start : start + columns]
        places += [
            Place(gap + column * (each + gap), y, each, max(beside), row, column) for column in range(len(beside))
        ]
        y += max(beside) + gap
    return tuple(places)


def route(first: Place, second: Place, gap: float, lane: int) -> tuple[Point, ...]:
    """The corners of the line between two boxes; lines of different lanes run beside each other."""
    shift = (lane % _LANES - _LANES // 2) * _LANE
    if first.row == second.row and abs(first.column - second.column) == 1:
        left, right = sorted((first, second), key=lambda one: one.column)
        y = left.y + left.height / 2 + shift
        return ((left.x + left.width, y), (right.x, y))
    upper, lower = sorted((first, second), key=lambda one: (one.row, one.column))
    under = upper.foot + gap / 2 + shift
    if lower.row == upper.row:
        # Both ends come from below: the gutter under the row joins them.
        return _corners(upper, lower, shift, under, lower.foot)
    over = lower.y - gap / 2 + shift
    if lower.row == upper.row + 1:
        return _corners(upper, lower, shift, under, lower.y)
    aside = lower.x - gap / 2 + shift
    return (
        (upper.middle + shift, upper.foot),
        (upper.middle + shift, under),
        (aside, under),
        (aside, over),
        (lower.middle + shift, over),
        (lower.middle + shift, lower.y),
    )


def _corners(first: Place, second: Place, shift: float, gutter: float, end: float) -> tuple[Point, ...]:
    """From the foot of one box along one gutter to an edge of the other."""
    start, stop = first.middle + shift, second.middle + shift
    return ((start, first.foot), (start, gutter), (stop, gutter), (stop, end))
