"""Small vector drawings for documents: boxes, bars and words as SVG, made into a picture. What they show is up to others."""

from collections.abc import Sequence
from html import escape
from textwrap import shorten, wrap

import vl_convert

# Letters of Liberation Sans are on average about half as wide as they are high.
_LETTER_WIDTH = 0.55
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
        room = letters_in(width, size)
        shown = escape(shorten(text, room, placeholder=" …") if len(text) > room else text)
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


def letters_in(width: float, size: float) -> int:
    """About how many letters of a size have room in a width."""
    return max(4, int(width / (size * _LETTER_WIDTH)))


def wrapped(text: str, width: float, size: float) -> list[str]:
    """The text in lines that have room in the width; a word longer than a line is broken."""
    return wrap(text, letters_in(width, size)) or [""]
