"""A buyer's workbook inspected: what its sheets are for and which cells it wants filled."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cached_property

from bidbuilder.domain.tenders.buyer_workbooks import WorkbookColumn, WorkbookInspection, WorkbookSheet
from bidbuilder.formats.readers.workbook.grid import column_of, letter_of
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.kinds import kind_of_sheet
from bidbuilder.formats.readers.workbook.understanding import TableReading, find_readings, read_table
from bidbuilder.formats.workbooks.inputs import FoundInput, find_inputs
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet

ColumnRoles = Mapping[str, Mapping[str, str]]


def inspect_workbook(name: str, content: bytes, roles: ColumnRoles | None = None) -> WorkbookInspection:
    """The sheets of a workbook, their tables and the cells to fill. Raises `FileRefused` for a file that cannot be used.

    `roles` are a person's corrections: what a column (letter) of the main table of a sheet holds, ``""`` for nothing.
    """
    with BuyerBook(name, content) as book:
        sheets = tuple(_shown(one) for one in understand_sheets(book, roles))
        return WorkbookInspection(sheets=sheets, findings=book.notes.findings)


@dataclass
class UnderstoodSheet:
    """A sheet with its tables; `inputs` are looked for when they are asked for."""

    book: BuyerBook
    sheet: BuyerSheet
    readings: Sequence[TableReading]
    kind: str

    @cached_property
    def inputs(self) -> Sequence[FoundInput]:
        """The cells to fill, row by row."""
        return find_inputs(self.book, self.sheet, self.readings, self.kind)

    @property
    def main(self) -> TableReading | None:
        """The table with most rows of the sheet's kind."""
        return max(self.readings, key=lambda one: (one.kind == self.kind, len(one.rows)), default=None)


def understand_sheets(book: BuyerBook, roles: ColumnRoles | None = None) -> list[UnderstoodSheet]:
    """All sheets of a workbook, their cells read and their tables found; `roles` as `inspect_workbook` takes them."""
    book.read_cells()
    lists = book.choices.list_sheets()
    understood = []
    for sheet in book.sheets:
        readings = _corrected(sheet, find_readings(sheet.grid), (roles or {}).get(sheet.name, {}))
        kind = kind_of_sheet(sheet.grid, [one.kind for one in readings], lists)
        understood.append(UnderstoodSheet(book, sheet, readings, kind))
    return understood


def _corrected(sheet: BuyerSheet, readings: list[TableReading], roles: Mapping[str, str]) -> list[TableReading]:
    """The readings of a sheet with the columns of its largest table as a person says they are."""
    wanted = {column: role for letter, role in roles.items() if (column := column_of(letter))}
    if not wanted or not readings:
        return readings
    main = max(readings, key=lambda one: len(one.rows))
    known = {role.value: role for role in Role}
    columns = dict(main.columns) | {column: known.get(role, Role.NONE) for column, role in wanted.items()}
    again = read_table(sheet.grid, main.table, columns)
    return [again if one is main else one for one in readings]


def _shown(one: UnderstoodSheet) -> WorkbookSheet:
    main = one.main
    columns: Mapping[int, str] = {column: role.value for column, role in main.columns.items()} if main else {}
    headings = main.table.headings if main else {}
    return WorkbookSheet(
        name=one.sheet.name,
        kind=one.kind,
        is_hidden=one.sheet.grid.is_hidden,
        is_protected=one.sheet.is_protected,
        header_row=(main.table.heading_bottom or None) if main else None,
        columns=tuple(
            WorkbookColumn(column=letter_of(column), role=role, title=" / ".join(headings.get(column, ())))
            for column, role in sorted(columns.items())
        ),
        inputs=tuple(found.input for found in one.inputs),
    )
