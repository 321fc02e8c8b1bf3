"""Numbers of cells as people see them, and cells by their names."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.formats.readers.workbook.grid import (
    LAST_COLUMN,
    LAST_ROW,
    Area,
    Look,
    cell_name,
    column_of,
    find_area,
    find_cell,
    letter_of,
)
from bidbuilder.formats.readers.workbook.numbers import shown_number


@pytest.mark.parametrize(
    ("stored", "number_format", "shown"),
    [
        ("12", "General", "12"),
        ("1.5", "General", "1.5"),
        ("1.1000000000000001", "General", "1.1"),
        ("0.30000000000000004", "General", "0.3"),
        ("1.1", "0.00", "1.10"),
        ("7", "0000", "0007"),
        ("1234.5", "#,##0.00", "1234.50"),
        ("2.5", "0.0#", "2.5"),
        ("3", "0.##", "3"),
        ("0.125", "0.00%", "12.50 %"),
        ("0.5", "0%", "50 %"),
        ("-4", '0;[Red]"minus" 0', "-4"),
        ("45000", "yyyy-mm-dd", "2023-03-15"),
        ("45000", "dd/mm/yyyy", "2023-03-15"),
        ("45000.5", "yyyy-mm-dd h:mm", "2023-03-15 12:00"),
        ("0.75", "h:mm", "18:00"),
        ("1", "d-mmm-yy", "1900-01-01"),
        ("61", "d-mmm-yy", "1900-03-01"),
        ("12", '0 "days"', "12"),
        ("12", "@", "12"),
        ("1E+20", "General", "100000000000000000000"),
        ("1E+300", "0", "1E+300"),
        ("-1", "yyyy-mm-dd", "-1"),
        ("abc", "0.00", "abc"),
        ("NaN", "0.00", "NaN"),
    ],
)
def test_numbers_are_shown_by_their_format(stored: str, number_format: str, shown: str) -> None:
    assert shown_number(stored, Look(number_format=number_format)) == shown


def test_the_calendar_of_old_macs_starts_in_1904() -> None:
    assert shown_number("0", Look(number_format="yyyy-mm-dd"), is_1904=True) == "1904-01-01"


@given(st.text(max_size=40), st.text(max_size=20))
def test_no_number_and_no_format_is_a_fault(stored: str, number_format: str) -> None:
    assert isinstance(shown_number(stored, Look(number_format=number_format)), str)


@given(st.integers(1, LAST_ROW), st.integers(1, LAST_COLUMN))
def test_cell_names_lead_back_to_the_cell(row: int, column: int) -> None:
    assert find_cell(cell_name(row, column)) == (row, column)
    assert column_of(letter_of(column)) == column


@pytest.mark.parametrize(
    ("reference", "area"),
    [
        ("B2", Area(2, 2, 2, 2)),
        ("$B$2:D9", Area(2, 2, 9, 4)),
        ("D9:B2", Area(2, 2, 9, 4)),
        ("B:D", Area(1, 2, LAST_ROW, 4)),
        ("2:9", Area(2, 1, 9, LAST_COLUMN)),
        ("", None),
        ("B0", None),
        ("ABCD1", None),
        ("#REF!", None),
        ("²:³", None),
    ],
)
def test_areas_by_their_references(reference: str, area: Area | None) -> None:
    assert find_area(reference) == area
