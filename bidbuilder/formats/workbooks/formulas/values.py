"""Values that formulas take and give, and how Excel turns one kind into another (ECMA-376 part 1, 18.17.2)."""

import re
from decimal import ROUND_HALF_EVEN, Context, Decimal

from bidbuilder.formats.readers.workbook.grid import Area

# Products of two cells are exact in twice the digits Excel keeps; what is written has at most 17, as a double has.
ARITHMETIC = Context(prec=40, rounding=ROUND_HALF_EVEN)
_EXCEL_DIGITS, _DOUBLE_DIGITS = Context(prec=15), Context(prec=17)
# With so few digits at 15 the rest up to 17 was noise of binary floating point.
_SHORT = 13
_LARGEST = Decimal("1.7976931348623157E+308")
# Days, times, percentages and grouped numbers as text: what they count as depends on the language of the program.
_PERHAPS_NUMBER = re.compile(
    r"[\d\s.,:/%()$€£'+\-]*\d[\d\s.,:/%()$€£'+\-]*(?:[ap]m|dkk|eur|kr\.?)?"
    r"|.*\d.*\b(?:jan|feb|mar|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zé]*\b.*"
    r"|.*\b(?:jan|feb|mar|m[aä]r|apr|ma[ijy]|jun|jul|aug|sep|o[ck]t|nov|de[cz])[a-zé]*\b.*\d.*",
    re.IGNORECASE | re.DOTALL,
)
_LONGEST_NUMBER = 40
_PLAIN_NUMBER = re.compile(r"[+-]?(?:\d+\.?\d*|\.\d+)(?:[eE][+-]?\d{1,3})?")


class ErrorValue(str):
    """An error as a value, such as `#DIV/0!`. A cell may show it and other formulas pass it on."""

    __slots__ = ()


Value = Decimal | str | bool | None  # an ErrorValue is a str; None is an empty cell
Block = list[list[Value]]

DIVISION_BY_ZERO = ErrorValue("#DIV/0!")
NO_INTERSECTION = ErrorValue("#NULL!")
NOT_AVAILABLE = ErrorValue("#N/A")
WRONG_NAME = ErrorValue("#NAME?")
WRONG_NUMBER = ErrorValue("#NUM!")
WRONG_REFERENCE = ErrorValue("#REF!")
WRONG_VALUE = ErrorValue("#VALUE!")


class Failed(Exception):
    """The formula's value is an error."""

    def __init__(self, error: ErrorValue) -> None:
        super().__init__(error)
        self.error = error


class CannotCompute(Exception):
    """The formula uses something that is not worked out here."""


class Reference(tuple[tuple[str, Area], ...]):
    """Ranges of cells by sheet (in small letters): one, or several for a range over sheets."""

    __slots__ = ()


def clean(number: Decimal) -> Decimal:
    """A number as a double would keep it, without the noise of binary floating point: 0.30000000000000004 is 0.3."""
    if abs(number) > _LARGEST:
        raise Failed(WRONG_NUMBER)
    short = _EXCEL_DIGITS.plus(number).normalize(_EXCEL_DIGITS)
    if len(short.as_tuple().digits) <= _SHORT:
        return short
    return _DOUBLE_DIGITS.plus(number)


def number_of(value: Value) -> Decimal:
    """A value as a number: empty is 0, true is 1, a text counts when it is a plain number. Raises `Failed`."""
    if isinstance(value, Decimal):
        return value
    if value is None:
        return Decimal(0)
    if isinstance(value, bool):
        return Decimal(value)
    if isinstance(value, ErrorValue):
        raise Failed(value)
    return _number_in(value)


def text_of(value: Value) -> str:
    """A value as the text that joining texts makes of it. Raises `Failed`."""
    if isinstance(value, ErrorValue):
        raise Failed(value)
    if isinstance(value, str):
        return value
    if value is None:
        return ""
    if isinstance(value, bool):
        return "TRUE" if value else "FALSE"
    short = _EXCEL_DIGITS.plus(value).normalize()
    if value and not -5 <= short.adjusted() < 11:
        raise CannotCompute("a number shown with an exponent")
    return f"{short:f}" if value else "0"


def truth_of(value: Value) -> bool:
    """A value as true or false: numbers by being other than 0. Raises `Failed`."""
    if isinstance(value, bool):
        return value
    if isinstance(value, str) and not isinstance(value, ErrorValue):
        if value.upper() in {"TRUE", "FALSE"}:
            return value.upper() == "TRUE"
        raise Failed(WRONG_VALUE)
    return number_of(value) != 0


def compare(one: Value, two: Value) -> int:
    """-1, 0 or 1 as Excel orders values: numbers before texts before truth values; capitals do not count."""
    one, two = _filled(one, two), _filled(two, one)
    for value in (one, two):
        if isinstance(value, ErrorValue):
            raise Failed(value)
    ranks = _rank(one), _rank(two)
    if ranks[0] != ranks[1]:
        return -1 if ranks[0] < ranks[1] else 1
    keys = _key(one), _key(two)
    return 0 if keys[0] == keys[1] else (-1 if keys[0] < keys[1] else 1)  # type: ignore[operator]


def _filled(value: Value, other: Value) -> Value:
    """What an empty cell counts as beside another value."""
    if value is not None:
        return value
    if isinstance(other, bool):
        return False
    return "" if isinstance(other, str) else Decimal(0)


def _rank(value: Value) -> int:
    if isinstance(value, bool):
        return 2
    return 1 if isinstance(value, str) else 0


def _key(value: Value) -> Decimal | str | bool:
    if isinstance(value, bool):
        return value
    if isinstance(value, Decimal):
        return _EXCEL_DIGITS.plus(value)
    return (value or "").casefold()


def _number_in(text: str) -> Decimal:
    stripped = text.strip()
    if _PLAIN_NUMBER.fullmatch(stripped):
        return Decimal(stripped)
    if len(stripped) <= _LONGEST_NUMBER and _PERHAPS_NUMBER.fullmatch(stripped):
        raise CannotCompute("a text that may be a number")
    raise Failed(WRONG_VALUE)
