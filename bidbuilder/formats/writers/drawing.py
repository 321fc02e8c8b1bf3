"""Small vector drawings for documents: boxes, bars and words as SVG, made into a picture. What they show is up to others."""

import re
from collections.abc import Iterator, Sequence
from html import escape

import vl_convert

from bidbuilder.formats.writers.letter_widths import digits_wide

# A digit of Liberation Sans against the height of its letters; bold letters against others.
_DIGIT, _BOLD = 0.556, 1.08
_BEFORE_UNIT = re.compile(r"(?<=\d) (?=[^\W\d]{1,3}\b)|(?<=[×±]) (?=\d)| (?=[×±])")
_LEAST_LETTERS = 3
_PIXELS_PER_UNIT = 2


class Drawing:
    """A drawing of so many units; a unit is a point when the drawing stands in a document at its natural size."""

    def __init__(self, width: float, height: float, font: str) -> None:
        self._size = (width, height)
        self._font = escape(font, quote=True)
        self._shapes: list[str] = []

    def box(self, x: float, y: float, width: float, height: float, *, fill: str, line: str = "none") -> None:
        """A box with round corners; colours are `#rrggbb`."""
        self._shapes.append(
            f'<rect x="{x:g}" y="{y:g}" width="{width:g}" height="{height:g}" rx="3" fill="{fill}" stroke="{line}"/>'
        )

    def line(self, x1: float, y1: float, x2: float, y2: float, *, colour: str) -> None:
        """A thin line."""
        self._shapes.append(
            f'<line x1="{x1:g}" y1="{y1:g}" x2="{x2:g}" y2="{y2:g}" stroke="{colour}" stroke-width="0.6"/>'
        )

    def path(self, points: Sequence[tuple[float, float]], *, colour: str) -> None:
        """A line with corners."""
        places = " ".join(f"{x:g},{y:g}" for x, y in points)
        self._shapes.append(f'<polyline points="{places}" fill="none" stroke="{colour}" stroke-width="1"/>')

    def words(
        self,
        x: float,
        y: float,
        text: str,
        *,
        size: float,
        colour: str,
        width: float,
        bold: bool = False,
        anchor: str = "start",
    ) -> None:
        """One line of words on the baseline `y`, cut with an ellipsis where it would be wider than `width`."""
        shown = escape(_cut(text, width, size, bold=bold))
        weight = ' font-weight="bold"' if bold else ""
        self._shapes.append(
            f'<text x="{x:g}" y="{y:g}" font-size="{size:g}" fill="{colour}" text-anchor="{anchor}"{weight}>{shown}</text>'
        )

    def svg(self) -> str:
        """The drawing for a page."""
        width, height = self._size
        return (
            f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {width:g} {height:g}" width="{width:g}" height="{height:g}"'
            f' font-family="{self._font}"><rect width="{width:g}" height="{height:g}" fill="#ffffff"/>'
            f"{''.join(self._shapes)}</svg>"
        )

    def __html__(self) -> str:
        """The drawing in a page: its words are escaped already."""
        return self.svg()

    def png(self) -> bytes:
        """The picture for a document."""
        return bytes(vl_convert.svg_to_png(self.svg(), scale=_PIXELS_PER_UNIT))


def words_wide(text: str, size: float, *, bold: bool = False) -> float:
    """About how wide a line of words is."""
    return digits_wide(text) * size * _DIGIT * (_BOLD if bold else 1)


def wrapped(text: str, width: float, size: float, *, bold: bool = False) -> list[str]:
    """The text in lines that have room in the width; a number stays with its unit, a word longer than a line is parted."""
    lines = [""]
    for word in _BEFORE_UNIT.sub("\N{NO-BREAK SPACE}", text).split(" "):
        longer = f"{lines[-1]} {word}".strip(" ")
        if words_wide(longer, size, bold=bold) <= width:
            lines[-1] = longer
            continue
        pieces = list(_pieces(word, width, size, bold=bold))
        lines = [*lines, *pieces] if lines[-1] else pieces
    return lines


def _pieces(word: str, width: float, size: float, *, bold: bool) -> Iterator[str]:
    """A word, or its pieces with hyphens where a line has no room for it; the last piece is not a single letter or two."""
    while words_wide(word, size, bold=bold) > width and len(word) > 2 * _LEAST_LETTERS:
        room = len(word) - _LEAST_LETTERS
        while room > _LEAST_LETTERS and words_wide(f"{word[:room]}-", size, bold=bold) > width:
            room -= 1
        yield f"{word[:room]}-"
        word = word[room:]
    yield word


def _cut(text: str, width: float, size: float, *, bold: bool) -> str:
    """The text, or as many of its words as have room before an ellipsis; at least the beginning of the first."""
    if words_wide(text, size, bold=bold) <= width:
        return text
    kept = text
    while len(kept) > _LEAST_LETTERS and words_wide(f"{kept} …", size, bold=bold) > width:
        shorter = kept.rpartition(" ")[0].rstrip(" ,;:")
        kept = shorter or kept[:-1]
    return f"{kept} …"
