"""A sheet as a grid of cells with what a reader has to know of each: text, look, merged ranges, allowed values.

Rows and columns count from 1, as people count them. Where the grid came from (Excel, CSV) makes no difference here.
"""

import re
from dataclasses import dataclass, field

_REFERENCE = re.compile(r"\$?([A-Za-z]{1,3})\$?(\d{1,7})")
LAST_ROW, LAST_COLUMN = 1_048_576, 16_384
_TALL, _EVERY_ROW = 30, 0


@dataclass(frozen=True, slots=True)
class Look:
    """How a cell looks. `fill` is a colour or ``""``; `indent` counts steps; `number_format` is Excel's code."""

    is_bold: bool = False
    fill: str = ""
    indent: int = 0
    number_format: str = "General"


PLAIN = Look()


@dataclass(frozen=True, slots=True)
class Cell:
    """The shown text of a cell, never empty, and how it looks."""

    text: str
    look: Look = PLAIN
    is_number: bool = False


@dataclass(frozen=True, slots=True)
class Area:
    """A rectangle of cells, both ends included."""

    top: int
    left: int
    bottom: int
    right: int

    def has(self, row: int, column: int) -> bool:
        """Whether a cell lies in it."""
        return self.top <= row <= self.bottom and self.left <= column <= self.right


@dataclass(frozen=True, slots=True)
class Validation:
    """What may be entered in some cells: `kind` as Excel calls it (list, whole, decimal, date, …) and its formula.

    `operator` and `second`, the other end of a range, belong to kinds that compare. `is_strict` is False where Excel
    only warns.
    """

    kind: str
    formula: str
    areas: tuple[Area, ...]
    operator: str = "between"
    second: str = ""
    is_strict: bool = True


@dataclass(slots=True)
class Sheet:
    """One sheet. `rows` holds the cells with text only: row → column → cell, both ascending.

    `formulas` are the cells with a formula, also those that no program has worked out yet. `pages` says on which page of
    a paged document a row begins.
    """

    name: str
    is_hidden: bool = False
    rows: dict[int, dict[int, Cell]] = field(default_factory=dict)
    merged: list[Area] = field(default_factory=list)
    validations: list[Validation] = field(default_factory=list)
    hidden_rows: set[int] = field(default_factory=set)
    formulas: set[tuple[int, int]] = field(default_factory=set)
    pages: dict[int, int] = field(default_factory=dict)
    _validations_by_row: dict[int, list[tuple[Area, Validation]]] | None = None

    def text(self, row: int, column: int) -> str:
        """The text of a cell; ``""`` where it is empty."""
        cell = self.rows.get(row, {}).get(column)
        return cell.text if cell else ""

    def find_validation(self, row: int, column: int) -> Validation | None:
        """What may be entered in a cell: the first validation that covers it, if any."""
        if self._validations_by_row is None:
            self._validations_by_row = self._index_validations()
        candidates = (*self._validations_by_row.get(row, ()), *self._validations_by_row.get(_EVERY_ROW, ()))
        return next((validation for area, validation in candidates if area.has(row, column)), None)

    def _index_validations(self) -> dict[int, list[tuple[Area, Validation]]]:
        """Validations by row, since some programs write one for every cell; tall ones are looked at for every row."""
        index: dict[int, list[tuple[Area, Validation]]] = {}
        for validation in self.validations:
            for area in validation.areas:
                is_tall = area.bottom - area.top > _TALL
                for row in (_EVERY_ROW,) if is_tall else range(area.top, area.bottom + 1):
                    index.setdefault(row, []).append((area, validation))
        return index

    @property
    def last_column(self) -> int:
        """The last column with text in any row; 0 in an empty sheet."""
        return max((max(cells) for cells in self.rows.values() if cells), default=0)


def letter_of(column: int) -> str:
    """The letters of a column: 1 → A, 28 → AB."""
    letters = ""
    while column > 0:
        column, rest = divmod(column - 1, 26)
        letters = chr(ord("A") + rest) + letters
    return letters


def column_of(letters: str) -> int:
    """The column of letters: A → 1, ab → 28; 0 for anything else."""
    number = 0
    for letter in letters.strip().upper():
        if not "A" <= letter <= "Z":
            return 0
        number = number * 26 + ord(letter) - ord("A") + 1
    return number if number <= LAST_COLUMN else 0


def cell_name(row: int, column: int) -> str:
    """How people call a cell: row 12, column 2 → B12."""
    return f"{letter_of(column)}{row}"


def find_cell(reference: str) -> tuple[int, int] | None:
    """Row and column of a reference like `B12` or `$B$12`; None when it is none."""
    match = _REFERENCE.fullmatch(reference.strip())
    if match is None:
        return None
    row, column = int(match[2]), column_of(match[1])
    return (row, column) if 0 < row <= LAST_ROW and column else None


def find_area(reference: str) -> Area | None:
    """The rectangle of `B2:D9`, `B2`, `B:D` or `2:9`; None when it is none."""
    first, _, last = reference.replace("$", "").strip().partition(":")
    last = last or first
    if first.isalpha() and last.isalpha() and column_of(first) and column_of(last):
        return Area(1, column_of(first), LAST_ROW, column_of(last))
    if first.isascii() and first.isdigit() and last.isascii() and last.isdigit() and len(first + last) < 16:
        return Area(int(first), 1, int(last), LAST_COLUMN)
    start, end = find_cell(first), find_cell(last)
    if start is None or end is None:
        return None
    return Area(min(start[0], end[0]), min(start[1], end[1]), max(start[0], end[0]), max(start[1], end[1]))
