"""Numbers as people write them, read strictly: ASCII digits, grouping, either decimal mark. Never `Decimal(text)` on raw text.

Python itself would take `1_000`, `１２`, `NaN` and `1e999`; here they are refused.
"""

import re
from collections.abc import Iterable
from decimal import Decimal
from functools import lru_cache

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable

MOST_DIGITS = 28  # what decimal arithmetic keeps
LARGEST_EXPONENT = 24
LONGEST_TEXT = 80

# Blanks and apostrophes group digits in Danish, French, Swiss and SI style; they are never a decimal mark.
_BLANKS = " \u00a0\u2009\u202f'’"
_NUMBER = re.compile(
    rf"(?P<sign>[+\-−–]?)\s?(?P<body>[0-9.,{_BLANKS}]*[0-9.,])(?:\s?(?:[eE]|[·x×*]\s?10\^?)(?P<exponent>[+\-−]?[0-9⁰¹²³⁴-⁹⁻]{{1,3}}))?"
)
_RAISED = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻−–", "0123456789---")
_NO_CENTS = re.compile(r"[,.][-–—]{1,2}$")  # Danish and German prices: `1.250,-`
_MARKS = re.compile(f"[.,{_BLANKS}]")
_PLAIN = re.compile(r"[0-9]+")
_THOUSANDS = re.compile(r"[0-9]{1,3}([.,])[0-9]{3}(?:\1[0-9]{3})*")
# What nearly every cell of a list holds: digits, perhaps in groups of three, and a fraction behind the known mark.
_USUAL = {
    ".": re.compile(r"([0-9]+|[0-9]{1,3}(?:,[0-9]{3})+)(?:\.([0-9]+))?"),
    ",": re.compile(r"([0-9]+|[0-9]{1,3}(?:\.[0-9]{3})+)(?:,([0-9]+))?"),
}
_BARE = re.compile(r"[0-9.,]+")
_ZEROS = str.maketrans("123456789", "000000000")
_LAKHS = re.compile(r"[0-9]{1,2}(?:,[0-9]{2})*,[0-9]{3}")  # Indian grouping: `12,34,567`


class NumberUnreadable(Refusal):
    """The text is not one number."""

    code = "number-unreadable"
    message = translatable("“{text}” is not a number.")
    hint = translatable("Write digits with one decimal mark, such as 1234.5 or 1234,5.")


class NumberAmbiguous(Refusal):
    """One mark with three digits behind it: `1.234` is a thousand or a little more than one."""

    code = "number-ambiguous"
    message = translatable("“{text}” can be read as {large} or as {small}.")
    hint = translatable("Leave out the thousands mark, or say which decimal mark the file uses.")


class NumberTooLong(Refusal):
    """More digits than any price or measure has."""

    code = "number-too-long"
    message = translatable("“{text}” has more digits than a price or a measure can have.")


def read_number(text: str, decimal_mark: str | None = None) -> Decimal:
    """The number a text states. `decimal_mark` is ``"."``, ``","`` or None where it is not known.

    Without a known mark: of two different marks the last is the decimal one; a mark that comes twice groups; a single mark
    with three digits behind and one to three (not `0`) before it is refused as ambiguous.
    Raises `NumberUnreadable`, `NumberAmbiguous`, `NumberTooLong`.
    """
    if len(text) > LONGEST_TEXT:
        raise NumberTooLong(text=shorten(text))
    if len(text) <= MOST_DIGITS and _PLAIN.fullmatch(text):
        return Decimal(text)
    if decimal_mark and len(text) <= MOST_DIGITS and (usual := _USUAL[decimal_mark].fullmatch(text)):
        whole = usual[1].replace(",", "").replace(".", "")
        return Decimal(f"{whole}.{usual[2]}" if usual[2] else whole)
    stripped = _NO_CENTS.sub("", text.strip())
    if stripped != text.strip():
        decimal_mark = decimal_mark or ","
    found = _NUMBER.fullmatch(stripped)
    digit_count = len(_MARKS.sub("", found["body"])) if found else 0
    if found is None or not digit_count:
        raise NumberUnreadable(text=shorten(text))
    if digit_count > MOST_DIGITS:
        raise NumberTooLong(text=shorten(text))
    digits = _plain_digits(found["body"], decimal_mark, text)
    exponent = int((found["exponent"] or "0").translate(_RAISED))
    if abs(exponent) > LARGEST_EXPONENT:
        raise NumberTooLong(text=shorten(text))
    value = Decimal(digits) * 10**exponent if exponent > 0 else Decimal(digits).scaleb(exponent)
    return value.copy_negate() if found["sign"] in {"-", "−", "–"} else value


