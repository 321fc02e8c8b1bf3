"""What is written into a cell for a value: a number, a day, a text; and whether the buyer's drop-down or rule takes it."""

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime
from decimal import Decimal, InvalidOperation

from bidbuilder.domain.basics.numbers import shorten
from bidbuilder.domain.tenders.buyer_workbooks import CellValue
from bidbuilder.formats.readers.workbook.grid import Look, Validation
from bidbuilder.formats.readers.workbook.numbers import is_date_format
from bidbuilder.formats.workbooks.cell_text import LONGEST_TEXT, CellContent
from bidbuilder.formats.workbooks.opening import BuyerBook, BuyerSheet
from bidbuilder.formats.workbooks.refusals import (
    ValueNotAllowed,
    ValueNotANumber,
    ValueOutOfBounds,
    ValueTooLong,
)

# Digits as JSON and XML write them. `007` and `+45` are texts, and so is `1E5`: it may be a product code.
_NUMBER = re.compile(r"-?(?:0|[1-9]\d*)(?:\.\d+)?")
_PERCENT = re.compile(rf"({_NUMBER.pattern})\s?%")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?:[T ]\d{2}:\d{2}(?::\d{2})?)?")
# “12,50”, “1.000” or “€ 5” in a cell for numbers would be a text that no sum counts.
_WRITTEN_NUMBER = re.compile(
    r"[-+−]?(?:[$€£]|dkk|eur|usd|kr\.?)?\s?\d[\d.,'’ \u00a0]*(?:[$€£%]|dkk|eur|usd|kr\.?|,-)?", re.I
)
_NUMBER_FORMAT = re.compile(r"[0#]")
# Excel keeps 15 digits; a longer row of them is an identifier and would lose its end.
_MOST_DIGITS = 15
_SHOWN_CHOICES = 12
_NUMERIC_RULES = {"whole", "decimal", "date", "time"}
_TESTS: Mapping[str, Callable[[Decimal, Decimal, Decimal], bool]] = {
    "between": lambda value, low, high: low <= value <= high,
    "notBetween": lambda value, low, high: not low <= value <= high,
    "equal": lambda value, low, _: value == low,
    "notEqual": lambda value, low, _: value != low,
    "greaterThan": lambda value, low, _: value > low,
    "lessThan": lambda value, low, _: value < low,
    "greaterThanOrEqual": lambda value, low, _: value >= low,
    "lessThanOrEqual": lambda value, low, _: value <= low,
}
_SIGNS = {
    "equal": "=",
    "notEqual": "≠",
    "greaterThan": ">",
    "lessThan": "<",
    "greaterThanOrEqual": "≥",
    "lessThanOrEqual": "≤",
}


class Contents:
    """Decides what goes into the cells of one workbook."""

    def __init__(self, book: BuyerBook) -> None:
        self._book = book

    def content(
        self, sheet: BuyerSheet, place: tuple[int, int], value: CellValue, *, where: str, is_number: bool = False
    ) -> CellContent:
        """The content for a cell at (row, column); None empties it.

        A text that is a plain number becomes one, unless the cell is formatted as text. `is_number` refuses anything else.
        Raises `ValueNotANumber`, `ValueNotAllowed`, `ValueOutOfBounds`, `ValueTooLong`.
        """
        if value is None or value == "":
            return None
        content = self._typed(sheet, place, value)
        is_number = is_number or (isinstance(content, str) and _is_misspelt(content, sheet.style(*place).look))
        if is_number and not isinstance(content, Decimal):
            raise ValueNotANumber(where=where, cell=where, value=shorten(str(value)))
        if isinstance(content, str) and len(content.encode("utf-16-le")) // 2 > LONGEST_TEXT:
            raise ValueTooLong(where=where, cell=where, length=len(content), most=LONGEST_TEXT)
        return self._allowed(sheet, place, content, where)

    def _typed(self, sheet: BuyerSheet, place: tuple[int, int], value: str | Decimal | bool) -> str | Decimal | bool:
        if isinstance(value, bool | Decimal):
            return value
        number_format = sheet.style(*place).look.number_format
        if number_format == "@":
            return value
        if _NUMBER.fullmatch(value) and sum(sign.isdigit() for sign in value.strip("0")) <= _MOST_DIGITS:
            return Decimal(value)
        if "%" in number_format and (percent := _PERCENT.fullmatch(value)):
            return Decimal(percent[1]).scaleb(-2)
        if is_date_format(number_format) and _DAY.fullmatch(value):
            return self._serial(value)
        return value

    def _serial(self, written: str) -> Decimal | str:
        """A day as Excel counts it: from 1900 with a 29 February 1900 that never was, or from 1904."""
        try:
            moment = datetime.fromisoformat(written)
        except ValueError:
            return written
        start = date(1904, 1, 1) if self._book.surroundings.is_1904 else date(1899, 12, 30)
        days = (moment.date() - start).days
        if days < 0 or (days < 61 and not self._book.surroundings.is_1904):
            return written
        seconds = moment.hour * 3600 + moment.minute * 60 + moment.second
        return Decimal(days) + Decimal(seconds) / 86_400

    def _allowed(
        self, sheet: BuyerSheet, place: tuple[int, int], content: str | Decimal | bool, where: str
    ) -> CellContent:
        rule = sheet.grid.find_validation(*place)
        if rule is None:
            return content
        if rule.kind == "list":
            choices = self._book.offered(sheet, *place)
            return _chosen(content, choices, rule, where) if choices else content
        _check_bounds(content, rule, where)
        return content


