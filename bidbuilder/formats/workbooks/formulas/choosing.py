"""Functions that decide and look up: conditions, truth values, tables of rates, places."""

from collections.abc import Mapping, Sequence
from decimal import Decimal
from itertools import pairwise

from bidbuilder.formats.readers.workbook.grid import LAST_COLUMN, LAST_ROW, Area
from bidbuilder.formats.workbooks.formulas.evaluation import Evaluation, Function
from bidbuilder.formats.workbooks.formulas.parsing import parse_formula
from bidbuilder.formats.workbooks.formulas.spreading import spread_block, values_in, wants_spreading
from bidbuilder.formats.workbooks.formulas.sums import criterion
from bidbuilder.formats.workbooks.formulas.syntax import Constant, Node
from bidbuilder.formats.workbooks.formulas.values import (
    NOT_AVAILABLE,
    WRONG_REFERENCE,
    WRONG_VALUE,
    CannotCompute,
    ErrorValue,
    Failed,
    Reference,
    Value,
    compare,
    truth_of,
)


def _if(here: Evaluation, arguments: Sequence[Node]) -> Value | Reference:
    if here.truth(arguments[0]):
        return _chosen(here, arguments[1])
    return _chosen(here, arguments[2]) if len(arguments) > 2 else False


def _chosen(here: Evaluation, node: Node) -> Value | Reference:
    """A branch; one that is left empty counts as 0."""
    return Decimal(0) if node == Constant(None) else here.result(node)


def _ifs(here: Evaluation, arguments: Sequence[Node]) -> Value | Reference:
    for condition, result in zip(arguments[::2], arguments[1::2], strict=False):
        if here.truth(condition):
            return here.result(result)
    raise Failed(NOT_AVAILABLE)


def _if_error(here: Evaluation, arguments: Sequence[Node]) -> Value:
    value = here.value(arguments[0])
    return here.value(arguments[1]) if isinstance(value, ErrorValue) else value


def _if_not_available(here: Evaluation, arguments: Sequence[Node]) -> Value:
    value = here.value(arguments[0])
    is_missing = isinstance(value, ErrorValue) and value == NOT_AVAILABLE
    return here.value(arguments[1]) if is_missing else value


def _truths(here: Evaluation, arguments: Sequence[Node]) -> list[bool]:
    """The truth values and numbers of arguments; texts in ranges do not count."""
    found = []
    for argument in arguments:
        is_array = wants_spreading(here, argument)
        result = None if is_array else here.result(argument)
        is_range = is_array or isinstance(result, Reference)
        values = values_in(here, argument) if is_array or isinstance(result, Reference) else (result,)
        for value in values:
            if isinstance(value, ErrorValue):
                raise Failed(value)
            if not (is_range and isinstance(value, str)):
                found.append(truth_of(value))
    if not found:
        raise Failed(WRONG_VALUE)
    return found


