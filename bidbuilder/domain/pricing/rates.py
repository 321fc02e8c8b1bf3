"""Exchange rates: dated tables against one base currency, with their source."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable


class RateMissing(Refusal):
    """The table has no rate for a currency."""

    code = "rate-missing"
    message = translatable("The rate table of {day} has no rate for {currency}.")
    hint = translatable("Enter the rate or upload a table that has it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RateTable:
    """How many units of each currency one unit of `base` buys (the ECB's way: base EUR), on a day, from a source."""

    day: date
    base: str = "EUR"
    rates: Mapping[str, Decimal]
    source: str = ""

    def rate_of(self, currency: str) -> Decimal:
        """Units of `currency` for one unit of the base; raises `RateMissing`."""
        if currency == self.base:
            return Decimal(1)
        if currency not in self.rates:
            raise RateMissing(day=self.day.isoformat(), currency=currency)
        return self.rates[currency]

    def convert(self, amount: Decimal, source: str, target: str) -> Decimal:
        """The exact (unrounded) amount in the target currency; raises `RateMissing`."""
        if source == target:
            return amount
        return amount * self.rate_of(target) / self.rate_of(source)
