"""Dates, numbers and money as the reader's language writes them. Amounts are `Decimal`; nothing here goes through a float."""

import re
from collections.abc import Iterable
from contextlib import suppress
from datetime import UTC, date, datetime, timedelta, tzinfo
from decimal import Decimal
from functools import cache

import pycountry
from babel.core import Locale
from babel.dates import format_date as babel_date
from babel.dates import format_time as babel_time
from babel.dates import get_timezone
from babel.lists import format_list
from babel.numbers import (
    format_percent,
    get_decimal_symbol,
    get_group_symbol,
    get_minus_sign_symbol,
    is_currency,
)

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.money import Money, minor_units
from bidbuilder.domain.basics.quantities import Quantity
from bidbuilder.i18n.messages import ngettext, render_message, render_plural

# Languages in which offerings are described and bids are written: those of Europe and of the large markets beyond it.
WRITTEN_LANGUAGES = (
    "en", "da", "de", "fr", "es", "pl", "nl", "sv", "nb", "fi", "is", "it", "pt", "cs", "sk", "hu", "ro", "bg", "hr", "sl",
    "et", "lv", "lt", "el", "ga", "mt", "uk", "tr", "ar", "zh",
)  # fmt: skip
COUNTRY_CODES = frozenset(country.alpha_2 for country in pycountry.countries)

_ISO_DAY = re.compile(r"[12]\d{3}-[01]\d-[0-3]\d")
_PASSED = translatable("Passed")
_DAYS = ngettext("{count} day", "{count} days")
_HOURS = ngettext("{count} hour", "{count} hours")
_MINUTES = ngettext("{count} minute", "{count} minutes")

# Danish sorts æ, ø and å after z.
_LAST_LETTERS = str.maketrans({"æ": "{a", "ø": "{b", "å": "{c", "ö": "{b", "ä": "{a"})


@cache
def locale_of(language: str) -> Locale:
    """The Babel locale of an interface or document language; English is written the British way (day before month)."""
    return Locale.parse({"en": "en_GB"}.get(language, language.replace("-", "_")))


def format_date(language: str, day: date) -> str:
    """A date such as `4 Mar 2026` or `4. mar. 2026`."""
    return babel_date(day, format="medium", locale=locale_of(language))


def day_in_words(language: str, text: str) -> str:
    """A text that is an ISO date, such as `2026-03-04`, as `format_date` writes it; any other as it is."""
    if _ISO_DAY.fullmatch(text):
        with suppress(ValueError):  # 31 February is somebody's article number
            return format_date(language, date.fromisoformat(text))
    return text


def format_datetime(language: str, moment: datetime, zone: str) -> str:
    """A moment in a zone with the zone's short name or offset, such as `4 Mar 2026, 12:00 CET`.

    `moment` is aware, in whatever zone it was kept; `zone` is an IANA name or an offset like `+01:00`.
    """
    local = moment.astimezone(_clock_of(zone))
    zone_words = f"UTC{zone}" if _is_offset(zone) else local.strftime("%Z")
    locale = locale_of(language)
    day = babel_date(local, format="medium", locale=locale)
    return f"{day} {babel_time(local, format='short', locale=locale, tzinfo=local.tzinfo)} {zone_words}".strip()


def format_time(language: str, moment: datetime, zone: str) -> str:
    """The time of day of a moment in a zone, such as `12:00` or `12.00`."""
    return babel_time(moment, format="short", locale=locale_of(language), tzinfo=_clock_of(zone))


def _clock_of(zone: str) -> tzinfo:
    """The clock of an IANA name or of an offset."""
    return datetime.strptime(zone, "%z").tzinfo or UTC if _is_offset(zone) else get_timezone(zone)


def _is_offset(zone: str) -> bool:
    return zone[:1] in "+-"


def format_number(language: str, value: Decimal | int, decimals: int | None = None) -> str:
    """A number with the language's marks; as many decimals as it has, or exactly `decimals`."""
    exact = Decimal(value)
    if decimals is None:
        exponent = exact.normalize().as_tuple().exponent
        decimals = max(0, -exponent) if isinstance(exponent, int) else 0
    return _marked(language, exact, decimals)


def format_unit_price(language: str, price: Decimal) -> str:
    """A price of one, with two decimals or as many more as it has: prices of screws have four."""
    exponent = price.normalize().as_tuple().exponent
    return _marked(language, price, max(2, -exponent) if isinstance(exponent, int) else 2)


def _marked(language: str, number: Decimal, decimals: int) -> str:
    """A number, rounded half to even, with the language's marks: babel's `#,##0.00` without reading the pattern each time."""
    marks = _marks(language)
    written = f"{number:,.{decimals}f}"
    return written if marks is None else written.translate(marks)


