"""Rate tables as a person enters them or a file brings them: what a reader found, and which of its tables is meant."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.pricing.rates import RateTable


class RateUnusable(Refusal):
    """A rate is a number above zero for a currency of ISO 4217 that is not the base itself."""

    code = "rate-unusable"
    message = translatable("{rate} {currency} for one {base} cannot be used as a rate.")
    hint = translatable("Write how many units of the currency one {base} buys, such as DKK 7.46.")


class RatesMissing(Refusal):
    """There is no rate, or none for the day that was asked for."""

    code = "rates-missing"
    message = translatable("There are no rates for this day or before it.")
    hint = translatable("Choose another day, or another file.")


class RatesFromTheFuture(Refusal):
    """A rate table cannot be of a day that has not come yet."""

    code = "rates-from-the-future"
    message = translatable("{day} has not come yet.")


@dataclass(frozen=True, slots=True, kw_only=True)
class RatesReading:
    """A file of rates as read: its tables, the newest first, and what there is to say about it."""

    tables: tuple[RateTable, ...]
    findings: tuple[Finding, ...] = ()

    def get_table(self, day: date | None = None) -> RateTable:
        """The newest table, or the newest up to a day (banks publish none on week-ends); raises `RatesMissing`."""
        for table in self.tables:
            if day is None or table.day <= day:
                return table
        raise RatesMissing(where="day")


def make_rate_table(day: date, base: str, rates: Mapping[str, Decimal], source: str, *, today: date) -> RateTable:
    """A table out of entered rates: units of each currency for one unit of `base`.

    Raises `RatesMissing`, `RateUnusable` (with the currency in `where`), `RatesFromTheFuture`.
    """
    if day > today:
        raise RatesFromTheFuture(day=day.isoformat(), where="day")
    if not rates:
        raise RatesMissing(where="rates")
    for currency, rate in rates.items():
        if not (is_currency(currency) and currency != base and rate.is_finite() and rate > 0):
            raise RateUnusable(rate=rate, currency=currency, base=base, where=currency)
    return RateTable(day=day, base=base, rates=dict(sorted(rates.items())), source=source.strip())


def is_currency(code: str) -> bool:
    """Whether a text has the shape of an ISO 4217 code."""
    return len(code) == 3 and code.isascii() and code.isalpha() and code.isupper()
