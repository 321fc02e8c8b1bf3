"""A sheet as rows of values, whatever file it came from, and the names of its cells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, time, timedelta
from functools import lru_cache

from bidbuilder.domain.basics.findings import SourcePlace

Value = str | float | int | bool | date | datetime | time | timedelta


@dataclass(frozen=True, slots=True, kw_only=True)
class Sheet:
    """Rows from the first row of the sheet on; an empty cell is `""`.

    `merged` are ranges as (first row, first column, last row, last column), counted from 0. `broken` tells of cells that
    show nothing because their formula failed: cell name → error (`#DIV/0!`) or `""` where no result was saved.
    `formats` are the number formats of cells, as far as the file states them; `hidden` are columns that nobody is shown.
    """

    name: str
    rows: Sequence[Sequence[Value]]
    is_hidden: bool = False
    merged: tuple[tuple[int, int, int, int], ...] = ()
    broken: Mapping[str, str] = field(default_factory=dict)
    formats: Mapping[str, str] = field(default_factory=dict)
    hidden: frozenset[int] = frozenset()
    width: int = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "width", max((len(row) for row in self.rows), default=0))

    def value(self, row: int, column: int) -> Value:
        """The value at a row and a column counted from 0; `""` outside of the sheet."""
        return self.rows[row][column] if row < len(self.rows) and column < len(self.rows[row]) else ""

    def place(self, file: str, row: int, column: int) -> SourcePlace:
        """The place of a cell, counted from 0."""
        return SourcePlace(file=file, sheet=self.name or None, cell=cell_name(row, column))


@lru_cache(maxsize=1_024)
def column_letter(column: int) -> str:
    """The letter of a column counted from 0: 0 → A, 26 → AA."""
    letters = ""
    number = column + 1
    while number:
        number, rest = divmod(number - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_index(letter: str) -> int:
    """The column counted from 0 of a letter."""
    index = 0
    for sign in letter.upper():
        index = index * 26 + ord(sign) - ord("A") + 1
    return index - 1


def cell_name(row: int, column: int) -> str:
    """The name of a cell counted from 0: (0, 1) → B1."""
    return f"{column_letter(column)}{row + 1}"


def as_text(value: Value) -> str:
    """The value as a person would type it: whole numbers without decimals, dates as year-month-day, trimmed.

    A NUL, which nobody can read and PostgreSQL cannot keep, becomes a replacement mark.
    """
    if isinstance(value, str):  # as most cells are
        return value.strip().replace("\0", "\ufffd")
    if isinstance(value, bool):
        return "yes" if value else "no"
    if isinstance(value, float):
        return plain_number(value)
    if isinstance(value, datetime):
        return value.date().isoformat() if value.time() == time() else value.isoformat(" ", "minutes")
    return str(value)


def plain_number(value: float) -> str:
    """The shortest decimal that is this float, without exponent: what the person typed into the spreadsheet."""
    if value.is_integer() and abs(value) < 1e15:
        return str(int(value))
    text = repr(value)
    return text if "e" not in text else f"{value:.12f}".rstrip("0").rstrip(".")
