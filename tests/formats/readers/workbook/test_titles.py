"""What a tender out of a workbook is called."""

import pytest

from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.readers.titles import is_title, title_of_name
from tests.factories.workbooks import workbook

HEAD = ["No.", "Requirement", "Type"]
ROWS = [HEAD, ["1", "The pump shall deliver 12 kW.", "Must"], ["2", "The pump should be red.", "Should"]]


def title_of(sheets: dict[str, list[list[object]]]) -> str:
    """The title of the tender in a workbook that is called krav_v2.xlsx."""
    (title,) = read_tender("krav_v2.xlsx", workbook(sheets), {}).tender.title.values()
    return title


@pytest.mark.parametrize(
    ("above", "title"),
    [
        ([["Supply of heat pumps to Aarhus"]], "Supply of heat pumps to Aarhus"),
        ([[None, "Annex 4: Requirements for a biogas plant"], [None]], "Annex 4: Requirements for a biogas plant"),
        ([["All requirements must be answered"]], "krav v2"),
        ([["Fill in every row."]], "krav v2"),
        ([["Date", "2026-01-02"]], "krav v2"),
        ([], "krav v2"),
    ],
)
def test_the_title_is_what_stands_alone_above_the_table(above: list[list[object]], title: str) -> None:
    assert title_of({"Krav": [*above, *ROWS]}) == title


def test_a_cover_sheet_names_the_tender() -> None:
    cover: list[list[object]] = [["District heating plant Jasne"], ["Read this first."]]
    assert title_of({"Cover": cover, "Krav": ROWS}) == "District heating plant Jasne"


@pytest.mark.parametrize("text", ["Book1", "Microsoft Excel", "untitled 3", "Mappe1", "krav.xlsx", "12345678", "?", ""])
def test_what_programs_write_is_no_title(text: str) -> None:
    assert not is_title(text)


def test_a_name_is_made_readable() -> None:
    assert title_of_name("RFP__2026_heat_pumps.v2.xlsx") == "RFP 2026 heat pumps.v2"


@pytest.mark.parametrize(
    ("rows", "title", "text"),
    [
        (
            [["T1", "Nominal voltage", "11 ± 5 %", "kV"], ["T2", "Cycle life", "≥ 6,000", "cycles"]],
            "Nominal voltage",
            "Nominal voltage 11 ± 5 % kV",
        ),
        (
            [["T1", "Pump", "The pump shall deliver 12 kW.", "no"], ["T2", "Tank", "The tank shall be tight.", "no"]],
            "Pump",
            "The pump shall deliver 12 kW.",
        ),
    ],
)
def test_items_beside_a_column_of_numbers_name_what_is_asked(rows: list[list[object]], title: str, text: str) -> None:
    table = [["No.", "Item", "Requirement", "Unit"], *rows]
    first, _ = read_tender("krav.xlsx", workbook({"Krav": table}), {}).tender.requirements
    assert (first.number, first.title, first.text) == ("T1", title, text)
