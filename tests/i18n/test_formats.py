"""Dates, numbers and money as English and Danish write them. The decimals are exact."""

from datetime import UTC, date, datetime, timedelta
from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.money import Money
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.basics.quantities import Quantity
from bidbuilder.i18n import formats

NOON = datetime(2026, 3, 4, 11, 0, tzinfo=UTC)
SUMMER = datetime(2026, 7, 4, 11, 0, tzinfo=UTC)


def spaced(text: str) -> str:
    """No-break spaces as plain ones, for reading."""
    return text.replace("\u00a0", " ").replace("\u202f", " ")


@pytest.mark.parametrize(
    ("value", "decimals", "english", "danish"),
    [
        ("0", None, "0", "0"),
        ("1234567.50", None, "1,234,567.5", "1.234.567,5"),
        ("1E+3", None, "1,000", "1.000"),
        ("-0.001", None, "-0.001", "-0,001"),
        ("2.5", 0, "2", "2"),
        ("1234.5", 2, "1,234.50", "1.234,50"),
    ],
)
def test_numbers(value: str, decimals: int | None, english: str, danish: str) -> None:
    assert formats.format_number("en", Decimal(value), decimals) == english
    assert formats.format_number("da", Decimal(value), decimals) == danish


@pytest.mark.parametrize(
    ("amount", "currency", "english", "danish"),
    [
        ("1234567.5", "EUR", "EUR 1,234,567.50", "1.234.567,50 EUR"),
        ("1234567", "JPY", "JPY 1,234,567", "1.234.567 JPY"),
        ("1.2345", "KWD", "KWD 1.234", "1,234 KWD"),
        ("-12.3", "DKK", "-DKK 12.30", "-12,30 DKK"),
        ("99999999999999.99", "DKK", "DKK 99,999,999,999,999.99", "99.999.999.999.999,99 DKK"),
    ],
)
def test_money_has_the_decimals_of_its_currency(amount: str, currency: str, english: str, danish: str) -> None:
    assert spaced(formats.format_money("en", Money(Decimal(amount), currency))) == english
    assert spaced(formats.format_money("da", Money(Decimal(amount), currency))) == danish


@pytest.mark.parametrize(
    ("language", "moment", "zone", "words"),
    [
        ("en", NOON, "Europe/Copenhagen", "4 Mar 2026 12:00 CET"),
        ("da", NOON, "Europe/Copenhagen", "4. mar. 2026 12.00 CET"),
        ("en", SUMMER, "Europe/Copenhagen", "4 Jul 2026 13:00 CEST"),
        ("en", NOON, "America/New_York", "4 Mar 2026 06:00 EST"),
        ("en", datetime.fromisoformat("2026-03-04T12:00:00+05:30"), "+05:30", "4 Mar 2026 12:00 UTC+05:30"),
        # As the database gives it back, in UTC.
        ("en", datetime.fromisoformat("2026-03-04T06:30:00+00:00"), "+05:30", "4 Mar 2026 12:00 UTC+05:30"),
        ("da", datetime.fromisoformat("2026-03-04T23:30:00+00:00"), "-03:00", "4. mar. 2026 20.30 UTC-03:00"),
    ],
)
def test_a_moment_is_shown_with_its_zone(language: str, moment: datetime, zone: str, words: str) -> None:
    assert spaced(formats.format_datetime(language, moment, zone)) == words


@pytest.mark.parametrize(
    ("left", "english", "danish"),
    [
        (timedelta(days=23, hours=3), "23 days", "23 dage"),
        (timedelta(days=1, hours=1), "1 day 1 hour", "1 dag 1 time"),
        (timedelta(hours=5, minutes=2), "5 hours 2 minutes", "5 timer 2 minutter"),
        (timedelta(seconds=30), "0 minutes", "0 minutter"),
        (timedelta(0), "Passed", "Overskredet"),
        (timedelta(days=-2), "Passed", "Overskredet"),
    ],
)
def test_the_time_left_is_told_in_two_units_at_most(left: timedelta, english: str, danish: str) -> None:
    assert formats.format_time_left("en", left) == english
    assert formats.format_time_left("da", left) == danish


def test_dates_percentages_quantities_sizes_and_lists() -> None:
    assert formats.format_date("en", date(2026, 3, 4)) == "4 Mar 2026"
    assert formats.format_date("da", date(2026, 3, 4)) == "4. mar. 2026"
    assert spaced(formats.format_percent_of("da", Decimal("0.256"), 1)) == "25,6 %"
    assert spaced(formats.format_quantity("da", Quantity(Decimal("1250.5"), "kW"))) == "1.250,5 kW"
    assert spaced(formats.format_bytes("da", 1_423_000)) == "1,4 MB"
    assert formats.format_words("da", ["a", "b", "c"]) == "a, b og c"


def test_countries_are_sorted_as_the_language_sorts() -> None:
    danish = [name for _code, name in formats.country_names("da")]
    assert danish.index("Zimbabwe") < danish.index("Østrig") < danish.index("Åland")
    assert ("DK", "Denmark") in formats.country_names("en")


@given(st.decimals(allow_nan=False, allow_infinity=False, min_value=-(10**12), max_value=10**12, places=4))
def test_a_number_typed_as_it_is_shown_is_read_back_the_same(value: Decimal) -> None:
    for language in ("en", "da"):
        typed = formats.plain_number(language, value)
        assert read_number(typed, formats.decimal_mark(language)) == value


@pytest.mark.parametrize(
    ("price", "danish"),
    [("1250", "1.250,00"), ("0.1234", "0,1234"), ("12.5", "12,50"), ("12.5000", "12,50"), ("0.05", "0,05")],
)
def test_a_unit_price_has_two_decimals_or_all_that_it_has(price: str, danish: str) -> None:
    assert formats.format_unit_price("da", Decimal(price)) == danish
