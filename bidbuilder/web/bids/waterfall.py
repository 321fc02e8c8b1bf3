"""The waterfall of a price as plain numbers for an SVG: where each step begins and ends."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.formats.writers.drawing import wrapped

WIDTH = 960
GROUND = 244  # the line the total stands on; the names of the steps are below it
_TOP, _SIDE = 30, 8
FOOT, LINE = 20, 17  # from the ground to the first line of a name, and from line to line
_LETTERS, _BETWEEN = 13, 6  # the size of the words, and what stays free between two names
_FILLED = Decimal("0.66")  # of the room a step has


@dataclass(frozen=True, slots=True)
class Bar:
    """One step: its kind, what it adds, and its place in the picture. `is_total` stands on the ground.

    `level` is the height at which the next step goes on, `name` its name in lines that have room below it.
    """

    kind: str
    name: tuple[str, ...]
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


def bars_of(price: BidPrice, name_of: Callable[[str], str]) -> list[Bar]:
    """The steps that add something, called by `name_of`, and the total as the last bar; nothing while there is no price."""
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

    def named(kind: str) -> tuple[str, ...]:
        return tuple(wrapped(name_of(kind), slot - _BETWEEN, _LETTERS))

    bars = []
    for index, (step, before) in enumerate(zip(steps, levels, strict=False)):
        after = before + step.amount
        top, foot = y_of(max(before, after)), y_of(min(before, after))
        x = _SIDE + index * slot + (slot - width) // 2
        bars.append(Bar(step.kind, named(step.kind), step.amount, x, top, width, max(foot - top, 2), y_of(after)))
    top, x = y_of(price.total), _SIDE + len(steps) * slot + (slot - width) // 2
    return [*bars, Bar("total", named("total"), price.total, x, top, width, GROUND - top, top, is_total=True)]


def height_of(bars: Sequence[Bar]) -> int:
    """How high the picture is, with the longest name below its ground."""
    return GROUND + FOOT + LINE * max((len(bar.name) for bar in bars), default=0)
