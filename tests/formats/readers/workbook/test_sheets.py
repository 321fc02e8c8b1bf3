"""What sheets are for, which answers cells allow, and what a person may correct."""

from collections.abc import Sequence

import pytest

from bidbuilder.domain.tenders.requirements import AnswerForm
from bidbuilder.domain.tenders.tenders import SheetReading, TenderReading
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.readers.workbook.reading import SheetMissing
from tests.factories.workbooks import Rows, workbook

ASKING: Rows = [["No.", "Requirement", "Response"], ["R1", "The pump shall run."], ["R2", "The pump shall stop."]]


def read(content: bytes, **options: str) -> TenderReading:
    return read_tender("rfp.xlsx", content, options)


def sheet_of(reading: TenderReading, name: str) -> SheetReading:
    return next(sheet for sheet in reading.sheets if sheet.name == name)


def answers(formula: str, *more_sheets: tuple[str, Rows], hidden: Sequence[str] = ()) -> AnswerForm:
    content = workbook({"Krav": ASKING, **dict(more_sheets)}, lists={"C2:C3": formula}, hidden=hidden)
    return read(content).tender.requirements[1].answer


@pytest.mark.parametrize(
    ("name", "rows", "kind"),
    [
        ("Requirements", ASKING, "requirements"),
        ("Sheet1", [["No.", "Description", "Qty", "Unit", "Unit price", "Total"], ["1", "Pump", 2, "pcs"]], "prices"),
        (
            "Priser",
            [["Pos.", "Beskrivelse", "Antal", "Enhed", "Enhedspris", "I alt"], ["1", "Pumpe", 2, "stk"]],
            "prices",
        ),
        ("Preise", [["OZ", "Kurztext", "Menge", "ME", "EP", "GP"], ["01.1", "Pumpe liefern", 2, "St"]], "prices"),
        ("Sheet1", [["No.", "Item", "Qty", "Unit"], ["1", "Pump", 2, "pcs", "=C2*100"]], "prices"),
        ("Instructions", [["No.", "Description"], ["1", "Tenderers shall fill in all cells."]], "instructions"),
        ("Vejledning", [["Udfyld alle gule felter."]], "instructions"),
        ("Glossary", [["Term", "Description"], ["CHP", "Combined heat and power"]], "instructions"),
        ("Sheet1", [["Acronym", "Meaning"], ["CHP", "Combined heat and power"]], "instructions"),
        ("Sheet1", [["hello"]], "other"),
        ("Sheet1", [], "other"),
    ],
)
def test_sheets_are_told_apart(name: str, rows: Rows, kind: str) -> None:
    reading = read(workbook({name: rows}))
    assert reading.sheets[0].kind == kind
    assert bool(reading.tender.requirements) == (kind == "requirements")


def test_obligations_with_a_price_column_are_still_requirements() -> None:
    rows: Rows = [["No.", "Requirement", "Compliance", "Price"], ["R1", "The pump shall run."], ["R2", "It must stop."]]
    assert len(read(workbook({"Requirements": rows})).tender.requirements) == 2


def test_hidden_sheets_are_shown_and_not_read() -> None:
    reading = read(workbook({"Krav": ASKING, "Gamle krav": ASKING}, hidden=["Gamle krav"]))
    assert [sheet.is_hidden for sheet in reading.sheets] == [False, True]
    assert len(reading.tender.requirements) == 2
    assert "hidden-sheet" in {finding.code for finding in reading.findings}


def test_a_hidden_sheet_is_read_in_when_a_person_says_so() -> None:
    content = workbook({"Krav": ASKING, "Gamle krav": ASKING}, hidden=["Gamle krav"])
    plain, taken_in = (read_tender("krav.xlsx", content, options) for options in ({}, {"hidden": "Gamle krav"}))
    assert len(taken_in.tender.requirements) == 2 * len(plain.tender.requirements)
    assert "hidden-sheet" not in {finding.code for finding in taken_in.findings}


def test_a_language_that_few_words_do_not_tell_is_assumed_aloud_and_can_be_chosen() -> None:
    content = workbook({"Krav": [("Nr", "Krav"), ("1", "IP55"), ("2", "ISO 9001")]})
    plain, chosen = (read_tender("krav.xlsx", content, options) for options in ({}, {"language": "da"}))
    assert (plain.tender.document_language, chosen.tender.languages) == ("en", ("da",))
    assert ["language-assumed" in {one.code for one in reading.findings} for reading in (plain, chosen)] == [
        True,
        False,
    ]


def test_hidden_rows_are_read_and_told() -> None:
    reading = read(workbook({"Krav": ASKING}, hidden_rows=[3]))
    assert len(reading.tender.requirements) == 2
    assert "hidden-rows" in {finding.code for finding in reading.findings}


