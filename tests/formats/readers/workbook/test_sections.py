"""Sections and titles of requirements, by bold rows, numbers, colours, merged cells and columns of their own."""

from tests.factories.workbooks import Rows, workbook
from tests.formats.readers.workbook.outlines import outline, read


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


def test_number_and_name_of_a_section_in_the_one_column_of_numbers() -> None:
    rows: Rows = [
        ["Pos.", "Anforderung", "Antwort"],
        ["1 Pumpen"],
        ["1.1", "Die Pumpe muss laufen."],
        ["2 Elektrik"],
        ["2.1", "Schutzart mindestens IP54."],
        ["2.2"],
        ["Teil 3"],
        ["3.1", "Der Behälter muss dicht sein."],
    ]
    reading = read(workbook({"LV": rows}, merged=["A7:C7"]))
    assert [one[:2] for one in outline(reading)] == [
        ("1.1", ("1 Pumpen",)),
        ("2.1", ("2 Elektrik",)),
        ("3.1", ("Teil 3",)),
    ]


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
