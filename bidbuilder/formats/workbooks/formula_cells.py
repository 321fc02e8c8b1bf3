"""What the cells of a sheet's XML hold for a calculation: exact values and formulas, shared and array ones too."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal, InvalidOperation

from bidbuilder.formats.readers.workbook.grid import Area, find_area
from bidbuilder.formats.workbooks.formulas.values import ErrorValue, Value, clean
from bidbuilder.formats.workbooks.opening import BuyerSheet
from bidbuilder.formats.workbooks.sheet_text import SheetText, Tag
from bidbuilder.formats.workbooks.xml_text import plain_text

_ESCAPED = re.compile(r"_x([0-9A-Fa-f]{4})_")
_LARGEST_ARRAY = 10_000


@dataclass(frozen=True, slots=True)
class FormulaCell:
    """The formula of a cell, as it stands for the cell it was written for; `shift` is how far this one lies from that.

    `array` is the range over which one formula gives many values; a what-if table is such a formula without text.
    """

    text: str
    shift: tuple[int, int] = (0, 0)
    array: Area | None = None


def read_value(sheet: SheetText, cell: Tag, texts: Sequence[str]) -> Value:
    """The stored value of a cell: exact numbers, days as Excel counts them. `texts` are the shared strings."""
    kind = cell.get("t") or "n"
    if kind == "inlineStr":
        runs = (
            plain_text(sheet.inner(run)) for part in sheet.elements("is", cell) for run in sheet.elements("t", part)
        )
        return _unescaped("".join(runs)) or None
    written = sheet.find_text("v", cell)
    if written is None or (not written and kind != "str"):
        return None
    match kind:
        case "s":
            return texts[int(written)] if written.isdecimal() and int(written) < len(texts) else None
        case "b":
            return written.strip() in {"1", "true"}
        case "e":
            return ErrorValue(written)
        case "str":
            return _unescaped(written)
        case "d":
            return _serial(written)
        case _:
            return _number(written)


def read_formulas(sheet: BuyerSheet) -> Mapping[tuple[int, int], FormulaCell]:
    """The formulas of a sheet by (row, column)."""
    found: dict[tuple[int, int], FormulaCell] = {}
    shared: dict[str, tuple[str, int, int]] = {}
    for row, column, _, tag in sheet.text.formulas():
        text = plain_text(sheet.text.inner(tag)).strip()
        match tag.get("t"):
            case "shared":
                if text:
                    shared[tag.get("si")] = (text, row, column)
                first, top, left = shared.get(tag.get("si"), ("", row, column))
                found[row, column] = FormulaCell(first, (row - top, column - left))
            case "array" | "dataTable" as kind:
                area = find_area(tag.get("ref")) or Area(row, column, row, column)
                found |= _array(sheet.text, FormulaCell(text if kind == "array" else "", array=area), area)
            case _:
                found[row, column] = FormulaCell(text)
    return found


def _array(sheet: SheetText, formula: FormulaCell, area: Area) -> Mapping[tuple[int, int], FormulaCell]:
    """One formula over a range: all of its cells change together. Of a very large one only the cells there are."""
    if (area.bottom - area.top + 1) * (area.right - area.left + 1) > _LARGEST_ARRAY:
        places = ((row, column) for row in sheet.rows for column in sheet.columns(row))
        return {(row, column): formula for row, column in places if area.has(row, column)}
    rows, columns = range(area.top, area.bottom + 1), range(area.left, area.right + 1)
    return {(row, column): formula for row in rows for column in columns}


def _number(written: str) -> Value:
    try:
        number = Decimal(written.strip())
    except InvalidOperation:
        return written
    return clean(number) if number.is_finite() else written


def _serial(written: str) -> Value:
    """An ISO 8601 day as the number of days that Excel shows it for (strict files store days so)."""
    try:
        moment = datetime.fromisoformat(written.strip()).replace(tzinfo=None)
    except ValueError:
        return written
    passed = moment - datetime(1899, 12, 30)  # noqa: DTZ001 - no zone in Excel
    return Decimal(passed.days) + Decimal(passed.seconds) / 86_400


def _unescaped(written: str) -> str:
    return _ESCAPED.sub(lambda sign: chr(int(sign[1], 16)), written)
