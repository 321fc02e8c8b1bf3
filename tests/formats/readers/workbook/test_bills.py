"""Bills of quantities as workbooks: positions become requirements, price cells stay prices, other price lists stay apart."""

from decimal import Decimal

import pytest

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.readers.registry import read_tender
from bidbuilder.formats.readers.workbook.bills import level_in_bill
from tests.factories.workbooks import Rows, workbook

HEADINGS = ("OZ", "Kurztext", "Menge", "ME", "EP (EUR)", "GP (EUR)")
BILL: Rows = [
    HEADINGS,
    ("01", "Wärmeerzeuger", None, None, None, None),
    ("01.0010", "Wärmepumpe, Heizleistung mindestens 120 kW", 2, "St", None, "=C3*E3"),
    ("01.0020", "Bedarfsposition: Schwingungsdämpfer", 8, "St", None, "nur EP"),
    (None, "Summe 01", None, None, None, "=SUM(F3:F4)"),
    ("02", "Rohre", None, None, None, None),
    ("02.0010", "Stahlrohr DN 100 nach DIN EN 10216", 240.5, "m", None, "=C7*E7"),
]


def read(rows: Rows, sheet: str = "Tabelle1") -> TenderReading:
    return read_tender("datei.xlsx", workbook({sheet: rows}), {})


def test_positions_have_number_section_quantity_unit_and_level() -> None:
    reading = read(BILL)
    found = [(one.number, one.section, one.quantity, one.unit, one.level) for one in reading.tender.requirements]
    assert found == [
        ("01.0010", ("01 Wärmeerzeuger",), Decimal(2), "St", Level.MANDATORY),
        ("01.0020", ("01 Wärmeerzeuger",), Decimal(8), "St", Level.INFORMATION),
        ("02.0010", ("02 Rohre",), Decimal("240.5"), "m", Level.MANDATORY),
    ]


def test_the_sheet_stays_a_price_sheet_with_the_cells_of_the_bidder() -> None:
    reading = read(BILL)
    (sheet,) = reading.sheets
    assert sheet.kind == "prices"
    assert [(letter, role) for letter, _, role in sheet.columns][-2:] == [("E", "price"), ("F", "total")]
    assert reading.price_rows == ()


def test_a_bill_is_known_by_its_name_in_other_languages() -> None:
    rows: Rows = [
        ("Nr", "Beskrivelse", "Mængde", "Enhed", "Pris", "I alt"),
        ("1", "Pumpe med frekvensomformer", 2, "stk", None, None),
    ]
    assert [one.text for one in read(rows, "Tilbudsliste").tender.requirements] == ["Pumpe med frekvensomformer"]
    assert read(rows, "Ark1").tender.requirements == ()


@pytest.mark.parametrize("missing", [2, 3])
def test_a_price_list_without_quantities_or_units_is_no_bill(missing: int) -> None:
    rows = [tuple(cell for place, cell in enumerate(row) if place != missing) for row in BILL]
    assert read(rows).tender.requirements == ()


@pytest.mark.parametrize(
    ("words", "prices", "level"),
    [
        ("Stahlrohr DN 100", "", Level.MANDATORY),
        ("Bedarfsposition ohne GB: Dämpfer", "", Level.INFORMATION),
        ("Bedarfsposition mit GB: Dämpfer", "", Level.RATED),
        ("Alternativposition zu 01.02: Edelstahl", "", Level.INFORMATION),
        ("Stahlrohr DN 100", "nur EP", Level.INFORMATION),
        ("Steel pipe, rate only", "", Level.INFORMATION),
    ],
)
def test_positions_on_demand_bind_less(words: str, prices: str, level: Level) -> None:
    assert level_in_bill(words, prices) is level
