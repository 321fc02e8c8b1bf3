"""Cells corrected on screen: read as if typed into the file, and refused where the file has no such cell."""

import json
from decimal import Decimal

import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.readers.catalogue.table.corrections import CellUnknown, CorrectionsUnreadable
from bidbuilder.formats.refusals import FileRefused
from tests.factories.supplier_lists import cells, draft_of, found, ladder, read_rows
from tests.factories.workbooks import workbook

ROWS = [
    ["Varenr.", "Navn", "Pris", "Valuta", "Mærkespænding"],
    ["A", "Blæser", "på forespørgsel", "DKK", "24 V"],
    [None, "Ventil", 200, "DKK"],
]


def corrected(**texts: str) -> dict[str, str]:
    return {"cells": json.dumps({f"List!{cell}": text for cell, text in texts.items()})}


def test_a_reading_tells_what_stands_in_the_cells_it_points_at() -> None:
    reading = read_rows(ROWS)
    assert reading.cells["List!C2"] == "på forespørgsel"
    assert reading.cells["List!A3"] == ""


def test_corrected_cells_are_read_as_if_typed_into_the_file() -> None:
    reading = read_rows(ROWS, corrected(C2="1.250,50", A3="B", E3="400 V"))
    assert all(draft.is_clean for draft in reading.drafts)
    assert ladder(draft_of(reading, "A")) == [("1", "1250.50")]
    value = draft_of(reading, "B").offering.find_property("rated_voltage")
    assert value is not None
    assert value.number == Decimal(400)


def test_an_empty_correction_empties_the_cell() -> None:
    assert draft_of(read_rows(ROWS, corrected(C2="", A3="B")), "A").prices == ()


def test_a_correction_that_is_wrong_again_is_a_finding_again() -> None:
    reading = read_rows(ROWS, corrected(C2="mange", A3="B"))
    assert "C2" in cells([one for one in reading.findings if one.severity == "error"])
    assert reading.cells["List!C2"] == "mange"


def test_a_corrected_title_gives_its_column_a_meaning() -> None:
    rows = [["Varenr.", "Navn", "Xyz"], ["A", "Blæser", "12,50"]]
    assert found(read_rows(rows), "column-unknown")
    assert ladder(draft_of(read_rows(rows, corrected(C1="Pris DKK")), "A")) == [("1", "12.50")]


def test_cells_of_a_file_without_sheets_are_named_without_one() -> None:
    content = b"Varenr.;Navn;Pris DKK\nA;Pumpe;mange\nB;Ventil;10\n"
    reading = read_catalogue("list.csv", content, {"cells": '{"!C2": "99,5"}'})
    assert ladder(draft_of(reading, "A")) == [("1", "99.5")]


def test_a_sheet_may_have_an_exclamation_mark_in_its_name() -> None:
    content = workbook({"Nyt! 2026": ROWS})
    reading = read_catalogue("list.xlsx", content, {"cells": '{"Nyt! 2026!A3": "B"}'})
    assert draft_of(reading, "B").is_clean


@pytest.mark.parametrize(
    ("written", "refusal"),
    [
        ('{"List!A99": "x"}', CellUnknown),
        ('{"List!ZZ2": "x"}', CellUnknown),
        ('{"List!A1048576": "x"}', CellUnknown),
        ('{"List!A0": "x"}', CellUnknown),
        ('{"List!": "x"}', CellUnknown),
        ('{"Elsewhere!A1": "x"}', CellUnknown),
        ('{"A1": "x"}', CellUnknown),
        ('["List!A1"]', CorrectionsUnreadable),
        ('{"List!A1": 1}', CorrectionsUnreadable),
        ("{", CorrectionsUnreadable),
    ],
)
def test_corrections_that_fit_no_cell_are_refused(written: str, refusal: type[FileRefused]) -> None:
    with pytest.raises(refusal):
        read_rows(ROWS, {"cells": written})
