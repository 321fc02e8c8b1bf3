"""Workbooks of many shapes: wherever the headings stand and however sections are shown, the rows come out as requirements."""

from decimal import Decimal

import pytest

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from tests.factories.workbooks import Rows, workbook

HEADINGS = ["Req. ID", "Category", "Requirement", "Response", "Comments"]


def read(content: bytes, **options: str) -> TenderReading:
    return read_tender("rfp.xlsx", content, options)


def outline(reading: TenderReading) -> list[tuple[str, tuple[str, ...], str]]:
    return [(one.number, one.section, one.text) for one in reading.tender.requirements]


def codes(reading: TenderReading) -> set[str]:
    return {finding.code for finding in reading.findings}


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


def test_sections_as_bold_rows_of_one_cell() -> None:
    rows: Rows = [
        ["No.", "Requirement", "Response"],
        ["Pumps"],
        ["R1", "The pump shall run."],
        ["R2", "The pump shall stop."],
        ["Tanks"],
        ["R3", "The tank shall hold."],
    ]
    reading = read(workbook({"Requirements": rows}, bold=["A2", "A5"], merged=["A2:C2", "A5:C5"]))
    assert [one[:2] for one in outline(reading)] == [("R1", ("Pumps",)), ("R2", ("Pumps",)), ("R3", ("Tanks",))]


def test_sections_by_their_numbers() -> None:
    rows: Rows = [
        ["No.", "Requirement", "Response"],
        ["1", "General"],
        ["1.1", "Pumps"],
        ["1.1.1", "The pump shall run."],
        ["1.2", "Tanks"],
        ["1.2.1", "The tank shall hold."],
        ["2", "Delivery"],
        ["2.1", "Delivery shall take place in June."],
    ]
    assert [one[:2] for one in outline(read(workbook({"Requirements": rows})))] == [
        ("1.1.1", ("1 General", "1.1 Pumps")),
        ("1.2.1", ("1 General", "1.2 Tanks")),
        ("2.1", ("2 Delivery",)),
    ]


def test_sections_by_colour_beside_numbered_rows() -> None:
    rows: Rows = [
        ["No.", "Requirement", "Response"],
        ["A", "Pumps"],
        ["A-1", "Runs at 400 V."],
        ["A-2", "Stops at once."],
        ["B", "Tanks"],
        ["B-1", "Holds 20 m³."],
    ]
    reading = read(workbook({"Requirements": rows}, filled=["A2", "B2", "A5", "B5"]))
    assert [one[:2] for one in outline(reading)] == [
        ("A-1", ("A Pumps",)),
        ("A-2", ("A Pumps",)),
        ("B-1", ("B Tanks",)),
    ]


def test_sections_merged_over_their_rows() -> None:
    rows: Rows = [
        ["Category", "No.", "Requirement"],
        ["Pumps", "R1", "The pump shall run."],
        ["", "R2", "The pump shall stop."],
        ["Tanks", "R3", "The tank shall hold."],
    ]
    reading = read(workbook({"Requirements": rows}, merged=["A2:A3"]))
    assert [one[:2] for one in outline(reading)] == [("R1", ("Pumps",)), ("R2", ("Pumps",)), ("R3", ("Tanks",))]


def test_sections_written_only_in_their_first_row() -> None:
    rows: Rows = [
        ["Category", "Subcategory", "No.", "Requirement"],
        ["Pumps", "Electric", "R1", "The pump shall run."],
        ["", "", "R2", "The pump shall stop."],
        ["", "Hydraulic", "R3", "The pump shall press."],
        ["Tanks", "", "R4", "The tank shall hold."],
    ]
    assert [one[:2] for one in outline(read(workbook({"Requirements": rows})))] == [
        ("R1", ("Pumps", "Electric")),
        ("R2", ("Pumps", "Electric")),
        ("R3", ("Pumps", "Hydraulic")),
        ("R4", ("Tanks",)),
    ]


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


