"""Shapes of requirement workbooks that buyers use, each with number, section and text of every row."""

import io

import pytest
from openpyxl import Workbook
from openpyxl.styles import Alignment, Font, PatternFill

from bidbuilder.domain.tenders.requirements import Level
from tests.factories.workbooks import workbook
from tests.formats.readers.workbook.outlines import outline, read

Outline = list[tuple[str, tuple[str, ...], str]]
GREY = PatternFill("solid", fgColor="D9D9D9")


def saved(book: Workbook) -> bytes:
    """The bytes of a workbook."""
    buffer = io.BytesIO()
    book.save(buffer)
    return buffer.getvalue()


def test_crosses_under_must_should_could_and_wont_are_levels() -> None:
    rows = [
        ["Bilag 2 – Kravliste"],
        [],
        ["ID", "Område", "Krav", "Must", "Should", "Could", "Won't", "Svar"],
        ["K1", "Pumper", "Pumpen leverer 12 m³/h ved 4 bar.", "x"],
        ["K2", "Pumper", "Pumpen kører lydløst.", None, "x"],
        ["K3", "Tanke", "Tanken har mandehul.", None, None, "x"],
        ["K4", "Tanke", "Tanken er malet blå.", None, None, None, "x"],
    ]
    reading = read(workbook({"Krav": rows}))
    assert outline(reading)[0] == ("K1", ("Pumper",), "Pumpen leverer 12 m³/h ved 4 bar.")
    levels = [one.level for one in reading.tender.requirements]
    assert levels == [Level.MANDATORY, Level.RATED, Level.RATED, Level.INFORMATION]


def test_requirements_merged_over_the_rows_of_their_evidence() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["No.", "Requirement", "Evidence", "Response"])
    for number, text in enumerate(
        ("The unit shall be weatherproof.", "It shall be tested.", "Parts shall be listed."), 1
    ):
        top = 2 * number
        sheet.append([f"R{number}", text, "Datasheet"])
        sheet.append([None, None, "Test report"])
        for column in (1, 2, 4):
            sheet.merge_cells(start_row=top, end_row=top + 1, start_column=column, end_column=column)
    reading = read(saved(book))
    assert outline(reading) == [
        ("R1", (), "The unit shall be weatherproof."),
        ("R2", (), "It shall be tested."),
        ("R3", (), "Parts shall be listed."),
    ]
    assert {one.evidence for one in reading.tender.requirements} == {"Datasheet; Test report"}


def test_things_by_indent_beside_the_values_required_of_them() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Specification", "Required", "Offered"])
    for name, indent, value in (
        ("Pump", 0, None),
        ("Flow", 1, "≥ 12 m³/h"),
        ("Motor", 0, None),
        ("Power", 1, "≤ 5.5 kW"),
    ):
        sheet.append([name, value])
        cell = sheet.cell(sheet.max_row, 1)
        cell.alignment, cell.font = Alignment(indent=indent), Font(bold=not indent)
    found = [(section, text) for _, section, text in outline(read(saved(book)))]
    assert found == [(("Pump",), "Flow ≥ 12 m³/h"), (("Motor",), "Power ≤ 5.5 kW")]


def test_sections_by_fill_colour() -> None:
    book = Workbook()
    sheet = book.active
    assert sheet is not None
    sheet.append(["Req", "Description", "Priority", "Compliant?"])
    for texts in (
        ["Exchangers"],
        ["Plates of AISI 316L", "Design pressure 16 bar"],
        ["Control"],
        ["Modbus TCP interface"],
    ):
        for text in texts:
            is_section = len(texts) == 1 and " " not in text
            sheet.append([None if is_section else sheet.max_row, text, None if is_section else "High"])
            if is_section:
                for column in range(1, 5):
                    sheet.cell(sheet.max_row, column).fill = GREY
    assert [(section, text) for _, section, text in outline(read(saved(book)))] == [
        (("Exchangers",), "Plates of AISI 316L"),
        (("Exchangers",), "Design pressure 16 bar"),
        (("Control",), "Modbus TCP interface"),
    ]


