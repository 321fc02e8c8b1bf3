"""A table understood: where it is, what its columns hold, what its rows are and what it is for. Used for any grid of cells."""

from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.formats.readers.workbook.bands import side_by_side
from bidbuilder.formats.readers.workbook.bills import is_bill
from bidbuilder.formats.readers.workbook.columns import understand_columns
from bidbuilder.formats.readers.workbook.grid import Sheet
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.kinds import PRICES, REQUIREMENTS, kind_of_table
from bidbuilder.formats.readers.workbook.records import find_records
from bidbuilder.formats.readers.workbook.rows import Row, read_rows
from bidbuilder.formats.readers.workbook.tables import Table, caption_of, find_tables, table_at


@dataclass(slots=True)
class TableReading:
    """A table with its columns by role and its rows told apart; `kind` as in `kinds`.

    `caption` is the line right above its heading, where a sheet has several tables and each bears one. `is_bill` says that
    the lines of a price table are what is to be delivered (see `bills`).
    """

    table: Table
    columns: Mapping[int, Role]
    rows: list[Row]
    kind: str
    caption: str = ""
    is_bill: bool = False

    @property
    def places(self) -> dict[Role, int]:
        """The first column of each role."""
        places: dict[Role, int] = {}
        for column, role in sorted(self.columns.items()):
            if role is not Role.NONE:
                places.setdefault(role, column)
        return places


def find_readings(sheet: Sheet) -> list[TableReading]:
    """The tables of a sheet, understood; a sheet without headings counts if its contents show that it is a table."""
    bands = side_by_side(sheet)
    if len(bands) > 1:
        return [reading for band in bands for reading in find_readings(band)]
    records = find_records(sheet)
    if records:
        return [TableReading(table_at(sheet, 0, 0), {records[0].places[Role.TEXT]: Role.TEXT}, records, REQUIREMENTS)]
    tables = find_tables(sheet)
    if not tables and sheet.rows:
        return _table_without_heading(sheet)
    readings = [read_table(sheet, table, understand_columns(sheet, table)) for table in tables]
    asking = [reading for reading in readings if reading.kind == REQUIREMENTS]
    for reading in asking if len(asking) > 1 else ():
        reading.caption = caption_of(sheet, reading.table)
    return readings


def read_table(sheet: Sheet, table: Table, columns: Mapping[int, Role]) -> TableReading:
    """A table whose columns are known."""
    reading = TableReading(table, columns, read_rows(sheet, table, columns), "")
    reading.kind = kind_of_table(sheet, reading.places, reading.rows)
    if reading.kind == PRICES:
        headings = [text for texts in table.headings.values() for text in texts]
        reading.is_bill = is_bill(reading.places, headings, (sheet.name, caption_of(sheet, table)))
    return reading


def _table_without_heading(sheet: Sheet) -> list[TableReading]:
    """Without headings only numbers beside texts that ask for something make a table."""
    table = table_at(sheet, 0, 0)
    reading = read_table(sheet, table, understand_columns(sheet, table))
    is_table = {Role.NUMBER, Role.TEXT} <= set(reading.places) and reading.kind == REQUIREMENTS
    return [reading] if is_table else []
