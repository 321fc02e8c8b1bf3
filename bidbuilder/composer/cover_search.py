"""Covers by local search: columns are exchanged one by one, and rows that stay open long weigh ever more.

After Gao, Weise and Li (European Journal of Operational Research 246, 2015). From a whole cover the column is taken out whose
own rows weigh least for its cost, then one more; a column of a row drawn among the open ones comes in, as long as the cover
stays cheaper than the best; every row that is open then weighs one more. A column just taken out waits until another that
shares a row with it has moved, and of equals the one comes next that moved longest ago. What a covering is, `covering` says.
"""

from collections.abc import Callable
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.covering import Covering, greedy_cover, nearest, without_superfluous
from bidbuilder.composer.matrices import Flags, Floats, Indices
from bidbuilder.composer.record import Record

# How many columns for every row are tried, in turn: few make quick steps, more miss nothing.
_NEAREST = (8, 16, 32)
_FIRST_STEPS = 1_000
_MOST_DOUBLINGS = 8
_TELL_EVERY = 256
_EQUAL = 1e-9
_HALF = 0.5


class CoverSearch:
    """Covers of one model, the best into its record. `prices` on the rows say which columns matter: the relaxation's."""

    def __init__(self, covering: Covering, record: Record, prices: Floats) -> None:
        self._covering = covering
        self._record = record
        self._random = np.random.default_rng(1)
        self._rounds = 0
        self._cover = np.empty(0, dtype=np.int64)
        self._value = inf
        self.follow(prices)

    def follow(self, prices: Floats) -> None:
        """From here on these prices say which columns matter; and a cover by them alone, if it is better."""
        self._prices = np.maximum(0.0, prices)
        self._take(without_superfluous(self._covering, greedy_cover(self._covering, self._prices)))

    def nearest(self, count: int) -> Flags:
        """The columns nearest to paying, so many for every row."""
        return nearest(self._covering, self._prices, count)

    def run(self, deadline: float, rounds: float = inf, until: Callable[[], bool] = lambda: False) -> None:
        """Walk until the record is over, the deadline, or so many rounds are done; each is more patient than the last.

        Or `until` that is true. A round begins at the best cover that anybody has found.
        """

        def is_over() -> bool:
            return self._record.is_over or monotonic() > deadline or until()

        last = self._rounds + rounds
        while self._rounds < last and not is_over():
            if self._record.x is not None:
                self._take(np.flatnonzero(self._record.x > _HALF))
            near = self.nearest(_NEAREST[self._rounds % len(_NEAREST)])
            near[self._cover] = True
            self._walk(near, is_over, _FIRST_STEPS << min(self._rounds, _MOST_DOUBLINGS))
            self._rounds += 1

    def _walk(self, near: Flags, is_over: Callable[[], bool], patience: int) -> None:
        """From the best cover on, among the near columns, until so many steps in a row brought nothing."""
        names = np.flatnonzero(near)
        core = self._covering.part(near, np.ones(self._covering.height, dtype=np.bool_))
        walk = _Walk(core, np.searchsorted(names, self._cover), self._random)
        fruitless = 0
        while fruitless < patience and not is_over():
            fruitless += 1
            if walk.step():
                fruitless = 0
                self._take(names[walk.best])
            elif fruitless % _TELL_EVERY == 0:
                self._record.tell()

    def _take(self, cover: Indices) -> None:
        """Go on from this cover, if it is better."""
        value = float(self._covering.cost[cover].sum())
        if value < self._value - _EQUAL:
            self._cover, self._value = cover, value
            x = np.zeros(self._covering.width)
            x[cover] = 1.0
            self._record.offer(x, value)


