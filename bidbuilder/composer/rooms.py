"""Rows that are rooms: whole things, each of its size, that must fit into what there is of something, and no more than once.

A capacity is a room for what its members sell; where one member alone uses it, the room is there as far as that member
joins. Read the other way, "so much capacity must join" is a room for the members that stay out.

**Rule.** The row must hold at least two yes-or-no columns; what else stands in it with the same sign takes nothing at
least, so it is left out. Sizes become whole numbers: exactly where they have a common measure, else rounded down with the
room as it is, which lets in more than the row does and so cuts off nothing that it allows.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import isfinite

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model

_MOST_ROOM = 20_000
_MEASURES = (1, 10, 100, 1_000, 10_000)
_EXACT = 1e-9
# The rows about members' capacities lie this much below what they stand for (see `joint_capacity`).
_SLACK = 1e-6


@dataclass(frozen=True, slots=True, eq=False)
class Room:
    """Σ size × column ≤ `capacity` (× the column `owner`, where it is not -1); `is_turned`: of what columns lack to 1."""

    columns: Indices
    sizes: Indices
    capacity: int
    owner: int = -1
    is_turned: bool = False

    def filled(self, x: Floats) -> Floats:
        """How far a solution puts each thing into the room, as a part of what there is of the room itself."""
        parts = 1.0 - x[self.columns] if self.is_turned else x[self.columns]
        there = x[self.owner] if self.owner >= 0 else 1.0
        filled: Floats = np.clip(parts / max(there, _EXACT), 0.0, 1.0)
        return filled

    def row(self, prices: Floats, most: float) -> tuple[list[int], list[float], float, float]:
        """The row that all which fits earns `most` at these prices: columns, values, lower and upper limit."""
        paid = prices > 0
        columns, values = self.columns[paid].tolist(), prices[paid].tolist()
        if self.is_turned:
            return columns, values, sum(values) - most, np.inf
        if self.owner < 0:
            return columns, values, -np.inf, most
        return [*columns, self.owner], [*values, -most], -np.inf, 0.0


def rooms_of(model: Model) -> Iterator[Room]:
    """All rooms of a model in which not everything fits and whose sizes say more than a count does."""
    is_yes_or_no = model.is_integral & (model.lower == 0) & (model.upper == 1)
    wide = np.diff(model.starts) > 2
    for row in np.flatnonzero(~model.is_structural & wide):
        entries = slice(model.starts[row], model.starts[row + 1])
        columns, values = model.columns[entries], model.values[entries]
        lower, upper = float(model.row_lower[row]), float(model.row_upper[row])
        room = _room(columns, values, is_yes_or_no[columns], lower, upper)
        if room is not None and (model.lower[columns] >= 0).all():
            yield room


def _room(columns: Indices, values: Floats, whole: Flags, lower: float, upper: float) -> Room | None:
    if isfinite(upper) and not isfinite(lower):
        return _capacity(columns, values, whole, upper)
    if isfinite(lower) and not isfinite(upper) and whole.all() and (values > 0).all():
        measured = _measured(values, float(values.sum()) - lower + _SLACK * abs(lower))
        return None if measured is None else Room(columns, *measured, is_turned=True)
    return None


def _capacity(columns: Indices, values: Floats, whole: Flags, upper: float) -> Room | None:
    """A room of its own, or one of the only column that gives and does not take."""
    giving = np.flatnonzero(values < 0)
    taking = whole & (values > 0)
    if len(giving) > 1 or (len(giving) == 1 and (upper != 0 or not whole[giving[0]])):
        return None
    owner, room = (int(columns[giving[0]]), -float(values[giving[0]])) if len(giving) else (-1, upper)
    measured = _measured(values[taking], room)
    return None if measured is None else Room(columns[taking], *measured, owner=owner)


def _measured(sizes: Floats, room: float) -> tuple[Indices, int] | None:
    """Sizes and room in whole numbers; None where all fits, or where all sizes are one and the room is so many of it."""
    if len(sizes) < 2 or room <= 0 or sizes.sum() <= room:
        return None
    for measure in _MEASURES:
        scaled = sizes * measure
        whole = np.round(scaled).astype(np.int64)
        if (np.abs(scaled - whole) <= _EXACT * np.maximum(1.0, scaled)).all():
            divisor = int(np.gcd.reduce(whole))
            capacity = room * measure / divisor
            if divisor and (whole == divisor).all() and abs(capacity - round(capacity)) <= 2 * _SLACK * capacity:
                return None
            if int(capacity + _EXACT) <= _MOST_ROOM and divisor:
                return whole // divisor, int(capacity + _EXACT * max(1.0, capacity))
    return np.floor(sizes * (_MOST_ROOM / room)).astype(np.int64), _MOST_ROOM
