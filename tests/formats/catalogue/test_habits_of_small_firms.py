"""Habits of small firms' lists: internal columns, DOS files, lists below each other, prices of many, times as agreed."""

import pytest

from bidbuilder.domain.basics.findings import Severity
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.notations import read_with_findings
from bidbuilder.formats.readers.catalogue.registry import read_catalogue
from tests.factories.supplier_lists import cells, draft_of, found, ladder, read_rows, read_text


@pytest.mark.parametrize(
    "title", ["Kostpris (intern)", "Selvkostpris", "Pris, fortrolig", "Margin EUR", "Preis vertraulich"]
)
def test_what_a_firm_calls_internal_is_no_price(title: str) -> None:
    rows = [["Varenr", "Navn", title, "Pris EUR"], ["A", "Pumpe", 50, 100]]
    reading = read_rows(rows)
    assert ladder(reading.drafts[0]) == [("1", "100")]
    assert [one.code for one in reading.findings if one.where and one.where.cell == "C1"] == ["column-internal"]


def test_a_hidden_price_is_not_read_and_a_hidden_text_is() -> None:
    rows = [["Varenr", "Navn", "Pris EUR", "Nettopris EUR"], ["A", "Pumpe", 100, 50]]
    shown, hidden = read_rows(rows), read_rows(rows, hidden_columns=["B", "D"])
    assert (ladder(shown.drafts[0]), ladder(hidden.drafts[0])) == ([("1", "50")], [("1", "100")])
    assert cells(found(hidden, "column-internal")) == ["D1"]
    assert hidden.drafts[0].offering.names == {"da": "Pumpe"}


@pytest.mark.parametrize("encoding", ["cp850", "cp1252", "utf-8", "utf-16"])
@pytest.mark.parametrize(
    "name", ["Rørbøjning, håndlavet", "Træpæl", "Stirnradgetriebe groß", "Kühlgerät für Öl", "Dealer’s pump"]
)
def test_danish_and_german_letters_survive_every_code_page(encoding: str, name: str) -> None:
    if encoding == "cp850" and "’" in name:
        return  # which that code page does not have
    content = f"Nr;Navn;Pris EUR\n1;{name};12,50\n2;Rør;14,00\n".encode(encoding)
    names = [next(iter(one.offering.names.values())) for one in read_catalogue("list.csv", content, {}).drafts]
    assert names == [name, "Rør"]


def test_two_lists_below_each_other_are_read_under_their_own_titles() -> None:
    rows = [
        ["Valves"],
        ["Code", "Description", "DN", "Price EUR"],
        ["V-15", "Ball valve", "DN 15", 12.5],
        [],
        ["Actuators"],
        ["Code", "Description", "Torque (Nm)", "Price EUR"],
        ["A-10", "Actuator", 10, 210],
        ["A-20", "Actuator", 20, 240],
    ]
    reading = read_rows(rows)
    assert [one.offering.code for one in reading.drafts] == ["V-15", "A-10", "A-20"]
    assert [one.key for one in draft_of(reading, "A-20").offering.properties] == ["rated_torque"]
    assert cells(found(reading, "list-below")) == ["A6"]
    assert draft_of(reading, "A-20").source.cell == "A8"
    assert not [one for one in reading.findings if one.severity is Severity.ERROR]


def test_titles_repeated_on_every_page_do_not_part_a_list() -> None:
    titles = ["Code", "Name", "Price EUR"]
    reading = read_rows([titles, ["A", "Pump", 1], titles, ["B", "Pump", 2]])
    assert ([one.offering.code for one in reading.drafts], found(reading, "list-below")) == (["A", "B"], [])


@pytest.mark.parametrize(
    ("line", "per"),
    [
        ("All prices USD per 1,000 pcs, FCA Hamburg", 1000),
        ("Priser pr. 100 stk.", 100),
        ("Alle Preise in EUR je 100 Stück", 100),
        ("Priser pr. 1.000 m", 1000),
        ("Priser pr. 1. januar", 1),
        ("Priser pr. 01.01.2027", 1),
        ("Discount of 5 % per 100 pcs", 1),
        ("Prices for orders above 100 pcs", 1),
    ],
)
def test_a_line_above_says_for_how_many_all_prices_hold(line: str, per: int) -> None:
    reading = read_rows([[line], ["Code", "Name", "Price EUR"], ["A", "Nut", 42], ["B", "Bolt", 43]])
    assert [one.prices[0].per for one in reading.drafts] == [per, per]
    assert bool(found(reading, "terms-around")) == (per > 1 or "2027" in line or "FCA" in line)


def test_steps_of_prices_of_a_hundred_keep_both_numbers() -> None:
    reading = read_rows(
        [["Varenr.", "Navn", "Pris/100 v. 1 stk", "Pris/100 v. 500 stk", "Valuta"], ["A", "Skrue", 45, 39, "DKK"]]
    )
    assert ladder(reading.drafts[0]) == [("1", "45"), ("500", "39")]
    assert reading.drafts[0].prices[0].per == 100


