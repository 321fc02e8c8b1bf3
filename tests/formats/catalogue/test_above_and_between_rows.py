"""What suppliers write above and between the rows of a price list, and titles that say for how many a price holds."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import found, ladder, read_rows
from tests.factories.workbooks import workbook

HEAD = ["Varenr.", "Navn", "Pris DKK"]
ROW = ["A", "Pumpe", "12,50"]


@pytest.mark.parametrize(
    ("line", "first", "last"),
    [
        (["Gültig ab 01.03.2026 bis 31.12.2026"], date(2026, 3, 1), date(2026, 12, 31)),
        (["Preisliste gültig vom 1.3.26 – 31.12.26"], date(2026, 3, 1), date(2026, 12, 31)),
        (["Gældende fra 1. marts 2026"], date(2026, 3, 1), None),
        (["Priserne er gyldige til og med 31-12-2026"], None, date(2026, 12, 31)),
        (["Gælder fra 1/3-2026 til 31/12-26"], date(2026, 3, 1), date(2026, 12, 31)),
        (["Valid from", "2026-03-01"], date(2026, 3, 1), None),
        (["Effective as of March 1, 2026"], date(2026, 3, 1), None),
        (["Prices valid until 31 December 2026"], None, date(2026, 12, 31)),
        (["Prisliste pr. 01.03.2026"], date(2026, 3, 1), None),
        (["Priser i kr. ekskl. moms pr. 1/3-2026"], date(2026, 3, 1), None),
        (["Preisliste ab 1. März 2026"], date(2026, 3, 1), None),
        (["Price list as of March 1, 2026"], date(2026, 3, 1), None),
        (["Gyldighed:", "2026-01-01", "-", "2026-06-30"], date(2026, 1, 1), date(2026, 6, 30)),
        (["Trykt 01.03.2026"], None, None),
        (["Gyldig for alle kunder"], None, None),
    ],
)
def test_days_above_the_list_hold_for_its_prices(line: list[str], first: date | None, last: date | None) -> None:
    reading = read_rows([line, [], HEAD, ROW])
    prices = reading.drafts[0].prices[0]
    assert (prices.valid_from, prices.valid_until, found(reading, "validity-unread")) == (first, last, [])
    assert len(found(reading, "terms-around")) == bool(first or last)


def test_a_note_below_the_list_says_until_when_its_prices_hold() -> None:
    reading = read_rows([HEAD, ROW, [], ["Priserne gælder til 31.12.2026"]])
    assert reading.drafts[0].prices[0].valid_until == date(2026, 12, 31)


@pytest.mark.parametrize("line", ["Valid from 04/05/2026", "Gyldig fra uge 12", "Gültig: 01.03.2026"])
def test_days_that_cannot_be_told_are_a_warning(line: str) -> None:
    reading = read_rows([[line], HEAD, ROW])
    assert [one.where.cell for one in found(reading, "validity-unread") if one.where] == ["A1"]
    assert reading.drafts[0].prices[0].valid_from is None


def test_an_incoterm_above_the_list_holds_where_a_row_says_no_other() -> None:
    rows = [
        ["Lieferung DAP Hamburg, zzgl. MwSt."],
        ["Varenr.", "Navn", "Pris EUR", "Incoterm"],
        ["A", "Pumpe", "12,50", ""],
        ["B", "Ventil", "7,50", "EXW Vejen"],
    ]
    delivered = [(one.prices[0].incoterm, one.prices[0].place) for one in read_rows(rows).drafts]
    assert delivered == [("DAP", "Hamburg"), ("EXW", "Vejen")]


def test_what_the_first_sheet_says_holds_for_the_sheets_that_go_on_with_it() -> None:
    sheets = {"Pumper": [["Gælder fra 2026-03-01"], HEAD, ROW], "Ventiler": [HEAD, ["B", "Ventil", "7,50"]]}
    drafts = read_catalogue("liste.xlsx", workbook(sheets), {}).drafts
    assert [one.prices[0].valid_from for one in drafts] == [date(2026, 3, 1)] * 2


def test_a_cover_says_what_the_sheets_behind_it_do_not_say_themselves() -> None:
    sheets = {
        "Forside": [["Alle priser i DKK, ab fabrik Skagen"], ["Gældende fra 1. marts 2026 til 31.12.2026"]],
        "Pumper": [["Prisliste pr. 1.4.2026"], ["Varenr.", "Navn", "Pris"], ROW],
        "Betingelser": [["Valid until 31 December 2030"], ["DAP Hamburg"]],
    }
    price = read_catalogue("liste.xlsx", workbook(sheets), {}).drafts[0].prices[0]
    assert (price.currency, price.incoterm, price.place) == ("DKK", "EXW", "Skagen")
    assert (price.valid_from, price.valid_until) == (date(2026, 4, 1), date(2026, 12, 31))


def test_a_day_of_the_cover_that_cannot_go_with_that_of_the_sheet_is_not_taken() -> None:
    sheets = {"Forside": [["Gyldig til 31.12.2025"]], "Pumper": [["Prisliste pr. 1.4.2026"], HEAD, ROW]}
    price = read_catalogue("liste.xlsx", workbook(sheets), {}).drafts[0].prices[0]
    assert (price.valid_from, price.valid_until) == (date(2026, 4, 1), None)


def test_a_heading_between_rows_is_the_group_of_what_follows() -> None:
    rows = [
        HEAD,
        ROW,
        ["Ventiler"],
        ["B", "Kugleventil", "7,50"],
        ["C", "Skydeventil", "9,50"],
        ["* uden moms"],
        ["Rør"],
    ]
    reading = read_rows(rows)
    groups = [dict(one.offering.classification) for one in reading.drafts]
    assert groups == [{}, {"group": "Ventiler"}, {"group": "Ventiler"}]
    assert [found(reading, code)[0].params["count"] for code in ("heading-as-group", "row-left-out")] == ["1", "2"]


def test_a_column_of_groups_says_more_than_headings() -> None:
    rows = [["Varenr.", "Navn", "Pris DKK", "Varegruppe"], ["Diverse"], ["A", "Pumpe", "12,50", "Pumper"]]
    assert dict(read_rows(rows).drafts[0].offering.classification) == {"group": "Pumper"}


@pytest.mark.parametrize("word", ["Total", "I alt:", "Summe"])
def test_a_sum_below_the_rows_is_no_article(word: str) -> None:
    reading = read_rows([HEAD, ROW, [word, "", "12,50"]])
    assert [one.offering.code for one in reading.drafts] == ["A"]


@pytest.mark.parametrize(
    ("title", "per"),
    [
        ("Pris pr. 100 stk. (DKK)", 100),
        ("Preis/1000 EUR", 1000),
        ("Netto pr. 100 stk.", 100),
        ("Preis EUR/1000", 1000),
        ("Price DKK (per 100)", 100),
    ],
)
def test_a_title_says_for_how_many_a_price_holds(title: str, per: int) -> None:
    reading = read_rows([["Varenr.", "Navn", title], ROW], {"currency": "DKK"})
    tables = [(one.per, [str(step.from_quantity) for step in one.breaks]) for one in reading.drafts[0].prices]
    assert tables == [(Decimal(per), ["1"])]


def test_prices_of_several_quantities_are_breaks_and_not_prices_of_many() -> None:
    rows = [["Varenr.", "Navn", "Pris pr. stk", "Pris pr. 10", "Pris pr. 100"], ["A", "Skrue", "3,00", "2,50", "2,00"]]
    draft = read_rows(rows, {"currency": "DKK"}).drafts[0]
    assert (ladder(draft), draft.prices[0].per) == ([("1", "3.00"), ("10", "2.50"), ("100", "2.00")], 1)


@pytest.mark.parametrize(
    ("single", "many", "per", "ladder_of_it"),
    [("12,50", "1.000,00", 100, [("1", "1000.00")]), ("12,50", "9,90", 1, [("1", "12.50"), ("100", "9.90")])],
)
def test_amounts_tell_the_price_of_a_hundred_from_the_price_from_a_hundred_on(
    single: str, many: str, per: int, ladder_of_it: list[tuple[str, str]]
) -> None:
    rows = [["Varenr.", "Navn", "Vejl. udsalgspris", "Netto pr. 100 stk"], ["A", "Skrue", single, many]]
    draft = read_rows(rows, {"currency": "DKK"}).drafts[0]
    assert (len(draft.prices), draft.prices[0].per, ladder(draft)) == (1, per, ladder_of_it)


def test_a_title_in_another_language_holds_the_names_of_that_language() -> None:
    rows = [
        ["Artikel-Nr.", "Bezeichnung", "Description", "Preis EUR"],
        ["A", "Motor mit Bremse", "Motor with brake", "450"],
    ]
    assert dict(read_rows(rows).drafts[0].offering.names) == {"de": "Motor mit Bremse", "en": "Motor with brake"}


def test_measures_of_a_body_in_one_cell_are_properties_each() -> None:
    rows = [["Varenr.", "Navn", "Mål BxHxD (mm)"], ["A", "Filter", "592x287x600"], ["B", "Ramme", "592"]]
    reading = read_rows(rows)
    measured = [(one.key, one.number, one.unit) for one in reading.drafts[0].offering.properties]
    assert measured == [("width", 592, "mm"), ("height", 287, "mm"), ("depth", 600, "mm")]
    assert [one.where.cell for one in found(reading, "dimensions-unread") if one.where] == ["C3"]


def test_a_description_is_the_name_where_there_is_no_other() -> None:
    rows = [["Item No.", "Description", "Unit price EUR"], ["A", "Motor 4 kW", "450"]]
    assert dict(read_rows(rows).drafts[0].offering.names) == {"en": "Motor 4 kW"}


def test_a_remark_beside_a_description_stays_a_description() -> None:
    rows = [["Varenr.", "Beskrivelse", "Pris DKK", "Bemærkning"], ["A", "Pumpe", "12,50", "Udgår snart"]]
    offering = read_rows(rows).drafts[0].offering
    assert (dict(offering.names), dict(offering.descriptions)) == ({"da": "Pumpe"}, {"da": "Udgår snart"})


def test_a_part_number_is_the_code_where_there_is_no_other() -> None:
    rows = [["Part No.", "Description", "List Price USD"], ["TX-1", "Transformer", "$4,500.00"]]
    assert read_rows(rows).drafts[0].offering.code == "TX-1"


def test_of_list_price_and_net_price_the_net_price_is_read() -> None:
    rows = [
        ["Art.-Nr.", "Bezeichnung", "Listenpreis CHF", "Rabatt %", "Nettopreis CHF"],
        ["A", "Schrank", "1'250.50", "10", "1'125.45"],
    ]
    reading = read_rows(rows)
    assert (ladder(reading.drafts[0]), len(found(reading, "column-doubled"))) == ([("1", "1125.45")], 1)


def test_rows_that_differ_in_their_minimum_are_a_ladder() -> None:
    rows = [
        ["Varenr.", "Navn", "Pris DKK", "Min. antal"],
        ["A", "Klemme", "0,85", "100"],
        ["A", "Klemme", "0,80", "1000"],
    ]
    reading = read_rows(rows)
    assert [ladder(one) for one in reading.drafts] == [[("100", "0.85"), ("1000", "0.80")]]
    assert reading.drafts[0].offering.terms.minimum_order == 100


def test_the_ends_of_a_range_need_no_unit_in_their_titles() -> None:
    rows = [["Item No.", "Name", "Ambient temp. min", "Ambient temp. max"], ["A", "Motor", "-20 °C", "+40 °C"]]
    (value,) = read_rows(rows).drafts[0].offering.properties
    assert (value.key, value.low, value.high, value.unit) == ("ambient_temperature", -20, 40, "degC")
