"""Titles that are sizes (`DN15`, `DN20`, `Ø110`): columns of a grid with types down and sizes across, a price where both meet."""

import re
from collections.abc import Sequence
from dataclasses import replace

from bidbuilder.formats.readers.catalogue.table.fields import Column, Field
from bidbuilder.formats.readers.catalogue.table.price_kinds import amount_at, rows_counted
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet

SIZED = "price_of"  # a price of the size that its column is titled by: `price_of.nominal_diameter`
_SIZES = {
    "nominal_diameter": re.compile(r"DN\s?\d{1,4}", re.IGNORECASE),
    "nominal_pressure": re.compile(r"PN\s?\d{1,3}", re.IGNORECASE),
    "outer_diameter": re.compile(r"[Øø⌀]\s?\d{1,4}(?:[.,]\d+)?(?:\s?mm)?"),
    "pipe_thread": re.compile(r"(?:R|Rp|G)?\s?(?:\d\s?)?(?:\d/\d|[½¼¾⅜⅛]|\d)\s?(?:\"|″|''|tommer)", re.IGNORECASE),
}


def settle_sizes(columns: Sequence[Column], sheet: Sheet, row: int) -> list[Column]:
    """Columns titled by sizes hold prices where no other column does and most of what stands below them are numbers."""
    if any(column.field and column.field.name == "price" for column in columns):
        return list(columns)
    for key, notation in _SIZES.items():
        sized = [one for one in columns if notation.fullmatch(one.title.strip()) and _holds_amounts(one, sheet, row)]
        if len(sized) > 1:
            return [
                replace(one, field=Field(SIZED, key, "".join(one.title.split()))) if one in sized else one
                for one in columns
            ]
    return list(columns)


def _holds_amounts(column: Column, sheet: Sheet, row: int) -> bool:
    texts = [at for at in rows_counted(sheet, row) if sheet.value(at, column.index) not in {"", "-", "–"}]
    return sum(amount_at(sheet, at, column) is not None for at in texts) * 2 >= len(texts) > 0
