"""Codes of notices and catalogues turned into those of INTERFACES: languages to BCP 47, countries to ISO 3166-1 alpha-2."""

import re
from decimal import Decimal
from functools import cache

import pycountry

_DECIMAL = re.compile(r"[+-]?(\d+(\.\d*)?|\.\d+)", re.ASCII)


@cache
def language_of(code: str) -> str:
    """The BCP 47 language of a two- or three-letter code (`DEU`, `ger`, `de` → `de`); unknown codes in small letters."""
    written = code.strip().lower()
    if len(written) == 3:
        known = pycountry.languages.get(alpha_3=written) or pycountry.languages.get(bibliographic=written)
        return getattr(known, "alpha_2", written) if known else written
    return written


@cache
def country_of(code: str) -> str:
    """The ISO 3166-1 alpha-2 country of a two- or three-letter code (`GBR` → `GB`); ``""`` for an unknown one."""
    written = code.strip().upper()
    # eForms and customs write these in their own way.
    written = {"UK": "GB", "EL": "GR", "1A0": "XK", "XKX": "XK"}.get(written, written)
    if written == "XK":
        return written
    known = pycountry.countries.get(alpha_3=written) if len(written) == 3 else pycountry.countries.get(alpha_2=written)
    return known.alpha_2 if known else ""


@cache
def country_by_name(name: str) -> str:
    """The ISO 3166-1 alpha-2 country of a code or an English name (`Scotland` → `GB`); ``""`` for an unknown one."""
    if code := country_of(name):
        return code
    if name.strip().casefold() in {"england", "scotland", "wales", "northern ireland", "great britain"}:
        return "GB"
    try:
        return str(pycountry.countries.lookup(name.strip()).alpha_2)
    except LookupError:
        return ""


def decimal_of(text: str) -> Decimal | None:
    """The number of an XML decimal (point, no exponent, no grouping), or None when it is not one."""
    written = text.strip()
    return Decimal(written) if len(written) <= 40 and _DECIMAL.fullmatch(written) else None
