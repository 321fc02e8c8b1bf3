"""Rows that cut off averages over the ways to fill one room: nothing whole that fits breaks them, relaxations do.

A relaxation fills a room with halves of things, and opens half a room for what fits only into a whole one. Seen alone, a
room is small enough to know the best that fits at any prices: a table by what is left of it. So the strongest row that a
relaxed filling breaks is found as a small linear programme over the things in it, with one row a whole filling, added as
they are found; everything else is then lifted in by the same table. With all of these rows a relaxation is as good as one
over whole fillings (Dantzig and Wolfe's), and stays small.

**Rule.** Whole prices p ≥ 0 for the things of a room, and v, the most that any filling earns at them: p · x ≤ v, or v × the
member that the room comes with. Prices are made whole before the table makes v exact: rows with broken numbers have led
the solver to cut off optima.

**Worked example.** A room of 10 for things of 6, 6 and 4. Five sixths of each of the first two fill it on average; of these
only one fits: x₁ + x₂ ≤ 1.
"""

from collections.abc import Iterator
from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.matrices import Floats, Indices, Model, Rows
from bidbuilder.composer.rooms import Room, rooms_of
from bidbuilder.composer.solving import Relaxation, add_rows, new_solver, relaxation_of, warm_up
from bidbuilder.composer.whole_prices import whole_prices

_USED = 1e-7
_BROKEN = 1e-4
_MOST_FILLINGS = 100
_REMEMBERED = 3
_MOST_ROUNDS = 80
_NEARLY_WHOLE = 1e-5
_PATIENCE = 6
_LEAST_RISE = 2e-5


class _Filling:
    """One room and the whole fillings met so far, by which the search for prices begins well informed."""

    def __init__(self, room: Room) -> None:
        self.room = room
        self._known: list[Indices] = []

    def cut(self, x: Floats, dearness: Floats) -> tuple[Floats, float] | None:
        """Prices, and the most that anything that fits earns, where the filling of a solution earns more; else nothing.

        What the solution does not use is lifted in by `dearness` of its columns, the least dear first.
        """
        room, filled = self.room, self.room.filled(x)
        used = np.flatnonzero(filled > _USED)
        if room.sizes[used].sum() <= room.capacity:
            return None
        used = used[np.argsort(-filled[used], kind="stable")]
        found = self._sharpest(used, filled[used])
        if found is None:
            return None
        prices = np.zeros(len(filled))
        prices[used] = whole_prices(found)
        table = _tables(room.sizes[used], prices[used], room.capacity)[-1]
        if prices @ filled <= table[-1] * (1 + _BROKEN / 2):
            return None
        others = np.flatnonzero(filled <= _USED)
        return self._lifted(prices, table, others[np.argsort(dearness[room.columns[others]], kind="stable")])

    def _sharpest(self, used: Indices, filled: Floats) -> Floats | None:
        """Prices at which every filling with these earns 1 at most and the relaxed one most of all; None if that is 1 too."""
        room = self.room
        solver = _new_solver(filled)
        self._remember(solver, used, filled)
        for _ in range(_MOST_FILLINGS):
            solver.run()
            if solver.getInfo().objective_function_value <= 1 + _BROKEN:
                return None
            prices = np.array(solver.getSolution().col_value)
            chosen = _best(room.sizes[used], prices, room.capacity)
            if prices[chosen].sum() <= 1 + _USED:
                return prices
            self._known.append(used[chosen])
            solver.addRow(-highspy.kHighsInf, 1.0, len(chosen), chosen.astype(np.int32), np.ones(len(chosen)))
        return None

    def _remember(self, solver: highspy.Highs, used: Indices, filled: Floats) -> None:
        """Tell the solver of those known fillings that are most like the relaxed one."""
        if not self._known:
            return
        known = np.zeros((len(self._known), len(self.room.columns)), dtype=np.bool_)
        known[np.repeat(np.arange(len(known)), [len(one) for one in self._known]), np.concatenate(self._known)] = True
        known = np.unique(known[:, used], axis=0)
        known = known[np.argsort(-(known @ filled), kind="stable")[: _REMEMBERED * len(used)]]
        known = known[known.sum(axis=1) > 1]
        rows, columns = np.nonzero(known)
        starts = np.searchsorted(rows, np.arange(len(known))).astype(np.int32)
        free = np.full(len(known), -highspy.kHighsInf)
        solver.addRows(
            len(known), free, np.ones(len(known)), len(rows), starts, columns.astype(np.int32), np.ones(len(rows))
        )

    def _lifted(self, prices: Floats, table: Floats, others: Indices) -> tuple[Floats, float]:
        """Prices for the other things too: each at what the rest of the room loses by it, so that nothing earns more."""
        capacity, most = self.room.capacity, float(table[-1])
        for place, size in zip(others.tolist(), self.room.sizes[others].tolist(), strict=True):
            price = most + 1.0 if size > capacity else most - float(table[capacity - size])
            if price > 0 and size <= capacity:
                table[size:] = np.maximum(table[size:], table[: capacity + 1 - size] + price)
            prices[place] = price
        return prices, most


