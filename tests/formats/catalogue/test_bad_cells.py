"""Bad cells of suppliers' lists: each is a finding at its cell, never a guess, and the clean rows come through."""

import zipfile
from datetime import date, datetime
from io import BytesIO

import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import cells, draft_of, found, ladder, read_rows, read_text
from tests.factories.workbooks import workbook

HEADER = ["Varenr.", "Navn", "Pris", "Valuta", "Enhed", "Pris gyldig til", "Kontakt"]


def row(
    code: object = "A",
    name: object = "Blæser",
    price: object = 10,
    currency: object = "DKK",
    unit: object = "stk",
    until: object = None,
) -> list[object]:
    return [code, name, price, currency, unit, until]


def test_a_doubled_code_is_an_error_at_its_second_place() -> None:
    reading = read_rows([HEADER, row("A"), row("B"), row("A", "Andet navn", 11)])
    assert cells(found(reading, "code-twice")) == ["A4"]
    assert [(draft.offering.code, draft.is_clean) for draft in reading.drafts] == [
        ("A", True),
        ("A", False),
        ("B", True),
    ], "the second one stands behind the first"


def test_the_same_row_twice_is_a_doubled_code_too() -> None:
    assert cells(found(read_rows([HEADER, row("A"), row("A")]), "code-twice")) == ["A3"]


def test_a_missing_code_or_name_is_an_error() -> None:
    reading = read_rows([HEADER, row(None), row("B", None)])
    assert cells(found(reading, "code-missing")) == ["A2"]
    assert cells(found(reading, "name-missing")) == ["B3"]


def test_mixed_decimal_marks_are_errors_where_they_differ() -> None:
    reading = read_rows([HEADER, row("A", price="1.234,56"), row("B", price="2.000,00"), row("C", price="1,234.56")])
    assert cells(found(reading, "decimal-marks-mixed")) == ["C1", "C4"]
    assert ladder(draft_of(reading, "A")) == [("1", "1234.56")]
    assert draft_of(reading, "C").prices == ()
    assert [draft.is_clean for draft in reading.drafts] == [True, True, False]


def test_a_property_with_another_decimal_mark_than_its_column_is_read_and_told() -> None:
    head = ["Varenr.", "Navn", "Effekt kW"]
    reading = read_rows([head, ["A", "Motor", "0,75"], ["B", "Motor", "1,1"], ["C", "Motor", "2.2"]])
    assert cells(found(reading, "decimal-marks-mixed")) == ["C1", "C4"]
    assert [str(draft.offering.properties[0].number) for draft in reading.drafts] == ["0.75", "1.1", "2.2"]


def test_a_unit_in_the_cell_and_in_the_title_is_kept_once() -> None:
    reading = read_rows([["Varenr.", "Navn", "Effekt [kW]"], ["A", "Motor", "1,5 kW"], ["B", "Motor", "2"]])
    assert [one.offering.properties[0].typed for one in reading.drafts] == ["1,5 kW", "2 kW"]


def test_a_currency_that_there_is_not_is_told_once_for_its_cell() -> None:
    reading = read_rows([["Varenr.", "Navn", "Valuta", "Pris", "Pris fra 10"], ["A", "Motor", "XYZ", "10", "9"]])
    assert cells(found(reading, "currency-unknown")) == ["C2"]


def test_a_weight_that_is_about_so_much_is_read() -> None:
    reading = read_rows([["Varenr.", "Navn", "Vægt kg"], ["A", "Motor", "ca. 10"]])
    assert reading.drafts[0].offering.terms.mass_kg == 10
    assert not found(reading, "unit-unknown")


def test_as_many_of_one_mark_as_of_the_other_are_all_errors() -> None:
    reading = read_rows([HEADER, row("A", price="1.234,56"), row("B", price="1,234.56")])
    assert not any(draft.is_clean for draft in reading.drafts)
    assert not any(draft.prices for draft in reading.drafts)


def test_a_number_that_could_be_two_is_not_guessed() -> None:
    reading = read_rows([HEADER, row("A", price="1.234")])
    assert cells(found(reading, "number-ambiguous")) == ["C2"]
    assert ladder(read_rows([HEADER, row("A", price="1.234")], {"decimal_mark": ","}).drafts[0]) == [("1", "1234")]


def test_other_numbers_of_the_sheet_settle_an_ambiguous_one() -> None:
    reading = read_rows([[*HEADER[:6], "Vægt kg"], [*row("A", price="1.234"), "12,5"]])
    assert ladder(reading.drafts[0]) == [("1", "1234")]


