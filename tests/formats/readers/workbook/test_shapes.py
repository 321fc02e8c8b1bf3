"""Workbooks of many shapes: wherever the headings and tables stand, their rows come out as requirements."""

import pytest

from tests.factories.workbooks import Rows, workbook
from tests.formats.readers.workbook.outlines import HEADINGS, outline, read


def test_a_plain_table() -> None:
    rows = [
        HEADINGS,
        ["R1", "Pumps", "The pump shall run."],
        ["R2", "Pumps", "It must stop."],
        ["R3", "Tanks", "Tanks must hold."],
    ]
    reading = read(workbook({"Requirements": rows}))
    assert outline(reading) == [
        ("R1", ("Pumps",), "The pump shall run."),
        ("R2", ("Pumps",), "It must stop."),
        ("R3", ("Tanks",), "Tanks must hold."),
    ]
    assert [one.source.cell for one in reading.tender.requirements] == ["C2", "C3", "C4"]
    assert {one.source.sheet for one in reading.tender.requirements} == {"Requirements"}


@pytest.mark.parametrize(
    "headings",
    [
        ["No.", "Section", "Description", "Compliance (Y/N)", "Remarks"],
        ["Item", "Area", "Technical specification", "Bidder's response", "Deviation"],
        ["Krav nr.", "Område", "Kravbeskrivelse", "Tilbudsgivers besvarelse", "Bemærkninger"],
        ["Løbenr.", "Kategori", "Krav", "Opfyldt (ja/nej)", "Uddybning"],
        ["Lfd. Nr.", "Bereich", "Anforderung", "Erfüllt (ja/nein)", "Bemerkung"],
        ["Pos.", "Kapitel", "Anforderungsbeschreibung", "Antwort des Bieters", "Erläuterung"],
        ["N°", "Chapitre", "Exigence", "Réponse du candidat", "Commentaires"],
    ],
)
def test_headings_in_many_words(headings: list[str]) -> None:
    rows = [headings, ["1", "Pumper", "Pumpen skal yde mindst 12 kW"], ["2", "Tanke", "Tanken skal rumme 20 m³"]]
    reading = read(workbook({"Sheet1": rows}))
    assert outline(reading) == [("1", ("Pumper",), rows[1][2]), ("2", ("Tanke",), rows[2][2])]
    assert [role for _, _, role in reading.sheets[0].columns] == ["number", "section", "text", "answer", "remark"]


def test_text_above_the_headings_is_not_read() -> None:
    rows: Rows = [
        ["Request for proposal 26-0042"],
        ["Tenderers shall fill in columns D and E. All requirements are mandatory and must be answered in full."],
        [],
        HEADINGS,
        ["R1", "Pumps", "The pump shall run."],
    ]
    reading = read(workbook({"Requirements": rows}))
    assert outline(reading) == [("R1", ("Pumps",), "The pump shall run.")]
    assert reading.sheets[0].header_row == 4


def test_headings_over_two_rows_with_merged_cells() -> None:
    rows: Rows = [
        ["Requirement", "", "", "Tenderer's response", ""],
        ["No.", "Category", "Text", "Compliance", "Comments"],
        ["R1", "Pumps", "The pump shall run."],
    ]
    reading = read(workbook({"Requirements": rows}, merged=["A1:C1", "D1:E1"]))
    assert outline(reading) == [("R1", ("Pumps",), "The pump shall run.")]
    assert [role for _, _, role in reading.sheets[0].columns] == ["number", "section", "text", "answer", "remark"]


def test_headings_merged_downwards() -> None:
    rows: Rows = [
        ["No.", "Requirement", "Tenderer's response", ""],
        ["", "", "Yes/No", "Comments"],
        ["R1", "The pump shall run."],
    ]
    reading = read(workbook({"Requirements": rows}, merged=["A1:A2", "B1:B2", "C1:D1"]))
    assert outline(reading) == [("R1", (), "The pump shall run.")]
    assert [role for _, _, role in reading.sheets[0].columns] == ["number", "text", "answer", "remark"]


