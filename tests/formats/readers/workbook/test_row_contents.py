"""What the cells of a row say: numbers, levels, quantities and verbatim texts."""

from decimal import Decimal

import pytest

from bidbuilder.domain.tenders.requirements import Level
from tests.factories.workbooks import Rows, workbook
from tests.formats.readers.workbook.outlines import codes, outline, read


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
        ("FR-UM-01 The pump shall run.", "FR-UM-01"),
        ("REQ.SEC.12 The pump shall run.", "REQ.SEC.12"),
        ("ISO 9001 certification is required.", "Sheet!2"),
        ("EN-ISO 9001 certification is required.", "Sheet!2"),
        ("CO2 sensors shall be fitted.", "Sheet!2"),
        ("2.5 mm cable shall be used.", "Sheet!2"),
        ("12 pumps shall run.", "Sheet!2"),
        ("The pump shall run at 3.5 bar.", "Sheet!2"),
    ],
)
def test_numbers_at_the_beginning_of_texts(text: str, number: str) -> None:
    rows: Rows = [["Requirement", "Response", "Comments"], [text]]
    (requirement,) = read(workbook({"Sheet": rows})).tender.requirements
    assert (requirement.number, requirement.text) == (number, text)


@pytest.mark.parametrize(
    ("texts", "numbers"),
    [
        (["K1 It shall run.", "K2 It shall stop.", "It shall hum."], ["K1", "K2", "Krav!4"]),
        (["1.1 It shall run.", "1.2 It shall stop.", "It shall hum."], ["1.1", "1.2", "Krav!4"]),
        (["M12 bolts shall fit.", "It shall stop.", "It shall hum."], ["Krav!2", "Krav!3", "Krav!4"]),
    ],
)
def test_bare_numbers_count_where_most_texts_begin_alike(texts: list[str], numbers: list[str]) -> None:
    rows: Rows = [["Requirement", "Response", "Comments"], *([text] for text in texts)]
    assert [one.number for one in read(workbook({"Krav": rows})).tender.requirements] == numbers


def test_what_letters_mean_is_no_requirement() -> None:
    rows: Rows = [["Requirement", "MoSCoW", "Response"], ["It shall run.", "M"], ["* M = Must have, S = Should have"]]
    reading = read(workbook({"Krav": rows}))
    assert [one.text for one in reading.tender.requirements] == ["It shall run."]
    assert "note-with-obligation" in codes(reading)


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
        ["R2", "LOT-2", "The tank shall hold.", "two (2)", "pcs", "", ""],
        ["R3", "LOT-2", "The valve shall close.", "a few", "pcs", "", ""],
    ]
    reading = read(workbook({"Requirements": rows}))
    first, second, third = reading.tender.requirements
    assert (first.lot, first.quantity, first.unit, first.evidence) == (
        "LOT-1",
        Decimal(3),
        "pcs",
        "ISO 9001 certificate",
    )
    assert (second.lot, second.quantity, third.quantity) == ("LOT-2", Decimal(2), None)
    assert "number-unreadable" in codes(reading)


def test_verbatim_text_keeps_its_inner_breaks() -> None:
    text = "The pump shall:\n  - run\n  - stop  at once"
    (requirement,) = read(workbook({"R": [["No.", "Requirement"], ["R1", f"  {text}\n"]]})).tender.requirements
    assert requirement.text == text


@pytest.mark.parametrize(
    ("legend", "written", "levels"),
    [
        ("K = konkurrencekrav, MK = mindstekrav", ["MK", "K"], ["mandatory", "rated"]),
        ("Priority: H = High; M = Medium; L = Low", ["H", "M", "l"], ["mandatory", "rated", "rated"]),
        ("I: Important\nE: Essential", ["E", "I"], ["mandatory", "rated"]),
        ("M = Metre, I = Inch", ["M", "I"], ["mandatory", "information"]),
    ],
)
def test_the_buyers_own_words_for_its_letters_count(legend: str, written: list[str], levels: list[str]) -> None:
    rows: Rows = [
        ["No.", "Requirement", "Level"],
        *([str(number), "Quiet pumps", one] for number, one in enumerate(written, 1)),
    ]
    reading = read(workbook({"Krav": rows, "Guide": [["Read this first."], [legend]]}))
    assert [one.level.value for one in reading.tender.requirements] == levels
    assert "level-unknown" not in codes(reading)
