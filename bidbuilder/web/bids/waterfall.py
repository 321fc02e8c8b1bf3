"""The waterfall of a price as plain numbers for an SVG: where each step begins and ends."""

from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.pricing.build_up import BidPrice

WIDTH, HEIGHT = 900, 260
_FOOT = 40


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: its kind, what it adds, and its place in the picture. `is_total` stands on the ground."""

    kind: str
    amount: Decimal
    x: int
    y: int
    width: int
    height: int
    is_total: bool = False


def bars_of(price: BidPrice) -> list[Bar]:
    """The steps that add something, and the total as the last bar; nothing while there is no price."""
    steps = [step for step in price.waterfall if step.amount]
    if not steps or price.total <= 0:
        return []
    levels = [Decimal(0)]
    for step in steps:
        levels.append(levels[-1] + step.amount)
    top, slot = max(*levels, price.total), WIDTH // (len(steps) + 1)

    def y_of(level: Decimal) -> int:
        return int(HEIGHT - _FOOT - level * (HEIGHT - _FOOT - 10) / top)

    bars = []
    for index, (step, before) in enumerate(zip(steps, levels, strict=False)):
        high, low = max(before, before + step.amount), min(before, before + step.amount)
        place = (index * slot, y_of(high), slot * 7 // 10, max(y_of(low) - y_of(high), 2))
        bars.append(Bar(step.kind, step.amount, *place))
    total = (len(steps) * slot, y_of(price.total), slot * 7 // 10, HEIGHT - _FOOT - y_of(price.total))
    return [*bars, Bar("total", price.total, *total, is_total=True)]
