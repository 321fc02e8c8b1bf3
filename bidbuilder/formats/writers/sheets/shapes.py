"""Rows of one shape: the same styles and formulas in thousands of rows, written by filling in one text."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from enum import Enum
from itertools import product
from string import ascii_uppercase
from typing import Any, NamedTuple

from bidbuilder.formats.writers.sheets.cells import (
    NumberTooLongForCell,
    TextTooLongForCell,
    digits,
    escaped_formula,
    inline_text,
)
from bidbuilder.formats.writers.sheets.heights import WRAPPED, height_of, text_lines

ROW = "#"  # stands in the formula of a column where the number of the row goes

# A to XFD: as many columns as a sheet can have.
LETTERS = tuple("".join(letters) for length in (1, 2, 3) for letters in product(ascii_uppercase, repeat=length))[
    :16_384
]


class Holds(Enum):
    """What the cells of a column hold."""

    TEXT = "text"
    NUMBER = "number"
    NOTHING = "nothing"


class ShapeColumn(NamedTuple):
    """A column: its style, what it holds, and for numbers that are worked out the formula without the equals sign."""

    style: str
    holds: Holds = Holds.NUMBER
    formula: str = ""


_WRITERS: Mapping[Holds, Callable[[Any, str], str]] = {
    Holds.TEXT: inline_text,
    Holds.NUMBER: digits,
    Holds.NOTHING: lambda _value, _reference: "",
}


class RowShape:
    """Columns from A on. A shape belongs to one workbook: it learns the numbers of its styles from the first row."""

    def __init__(self, columns: Sequence[ShapeColumn]) -> None:
        self._columns = tuple(columns)
        self._writers = tuple(_WRITERS[one.holds] for one in columns)
        self._wrapped = tuple(
            place for place, one in enumerate(columns) if one.holds is Holds.TEXT and one.style in WRAPPED
        )
        self._template = ""

    def xml(self, values: Sequence[Any], number: int, widths: Sequence[float], style_ids: Mapping[str, int]) -> str:
        """The row of that number; `values` has one for each column: a text, a number, or None where it holds nothing.

        Raises `TextTooLongForCell`, `NumberTooLongForCell`.
        """
        if not self._template:
            self._template = self._make_template(style_ids)
        try:
            filled = [write(value, "") for write, value in zip(self._writers, values, strict=True)]
        except (TextTooLongForCell, NumberTooLongForCell):
            for letter, write, value in zip(LETTERS, self._writers, values, strict=False):
                write(value, f"{letter}{number}")
            raise
        return self._template.replace(ROW, str(number)) % (self._height(values, widths), *filled)

    def _height(self, values: Sequence[Any], widths: Sequence[float]) -> float:
        return height_of(max((text_lines(values[place], widths[place]) for place in self._wrapped), default=1))

    def _make_template(self, style_ids: Mapping[str, int]) -> str:
        cells = "".join(
            _cell(f"{letter}{ROW}", style_ids[column.style], column)
            for letter, column in zip(LETTERS, self._columns, strict=False)
        )
        return f'<row r="{ROW}" ht="%s">{cells}</row>'


def _cell(reference: str, style_id: int, column: ShapeColumn) -> str:
    head = f'<c r="{reference}" s="{style_id}"'
    if column.holds is Holds.TEXT:
        return f'{head} t="inlineStr"><is>%s</is></c>'
    if column.holds is Holds.NOTHING:
        return f"{head}/>%s"
    formula = f"<f>{escaped_formula(column.formula).replace('%', '%%')}</f>" if column.formula else ""
    return f"{head}>{formula}<v>%s</v></c>"


@dataclass(frozen=True, slots=True)
class ShapedRow:
    """A row of a shape with its values."""

    shape: RowShape
    values: Sequence[Any]

    def xml(self, number: int, widths: Sequence[float], style_ids: Mapping[str, int]) -> str:
        """The row as the one of that number in columns of so many characters."""
        return self.shape.xml(self.values, number, widths, style_ids)
