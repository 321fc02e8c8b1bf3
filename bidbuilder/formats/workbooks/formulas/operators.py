"""The operators of formulas, for single values and, where a function asks for it, for whole ranges cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.formulas.evaluation import Evaluation, Function
from bidbuilder.formats.workbooks.formulas.syntax import INTERSECTION, RANGE, UNION, Call, Node
from bidbuilder.formats.workbooks.formulas.values import (
    ARITHMETIC,
    DIVISION_BY_ZERO,
    NO_INTERSECTION,
    NOT_AVAILABLE,
    WRONG_NUMBER,
    WRONG_VALUE,
    Block,
    ErrorValue,
    Failed,
    Reference,
    Value,
    compare,
    number_of,
    text_of,
)

Binary = Callable[[Value, Value], Value]


def power(base: Decimal, exponent: Decimal) -> Decimal:
    """A power as Excel takes it: 0 to the 0 and roots of negative numbers are errors."""
    if base == 0 and exponent <= 0:
        raise Failed(WRONG_NUMBER if exponent == 0 else DIVISION_BY_ZERO)
    try:
        return ARITHMETIC.power(base, exponent)
    except (InvalidOperation, Overflow, DivisionByZero) as impossible:
        raise Failed(WRONG_NUMBER) from impossible


def divide(one: Decimal, two: Decimal) -> Decimal:
    """A quotient; by 0 it is an error."""
    if two == 0:
        raise Failed(DIVISION_BY_ZERO)
    return ARITHMETIC.divide(one, two)


def _of_numbers(work: Callable[[Decimal, Decimal], Decimal]) -> Binary:
    return lambda one, two: work(number_of(one), number_of(two))


_BINARY: Mapping[str, Binary] = {
    "+": _of_numbers(ARITHMETIC.add),
    "-": _of_numbers(ARITHMETIC.subtract),
    "*": _of_numbers(ARITHMETIC.multiply),
    "/": _of_numbers(divide),
    "^": _of_numbers(power),
    "&": lambda one, two: text_of(one) + text_of(two),
    "=": lambda one, two: compare(one, two) == 0,
    "<>": lambda one, two: compare(one, two) != 0,
    "<": lambda one, two: compare(one, two) < 0,
    ">": lambda one, two: compare(one, two) > 0,
    "<=": lambda one, two: compare(one, two) <= 0,
    ">=": lambda one, two: compare(one, two) >= 0,
}


def _binary(work: Binary) -> Function:
    def run(here: Evaluation, arguments: Sequence[Node]) -> Value:
        one, two = arguments
        return work(here.sound(one), here.sound(two))

    return run


def _negative(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return -here.number(arguments[0])


def _percent(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return here.number(arguments[0]).scaleb(-2)


def _range(here: Evaluation, arguments: Sequence[Node]) -> Reference:
    """The smallest range around two."""
    (sheet, one), (other_sheet, two) = (here.area(argument) for argument in arguments)
    if sheet != other_sheet:
        raise Failed(WRONG_VALUE)
    area = Area(min(one.top, two.top), min(one.left, two.left), max(one.bottom, two.bottom), max(one.right, two.right))
    return Reference([(sheet, area)])


def _intersection(here: Evaluation, arguments: Sequence[Node]) -> Reference:
    """The cells that two ranges share."""
    (sheet, one), (other_sheet, two) = (here.area(argument) for argument in arguments)
    area = Area(max(one.top, two.top), max(one.left, two.left), min(one.bottom, two.bottom), min(one.right, two.right))
    if sheet != other_sheet or area.top > area.bottom or area.left > area.right:
        raise Failed(NO_INTERSECTION)
    return Reference([(sheet, area)])


def _union(here: Evaluation, arguments: Sequence[Node]) -> Reference:
    """Several ranges as one."""
    return Reference(area for argument in arguments for area in here.reference(argument))


OPERATORS: Mapping[str, Function] = {sign: _binary(work) for sign, work in _BINARY.items()} | {
    "u-": _negative,
    "%": _percent,
    RANGE: _range,
    INTERSECTION: _intersection,
    UNION: _union,
}
_SINGLE = {"u-", "%"}


def is_cell_by_cell(node: Node) -> bool:
    """Whether it is an operator that a formula over arrays applies to each cell of its ranges."""
    return isinstance(node, Call) and node.function in _BINARY.keys() | _SINGLE


def spread_block(here: Evaluation, node: Node) -> Block:
    """An argument as rows of values, its operators applied cell by cell, as `SUMPRODUCT(A1:A9*B1:B9)` asks."""
    if not (isinstance(node, Call) and is_cell_by_cell(node)):
        return here.block(node)
    if node.function in _SINGLE:
        work = {"u-": lambda value: -number_of(value), "%": lambda value: number_of(value).scaleb(-2)}[node.function]
        return [[_tried(work, value) for value in row] for row in spread_block(here, node.arguments[0])]
    one, two = (spread_block(here, argument) for argument in node.arguments)
    height, width = max(len(one), len(two)), max(len(one[0]), len(two[0]))
    combine = _BINARY[node.function]
    return [
        [_tried(combine, at(one, row, column), at(two, row, column)) for column in range(width)]
        for row in range(height)
    ]


def _tried(work: Callable[..., Value], *values: Value) -> Value:
    try:
        return work(*values)
    except Failed as failed:
        return failed.error


def at(block: Block, row: int, column: int) -> Value | ErrorValue:
    """A cell of a block, from 0; a single row or column is repeated, beyond the end of others is an error (18.17.2.7)."""
    row = 0 if len(block) == 1 else row
    column = 0 if len(block[0]) == 1 else column
    return block[row][column] if row < len(block) and column < len(block[0]) else NOT_AVAILABLE
