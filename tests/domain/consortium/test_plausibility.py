"""Prices that look mistyped: what is asked about, and what is not."""

from datetime import date
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.consortium.plausibility import UNLIKELY_FACTOR, find_unlikely_prices
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine


def make_quote(price: str | None, *, quantity: str = "10", currency: str = "EUR") -> Quote:
    line = QuoteLine(
        item_key="pump",
        offering_id=7,
        title="Pump",
        quantity=Decimal(quantity),
        unit="C62",
        unit_price=None if price is None else Decimal(price),
    )
    return Quote(bid_id=1, organisation_id=2, currency=currency, valid_until=date(2027, 6, 1), lines=(line,))


def make_list(*breaks: tuple[str, str], currency: str = "EUR", per: str = "1") -> dict[int, PriceList]:
    steps = tuple(PriceBreak(from_quantity=Decimal(start), unit_price=Decimal(price)) for start, price in breaks)
    return {7: PriceList(currency=currency, breaks=steps, per=Decimal(per))}


@pytest.mark.parametrize(
    ("price", "is_unlikely"),
    [
        ("120", False),
        ("24.01", False),
        ("24", True),
        ("12", True),
        ("0", True),
        ("599.99", False),
        ("600", True),
        ("1200", True),
        (None, False),
    ],
)
def test_a_price_five_times_over_or_under_the_list_is_asked_about(price: str | None, is_unlikely: bool) -> None:
    assert bool(find_unlikely_prices(make_quote(price), make_list(("1", "120")))) is is_unlikely


def test_the_list_price_of_the_quantity_counts() -> None:
    lists = make_list(("1", "500"), ("100", "60"))
    (found,) = find_unlikely_prices(make_quote("500", quantity="100"), lists)
    assert (found.quoted, found.listed) == (Decimal(500), Decimal(60))
    assert not find_unlikely_prices(make_quote("500", quantity="99"), lists)


def test_a_price_for_a_hundred_is_compared_for_one() -> None:
    assert not find_unlikely_prices(make_quote("1.2"), make_list(("1", "120"), per="100"))


@pytest.mark.parametrize(
    "lists",
    [{}, make_list(("1", "120"), currency="DKK"), make_list(("50", "120")), make_list(("1", "0"))],
    ids=["no list price", "another currency", "below the first break", "a list price of nothing"],
)
def test_without_a_comparable_list_price_nothing_is_asked(lists: dict[int, PriceList]) -> None:
    assert not find_unlikely_prices(make_quote("999999"), lists)


@given(st.decimals("0.01", "100000", places=2), st.decimals("0.21", "4.9", places=2))
def test_a_discount_or_surcharge_inside_the_factor_is_never_asked_about(listed: Decimal, share: Decimal) -> None:
    assert 1 / UNLIKELY_FACTOR < share < UNLIKELY_FACTOR
    assert not find_unlikely_prices(make_quote(str(listed * share)), make_list(("1", str(listed))))