@cache
def _marks(language: str) -> dict[int, str] | None:
    """What stands for the signs of a number as Python writes it; None where it is the same."""
    locale = locale_of(language)
    signs = {",": get_group_symbol(locale), ".": get_decimal_symbol(locale), "-": get_minus_sign_symbol(locale)}
    return None if all(sign == own for sign, own in signs.items()) else {ord(sign): own for sign, own in signs.items()}


def decimal_mark(language: str) -> str:
    """The sign between whole and fraction: `.` in English, `,` in Danish."""
    return get_decimal_symbol(locale_of(language))


def plain_number(language: str, value: Decimal) -> str:
    """A number as one types it into a form: the language's decimal mark, no grouping, as many decimals as it has."""
    return f"{value:f}".replace(".", decimal_mark(language))


def country_name(language: str, code: str) -> str:
    """The name of a country (ISO 3166-1 alpha-2) in a language; the code itself where it is unknown."""
    return str(locale_of(language).territories.get(code, code))


def country_names(language: str) -> list[tuple[str, str]]:
    """All countries as (code, name), sorted by name as the language sorts."""
    names = [(code, name) for code, name in locale_of(language).territories.items() if code in COUNTRY_CODES]
    return sorted(names, key=lambda pair: _sorting_key(pair[1]))


def language_name(language: str, code: str) -> str:
    """The name of a language (BCP 47) in a language; the code itself where it is unknown."""
    return str(locale_of(language).languages.get(code, code))


def language_names(language: str) -> list[tuple[str, str]]:
    """The languages offerings are written in as (code, name): English and Danish first, the others by name."""
    names = [(code, language_name(language, code)) for code in WRITTEN_LANGUAGES]
    return names[:2] + sorted(names[2:], key=lambda pair: _sorting_key(pair[1]))


def month_names(language: str) -> list[tuple[int, str]]:
    """The months of the year as (number, name)."""
    names = locale_of(language).months["stand-alone"]["wide"]
    return [(number, str(names[number])) for number in range(1, 13)]


def is_currency_code(code: str) -> bool:
    """Whether it is the code of a currency (ISO 4217)."""
    return bool(is_currency(code))


def format_quantity(language: str, quantity: Quantity) -> str:
    """A quantity with its unit, such as `1,250 kW`, held together by a no-break space."""
    return f"{format_number(language, quantity.value)}\u00a0{quantity.unit}".strip()


def format_percent_of(language: str, share: Decimal, decimals: int = 0) -> str:
    """A share (0.25) as per cent (`25 %`), in the language's spacing."""
    pattern = (
        locale_of(language)
        .percent_formats[None]
        .pattern.replace("#,##0", "#,##0" + "." * bool(decimals) + "0" * decimals)
    )
    return format_percent(share, format=pattern, locale=locale_of(language))


def format_money(language: str, money: Money, *, with_currency: bool = True) -> str:
    """An amount with the currency's decimals and its ISO code, such as `EUR 1,250.00` or `1.250,00 EUR`."""
    decimals = minor_units(money.currency)
    if not with_currency:
        return format_number(language, money.amount, decimals)
    if language != "en":
        return f"{_marked(language, money.amount, decimals)}\u00a0{money.currency}"
    sign = "-" if money.amount < 0 else ""
    return f"{sign}{money.currency}\u00a0{_marked(language, abs(money.amount), decimals)}"


def format_words(language: str, words: Iterable[str]) -> str:
    """A list in words: `a, b and c`."""
    return format_list(list(words), locale=locale_of(language))


def format_time_left(language: str, left: timedelta) -> str:
    """How long until a deadline in its two largest units, such as `12 days 4 hours`; or that it has passed."""
    if left <= timedelta(0):
        return render_message(language, _PASSED)
    days, rest = left.days, left.seconds
    hours, minutes = rest // 3600, rest % 3600 // 60
    parts: list[str] = []
    if days:
        parts.append(render_plural(language, *_DAYS, days))
    if hours and days < 14:
        parts.append(render_plural(language, *_HOURS, hours))
    if not days:
        parts.append(render_plural(language, *_MINUTES, minutes))
    return " ".join(parts)


def format_bytes(language: str, size: int) -> str:
    """A file size such as `1.4 MB`, in powers of ten."""
    amount, unit = Decimal(size), "B"
    for larger in ("kB", "MB", "GB"):
        if amount < 1000:
            break
        amount, unit = amount / 1000, larger
    rounded = amount.quantize(Decimal(1) if unit == "B" or amount >= 100 else Decimal("0.1"))
    return f"{format_number(language, rounded)}\u00a0{unit}"


def _sorting_key(name: str) -> str:
    return name.casefold().translate(_LAST_LETTERS)
