"""Workbooks with a sheet for each group of products: those with the same titles are one list."""

from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import found
from tests.factories.workbooks import workbook

HEAD = ["Varenr.", "Navn", "Pris DKK"]
SHEETS = {
    "Pumper": [HEAD, ["P-1", "Pumpe", "5,50"], ["P-2", "Pumpe", "6,50"]],
    "Ventiler": [
        ["VENTILER 2027"],
        [],
        ["varenr. ", "Navn", "Pris DKK"],
        ["V-1", "Ventil", "7,50"],
        ["P-1", "Ventil", "1,00"],
    ],
    "Reservedele": [["Nr.", "Betegnelse", "Pris DKK"], ["R-1", "Pakning", "2,50"]],
}


def read(sheets: dict[str, list[list[str]]], **options: str) -> CatalogueReading:
    """The sheets as one workbook."""
    return read_catalogue("liste.xlsx", workbook(sheets), options)


def test_sheets_with_the_same_titles_are_one_list_and_others_are_told() -> None:
    reading = read(SHEETS)
    assert [draft.offering.code for draft in reading.drafts] == ["P-1", "P-2", "V-1", "P-1"]
    assert (reading.sheet, reading.joined) == ("Pumper", ("Ventiler",))
    assert [one.params["sheet"] for one in found(reading, "sheet-left-out")] == ["Reservedele"]
    assert len(found(reading, "sheets-joined")) == 1


def test_a_code_of_an_earlier_sheet_is_an_error_where_it_comes_again() -> None:
    reading = read(SHEETS)
    assert [draft.is_clean for draft in reading.drafts] == [True, True, True, False]
    (doubled,) = found(reading, "code-twice")
    assert (doubled.where and doubled.where.sheet, doubled.params["first"]) == ("Ventiler", "Pumper!A2")


def test_a_cell_of_a_joined_sheet_is_corrected_by_its_name() -> None:
    reading = read(SHEETS, cells='{"Ventiler!A5": "V-2"}')
    assert [draft.offering.code for draft in reading.drafts][-1] == "V-2"
    assert all(draft.is_clean for draft in reading.drafts)


def test_a_chosen_sheet_is_read_alone() -> None:
    reading = read(SHEETS, sheet="Ventiler")
    assert ([draft.offering.code for draft in reading.drafts], reading.joined) == (["V-1", "P-1"], ())


def test_what_is_said_of_a_column_holds_on_every_sheet() -> None:
    head = [*HEAD, "Vor ref."]
    sheets = {"A": [head, ["X-1", "Ting", "1,00", "a"]], "B": [head, ["X-2", "Ting", "1,00", "b"]]}
    reading = read(sheets, columns="D=part_number")
    assert [draft.offering.part_number for draft in reading.drafts] == ["a", "b"]
