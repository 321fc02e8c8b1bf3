"""One walk of `reassigning`: where each need is, what that costs with all penalties, and the best step from a room.

What a step would cost is worked out for all needs at once, by arrays over needs and rooms; costs are binary fractions here.
"""

from collections.abc import Callable
from math import inf

import numpy as np

from bidbuilder.composer.assigning import Assignment
from bidbuilder.composer.matrices import Floats, Indices

_PATIENCE = 150
_PATIENCE_A_NEED = 5
_MOST_TIMES = 4
_UP = 1.012
_DOWN = 0.96
_TO_FULL = 0.7
_LEAST_TABU = 5
_MORE_TABU = 10
_FITS = 1e-9
_LOOK_EVERY = 32

Move = tuple[float, list[tuple[int, int]]]
"""What a step costs, and the needs with the rooms they go to, one after another."""


class Walk:
    """Needs in rooms of a table. `near` are by need the rooms worth going on to, `prices` by room those of a unit too much."""

    def __init__(
        self, table: Assignment, near: Indices, prices: Floats, random: np.random.Generator, start: Indices
    ) -> None:
        self._table, self._near, self._random = table, near, random
        self._needs = np.arange(table.needs)
        self._near_cost = np.take_along_axis(table.cost, near, axis=1)
        self._near_use = np.take_along_axis(table.use, near, axis=1)
        self._prices = prices.copy()
        self._tabu = np.zeros(table.cost.shape, dtype=np.int64)
        self._step = 0
        self._at = start.copy()
        self._cost, self._use = table.cost[self._needs, start], table.use[self._needs, start]
        self._full = np.bincount(start, weights=self._use, minlength=table.rooms) - table.capacity
        self._count = np.bincount(table.owner[start], minlength=len(table.fixed))
        self._slack = _FITS * np.maximum(1.0, np.where(np.isfinite(table.capacity), table.capacity, 0.0))

    def run(self, is_over: Callable[[], bool]) -> tuple[Indices | None, float]:
        """The cheapest that fits, and its cost; ends where so many steps in a row found nothing better, or when told."""
        best, value, since = None, inf, 0
        patience = min(_PATIENCE, _PATIENCE_A_NEED * len(self._needs))
        while (
            since < patience
            and self._step < _MOST_TIMES * patience
            and not (self._step % _LOOK_EVERY == 0 and is_over())
        ):
            self._step += 1
            since += 1
            too_full = np.flatnonzero(self._full > self._slack)
            if len(too_full):
                self._prices[too_full] *= _UP
            else:
                cost = self._total()
                if cost < value - _FITS * max(1.0, abs(cost)):
                    best, value, since = self._at.copy(), cost, 0
                self._prices *= _DOWN
            self._apply(self._best(self._room(too_full))[1])
        return best, value

    def _total(self) -> float:
        return float(self._cost.sum() + self._table.fixed[self._count > 0].sum())

    def _room(self, too_full: Indices) -> int:
        """The room to look at next."""
        if len(too_full) and self._random.random() < _TO_FULL:
            return int(too_full[self._random.integers(len(too_full))])
        return int(self._random.integers(self._table.rooms))

    def _apply(self, moves: list[tuple[int, int]]) -> None:
        table = self._table
        for need, room in moves:
            old = int(self._at[need])
            self._full[old] -= self._use[need]
            self._full[room] += table.use[need, room]
            self._count[table.owner[old]] -= 1
            self._count[table.owner[room]] += 1
            self._cost[need], self._use[need] = table.cost[need, room], table.use[need, room]
            self._tabu[need, old] = self._step + _LEAST_TABU + int(self._random.integers(_MORE_TABU))
            self._at[need] = room

    def _best(self, room: int) -> Move:
        """The cheapest step that has to do with this room."""
        table, at = self._table, self._at
        here = np.flatnonzero(at == room)
        penalty = self._prices * np.maximum(0.0, self._full)
        joining = np.where(self._count > 0, 0.0, table.fixed)[table.owner]
        left = np.where(self._count == 1, table.fixed, 0.0)[table.owner]
        relief = np.maximum(0.0, self._full[at] - self._use) * self._prices[at] - penalty[at]
        leaving = relief - left[at] - self._cost
        best = self._coming(room, here, penalty, joining, leaving)
        if not len(here):
            return best
        on_cost, on_room = self._going_on(penalty, joining)
        going = on_cost[here] + leaving[here]
        first = int(np.argmin(going))
        if going[first] < best[0]:
            best = float(going[first]), [(int(here[first]), int(on_room[here[first]]))]
        taken = self._taking_places(here, penalty)
        back = self._coming_here(room, here, penalty)
        on = np.where(on_room == room, inf, on_cost - self._cost) + (relief[here] - left[room])[:, None]
        total = taken + np.minimum(back, on)
        total[:, here] = inf
        first, other = divmod(int(np.argmin(total)), table.needs)
        if total[first, other] < best[0]:
            to = room if back[first, other] <= on[first, other] else int(on_room[other])
            best = float(total[first, other]), [(int(here[first]), int(at[other])), (other, to)]
        return best

    def _coming(self, room: int, here: Indices, penalty: Floats, joining: Floats, leaving: Floats) -> Move:
        """The cheapest need to come into the room."""
        table = self._table
        over = np.maximum(0.0, self._full[room] + table.use[:, room]) * self._prices[room] - penalty[room]
        cost = table.cost[:, room] + over + joining[room] + leaving
        cost[here] = inf
        cost[self._tabu[:, room] > self._step] = inf
        need = int(np.argmin(cost))
        return float(cost[need]), [(need, room)] if cost[need] < inf else []

    def _going_on(self, penalty: Floats, joining: Floats) -> tuple[Floats, Indices]:
        """By need what its next best place costs, and which that is."""
        near = self._near
        over = np.maximum(0.0, self._full[near] + self._near_use) * self._prices[near]
        cost = self._near_cost + over + (joining - penalty)[near]
        barred = (near == self._at[:, None]) | (self._tabu[self._needs[:, None], near] > self._step)
        cost[barred] = inf
        chosen = np.argmin(cost, axis=1)
        return cost[self._needs, chosen], near[self._needs, chosen]

    def _taking_places(self, here: Indices, penalty: Floats) -> Floats:
        """What it costs that a need of here takes the place of another one, without what becomes of that."""
        table, at = self._table, self._at
        without = self._full[at] - self._use
        over = np.maximum(0.0, without + table.use[here][:, at]) * self._prices[at] - penalty[at]
        cost: Floats = table.cost[here][:, at] - self._cost[here][:, None] + over
        cost[self._tabu[here][:, at] > self._step] = inf
        return cost

    def _coming_here(self, room: int, here: Indices, penalty: Floats) -> Floats:
        """What it costs that another need comes into the room as one of here leaves it."""
        table = self._table
        without = self._full[room] - self._use[here]
        over = np.maximum(0.0, without[:, None] + table.use[:, room]) * self._prices[room] - penalty[room]
        cost: Floats = over + table.cost[:, room] - self._cost
        cost[:, self._tabu[:, room] > self._step] = inf
        return cost