def decimal_marks_in(texts: Iterable[str]) -> frozenset[str]:
    """The decimal marks that the unambiguous numbers among the texts prove; two of them mean that marks are mixed."""
    proven: set[str] = set()
    for text in texts:
        if "." not in text and "," not in text:
            continue  # reads the same by either mark
        # Where there are only digits and marks, which digits they are does not matter.
        proven |= _proven_by(text.translate(_ZEROS)) if _BARE.fullmatch(text) else _find_proven(text)
    return frozenset(proven)


def shorten(text: str) -> str:
    """A text short enough to be quoted in a message."""
    return text if len(text) <= 40 else text[:39] + "…"


@lru_cache(maxsize=1_000)
def _proven_by(shape: str) -> frozenset[str]:
    return _find_proven(shape)


def _find_proven(text: str) -> frozenset[str]:
    """The only mark by which a text is a number, if there is just one."""
    readable = frozenset(mark for mark in (".", ",") if _try_read(text, mark) is not None)
    return readable if len(readable) == 1 else frozenset()


def _try_read(text: str, mark: str) -> Decimal | None:
    try:
        return read_number(text, mark)
    except Refusal:
        return None


def _plain_digits(body: str, mark: str | None, text: str) -> str:
    """Digits with a point, out of digits with grouping and marks."""
    tight = _join_groups(body, text)
    marks = [sign for sign in tight if sign in ".,"]
    if not marks:
        return tight
    decimal = mark or _find_mark(tight, marks, text)
    whole, fraction = tight, ""
    if decimal in tight:
        whole, _, fraction = tight.rpartition(decimal)
    if not _is_grouped(whole, decimal) or (fraction and not _PLAIN.fullmatch(fraction)):
        raise NumberUnreadable(text=shorten(text))
    grouped = whole.replace(".", "").replace(",", "") or "0"
    return f"{grouped}.{fraction}" if fraction else grouped


def _join_groups(body: str, text: str) -> str:
    """Take blanks out; they may only stand between groups of three digits."""
    groups = re.split(f"[{_BLANKS}]", body)
    if len(groups) == 1:
        return body
    last = re.split("[.,]", groups[-1])[0]
    inner = [*groups[1:-1], last]
    if not re.fullmatch("[0-9]{1,3}", groups[0]) or any(not re.fullmatch("[0-9]{3}", group) for group in inner):
        raise NumberUnreadable(text=shorten(text))
    return "".join(groups)


def _find_mark(tight: str, marks: list[str], text: str) -> str:
    """Which mark is the decimal one, where the writer did not say."""
    other = {".": ",", ",": "."}
    if len(set(marks)) == 2:
        return marks[-1]
    if len(marks) > 1:
        return other[marks[0]]
    before, _, after = tight.partition(marks[0])
    if len(after) == 3 and 1 <= len(before) <= 3 and before.strip("0"):
        raise NumberAmbiguous(text=shorten(text), large=before + after, small=f"{before}.{after}")
    return marks[0]


def _is_grouped(whole: str, decimal: str) -> bool:
    """Whether the digits before the decimal mark are plain or in groups by the other mark."""
    if not whole or _PLAIN.fullmatch(whole):
        return True
    thousands = _THOUSANDS.fullmatch(whole)
    if thousands:
        return thousands[1] != decimal
    return decimal == "." and _LAKHS.fullmatch(whole) is not None