@pytest.mark.parametrize(
    "said", ["efter aftale", "auf Anfrage", "on request", "nach Vereinbarung", "as agreed", "oplyses ved ordre"]
)
def test_a_time_as_agreed_is_left_empty_without_a_warning(said: str) -> None:
    reading = read_text(f"Code;Name;Lead time;Price EUR\nA;Pump;{said};12\nB;Pump;3 weeks;12\n")
    assert [one.offering.terms.lead_time_days for one in reading.drafts] == [None, 21]
    assert [one.severity for one in found(reading, "time-as-agreed")] == [Severity.INFO]
    assert found(reading, "time-unreadable") == []


@pytest.mark.parametrize(
    ("said", "days"),
    [
        ("ca. 2 uger", 14),
        ("Circa 3-4 Wochen", 28),
        ("~10 dage", 10),
        ("10 arb.dage", 14),
        ("10 arbejdsdage", 14),
        ("5-8 Werktage", 12),
        ("ca. 3 working days", 5),
    ],
)
def test_times_about_right_and_in_working_days_are_read(said: str, days: int) -> None:
    reading = read_text(f"Code;Name;Lead time;Price EUR\nA;Pump;{said};12\nB;Pump;3 weeks;12\n")
    assert [one.offering.terms.lead_time_days for one in reading.drafts] == [days, 21]
    assert found(reading, "time-unreadable") == []
    assert len(found(reading, "time-about")) == said.casefold().startswith(("c", "~"))


def test_a_column_of_working_days_is_counted_in_weeks_of_five() -> None:
    reading = read_rows([["Varenr.", "Navn", "Leveringstid (arbejdsdage)"], ["A", "Pumpe", 5], ["B", "Pumpe", "6"]])
    assert [one.offering.terms.lead_time_days for one in reading.drafts] == [7, 9]


@pytest.mark.parametrize(
    ("said", "code"),
    [
        ("GG25", "cast-iron"),
        ("Støbejern GG25", "cast-iron"),
        ("EN-GJL-250 støbejern", "cast-iron"),
        ("Støbejern (GGG40)", "ductile-iron"),
        ("syrefast", "A4"),
        ("Syrefast stål AISI 316", "1.4401"),
        ("rustfrit stål (316L)", "1.4404"),
        ("316 rustfri", "1.4401"),
    ],
)
def test_a_material_is_known_by_the_names_of_price_lists(said: str, code: str) -> None:
    reading = read_rows([["Varenr.", "Navn", "Materiale"], ["A", "Pumpe", said]])
    assert [(one.key, one.choices) for one in reading.drafts[0].offering.properties] == [("material", (code,))]
    assert [one for one in reading.findings if one.where and one.where.cell == "C2"] == []


@pytest.mark.parametrize("said", ["stål plast", "støbejern 1.4404", "syrefast 1.4301"])
def test_two_materials_side_by_side_are_not_taken_for_one(said: str) -> None:
    reading = read_rows([["Varenr.", "Navn", "Materiale"], ["A", "Pumpe", said]])
    assert [one for one in reading.drafts[0].offering.properties if one.choices] == []
    assert cells([one for one in reading.findings if one.where and one.where.cell == "C2"]) == ["C2"]


def test_beside_an_sku_an_item_is_a_name_and_alone_a_code() -> None:
    both = read_rows([["SKU", "Item", "Price EUR"], ["N-1", "Hex nut", 1]])
    assert both.drafts[0].offering.names == {"en": "Hex nut"}
    alone = read_rows([["Item", "Description", "Price EUR"], ["N-1", "Hex nut", 1]])
    assert alone.drafts[0].offering.code == "N-1"


def test_an_hourly_rate_is_priced_by_the_hour() -> None:
    reading = read_rows([["Ydelse", "Timepris (DKK)"], ["Svejser", 650]])
    assert (reading.drafts[0].offering.unit, found(reading, "unit-assumed")) == ("h", [])


def test_a_sum_between_articles_is_left_out_and_a_pack_may_name_its_box() -> None:
    rows = [
        ["Artikel", "Bezeichnung", "VE", "Preis je Stück (€)"],
        ["F1", "Filter", "100/Box", "12,50"],
        ["Zwischensumme", None, None, "12,50"],
    ]
    reading = read_rows(rows)
    assert [(one.offering.code, one.offering.terms.pack_size) for one in reading.drafts] == [("F1", 100)]
    assert reading.drafts[0].prices[0].currency == "EUR"


def test_a_pressure_from_another_zero_is_explained_with_a_number_to_write() -> None:
    definition = standard_dictionary().get("maximum_pressure")
    reading = read_with_findings("7 bar(a)", definition)
    assert reading.value is None
    assert [(one.code, one.params["number"]) for one in reading.findings] == [("units-incompatible", "5.99")]
    absolute = standard_dictionary().get("absolute_pressure")
    assert read_with_findings("2 bar(g)", absolute).findings[0].params["number"] == "3.01"
