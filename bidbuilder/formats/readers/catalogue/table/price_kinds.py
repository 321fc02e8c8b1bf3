"""Titles that name a price by its kind or currency alone (`Netto`, `Brutto`, `kr.`): borne out by what stands below them, or not.

`Netto` beside weights is a weight, and a column of currency signs holds no price: cells decide where one word cannot.
"""

from collections.abc import Iterator, Sequence
from dataclasses import replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.formats.readers.catalogue.table.fields import Column, Field
from bidbuilder.formats.readers.catalogue.table.money import split_money
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet, as_text
from bidbuilder.formats.readers.catalogue.table.titles import says_kind_of_price

_ROWS_COUNTED, _TWO = 200, 2
_LOWEST_SHARE = Decimal("0.2")  # of its list price that a net price is hardly ever below


def settle_kinds_of_price(columns: Sequence[Column], sheet: Sheet, row: int) -> list[Column]:
    """Take back what is no price: a column without numbers, and one whose numbers are no net prices of the prices beside it."""
    lone = [one for one in columns if one.field and one.field.name == "price" and says_kind_of_price(one.title)]
    others = [one for one in columns if one.field and one.field.name == "price" and not one.field.part]
    sure = next((one for one in others if one not in lone), None)
    return [
        replace(column, field=None) if column in lone and not _is_price(column, sure, sheet, row) else column
        for column in columns
    ]


def settle_validities(columns: Sequence[Column]) -> list[Column]:
    """`Pris EUR, Gyldig til, Pris DKK, Gyldig til`: each validity is that of the price before it, so both get one number."""
    prices = [one for one in columns if one.field and one.field.name == "price" and not one.field.group]
    if len(prices) < _TWO or any(one.field and one.field.name == "from_quantity" for one in columns):
        return list(columns)
    starts = [one.index for one in prices]
    numbers: dict[int, int] = {}
    for name in ("valid_from", "valid_until"):
        days = [one for one in columns if one.field == Field(name)]
        numbered = {one.index: sum(start < one.index for start in starts) for one in days}
        if sorted(numbered.values()) == list(range(1, len(prices) + 1)):
            numbers |= numbered
    if numbers:
        numbers |= {index: number for number, index in enumerate(starts, start=1)}
    return [
        replace(one, field=replace(one.field, group=numbers[one.index])) if one.field and one.index in numbers else one
        for one in columns
    ]


def amount_at(sheet: Sheet, row: int, column: Column | None) -> Decimal | None:
    """The amount of money in a cell, as far as it can be read without knowing more of its column."""
    text = as_text(sheet.value(row, column.index)) if column else ""
    try:
        return read_number(split_money(text)[0])
    except Refusal:
        return None


def rows_counted(sheet: Sheet, row: int) -> range:
    """The rows below a header that are looked at to tell what columns hold."""
    return range(row + 1, min(row + 1 + _ROWS_COUNTED, len(sheet.rows)))


def _is_price(column: Column, sure: Column | None, sheet: Sheet, row: int) -> bool:
    if not any(any(sign.isdigit() for sign in text) for text in _texts(column, sheet, row)):
        return False
    if sure is None or (column.field and column.field.unit):
        return True
    pairs = ((amount_at(sheet, at, column), amount_at(sheet, at, sure)) for at in rows_counted(sheet, row))
    shares = [net / full for net, full in pairs if net and full]
    return sum(_LOWEST_SHARE <= share <= 1 for share in shares) * 2 > len(shares)


def _texts(column: Column, sheet: Sheet, row: int) -> Iterator[str]:
    return (as_text(sheet.value(at, column.index)) for at in rows_counted(sheet, row))
