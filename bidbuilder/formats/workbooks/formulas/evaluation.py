"""One formula worked out at one cell: its tree walked, its references resolved, its functions called.

What the functions do is in the modules beside this one; where values of other cells come from is the `CellSource`'s
business. A function gets its arguments as trees, because some (`IF`) do not look at all of them and some (`ROW`) want
the place and not the value.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Protocol

from bidbuilder.formats.readers.workbook.grid import LAST_COLUMN, LAST_ROW, Area
from bidbuilder.formats.workbooks.formulas.parsing import parse_formula
from bidbuilder.formats.workbooks.formulas.syntax import (
    ArrayConstant,
    Call,
    Cells,
    Constant,
    Corner,
    Name,
    Node,
    TableCells,
)
from bidbuilder.formats.workbooks.formulas.values import (
    WRONG_NAME,
    WRONG_REFERENCE,
    WRONG_VALUE,
    Block,
    CannotCompute,
    ErrorValue,
    Failed,
    Reference,
    Value,
    number_of,
    text_of,
    truth_of,
)

_LARGEST_BLOCK = 2_000_000
# A range up to this many cells keeps its shape, so that arrays of one shape stay of one shape.
_SMALL_BLOCK = 10_000
_DEEPEST_NAMES = 20


@dataclass(frozen=True, slots=True)
class TableLayout:
    """An Excel table: where it is, its column titles in small letters, how many heading and total rows it has."""

    sheet: str
    area: Area
    titles: tuple[str, ...]
    headings: int
    totals: int


class CellSource(Protocol):
    """Where values come from. Sheets are named in small letters."""

    def value(self, sheet: str, row: int, column: int) -> Value:
        """The value of a cell; None when it is empty."""

    def filled(self, sheet: str, area: Area) -> Iterator[tuple[int, int, Value]]:
        """Row, column and value of the cells in a range that are not empty, row by row."""

    def last_cell(self) -> tuple[int, int]:
        """The last row and the last column that any sheet of the workbook uses."""

    def sheets(self, first: str, last: str) -> Sequence[str]:
        """The sheets from one to another in the order of the workbook; none where one of them is missing."""

    def find_name(self, name: str, sheet: str) -> str | None:
        """The formula of a defined name, that of the sheet before that of the workbook."""

    def find_table(self, name: str) -> TableLayout | None:
        """The Excel table of that name."""

    def is_row_hidden(self, sheet: str, row: int) -> bool:
        """Whether a row is not shown."""

    def formula_text(self, sheet: str, row: int, column: int) -> str:
        """The formula of a cell; ``""`` without one."""


Function = Callable[["Evaluation", Sequence[Node]], "Value | Reference"]


class Evaluation:
    """A formula at a place. `shift` is how far a shared formula has moved from the cell it was written for.

    `is_array`: a range where one value is wanted stands for all of its cells, not for the one in the formula's row or column.
    """

    def __init__(
        self,
        source: CellSource,
        functions: Mapping[str, Function],
        place: tuple[str, int, int],
        shift: tuple[int, int] = (0, 0),
        *,
        is_array: bool = False,
        depth: int = 0,
    ) -> None:
        self.source = source
        self.sheet, self.row, self.column = place
        self._functions = functions
        self._shift = shift
        self.is_array = is_array
        self._depth = depth

    def result(self, node: Node) -> Value | Reference:
        """The value or the range a tree stands for. Raises `Failed` for an error, `CannotCompute`."""
        match node:
            case Constant(value):
                return value
            case ArrayConstant():
                raise CannotCompute("an array")
            case Cells():
                return self._resolve(node)
            case Name():
                return self._resolve_name(node)
            case TableCells():
                return self._resolve_table(node)
            case Call(function, arguments):
                work = self._functions.get(function)
                if work is None:
                    raise CannotCompute(f"the function {function}")
                return work(self, arguments)

    def value(self, node: Node) -> Value:
        """A single value; a range gives the cell in the formula's own row or column (18.17.2.6). Errors are values here."""
        try:
            found = self.result(node)
            return self._meeting(found) if isinstance(found, Reference) else found
        except Failed as failed:
            return failed.error

    def sound(self, node: Node) -> Value:
        """A single value that is no error; raises `Failed` for one."""
        value = self.value(node)
        if isinstance(value, ErrorValue):
            raise Failed(value)
        return value

    def number(self, node: Node) -> Decimal:
        """A single value as a number."""
        return number_of(self.value(node))

    def text(self, node: Node) -> str:
        """A single value as a text."""
        return text_of(self.value(node))

    def truth(self, node: Node) -> bool:
        """A single value as true or false."""
        return truth_of(self.value(node))

    def reference(self, node: Node) -> Reference:
        """A range; raises `Failed` for anything else."""
        found = self.result(node)
        if not isinstance(found, Reference):
            raise Failed(found if isinstance(found, ErrorValue) else WRONG_VALUE)
        return found

    def area(self, node: Node) -> tuple[str, Area]:
        """A range on one sheet."""
        found = self.reference(node)
        if len(found) != 1:
            raise Failed(WRONG_VALUE)
        return found[0]

    def values(self, node: Node) -> Iterator[Value]:
        """All values of a range that are not empty, or the single value."""
        found = self.result(node)
        if not isinstance(found, Reference):
            yield found
            return
        for sheet, area in found:
            for _, _, value in self.source.filled(sheet, area):
                yield value

    def block(self, node: Node) -> Block:
        """A range as rows of values, cut where the sheet ends; a single value as a block of one."""
        found = self.result(node)
        if not isinstance(found, Reference):
            return [[found]]
        if len(found) != 1:
            raise Failed(WRONG_VALUE)
        return self.block_at(*found[0])

    def block_at(self, sheet: str, area: Area) -> Block:
        """The values of a range, row by row; of whole rows and columns only as far as the workbook uses any."""
        last_row, last_column = self._last_of(area)
        bottom, right = min(area.bottom, max(last_row, area.top)), min(area.right, max(last_column, area.left))
        height, width = bottom - area.top + 1, right - area.left + 1
        if height * width > _LARGEST_BLOCK:
            raise CannotCompute("a range too large")
        block: Block = [[None] * width for _ in range(height)]
        for row, column, value in self.source.filled(sheet, Area(area.top, area.left, bottom, right)):
            block[row - area.top][column - area.left] = value
        return block

    def _last_of(self, area: Area) -> tuple[int, int]:
        if (area.bottom - area.top + 1) * (area.right - area.left + 1) <= _SMALL_BLOCK:
            return area.bottom, area.right
        return self.source.last_cell()

    def over_arrays(self) -> "Evaluation":
        """The same place, for an argument that is worked out cell by cell."""
        place = (self.sheet, self.row, self.column)
        return Evaluation(self.source, self._functions, place, self._shift, is_array=True, depth=self._depth)

    def moved(self, shift: tuple[int, int] = (0, 0)) -> "Evaluation":
        """An evaluation of another formula at the same place, such as that of a defined name."""
        if self._depth > _DEEPEST_NAMES:
            raise CannotCompute("names that lead to each other")
        place = (self.sheet, self.row, self.column)
        return Evaluation(self.source, self._functions, place, shift, is_array=self.is_array, depth=self._depth + 1)

    def named(self, name: Name) -> tuple["Evaluation", Node] | None:
        """The tree of a defined name and the evaluation for it: references in names are written as seen from A1."""
        formula = self.source.find_name(name.name, name.sheet or self.sheet)
        if formula is None:
            return None
        return self.moved((self.row - 1, self.column - 1)), parse_formula(formula)

    def _meeting(self, found: Reference) -> Value:
        sheet, area = found[0]
        if len(found) > 1:
            raise Failed(WRONG_VALUE)
        if area.top == area.bottom and area.left == area.right:
            return self.source.value(sheet, area.top, area.left)
        if self.is_array:
            raise CannotCompute("an array")
        if area.left == area.right and area.top <= self.row <= area.bottom:
            return self.source.value(sheet, self.row, area.left)
        if area.top == area.bottom and area.left <= self.column <= area.right:
            return self.source.value(sheet, area.top, self.column)
        raise CannotCompute("a range where one value is wanted")

    def _resolve(self, cells: Cells) -> Reference:
        sheets = self.source.sheets(cells.sheet or self.sheet, cells.last_sheet or cells.sheet or self.sheet)
        if not sheets:
            raise Failed(WRONG_REFERENCE)
        top, left = self._moved(cells.start)
        bottom, right = (top, left) if cells.end is cells.start else self._moved(cells.end)
        area = Area(
            min(top or 1, bottom or 1),
            min(left or 1, right or 1),
            max(top or LAST_ROW, bottom or LAST_ROW),
            max(left or LAST_COLUMN, right or LAST_COLUMN),
        )
        return Reference((sheet, area) for sheet in sheets)

    def _moved(self, corner: Corner) -> tuple[int, int]:
        """A corner where a shared formula has taken it; beyond the edge of the sheet it is an error."""
        row = corner.row + (0 if corner.is_row_fixed or not corner.row else self._shift[0])
        column = corner.column + (0 if corner.is_column_fixed or not corner.column else self._shift[1])
        out_of_rows = corner.row and not 1 <= row <= LAST_ROW
        if out_of_rows or (corner.column and not 1 <= column <= LAST_COLUMN):
            raise Failed(WRONG_REFERENCE)
        return row, column

    def _resolve_name(self, name: Name) -> Value | Reference:
        named = self.named(name)
        if named is not None:
            inner, tree = named
            return inner.result(tree)
        if self.source.find_table(name.name) is None:
            raise Failed(WRONG_NAME)
        return self._resolve_table(TableCells(name.name))

    def _resolve_table(self, cells: TableCells) -> Reference:
        table = self.source.find_table(cells.table)
        if table is None:
            raise Failed(WRONG_REFERENCE)
        left, right = table.area.left, table.area.right
        if cells.first:
            try:
                places = [table.titles.index(title.casefold()) for title in (cells.first, cells.last)]
            except ValueError as missing:
                raise Failed(WRONG_REFERENCE) from missing
            left, right = table.area.left + min(places), table.area.left + max(places)
        top, bottom = self._table_rows(table, cells.parts)
        return Reference([(table.sheet, Area(top, left, bottom, right))])

    def _table_rows(self, table: TableLayout, parts: frozenset[str]) -> tuple[int, int]:
        first, last = table.area.top + table.headings, table.area.bottom - table.totals
        match sorted(parts):
            case [] | ["#data"]:
                return first, last
            case ["#all"]:
                return table.area.top, table.area.bottom
            case ["#headers"]:
                return table.area.top, first - 1
            case ["#totals"] if table.totals:
                return last + 1, table.area.bottom
            case ["#data", "#headers"]:
                return table.area.top, last
            case ["#data", "#totals"]:
                return first, table.area.bottom
            case ["#this row"] if first <= self.row <= last:
                return self.row, self.row
        raise Failed(WRONG_REFERENCE)