def test_several_tables_below_each_other() -> None:
    rows: Rows = [
        ["Functional requirements"],
        ["No.", "Requirement", "Response"],
        ["F1", "The pump shall run."],
        [],
        ["Legal requirements"],
        ["No.", "Requirement", "Response"],
        ["L1", "The tenderer shall be insured."],
    ]
    reading = read(workbook({"Requirements": rows}, bold=["A2", "B2", "C2", "A6", "B6", "C6"]))
    assert [one[0] for one in outline(reading)] == ["F1", "L1"]


def test_headings_repeated_down_the_sheet_are_no_requirements() -> None:
    table: Rows = [HEADINGS, ["R1", "Pumps", "The pump shall run."], HEADINGS, ["R2", "Pumps", "The pump shall stop."]]
    assert [one[0] for one in outline(read(workbook({"Requirements": table})))] == ["R1", "R2"]


def test_a_sheet_without_headings_is_read_by_its_contents() -> None:
    rows: Rows = [
        ["1.1", "The pump shall run."],
        ["1.2", "The pump shall stop at once."],
        ["1.3", "The tank shall hold."],
    ]
    assert [one[0] for one in outline(read(workbook({"Sheet1": rows})))] == ["1.1", "1.2", "1.3"]


def test_notes_below_a_table_do_not_turn_its_last_row_into_headings() -> None:
    rows: Rows = [
        ["Ref", "Requirement", "Response"],
        ["P1", "Encrypt data"],
        ["P2", "Response time below 2 s"],
        ["Notes: all times are local"],
    ]
    assert [one[0] for one in outline(read(workbook({"R": rows})))] == ["P1", "P2"]


def test_tables_beside_each_other() -> None:
    rows: Rows = [
        ["No", "Requirement", "Response", "", "No", "Requirement", "Response"],
        ["A1", "The pump shall run.", "", "", "B1", "The tank shall hold.", ""],
        ["A2", "The pump shall stop.", "", "", "B2", "The tank shall be tight.", ""],
    ]
    reading = read(workbook({"Requirements": rows}))
    assert [one[0] for one in outline(reading)] == ["A1", "A2", "B1", "B2"]
    assert [one.source.cell for one in reading.tender.requirements] == ["B2", "B3", "F2", "F3"]


def test_a_row_merged_with_the_heading_above_belongs_to_it() -> None:
    rows: Rows = [
        ["Lfd. Nr.", "Anforderung", "", "Kriterium", "Gewicht", "Bieterangaben", ""],
        ["", "Kurzbezeichnung", "Beschreibung", "A / B", "(%)", "erfüllt ja/nein", "Erläuterung"],
        ["1.1", "Sprache", "Die Oberfläche ist in deutscher Sprache verfügbar.", "A"],
        ["1.2", "Mandanten", "Das System unterstützt mindestens 5 Mandanten.", "B", 10],
    ]
    reading = read(workbook({"Anforderungen": rows}, merged=["A1:A2", "B1:C1", "F1:G1"]))
    assert [(one.number, one.title, one.weight) for one in reading.tender.requirements] == [
        ("1.1", "Sprache", None),
        ("1.2", "Mandanten", 10),
    ]
    assert reading.sheets[0].header_row == 2


def test_a_catalogue_of_controls_is_read() -> None:
    heading = [
        "Control Identifier",
        "Control (or Control Enhancement) Name",
        "Control Text",
        "Discussion",
        "Related Controls",
    ]
    rows: Rows = [
        heading,
        [
            "AC-2",
            "Account Management",
            "a. Define the types of accounts allowed;\nb. Assign managers.",
            "Types are …",
            "AC-3",
        ],
        [
            "AC-2(1)",
            "Account Management | Automation",
            "Support the management of accounts.",
            "Mechanisms are …",
            "None",
        ],
    ]
    reading = read(workbook({"Controls": rows}))
    assert [(one.number, one.text) for one in reading.tender.requirements] == [(row[0], row[2]) for row in rows[1:]]
