"""Amounts of a bid are found in texts however they are written; other numbers are left alone."""

from decimal import Decimal

import pytest

from bidbuilder.domain.bids.price_leaks import Amounts, find_amounts

AMOUNTS = Amounts(
    frozenset({Decimal("21210.25"), Decimal("1234.50"), Decimal("95.25"), Decimal(12000)}),
    "EUR",
    ("twenty-one thousand two hundred ten euros and twenty-five cents",),
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("in all 21,210.25 and no more", ["21,210.25"]),
        ("i alt 21.210,25 kr.", ["21.210,25"]),
        ("21 210,25", ["21 210,25"]),
        ("21\u00a0210.25", ["21\u00a0210.25"]),
        ("21'210.25", ["21'210.25"]),
        ("21210.2500", ["21210.2500"]),
        ("1234.5", ["1234.5"]),
        ("EUR 95.25", ["95.25"]),
        ("95,25 €", ["95,25"]),
        ("12.000 EUR", ["12.000"]),
        ("Twenty-one thousand two hundred ten euros and twenty-five cents", [AMOUNTS.words[0]]),
        ("95.25 mm", []),  # too short to be ours without a currency
        ("12,000 kg", []),
        ("21210.251", []),
        ("121210.25", []),
        ("EN 1090-1, 400 V", []),
    ],
)
def test_amounts_in_texts(text: str, found: list[str]) -> None:
    assert list(find_amounts(text, AMOUNTS)) == found
