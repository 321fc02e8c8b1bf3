"""Tables within running text: tables of requirements row by row, tables of technical data row by row, others cell by cell."""

from collections.abc import Iterator
from dataclasses import replace

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.workbook.book import Book
from bidbuilder.formats.readers.workbook.choices import Choices
from bidbuilder.formats.readers.workbook.grid import Cell, Sheet, cell_name
from bidbuilder.formats.readers.workbook.kinds import PRICES, REQUIREMENTS
from bidbuilder.formats.readers.workbook.requirements import is_bare_value, read_requirements
from bidbuilder.formats.readers.workbook.understanding import find_readings

_ENOUGH_VALUES = 0.5


def requirements_of_table(sheet: Sheet, section: tuple[str, ...], notes: Notes) -> list[Requirement] | None:
    """The requirements of a table below the headings `section`; None where the table is to be read as text.

    Price tables give none. `sheet` is the table as a grid; its name says which table of the document it is.
    """
    found: list[Requirement] = []
    readings = find_readings(sheet)
    for reading in readings:
        if reading.kind == REQUIREMENTS:
            choices = Choices(Book([sheet]))
            found += read_requirements(sheet, reading.rows, reading.places, choices, notes)
    if not found:
        found = list(_technical_data(sheet, notes))
    if not found and not any(reading.kind == PRICES for reading in readings):
        return None
    return [replace(one, section=(*section, *one.section)) for one in found]


def blocks_of_table(sheet: Sheet, notes: Notes) -> Iterator[Block]:
    """The cells of a table as paragraphs, row by row."""
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            place = notes.place(sheet=sheet.name, cell=cell_name(row, column))
            yield Block(BlockKind.PARAGRAPH, cell.text, place=place)


def _technical_data(sheet: Sheet, notes: Notes) -> Iterator[Requirement]:
    """Rows such as “Power | 12 kW”: a name and one or two bare values, in a table that mostly consists of such rows."""
    rows = [(row, list(cells.items())) for row, cells in sheet.rows.items() if len(cells) >= 2]
    data = [
        (row, cells)
        for row, cells in rows
        if all(is_bare_value(cell.text) for _, cell in cells[1:]) and _has_digit(cells)
    ]
    if len(data) < 2 or len(data) < _ENOUGH_VALUES * len(sheet.rows):
        return
    for row, cells in data:
        column, first = cells[0]
        yield Requirement(
            number=f"{sheet.name}!{row}",
            title=first.text,
            text=" ".join(cell.text for _, cell in cells),
            source=notes.place(sheet=sheet.name, cell=cell_name(row, column)),
            confidence="medium",
        )


def _has_digit(cells: list[tuple[int, Cell]]) -> bool:
    return any(letter.isdigit() for _, cell in cells[1:] for letter in cell.text)
