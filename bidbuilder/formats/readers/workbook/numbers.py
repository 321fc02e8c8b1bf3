"""Numbers of Excel cells as the text a person sees, for the formats that matter in tenders: plain, fixed, percent, dates.

Excel stores 1.10 as 1.1 and shows the zero by its format, and it stores days as numbers; requirement numbers and
deadlines would come out wrong without the format. Grouping and currency signs are left out: they are decoration.
"""

import re
from datetime import datetime, timedelta
from decimal import ROUND_HALF_UP, Context, Decimal, InvalidOperation

from bidbuilder.formats.readers.workbook.grid import Look

_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]|[_*].')
_DIGITS = re.compile(r"[0#?,]*[0#?](?:\.([0?#]*))?")
_LEADING_ZEROS = re.compile(r"0{2,}(?![.,0#])")
# Excel computes with 15 significant digits; more in the file are noise of binary floating point.
_EXCEL_DIGITS = Context(prec=15)
_LAST_DAY = 2_958_465  # 9999-12-31


def shown_number(written: str, look: Look, *, is_1904: bool = False) -> str:
    """The text a person sees for a stored number; the stored text itself when it is not a number."""
    try:
        number = _EXCEL_DIGITS.create_decimal(written)
    except (InvalidOperation, ValueError):
        return written
    if not number.is_finite():
        return written
    code = _QUOTED.sub("", look.number_format.split(";")[0])
    if _is_date_code(code) and 0 <= number <= _LAST_DAY:
        return _shown_date(number, code, is_1904=is_1904)
    if "%" in code:
        return _shown_decimal(number * 100, code) + " %"
    return _shown_decimal(number, code)


def is_date_format(number_format: str) -> bool:
    """Whether a number format shows days or times."""
    return _is_date_code(_QUOTED.sub("", number_format.split(";")[0]))


def _is_date_code(code: str) -> bool:
    small = code.lower()
    return small not in {"general", "@"} and any(letter in small for letter in "ymdhs") and "general" not in small


def _shown_decimal(number: Decimal, code: str) -> str:
    if abs(number.adjusted()) > 30:
        return str(number)
    places = _DIGITS.search(code)
    if code.lower() not in {"general", "@", ""} and places:
        decimals = (places[1] or "").count("0")
        optional = len(places[1] or "") - decimals
        rounded = number.quantize(Decimal(1).scaleb(-(decimals + optional)), rounding=ROUND_HALF_UP)
        return _with_leading_zeros(_without_optional_zeros(rounded, decimals), code)
    return _plain(number)


def _without_optional_zeros(number: Decimal, decimals: int) -> str:
    text = f"{number:f}"
    while "." in text and text.endswith("0") and len(text.split(".")[1]) > decimals:
        text = text[:-1]
    return text.rstrip(".")


def _with_leading_zeros(text: str, code: str) -> str:
    wanted = _LEADING_ZEROS.match(code)
    return text.zfill(len(wanted[0])) if wanted and not text.startswith("-") else text


def _plain(number: Decimal) -> str:
    text = f"{number.normalize():f}"
    return "0" if text in {"-0", ""} else text


def _shown_date(number: Decimal, code: str, *, is_1904: bool) -> str:
    """ISO 8601, with the time only where the format shows one. Day 60 is the 29 February 1900 that never was."""
    start = datetime(1904, 1, 1) if is_1904 else datetime(1899, 12, 31 if number < 60 else 30)  # noqa: DTZ001 - no zone in Excel
    moment = start + timedelta(days=int(number), seconds=round(float(number % 1) * 86_400))
    small = code.lower()
    if "y" not in small and "d" not in small:
        return moment.strftime("%H:%M:%S" if "s" in small else "%H:%M")
    return moment.strftime("%Y-%m-%d %H:%M" if "h" in small else "%Y-%m-%d")
