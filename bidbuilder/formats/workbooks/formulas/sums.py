"""Functions that count, add up and round: what price schedules are made of."""

import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from decimal import ROUND_CEILING, ROUND_DOWN, ROUND_FLOOR, ROUND_HALF_UP, ROUND_UP, Decimal

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.formulas.evaluation import Evaluation, Function
from bidbuilder.formats.workbooks.formulas.operators import divide, power
from bidbuilder.formats.workbooks.formulas.spreading import spread_block, values_in, wants_spreading
from bidbuilder.formats.workbooks.formulas.syntax import Node
from bidbuilder.formats.workbooks.formulas.values import (
    ARITHMETIC,
    DIVISION_BY_ZERO,
    WRONG_NUMBER,
    WRONG_VALUE,
    CannotCompute,
    ErrorValue,
    Failed,
    Reference,
    Value,
    clean,
    compare,
    number_of,
)

_MOST_PLACES = 60
_SUBTOTAL = re.compile(r"\b(?:SUBTOTAL|AGGREGATE)\(", re.IGNORECASE)
_CRITERION = re.compile(r"(<>|<=|>=|<|>|=)?(.*)", re.DOTALL)


def numbers_in(here: Evaluation, arguments: Sequence[Node]) -> Iterator[Decimal]:
    """The numbers of arguments: in ranges texts and truth values do not count, written out they do. Raises `Failed`."""
    for argument in arguments:
        if wants_spreading(here, argument):
            yield from _numbers_among(values_in(here, argument))
            continue
        found = here.result(argument)
        if not isinstance(found, Reference):
            yield number_of(found)
            continue
        for sheet, area in found:
            yield from _numbers_among(value for _, _, value in here.source.filled(sheet, area))


def _numbers_among(values: Iterable[Value]) -> Iterator[Decimal]:
    for value in values:
        if isinstance(value, ErrorValue):
            raise Failed(value)
        if isinstance(value, Decimal):
            yield value


def total(numbers: Iterator[Decimal]) -> Decimal:
    """The exact sum."""
    result = Decimal(0)
    for number in numbers:
        result = ARITHMETIC.add(result, number)
    return result


