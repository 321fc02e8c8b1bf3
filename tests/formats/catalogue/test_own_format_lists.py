"""Lists as small firms keep them: notes in words, units in odd places, titles in two rows, no codes at all."""

import pytest

from tests.factories.supplier_lists import cells, draft_of, found, ladder, read_rows, read_text

VALVES = [
    ["Maskinfabrikken Søby A/S", None, None, "Gyldig fra 1. januar 2027"],
    ["Priser i danske kroner ekskl. moms, ab fabrik Hobro"],
    [
        "Pos.",
        "Vare nr.",
        "Benævnelse",
        "Dimension",
        "Tryktrin",
        "Vægt kg/stk",
        "Pris pr. stk. ved 1-9",
        "Pris pr. stk. ved 10+",
    ],
    ["SKYDEVENTILER"],
    [1, "SV-50", "Skydeventil", "DN 50", "PN16", "11,2", "1.245,00", "1.180,00"],
    [2, "SV-80", "Skydeventil", "DN 80", "PN16", "16,8", "1.690,00", "1.605,50"],
]


def test_a_list_whose_terms_stand_in_words_above_it_is_read_without_an_error() -> None:
    reading = read_rows(VALVES)
    assert all(draft.is_clean for draft in reading.drafts)
    valve = draft_of(reading, "SV-80")
    assert ladder(valve) == [("1", "1690.00"), ("10", "1605.50")]
    (prices,) = valve.prices
    assert (prices.currency, prices.incoterm, prices.place, str(prices.valid_from)) == (
        "DKK",
        "EXW",
        "Hobro",
        "2027-01-01",
    )
    assert [(one.key, one.typed) for one in valve.offering.properties] == [
        ("nominal_diameter", "DN 80"),
        ("nominal_pressure", "PN16"),
        ("mass", "16,8 kg"),
    ]
    assert str(valve.offering.terms.mass_kg) == "16.8"


@pytest.mark.parametrize(
    ("note", "currency"),
    [
        ("Alle priser er i danske kroner", "DKK"),
        ("All prices in Danish crowns", "DKK"),
        ("Preise in dänischen Kronen", "DKK"),
        ("Priser i svenske kroner", "SEK"),
        ("Preise in norwegischen Kronen", "NOK"),
        ("Prices in euros, net", "EUR"),
    ],
)
def test_a_currency_in_words_above_or_below_the_list_holds_for_it(note: str, currency: str) -> None:
    rows = [["Varenr.", "Navn", "Pris"], ["A", "Pumpe", 10], ["B", "Ventil", 20]]
    for around in ([[note], *rows], [*rows, [note]]):
        assert [draft.prices[0].currency for draft in read_rows(around).drafts] == [currency, currency]


def test_quantities_below_a_merged_title_of_prices_are_breaks() -> None:
    rows = [
        ["Product", None, "Prices EUR ex works", None, None],
        ["Code", "Name", "1", "5", "20"],
        ["CP-1", "Circulator", 950, 910, 870],
    ]
    (draft,) = read_rows(rows, merged=("A1:B1", "C1:E1")).drafts
    assert (draft.prices[0].currency, ladder(draft)) == ("EUR", [("1", "950"), ("5", "910"), ("20", "870")])


def test_numbered_breaks_beside_a_price_of_one_make_one_ladder() -> None:
    text = "sku,name,price,currency,qty_break_1,price_1,qty_break_2,price_2\nA,Valve,10.50,EUR,10,9.80,50,9.10\n"
    assert ladder(read_text(text).drafts[0]) == [("1", "10.50"), ("10", "9.80"), ("50", "9.10")]


def test_names_stand_for_codes_where_a_list_has_none_and_it_is_told() -> None:
    reading = read_rows(
        [["Ydelse", "Enhed", "Timepris DKK"], ["Svejser", "time", 685], ["Montør", "time", 595], ["Svejser", "time", 1]]
    )
    assert [(draft.offering.code, draft.is_clean) for draft in reading.drafts] == [
        ("Svejser", True),
        ("Svejser", False),
        ("Montør", True),
    ]
    assert cells(found(reading, "codes-of-names")) == ["A1"]
    assert cells(found(reading, "code-twice")) == ["A4"]


def test_prices_with_sales_tax_are_told_and_left_out() -> None:
    reading = read_rows([["Varenr.", "Navn", "Pris inkl. moms DKK"], ["A", "Pumpe", 1250]])
    assert (cells(found(reading, "column-with-tax")), reading.drafts[0].prices) == (["C1"], ())


@pytest.mark.parametrize(
    ("values", "key"),
    [(("DN50", "DN 100"), "nominal_diameter"), (("IP65", "IP 54"), "protection_class"), (("DN50", "2 tommer"), "")],
)
def test_a_vague_title_means_what_all_its_cells_are_written_as(values: tuple[str, str], key: str) -> None:
    rows = [
        ["Varenr.", "Navn", "Data", "Pris DKK"],
        *([code, "Ting", value, 5] for code, value in zip("AB", values, strict=True)),
    ]
    assert [one.key for one in read_rows(rows).drafts[0].offering.properties] == ([key] if key else [])
