"""A small picture of a proof: where the offered value lies against the bound, as plain numbers for an SVG."""

from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.matching.verdicts import Proof

WIDTH = 240
_MARGIN = Decimal("0.15")


@dataclass(frozen=True, slots=True)
class Scale:
    """Positions from 0 to `WIDTH`: the allowed stretch, and the offered stretch (of no length for a single value)."""

    allowed: tuple[int, int]
    offered: tuple[int, int]


def scale_of(proof: Proof) -> Scale | None:
    """The picture of a proof about numbers; None where there is nothing to draw."""
    bound, offered = proof.canonical_bound, proof.canonical_offered
    known = [value for value in (*bound, *offered) if value is not None]
    if all(value is None for value in bound) or all(value is None for value in offered):
        return None
    low, high = min(known), max(known)
    room = (high - low) * _MARGIN or max(abs(high) * _MARGIN, Decimal(1))
    low, high = low - room, high + room

    def place(value: Decimal | None, otherwise: int) -> int:
        return otherwise if value is None else int((value - low) * WIDTH / (high - low))

    return Scale(
        allowed=(place(bound[0], 0), place(bound[1], WIDTH)),
        offered=(place(offered[0], 0), place(offered[1], WIDTH)),
    )