def _and(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return all(_truths(here, arguments))


def _or(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return any(_truths(here, arguments))


def _not(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return not here.truth(arguments[0])


def _choose(here: Evaluation, arguments: Sequence[Node]) -> Value | Reference:
    index = int(here.number(arguments[0]))
    if not 1 <= index < len(arguments):
        raise Failed(WRONG_VALUE)
    return here.result(arguments[index])


def _looked_up(here: Evaluation, arguments: Sequence[Node], *, by_row: bool) -> Value:
    wanted, (sheet, area) = here.sound(arguments[0]), here.area(arguments[1])
    offset = int(here.number(arguments[2]))
    nearest = here.truth(arguments[3]) if len(arguments) > 3 else True
    length = area.right - area.left + 1 if by_row else area.bottom - area.top + 1
    if offset < 1:
        raise Failed(WRONG_VALUE)
    if offset > length:
        raise Failed(WRONG_REFERENCE)
    last = (area.bottom, area.left) if by_row else (area.top, area.right)
    keys = _line(here, sheet, Area(area.top, area.left, *last))
    place = _find(keys, wanted, nearest=nearest)
    row, column = (area.top + place, area.left + offset - 1) if by_row else (area.top + offset - 1, area.left + place)
    return here.source.value(sheet, row, column)


def _line(here: Evaluation, sheet: str, area: Area) -> list[Value]:
    """The values of a single row or column."""
    block = here.block_at(sheet, area)
    return [row[0] for row in block] if area.left == area.right else block[0]


def _keys(here: Evaluation, node: Node) -> list[Value]:
    """What is searched: a single row or column, or an array of that shape."""
    if not wants_spreading(here, node):
        return _line(here, *here.area(node))
    block = spread_block(here.over_arrays(), node)
    return block[0] if len(block) == 1 else [row[0] for row in block]


def _find(keys: Sequence[Value], wanted: Value, *, nearest: bool) -> int:
    """The place of a value, or with `nearest` of the last one that is not above it in ascending keys."""
    if not nearest:
        fits = criterion("=" + wanted) if isinstance(wanted, str) and any(s in wanted for s in "*?~") else None
        for place, key in enumerate(keys):
            if fits(key) if fits else _is_same(key, wanted):
                return place
        raise Failed(NOT_AVAILABLE)
    comparable = [place for place, key in enumerate(keys) if _is_kin(key, wanted)]
    if any(compare(keys[one], keys[two]) > 0 for one, two in pairwise(comparable)):
        # Excel searches by halves; in keys out of order its answer depends on how it does so.
        raise CannotCompute("a search in keys that are not in order")
    below = [place for place in comparable if compare(keys[place], wanted) <= 0]
    if not below:
        raise Failed(NOT_AVAILABLE)
    return below[-1]


def _is_kin(key: Value, wanted: Value) -> bool:
    return key is not None and not isinstance(key, ErrorValue) and isinstance(key, str) == isinstance(wanted, str)


def _is_same(key: Value, wanted: Value) -> bool:
    return _is_kin(key, wanted) and isinstance(key, bool) == isinstance(wanted, bool) and compare(key, wanted) == 0


def _vertical(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return _looked_up(here, arguments, by_row=True)


def _horizontal(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return _looked_up(here, arguments, by_row=False)


def _match(here: Evaluation, arguments: Sequence[Node]) -> Value:
    kind = int(here.number(arguments[2])) if len(arguments) > 2 else 1
    if kind < 0:
        raise CannotCompute("a search downwards")
    keys = _keys(here, arguments[1])
    return Decimal(_find(keys, here.sound(arguments[0]), nearest=kind > 0) + 1)


def _extended_lookup(here: Evaluation, arguments: Sequence[Node]) -> Value:
    if len(arguments) > 4 and here.value(arguments[4]) not in {None, Decimal(0)}:
        raise CannotCompute("a search for the nearest value")
    sheet, area = here.area(arguments[2])
    try:
        place = _find(_keys(here, arguments[1]), here.sound(arguments[0]), nearest=False)
    except Failed:
        if len(arguments) > 3:
            return here.value(arguments[3])
        raise
    if area.left == area.right:
        return here.source.value(sheet, area.top + place, area.left)
    if area.top == area.bottom:
        return here.source.value(sheet, area.top, area.left + place)
    raise CannotCompute("a search that gives several cells")


def _index(here: Evaluation, arguments: Sequence[Node]) -> Reference:
    sheet, area = here.area(arguments[0])
    first = int(here.number(arguments[1]))
    second = int(here.number(arguments[2])) if len(arguments) > 2 else None
    if second is None:
        first, second = (1, first) if area.top == area.bottom else (first, 1 if area.left == area.right else 0)
    top, bottom = (area.top + first - 1,) * 2 if first else (area.top, area.bottom)
    left, right = (area.left + second - 1,) * 2 if second else (area.left, area.right)
    if not (area.has(top, left) and area.has(bottom, right)):
        raise Failed(WRONG_REFERENCE)
    return Reference([(sheet, Area(top, left, bottom, right))])


def _offset(here: Evaluation, arguments: Sequence[Node]) -> Reference:
    sheet, area = here.area(arguments[0])
    down, aside = (int(here.number(argument)) for argument in arguments[1:3])
    sizes = [area.bottom - area.top + 1, area.right - area.left + 1]
    for place, argument in enumerate(arguments[3:5]):
        if argument != Constant(None):
            sizes[place] = int(here.number(argument))
    top, left = area.top + down, area.left + aside
    bottom, right = top + sizes[0] - 1, left + sizes[1] - 1
    if not (1 <= top <= bottom <= LAST_ROW and 1 <= left <= right <= LAST_COLUMN):
        raise Failed(WRONG_REFERENCE)
    return Reference([(sheet, Area(top, left, bottom, right))])


def _indirect(here: Evaluation, arguments: Sequence[Node]) -> Reference:
    if len(arguments) > 1 and not here.truth(arguments[1]):
        raise CannotCompute("a reference by row and column numbers")
    try:
        found = here.moved().result(parse_formula(here.text(arguments[0])))
    except CannotCompute as unreadable:
        raise Failed(WRONG_REFERENCE) from unreadable
    if not isinstance(found, Reference):
        raise Failed(WRONG_REFERENCE)
    return found


def _row(here: Evaluation, arguments: Sequence[Node]) -> Value:
    area = here.area(arguments[0])[1] if arguments else Area(here.row, here.column, here.row, here.column)
    if here.is_array and (not arguments or area.top != area.bottom):
        raise CannotCompute("an array of rows")
    return Decimal(area.top)


def _column(here: Evaluation, arguments: Sequence[Node]) -> Value:
    area = here.area(arguments[0])[1] if arguments else Area(here.row, here.column, here.row, here.column)
    if here.is_array and (not arguments or area.left != area.right):
        raise CannotCompute("an array of columns")
    return Decimal(area.left)


def _rows(here: Evaluation, arguments: Sequence[Node]) -> Value:
    _, area = here.area(arguments[0])
    return Decimal(area.bottom - area.top + 1)


def _columns(here: Evaluation, arguments: Sequence[Node]) -> Value:
    _, area = here.area(arguments[0])
    return Decimal(area.right - area.left + 1)


def _is_blank(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return here.value(arguments[0]) is None


def _is_number(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return isinstance(here.value(arguments[0]), Decimal)


def _is_text(here: Evaluation, arguments: Sequence[Node]) -> Value:
    value = here.value(arguments[0])
    return isinstance(value, str) and not isinstance(value, ErrorValue)


def _is_error(here: Evaluation, arguments: Sequence[Node]) -> Value:
    return isinstance(here.value(arguments[0]), ErrorValue)


def _is_not_available(here: Evaluation, arguments: Sequence[Node]) -> Value:
    value = here.value(arguments[0])
    return isinstance(value, ErrorValue) and value == NOT_AVAILABLE


def _not_available(_: Evaluation, __: Sequence[Node]) -> Value:
    return NOT_AVAILABLE


def _true(_: Evaluation, __: Sequence[Node]) -> Value:
    return True


def _false(_: Evaluation, __: Sequence[Node]) -> Value:
    return False


CHOICES: Mapping[str, Function] = {
    "IF": _if,
    "IFS": _ifs,
    "IFERROR": _if_error,
    "IFNA": _if_not_available,
    "AND": _and,
    "OR": _or,
    "NOT": _not,
    "TRUE": _true,
    "FALSE": _false,
    "CHOOSE": _choose,
    "VLOOKUP": _vertical,
    "HLOOKUP": _horizontal,
    "XLOOKUP": _extended_lookup,
    "MATCH": _match,
    "INDEX": _index,
    "OFFSET": _offset,
    "INDIRECT": _indirect,
    "ROW": _row,
    "COLUMN": _column,
    "ROWS": _rows,
    "COLUMNS": _columns,
    "ISBLANK": _is_blank,
    "ISNUMBER": _is_number,
    "ISTEXT": _is_text,
    "ISERROR": _is_error,
    "ISNA": _is_not_available,
    "NA": _not_available,
}
