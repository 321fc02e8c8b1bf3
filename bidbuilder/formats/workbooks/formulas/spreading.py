"""Formulas over arrays: operators and functions of single values applied to ranges cell by cell, and functions that give arrays.

`SUM(IF(A1:A9="x",B1:B9))` is worked out like this: `=` gives a block of truth values, `IF` is asked for each of its cells with
what stands at the same place of the other arguments, and `SUM` adds up the block. What a function gives for single values is its
own business.
"""

from collections.abc import Callable, Iterator, Mapping, Sequence
from decimal import Decimal
from functools import lru_cache

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.formulas.evaluation import Evaluation
from bidbuilder.formats.workbooks.formulas.operators import BINARY
from bidbuilder.formats.workbooks.formulas.syntax import ArrayConstant, Call, Constant, Node
from bidbuilder.formats.workbooks.formulas.values import (
    NOT_AVAILABLE,
    WRONG_VALUE,
    Block,
    CannotCompute,
    ErrorValue,
    Failed,
    Value,
    number_of,
    truth_of,
)

_SINGLE: Mapping[str, Callable[[Value], Value]] = {
    "u-": lambda value: -number_of(value),
    "%": lambda value: number_of(value).scaleb(-2),
}
_ALL = (0, 1, 2, 3)
# Functions of single values, by which of their arguments may be arrays (18.17.2.7); the others they look at as ranges.
_LIFTED: Mapping[str, Sequence[int]] = {
    **dict.fromkeys(("IF", "IFERROR", "IFNA", "NOT", "ISBLANK", "ISNUMBER", "ISTEXT", "ISERROR", "ISNA"), _ALL),
    **dict.fromkeys(("ROUND", "ROUNDUP", "ROUNDDOWN", "TRUNC", "INT", "MROUND", "CEILING", "FLOOR"), _ALL),
    **dict.fromkeys(("ABS", "SIGN", "MOD", "POWER", "SQRT"), _ALL),
    **dict.fromkeys(("LEFT", "RIGHT", "MID", "LEN", "TRIM", "UPPER", "LOWER", "EXACT", "VALUE"), _ALL),
    **dict.fromkeys(("SUMIF", "COUNTIF", "AVERAGEIF", "SMALL", "LARGE"), (1,)),
    **dict.fromkeys(("VLOOKUP", "HLOOKUP", "MATCH", "XLOOKUP"), (0,)),
    "INDEX": (1, 2),
}


def is_cell_by_cell(node: Node) -> bool:
    """Whether a formula over arrays works it out for each cell, or it gives an array of its own."""
    if isinstance(node, Call):
        return node.function in BINARY.keys() | _SINGLE.keys() | _LIFTED.keys() | _GIVING.keys()
    return isinstance(node, ArrayConstant)


def wants_spreading(here: Evaluation, node: Node) -> bool:
    """Whether an argument that may be a range stands for an array: in an array formula, or with an array written out in it."""
    return is_cell_by_cell(node) and (here.is_array or _has_array(node))


def values_in(here: Evaluation, node: Node) -> Iterator[Value]:
    """The values of an argument that may be a range or an array."""
    if wants_spreading(here, node):
        return (value for row in spread_block(here.over_arrays(), node) for value in row)
    return here.values(node)


def spread_block(here: Evaluation, node: Node) -> Block:
    """An argument as rows of values, worked out cell by cell, as `SUMPRODUCT(A1:A9*B1:B9)` asks."""
    if isinstance(node, ArrayConstant):
        return [list(row) for row in node.rows]
    if not (isinstance(node, Call) and is_cell_by_cell(node)):
        return here.block(node)
    if node.function in _GIVING:
        return _GIVING[node.function](here, node.arguments)
    if node.function in _SINGLE:
        work = _SINGLE[node.function]
        return [[_tried(work, value) for value in row] for row in spread_block(here, node.arguments[0])]
    if node.function in BINARY:
        return _combined(BINARY[node.function], *(spread_block(here, argument) for argument in node.arguments))
    return _lifted(here, node, _LIFTED[node.function])


def at(block: Block, row: int, column: int) -> Value | ErrorValue:
    """A cell of a block, from 0; a single row or column is repeated, beyond the end of others is an error (18.17.2.7)."""
    row = 0 if len(block) == 1 else row
    column = 0 if len(block[0]) == 1 else column
    return block[row][column] if row < len(block) and column < len(block[0]) else NOT_AVAILABLE


