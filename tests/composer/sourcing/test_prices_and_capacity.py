"""What an offering costs in a bid, and how much of a capacity is free for it."""

from datetime import date
from decimal import Decimal

import pytest

from bidbuilder.composer.sourcing.free_capacity import free_between
from bidbuilder.composer.sourcing.offering_prices import PriceBook
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.catalogue.kinds import Calendar, Period
from bidbuilder.domain.catalogue.prices import PriceBreak, PriceList
from bidbuilder.domain.consortium.quotes import Quote, QuoteLine, QuoteState
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.pricing.rates import RateTable

DAY = date(2027, 3, 2)
RATES = RateTable(day=date(2027, 1, 1), source="test", rates={"DKK": Decimal("7.46")})


def prices(**more: object) -> PriceList:
    breaks = tuple(PriceBreak(from_quantity=Decimal(one), unit_price=Decimal(two)) for one, two in ((1, 100), (10, 50)))
    return PriceList(**{"currency": "EUR", "breaks": breaks, **more})  # type: ignore[arg-type]


def quote(price: str | None, state: QuoteState = QuoteState.SUBMITTED) -> Quote:
    line = QuoteLine(
        item_key="n1",
        offering_id=7,
        title="Pump",
        quantity=Decimal(1),
        unit="piece",
        unit_price=None if price is None else Decimal(price),
        one_off=Decimal(5),
    )
    return Quote(bid_id=1, organisation_id=2, state=state, currency="EUR", lines=(line,))


def book(*quotes: Quote, table: RateTable | None = RATES, **more: object) -> PriceBook:
    return PriceBook(quotes, {7: prices(**more)}, Exchange(table, "EUR"), DAY)


@pytest.mark.parametrize(
    ("quotes", "source", "unit", "one_off"),
    [
        ((), "list", "50", "0"),
        ((quote("80"),), "quote", "80", "5"),
        ((quote(None),), "list", "50", "0"),
        ((quote("80", QuoteState.REQUESTED),), "list", "50", "0"),
        ((quote("80", QuoteState.DECLINED),), "list", "50", "0"),
    ],
)
def test_a_quote_that_is_in_goes_before_the_list(
    quotes: tuple[Quote, ...], source: str, unit: str, one_off: str
) -> None:
    found = book(*quotes).find(7)
    assert found is not None
    assert (found.source, found.at(Decimal(12)), found.one_off) == (source, Decimal(unit), Decimal(one_off))


@pytest.mark.parametrize(
    ("more", "is_found"),
    [
        ({"valid_until": DAY}, True),
        ({"valid_until": date(2027, 3, 1)}, False),
        ({"valid_from": DAY}, True),
        ({"valid_from": date(2027, 3, 3)}, False),
        ({"currency": "DKK"}, True),
        ({"currency": "USD"}, False),
    ],
)
def test_a_list_price_holds_on_the_day_and_needs_a_rate(more: dict[str, object], is_found: bool) -> None:
    assert (book(**more).find(7) is not None) is is_found


def test_prices_in_another_currency_are_converted_each_unit_for_itself() -> None:
    found = book(currency="DKK", per=Decimal(2)).find(7)
    assert found is not None
    assert found.at(Decimal(1)) == Decimal("6.7024")
    assert found.at(Decimal("0.5")) is None
    assert book(table=None, currency="DKK").find(7) is None


WEEKLY = Calendar(amount=Decimal(10), period=Period.WEEK)


@pytest.mark.parametrize(
    ("draws", "free"),
    [
        ([], 20),
        ([("4", True)], 16),
        ([("4", False)], 20),
        ([("50", True)], 0),
    ],
)
def test_what_other_bids_hold_firmly_is_not_free(draws: list[tuple[str, bool]], free: int) -> None:
    first, last = date(2027, 3, 1), date(2027, 3, 14)
    taken = [Draw(first_day=first, last_day=last, amount=Decimal(one), is_firm=firm) for one, firm in draws]
    assert free_between(WEEKLY, taken, first, last) == Decimal(free)


def test_before_its_first_day_nothing_is_free() -> None:
    assert free_between(WEEKLY, (), date(2027, 3, 2), date(2027, 3, 1)) == 0
