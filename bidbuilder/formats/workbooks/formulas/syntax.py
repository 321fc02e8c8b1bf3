"""The grammar of formulas as they stand in a workbook file (ECMA-376 part 1, 18.17): English names, commas, A1 references."""

from dataclasses import dataclass

from bidbuilder.formats.workbooks.formulas.values import Value


@dataclass(frozen=True, slots=True)
class Constant:
    """A number, text, truth value or error that is written out; None is an argument left empty."""

    value: Value


@dataclass(frozen=True, slots=True)
class ArrayConstant:
    """Rows of values that are written out, `{1,2;3,4}`."""

    rows: tuple[tuple[Value, ...], ...]


@dataclass(frozen=True, slots=True)
class Corner:
    """A corner of a range. 0 means every row or every column; what is not fixed moves along with a shared formula."""

    row: int
    column: int
    is_row_fixed: bool = False
    is_column_fixed: bool = False


@dataclass(frozen=True, slots=True)
class Cells:
    """A cell or range, on the formula's own sheet (``""``), another one, or all sheets from one to another."""

    start: Corner
    end: Corner
    sheet: str = ""
    last_sheet: str = ""


@dataclass(frozen=True, slots=True)
class Name:
    """A defined name."""

    name: str
    sheet: str = ""


@dataclass(frozen=True, slots=True)
class TableCells:
    """Cells of an Excel table: its columns from one to another (``""`` for all) and which of its rows."""

    table: str
    first: str = ""
    last: str = ""
    parts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Call:
    """A function with its arguments; operators are functions named by their sign, `u-` and `%` with one argument."""

    function: str
    arguments: tuple["Node", ...]


Node = Constant | ArrayConstant | Cells | Name | TableCells | Call

# Operators on ranges that have no sign of their own, or one with other meanings.
RANGE, INTERSECTION, UNION = "range", "intersection", "union"