def test_every_sheet_has_a_preview_of_its_first_rows() -> None:
    rows = [["No.", "Requirement"], [], *(["", "x" * 1000] for _ in range(50))]
    preview = read(workbook({"Krav": rows})).sheets[0].preview
    assert len(preview) == 30
    assert preview[:2] == (("No.", "Requirement"), ("", ""))
    assert len(preview[2][1]) == 400


@pytest.mark.parametrize(
    ("formula", "kind", "choices"),
    [
        ('"Yes,No"', "yes-no", ("Yes", "No")),
        ('"Ja,Nej"', "yes-no", ("Ja", "Nej")),
        ('"Opfyldt, Delvist opfyldt, Ikke opfyldt"', "choice", ("Opfyldt", "Delvist opfyldt", "Ikke opfyldt")),
        ("Lister!$A$1:$A$3", "choice", ("Full", "Partial", "None")),
        ("'Lister'!A:A", "choice", ("Full", "Partial", "None")),
        ("$Z$1:$Z$9", "text", ()),
        ("#REF!", "text", ()),
    ],
)
def test_drop_downs_are_the_allowed_answers(formula: str, kind: str, choices: tuple[str, ...]) -> None:
    lists: Rows = [["Full"], ["Partial"], ["None"]]
    assert answers(formula, ("Lister", lists), hidden=["Lister"]) == AnswerForm(kind=kind, choices=choices)


def test_an_answer_without_drop_down_is_free_text() -> None:
    assert read(workbook({"Krav": ASKING})).tender.requirements[0].answer == AnswerForm(kind="text")


def test_a_table_without_a_place_for_answers_wants_none() -> None:
    rows: Rows = [["No.", "Requirement"], ["R1", "The pump shall run."]]
    assert read(workbook({"Krav": rows})).tender.requirements[0].answer.kind == "none"


def test_an_empty_column_with_a_drop_down_is_where_the_answer_goes() -> None:
    rows: Rows = [["No.", "Requirement", "Bidder X"], ["R1", "The pump shall run."], ["R2", "It must stop."]]
    reading = read(workbook({"Krav": rows}, lists={"C2:C3": '"A,B,C"'}))
    assert reading.tender.requirements[0].answer == AnswerForm(kind="choice", choices=("A", "B", "C"))


def test_a_person_chooses_the_sheet() -> None:
    content = workbook({"Krav": ASKING, "Prices": [["No.", "Item", "Price"], ["1", "Pump with motor", ""]]})
    reading = read(content, sheet="Prices")
    assert [one.text for one in reading.tender.requirements] == ["Pump with motor"]
    assert sheet_of(reading, "Prices").kind == "requirements"


def test_a_person_names_the_heading_row_and_columns() -> None:
    rows: Rows = [["x", "y", "z"], ["foo", "bar", "baz"], ["7", "Pumps", "Runs at 400 V"]]
    reading = read(workbook({"S": rows}), sheet="S", header_row="2", columns="A=number,B=section,C=text")
    (requirement,) = reading.tender.requirements
    assert (requirement.number, requirement.section, requirement.text) == ("7", ("Pumps",), "Runs at 400 V")
    assert reading.sheets[0].columns == (("A", "foo", "number"), ("B", "bar", "section"), ("C", "baz", "text"))


def test_a_person_says_that_there_is_no_heading() -> None:
    rows: Rows = [["No.", "Requirement"], ["R1", "The pump shall run."]]
    reading = read(workbook({"S": rows}), sheet="S", header_row="0", columns="A=number,B=text")
    assert [one.number for one in reading.tender.requirements] == ["No.", "R1"]


def test_a_role_given_by_hand_is_taken_from_its_old_column() -> None:
    rows: Rows = [["No.", "Requirement", "Description"], ["R1", "Short", "The pump shall run for ever."]]
    reading = read(workbook({"S": rows}), sheet="S", columns="B=text")
    assert reading.tender.requirements[0].text == "Short"


def test_a_sheet_that_is_not_there_is_refused() -> None:
    with pytest.raises(SheetMissing) as refused:
        read(workbook({"Krav": ASKING}), sheet="Kraw")
    assert refused.value.params == {"sheet": "Kraw", "sheets": "Krav"}


@pytest.mark.parametrize(
    "columns", ["", "A", "=text", "A=nothing", "A=number,,B", "1=text", "A=text=number", "ZZZZ=text"]
)
@pytest.mark.parametrize("header_row", ["", "x", "-1", "1-", "99", "1-99", "²"])
def test_odd_corrections_do_no_harm(columns: str, header_row: str) -> None:
    reading = read(workbook({"Krav": ASKING}), sheet="krav", header_row=header_row, columns=columns)
    assert reading.sheets[0].kind == "requirements"


def test_a_workbook_without_requirements_is_told() -> None:
    reading = read(workbook({"Sheet1": [["hello"]]}))
    assert "no-requirements" in {finding.code for finding in reading.findings}
