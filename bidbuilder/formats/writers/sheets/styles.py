"""Cell styles of the workbooks in the lead's colours and font, by name."""

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from bidbuilder.domain.people.organisations import Branding
from bidbuilder.formats.writers.terms import VERDICT_LOOKS

Style = Mapping[str, Any]

MOST_QUANTITY_DECIMALS = 6

# Windows language identifiers: programs write marks and names of months by them, whatever their own language.
_LANGUAGE_IDS = {"en": "809", "da": "406"}
_DAY_FORMATS = {"en": "d mmm yyyy", "da": r"d\. mmm yyyy"}

# Room beside numbers and texts, so that they do not touch those of the next column.
_NUMBER: Style = {"align": "right", "indent": 1}
_TEXT: Style = {"align": "left", "indent": 1}
_LINE = "#C9D1CD"
_GREY = "#5B6763"
_INK = "#22302B"


def base_styles(brand: Branding, language: str) -> dict[str, Style]:
    """Titles, header and text. `text` keeps what a person types after a leading `=` from becoming a formula."""
    marks = f"[$-{_LANGUAGE_IDS[language]}]"
    font = {"font_name": brand.font, "font_size": 10, "font_color": _INK, "valign": "top"}
    body = {**font, "bottom": 1, "bottom_color": _LINE}
    header = {**font, "bold": True, "font_color": "#FFFFFF", "bg_color": brand.primary_colour, "text_wrap": True}
    return {
        "title": {**font, "font_size": 18, "bold": True, "font_color": brand.primary_colour},
        "subtitle": {**font, "font_size": 11, "font_color": _GREY},
        "heading": {**font, "font_size": 12, "bold": True, "font_color": brand.primary_colour},
        "note": {**font, "font_color": _GREY, "text_wrap": True},
        "header": {**header, **_TEXT, "valign": "vcenter"},
        "header-number": {**header, "valign": "vcenter", **_NUMBER},
        "text": {**body, **_TEXT, "text_wrap": True, "quote_prefix": True},
        "plain": font,
        "count": {**body, **_NUMBER, "num_format": f"{marks}#,##0"},
        "day": {**body, **_TEXT, "num_format": marks + _DAY_FORMATS[language]},
        "total-label": {**font, **_TEXT, "bold": True, "top": 2, "top_color": brand.primary_colour},
        "total-count": {
            **font,
            "bold": True,
            "top": 2,
            "top_color": brand.primary_colour,
            **_NUMBER,
            "num_format": f"{marks}#,##0",
        },
    }


def price_styles(brand: Branding, currency: str, decimals: int, language: str) -> dict[str, Style]:
    """The base and the formats of amounts (with and without the currency's code), rates and quantities."""
    base, marks = base_styles(brand, language), f"[$-{_LANGUAGE_IDS[language]}]"
    digits = "#,##0" + ("." + "0" * decimals if decimals else "")
    plain, code = marks + digits, f"[${currency}]"
    with_code = f"{marks}{code} {digits}" if language == "en" else f"{marks}{digits} {code}"
    total = base["total-label"]
    quantities = {
        f"quantity-{count}": {**base["count"], "num_format": f"{marks}#,##0" + ("." + "0" * count if count else "")}
        for count in range(MOST_QUANTITY_DECIMALS + 1)
    }
    return {
        **base,
        **quantities,
        "amount": {**base["count"], "num_format": plain},
        "strong-amount": {**base["count"], "bold": True, "num_format": plain},
        "rate": {**base["count"], "num_format": f"{marks}#,##0.0000##"},
        "percent": {**base["count"], "num_format": f"{marks}0.00"},
        "total-amount": {**total, **_NUMBER, "num_format": plain},
        "grand-label": {**total, "font_size": 13, "font_color": brand.primary_colour},
        "grand-amount": {
            **total,
            "font_size": 13,
            "font_color": brand.primary_colour,
            **_NUMBER,
            "num_format": with_code,
        },
    }


def verdict_styles() -> dict[str, Style]:
    """How a verdict looks, by its code."""
    return {
        verdict.value: {"font_color": f"#{look.colour}", "bg_color": f"#{look.tint}", "bold": True}
        for verdict, look in VERDICT_LOOKS.items()
    }


def quantity_style(quantity: Decimal) -> str:
    """The style that shows a quantity with the decimals it has."""
    exponent = quantity.normalize().as_tuple().exponent
    digits = -exponent if isinstance(exponent, int) and exponent < 0 else 0
    return f"quantity-{min(digits, MOST_QUANTITY_DECIMALS)}"