def _is_misspelt(text: str, look: Look) -> bool:
    """Whether a text in a cell for numbers is meant as one but written as people write it and not as files do."""
    code = look.number_format
    is_for_numbers = _NUMBER_FORMAT.search(code) is not None and not is_date_format(code)
    return is_for_numbers and _WRITTEN_NUMBER.fullmatch(text.strip()) is not None


def _chosen(content: str | Decimal | bool, choices: Sequence[str], rule: Validation, where: str) -> CellContent:
    """The choice that is meant, in the buyer's spelling; capitals and blanks do not count."""
    wanted = _comparable(content)
    for choice in choices:
        if _comparable(choice) == wanted:
            return choice if isinstance(content, str) else content
    if isinstance(content, Decimal) and content in {_number_in(choice) for choice in choices}:
        return content
    if not rule.is_strict:
        return content
    shown = " | ".join(choices[:_SHOWN_CHOICES]) + (" | …" if len(choices) > _SHOWN_CHOICES else "")
    raise ValueNotAllowed(where=where, cell=where, value=shorten(str(content)), choices=shown)


def _comparable(content: str | Decimal | bool) -> str:
    if isinstance(content, bool):
        return "true" if content else "false"
    text = f"{content:f}" if isinstance(content, Decimal) else content
    return " ".join(text.split()).casefold()


def _number_in(choice: str) -> Decimal | None:
    percent = _PERCENT.fullmatch(choice)
    try:
        return Decimal(percent[1]).scaleb(-2) if percent else Decimal(choice)
    except InvalidOperation:
        return None


def _check_bounds(content: str | Decimal | bool, rule: Validation, where: str) -> None:
    """Hold a value against bounds that are written out; those that come from formulas are left to Excel."""
    bounds = [_number_in(one) if one else Decimal(0) for one in (rule.formula, rule.second)]
    low, high = bounds
    test = _TESTS.get(rule.operator)
    if not rule.is_strict or test is None or low is None or high is None:
        return
    if rule.kind == "textLength":
        measured = Decimal(len(str(content)))
    elif rule.kind in _NUMERIC_RULES:
        if not isinstance(content, Decimal):
            raise ValueOutOfBounds(where=where, cell=where, value=shorten(str(content)), rule=_words(rule))
        measured = content
    else:
        return
    is_whole = rule.kind != "whole" or measured == measured.to_integral_value()
    if not (is_whole and test(measured, low, high)):
        raise ValueOutOfBounds(where=where, cell=where, value=shorten(str(content)), rule=_words(rule))


def _words(rule: Validation) -> str:
    """The rule in signs that need no translation."""
    if rule.operator in _SIGNS:
        return f"{rule.kind} {_SIGNS[rule.operator]} {rule.formula}"
    return f"{rule.kind} {'∉' if rule.operator == 'notBetween' else '∈'} [{rule.formula}; {rule.second}]"
