"""Workbooks with a sheet for each group of products: those with the same titles are one list."""

from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import draft_of, found, ladder
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
    "Reservedele": [["Nr.", "Betegnelse", "Pris i EUR"], ["R-1", "Pakning", "2,50"]],
    "Data": [["Varenr.", "Navn", "Mærkeeffekt [kW]"], ["P-1", "Pumpe", "5"], ["P-2", "Pumpe", "6"]],
}


def read(sheets: dict[str, list[list[str]]], **options: str) -> CatalogueReading:
    """The sheets as one workbook."""
    return read_catalogue("liste.xlsx", workbook(sheets), options)


def test_sheets_with_prices_are_read_together_and_others_are_told() -> None:
    reading = read(SHEETS)
    assert [draft.offering.code for draft in reading.drafts] == ["P-1", "P-2", "V-1", "P-1", "R-1"]
    assert (reading.sheet, reading.joined) == ("Pumper", ("Ventiler", "Reservedele"))
    assert [one.params["sheet"] for one in found(reading, "sheet-beside")] == ["Reservedele"]
    assert [one.params["sheet"] for one in found(reading, "sheet-left-out")] == ["Data"]
    assert len(found(reading, "sheets-joined")) == 1


def test_a_sheet_under_titles_of_its_own_is_read_by_them() -> None:
    spare = draft_of(read(SHEETS), "R-1")
    assert (spare.prices[0].currency, ladder(spare)) == ("EUR", [("1", "2.50")])


def test_last_years_list_under_other_titles_is_told_and_not_read() -> None:
    old = [["Nr.", "Betegnelse", "Pris 2025 DKK"], ["P-1", "Pumpe", "5,00"], ["P-2", "Pumpe", "6,00"]]
    reading = read({"2026": SHEETS["Pumper"], "2025": old})
    assert [draft.is_clean for draft in reading.drafts] == [True, True]
    assert [one.params["sheet"] for one in found(reading, "sheet-left-out")] == ["2025"]


def test_a_code_of_an_earlier_sheet_is_an_error_where_it_comes_again() -> None:
    reading = read(SHEETS)
    assert [draft.is_clean for draft in reading.drafts] == [True, True, True, False, True]
    (doubled,) = found(reading, "code-twice")
    assert (doubled.where and doubled.where.sheet, doubled.params["first"]) == ("Ventiler", "Pumper!A2")


def test_a_cell_of_a_joined_sheet_is_corrected_by_its_name() -> None:
    reading = read(SHEETS, cells='{"Ventiler!A5": "V-2"}')
    assert [draft.offering.code for draft in reading.drafts][-2] == "V-2"
    assert all(draft.is_clean for draft in reading.drafts)


def test_a_chosen_sheet_is_read_alone() -> None:
    reading = read(SHEETS, sheet="Ventiler")
    assert ([draft.offering.code for draft in reading.drafts], reading.joined) == (["V-1", "P-1"], ())


def test_what_is_said_of_a_column_holds_on_every_sheet() -> None:
    head = [*HEAD, "Vor ref."]
    sheets = {"A": [head, ["X-1", "Ting", "1,00", "a"]], "B": [head, ["X-2", "Ting", "1,00", "b"]]}
    reading = read(sheets, columns="D=part_number")
    assert [draft.offering.part_number for draft in reading.drafts] == ["a", "b"]