def test_rows_without_number_are_named_after_their_row_and_told() -> None:
    rows: Rows = [["No.", "Requirement", "Response"], ["R1", "The pump shall run."], ["", "It shall also stop."]]
    reading = read(workbook({"Krav": rows}))
    assert [(one.number, one.text) for one in reading.tender.requirements] == [
        ("R1", "The pump shall run."),
        ("Krav!3", "It shall also stop."),
    ]
    assert "without-number" in codes(reading)


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("R-12: The pump shall run.", "R-12"),
        ("[K7] Pumpen skal køre.", "K7"),
        ("(IT-3) The pump must run.", "IT-3"),
        ("3.1.4 The pump shall run.", "3.1.4"),
        ("4) The pump shall run.", "4"),
        ("12 pumps shall run.", "Sheet!2"),
        ("The pump shall run at 3.5 bar.", "Sheet!2"),
    ],
)
def test_numbers_at_the_beginning_of_texts(text: str, number: str) -> None:
    rows: Rows = [["Requirement", "Response", "Comments"], [text]]
    (requirement,) = read(workbook({"Sheet": rows})).tender.requirements
    assert (requirement.number, requirement.text) == (number, text)


def test_numbers_of_merged_rows_are_each_rows() -> None:
    rows: Rows = [["No.", "Requirement"], ["R1", "The pump shall run."], ["", "The pump shall stop."]]
    reading = read(workbook({"Requirements": rows}, merged=["A2:A3"]))
    assert [one[0] for one in outline(reading)] == ["R1", "R1"]
    assert "number-twice" in codes(reading)


def test_numbers_stay_as_they_are_shown() -> None:
    rows: Rows = [
        ["No.", "Requirement"],
        [1.1, "The pump shall run."],
        [7, "It shall stop."],
        [0.1 + 0.2, "It shall hum."],
    ]
    reading = read(workbook({"Requirements": rows}, formats={"A2": "0.00", "A3": "0000"}))
    assert [one[0] for one in outline(reading)] == ["1.10", "0007", "0.3"]


def test_sums_and_prepared_numbers_are_no_requirements() -> None:
    rows: Rows = [
        ["No.", "Requirement", "Points"],
        ["R1", "The pump shall run.", 10],
        ["R2"],
        ["", "Total", 10],
    ]
    (requirement,) = read(workbook({"Requirements": rows})).tender.requirements
    assert (requirement.number, requirement.weight) == ("R1", Decimal(10))


@pytest.mark.parametrize(
    ("word", "level"),
    [
        ("Mandatory", Level.MANDATORY),
        ("M", Level.MANDATORY),
        ("Must Have", Level.MANDATORY),
        ("MK", Level.MANDATORY),
        ("Mindstekrav", Level.MANDATORY),
        ("A-krav", Level.MANDATORY),
        ("MUSS", Level.MANDATORY),
        ("Ausschlusskriterium", Level.MANDATORY),
        ("Desirable", Level.RATED),
        ("Nice-to-Have", Level.RATED),
        ("EK", Level.RATED),
        ("Evalueringskrav", Level.RATED),
        ("SOLL", Level.RATED),
        ("KANN", Level.RATED),
        ("Til orientering", Level.INFORMATION),
        ("Info", Level.INFORMATION),
    ],
)
def test_levels_in_their_own_column(word: str, level: Level) -> None:
    rows: Rows = [["No.", "Priority", "Requirement"], ["R1", word, "Colour of the pump"]]
    reading = read(workbook({"Requirements": rows}))
    assert reading.tender.requirements[0].level is level
    assert not codes(reading) & {"level-unknown", "level-assumed"}


def test_a_level_nobody_knows_is_told_and_the_words_decide() -> None:
    rows: Rows = [["No.", "Priority", "Requirement"], ["R1", "Prio 1a", "The pump should be blue."]]
    reading = read(workbook({"Requirements": rows}))
    assert reading.tender.requirements[0].level is Level.RATED
    assert "level-unknown" in codes(reading)


