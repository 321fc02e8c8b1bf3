"""Tables of PDF pages, ruled and not: their rows become requirements as those of Word do, over pages too."""

from itertools import chain

import pytest

from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.pdf.lines import read_lines
from bidbuilder.formats.readers.pdf.tables import tables_apart
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.readers.workbook.grid import Sheet
from tests.factories.pdf_documents import Page, pdf_of

COLUMNS = (50, 100, 380, 450)
HEADING = ["No.", "Requirement", "Response"]
ROWS = [
    ["R1", "The pump shall deliver heat to the whole\nnetwork in winter.", ""],
    ["R2", "The tank shall be insu-\nlated.", ""],
    ["R3", "The supplier must train two operators.", "Yes / No"],
]


def read(*pages: Page) -> TenderReading:
    return read_tender("call.pdf", pdf_of(*pages), {})


def rows_of(*pages: Page) -> list[list[list[str]]]:
    """The texts of the tables, row by row."""
    lines = chain.from_iterable(read_lines(pdf_of(*pages)))
    sheets = [one for one in tables_apart(lines) if isinstance(one, Sheet)]
    return [[[cell.text for cell in row.values()] for row in sheet.rows.values()] for sheet in sheets]


def found(reading: TenderReading) -> list[tuple[str, str]]:
    return [(one.number, one.text) for one in reading.tender.requirements]


WANTED = [
    ("R1", "The pump shall deliver heat to the whole network in winter."),
    ("R2", "The tank shall be insulated."),
    ("R3", "The supplier must train two operators."),
]


@pytest.mark.parametrize("ruled", [True, False])
def test_rows_of_a_table_are_requirements_with_number_text_and_page(ruled: bool) -> None:
    page = Page().text(50, 800, "Heat pumps", size=16, bold=True)
    page.text(50, 770, "What follows is asked for.").table(740, COLUMNS, [HEADING, *ROWS], ruled=ruled)
    reading = read(page)
    assert found(reading) == WANTED
    places: list[Requirement] = list(reading.tender.requirements)
    assert {(one.section, one.source.page, one.source.cell) for one in places} == {(("Heat pumps",), 1, None)}


def test_a_table_goes_on_over_pages_with_its_heading_printed_again() -> None:
    more = [["R4", "The floor must bear 5 kN/m².", ""]]
    pages = (Page().table(200, COLUMNS, [HEADING, *ROWS]), Page().table(800, COLUMNS, [HEADING, *more]))
    assert found(read(*pages)) == [*WANTED, ("R4", "The floor must bear 5 kN/m².")]
    assert read(*pages).tender.requirements[-1].source.page == 2


def test_a_table_without_borders_goes_on_where_its_words_stand_otherwise() -> None:
    first = [
        ["Pos.", "Requirement", "Response"],
        *([f"R{n}", "The pump shall run without any interruption.", "Yes"] for n in range(3)),
    ]
    later = [[f"R{n}", "It must stop.", "No"] for n in range(3, 6)]
    moved = (COLUMNS[0] + 8, COLUMNS[1] + 10, *COLUMNS[2:])
    pages = (Page().table(200, COLUMNS, first, ruled=False), Page().table(800, moved, later, ruled=False))
    assert [len(table) for table in rows_of(*pages)] == [7]


def test_a_row_cut_by_the_end_of_the_page_is_one_row() -> None:
    first = Page().table(200, COLUMNS, [HEADING, ["R1", "The pump shall deliver", ""]])
    second = Page().table(800, COLUMNS, [["", "heat to the network.", ""], ["R2", "It must be tight.", ""]])
    assert found(read(first, second)) == [
        ("R1", "The pump shall deliver heat to the network."),
        ("R2", "It must be tight."),
    ]


def test_tables_with_words_between_them_are_two() -> None:
    first = Page().table(200, COLUMNS, [HEADING, *ROWS])
    second = Page().text(50, 820, "Other things are asked for here:").table(800, COLUMNS, [HEADING, ROWS[0]])
    assert [len(table) for table in rows_of(first, second)] == [4, 2]


def test_technical_data_are_read_row_by_row() -> None:
    page = Page().table(700, (50, 200, 300), [["Power", "12 kW"], ["Voltage", "400 V"], ["Frequency", "50 Hz"]])
    assert [one.text for one in read(page).tender.requirements] == ["Power 12 kW", "Voltage 400 V", "Frequency 50 Hz"]


def test_cells_over_several_columns_are_read_once() -> None:
    page = Page().table(700, COLUMNS, [["No.", "Requirement", "Response"], ["R1", "The pump shall run.", ""]])
    page.stroke(50, 640, 50, 610).stroke(450, 640, 450, 610).stroke(50, 610, 450, 610)
    page.text(53, 625, "All items of this list have to be answered by the tenderer himself.")
    assert rows_of(page)[0][-1] == ["All items of this list have to be answered by the tenderer himself."]


@pytest.mark.parametrize(
    "page",
    [
        Page().lines(50, 700, ["1.  The pump shall run.", "2.  It must be red.", "3.  It must be quiet."], step=20),
        Page().table(700, (50, 300), [["The pump shall run."], ["It must be red."]]),
        Page().lines(50, 700, ["The pump shall run and"] * 9).lines(320, 700, ["it must be red, too,"] * 9),
    ],
    ids=["numbered paragraphs", "frames around text", "two columns of text"],
)
def test_what_is_no_table_is_read_as_text(page: Page) -> None:
    assert rows_of(page) == []
