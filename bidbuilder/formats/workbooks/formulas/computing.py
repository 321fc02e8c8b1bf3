"""The value of a formula at a cell, as Excel would store it, and the cells it depends on."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation, Overflow

from bidbuilder.formats.readers.workbook.grid import Area
from bidbuilder.formats.workbooks.formulas.choosing import CHOICES
from bidbuilder.formats.workbooks.formulas.evaluation import CellSource, Evaluation
from bidbuilder.formats.workbooks.formulas.operators import OPERATORS
from bidbuilder.formats.workbooks.formulas.parsing import parse_formula
from bidbuilder.formats.workbooks.formulas.spreading import OF_ANY_SIZE, spread_block
from bidbuilder.formats.workbooks.formulas.sums import SUMS
from bidbuilder.formats.workbooks.formulas.syntax import ArrayConstant, Call, Constant, Name, Node
from bidbuilder.formats.workbooks.formulas.texts import TEXTS
from bidbuilder.formats.workbooks.formulas.values import WRONG_NUMBER, Block, CannotCompute, Failed, Value, clean

_DYNAMIC = {"INDIRECT", "OFFSET"}
FUNCTIONS = {**OPERATORS, **SUMS, **CHOICES, **TEXTS}


def compute(
    source: CellSource,
    formula: str,
    place: tuple[str, int, int],
    shift: tuple[int, int] = (0, 0),
) -> Value:
    """The value of `formula` in the cell at `place` (sheet in small letters, row, column).

    An empty cell referred to gives 0, as it does in Excel. Raises `CannotCompute` for what Excel has to work out itself.
    """
    try:
        return _stored(Evaluation(source, FUNCTIONS, place, shift).value(parse_formula(formula)))
    except Failed as failed:
        return failed.error
    except (InvalidOperation, Overflow):
        return WRONG_NUMBER
    except (IndexError, ValueError, RecursionError) as unusual:
        # Too few arguments, a number that is no size, a formula nested without end: Excel would say what it means.
        raise CannotCompute(type(unusual).__name__) from unusual


def compute_block(source: CellSource, formula: str, place: tuple[str, int, int], size: tuple[int, int]) -> Block:
    """The values of an array formula whose first cell is at `place`, row by row. Raises `CannotCompute`.

    `size` in rows and columns is what it has taken so far: one that would take other cells is left to Excel.
    """
    try:
        here, tree = Evaluation(source, FUNCTIONS, place, is_array=True), parse_formula(formula)
        block = [[_stored(value) for value in row] for row in spread_block(here, tree)]
        is_of_any_size = isinstance(tree, Call) and tree.function in OF_ANY_SIZE
        if is_of_any_size and (len(block), len(block[0])) != size:
            raise CannotCompute("an array that grows or shrinks")
        return block
    except Failed as failed:
        return [[failed.error]]
    except (InvalidOperation, Overflow):
        return [[WRONG_NUMBER]]
    except (IndexError, ValueError, RecursionError) as unusual:
        raise CannotCompute(type(unusual).__name__) from unusual


def _stored(value: Value) -> Value:
    if isinstance(value, Decimal):
        return clean(value)
    return Decimal(0) if value is None else value


@dataclass(frozen=True, slots=True)
class Precedents:
    """The ranges a formula looks at; `is_dynamic` where it works out further ones while it runs."""

    areas: tuple[tuple[str, Area], ...]
    is_dynamic: bool


def find_precedents(
    source: CellSource, formula: str, place: tuple[str, int, int], shift: tuple[int, int] = (0, 0)
) -> Precedents:
    """What the formula of a cell depends on, also where its value is not worked out here. Raises `CannotCompute`."""
    areas: list[tuple[str, Area]] = []
    is_dynamic = False
    waiting = [(Evaluation(source, FUNCTIONS, place, shift), parse_formula(formula))]
    while waiting:
        here, node = waiting.pop()
        if isinstance(node, Call):
            is_dynamic = is_dynamic or node.function in _DYNAMIC
            waiting += [(here, argument) for argument in node.arguments]
        elif isinstance(node, Name) and (named := here.named(node)):
            waiting.append(named)
        elif not isinstance(node, Constant | ArrayConstant):
            areas += _areas(here, node)
    return Precedents(tuple(areas), is_dynamic)


def _areas(here: Evaluation, node: Node) -> Sequence[tuple[str, Area]]:
    try:
        return here.reference(node)
    except Failed:
        return ()
