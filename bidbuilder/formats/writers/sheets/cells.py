"""The one gateway for values into cells. Text stays text, numbers stay exact, a formula carries its value.

A cell is written in SpreadsheetML directly: text that begins with `=`, `+`, `-` or `@` is an inline string and can never
be read as a formula, and a `Decimal` is written digit for digit.
"""

from datetime import date
from decimal import Decimal
from html import escape
from typing import NamedTuple, Protocol

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.formats.writers.ooxml.text import clean_text

LONGEST_TEXT = 32_767
MOST_DIGITS = 15

_DAY_ZERO = date(1899, 12, 30)


class TextTooLongForCell(Refusal):
    """A workbook holds 32,767 characters in a cell and programs cut the rest off in silence."""

    code = "text-too-long-for-cell"
    message = translatable("A text of {length} characters does not fit into a cell of a workbook.")
    hint = translatable("Shorten it to {longest} characters, or split it.")


class NumberTooLongForCell(Refusal):
    """Programs keep 15 digits of a number; a longer one would be changed in silence."""

    code = "number-too-long-for-cell"
    message = translatable("The number {number} has more digits than a workbook can keep.")
    hint = translatable("Use a larger unit.")


class Cell(Protocol):
    """What a row is made of; `style` is the name of a style of the workbook."""

    @property
    def style(self) -> str:
        """The name of its style."""

    def xml(self, reference: str, style_id: int) -> str:
        """The cell at a reference such as `B12`."""


class BlankCell(NamedTuple):
    """An empty cell with a style."""

    style: str

    def xml(self, reference: str, style_id: int) -> str:
        """The cell at a reference such as `B12`."""
        return f'<c r="{reference}" s="{style_id}"/>'


class TextCell(NamedTuple):
    """A text, never a formula."""

    style: str
    text: str

    def xml(self, reference: str, style_id: int) -> str:
        """The cell at a reference such as `B12`; raises `TextTooLongForCell`."""
        return f'<c r="{reference}" s="{style_id}" t="inlineStr"><is>{inline_text(self.text, reference)}</is></c>'


class NumberCell(NamedTuple):
    """An exact number."""

    style: str
    number: Decimal | int

    def xml(self, reference: str, style_id: int) -> str:
        """The cell at a reference such as `B12`; raises `NumberTooLongForCell`."""
        return f'<c r="{reference}" s="{style_id}"><v>{digits(self.number, reference)}</v></c>'


class DayCell(NamedTuple):
    """A date."""

    style: str
    day: date

    def xml(self, reference: str, style_id: int) -> str:
        """The cell at a reference such as `B12`."""
        return f'<c r="{reference}" s="{style_id}"><v>{day_number(self.day)}</v></c>'


class FormulaCell(NamedTuple):
    """A formula without the equals sign, and the value it has."""

    style: str
    formula: str
    number: Decimal | int

    def xml(self, reference: str, style_id: int) -> str:
        """The cell at a reference such as `B12`; raises `NumberTooLongForCell`."""
        formula = escaped_formula(self.formula)
        return f'<c r="{reference}" s="{style_id}"><f>{formula}</f><v>{digits(self.number, reference)}</v></c>'


def escaped_formula(formula: str) -> str:
    """A formula as it stands in XML."""
    return escape(formula, quote=False)


def day_number(day: date) -> int:
    """The number that a workbook keeps a date as."""
    return (day - _DAY_ZERO).days


def inline_text(text: str, reference: str) -> str:
    """A text as the content of a cell; raises `TextTooLongForCell`."""
    text = clean_text(text)
    if len(text) > LONGEST_TEXT:
        raise TextTooLongForCell(length=len(text), longest=LONGEST_TEXT, where=reference)
    if not text.isalnum():
        text = text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;")
    # What begins or ends with a blank, or has a line end, is kept as it is only on request.
    kept = ' xml:space="preserve"' if text != text.strip() or "\n" in text else ""
    return f"<t{kept}>{text}</t>"


def digits(number: Decimal | int, reference: str) -> str:
    """An exact number as a workbook keeps it; raises `NumberTooLongForCell`."""
    if not number:
        return "0"
    shown = str(number)
    if "E" in shown or ("." in shown and shown[-1] == "0"):
        shown = f"{Decimal(number).normalize():f}"
    if (len(shown) > MOST_DIGITS and sum(map(str.isdigit, shown.lstrip("-0."))) > MOST_DIGITS) or shown[-1:].isalpha():
        raise NumberTooLongForCell(number=number, where=reference)
    return shown


def split_text(text: str, length: int = LONGEST_TEXT) -> tuple[str, ...]:
    """The text in pieces that each fit into a cell, parted at blanks where there are any; together they are the text."""
    text = clean_text(text)
    pieces = []
    while len(text) > length:
        end = max(text.rfind(" ", 0, length), text.rfind("\n", 0, length)) + 1 or length
        pieces.append(text[:end])
        text = text[end:]
    return (*pieces, text)
