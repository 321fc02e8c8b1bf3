"""Cells that ruling lines enclose on a page, as grids: rows from top to bottom, columns from left to right.

Which lines make a cell is worked out by pdfplumber; here its boxes become rows and columns.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Any

from pdfplumber.table import cells_to_tables, edges_to_intersections, intersections_to_cells, merge_edges

from bidbuilder.formats.readers.pdf.rulings import Ruling

_TOLERANCE = 3.0
_SAME_COLUMN = 6.0
_MOST_CROSSINGS = 3_000


@dataclass(frozen=True, slots=True)
class Box:
    """A cell on its page in points from the lower left corner; its place in the grid counts from 1, both ends included."""

    left: float
    bottom: float
    right: float
    top: float
    row: int
    column: int
    last_row: int
    last_column: int

    def has(self, x: float, y: float) -> bool:
        """Whether a point lies within the cell."""
        return self.left <= x <= self.right and self.bottom <= y <= self.top


@dataclass(frozen=True, slots=True, eq=False)
class Grid:
    """A table of a page: its cells and where its columns begin, by which the pieces of one table are told on two pages.

    Columns without borders begin and end (`rights`) where their words do, which differs from page to page.
    Grids are the same only when they are one and the same table.
    """

    boxes: tuple[Box, ...]
    lefts: tuple[float, ...]
    height: int  # rows
    rights: tuple[float, ...] = ()

    def has_columns_of(self, other: "Grid") -> bool:
        """Whether the columns are those of another piece: begun at the same places, or without borders each below its own."""
        if len(self.lefts) != len(other.lefts):
            return False
        if not (self.rights and other.rights):
            return all(abs(one - another) < _SAME_COLUMN for one, another in zip(self.lefts, other.lefts, strict=True))
        begins = [max(pair) for pair in zip(self.lefts, other.lefts, strict=True)]
        ends = [min(pair) for pair in zip(self.rights, other.rights, strict=True)]
        last_ends = [max(pair) for pair in zip(self.rights, other.rights, strict=True)]
        are_below = all(begin < end for begin, end in zip(begins, ends, strict=True))
        next_begins = [min(pair) for pair in zip(self.lefts, other.lefts, strict=True)][1:]
        return are_below and all(end < begin for end, begin in zip(last_ends, next_begins, strict=False))

    def surrounds(self, x: float, y: float) -> bool:
        """Whether a point lies within the table."""
        return any(box.has(x, y) for box in self.boxes)


def grids_of(rulings: Iterable[Ruling]) -> list[Grid]:
    """The tables that lines enclose: those with at least two cells beside each other; frames around text are none."""
    edges = merge_edges([_edge(one) for one in rulings], *[_TOLERANCE] * 4)
    if len({edge["orientation"] for edge in edges}) < 2:
        return []
    crossings = edges_to_intersections(edges, _TOLERANCE, _TOLERANCE)
    if len(crossings) > _MOST_CROSSINGS:
        return []
    tables = (_grid(boxes) for boxes in cells_to_tables(intersections_to_cells(crossings)))
    return [grid for grid in tables if len(grid.lefts) > 1]


def _edge(ruling: Ruling) -> dict[str, Any]:
    """A line as pdfplumber describes one: `top` and `bottom` grow downwards, so heights are turned around."""
    x0, x1 = (ruling.low, ruling.high) if ruling.is_level else (ruling.at, ruling.at)
    top, bottom = (-ruling.at, -ruling.at) if ruling.is_level else (-ruling.high, -ruling.low)
    return {
        "object_type": "line",
        "orientation": "h" if ruling.is_level else "v",
        "x0": x0,
        "x1": x1,
        "top": top,
        "bottom": bottom,
        "doctop": top,
        "width": x1 - x0,
        "height": bottom - top,
    }


def _grid(boxes: Sequence[tuple[float, float, float, float]]) -> Grid:
    """Boxes (left, top, right, bottom; downwards) numbered by the places where rows and columns begin."""
    lefts, tops = sorted({box[0] for box in boxes}), sorted({box[1] for box in boxes})
    cells = tuple(
        Box(
            left=left,
            bottom=-bottom,
            right=right,
            top=-top,
            row=tops.index(top) + 1,
            column=lefts.index(left) + 1,
            last_row=sum(one < bottom - _TOLERANCE for one in tops),
            last_column=sum(one < right - _TOLERANCE for one in lefts),
        )
        for left, top, right, bottom in boxes
    )
    return Grid(cells, tuple(lefts), len(tops))
