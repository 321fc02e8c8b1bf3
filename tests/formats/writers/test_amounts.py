"""Amounts in words, as letters of bid state them."""

from decimal import Decimal

import pytest

from bidbuilder.formats.writers.amounts import amount_in_words, spell_out
from bidbuilder.formats.writers.words import Words


@pytest.mark.parametrize(
    ("language", "amount", "currency", "expected"),
    [
        ("en", "0", "EUR", "zero euros"),
        ("en", "1", "EUR", "one euro"),
        ("en", "1.01", "EUR", "one euro and one cent"),
        ("en", "101.50", "EUR", "one hundred and one euros and fifty cents"),
        ("en", "1234.56", "PLN", "one thousand two hundred and thirty-four Polish zlotys and 56/100"),
        ("en", "2000000", "USD", "two million US dollars"),
        ("en", "2000678", "JPY", "two million, six hundred and seventy-eight Japanese yen"),
        ("en", "5.25", "KWD", "five Kuwaiti dinars and 250/1000"),
        ("en", "0.99", "GBP", "zero British pounds and ninety-nine pence"),
        ("da", "0", "DKK", "nul danske kroner"),
        ("da", "1", "DKK", "en dansk krone"),
        ("da", "21.50", "DKK", "enogtyve danske kroner og halvtreds øre"),
        ("da", "100", "DKK", "et hundrede danske kroner"),
        ("da", "101.01", "DKK", "et hundrede og en danske kroner og en øre"),
        ("da", "1000", "EUR", "et tusind euro"),
        ("da", "1234.56", "EUR", "et tusind tohundrede og fireogtredive euro og seksoghalvtreds cent"),
        ("da", "1000001", "DKK", "en million en danske kroner"),
        ("da", "2345678", "EUR", "to millioner trehundrede og femogfyrre tusind sekshundrede og otteoghalvfjerds euro"),
        ("da", "12.5", "PLN", "tolv polske zloty og 50/100"),
    ],
)  # fmt: skip
def test_an_amount_is_said_in_words(language: str, amount: str, currency: str, expected: str) -> None:
    assert amount_in_words(Words(language), Decimal(amount), currency) == expected


def test_a_language_without_catalogue_is_written_in_english() -> None:
    assert amount_in_words(Words("pl-PL"), Decimal(3), "EUR") == "three euros"


@pytest.mark.parametrize("language", ["en", "da"])
def test_no_two_whole_numbers_are_said_alike(language: str) -> None:
    numbers = [*range(2_500), *range(99_000, 101_200), *(10**power + 1 for power in range(3, 12))]
    assert len({spell_out(language, number) for number in numbers}) == len(set(numbers))
