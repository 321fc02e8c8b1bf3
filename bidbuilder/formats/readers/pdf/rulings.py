"""Straight lines drawn on a PDF page, such as the borders of tables: strokes, thin rectangles and the sides of boxes.

Text is not looked at here; what the lines enclose is found in `grids`.
"""

from collections.abc import Iterator
from ctypes import c_float
from dataclasses import dataclass
from itertools import pairwise

import pypdfium2
import pypdfium2.raw as pdfium

# A page with more than this many pieces of drawing is a plan or a chart, and its lines enclose no table.
_MOST_PIECES = 4_000
_THIN = 3.0
_SHORTEST = 4.0
_STRAIGHT = 0.8


@dataclass(frozen=True, slots=True)
class Ruling:
    """A level or an upright line in points from the lower left corner of the page; `low` ≤ `high`."""

    is_level: bool
    at: float
    low: float
    high: float


def rulings_of(page: pypdfium2.PdfPage) -> list[Ruling]:
    """The lines of a page that may be borders; none where a page is drawn over with more than tables have."""
    found: list[Ruling] = []
    pieces = 0
    for drawn in page.get_objects(filter=(pdfium.FPDF_PAGEOBJ_PATH,), max_depth=1):
        count = pdfium.FPDFPath_CountSegments(drawn)
        pieces += max(count, 1)
        if pieces > _MOST_PIECES:
            return []
        found += _rulings(drawn, count)
    return found


def _rulings(drawn: pypdfium2.PdfObject, count: int) -> Iterator[Ruling]:
    left, bottom, right, top = drawn.get_bounds()
    if min(right - left, top - bottom) <= _THIN:
        yield from _between(left, bottom, right, top)
        return
    points: list[tuple[float, float] | None] = []
    start: tuple[float, float] | None = None
    matrix = drawn.get_matrix()
    for index in range(count):
        segment = pdfium.FPDFPath_GetPathSegment(drawn, index)
        kind = pdfium.FPDFPathSegment_GetType(segment)
        x, y = c_float(), c_float()
        pdfium.FPDFPathSegment_GetPoint(segment, x, y)
        point = matrix.on_point(x.value, y.value)
        if kind == pdfium.FPDF_SEGMENT_MOVETO:
            points.append(None)
            start = point
        points.append(point)
        if pdfium.FPDFPathSegment_GetClose(segment):
            points.append(start)
    for first, second in pairwise(points):
        if first and second:
            yield from _between(
                min(first[0], second[0]), min(first[1], second[1]), max(first[0], second[0]), max(first[1], second[1])
            )


def _between(left: float, bottom: float, right: float, top: float) -> Iterator[Ruling]:
    """The line along a thin rectangle, if it is straight and long enough to be a border."""
    wide, high = right - left, top - bottom
    if wide >= _SHORTEST and high <= max(_STRAIGHT, min(_THIN, wide / 3)):
        yield Ruling(is_level=True, at=(bottom + top) / 2, low=left, high=right)
    elif high >= _SHORTEST and wide <= max(_STRAIGHT, min(_THIN, high / 3)):
        yield Ruling(is_level=False, at=(left + right) / 2, low=bottom, high=top)
