"""The cells a buyer wants filled, in tables, forms and protected sheets."""

import io
from collections.abc import Mapping, Sequence

import openpyxl
import pytest
from openpyxl.styles import Border, Protection, Side

from bidbuilder.domain.tenders.buyer_workbooks import InputCell, WorkbookSheet
from bidbuilder.formats.workbooks.inspection import inspect_workbook
from bidbuilder.formats.workbooks.labels import is_label, is_placeholder, is_price_label
from tests.corpus import CORPUS, corpus_file, corpus_files
from tests.factories.workbooks import Rows, workbook

KRAV = [
    ["Krav nr.", "Krav", "Prioritet", "Opfyldt (ja/nej)", "Bemærkninger"],
    ["1", "Generelt", None, None, None],
    ["1.1", "Pumpen skal yde mindst 12 m³/h ved 3 bar.", "Mindstekrav", None, None],
    ["1.2", "Leverandøren skal afholde kurser på dansk.", "Mindstekrav", None, None],
]
PRICES = [
    ["Item", "Description", "Qty", "Unit", "Unit price", "Total"],
    ["1", "Pump station with control cabinet", 2, "pcs", None, "=C2*E2"],
    ["2", "Spare parts for two years", None, "set", 0, "=C3*E3"],
    [None, "Total", None, None, None, "=SUM(F2:F3)"],
]


def sheet_of(
    rows: Rows, *, framed: Sequence[str] = (), open_cells: Sequence[str] = (), **looks: object
) -> WorkbookSheet:
    book = openpyxl.load_workbook(io.BytesIO(workbook({"Sheet": rows}, **looks)))  # type: ignore[arg-type]
    sheet = book["Sheet"]
    line = Side(style="thin")
    for cell in framed:
        sheet[cell].border = Border(line, line, line, line)
    for cell in open_cells:
        sheet[cell].protection = Protection(locked=False)
        sheet.protection.enable()
    buffer = io.BytesIO()
    book.save(buffer)
    return inspect_workbook("b.xlsx", buffer.getvalue()).sheets[0]


def kinds(sheet: WorkbookSheet) -> Mapping[str, str]:
    return {one.cell: one.kind for one in sheet.inputs}


def test_answers_and_remarks_of_requirements() -> None:
    sheet = sheet_of(KRAV, lists={"D3:D4": '"Ja,Nej"'})
    assert (sheet.kind, sheet.header_row) == ("requirements", 1)
    assert kinds(sheet) == {"D3": "answer", "E3": "remark", "D4": "answer", "E4": "remark"}
    assert sheet.inputs[0] == InputCell(
        cell="D3", kind="answer", choices=("Ja", "Nej"), requirement="1.1", role="answer"
    )


def test_columns_with_what_they_hold() -> None:
    columns = sheet_of(KRAV).columns
    assert [(one.column, one.role, one.title) for one in columns] == [
        ("A", "number", "Krav nr."),
        ("B", "text", "Krav"),
        ("C", "level", "Prioritet"),
        ("D", "answer", "Opfyldt (ja/nej)"),
        ("E", "remark", "Bemærkninger"),
    ]


def test_prices_and_quantities_but_nothing_that_is_calculated() -> None:
    sheet = sheet_of(PRICES)
    assert sheet.kind == "prices"
    assert kinds(sheet) == {"E2": "price", "C3": "quantity", "E3": "price"}
    assert [one.requirement for one in sheet.inputs] == ["1", "2", "2"]


def test_framed_empty_lines_are_for_the_bidder_to_name() -> None:
    rows = [*PRICES[:3], ["3", None, None, None, None, "=C4*E4"], PRICES[3]]
    framed = [f"{column}{row}" for row in range(1, 6) for column in "ABCDEF"]
    assert {cell: kind for cell, kind in kinds(sheet_of(rows, framed=framed)).items() if cell.endswith("4")} == {
        "B4": "text",
        "C4": "quantity",
        "E4": "price",
    }


def test_already_answered_cells_are_not_asked_for_again() -> None:
    rows = [*KRAV[:2], [*KRAV[2][:3], "Ja", None], KRAV[3]]
    assert "D3" not in kinds(sheet_of(rows))


def test_words_that_ask_to_be_replaced_are_asked_for() -> None:
    rows = [*KRAV[:2], [*KRAV[2][:3], "Vælg …", "[indsæt bemærkning]"], KRAV[3]]
    assert {"D3", "E3"} <= set(kinds(sheet_of(rows)))


def test_a_form_asks_to_the_right_of_its_labels() -> None:
    rows = [
        ["Tender form", None],
        ["Company name:", None],
        ["VAT number", None],
        ["Date:", "2027-01-01"],
        ["Please read the instructions below carefully before you sign.", None],
        ["Total price excl. VAT", None],
        ["Instructions:", None],
    ]
    sheet = sheet_of(rows, framed=["B3", "B5", "B6", "B7"])
    assert kinds(sheet) == {"B2": "text", "B3": "text", "B6": "price"}
    assert [one.label for one in sheet.inputs] == ["Company name:", "VAT number", "Total price excl. VAT"]


