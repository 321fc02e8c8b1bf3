"""Tables within running text: tables of requirements row by row, tables of technical data row by row, others cell by cell."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import replace

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.formats.readers.notes import Notes
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind
from bidbuilder.formats.readers.prose.table_kinds import TableKind, kind_of_text_table
from bidbuilder.formats.readers.workbook.book import Book
from bidbuilder.formats.readers.workbook.choices import Choices
from bidbuilder.formats.readers.workbook.columns import is_identifier
from bidbuilder.formats.readers.workbook.grid import Cell, Sheet, cell_name, find_cell
from bidbuilder.formats.readers.workbook.header_words import Role
from bidbuilder.formats.readers.workbook.kinds import OTHER, PRICES, REQUIREMENTS
from bidbuilder.formats.readers.workbook.requirements import read_bill, read_requirements
from bidbuilder.formats.readers.workbook.tables import find_tables
from bidbuilder.formats.readers.workbook.understanding import TableReading, find_readings
from bidbuilder.formats.readers.workbook.values import is_bare_value

_NAMED = re.compile(
    r"\W*(?:(?:description of )?requirements?(?: (?:text|description|statement))?|krav(?:beskrivelse|tekst|formulering)?"
    r"|anforderung(?:en|sbeschreibung|stext)?|exigences?)\W*",
    re.IGNORECASE,
)
_ENOUGH_VALUES = 0.5
_WORDS_OF_FIGURE = 8
# Numbers alone are points or sums; data of a machine carry units, limits or class letters.
_UNIT = re.compile(r"[^\W\d_]|[<>≤≥=±%°]")


def requirements_of_table(sheet: Sheet, section: tuple[str, ...], notes: Notes) -> list[Requirement] | None:
    """The requirements of a table below the headings `section`; None where the table is to be read as text.

    Price tables give none. `sheet` is the table as a grid; its name says which table of the document it is.
    """
    kind = kind_of_text_table(sheet)
    if kind in {TableKind.SCHEDULE, TableKind.WEIGHTS}:
        return None
    match kind:
        case TableKind.DELIVERABLES:
            found: list[Requirement] | None = _deliverables(sheet, notes)
        case TableKind.SERVICE_LEVELS:
            found = _service_levels(sheet, notes)
        case _:
            found = _of_rows(sheet, notes)
    if found is None:
        return None
    return [replace(one, section=(*section, *one.section), source=on_page(sheet, one.source)) for one in found]


def on_page(sheet: Sheet, place: SourcePlace) -> SourcePlace:
    """A place in a table of a paged document is its page: nobody can count cells there."""
    cell = find_cell(place.cell or "") if sheet.pages else None
    return replace(place, sheet=None, cell=None, page=sheet.pages.get(cell[0])) if cell else place


def _of_rows(sheet: Sheet, notes: Notes) -> list[Requirement] | None:
    """The rows of tables of requirements and bills, else of technical data; none for prices, None for any other table."""
    found: list[Requirement] = []
    readings = find_readings(_without_heading(sheet))
    for reading in readings:
        if reading.kind == REQUIREMENTS or _is_named(reading):
            choices = Choices(Book([sheet]))
            found += read_requirements(sheet, reading.rows, reading.places, choices, notes)
        elif reading.is_bill:
            found += read_bill(sheet, reading.rows, reading.places, notes)
    if not found:
        found = list(_technical_data(sheet, notes))
    return found if found or any(reading.kind == PRICES for reading in readings) else None


def _is_named(reading: TableReading) -> bool:
    """Whether the texts stand below a heading that calls them requirements, though the rows have neither number nor level."""
    headings = reading.table.headings.get(reading.places.get(Role.TEXT, 0), ())
    return reading.kind == OTHER and any(map(_NAMED.fullmatch, headings))


def _without_heading(sheet: Sheet) -> Sheet:
    """The table without a first row that is plainly a heading but says nothing known; else the table as it is."""
    first = next(iter(sheet.rows), 0)
    cells = sheet.rows.get(first, {})
    is_marked = len(sheet.rows) > 1 and len(cells) > 1 and all(cell.look.is_bold for cell in cells.values())
    if not is_marked or find_tables(sheet):
        return sheet
    return replace(sheet, rows={row: cells for row, cells in sheet.rows.items() if row != first})


def _deliverables(sheet: Sheet, notes: Notes) -> list[Requirement]:
    """Each row below the headings names a thing to hand over, when or how good; the row as a whole is the requirement."""
    rows = list(sheet.rows.items())[1:]
    return [_row_as_requirement(sheet, row, cells, notes) for row, cells in rows if len(cells) > 1]


def _service_levels(sheet: Sheet, notes: Notes) -> list[Requirement]:
    """Each row below the headings is a service level; its figures mean nothing without their headings, which go before them."""
    (_, headings), *rows = sheet.rows.items()
    found = []
    for row, cells in rows:
        if len({cell.text for cell in cells.values()}) < 2:
            continue
        whole = _row_as_requirement(sheet, row, cells, notes)
        first = next(iter(cells.values())).text
        words = [
            f"{headings[column].text}: {cell.text}" if column in headings and _is_figure(cell.text) else cell.text
            for column, cell in cells.items()
            if cell.text != first or not is_identifier(first)
        ]
        number = first if is_identifier(first) else whole.number
        found.append(replace(whole, number=number, title="", text="; ".join(words)))
    return found


def _is_figure(text: str) -> bool:
    return any(letter.isdigit() for letter in text) and len(text.split()) <= _WORDS_OF_FIGURE


def blocks_of_table(sheet: Sheet, notes: Notes) -> Iterator[Block]:
    """The cells of a table as paragraphs, row by row."""
    for row, cells in sheet.rows.items():
        for column, cell in cells.items():
            place = notes.place(sheet=sheet.name, cell=cell_name(row, column))
            for text in cell.text.splitlines():
                yield Block(BlockKind.PARAGRAPH, text, place=on_page(sheet, place))


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
    if not any(_UNIT.search(cell.text) for _, cells in data for _, cell in cells[1:]):
        return
    for row, cells in data:
        yield _row_as_requirement(sheet, row, dict(cells), notes)


def _row_as_requirement(sheet: Sheet, row: int, cells: Mapping[int, Cell], notes: Notes) -> Requirement:
    column, first = next(iter(cells.items()))
    return Requirement(
        number=f"{sheet.name}!{row}",
        title=first.text,
        text=" ".join(cell.text for cell in cells.values()),
        source=notes.place(sheet=sheet.name, cell=cell_name(row, column)),
        confidence="medium",
    )


def _has_digit(cells: list[tuple[int, Cell]]) -> bool:
    return any(letter.isdigit() for _, cell in cells[1:] for letter in cell.text)
