"""Solutions by moving needs from room to room: shifts, swaps and chains of two, through fillings that do not quite fit.

In the manner of tabu search with adapting penalties (Díaz and Fernández, European Journal of Operational Research 132, 2001;
Yagiura, Ibaraki and Glover, INFORMS Journal on Computing 16, 2004). Every start rounds a relaxation by chance, each need to a
room in which the relaxation has a part of it. What is above a room's capacity costs a price per unit, at first the one that
the relaxation has for the room; it rises while the room is too full and falls while everything fits. A step looks at one
room, a full one rather than another, and takes the best of: a need leaves it, a need comes, one of its needs takes another's
place elsewhere, and that one comes here or goes on to its next best place. Needs do not return soon to where they were.

**Rule.** Only what fits counts, and only when the exact check of the problem finds it good: the table may lack rules.
"""

from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.assigning import Assignment
from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Relaxation
from bidbuilder.composer.walking import Walk

_NEAREST = 8
_FITS = 1e-9
_HALF = 0.5
_LEAST_PRICE = 0.1
_BROKEN_STARTS = 3


class Reassigning:
    """Starts and walks over one table, the best into its record."""

    def __init__(self, table: Assignment, model: Model, record: Record, relaxed: Relaxation) -> None:
        self._table = table
        self._model = model
        self._record = record
        self._random = np.random.default_rng(1)
        self._starts = 0
        self._least_use = float(np.where(np.isfinite(table.cost), table.use, inf).min(axis=1).sum())
        self._near = _nearest(table, relaxed)
        self._prices = _room_prices(table, relaxed)
        self.follow(relaxed.x)

    def follow(self, x: Floats) -> None:
        """Begin further starts from another relaxed solution: a sharper one is nearer to what is whole."""
        table = self._table
        self._parts = np.where(table.column >= 0, np.maximum(0.0, x[table.column]), 0.0)
        self._joins = np.append(x[table.owners], 1.0)

    def run(self, deadline: float, fruitless_starts: int) -> None:
        """Start after start until the record is over, the deadline, or so many of them in a row brought nothing better."""

        def is_over() -> bool:
            return not self._record.tell() or self._record.is_over or monotonic() > deadline

        fruitless, broken = 0, 0
        while fruitless < fruitless_starts and broken < _BROKEN_STARTS:
            walk = Walk(self._table, self._near, self._prices, self._random, self._start(is_first=self._starts == 0))
            self._starts += 1
            found, value = walk.run(is_over)
            if is_over():
                fruitless = fruitless_starts
            if found is None or value >= self._record.value:
                fruitless += 1
                continue
            x = self._table.solution(found, self._model.width)
            if self._model.breaks(x).any():
                broken += 1
            elif self._record.offer(x, float(self._model.cost @ x)):
                fruitless = 0

    def _start(self, is_first: bool) -> Indices:
        """Each need where the relaxation has the most of it, or drawn among where it has parts of it.

        Of the rooms of those who join: all that the relaxation has half of, or drawn by how far it has them.
        """
        parts = np.where(self._joined(is_first)[self._table.owner], self._parts, 0.0)
        sums = np.cumsum(parts, axis=1)
        drawn = self._random.random((self._table.needs, 1)) * sums[:, -1:]
        rooms: Indices = np.argmax(parts, axis=1) if is_first else np.argmax(sums > drawn, axis=1)
        nowhere = np.flatnonzero(sums[:, -1] <= _FITS)
        rooms[nowhere] = self._cheapest(nowhere, parts.max(axis=0) > 0)
        return rooms

    def _joined(self, is_first: bool) -> Flags:
        """Who joins, at least so many that their rooms may hold everything; nobody always does."""
        table, joins = self._table, self._joins
        joined = joins >= (np.full(len(joins), _HALF) if is_first else self._random.random(len(joins)))
        room = np.bincount(table.owner, weights=table.capacity, minlength=len(joins))
        for one in np.argsort(-joins, kind="stable"):
            if room[joined].sum() >= self._least_use:
                break
            joined[one] = True
        return joined

    def _cheapest(self, needs: Indices, among: Flags) -> Indices:
        """By need its cheapest room, among these where one of these has an offer for it."""
        cost = self._table.cost[needs]
        offered = np.where(among, cost, inf)
        rooms: Indices = np.argmin(np.where(np.isfinite(offered).max(axis=1, keepdims=True), offered, cost), axis=1)
        return rooms


def _nearest(table: Assignment, relaxed: Relaxation) -> Indices:
    """By need the few rooms that are nearest to paying."""
    reduced = np.where(table.column >= 0, relaxed.reduced_cost[table.column], inf)
    reduced -= np.where(table.column >= 0, relaxed.x[table.column] * 1e-6, 0.0)
    near: Indices = np.argsort(reduced, axis=1, kind="stable")[:, :_NEAREST]
    return near


def _room_prices(table: Assignment, relaxed: Relaxation) -> Floats:
    """By room what a unit of it is worth to the relaxation; where that is nothing, a part of what units cost on average."""
    price_of = dict(zip(relaxed.row_numbers.tolist(), np.abs(relaxed.row_prices).tolist(), strict=True))
    prices = np.array([price_of.get(row, 0.0) for row in table.row.tolist()])
    sold = np.isfinite(table.cost)
    mean = float(table.cost[sold].sum() / max(table.use[sold].sum(), _FITS))
    usual = float(prices[prices > 0].mean()) if (prices > 0).any() else mean
    least: Floats = np.maximum(prices, _LEAST_PRICE * max(usual, _FITS))
    return least