@pytest.mark.parametrize("price", ["abc", "12 34", "1e999", "１２", "1_000", "=1+1", "NaN"])
def test_what_is_no_number_is_an_error(price: str) -> None:
    reading = read_text(f"Varenr.;Navn;Pris DKK\nA;Blæser;{price}\n")
    assert not reading.drafts[0].is_clean
    assert reading.drafts[0].prices == ()


@pytest.mark.parametrize("price", [0, -5, "0,00", "-12,50"])
def test_a_price_that_is_not_above_zero_is_an_error(price: object) -> None:
    reading = read_rows([HEADER, row(price=price)])
    assert cells(found(reading, "price-not-positive")) == ["C2"]
    assert reading.drafts[0].prices == ()


@pytest.mark.parametrize("price", ["på forespørgsel", "Price on request", "auf Anfrage", "-", "POA"])
def test_a_price_on_request_is_no_error(price: str) -> None:
    reading = read_rows([HEADER, row(price=price)])
    assert reading.drafts[0].is_clean
    assert len(found(reading, "price-on-request")) == 1


def test_a_currency_that_does_not_exist_is_an_error() -> None:
    reading = read_rows([HEADER, row(currency="XXQ"), row("B")])
    assert cells(found(reading, "currency-unknown")) == ["D2"]
    assert [draft.is_clean for draft in reading.drafts] == [False, True]


def test_a_price_in_no_currency_is_an_error_until_a_person_says_it() -> None:
    rows = [["Varenr.", "Navn", "Pris"], ["A", "Blæser", 10]]
    assert cells(found(read_rows(rows), "currency-missing")) == ["C2"]
    assert read_rows(rows, {"currency": "EUR"}).drafts[0].prices[0].currency == "EUR"


def test_a_currency_in_the_number_format_is_seen() -> None:
    rows = [["Varenr.", "Navn", "Pris"], ["A", "Blæser", 10]]
    assert read_rows(rows, formats={"C2": '#,##0.00 "EUR"'}).drafts[0].prices[0].currency == "EUR"
    assert read_rows(rows, formats={"C2": "#,##0.00 [$kr.-41D]"}).drafts[0].prices[0].currency == "SEK"


def test_crowns_are_taken_as_danish_with_a_remark() -> None:
    reading = read_rows([["Varenr.", "Navn", "Pris kr."], ["A", "Blæser", 10]])
    assert reading.drafts[0].prices[0].currency == "DKK"
    assert len(found(reading, "crowns-assumed")) == 1


def test_a_ladder_that_rises_is_a_warning() -> None:
    reading = read_rows([["Varenr.", "Navn", "Pris DKK", "Pris v. 10 stk."], ["A", "Blæser", 10, 12]])
    assert cells(found(reading, "ladder-rises")) == ["D2"]
    assert reading.drafts[0].is_clean


def test_an_unknown_unit_is_kept_with_a_warning() -> None:
    reading = read_rows([HEADER, row(unit="snurps")])
    assert cells(found(reading, "unit-unknown")) == ["E2"]
    assert reading.drafts[0].offering.unit == "snurps"


def test_a_date_as_number_is_read_with_a_warning() -> None:
    reading = read_rows([HEADER, row(until=46387)])
    assert cells(found(reading, "date-as-number")) == ["F2"]
    assert reading.drafts[0].prices[0].valid_until == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("written", "day"),
    [
        ("31.12.2026", date(2026, 12, 31)),
        ("31-12-26", date(2026, 12, 31)),
        ("2026-12-31", date(2026, 12, 31)),
        ("12/31/2026", date(2026, 12, 31)),
        (datetime(2026, 12, 31), date(2026, 12, 31)),  # noqa: DTZ001 - spreadsheets have no zones
        ("03/04/2026", None),
        ("31.02.2026", None),
        ("snart", None),
    ],
)
def test_a_date_is_read_or_a_finding(written: object, day: date | None) -> None:
    reading = read_rows([HEADER, row(until=written)])
    assert reading.drafts[0].prices[0].valid_until == day
    assert cells(found(reading, "date-unreadable")) == ([] if day else ["F2"])


def test_a_date_in_a_column_of_prices_is_an_error() -> None:
    reading = read_rows([HEADER, row(price=datetime(2026, 5, 1))])  # noqa: DTZ001 - spreadsheets have no zones
    assert cells(found(reading, "date-for-number")) == ["C2"]


@pytest.mark.parametrize(
    "name",
    [
        "Varmepumpe / Heat pump",
        "EN: Boiler DA: Kedel",
        "Kedel\nBoiler",
        "DK: Ventil, DE: Ventil",
        "Behälter | Container",
        "Pumpe / Pump",
        "Pumpe\nPump\nPumpe (DE)",
        "Kugleventil DN50 / Ball valve DN50",
        "Skueglas\nGas burner",
        "Kugleventil DN250 EN: Ball valve DN250",
        "Rustfri plade (stainless plate)",
    ],
)
def test_two_languages_in_a_cell_are_remarked(name: str) -> None:
    assert cells(found(read_rows([HEADER, row(name=name)]), "two-languages")) == ["B2"]


