"""Amounts of any currency in the currency of a bid, with the words on how they were converted."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.findings import Finding, Severity, translatable
from bidbuilder.domain.basics.money import Money, round_to_step, rounding_step
from bidbuilder.domain.pricing.rates import RateMissing, RateTable

_NO_TABLE = translatable("Prices in {currency} cannot be counted, because no rate table is chosen.")
_NO_RATE = translatable("Prices in {currency} cannot be counted, because the rate table of {day} does not have it.")
_CHOOSE_TABLE = translatable("Enter rates or upload the ECB's file, then choose the table for this bid.")


@dataclass(frozen=True, slots=True)
class Conversion:
    """An amount that was converted, by units of each currency per base unit of the table, and the table's day."""

    money: Money
    rates: tuple[tuple[str, Decimal], ...]
    day: date


@dataclass(frozen=True, slots=True)
class Exchange:
    """Converts into the bid's currency and knows the smallest amount of it."""

    table: RateTable | None
    currency: str

    @property
    def smallest(self) -> Decimal:
        """The rounding step of amounts."""
        return rounding_step(self.currency)

    def knows(self, currency: str) -> bool:
        """Whether amounts of a currency can be converted."""
        return currency == self.currency or self.find_amount(Money(Decimal(1), currency)) is not None

    def find_amount(self, money: Money) -> Decimal | None:
        """The rounded amount in the bid's currency; None if there is no rate."""
        if money.currency == self.currency:
            return round_to_step(money.amount, self.smallest)
        if self.table is None:
            return None
        try:
            return round_to_step(self.table.convert(money.amount, money.currency, self.currency), self.smallest)
        except RateMissing:
            return None

    def find_conversion(self, money: Money) -> Conversion | None:
        """How an amount was converted; None if it was not."""
        if self.table is None or money.currency == self.currency:
            return None
        rates = ((currency, self.table.rate_of(currency)) for currency in sorted({money.currency, self.currency}))
        return Conversion(money, tuple(rates), self.table.day)

    def missing(self, currency: str) -> Finding:
        """What to say when there is no rate."""
        message, day = (_NO_RATE, self.table.day.isoformat()) if self.table else (_NO_TABLE, "")
        params = {"currency": currency, "day": day, "page": "rates", "key": currency}
        return Finding(severity=Severity.ERROR, code="rate-missing", message=message, hint=_CHOOSE_TABLE, params=params)
