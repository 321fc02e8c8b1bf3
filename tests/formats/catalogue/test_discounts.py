"""Discounts beside list prices: the net price is worked out and told; a net price has had them already."""

import pytest

from bidbuilder.domain.catalogue.readings import OfferingDraft
from tests.factories.supplier_lists import cells, found, read_rows, read_text

HEAD = ["Varenr.", "Navn", "Listepris DKK", "Rabat %"]


def prices_of(draft: OfferingDraft) -> list[tuple[str, list[tuple[str, str]]]]:
    return [
        (one.label, [(str(step.from_quantity), str(step.unit_price)) for step in one.breaks]) for one in draft.prices
    ]


def test_a_net_price_is_worked_out_before_the_list_price_and_told() -> None:
    reading = read_rows([HEAD, ["A", "Ventil", 100, 25], ["B", "Hane", "99,90", "12,5 %"], ["C", "Rør", 40, None]])
    assert [prices_of(draft) for draft in reading.drafts] == [
        [("net price", [("1", "75.00")]), ("list price", [("1", "100")])],
        [("net price", [("1", "87.41")]), ("list price", [("1", "99.90")])],
        [("", [("1", "40")])],
    ]
    assert [(one.params["count"], one.where.cell) for one in found(reading, "discount-applied") if one.where] == [
        ("2", "C2")
    ]


@pytest.mark.parametrize(
    "title",
    ["Rabat", "Rabatsats (%)", "Kunderabat i %", "Discount (%)", "Your discount", "Rabatt in %", "Ihr Rabatt %"],
)
def test_titles_of_discounts_are_known_in_three_languages(title: str) -> None:
    reading = read_rows([["Varenr.", "Navn", "Listepris DKK", title], ["A", "Ventil", 100, 10]])
    assert prices_of(reading.drafts[0])[0] == ("net price", [("1", "90.00")])


def test_several_discounts_come_off_one_after_the_other() -> None:
    reading = read_rows(
        [["Artikelnummer", "Bezeichnung", "Preis EUR", "Rabatt 1", "Rabatt 2"], ["A", "Rohr", 100, 30, 5]]
    )
    assert prices_of(reading.drafts[0])[0] == ("net price", [("1", "66.50")])


@pytest.mark.parametrize("title", ["Net EUR", "EUR ekskl. moms", "Netto (EUR)", "Brutto EUR ekskl. moms"])
def test_a_currency_with_the_kind_of_price_is_a_price(title: str) -> None:
    assert prices_of(read_rows([["Item no.", "Name", title], ["A", "Pump", 75]]).drafts[0]) == [("", [("1", "75")])]


@pytest.mark.parametrize(
    "title", ["Nettopris DKK", "Netto DKK", "Din pris DKK", "Pris efter rabat DKK", "Net price DKK"]
)
def test_nothing_comes_off_a_net_price_again(title: str) -> None:
    reading = read_rows([["Varenr.", "Navn", title, "Rabat %"], ["A", "Ventil", 75, 25]])
    assert prices_of(reading.drafts[0]) == [("", [("1", "75")])]
    assert len(found(reading, "discount-not-applied")) == 1


def test_discounts_from_a_quantity_on_are_breaks() -> None:
    head = [*HEAD[:3], "Rabat ved 10 stk (%)", "Rabat 50+"]
    reading = read_rows([head, ["A", "Ventil", 100, 5, 12]])
    assert prices_of(reading.drafts[0]) == [("", [("1", "100"), ("10", "95.00"), ("50", "88.00")])]
    both = read_rows([[*head, "Rabat"], ["A", "Ventil", 200, 30, 40, 20]])
    assert prices_of(both.drafts[0]) == [
        ("net price", [("1", "160.00"), ("10", "140.00"), ("50", "120.00")]),
        ("list price", [("1", "200")]),
    ]


def test_a_percentage_that_the_spreadsheet_keeps_as_a_share_is_read_as_it_shows_it() -> None:
    head = [*HEAD, "Virkningsgrad"]
    reading = read_rows([head, ["A", "Kedel", 100, 0.25, 0.92]], formats={"D2": "0%", "E2": "0.0%"})
    assert prices_of(reading.drafts[0])[0] == ("net price", [("1", "75.00")])
    assert [(one.key, one.typed) for one in reading.drafts[0].offering.properties] == [("total_efficiency", "92 %")]
    assert found(reading, "discount-as-share") == []


def test_a_share_without_a_percent_sign_is_read_with_a_warning() -> None:
    reading = read_text("Varenr;Navn;Pris DKK;Rabat\nA;Ventil;100,00;0,25\n")
    assert prices_of(reading.drafts[0])[0] == ("net price", [("1", "75.00")])
    assert cells(found(reading, "discount-as-share")) == ["D2"]


@pytest.mark.parametrize("typed", [-5, 100, 250])
def test_a_discount_that_cannot_be_is_an_error_at_its_cell(typed: int) -> None:
    reading = read_rows([HEAD, ["A", "Ventil", 100, typed]])
    assert cells(found(reading, "discount-impossible")) == ["D2"]
    assert not reading.drafts[0].is_clean


def test_a_discount_group_is_a_classification_and_no_discount() -> None:
    reading = read_rows([[*HEAD[:3], "Rabatgruppe"], ["A", "Ventil", 100, "R12"]])
    assert reading.drafts[0].offering.classification == {"discount group": "R12"}
    assert prices_of(reading.drafts[0]) == [("", [("1", "100")])]
