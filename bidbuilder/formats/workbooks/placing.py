"""Answers to requirements placed: which cell of the buyer's workbook an answer, a remark or a price belongs in."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bidbuilder.domain.tenders.buyer_workbooks import CellValue, RequirementAnswer
from bidbuilder.formats.readers.workbook.grid import cell_name
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.kinds import PRICES, REQUIREMENTS
from bidbuilder.formats.readers.workbook.rows import Row, RowKind
from bidbuilder.formats.readers.workbook.understanding import TableReading
from bidbuilder.formats.workbooks.inputs import requirement_number
from bidbuilder.formats.workbooks.inspection import UnderstoodSheet, understand_sheets
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet
from bidbuilder.formats.workbooks.refusals import NoPlaceFor, RequirementAmbiguous, RequirementUnknown

# Fields of an answer beside the roles of columns, which are fields under their own names.
_FIELDS: Mapping[str, Role] = {"unit_price": Role.PRICE, "comment": Role.REMARK, "total_price": Role.TOTAL}
_NUMBERS = {Role.PRICE, Role.TOTAL, Role.QUANTITY}
# Of several price columns: the one to be offered, not the list price nor the discount off it.
_OFFERED = (
    "unit price",
    "proposed",
    "offered",
    "net",
    "discounted",
    "enhedspris",
    "stykpris",
    "einzelpreis",
    "unitaire",
)
_OFFERED_LESS = ("discount", "rabat", "%", "list", "gsa", "remise", "gross")


@dataclass(frozen=True, slots=True)
class Placed:
    """A value and the cell it belongs in."""

    sheet: BuyerSheet
    cell: str
    value: CellValue
    is_number: bool


@dataclass(frozen=True, slots=True)
class _Line:
    """A row of a table that answers can be given to."""

    sheet: UnderstoodSheet
    reading: TableReading
    row: Row


class Placing:
    """Finds the rows of one workbook by their numbers."""

    def __init__(self, book: BuyerBook) -> None:
        self._book = book

    def place(self, answer: RequirementAnswer) -> Iterator[Placed]:
        """The cells for one answer. Raises `RequirementUnknown`, `RequirementAmbiguous`, `NoPlaceFor`."""
        lines = self._lines_of(answer)
        for field, value in answer.fields.items():
            if value is None:
                continue
            role = _FIELDS.get(field) or next((one for one in Role if one.value == field and field), None)
            line, column = self._column(answer, lines, field, role)
            sheet = line.sheet.sheet
            yield Placed(sheet, cell_name(line.row.row, column), value, role in _NUMBERS)

    def _lines_of(self, answer: RequirementAnswer) -> list[_Line]:
        """The rows with a number, of which no two may be on sheets of the same kind."""
        wanted, sheet = _normal(answer.requirement), answer.sheet.strip().casefold()
        found = [one for one in self._lines.get(wanted, ()) if sheet in {"", one.sheet.sheet.name.strip().casefold()}]
        if not found:
            raise RequirementUnknown(where=answer.requirement, requirement=answer.requirement)
        for kind in (REQUIREMENTS, PRICES):
            same = [one for one in found if one.reading.kind == kind]
            if len(same) > 1:
                places = ", ".join(f"{one.sheet.sheet.name}!{one.row.row}" for one in same[:8])
                raise RequirementAmbiguous(where=answer.requirement, requirement=answer.requirement, places=places)
        return found

    def _column(
        self, answer: RequirementAnswer, lines: Sequence[_Line], field: str, role: Role | None
    ) -> tuple[_Line, int]:
        """The row and column for a field: a number may stand in a sheet of requirements and in one of prices."""
        candidates = [
            (line, column)
            for line in sorted(lines, key=lambda line: (line.reading.kind == PRICES) != (role in _NUMBERS))
            for column, held in line.reading.columns.items()
            if role is not None and held is role
        ]
        if not candidates:
            raise NoPlaceFor(
                where=answer.requirement,
                requirement=answer.requirement,
                field=field,
                cells=", ".join(_fillable(lines)) or "–",
            )
        return max(candidates, key=_preference) if role in _NUMBERS else candidates[0]

    @cached_property
    def _lines(self) -> Mapping[str, list[_Line]]:
        found: dict[str, list[_Line]] = {}
        for sheet in understand_sheets(self._book):
            for reading in sheet.readings:
                if reading.kind not in {REQUIREMENTS, PRICES} or sheet.sheet.grid.is_hidden:
                    continue
                for row in reading.rows:
                    if row.kind is RowKind.REQUIREMENT or row.text(Role.NUMBER):
                        number = _normal(requirement_number(sheet.sheet, row))
                        found.setdefault(number, []).append(_Line(sheet, reading, row))
        return found


def _preference(candidate: tuple[_Line, int]) -> tuple[bool, int, int]:
    """Cells that can be filled first, then the heading that asks for the price of this bid, then the first of them."""
    line, column = candidate
    sheet, row = line.sheet.sheet, line.row.row
    is_fillable = not sheet.has_formula(row, column) and sheet.is_open(row, column)
    title = " ".join(line.reading.table.headings.get(column, ())).casefold()
    points = sum(word in title for word in _OFFERED) - sum(word in title for word in _OFFERED_LESS)
    return is_fillable, points, -column


def _fillable(lines: Sequence[_Line]) -> Iterator[str]:
    for line in lines:
        for found in line.sheet.inputs:
            if found.place[0] == line.row.row:
                yield f"{line.sheet.sheet.name}!{found.input.cell} ({found.input.role or found.input.kind})"


def _normal(number: str) -> str:
    return " ".join(number.split()).casefold()
