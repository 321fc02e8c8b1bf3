"""The formula of a price line: quantity × unit price, rounded as the bid was rounded.

A bid may be rounded half up, half to even, up or down, to cents or to a larger step; the snapshot holds the result only.
The first formula whose exact result is the line's total is taken, so that the workbook never disagrees with the bid.
"""

from decimal import ROUND_DOWN, ROUND_HALF_UP, ROUND_UP, Decimal
from functools import cache

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.snapshot import SnapshotPriceLine

# ROUND in workbooks is half away from zero; half to even differs from it only at ties, where it goes down.
_FUNCTIONS = (("ROUND", ROUND_HALF_UP), ("ROUNDDOWN", ROUND_DOWN), ("ROUNDUP", ROUND_UP))
_STEP_FACTORS = (
    Decimal(1),
    Decimal(5),
    Decimal(10),
    Decimal(50),
    Decimal(100),
    Decimal(500),
    Decimal(1000),
    Decimal(10000),
)


class LineDoesNotMultiply(Refusal):
    """The total of a line is not its quantity times its unit price in any rounding that a price may have."""

    code = "line-does-not-multiply"
    message = translatable("Line {number} ({title}): {quantity} × {unit_price} does not give {total}.")
    hint = translatable("Calculate the price of the bid anew and freeze it again.")


def line_formula(line: SnapshotPriceLine, quantity_cell: str, price_cell: str, decimals: int) -> str:
    """The formula of the line's total over two cells, without the equals sign; raises `LineDoesNotMultiply`.

    `decimals` are those of the currency; the steps tried are multiples of its smallest amount.
    """
    return _multiplying(line, line.unit_price, line.total, f"{quantity_cell}*{price_cell}", decimals)


def goods_formula(line: SnapshotPriceLine, quantity_cell: str, price_cell: str, decimals: int) -> str:
    """The same for the goods of a line alone; raises `LineDoesNotMultiply`."""
    return _multiplying(line, line.goods_each, line.goods, f"{quantity_cell}*{price_cell}", decimals)


def _multiplying(line: SnapshotPriceLine, unit_price: Decimal, total: Decimal, product: str, decimals: int) -> str:
    exact, smallest = line.quantity * unit_price, _smallest(decimals)
    if exact == total or exact.quantize(smallest, rounding=ROUND_HALF_UP) == total:
        return f"ROUND({product},{decimals})"
    for factor in _STEP_FACTORS:
        step = smallest * factor
        for function, rounding in _FUNCTIONS:
            if (exact / step).quantize(Decimal(1), rounding=rounding) * step == total:
                return _formula(function, product, step, decimals)
    raise LineDoesNotMultiply(
        number=line.number, title=line.title, quantity=line.quantity, unit_price=unit_price, total=total
    )


@cache
def _smallest(decimals: int) -> Decimal:
    return Decimal(1).scaleb(-decimals)


def equal_to(text: str) -> str:
    """A criterion of SUMIF that holds for exactly that text, wildcards and all, as formulas write it."""
    escaped = text.replace("~", "~~").replace("*", "~*").replace("?", "~?").replace('"', '""')
    return f'"={escaped}"'


def _formula(function: str, product: str, step: Decimal, decimals: int) -> str:
    if step == _smallest(decimals):
        return f"{function}({product},{decimals})"
    # Dividing by the step and multiplying again leaves binary noise, which the outer ROUND takes away.
    return f"ROUND({function}({product}/{step:f},0)*{step:f},{decimals})"