@pytest.mark.parametrize(
    ("text", "level", "is_told"),
    [
        ("The pump shall run.", Level.MANDATORY, False),
        ("The pump should run.", Level.RATED, False),
        ("The pump must run and should be blue.", Level.MANDATORY, False),
        ("Pumpen skal køre.", Level.MANDATORY, False),
        ("Pumpen bør være blå.", Level.RATED, False),
        ("Die Pumpe muss laufen.", Level.MANDATORY, False),
        ("Die Pumpe sollte blau sein.", Level.RATED, False),
        ("Blue pumps", Level.MANDATORY, True),
    ],
)
def test_levels_in_the_words_of_the_text(text: str, level: Level, is_told: bool) -> None:
    reading = read(workbook({"Requirements": [["No.", "Requirement", "Response"], ["R1", text]]}))
    assert reading.tender.requirements[0].level is level
    assert ("level-assumed" in codes(reading)) == is_told


def test_quantities_units_lots_and_evidence() -> None:
    rows: Rows = [
        ["No.", "Lot", "Requirement", "Qty", "Unit", "Evidence", "Compliance"],
        ["R1", "LOT-1", "The pump shall run.", 3, "pcs", "ISO 9001 certificate", ""],
        ["R2", "LOT-2", "The tank shall hold.", "two", "pcs", "", ""],
    ]
    reading = read(workbook({"Requirements": rows}))
    first, second = reading.tender.requirements
    assert (first.lot, first.quantity, first.unit, first.evidence) == (
        "LOT-1",
        Decimal(3),
        "pcs",
        "ISO 9001 certificate",
    )
    assert (second.lot, second.quantity) == ("LOT-2", None)
    assert "number-unreadable" in codes(reading)


def test_a_sheet_without_headings_is_read_by_its_contents() -> None:
    rows: Rows = [
        ["1.1", "The pump shall run."],
        ["1.2", "The pump shall stop at once."],
        ["1.3", "The tank shall hold."],
    ]
    assert [one[0] for one in outline(read(workbook({"Sheet1": rows})))] == ["1.1", "1.2", "1.3"]


def test_verbatim_text_keeps_its_inner_breaks() -> None:
    text = "The pump shall:\n  - run\n  - stop  at once"
    (requirement,) = read(workbook({"R": [["No.", "Requirement"], ["R1", f"  {text}\n"]]})).tender.requirements
    assert requirement.text == text


def test_a_short_name_beside_the_text_is_the_title() -> None:
    rows: Rows = [
        ["ID", "Name", "Description"],
        ["R1", "Noise", "The pump shall be quiet at all speeds."],
        ["R2", "Speed", "The pump shall be fast at all times."],
    ]
    assert [one.title for one in read(workbook({"Requirements": rows})).tender.requirements] == ["Noise", "Speed"]


def test_a_forgotten_section_is_not_filled_in() -> None:
    rows: Rows = [
        ["Category", "No.", "Requirement"],
        *(["Pumps", f"R{n}", "It shall run."] for n in range(9)),
        ["", "R9", "It must stop."],
    ]
    assert outline(read(workbook({"Requirements": rows})))[-1][1] == ()


def test_notes_below_a_table_do_not_turn_its_last_row_into_headings() -> None:
    rows: Rows = [
        ["Ref", "Requirement", "Response"],
        ["P1", "Encrypt data"],
        ["P2", "Response time below 2 s"],
        ["Notes: all times are local"],
    ]
    assert [one[0] for one in outline(read(workbook({"R": rows})))] == ["P1", "P2"]


def test_a_description_before_a_specification_is_its_title() -> None:
    rows: Rows = [
        ["Item No", "Description", "Technical specification", "Qty", "Unit", "Bidder's offer"],
        ["1", "Pump", "Centrifugal, 12 kW, 400 V, IP55", 2, "pcs"],
        ["2", "Valve", "DN100 PN16, flanges to EN 1092-1", 4, "pcs"],
    ]
    first, second = read(workbook({"Technical": rows})).tender.requirements
    assert (first.title, first.text, first.unit) == ("Pump", "Centrifugal, 12 kW, 400 V, IP55", "pcs")
    assert second.title == "Valve"


