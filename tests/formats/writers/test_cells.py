"""The gateway into cells, and rows as tall as their text."""

from datetime import UTC, date, datetime
from decimal import Decimal
from io import BytesIO

import pytest
from hypothesis import given
from hypothesis import strategies as st
from openpyxl import load_workbook

from bidbuilder.formats.writers.ooxml.text import clean_text
from bidbuilder.formats.writers.sheets.cells import (
    LONGEST_TEXT,
    BlankCell,
    DayCell,
    FormulaCell,
    NumberCell,
    NumberTooLongForCell,
    TextCell,
    TextTooLongForCell,
    split_text,
)
from bidbuilder.formats.writers.sheets.heights import row_height
from bidbuilder.formats.writers.sheets.shapes import Holds, RowShape, ShapeColumn, ShapedRow
from bidbuilder.formats.writers.sheets.workbook import Row, StreamedWorkbook, WorkbookProperties, quoted, sheet_name

PROPERTIES = WorkbookProperties(
    title="T", author="A", subject="S", written_at=datetime(2026, 1, 2, tzinfo=UTC), font="Liberation Sans"
)


def one_sheet(*rows: Row) -> bytes:
    """A workbook of these rows in a plain style."""
    workbook = StreamedWorkbook(PROPERTIES, {"plain": {}, "bold": {"bold": True}})
    workbook.add_sheet("Sheet", (20, 20), rows)
    return workbook.finish()


@pytest.mark.parametrize(
    "text", ["=1+1", "+1", "-1", "@SUM(A1)", "=cmd|' /C calc'!A0", "\t=1", "00123", "1e5", "TRUE", " a "]
)
def test_text_stays_text(text: str) -> None:
    cell = load_workbook(BytesIO(one_sheet(Row([TextCell("plain", text)])))).active["A1"]
    assert (cell.value, cell.data_type) in [(text, "s"), (text, "inlineStr")]


@given(st.text(max_size=200))
def test_any_text_is_read_back(text: str) -> None:
    value = load_workbook(BytesIO(one_sheet(Row([TextCell("plain", text)])))).active["A1"].value
    assert (value or "") == clean_text(text)


@pytest.mark.parametrize("number", ["0", "0.1", "-12.50", "123456789012.34", "1E+3", "0.000001"])
def test_numbers_are_written_digit_for_digit(number: str) -> None:
    xml = NumberCell("plain", Decimal(number)).xml("A1", 0)
    assert Decimal(xml.split("<v>")[1].split("</v>")[0]) == Decimal(number)
    assert "E" not in xml.split("<v>")[1]


@pytest.mark.parametrize("number", ["1234567890123456", "0.1234567890123456", "NaN", "Infinity"])
def test_numbers_that_programs_would_change_are_refused(number: str) -> None:
    with pytest.raises(NumberTooLongForCell) as refused:
        NumberCell("plain", Decimal(number)).xml("B7", 0)
    assert refused.value.where == "B7"


def test_text_longer_than_a_cell_is_refused() -> None:
    with pytest.raises(TextTooLongForCell):
        TextCell("plain", "x" * (LONGEST_TEXT + 1)).xml("A1", 0)


@given(st.text(alphabet="ab \n", max_size=300), st.integers(1, 40))
def test_the_pieces_of_a_split_text_are_the_text(text: str, length: int) -> None:
    pieces = split_text(text, length)
    assert "".join(pieces) == text
    assert all(len(piece) <= length for piece in pieces)


def test_dates_and_formulas_keep_their_kind() -> None:
    rows = (
        Row([DayCell("plain", date(2026, 3, 1)), None, NumberCell("bold", 2)]),
        Row([FormulaCell("plain", "C1*2", 4), BlankCell("plain")]),
    )
    package = one_sheet(*rows)
    formulas, values = load_workbook(BytesIO(package)).active, load_workbook(BytesIO(package), data_only=True).active
    assert formulas["A1"].value == 46082  # 1 March 2026 as programs count days
    assert formulas["C1"].font.bold
    assert formulas["A2"].value == "=C1*2"
    assert values["A2"].value == 4


def test_the_same_rows_give_the_same_bytes() -> None:
    assert one_sheet(Row([TextCell("plain", "a")])) == one_sheet(Row([TextCell("plain", "a")]))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("1 Fra udlandet", "1 Fra udlandet"),
        ("a/b:c*d?[e]\\", "a b c d  e"),
        ("x" * 40, "x" * 31),
        ("'quoted'", "quoted"),
    ],
)
def test_sheets_get_names_they_may_have(text: str, name: str) -> None:
    assert sheet_name(text) == name


def test_a_sheet_is_quoted_as_formulas_want_it() -> None:
    assert quoted("Buyer's") == "'Buyer''s'"


@pytest.mark.parametrize(
    ("text", "width", "lines"),
    [
        ("", 20, 1),
        ("short", 20, 1),
        ("two words here", 8, 3),
        ("x" * 45, 10, 6),
        ("i" * 45, 30, 1),
        ("M" * 45, 30, 3),
        ("a\nb\nc", 20, 3),
    ],
)
def test_rows_are_as_tall_as_their_text(text: str, width: float, lines: int) -> None:
    assert row_height([TextCell("text", text)], [width]) == pytest.approx(lines * 13 + 3)


def test_text_that_runs_on_over_its_neighbours_makes_no_tall_row() -> None:
    assert row_height([TextCell("title", "long " * 50)], [10]) == pytest.approx(16)


def test_a_shaped_row_is_the_row_of_its_cells() -> None:
    shape = RowShape(
        [
            ShapeColumn("text", Holds.TEXT),
            ShapeColumn("amount"),
            ShapeColumn("text", Holds.NOTHING),
            ShapeColumn("amount", formula='IF(B#>5,"100%",B#*2)'),
        ]
    )
    ids = {"text": 3, "amount": 4}
    text = " 5 % of <a> & # "
    cells = [
        TextCell("text", text),
        NumberCell("amount", Decimal("1.50")),
        BlankCell("text"),
        FormulaCell("amount", 'IF(B7>5,"100%",B7*2)', Decimal(3)),
    ]
    values = (text, Decimal("1.50"), None, Decimal(3))
    assert ShapedRow(shape, values).xml(7, [9] * 4, ids) == Row(cells).xml(7, [9] * 4, ids)
    with pytest.raises(NumberTooLongForCell) as refused:
        ShapedRow(shape, ("", Decimal("1234567890.1234567"), None, Decimal(3))).xml(8, [9] * 4, ids)
    assert refused.value.where == "B8"
