"""Lists as small firms make them: titles of one word, grids of sizes, breaks in rows of their own, groups of discounts."""

from decimal import Decimal

import pytest

from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import cells, found, ladder, read_rows, read_text
from tests.factories.workbooks import workbook


@pytest.mark.parametrize(
    ("title", "currency"), [("Netto", "DKK"), ("Brutto", "DKK"), ("Kr.", "DKK"), ("€", "EUR"), ("List", "DKK")]
)
def test_one_word_for_its_kind_or_currency_is_enough_for_a_price(title: str, currency: str) -> None:
    reading = read_rows([["Nr.", "Navn", title], ["A", "Pumpe", "1.200,00"]], {"currency": "DKK"})
    assert [(one.currency, ladder(draft)) for draft in reading.drafts for one in draft.prices] == [
        (currency, [("1", "1200.00")])
    ]


def test_a_net_weight_beside_a_price_is_no_price() -> None:
    rows = [["Nr.", "Navn", "Netto", "Pris DKK"], ["A", "Pumpe", "4,5", "1.200,00"], ["B", "Ventil", "0,2", "310,00"]]
    assert ladder(read_rows(rows).drafts[0]) == [("1", "1200.00")]


def test_of_gross_and_net_the_net_price_is_read() -> None:
    rows = [["Nr.", "Navn", "Brutto", "Netto", "Valuta"], ["A", "Pumpe", "1.200,00", "900,00", "DKK"]]
    assert ladder(read_rows(rows).drafts[0]) == [("1", "900.00")]


def test_types_down_and_sizes_across_are_an_article_for_each_price() -> None:
    rows = [
        ["Type", "Betegnelse", "DN15", "DN 20", "DN25"],
        ["KH-1", "Kugelhane", "145,00", "168,00", "–"],
        ["KH-2", "Kugelhane, flange", None, "på forespørgsel", "906,00"],
        ["Priser i DKK"],
    ]
    reading = read_rows(rows)
    assert [(one.offering.code, ladder(one)) for one in reading.drafts] == [
        ("KH-1-DN15", [("1", "145.00")]),
        ("KH-1-DN20", [("1", "168.00")]),
        ("KH-2-DN25", [("1", "906.00")]),
    ]
    size = reading.drafts[1].offering.find_property("nominal_diameter")
    assert (size and size.number, reading.drafts[1].offering.names) == (Decimal(20), {"da": "Kugelhane DN 20"})
    assert cells(found(reading, "sizes-across")) == ["C2"]
    assert cells(found(reading, "price-on-request")) == ["E2"]


def test_breaks_in_rows_without_code_belong_to_the_article_above() -> None:
    rows = [
        ["Pos.", "Artikelnummer", "Bezeichnung", "ab Menge", "Preis EUR"],
        ["1", "KM-1", "Motor", 1, "189,00"],
        ["1.1", None, None, 5, "179,50"],
        ["1.2", None, None, "ab 20 Stück", "auf Anfrage"],
        ["2", "KM-2", "Getriebe", 1, "264,00"],
        [None, None, "Summe", None, "453,00"],
    ]
    reading = read_rows(rows)
    assert [(one.offering.code, one.is_clean, ladder(one)) for one in reading.drafts] == [
        ("KM-1", True, [("1", "189.00"), ("5", "179.50")]),
        ("KM-2", True, [("1", "264.00")]),
    ]
    assert cells(found(reading, "price-on-request")) == ["E4"]


def test_texts_in_rows_of_their_own_below_articles_are_their_descriptions() -> None:
    rows = [
        ["Artikel-Nr.", "Bezeichnung", "Preis EUR"],
        ["1", "Klappe DN 100", "214,50"],
        [None, "mit Handhebel"],
        ["2", "Klappe DN 150", "298,00"],
        [None, "mit Getriebe"],
    ]
    drafts = read_rows(rows).drafts
    assert [one.offering.descriptions for one in drafts] == [{"de": "mit Handhebel"}, {"de": "mit Getriebe"}]
    assert all("group" not in one.offering.classification for one in drafts)


def test_discounts_by_group_on_a_cover_come_off_list_prices() -> None:
    cover = [
        ["Priser i DKK"],
        ["Rabatgruppe", "Beskrivelse", "Rabat %"],
        ["10", "Ventiler", 35],
        ["20", "Rør", "27,5 %"],
        ["30", "Værktøj", "Netto"],
        ["40", "Diverse", "efter aftale"],
    ]
    goods = [["Varenr", "Tekst", "Rabatgruppe", "Listepris"]]
    goods += [[code, "Vare", code, 100] for code in ("10", "20", "30", "40")]
    reading = read_catalogue("a.xlsx", workbook({"Forside": cover, "Varer": goods}), {})
    assert [ladder(one) for one in reading.drafts] == [
        [("1", "65.00")],
        [("1", "72.50")],
        [("1", "100")],
        [("1", "100")],
    ]
    assert cells(found(reading, "discount-unread")) == ["C6"]
    assert cells(found(reading, "discount-group-unknown")) == ["C5"]


