"""The rows of a table told apart: requirements, headings of sections, sums, repeated headings, notes.

A heading row is one that asks for nothing and either stands alone (one cell, or one merged over the table), or carries the
number that the rows below it continue (`3` above `3.1`), or looks different (bold, filled) from the rows that ask.
"""

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bidbuilder.formats.readers.obligations import find_level, has_obligation
from bidbuilder.formats.readers.workbook.columns import is_identifier
from bidbuilder.formats.readers.workbook.grid import Area, Cell, Look, Sheet
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.leading_numbers import find_leading_numbers
from bidbuilder.formats.readers.workbook.tables import Table


class RowKind(StrEnum):
    """What a row of a table is."""

    REQUIREMENT = "requirement"
    HEADING = "heading"
    NOTE = "note"
    NOTHING = "nothing"


@dataclass(frozen=True, slots=True)
class Row:
    """A row of a table, its texts by role; `section` are the texts of all section columns, outermost first.

    `leading` is the identifier its text begins with, where no column holds one.
    """

    row: int
    kind: RowKind
    texts: Mapping[Role, str]
    places: Mapping[Role, int]
    section: tuple[str, ...] = ()
    look: Look = field(default_factory=Look)
    leading: str = ""

    @property
    def number(self) -> str:
        """The number stated, or the one the text begins with; ``""`` without either."""
        return self.text(Role.NUMBER) or self.leading

    def text(self, role: Role) -> str:
        """The text in the column of a role; ``""`` without one."""
        return self.texts.get(role, "")


_LONGEST_HEADING = 120
_LONGEST_SINGLE_HEADING = 200
_SUM = re.compile(
    r"(sub[ -]?)?(total|sum|summe|gesamt\w*|i alt|subtotal|samlet|montant|grand total|ceiling price)\b", re.I
)
_LONGEST_SUM = 60
_NUMBER_AND_NAME = re.compile(r"\d[\d.]*[.):]?\s+[^\W\d_]{3,}")
# “M = Must have, S = Should have” below or between the rows says what letters mean.
_LEGEND = re.compile(r"^\W*\w{1,3} ?= ?[^=]+\b\w{1,3} ?= ?\S")
# Filled in by the buyer on rows that ask, and hardly ever on headings.
_ASKING_ROLES = (Role.LEVEL, Role.WEIGHT, Role.QUANTITY, Role.UNIT, Role.EVIDENCE)
_CROSSES = {"x", "✓", "✔", "✗", "•", "1", "ja", "yes", "j", "y", "oui", "■", "☒", "√"}
_SPANNING_ROLES = (Role.NUMBER, Role.SECTION, Role.SUBSECTION, Role.LEVEL, Role.LOT, Role.TITLE, Role.EVIDENCE)


def read_rows(sheet: Sheet, table: Table, roles: Mapping[int, Role]) -> list[Row]:
    """The rows of a table's body from top to bottom, without empty ones, each told what it is."""
    return _with_leading_numbers(_RowReader(sheet, table, roles).read())


def _with_leading_numbers(rows: list[Row]) -> list[Row]:
    """The rows with the identifiers their texts begin with. The texts themselves stay as they are."""
    bare = [row for row in rows if row.kind is RowKind.REQUIREMENT and not row.text(Role.NUMBER)]
    found = find_leading_numbers([row.text(Role.TEXT) for row in bare])
    leading = {row.row: number for row, number in zip(bare, found, strict=True) if number}
    return [replace(row, leading=leading[row.row]) if row.row in leading else row for row in rows]