def test_labels_and_their_cells_may_be_merged() -> None:
    sheet = sheet_of([["Company name", None, None, None]], merged=["A1:B1", "C1:D1"])
    assert kinds(sheet) == {"C1": "text"}


def test_a_protected_sheet_asks_for_what_it_leaves_open() -> None:
    sheet = sheet_of([*PRICES[:3]], open_cells=["E2", "E3", "H9"])
    assert sheet.is_protected
    assert kinds(sheet) == {"E2": "price", "E3": "price", "H9": "text"}


def test_hidden_lists_and_instructions_ask_for_nothing() -> None:
    content = workbook(
        {"Krav": KRAV, "Lister": [["Svar"], ["Ja"], ["Nej"]], "Vejledning": [["Navn:"], ["Udfyld alle felter."]]},
        lists={"D3:D4": "Lister!$A$2:$A$3"},
        hidden=["Lister"],
    )
    sheets = inspect_workbook("b.xlsx", content).sheets
    assert [(one.kind, one.is_hidden, len(one.inputs)) for one in sheets] == [
        ("requirements", False, 4),
        ("lists", True, 0),
        ("instructions", False, 0),
    ]


@pytest.mark.parametrize(
    ("text", "is_one"),
    [
        ("[Insert Labor Category]", True), ("<your answer>", True), ("____", True), ("Name: ________", True), ("$", True),
        ("Please select", True), ("Select one…", True), ("Vælg", True), ("[indsæt]", True), ("TBD", True), ("……", True),
        ("(bitte eintragen)", True), ("Select pumps shall be blue", False), ("Yes", False), ("(see page 4)", False),
        ("3 < 4 and 5 > 2", False), ("0", False), ("Insert the shaft into the hub and turn it until the mark is seen", False),
    ],
)  # fmt: skip
def test_placeholders(text: str, *, is_one: bool) -> None:
    assert is_placeholder(text) is is_one


@pytest.mark.parametrize(
    ("text", "is_framed", "is_one"),
    [
        ("Company name:", False, True), ("Tilbudsgivers navn", True, True), ("Firma:", False, True),
        ("Contact person", False, False),
        ("Instructions:", True, False), ("Requirement", True, False), ("- Quoters shall name their company:", True, False),
        ("The name of the company is to be stated in every document.", True, False), ("Grand total", True, True),
        ("", True, False),
    ],
)  # fmt: skip
def test_labels(text: str, *, is_framed: bool, is_one: bool) -> None:
    assert is_label(text, is_framed=is_framed) is is_one


@pytest.mark.parametrize(
    ("text", "is_one"), [("Pris i alt", True), ("€", True), ("Einzelpreis", True), ("Company", False)]
)
def test_price_labels(text: str, *, is_one: bool) -> None:
    assert is_price_label(text) is is_one


@pytest.mark.corpus
@pytest.mark.parametrize("path", corpus_files("office", "*Contractual_Requirements.xlsx"), ids=lambda path: path.name)
def test_the_real_matrix_asks_for_a_response_and_an_explanation_each(path: object) -> None:
    sheets = {one.name: one for one in inspect_workbook("b.xlsx", path.read_bytes()).sheets}  # type: ignore[attr-defined]
    asked = {one.cell: (one.kind, one.requirement) for one in sheets["Technical Requirements"].inputs}
    assert asked == {
        f"{column}{row}": (kind, f"IT{row - 2}")
        for row in range(3, 35)
        for column, kind in (("F", "answer"), ("G", "remark"))
    }
    assert all(not one.inputs for name, one in sheets.items() if name != "Technical Requirements")
    choices = {len(one.choices) for one in sheets["Technical Requirements"].inputs if one.kind == "answer"}
    assert choices == {4, 5}


@pytest.mark.corpus
def test_the_real_protected_proposal_asks_for_what_it_leaves_open() -> None:
    if not CORPUS.is_dir():
        pytest.skip("the corpus is not here")
    path = corpus_file("office", "RFP-IES-Milestone2__7b27b110__03_Submittal_Form_I_Cost_Proposal.xlsx")
    (sheet,) = inspect_workbook(path.name, path.read_bytes()).sheets
    opened = openpyxl.load_workbook(path)["Sheet1"]
    merged = {
        cell for area in opened.merged_cells.ranges for row in area.cells for cell in [row] if cell != area.min_row
    }
    wanted = {
        cell.coordinate
        for row in opened.iter_rows()
        for cell in row
        if not cell.protection.locked and cell.data_type != "f" and type(cell).__name__ == "Cell"
    }
    assert merged
    assert set(kinds(sheet)) == wanted