KRAV_NR = [
    ["Krav nr.", "Kravtekst", "Type", "Opfyldt (ja/nej)", "Bemærkninger"],
    ["1", "Generelt"],
    ["1.1", "Leverancen omfatter montage.", "MK"],
    ["2", "Pumper"],
    ["2.1", "Ydelse mindst 12 m³/h", "MK"],
    ["2.2", "Støj under 60 dB(A)", "EK"],
]
OWN_NUMBERS = [
    ["Punkt", "Beskrivelse", "Skal/Bør", "Tilbudsgivers svar"],
    ["1", "Varmecentral"],
    ["1.1", "Kedler"],
    ["1.1.1", "To kedler á 500 kW", "Skal"],
    ["1.2", "Skorsten"],
    ["1.2.1", "Højde 18 m", "Skal"],
    ["2", "Ledningsnet"],
    ["2.1", "Dobbeltrør serie 3", "Bør"],
]
BESIDE = [
    ["No.", "Mechanical requirement", "Response", None, "No.", "Electrical requirement", "Response"],
    ["M1", "The frame shall be galvanised.", None, None, "E1", "The motor shall be IE3."],
    ["M2", "The lid shall be hinged.", None, None, "E2", "The panel shall be IP55."],
]
IN_TEXT = [["Krav", "Svar"], ["[K-1] Anlægget skal kunne fjernovervåges."], ["K-2: Data gemmes i fem år."]]


@pytest.mark.parametrize(
    ("rows", "wanted"),
    [
        (
            KRAV_NR,
            [
                ("1.1", ("1 Generelt",), "Leverancen omfatter montage."),
                ("2.1", ("2 Pumper",), "Ydelse mindst 12 m³/h"),
                ("2.2", ("2 Pumper",), "Støj under 60 dB(A)"),
            ],
        ),
        (
            OWN_NUMBERS,
            [
                ("1.1.1", ("1 Varmecentral", "1.1 Kedler"), "To kedler á 500 kW"),
                ("1.2.1", ("1 Varmecentral", "1.2 Skorsten"), "Højde 18 m"),
                ("2.1", ("2 Ledningsnet",), "Dobbeltrør serie 3"),
            ],
        ),
        (
            BESIDE,
            [
                ("M1", (), "The frame shall be galvanised."),
                ("M2", (), "The lid shall be hinged."),
                ("E1", (), "The motor shall be IE3."),
                ("E2", (), "The panel shall be IP55."),
            ],
        ),
        (
            IN_TEXT,
            [
                ("K-1", (), "[K-1] Anlægget skal kunne fjernovervåges."),
                ("K-2", (), "K-2: Data gemmes i fem år."),
            ],
        ),
    ],
    ids=["krav nr.", "numbers in their own column", "two tables side by side", "numbers in texts"],
)
def test_rows_come_with_number_section_and_text(rows: list[list[str | None]], wanted: Outline) -> None:
    assert outline(read(workbook({"Ark1": rows}))) == wanted


def test_a_sheet_for_each_requirement_is_read_as_one_requirement() -> None:
    texts = {"R-01": "The pump shall deliver 12 kW.", "R-02": "The tank shall hold 20 m³."}
    sheets = {
        number: [
            ["Requirement ID", number],
            ["Requirement", text],
            ["Category", "Mechanical"],
            ["Priority", "Mandatory"],
            ["Supplier response"],
            ["Evidence"],
        ]
        for number, text in texts.items()
    }
    reading = read(workbook(sheets))
    assert outline(reading) == [(number, ("Mechanical",), text) for number, text in texts.items()]
    assert [(one.source.sheet, one.source.cell) for one in reading.tender.requirements] == [
        ("R-01", "B2"),
        ("R-02", "B2"),
    ]


def test_a_form_about_the_bidder_is_no_requirement() -> None:
    form = [["Company name"], ["Address"], ["Contact person"], ["Description"], ["Number of employees"]]
    assert outline(read(workbook({"Bidder": form}))) == []
