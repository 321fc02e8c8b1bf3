"""Rows that repeat what earlier rows say are read the same way, and told of at their own places."""

import json

import pytest

from bidbuilder.codec import to_json, to_wire
from bidbuilder.formats.readers.catalogue.parts import parts_from, parts_of, written_parts
from tests.factories.supplier_lists import PUMP_MAKER, WHOLESALER, cells, found, read_rows
from tests.factories.workbooks import workbook

HEADER = ["Varenr.", "Navn", "Pris DKK", "Leveringstid", "Vægt kg", "Gyldig til", "Oprindelse"]


def test_a_bad_cell_that_repeats_is_told_of_in_every_row() -> None:
    rows = [[code, "Pumpe", "10,50", "snart", 4, "2026-12-31", "Atlantis"] for code in ("A", "B", "C")]
    reading = read_rows([HEADER, *rows])
    assert cells(found(reading, "time-unreadable")) == ["D2", "D3", "D4"]
    assert cells(found(reading, "country-unknown")) == ["G2", "G3", "G4"]


def test_a_number_and_the_same_digits_as_text_are_not_taken_for_each_other() -> None:
    rows = [["A", "Pumpe", "1.200,50", 1, 1.234, "", ""], ["B", "Pumpe", "1.300,50", 1, "1.234", "", ""]]
    masses = [draft.offering.terms.mass_kg for draft in read_rows([HEADER, *rows]).drafts]
    assert [str(mass) for mass in masses] == ["1.234", "1234"]


@pytest.mark.parametrize("rows", [PUMP_MAKER, WHOLESALER])
def test_articles_come_out_of_the_child_as_they_went_in(rows: list[list[object]]) -> None:
    content = workbook({"List": rows})
    lines = list(written_parts("list.xlsx", content, {}))
    parts = list(parts_of("list.xlsx", content, {}))
    assert list(parts_from(lines)) == parts
    assert all(json.loads(to_wire(part)) == json.loads(to_json(part)) for part in parts)
