"""Tornado and cash flow as plain numbers for an SVG: where each bar begins and ends."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.pricing.payments import CashFlow
from bidbuilder.domain.pricing.sensitivity import Swing

TORNADO_WIDTH, TORNADO_ROW = 960, 44
FLOW_WIDTH, FLOW_HEIGHT = 960, 260
_NAME, _FIGURE = 260, 110  # room for words on the left, and for figures at both ends
_TOP, _FOOT = 24, 40


@dataclass(frozen=True, slots=True)
class TornadoBar:
    """One swing: its row, and the ends left and right of the price as it is."""

    swing: Swing
    y: int
    left: int
    middle: int
    right: int
    low: Decimal
    high: Decimal


@dataclass(frozen=True, slots=True)
class FlowBar:
    """The balance of one month above or below the line."""

    month: int
    balance: Decimal
    x: int
    y: int
    width: int
    height: int
    is_labelled: bool


def tornado_of(swings: Sequence[Swing], total: Decimal) -> list[TornadoBar]:
    """A bar for each swing, all on one scale around the price."""
    reach = max((abs(end - total) for one in swings for end in (one.down, one.up)), default=Decimal(0))
    if not reach:
        return []
    room = (TORNADO_WIDTH - _NAME - 2 * _FIGURE) // 2
    middle = _NAME + _FIGURE + room
    bars = []
    for row, one in enumerate(swings):
        low, high = sorted((one.down, one.up))
        left = middle - int(max(total - low, Decimal(0)) / reach * room)
        right = middle + int(max(high - total, Decimal(0)) / reach * room)
        bars.append(TornadoBar(one, row * TORNADO_ROW, left, middle, right, low, high))
    return bars


def flow_bars(flow: CashFlow) -> tuple[list[FlowBar], int]:
    """The balances month by month and the height of the line of zero."""
    balances = [month.balance for month in flow.months]
    if not any(balances):
        return [], 0
    top, foot = max(*balances, Decimal(0)), min(*balances, Decimal(0))
    scale = (FLOW_HEIGHT - _TOP - _FOOT) / (top - foot)
    ground = _TOP + int(top * scale)
    slot = Decimal(FLOW_WIDTH) / len(balances)
    every = max(1, len(balances) // 12)
    bars = []
    for place, month in enumerate(flow.months):
        height = int(abs(month.balance) * scale)
        y = ground - height if month.balance > 0 else ground
        width = max(int(slot * Decimal("0.7")), 2)
        x = int(slot * place + slot * Decimal("0.15"))
        bars.append(FlowBar(month.month, month.balance, x, y, width, max(height, 1), place % every == 0))
    return bars, ground