def _combined(work: Callable[..., Value], *blocks: Block) -> Block:
    height, width = max(map(len, blocks)), max(len(block[0]) for block in blocks)
    return [
        [_tried(work, *(at(block, row, column) for block in blocks)) for column in range(width)]
        for row in range(height)
    ]


def _lifted(here: Evaluation, call: Call, places: Sequence[int]) -> Block:
    """The function asked once for each cell of the arguments at those places."""
    spread = [place for place in range(len(call.arguments)) if place in places]
    if not spread:
        return [[here.value(call)]]

    def ask(*values: Value) -> Value:
        arguments = list(call.arguments)
        for place, value in zip(spread, values, strict=True):
            arguments[place] = Constant(value)
        return here.value(Call(call.function, tuple(arguments)))

    blocks = [_argument(here, call.arguments[place]) for place in spread]
    if call.function == "INDEX" and all((len(block), len(block[0])) == (1, 1) for block in blocks):
        return here.block(call)  # a whole row or column, perhaps
    return _combined(ask, *blocks)


def _argument(here: Evaluation, node: Node) -> Block:
    """An argument of a lifted function; one left empty stays so, an error is a value."""
    if node == Constant(None):
        return [[None]]
    try:
        return spread_block(here, node)
    except Failed as failed:
        return [[failed.error]]


def _tried(work: Callable[..., Value], *values: Value) -> Value:
    try:
        return work(*values)
    except Failed as failed:
        return failed.error


@lru_cache(maxsize=20_000)
def _has_array(node: Node) -> bool:
    return isinstance(node, ArrayConstant) or (isinstance(node, Call) and any(map(_has_array, node.arguments)))


def _numbers_of_rows(here: Evaluation, arguments: Sequence[Node]) -> Block:
    area = _place_of(here, arguments)
    return [[Decimal(row)] for row in range(area.top, area.bottom + 1)]


def _numbers_of_columns(here: Evaluation, arguments: Sequence[Node]) -> Block:
    area = _place_of(here, arguments)
    return [[Decimal(column) for column in range(area.left, area.right + 1)]]


def _place_of(here: Evaluation, arguments: Sequence[Node]) -> Area:
    if not arguments:
        # Of an array formula over several cells each has its own row, and nobody says here which cell it is.
        raise CannotCompute("the place of a cell of an array")
    return here.area(arguments[0])[1]


def _turned(here: Evaluation, arguments: Sequence[Node]) -> Block:
    return [list(column) for column in zip(*spread_block(here, arguments[0]), strict=True)]


def _filtered(here: Evaluation, arguments: Sequence[Node]) -> Block:
    """The rows, or the columns, at which the second argument is true; else the third."""
    block, wanted = spread_block(here, arguments[0]), spread_block(here, arguments[1])
    if (len(wanted), len(wanted[0])) == (len(block), 1):
        kept = [row for row, (one,) in zip(block, wanted, strict=True) if truth_of(one)]
    elif (len(wanted), len(wanted[0])) == (1, len(block[0])):
        columns = [place for place, one in enumerate(wanted[0]) if truth_of(one)]
        kept = [[row[place] for place in columns] for row in block] if columns else []
    else:
        raise Failed(WRONG_VALUE)
    if kept:
        return kept
    if len(arguments) < 3:
        raise CannotCompute("nothing is left by a filter")
    return spread_block(here, arguments[2])


def _different(here: Evaluation, arguments: Sequence[Node]) -> Block:
    """The rows that differ from those before them; capitals do not count."""
    if len(arguments) > 1:
        raise CannotCompute("columns that differ, or rows that stand once")
    found: dict[tuple[object, ...], list[Value]] = {}
    for row in spread_block(here, arguments[0]):
        found.setdefault(tuple(one.casefold() if isinstance(one, str) else one for one in row), row)
    return list(found.values())


_GIVING: Mapping[str, Callable[[Evaluation, Sequence[Node]], Block]] = {
    "ROW": _numbers_of_rows,
    "COLUMN": _numbers_of_columns,
    "TRANSPOSE": _turned,
    "FILTER": _filtered,
    "UNIQUE": _different,
}
# How many cells these give depends on values: where their cells are more or fewer than before, the program has to place them.
OF_ANY_SIZE = frozenset({"FILTER", "UNIQUE"})