def test_a_discount_group_without_any_discount_is_told() -> None:
    reading = read_rows([["Varenr", "Tekst", "Rabatgruppe", "Pris DKK"], ["A", "Vare", "10", 100]])
    assert (cells(found(reading, "discount-groups-alone")), ladder(reading.drafts[0])) == (["C2"], [("1", "100")])


@pytest.mark.parametrize(
    ("titles", "days"),
    [
        (("Price EUR", "EUR valid until", "Price DKK", "DKK valid until"), ["2027-12-31", "2027-06-30"]),
        (("Price EUR", "Valid until", "Price DKK", "Valid until"), ["2027-12-31", "2027-06-30"]),
    ],
)
def test_each_currency_has_the_validity_beside_it(titles: tuple[str, ...], days: list[str]) -> None:
    rows = [["Part No.", "Description", *titles], ["A", "Controller", 10, "31 Dec 2027", 75, "30/06/2027"]]
    assert [str(one.valid_until) for one in read_rows(rows).drafts[0].prices] == days


def test_prices_that_ended_are_told_with_their_day() -> None:
    rows = [["Nr.", "Navn", "Pris DKK"], ["A", "Pumpe", 10], ["B", "Ventil", 20], ["Gyldig til 31.12.2023"]]
    (told,) = found(read_rows(rows, {"today": "2026-11-23"}), "prices-ended")
    assert (told.params, cells([told])) == ({"day": "2023-12-31", "count": "2"}, ["A2"])
    assert not found(read_rows(rows, {"today": "2023-12-31"}), "prices-ended")


@pytest.mark.parametrize(
    ("written", "unit", "per"),
    [
        ("pr. m", "m", "1"),
        ("pr. rulle à 100 m", "roll", "1"),
        ("je Kanister (10 l)", "canister", "1"),
        ("pr. 100 stk", "piece", "100"),
    ],
)
def test_what_a_price_is_for_stands_in_words(written: str, unit: str, per: str) -> None:
    (draft,) = read_rows([["Varenr.", "Navn", "Pris DKK", "Pris pr."], ["A", "Rør", 10, written]]).drafts
    assert (draft.is_clean, draft.offering.unit, str(draft.prices[0].per)) == (True, unit, per)


def test_an_article_number_that_a_spreadsheet_cut_short_is_told_and_left_out() -> None:
    reading = read_text("Varenr.;Navn;EAN\nA;Pumpe;5,70123E+12\n")
    assert (cells(found(reading, "gtin-cut-short")), reading.drafts[0].offering.gtin) == (["C2"], "")


def test_a_dash_says_that_there_is_nothing() -> None:
    rows = [["Varenr.", "Navn", "Pakning", "Leveringstid", "Pris DKK"], ["A", "Pumpe", "–", "-", "12,-"]]
    reading = read_rows(rows)
    (draft,) = reading.drafts
    assert (draft.findings, draft.offering.terms.pack_size, ladder(draft)) == ((), None, [("1", "12")])


@pytest.mark.parametrize(("written", "size"), [("200 stk", "200"), ("50 St.", "50"), ("10", "10")])
def test_a_pack_size_may_name_its_pieces(written: str, size: str) -> None:
    (draft,) = read_rows([["Varenr.", "Navn", "Pakke"], ["A", "Skrue", written]]).drafts
    assert (draft.is_clean, str(draft.offering.terms.pack_size)) == (True, size)


def test_conditions_that_no_field_holds_are_told_with_their_line() -> None:
    reading = read_rows(
        [["Varenr.", "Navn", "Pris DKK"], ["A", "Pumpe", 10], [], ["Gebyr ved ordrer under 500 kr: 75 kr."]]
    )
    assert cells(found(reading, "condition-unread")) == ["A4"]


def test_some_prices_say_the_currency_of_all() -> None:
    reading = read_rows([["Varenr.", "Navn", "Pris"], ["A", "Pumpe", "1.250,00"], ["B", "Ventil", "EUR 318"]])
    assert [one.prices[0].currency for one in reading.drafts] == ["EUR", "EUR"]