@pytest.mark.parametrize(
    "name", ['Ventil 1/2"', "Pumpe / beholder", "Motor 230 / 400 V", "Kabel | rulle", "Ventil - DN50 (PN16)"]
)
def test_one_language_with_a_stroke_is_not_two(name: str) -> None:
    assert not found(read_rows([HEADER, row(name=name)]), "two-languages")


def test_failed_formulas_are_errors_at_their_cells() -> None:
    content = with_cells(
        workbook({"List": [HEADER, row("A"), row("B"), row("C")]}),
        C2='t="e"><f>1/0</f><v>#DIV/0!</v>',
        C3="><f>B3*2</f>",
    )
    reading = read_catalogue("a.xlsx", content, {})
    assert cells(found(reading, "formula-error")) == ["C2"]
    assert cells(found(reading, "formula-without-result")) == ["C3"]
    assert [draft.is_clean for draft in reading.drafts] == [False, False, True]


def test_macros_are_told_and_the_list_is_read() -> None:
    plain, macros = b"spreadsheetml.sheet.main+xml", b"ms-excel.sheet.macroEnabled.main+xml"
    content = repacked(
        workbook({"List": [HEADER, row()]}),
        "[Content_Types].xml",
        lambda part: part.replace(b"vnd.openxmlformats-officedocument." + plain, b"vnd." + macros),
    )
    reading = read_catalogue("a.xlsm", content, {})
    assert len(found(reading, "macros-ignored")) == 1
    assert len(reading.drafts) == 1


def test_every_clean_row_comes_through_among_bad_ones() -> None:
    rows = [HEADER, row("A"), row(None), row("C", price="abc"), row("D", currency="ZZZ"), row("A", "Dublet"), row("F")]
    reading = read_rows(rows)
    assert [draft.offering.code for draft in reading.drafts if draft.is_clean] == ["A", "F"]
    assert len(reading.drafts) == 6


def with_cells(content: bytes, **replaced: str) -> bytes:
    """The workbook with cells of its first sheet written anew, given as what follows the cell's name."""

    def patch(part: bytes) -> bytes:
        text = part.decode()
        for name, rest in replaced.items():
            start = text.index(f'<c r="{name}"')
            end = text.index("</c>", start)
            text = f'{text[:start]}<c r="{name}" {rest}{text[end:]}'
        return text.encode()

    return repacked(content, "xl/worksheets/sheet1.xml", patch)


def repacked(content: bytes, name: str, change) -> bytes:
    buffer = BytesIO()
    with zipfile.ZipFile(BytesIO(content)) as old, zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as new:
        for part in old.namelist():
            new.writestr(part, change(old.read(part)) if part == name else old.read(part))
    return buffer.getvalue()


def test_a_code_that_is_too_long_is_an_error_at_its_cell() -> None:
    reading = read_rows([HEADER, row("A" * 120), row("B" * 121)])
    assert cells(found(reading, "code-too-long")) == ["A3"]
    assert [draft.is_clean for draft in reading.drafts] == [True, False]


@pytest.mark.parametrize(("price", "is_clean"), [("999999999999", True), ("1000000000000", False), (1e30, False)])
def test_a_price_no_price_can_be_is_an_error(price: object, is_clean: bool) -> None:
    reading = read_rows([HEADER, row("A", price=price)])
    assert cells(found(reading, "price-impossible")) == ([] if is_clean else ["C2"])


@pytest.mark.parametrize(("length", "is_remarked"), [(200, False), (201, True), (5000, True)])
def test_a_name_that_is_too_long_is_remarked_and_comes_through(length: int, is_remarked: bool) -> None:
    reading = read_rows([HEADER, row("A", name="x" * length)])
    assert cells(found(reading, "name-too-long")) == (["B2"] if is_remarked else [])
    assert draft_of(reading, "A").is_clean


@pytest.mark.parametrize(("weeks", "days"), [("5200", 36400), ("5300", None), (1e15, None)])
def test_a_lead_time_beyond_a_century_is_not_taken_over(weeks: object, days: int | None) -> None:
    reading = read_rows([["Varenr.", "Navn", "Leveringstid (uger)"], ["A", "Blæser", weeks]])
    assert draft_of(reading, "A").offering.terms.lead_time_days == days
    assert cells(found(reading, "time-unreadable")) == ([] if days else ["C2"])
