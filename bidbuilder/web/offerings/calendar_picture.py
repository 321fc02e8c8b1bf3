"""The calendar of a capacity as plain numbers for an SVG: a column for each period, with what bids draw of it."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.catalogue.calendars import Slot

WIDTH, HEIGHT = 960, 220
GROUND = 180  # the line the columns stand on; their dates are below it
_TOP, _SIDE = 20, 8
_FILLED = Decimal("0.74")  # of the room a column has
_MOST_DATES = 9


@dataclass(frozen=True, slots=True)
class Column:
    """One period in the picture. Heights grow from the ground, `expected` is that of a line.

    `is_named` says that its date is written below.
    """

    slot: Slot
    x: int
    width: int
    free: int
    firm: int
    soft: int
    expected: int
    is_named: bool

    @property
    def middle(self) -> int:
        """Where its date is centred."""
        return self.x + self.width // 2


def columns_of(slots: Sequence[Slot]) -> list[Column]:
    """The columns; none while there is nothing to have and nothing drawn."""
    highest = max((max(one.amount, one.firm + one.soft) for one in slots), default=Decimal(0))
    if highest <= 0:
        return []
    room, scale = (WIDTH - 2 * _SIDE) // len(slots), (GROUND - _TOP) / highest
    width, step = int(room * _FILLED), -(-len(slots) // _MOST_DATES)
    return [
        Column(
            slot=one,
            x=_SIDE + place * room + (room - width) // 2,
            width=width,
            free=int(one.amount * scale),
            firm=int(one.firm * scale),
            soft=int(one.soft * scale),
            expected=int(one.expected * scale),
            is_named=place % step == 0,
        )
        for place, one in enumerate(slots)
    ]
