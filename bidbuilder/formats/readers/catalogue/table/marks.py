"""Which decimal mark each column of a list uses, judged by all its cells together. A cell alone can lie: `1.234` says nothing.

A column whose cells prove both marks is mixed: the mark that most of them prove holds, and the others become errors.
"""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace

from bidbuilder.domain.basics.numbers import decimal_marks_in
from bidbuilder.formats.readers.catalogue.table.fields import Column
from bidbuilder.formats.readers.catalogue.table.layout import Layout
from bidbuilder.formats.readers.catalogue.table.money import split_money
from bidbuilder.formats.readers.catalogue.table.sheets import Value, column_letter
from bidbuilder.formats.readers.catalogue.table.size_titles import SIZED

_NUMERIC = frozenset(
    {
        "price",
        SIZED,
        "from_quantity",
        "price_factor",
        "discount",
        "per",
        "one_off",
        "pack_size",
        "minimum_order",
        "mass",
        "volume",
        "property",
    }
    | {"local_content", "lead_time_per_unit", "spare_parts_years", "dimensions"}
)
_MARKS = {",": ",", ".": "."}


@dataclass(frozen=True, slots=True)
class ColumnMark:
    """The decimal mark of a column, None if no cell proves one; `is_mixed` if cells prove both.

    `is_percent`: the spreadsheet shows its numbers as percentages and keeps them as shares of one.
    """

    mark: str | None = None
    is_mixed: bool = False
    is_percent: bool = False


def find_marks(layout: Layout, options: Mapping[str, str]) -> Mapping[int, ColumnMark]:
    """The mark of each column of numbers; `options["decimal_mark"]` holds where a column proves none.

    A column that proves none takes the mark that the other columns of the sheet agree on.
    """
    counts = {column.index: _count(_texts(layout, column.index)) for column in _numeric_columns(layout)}
    proven = {mark for count in counts.values() for mark in count}
    agreed = _MARKS.get(options.get("decimal_mark", "")) or (proven.pop() if len(proven) == 1 else None)
    percentages = _columns_of_percentages(layout)
    return {
        index: replace(_mark_of(count, agreed), is_percent=column_letter(index) in percentages)
        for index, count in counts.items()
    }


def _mark_of(count: Counter[str], agreed: str | None) -> ColumnMark:
    if len(count) < 2:
        return ColumnMark(next(iter(count), agreed))
    (first, most), (_, second) = count.most_common(2)
    return ColumnMark(first if most > second else None, is_mixed=True)


def _columns_of_percentages(layout: Layout) -> frozenset[str]:
    """The letters of columns whose first cells are shown as percentages."""
    formats = layout.sheet.formats.items()
    return frozenset(name.rstrip("0123456789") for name, shown in formats if "%" in shown)


def _count(texts: Iterable[str]) -> Counter[str]:
    marks: Counter[str] = Counter()
    for text in texts:
        marks.update(decimal_marks_in([split_money(text)[0]]))
    return marks


def _numeric_columns(layout: Layout) -> Iterable[Column]:
    return (column for column in layout.columns if column.field and column.field.name in _NUMERIC)


def _texts(layout: Layout, index: int) -> Iterable[str]:
    start = (layout.header_row if layout.header_row is not None else -1) + 1
    values: Iterable[Value] = (layout.sheet.value(row, index) for row in range(start, len(layout.sheet.rows)))
    return (value for value in values if isinstance(value, str) and ("," in value or "." in value))
