"""Lists as bookkeeping systems and wholesalers write them: two languages, breaks, units and ends of ranges in columns."""

from decimal import Decimal

import pytest

from tests.factories.supplier_lists import draft_of, found, ladder, read_rows

HEAD = ["Item no.", "Name", "Price EUR"]


def test_a_title_in_two_languages_parts_the_cells_below_it() -> None:
    rows = [["Varenr. / Item no.", "Betegnelse / Description", "Pris / Price DKK"], ["A", "Pumpe / Pump", "1.250,50"]]
    reading = read_rows(rows)
    assert reading.drafts[0].offering.names == {"da": "Pumpe", "en": "Pump"}
    assert (ladder(reading.drafts[0]), found(reading, "two-languages")) == ([("1", "1250.50")], [])


def test_a_cell_that_is_not_parted_like_its_title_is_kept_whole() -> None:
    rows = [["Varenr.", "Betegnelse / Description", "Pris DKK"], ["A", "Pumpe 1/2 tomme", "5,00"]]
    assert read_rows(rows).drafts[0].offering.names == {"da": "Pumpe 1/2 tomme"}


def test_one_piece_is_the_first_break_beside_others() -> None:
    rows = [
        ["Varenr.", "Navn", "1 stk.", "fra 10 stk.", "fra 50 stk."],
        ["A", "Ventil", "100,00 kr.", "90,00 kr.", "80,00 kr."],
    ]
    assert ladder(read_rows(rows).drafts[0]) == [("1", "100.00"), ("10", "90.00"), ("50", "80.00")]


def test_a_quantity_alone_is_no_price_where_nothing_else_is() -> None:
    reading = read_rows([["Varenr.", "Navn", "10 stk.", "Enhed"], ["A", "Ventil", "7", "stk"]])
    assert reading.drafts[0].prices == ()


@pytest.mark.parametrize(
    ("typed", "per"),
    [("100", "100"), ("1.000", "1000"), ("100 St.", "100"), ("pr. 100", "100"), ("Stk", "1"), ("", "1")],
)
def test_a_column_says_for_how_many_a_price_holds(typed: str, per: str) -> None:
    rows = [["Artikel-Nr.", "Bezeichnung", "Preis EUR", "je"], ["A", "Schraube", "12,50", typed]]
    reading = read_rows(rows, {"decimal_mark": ","})
    assert reading.drafts[0].prices[0].per == Decimal(per)


@pytest.mark.parametrize(
    ("typed", "unit"),
    [
        ("stk", "piece"),
        ("m", "m"),
        ("100 m", "m"),
        ("pr. 100 kg", "kg"),
        ("100", "piece"),
        ("pr.", "piece"),
        ("", "piece"),
    ],
)
def test_what_a_price_holds_for_says_what_is_sold_where_no_other_column_does(typed: str, unit: str) -> None:
    rows = [["Varenr.", "Navn", "Pris", "Prisenhed"], ["A", "Kabel", "12,50", typed]]
    reading = read_rows(rows, {"decimal_mark": ","})
    assert reading.drafts[0].offering.unit == unit
    assert any(one.code == "unit-missing" for one in reading.findings) == (unit == "piece" and typed != "stk")


@pytest.mark.parametrize(
    ("low", "high", "stated"),
    [("-20", "40", (-20, 40)), ("-20", "", (-20, None)), ("", "40", (None, 40)), ("", "", None)],
)
def test_two_columns_are_the_ends_of_one_range(
    low: str, high: str, stated: tuple[int | None, int | None] | None
) -> None:
    rows = [[*HEAD, "Ambient Temp Min (°C)", "Ambient Temp Max (°C)"], ["A", "Pump", "5", low, high]]
    value = read_rows(rows).drafts[0].offering.find_property("ambient_temperature")
    assert (value and (value.low, value.high)) == stated


def test_units_stand_in_columns_of_their_own() -> None:
    rows = [[*HEAD, "Net Weight", "Weight UoM", "Length", "Dim UoM"], ["A", "Pump", "5", 4500, "g", 57, "cm"]]
    offering = read_rows(rows).drafts[0].offering
    length = offering.find_property("length")
    assert (offering.terms.mass_kg, length and (length.number, length.unit)) == (Decimal("4.5"), (57, "cm"))


def test_a_mass_in_an_unknown_unit_is_left_out_with_a_finding() -> None:
    reading = read_rows([[*HEAD, "Weight"], ["A", "Pump", "5", "7 parsecs"]])
    assert (draft_of(reading, "A").offering.terms.mass_kg, bool(found(reading, "unit-unknown"))) == (None, True)


def test_numbered_price_lists_are_left_to_a_person() -> None:
    rows = [
        ["Item Code", "Item Description", "Price List 01", "Price List 02", "Primary Currency"],
        ["A", "Pump", 9, 8, "EUR"],
    ]
    reading = read_rows(rows)
    assert (reading.drafts[0].prices, len(found(reading, "column-ambiguous"))) == ((), 2)


def test_yes_of_a_bookkeeping_system_is_understood() -> None:
    reading = read_rows([[*HEAD, "RoHS"], ["A", "Pump", "5", "Y"], ["B", "Pump", "5", "N"]])
    assert [draft.offering.terms.rohs for draft in reading.drafts] == ["complies", "does-not-comply"]


def test_what_is_sold_by_the_hour_is_a_service() -> None:
    reading = read_rows([[*HEAD, "Unit"], ["A", "Fitter", "75", "timer"], ["B", "Pump", "5", "stk"]])
    assert [draft.offering.kind for draft in reading.drafts] == ["service", "component"]
    assert len(found(reading, "kind-assumed")) == 1
