"""Suppliers' own lists: where the list stands, what its columns hold, and what becomes of each row."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.offerings import OfferingKind
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from bidbuilder.formats.readers.catalogue.table.fields import FieldUnknown
from bidbuilder.formats.readers.catalogue.table.layout import HeaderRowUnknown, SheetUnknown
from tests.factories.supplier_lists import (
    PUMP_MAKER,
    PUMP_MAKER_MERGED,
    SERVICE_FIRM,
    TANK_MAKER,
    WHOLESALER,
    draft_of,
    found,
    ladder,
    read_rows,
    read_text,
)
from tests.factories.workbooks import workbook


def test_a_list_with_lines_above_two_rows_of_titles_and_headings_is_read() -> None:
    reading = read_rows(PUMP_MAKER, merged=PUMP_MAKER_MERGED)
    assert (reading.sheet, reading.header_row) == ("List", 5)
    assert [draft.offering.code for draft in reading.drafts] == ["NP-100", "NP-101", "NP-102"]
    assert all(draft.is_clean for draft in reading.drafts)
    assert ladder(reading.drafts[0]) == [("1", "12500"), ("10", "11800.5"), ("50", "11000")]
    assert ladder(reading.drafts[1]) == [("1", "14250.00"), ("10", "13500.50"), ("50", "12900")]
    assert [draft.prices[0].currency for draft in reading.drafts] == ["DKK"] * 3


def test_properties_are_read_with_the_unit_of_their_title() -> None:
    draft = draft_of(read_rows(PUMP_MAKER, merged=PUMP_MAKER_MERGED), "NP-100")
    power = draft.offering.find_property("rated_power")
    assert power is not None
    assert (power.number, power.unit, power.source_name) == (Decimal("7.5"), "kW", "Mærkeeffekt [kW]")


def test_a_lead_time_in_weeks_becomes_days_and_a_span_its_upper_end() -> None:
    reading = read_rows(PUMP_MAKER, merged=PUMP_MAKER_MERGED)
    assert [draft.offering.terms.lead_time_days for draft in reading.drafts] == [42, 42, 21]


def test_names_without_a_language_take_that_of_the_titles() -> None:
    reading = read_rows(PUMP_MAKER, merged=PUMP_MAKER_MERGED)
    assert reading.drafts[0].offering.names == {"da": "Centrifugalpumpe 100"}
    assert found(reading, "language-assumed")


def test_a_danish_csv_of_the_windows_code_page_is_read() -> None:
    reading = read_catalogue("priser.csv", TANK_MAKER, {})
    assert reading.format == "csv"
    tank = draft_of(reading, "A-1")
    assert tank.offering.names == {"da": "Rustfri beholder 500 l", "en": "Stainless tank 500 l"}
    assert ladder(tank) == [("1", "4500.00"), ("10", "4200.00")]
    assert tank.offering.terms.mass_kg == Decimal("85.5")
    assert tank.offering.certificates[0].valid_until == date(2026, 12, 31)
    assert draft_of(reading, "A-2").offering.terms.minimum_order == 2


@pytest.mark.parametrize("delimiter", [";", ",", "\t", "|"])
def test_the_delimiter_is_found(delimiter: str) -> None:
    rows = ["Item no,Name,Price,Currency", "A,Pump,12.50,EUR", "B,Valve,7.25,EUR"]
    reading = read_text("\n".join(row.replace(",", delimiter) for row in rows))
    assert [ladder(draft) for draft in reading.drafts] == [[("1", "12.50")], [("1", "7.25")]]


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-16-le", "utf-16-be", "cp1252"])
def test_the_encoding_is_found(encoding: str) -> None:
    reading = read_catalogue("a.csv", "Varenr.;Navn;Pris DKK\nÆ-1;Blæser;12,50\n".encode(encoding), {})
    assert reading.drafts[0].offering.names == {"da": "Blæser"}


def test_a_declared_delimiter_is_used_and_keeps_cell_names_right() -> None:
    reading = read_text("sep=;\nVarenr.;Navn;Pris DKK\nA;Blæser;0\n")
    assert [str(finding.where) for finding in found(reading, "price-not-positive")] == ["file · C3"]


def test_kinds_units_and_currencies_stand_in_the_rows() -> None:
    reading = read_rows(SERVICE_FIRM)
    assert [draft.offering.kind for draft in reading.drafts] == [
        OfferingKind.SERVICE,
        OfferingKind.COMPETENCE,
        OfferingKind.BY_PRODUCT,
    ]
    assert [draft.offering.unit for draft in reading.drafts] == ["h", "d", "t"]
    assert [draft.prices[0].currency for draft in reading.drafts] == ["EUR", "EUR", "DKK"]


def test_breaks_in_groups_of_columns_are_read() -> None:
    reading = read_rows(WHOLESALER)
    assert [ladder(draft) for draft in reading.drafts] == [
        [("1", "84.90"), ("25", "79.50")],
        [("1", "1240.00"), ("10", "1180.00")],
    ]


def test_numbered_prices_without_quantities_are_left_to_a_person() -> None:
    reading = read_rows([["Varenr.", "Navn", "Pris 1", "Pris 2"], ["A", "Blæser", 10, 9]])
    assert [field for _, _, field in reading.columns] == ["code", "name", "", ""]


def test_numbers_that_jump_are_quantities() -> None:
    reading = read_rows(
        [["Varenr.", "Navn", "Valuta", "Pris 1", "Pris 10", "Pris 100"], ["A", "Blæser", "DKK", 10, 9, 8]]
    )
    assert ladder(reading.drafts[0]) == [("1", "10"), ("10", "9"), ("100", "8")]


def test_quantities_alone_are_prices_beside_each_other() -> None:
    reading = read_rows([["Varenr.", "Navn", "Valuta", "1+", "10+"], ["A", "Blæser", "DKK", 10, 9]])
    assert ladder(reading.drafts[0]) == [("1", "10"), ("10", "9")]


def test_further_rows_of_a_code_add_prices() -> None:
    rows = [
        ["Varenr.", "Navn", "Fra antal", "Pris", "Valuta"],
        ["A", "Blæser", 1, 100, "DKK"],
        ["A", "Blæser", 10, 90, "DKK"],
        ["A", None, 1, 13.5, "EUR"],
    ]
    (draft,) = read_rows(rows).drafts
    assert [(one.currency, len(one.breaks)) for one in draft.prices] == [("DKK", 2), ("EUR", 1)]


def test_kits_documents_and_loose_properties_are_read() -> None:
    rows = [
        ["Item no", "Name", "Components", "Data sheet", "Property 1 name", "Property 1 value", "Property 1 unit"],
        ["K-1", "Pump station", "P-1 × 2; T-9", "https://example.org/k1.pdf", "rated power", "4", "kW"],
    ]
    offering = read_rows(rows).drafts[0].offering
    assert [(part.code, part.quantity) for part in offering.components] == [("P-1", 2), ("T-9", 1)]
    assert (offering.documents[0].name, offering.documents[0].url) == ("k1.pdf", "https://example.org/k1.pdf")
    assert offering.properties[0].key == "rated_power"


def test_the_best_sheet_is_read_and_another_list_is_remarked() -> None:
    small = [["Varenr.", "Navn"], ["A", "Blæser"]]
    large = [["Varenr.", "Navn", "Pris DKK", "Enhed"], ["B", "Pumpe", 10, "stk"]]
    content = workbook({"Noter": [["Prisliste"]], "Lille": small, "Stor": large})
    reading = read_catalogue("a.xlsx", content, {})
    assert (reading.sheet, reading.sheets) == ("Stor", ("Noter", "Lille", "Stor"))
    assert [str(finding.where) for finding in found(reading, "sheet-left-out")] == ["a.xlsx · Lille"]
    assert read_catalogue("a.xlsx", content, {"sheet": "Lille"}).sheet == "Lille"


def test_a_hidden_sheet_is_named_and_not_read() -> None:
    rows = [["Varenr.", "Navn", "Pris DKK"], ["A", "Blæser", 10]]
    reading = read_catalogue("a.xlsx", workbook({"Skjult": rows, "Synlig": rows}, hidden=["Skjult"]), {})
    assert reading.sheet == "Synlig"
    assert len(found(reading, "sheet-hidden")) == 1


def test_a_person_says_what_columns_mean() -> None:
    rows = [["x", "y", "z"], ["A", "Blæser", 10], ["B", "Pumpe", 20]]
    assert found(read_rows(rows), "header-missing")
    reading = read_rows(rows, {"header_row": "1", "columns": "A=code,B=name.da,C=price.10:DKK"})
    assert [ladder(draft) for draft in reading.drafts] == [[("10", "10")], [("10", "20")]]
    assert reading.drafts[0].prices[0].currency == "DKK"


def test_an_empty_field_leaves_a_column_out() -> None:
    reading = read_rows(SERVICE_FIRM, {"columns": "G="})
    assert reading.drafts[0].offering.terms.lead_time_days is None


@pytest.mark.parametrize(
    ("options", "refusal"),
    [
        ({"columns": "A=colour"}, FieldUnknown),
        ({"sheet": "Missing"}, SheetUnknown),
        ({"header_row": "99"}, HeaderRowUnknown),
        ({"header_row": "two"}, HeaderRowUnknown),
    ],
)
def test_a_choice_that_is_not_there_is_refused(options: dict[str, str], refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        read_rows(SERVICE_FIRM, options)


def test_texts_in_numbered_columns_are_one_text() -> None:
    reading = read_rows(
        [["Varenr.", "Varetekst 1", "Varetekst 2"], ["A", "Blæser", "med filter"], ["B", "Pumpe", None]]
    )
    assert [draft.offering.names["da"] for draft in reading.drafts] == ["Blæser med filter", "Pumpe"]


@pytest.mark.parametrize(
    ("title", "cell", "months"),
    [("Garanti (år)", 2, 24), ("Garanti", "2 år", 24), ("Garanti", 18, 18), ("Warranty", "36 months", 36)],
)
def test_a_warranty_is_kept_in_months(title: str, cell: object, months: int) -> None:
    assert (
        read_rows([["Varenr.", "Navn", title], ["A", "Blæser", cell]]).drafts[0].offering.terms.warranty_months
        == months
    )


def test_the_first_rows_are_shown_for_correcting() -> None:
    reading = read_rows(PUMP_MAKER, merged=PUMP_MAKER_MERGED)
    assert reading.preview[4][:3] == ("Varenr.", "Betegnelse", "Enhed")


def test_of_two_columns_with_one_meaning_the_fuller_one_is_read() -> None:
    reading = read_rows([["Artikel-ID", "Varenr.", "Navn"], [None, "A", "Blæser"], [None, "B", "Pumpe"]])
    assert [draft.offering.code for draft in reading.drafts] == ["A", "B"]
    assert len(found(reading, "column-doubled")) == 1


def test_ten_thousand_rows_come_through() -> None:
    rows = [["Varenr.", "Navn", "Pris DKK", "Mærkeeffekt [kW]"]]
    rows += [[f"V-{number}", f"Vare {number}", f"{number},50", "7,5"] for number in range(1, 10_001)]
    text = "\n".join(";".join(row) for row in rows)
    reading = read_text(text)
    assert len(reading.drafts) == 10_000
    assert all(draft.is_clean for draft in reading.drafts)
