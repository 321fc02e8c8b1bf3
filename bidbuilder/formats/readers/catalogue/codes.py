"""Codes as suppliers write them: currencies, countries, languages, Incoterms and article numbers, brought to their standard.

ISO 4217, 3166-1 and 639 come from pycountry, country names in Danish and German from Babel, GTIN check digits from stdnum.
"""

import re
from functools import cache, lru_cache

import pycountry
from babel import Locale
from stdnum import ean

INCOTERMS = ("EXW", "FCA", "CPT", "CIP", "DAP", "DPU", "DDP", "FAS", "FOB", "CFR", "CIF")
# Incoterms 2010 and older; DAT became DPU in 2020, the others were dropped in 2010.
WITHDRAWN_INCOTERMS = ("DAT", "DAF", "DES", "DEQ", "DDU")

# Currencies that the euro replaced: old catalogues still carry them, ISO 4217 no longer does.
_WITHDRAWN_CURRENCIES = frozenset(
    {"ATS", "BEF", "BGN", "CYP", "DEM", "EEK", "ESP", "FIM", "FRF", "GRD", "HRK"}
    | {"IEP", "ITL", "LTL", "LUF", "LVL", "MTL", "NLG", "PTE", "SIT", "SKK"}
)
# Currencies that are looked for in running text and titles: among all of ISO 4217 there are words (ALL, TOP, MOP).
COMMON_CURRENCIES = frozenset(
    {
        "EUR",
        "DKK",
        "SEK",
        "NOK",
        "ISK",
        "USD",
        "GBP",
        "CHF",
        "PLN",
        "CZK",
        "HUF",
        "RON",
        "JPY",
        "CNY",
        "INR",
        "CAD",
        "AUD",
    }
)
_CURRENCY_SIGNS = {
    "€": "EUR",
    "euro": "EUR",
    "$": "USD",
    "us$": "USD",
    "£": "GBP",
    "¥": "JPY",
    "zł": "PLN",
    "sfr": "CHF",
}
_CROWNS = frozenset({"kr", "kr.", "kroner", "krone"})
_LANGUAGE_NAMES = {
    "english": "en", "engelsk": "en", "englisch": "en", "uk": "en", "gb": "en", "us": "en",
    "danish": "da", "dansk": "da", "dänisch": "da", "daenisch": "da", "dk": "da",
    "german": "de", "deutsch": "de", "tysk": "de",
    "french": "fr", "fransk": "fr", "französisch": "fr", "franzoesisch": "fr",
    "swedish": "sv", "svensk": "sv", "schwedisch": "sv", "se": "sv",
    "norwegian": "no", "norsk": "no", "norwegisch": "no",
    "spanish": "es", "spansk": "es", "spanisch": "es",
    "polish": "pl", "polsk": "pl", "polnisch": "pl",
}  # fmt: skip


@lru_cache(maxsize=10_000)
def find_currency(text: str) -> str | None:
    """The ISO 4217 code for a code or sign; None if it is unknown or, like `kr.`, belongs to several currencies."""
    cleaned = text.strip()
    if sign := _CURRENCY_SIGNS.get(cleaned.casefold()):
        return sign
    code = cleaned.upper()
    if len(code) != 3 or not code.isascii():
        return None
    return code if code in _WITHDRAWN_CURRENCIES or pycountry.currencies.get(alpha_3=code) else None


def is_withdrawn_currency(code: str) -> bool:
    """Whether the euro has replaced it, so that no rate exists for it any more."""
    return code in _WITHDRAWN_CURRENCIES


def means_crowns(text: str) -> bool:
    """Whether it is `kr.` or the like: Danish, Swedish, Norwegian or Icelandic crowns."""
    return text.strip().casefold() in _CROWNS


@cache
def find_country(text: str) -> str | None:
    """The ISO 3166-1 alpha-2 code for a code, or a name in English, Danish or German."""
    cleaned = text.strip()
    by_code = pycountry.countries.get(alpha_2=cleaned.upper()) or pycountry.countries.get(alpha_3=cleaned.upper())
    if by_code:
        return str(by_code.alpha_2)
    return _countries_by_name().get(cleaned.casefold())


@cache
def _countries_by_name() -> dict[str, str]:
    names = {country.name.casefold(): country.alpha_2 for country in pycountry.countries}
    for language in ("en", "da", "de"):
        names |= {name.casefold(): code for code, name in Locale(language).territories.items() if len(code) == 2}
    return names | {"uk": "GB", "england": "GB", "usa": "US", "holland": "NL"}


@cache
def find_language(text: str) -> str | None:
    """The BCP 47 tag for an ISO 639 code of two or three letters (`deu`, `GER`, `de`), a tag, or a common name."""
    cleaned = text.strip().casefold().replace("_", "-")
    if named := _LANGUAGE_NAMES.get(cleaned):
        return named
    base, _, region = cleaned.partition("-")
    language = (
        pycountry.languages.get(alpha_2=base)
        or pycountry.languages.get(alpha_3=base)
        or pycountry.languages.get(bibliographic=base)
    )
    if language is None:
        return None
    tag = str(getattr(language, "alpha_2", language.alpha_3))
    return f"{tag}-{region.upper()}" if len(region) == 2 else tag


def find_incoterm(text: str) -> tuple[str, str] | None:
    """The Incoterm and the named place in `DAP Hamburg`, `FCA, Esbjerg (Incoterms 2020)`; None if it starts with neither."""
    match = re.match(r"\s*([A-Za-z]{3})\b[\s,:-]*(.*)", text, re.DOTALL)
    if match is None or match[1].upper() not in INCOTERMS + WITHDRAWN_INCOTERMS:
        return None
    place = re.sub(r"\(?\bincoterms?\W*(®|\(r\))?\W*(20\d\d)?\)?", "", match[2], flags=re.IGNORECASE)
    return match[1].upper(), place.strip(" ,;")


def clean_gtin(text: str) -> str:
    """The digits of an article number without blanks, hyphens and a decimal tail that a spreadsheet added."""
    return re.sub(r"[\s-]", "", text.strip()).removesuffix(".0")


def is_gtin(text: str) -> bool:
    """Whether it is a GTIN-8, -12, -13 or -14 with the right check digit (GS1 General Specifications, 7.9)."""
    return text.isascii() and text.isdigit() and bool(ean.is_valid(text))
