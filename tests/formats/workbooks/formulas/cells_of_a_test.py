"""A `CellSource` out of a dictionary, for tests of formulas."""

from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal

from bidbuilder.formats.readers.workbook.grid import Area, find_cell
from bidbuilder.formats.workbooks.formulas.evaluation import TableLayout
from bidbuilder.formats.workbooks.formulas.values import ErrorValue, Value

Given = int | str | bool | Decimal | None


class Cells:
    """Cells written `B2` or `sheet!B2`; texts that are numbers count as numbers, whole numbers are taken as such."""

    def __init__(
        self,
        cells: Mapping[str, Given],
        *,
        names: Mapping[str, str] | None = None,
        tables: Mapping[str, TableLayout] | None = None,
        hidden: Sequence[int] = (),
        formulas: Mapping[str, str] | None = None,
    ) -> None:
        self._cells = {_key(cell): _value(value) for cell, value in cells.items()}
        self._names = names or {}
        self._tables = tables or {}
        self._hidden = hidden
        self._formulas = {_key(cell): formula for cell, formula in (formulas or {}).items()}

    def value(self, sheet: str, row: int, column: int) -> Value:
        return self._cells.get((sheet, row, column))

    def filled(self, sheet: str, area: Area) -> Iterator[tuple[int, int, Value]]:
        for (home, row, column), value in sorted(self._cells.items(), key=lambda one: one[0]):
            if home == sheet and area.has(row, column) and value is not None:
                yield row, column, value

    def last_cell(self) -> tuple[int, int]:
        return max(row for _, row, _ in self._cells), max(column for _, _, column in self._cells)

    def sheets(self, first: str, last: str) -> Sequence[str]:
        order = list(dict.fromkeys(["s", *(sheet for sheet, _, _ in self._cells)]))
        return order[order.index(first) : order.index(last) + 1] if {first, last} <= set(order) else ()

    def find_name(self, name: str, sheet: str) -> str | None:
        return self._names.get(name)

    def find_table(self, name: str) -> TableLayout | None:
        return self._tables.get(name)

    def is_row_hidden(self, sheet: str, row: int) -> bool:
        return row in self._hidden

    def formula_text(self, sheet: str, row: int, column: int) -> str:
        return self._formulas.get((sheet, row, column), "")


def _key(cell: str) -> tuple[str, int, int]:
    sheet, _, reference = cell.rpartition("!")
    place = find_cell(reference)
    assert place is not None
    return (sheet or "s", *place)


def _value(given: Given) -> Value:
    if isinstance(given, str) and given.startswith("#"):
        return ErrorValue(given)
    return Decimal(given) if isinstance(given, int) and not isinstance(given, bool) else given
