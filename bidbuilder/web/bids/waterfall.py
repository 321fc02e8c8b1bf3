"""The waterfall of a price as plain numbers for an SVG: where each step begins and ends."""

from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.pricing.build_up import BidPrice

WIDTH, HEIGHT = 960, 300
GROUND = 244  # the line the total stands on; the names of the steps are below it
_TOP, _SIDE = 30, 8
_FILLED = Decimal("0.66")  # of the room a step has


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: its kind, what it adds, and its place in the picture. `is_total` stands on the ground.

    `level` is the height at which the next step goes on.
    """

    kind: str
    amount: Decimal
    x: int
    y: int
    width: int
    height: int
    level: int
    is_total: bool = False

    @property
    def middle(self) -> int:
        """Where its words are centred."""
        return self.x + self.width // 2


def bars_of(price: BidPrice) -> list[Bar]:
    """The steps that add something, and the total as the last bar; nothing while there is no price."""
    steps = [step for step in price.waterfall if step.amount]
    if not steps or price.total <= 0:
        return []
    levels = [Decimal(0)]
    for step in steps:
        levels.append(levels[-1] + step.amount)
    slot = (WIDTH - 2 * _SIDE) // (len(steps) + 1)
    width = int(slot * _FILLED)
    scale = (GROUND - _TOP) / max(*levels, price.total)

    def y_of(level: Decimal) -> int:
        return int(GROUND - level * scale)

    bars = []
    for index, (step, before) in enumerate(zip(steps, levels, strict=False)):
        after = before + step.amount
        top, foot = y_of(max(before, after)), y_of(min(before, after))
        x = _SIDE + index * slot + (slot - width) // 2
        bars.append(Bar(step.kind, step.amount, x, top, width, max(foot - top, 2), y_of(after)))
    top, x = y_of(price.total), _SIDE + len(steps) * slot + (slot - width) // 2
    return [*bars, Bar("total", price.total, x, top, width, GROUND - top, top, is_total=True)]