class _RowReader:
    def __init__(self, sheet: Sheet, table: Table, roles: Mapping[int, Role]) -> None:
        self._sheet = sheet
        self._table = table
        self._column_of: dict[Role, int] = {}
        self._sections: list[int] = []
        for column, role in sorted(roles.items()):
            if role in {Role.SECTION, Role.SUBSECTION}:
                self._sections.append(column)
            if role is not Role.NONE:
                self._column_of.setdefault(role, column)
        self._wide, self._tall = self._merged_ranges(len(roles) or 1)
        self._rows = [row for row in sheet.rows if table.body_top <= row <= table.body_bottom]
        self._level_marks = self._find_level_marks()
        self._is_bold_usual = self._share(lambda cell: cell.look.is_bold) > 0.5
        self._is_fill_usual = self._share(lambda cell: bool(cell.look.fill)) > 0.5

    def read(self) -> list[Row]:
        numbers = [self._text(row, Role.NUMBER) for row in self._rows]
        found: list[Row] = []
        for index, row in enumerate(self._rows):
            if found and self._goes_on(row):
                found[-1] = self._joined(found[-1], row)
            else:
                found.append(self._read_row(row, numbers[index + 1] if index + 1 < len(numbers) else ""))
        return found

    def _goes_on(self, row: int) -> bool:
        """Whether the text of a row is merged with that of the row above, so that both are one."""
        column = self._column_of.get(Role.TEXT, 0)
        return not self._sheet.text(row, column) and (row, column) in self._tall

    def _joined(self, above: Row, row: int) -> Row:
        """The row above with the evidence of a row that goes on with it."""
        more = self._sheet.text(row, self._column_of.get(Role.EVIDENCE, 0))
        evidence = above.text(Role.EVIDENCE)
        if not more or more in evidence:
            return above
        return replace(above, texts={**above.texts, Role.EVIDENCE: "; ".join(filter(None, (evidence, more)))})

    def _read_row(self, row: int, next_number: str) -> Row:
        texts = {role: text for role in self._column_of if (text := self._text(row, role))}
        if self._level_marks:
            marked = (heading for column, heading in self._level_marks.items() if self._sheet.text(row, column))
            texts[Role.LEVEL] = next(marked, "")
        section = tuple(self._spanned(row, column) for column in self._sections)
        kind = self._kind(row, texts, next_number)
        if kind is RowKind.HEADING:
            texts = self._heading_texts(row, texts)
        return Row(row, kind, texts, self._column_of, section, self._look(row))

    def _kind(self, row: int, texts: Mapping[Role, str], next_number: str) -> RowKind:
        cells = self._sheet.rows[row]
        number, text = texts.get(Role.NUMBER, ""), texts.get(Role.TEXT, "")
        first = next(iter(cells.values())).text
        if self._is_repeated_heading(cells) or (len(first) <= _LONGEST_SUM and _SUM.match(first)):
            return RowKind.NOTHING
        if self._stands_alone(row, texts):
            return self._kind_of_single(row, texts)
        if not text:
            if self._is_heading_by_title(texts):
                return RowKind.HEADING
            return RowKind.NOTE if has_obligation(" ".join(cell.text for cell in cells.values())) else RowKind.NOTHING
        if self._is_numbered_heading(texts, number, text, next_number) or self._looks_like_heading(row, texts):
            return RowKind.HEADING
        return RowKind.REQUIREMENT

    def _stands_alone(self, row: int, texts: Mapping[Role, str]) -> bool:
        """One cell with text, or one merged over most of the table (others in it are hidden by the merge)."""
        cells = self._sheet.rows[row]
        shown = [column for column in cells if not self._is_under_wide(row, column)]
        return len(shown) == 1 and not (Role.NUMBER in texts and Role.TEXT in texts)

    def _kind_of_single(self, row: int, texts: Mapping[Role, str]) -> RowKind:
        column, cell = next(iter(self._sheet.rows[row].items()))
        asks = has_obligation(cell.text)
        if _LEGEND.search(cell.text):
            return RowKind.NOTE
        if column == self._column_of.get(Role.TEXT) and row not in self._wide:
            if asks or self._has_no_numbers_and_looks_usual(cell):
                return RowKind.REQUIREMENT
            is_short = len(cell.text) <= _LONGEST_HEADING and not cell.text.endswith((".", ";"))
            is_different = self._differs(cell.look)
            return RowKind.HEADING if is_short and (is_different or not texts.get(Role.NUMBER)) else RowKind.REQUIREMENT
        if asks and len(cell.text) > _LONGEST_HEADING:
            return RowKind.NOTE
        if (
            column == self._column_of.get(Role.NUMBER)
            and is_identifier(cell.text)
            and not self._names_section(row, cell)
        ):
            return RowKind.NOTHING  # a prepared number without a text
        return RowKind.HEADING if len(cell.text) <= _LONGEST_SINGLE_HEADING else RowKind.NOTE

    def _names_section(self, row: int, cell: Cell) -> bool:
        """“2 Electrical” in the column of numbers, and “Part 2” merged over the table, are headings and no bare numbers."""
        return row in self._wide or _NUMBER_AND_NAME.match(cell.text) is not None

    def _has_no_numbers_and_looks_usual(self, cell: Cell) -> bool:
        """In a table without a column of numbers a lone text is a requirement, unless it looks like a heading."""
        return Role.NUMBER not in self._column_of and not self._differs(cell.look)

    def _is_numbered_heading(self, texts: Mapping[Role, str], number: str, text: str, next_number: str) -> bool:
        """`3 General` above `3.1 The pump shall …`: short, asks nothing, and the next number continues it."""
        stem = number.rstrip(".")
        continues = bool(stem) and next_number.startswith((f"{stem}.", f"{stem}-")) and next_number.rstrip(".0") != stem
        return continues and self._may_be_heading(texts, text)

    def _is_heading_by_title(self, texts: Mapping[Role, str]) -> bool:
        """`2 | Safety |` above `2.1 | Fences | The site shall …`: a number and a name, and nothing that is asked."""
        title = texts.get(Role.TITLE, "")
        return bool(title) and Role.NUMBER in texts and self._may_be_heading(texts, title)

    def _looks_like_heading(self, row: int, texts: Mapping[Role, str]) -> bool:
        cell = self._sheet.rows[row].get(self._column_of.get(Role.TEXT, 0))
        return cell is not None and self._differs(cell.look) and self._may_be_heading(texts, cell.text)

    def _may_be_heading(self, texts: Mapping[Role, str], text: str) -> bool:
        return (
            len(text) <= _LONGEST_HEADING
            and not has_obligation(text)
            and not text.endswith((".", ";", "?"))
            and not any(texts.get(role) for role in _ASKING_ROLES)
        )

    def _differs(self, look: Look) -> bool:
        """Whether a cell is bold or filled where most texts of the table are not."""
        return (look.is_bold and not self._is_bold_usual) or (bool(look.fill) and not self._is_fill_usual)

    def _heading_texts(self, row: int, texts: Mapping[Role, str]) -> dict[Role, str]:
        """Number and words of a heading row, whichever column they stand in."""
        number = texts.get(Role.NUMBER, "")
        cells = self._sheet.rows[row]
        words = (
            texts.get(Role.TEXT)
            or texts.get(Role.TITLE)
            or next((cell.text for cell in cells.values() if cell.text != number), number)
        )
        return {Role.TEXT: words} | ({Role.NUMBER: number} if number and number != words else {})

    def _is_repeated_heading(self, cells: Mapping[int, Cell]) -> bool:
        """The heading again, as print layouts repeat it down the sheet."""
        headings = self._table.headings
        same = sum(bool(headings.get(column)) and headings[column][-1] == cell.text for column, cell in cells.items())
        return same >= 2 and same == len(cells)

    def _text(self, row: int, role: Role) -> str:
        column = self._column_of.get(role)
        if column is None:
            return ""
        if role in _SPANNING_ROLES:
            return self._spanned(row, column)
        return self._sheet.text(row, column)

    def _spanned(self, row: int, column: int) -> str:
        """The text of a cell, or of the cell that a merge over several rows shows in its place."""
        own = self._sheet.text(row, column)
        if own:
            return own
        area = self._tall.get((row, column))
        return self._sheet.text(area.top, area.left) if area else ""

    def _is_under_wide(self, row: int, column: int) -> bool:
        area = self._wide.get(row)
        return area is not None and area.left < column <= area.right

    def _merged_ranges(self, width: int) -> tuple[dict[int, Area], dict[tuple[int, int], Area]]:
        """Merges over at least half of the table's columns, by row; and merges over several rows, by cell."""
        wide: dict[int, Area] = {}
        tall: dict[tuple[int, int], Area] = {}
        for area in self._sheet.merged:
            if area.bottom < self._table.body_top or area.top > self._table.body_bottom:
                continue
            if area.right - area.left + 1 >= max(2, width / 2):
                wide |= dict.fromkeys(range(area.top, min(area.bottom, area.top + 50) + 1), area)
            elif area.bottom > area.top:
                last = min(area.bottom, self._table.body_bottom)
                tall |= {(row, area.left): area for row in range(area.top + 1, last + 1)}
        return wide, tall

    def _find_level_marks(self) -> dict[int, str]:
        """Columns headed “Must”, “Should”, “Could” that a cross is put into; at least two of them."""
        found = {}
        for column, headings in self._table.headings.items():
            marks = [text for row in self._rows if (text := self._sheet.text(row, column))]
            if find_level(headings[-1]) and all(text.strip().casefold() in _CROSSES for text in marks):
                found[column] = headings[-1]
        return (
            found if len(found) > 1 and any(self._sheet.text(row, one) for one in found for row in self._rows) else {}
        )

    def _share(self, is_so: Callable[[Cell], bool]) -> float:
        column = self._column_of.get(Role.TEXT)
        cells = [cell for row in self._rows if (cell := self._sheet.rows[row].get(column or 0))]
        return sum(is_so(cell) for cell in cells) / len(cells) if cells else 0.0

    def _look(self, row: int) -> Look:
        return next(iter(self._sheet.rows[row].values())).look
