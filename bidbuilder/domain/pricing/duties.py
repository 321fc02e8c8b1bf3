"""Import duties and sales taxes by destination and HS code: the table a lead keeps, and which of its rates holds for a line.

Among the rates of the destination that are valid on the day, those whose HS prefix is the longest win; among them one that
names the country of origin, else one for any origin; among equals the one that is valid from the latest day. A rate without
a prefix holds for all goods that no other rate names.
"""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

_MOST_PERCENT = 300


class DutyRateUnusable(Refusal):
    """A row of the table cannot be used."""

    code = "duty-rate-unusable"
    message = translatable("Row {row}: {what} cannot be used.")
    hint = translatable(
        "A country has two letters, an HS code 2 to 10 figures or none, a percentage is from 0 to 300, and the last day is not"
        " before the first."
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyRate:
    """What a country asks for goods whose HS code begins with `hs_prefix`, in per cent: duty of the customs value and tax.

    Countries are ISO 3166-1 alpha-2; an empty `origin` is any. Both days are included; None leaves that end open.
    """

    country: str
    hs_prefix: str = ""
    duty_percent: Decimal = Decimal(0)
    tax_percent: Decimal = Decimal(0)
    origin: str = ""
    valid_from: date | None = None
    valid_until: date | None = None
    source: str = ""

    def holds_on(self, day: date | None) -> bool:
        """Whether the rate is valid on the day; with no day known, whether its end is open."""
        if day is None:
            return self.valid_until is None
        return (self.valid_from is None or self.valid_from <= day) and (
            self.valid_until is None or day <= self.valid_until
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class DutyTable:
    """All rates a lead keeps."""

    rates: tuple[DutyRate, ...] = ()

    def find_rate(self, country: str, hs_code: str, origin: str, day: date | None) -> DutyRate | None:
        """The rate that holds for goods of that HS code (points and blanks do not matter), if there is one."""
        code = figures_of(hs_code)
        fitting = [
            rate
            for rate in self.rates
            if rate.country == country
            and code.startswith(rate.hs_prefix)
            and rate.origin in {"", origin}
            and rate.holds_on(day)
        ]
        return max(fitting, key=_rank, default=None)


def _rank(rate: DutyRate) -> tuple[int, bool, date]:
    return len(rate.hs_prefix), bool(rate.origin), rate.valid_from or date.min


def figures_of(hs_code: str) -> str:
    """The figures of an HS code: `8413.70 21` is `84137021`."""
    return "".join(sign for sign in hs_code if sign.isdecimal() and sign.isascii())


def require_sound_rates(rates: tuple[DutyRate, ...]) -> DutyTable:
    """The table of those rates; raises `DutyRateUnusable` with the row (from 1) and what is wrong in it."""
    for row, rate in enumerate(rates, start=1):
        wrong = _wrong_of(rate)
        if wrong is not None:
            raise DutyRateUnusable(row=row, what=wrong or "–", where="rates")
    return DutyTable(rates=rates)


def _wrong_of(rate: DutyRate) -> str | None:
    for country in (rate.country, *filter(None, [rate.origin])):
        if not (len(country) == 2 and country.isascii() and country.isalpha() and country.isupper()):
            return country
    if rate.hs_prefix and not (rate.hs_prefix == figures_of(rate.hs_prefix) and 2 <= len(rate.hs_prefix) <= 10):
        return rate.hs_prefix
    for percent in (rate.duty_percent, rate.tax_percent):
        if not (percent.is_finite() and 0 <= percent <= _MOST_PERCENT):
            return str(percent)
    if rate.valid_from and rate.valid_until and rate.valid_until < rate.valid_from:
        return rate.valid_until.isoformat()
    return None