def test_rows_of_technical_data_are_read_whole() -> None:
    rows: Rows = [
        ["Parameter", "Requirement", "Unit", "Offered value"],
        ["Power", "≥ 12", "kW"],
        ["Protection class", "IP55", ""],
        ["Finish", "Painted in two layers, RAL 7035", ""],
    ]
    requirements = read(workbook({"Data": rows})).tender.requirements
    assert [one.text for one in requirements] == [
        "Power ≥ 12 kW",
        "Protection class IP55",
        "Painted in two layers, RAL 7035",
    ]


def test_section_names_that_begin_with_numbers_are_kept() -> None:
    rows: Rows = [
        ["ID", "Section", "Subsection", "Requirement"],
        ["R1", "1 Intake", "1.1 Reception of biomass", "The hopper shall close."],
        ["R2", "1 Intake", "1.2 Weighing", "The scale shall be sealed."],
    ]
    assert [one[1] for one in outline(read(workbook({"Requirements": rows})))] == [
        ("1 Intake", "1.1 Reception of biomass"),
        ("1 Intake", "1.2 Weighing"),
    ]


def test_numbered_levels_are_sections() -> None:
    rows: Rows = [
        ["Level 1", "Level 2", "Level 3", "Req ID", "Requirement"],
        ["Plant", "Gas", "Flare", "P1", "The flare shall light."],
        ["Plant", "Gas", "Fan", "P2", "The fan shall turn."],
    ]
    assert [one[1] for one in outline(read(workbook({"Requirements": rows})))] == [
        ("Plant", "Gas", "Flare"),
        ("Plant", "Gas", "Fan"),
    ]


def test_tables_beside_each_other() -> None:
    rows: Rows = [
        ["No", "Requirement", "Response", "", "No", "Requirement", "Response"],
        ["A1", "The pump shall run.", "", "", "B1", "The tank shall hold.", ""],
        ["A2", "The pump shall stop.", "", "", "B2", "The tank shall be tight.", ""],
    ]
    reading = read(workbook({"Requirements": rows}))
    assert [one[0] for one in outline(reading)] == ["A1", "A2", "B1", "B2"]
    assert [one.source.cell for one in reading.tender.requirements] == ["B2", "B3", "F2", "F3"]


def test_the_caption_of_each_of_several_tables_is_its_section() -> None:
    table: Rows = [["Item", "Specification", "Offered"], ["1", "The pump shall run."], ["2", "It shall stop."], []]
    reading = read(workbook({"Requirements": [["Pumps"], *table, ["Tanks"], *table]}))
    assert [one[1] for one in outline(reading)] == [("Pumps",), ("Pumps",), ("Tanks",), ("Tanks",)]


def test_a_heading_row_may_stand_in_the_title_column() -> None:
    rows: Rows = [
        ["Krav nr.", "Overskrift", "Kravbeskrivelse", "Opfyldes (ja/nej)"],
        ["1", "Pumper", "", ""],
        ["1.1", "Effekt", "Pumpen skal levere 12 kW.", ""],
        ["2", "Tanke", "", ""],
        ["2.1", "Volumen", "Tanken skal rumme 20 m³.", ""],
    ]
    assert [one[:2] for one in outline(read(workbook({"Krav": rows})))] == [
        ("1.1", ("1 Pumper",)),
        ("2.1", ("2 Tanke",)),
    ]


def test_in_tables_of_data_the_whole_row_is_the_requirement() -> None:
    rows: Rows = [
        ["Characteristic", "Unit", "Required", "Guaranteed by bidder"],
        ["Flow", "m³/h", "≥ 20", ""],
        ["Head", "m", "30", ""],
        ["Material", "", "AISI 316L", ""],
    ]
    assert [one[2] for one in outline(read(workbook({"Data": rows})))] == [
        "Flow ≥ 20 m³/h",
        "Head 30 m",
        "Material AISI 316L",
    ]
