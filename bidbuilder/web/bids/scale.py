"""A small picture of a proof: where the offered value lies against the bound, as plain numbers for an SVG."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.matching.verdicts import Proof

WIDTH = 240
_MARGIN = Decimal("0.15")
_APART = 60  # marks closer than this would run into each other


@dataclass(frozen=True, slots=True)
class Mark:
    """A figure below the scale."""

    x: int
    anchor: str
    value: Decimal


@dataclass(frozen=True, slots=True)
class Scale:
    """Positions from 0 to `WIDTH`: the allowed stretch, the offered stretch (of no length for a single value), the figures."""

    allowed: tuple[int, int]
    offered: tuple[int, int]
    marks: tuple[Mark, ...]


def scale_of(proof: Proof) -> Scale | None:
    """The picture of a proof about numbers; None where there is nothing to draw."""
    bound, offered = proof.canonical_bound, proof.canonical_offered
    if all(value is None for value in bound) or all(value is None for value in offered):
        return None
    known = [value for value in (*bound, *offered) if value is not None]
    low, high = min(known), max(known)
    room = (high - low) * _MARGIN or max(abs(high) * _MARGIN, Decimal(1))
    low, high = low - room, high + room

    def place(value: Decimal | None, otherwise: int) -> int:
        return otherwise if value is None else int((value - low) * WIDTH / (high - low))

    return Scale(
        allowed=(place(bound[0], 0), place(bound[1], WIDTH)),
        offered=(place(offered[0], 0), place(offered[1], WIDTH)),
        marks=_marks(known, place),
    )


def _marks(values: Sequence[Decimal], place: Callable[[Decimal | None, int], int]) -> tuple[Mark, ...]:
    """The figures from left to right, leaving out those that would run into the one before."""
    marks: list[Mark] = []
    for value in sorted(set(values)):
        x = place(value, 0)
        if not marks or x - marks[-1].x >= _APART:
            anchor = "start" if x < _APART // 2 else "end" if x > WIDTH - _APART // 2 else "middle"
            marks.append(Mark(x, anchor, value))
    return tuple(marks)