class _Choice:
    """Some columns of a covering. `worth` is by column the weight of the rows that it alone covers, or would cover."""

    def __init__(self, covering: Covering) -> None:
        self.covering = covering
        self.is_in = np.zeros(covering.width, dtype=np.bool_)
        self.cost = 0.0
        self.worth = np.diff(covering.column_starts).astype(np.float64)
        self._weights = np.ones(covering.height)
        self._lengths = np.diff(covering.row_starts)
        self._count = np.zeros(covering.height, dtype=np.int64)
        # The sum of the numbers of the columns in that cover a row: where there is one, its number.
        self._who = np.zeros(covering.height, dtype=np.int64)

    def open_rows(self) -> Indices:
        """The rows that no column in covers."""
        return np.flatnonzero(self._count == 0)

    def add(self, column: int) -> None:
        """Take a column in."""
        rows, own = self.covering.rows_of_one(column), self.worth[column]
        counts = self._count[rows]
        alone = rows[counts == 1]
        np.subtract.at(self.worth, self._who[alone], self._weights[alone])
        self._spread(rows[counts == 0], -self._weights)
        self._move(column, rows, 1, own)

    def remove(self, column: int) -> None:
        """Take a column out."""
        rows, own = self.covering.rows_of_one(column), self.worth[column]
        self._move(column, rows, -1, own)
        counts = self._count[rows]
        alone = rows[counts == 1]
        np.add.at(self.worth, self._who[alone], self._weights[alone])
        self._spread(rows[counts == 0], self._weights)
        self.worth[column] = own

    def weigh(self, rows: Indices) -> None:
        """These open rows weigh one more."""
        self._weights[rows] += 1.0
        self.worth += np.bincount(self.covering.columns_of(rows), minlength=self.covering.width)

    def _move(self, column: int, rows: Indices, sign: int, own: float) -> None:
        self._count[rows] += sign
        self._who[rows] += sign * column
        self.is_in[column] = sign > 0
        self.cost += sign * float(self.covering.cost[column])
        self.worth[column] = own

    def _spread(self, rows: Indices, weights: Floats) -> None:
        each = np.repeat(weights[rows], self._lengths[rows])
        self.worth += np.bincount(self.covering.columns_of(rows), weights=each, minlength=self.covering.width)


class _Walk:
    """A walk from one cover to others; `best` is the cheapest met."""

    def __init__(self, covering: Covering, cover: Indices, random: np.random.Generator) -> None:
        self._choice = _Choice(covering)
        self._random = random
        self._moved = np.zeros(covering.width, dtype=np.int64)
        self._may_return = np.ones(covering.width, dtype=np.bool_)
        self._just_in = np.empty(0, dtype=np.int64)
        self._steps = 0
        for column in cover:
            self._choice.add(int(column))
        self.best, self._best_cost = cover, self._choice.cost

    def step(self) -> bool:
        """One exchange; tells whether it led to a better cover."""
        self._steps += 1
        self._remove(self._just_in)
        self._fill()
        improved = False
        while not len(self._choice.open_rows()):
            if self._choice.cost < self._best_cost - _EQUAL:
                self.best, self._best_cost = np.flatnonzero(self._choice.is_in), self._choice.cost
                improved = True
            self._remove(self._just_in[:0])
        return improved

    def _remove(self, tabu: Indices) -> None:
        """Take out the column whose own rows weigh least for its cost, unless it is one of these."""
        inside = np.flatnonzero(self._choice.is_in)
        allowed = inside[~np.isin(inside, tabu)] if len(tabu) < len(inside) else inside
        if not len(allowed):
            return
        column = self._longest_ago(allowed, -self._value(allowed))
        self._choice.remove(column)
        self._touch(column)
        self._may_return[column] = False

    def _fill(self) -> None:
        """Columns of open rows come in as long as the cover stays below the best; what stays open then weighs more."""
        came: list[int] = []
        while len(rows := self._choice.open_rows()):
            column = self._next_in(int(rows[self._random.integers(len(rows))]))
            if column is None:
                self._choice.weigh(rows)
                break
            self._choice.add(column)
            self._touch(column)
            came.append(column)
            self._choice.weigh(self._choice.open_rows())
        self._just_in = np.array(came, dtype=np.int64)

    def _next_in(self, row: int) -> int | None:
        """The column that brings most for its cost among those of a row; None where it would cost too much."""
        covering = self._choice.covering
        columns = covering.columns[covering.row_starts[row] : covering.row_starts[row + 1]]
        returning = columns[self._may_return[columns]]
        columns = returning if len(returning) else columns
        column = self._longest_ago(columns, self._value(columns))
        return column if self._choice.cost + covering.cost[column] < self._best_cost - _EQUAL else None

    def _value(self, columns: Indices) -> Floats:
        value: Floats = self._choice.worth[columns] / self._choice.covering.cost[columns]
        return value

    def _longest_ago(self, columns: Indices, value: Floats) -> int:
        """Of the columns of the highest value the one that moved longest ago."""
        equals = columns[value >= value.max() - _EQUAL]
        return int(equals[np.argmin(self._moved[equals])])

    def _touch(self, column: int) -> None:
        self._moved[column] = self._steps
        covering = self._choice.covering
        self._may_return[covering.columns_of(covering.rows_of_one(column))] = True