def _sum(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return total(numbers_in(here, arguments))


def _product(here: Evaluation, arguments: Sequence[Node]) -> Value:
    numbers = list(numbers_in(here, arguments))
    result = Decimal(1)
    for number in numbers:
        result = ARITHMETIC.multiply(result, number)
    return result if numbers else Decimal(0)


def _average(here: Evaluation, arguments: Sequence[Node]) -> Value:
    numbers = list(numbers_in(here, arguments))
    return divide(total(iter(numbers)), Decimal(len(numbers)))


def _minimum(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return min(numbers_in(here, arguments), default=Decimal(0))


def _maximum(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return max(numbers_in(here, arguments), default=Decimal(0))


def _smallest(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return _at_place(sorted(numbers_in(here, arguments[:1])), here.number(arguments[1]))


def _largest(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return _at_place(sorted(numbers_in(here, arguments[:1]), reverse=True), here.number(arguments[1]))


def _at_place(numbers: Sequence[Decimal], place: Decimal) -> Decimal:
    """The number at a place from 1; a place between two is the next one."""
    whole = int(place.to_integral_value(ROUND_CEILING))
    if not 1 <= whole <= len(numbers):
        raise Failed(WRONG_NUMBER)
    return numbers[whole - 1]


def _count(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return Decimal(sum(isinstance(value, Decimal) for one in arguments for value in values_in(here, one)))


def _count_filled(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return Decimal(sum(value is not None for one in arguments for value in values_in(here, one)))


def _count_blank(here: Evaluation, arguments: Sequence[Node]) -> Value:
    _, area = here.area(arguments[0])
    size = (area.bottom - area.top + 1) * (area.right - area.left + 1)
    return Decimal(size - sum(value != "" for value in here.values(arguments[0])))


def _sum_of_products(here: Evaluation, arguments: Sequence[Node]) -> Value:
    blocks = [spread_block(here.over_arrays(), argument) for argument in arguments]
    shape = (len(blocks[0]), len(blocks[0][0]))
    if any((len(block), len(block[0])) != shape for block in blocks):
        raise Failed(WRONG_VALUE)
    result = Decimal(0)
    for row in range(shape[0]):
        for column in range(shape[1]):
            factors = [_factor(block[row][column]) for block in blocks]
            product = factors[0]
            for factor in factors[1:]:
                product = ARITHMETIC.multiply(product, factor)
            result = ARITHMETIC.add(result, product)
    return result


def _factor(value: Value) -> Decimal:
    if isinstance(value, ErrorValue):
        raise Failed(value)
    return value if isinstance(value, Decimal) else Decimal(0)


_SUBTOTALS: Mapping[int, Callable[[Sequence[Value]], Decimal]] = {
    1: lambda values: divide(total(_numbers(values)), Decimal(len(list(_numbers(values))))),
    2: lambda values: Decimal(len(list(_numbers(values)))),
    3: lambda values: Decimal(len(values)),
    4: lambda values: max(_numbers(values), default=Decimal(0)),
    5: lambda values: min(_numbers(values), default=Decimal(0)),
    9: lambda values: total(_numbers(values)),
}


def _subtotal(here: Evaluation, arguments: Sequence[Node]) -> Value:
    """A sum that leaves out sums of its own kind and, by its number, hidden rows (from 101) or filtered ones (below)."""
    kind = int(here.number(arguments[0]))
    work = _SUBTOTALS.get(kind % 100)
    if work is None or not (kind < 12 or 100 < kind < 112):
        raise CannotCompute(f"SUBTOTAL {kind}")
    values: list[Value] = []
    for argument in arguments[1:]:
        for sheet, area in here.reference(argument):
            values += _shown_values(here, sheet, area, leaves_out_hidden=kind > 100)
    return work(values)


def _shown_values(here: Evaluation, sheet: str, area: Area, *, leaves_out_hidden: bool) -> Iterator[Value]:
    for row, column, value in here.source.filled(sheet, area):
        if _SUBTOTAL.search(here.source.formula_text(sheet, row, column)):
            continue
        if here.source.is_row_hidden(sheet, row):
            if leaves_out_hidden:
                continue
            raise CannotCompute("rows hidden by hand count and rows hidden by a filter do not")
        yield value


def _numbers(values: Sequence[Value]) -> Iterator[Decimal]:
    for value in values:
        if isinstance(value, ErrorValue):
            raise Failed(value)
        if isinstance(value, Decimal):
            yield value


def criterion(value: Value) -> Callable[[Value], bool]:
    """What `SUMIF` and `COUNTIF` look for: `">5"`, `"<>"`, `"Pump*"`, or a value to be equal to."""
    if not isinstance(value, str) or isinstance(value, ErrorValue):
        return lambda cell: _equals(cell, Decimal(0) if value is None else value)
    match = _CRITERION.fullmatch(value)
    sign, wanted = (match[1] or "=", match[2]) if match else ("=", value)
    bound = _as_value(wanted)
    if sign in {"=", "<>"}:
        return lambda cell: _matches(cell, bound, wanted) == (sign == "=")
    if isinstance(bound, str):
        return lambda cell: isinstance(cell, str) and _holds(sign, compare(cell, bound))
    return lambda cell: isinstance(cell, Decimal) and _holds(sign, compare(cell, bound))


def _as_value(wanted: str) -> Value:
    try:
        return number_of(wanted) if wanted.strip() else ""
    except Failed:
        return wanted


def _matches(cell: Value, bound: Value, wanted: str) -> bool:
    if bound == "":
        return cell is None or cell == ""
    if isinstance(bound, str) and any(sign in wanted for sign in "*?~"):
        return isinstance(cell, str) and _pattern(wanted).fullmatch(cell) is not None
    return _equals(cell, bound)


def _equals(cell: Value, wanted: Value) -> bool:
    if isinstance(cell, ErrorValue) or cell is None:
        return cell == wanted
    return not isinstance(wanted, ErrorValue) and compare(cell, wanted) == 0


def _holds(sign: str, order: int) -> bool:
    return {"<": order < 0, ">": order > 0, "<=": order <= 0, ">=": order >= 0}[sign]


def _pattern(wanted: str) -> re.Pattern[str]:
    signs = re.findall(r"~.|.", wanted, re.DOTALL)
    known = {"*": ".*", "?": "."}
    return re.compile("".join(known.get(one) or re.escape(one[-1]) for one in signs), re.IGNORECASE | re.DOTALL)


def _fitting(here: Evaluation, pairs: Sequence[Node]) -> Iterator[tuple[int, int]]:
    """The places within the ranges where all criteria hold, counted from the first cell."""
    if not pairs or len(pairs) % 2:
        raise CannotCompute("criteria without ranges")
    tests = []
    for range_node, criterion_node in zip(pairs[::2], pairs[1::2], strict=True):
        tests.append((here.block(range_node), criterion(here.value(criterion_node))))
    first = tests[0][0]
    for row in range(len(first)):
        for column in range(len(first[0])):
            if all(row < len(block) and fits(block[row][column]) for block, fits in tests):
                yield row, column


def _sum_if(here: Evaluation, arguments: Sequence[Node]) -> Value:
    summed = arguments[2] if len(arguments) > 2 else arguments[0]
    return total(_numbers_at(here, summed, _fitting(here, arguments[:2])))


def _sum_ifs(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return total(_numbers_at(here, arguments[0], _fitting(here, arguments[1:])))


def _average_if(here: Evaluation, arguments: Sequence[Node]) -> Value:
    summed = arguments[2] if len(arguments) > 2 else arguments[0]
    numbers = list(_numbers_at(here, summed, _fitting(here, arguments[:2])))
    if not numbers:
        raise Failed(DIVISION_BY_ZERO)
    return divide(total(iter(numbers)), Decimal(len(numbers)))


def _count_if(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return Decimal(sum(1 for _ in _fitting(here, arguments)))


def _numbers_at(here: Evaluation, node: Node, places: Iterator[tuple[int, int]]) -> Iterator[Decimal]:
    sheet, area = here.area(node)
    for row, column in places:
        value = here.source.value(sheet, area.top + row, area.left + column)
        if isinstance(value, ErrorValue):
            raise Failed(value)
        if isinstance(value, Decimal):
            yield value


def round_to(number: Decimal, places: int, rounding: str) -> Decimal:
    """A number rounded to decimal places (negative: to tens, hundreds); halves go away from zero with `ROUND_HALF_UP`."""
    if abs(places) > _MOST_PLACES:
        raise Failed(WRONG_NUMBER)
    unit = Decimal(1).scaleb(-places)
    if places >= 0 and -number.as_tuple().exponent <= places:  # type: ignore[operator]
        return number
    return clean(number).quantize(unit, rounding=rounding, context=ARITHMETIC)


def _rounding(rounding: str) -> Function:
    def run(here: Evaluation, arguments: Sequence[Node]) -> Value:
        places = int(here.number(arguments[1])) if len(arguments) > 1 else 0
        return round_to(here.number(arguments[0]), places, rounding)

    return run


def _to_multiple(rounding: str) -> Function:
    def run(here: Evaluation, arguments: Sequence[Node]) -> Value:
        number = here.number(arguments[0])
        step = here.number(arguments[1]) if len(arguments) > 1 else Decimal(1)
        if step == 0:
            return Decimal(0)
        if number > 0 > step or (rounding == ROUND_HALF_UP and number < 0 < step):
            raise Failed(WRONG_NUMBER)
        return round_to(divide(number, step), 0, rounding) * step

    return run


def _modulo(here: Evaluation, arguments: Sequence[Node]) -> Value:
    """The rest of a division with the sign of the divisor."""
    number, divisor = (here.number(argument) for argument in arguments)
    return number - divisor * round_to(divide(number, divisor), 0, ROUND_FLOOR)


def _absolute(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return abs(here.number(arguments[0]))


def _sign(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return Decimal(number_of(here.value(arguments[0])).compare(Decimal(0)))


def _power(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return power(here.number(arguments[0]), here.number(arguments[1]))


def _root(here: Evaluation, arguments: Sequence[Node]) -> Value:
    number = here.number(arguments[0])
    if number < 0:
        raise Failed(WRONG_NUMBER)
    return ARITHMETIC.sqrt(number)


SUMS: Mapping[str, Function] = {
    "SUM": _sum,
    "PRODUCT": _product,
    "AVERAGE": _average,
    "MIN": _minimum,
    "MAX": _maximum,
    "SMALL": _smallest,
    "LARGE": _largest,
    "COUNT": _count,
    "COUNTA": _count_filled,
    "COUNTBLANK": _count_blank,
    "SUMPRODUCT": _sum_of_products,
    "SUBTOTAL": _subtotal,
    "SUMIF": _sum_if,
    "SUMIFS": _sum_ifs,
    "AVERAGEIF": _average_if,
    "COUNTIF": _count_if,
    "COUNTIFS": _count_if,
    "ROUND": _rounding(ROUND_HALF_UP),
    "ROUNDUP": _rounding(ROUND_UP),
    "ROUNDDOWN": _rounding(ROUND_DOWN),
    "TRUNC": _rounding(ROUND_DOWN),
    "INT": _rounding(ROUND_FLOOR),
    "MROUND": _to_multiple(ROUND_HALF_UP),
    "CEILING": _to_multiple(ROUND_CEILING),
    "FLOOR": _to_multiple(ROUND_FLOOR),
    "MOD": _modulo,
    "ABS": _absolute,
    "SIGN": _sign,
    "POWER": _power,
    "SQRT": _root,
}