class RoomCuts:
    """The rooms of one model, and the rows that averaged fillings of them break."""

    def __init__(self, model: Model) -> None:
        self._model = model
        self._fillings = [_Filling(room) for room in rooms_of(model)]

    def __len__(self) -> int:
        return len(self._fillings)

    def broken_by(self, x: Floats, dearness: Floats | None = None) -> Model | None:
        """Rows that this answer breaks and nothing whole does, at most one a room; None where there are none."""
        rows, model = Rows(), self._model
        for row in self._broken(x, model.cost if dearness is None else dearness):
            rows.add(*row)
        if not len(rows):
            return None
        return rows.model(model.cost.tolist(), model.lower.tolist(), model.upper.tolist(), model.is_integral.tolist())

    def _broken(self, x: Floats, dearness: Floats) -> Iterator[tuple[list[int], list[float], float, float]]:
        for filling in self._fillings:
            if filling.room.owner < 0 or x[filling.room.owner] > _NEARLY_WHOLE:
                found = filling.cut(x, -dearness if filling.room.is_turned else dearness)
                if found is not None:
                    yield filling.room.row(*found)

    def sharpened(self, deadline: float, first: Relaxation) -> tuple[Model, Relaxation]:
        """The model with the rows that its relaxation breaks, round by round until they raise its value no more.

        And its relaxation with all these rows in, begun where the `first` without them ended; that is the answer where there
        is no time for another.
        """
        model, last, values = self._model, first, [first.value]
        best = model, last
        solver = new_solver(model, deadline, integral=False)
        warm_up(solver, model.row_numbers, first)
        for _ in range(_MOST_ROUNDS):
            rows = None if monotonic() > deadline else self.broken_by(last.x, last.reduced_cost)
            if rows is None:
                break
            add_rows(solver, rows)
            model = model.with_more(rows)
            solver.setOptionValue("time_limit", solver.getRunTime() + max(0.05, deadline - monotonic()))
            solver.run()
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                break
            last = relaxation_of(solver, model)
            best = model, last
            values.append(last.value)
            if len(values) > _PATIENCE and last.value - values[-_PATIENCE] <= _LEAST_RISE * abs(last.value):
                break
        return best


def _tables(sizes: Indices, prices: Floats, capacity: int) -> Floats:
    """The most that fits earns in each part of the room: with nothing, with the first thing, with the first two …"""
    tables = np.zeros((len(sizes) + 1, capacity + 1))
    for place, size in enumerate(sizes.tolist()):
        before, after = tables[place], tables[place + 1]
        after[:] = before
        if size <= capacity:
            np.maximum(before[size:], before[: capacity + 1 - size] + prices[place], out=after[size:])
    return tables


def _best(sizes: Indices, prices: Floats, capacity: int) -> Indices:
    """The things that earn most together of all that fit."""
    tables = _tables(sizes, prices, capacity)
    chosen, left = [], capacity
    for place in range(len(sizes) - 1, -1, -1):
        if tables[place + 1, left] > tables[place, left]:
            chosen.append(place)
            left -= int(sizes[place])
    return np.array(chosen[::-1], dtype=np.int64)


def _new_solver(filled: Floats) -> highspy.Highs:
    """A programme over prices from 0 to 1 for what a relaxed filling earns at most."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("presolve", "off")
    count = len(filled)
    solver.addVars(count, np.zeros(count), np.ones(count))
    solver.changeColsCost(count, np.arange(count, dtype=np.int32), filled)
    solver.changeObjectiveSense(highspy.ObjSense.kMaximize)
    return solver
