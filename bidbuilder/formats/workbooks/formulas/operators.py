"""The operators of formulas, for single values; `spreading` applies them to whole ranges cell by cell."""

from collections.abc import Callable, Mapping, Sequence
from decimal import Decimal, DivisionByZero, InvalidOperation, Overflow

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.formulas.evaluation import Evaluation, Function
from bidbuilder.formats.workbooks.formulas.syntax import INTERSECTION, RANGE, UNION, Node
from bidbuilder.formats.workbooks.formulas.values import (
    ARITHMETIC,
    DIVISION_BY_ZERO,
    NO_INTERSECTION,
    WRONG_NUMBER,
    WRONG_VALUE,
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


# By their sign, of two single values.
BINARY: Mapping[str, Binary] = {
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


OPERATORS: Mapping[str, Function] = {sign: _binary(work) for sign, work in BINARY.items()} | {
    "u-": _negative,
    "%": _percent,
    RANGE: _range,
    INTERSECTION: _intersection,
    UNION: _union,
}
