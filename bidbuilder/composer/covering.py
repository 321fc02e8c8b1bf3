"""Set covering: a very good solution in moments where the solver alone takes long, after Caprara, Fischetti and Toth.

Prices on the rows are moved along what a cover at these prices leaves open or covers twice; at each of many good prices a
cover is chosen greedily by what its columns cost beyond what they are worth. Then part of the best cover is kept, the prices
are shaken, and the rest is covered anew: first a small part is kept, then more and more (Operations Research 47, 1999).
"""

from collections.abc import Iterator
from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.record import Record

_STEPS = 40
_GREEDY_FROM = 15
_STEP = 0.1
_SHAKE = 0.1
_NEAREST = 6
_KEPT_AT_FIRST = 0.3
_KEPT_MORE = 1.1
_KEPT_AT_MOST = 0.9


@dataclass(frozen=True, slots=True, eq=False)
class Covering:
    """Every row wants one of its columns; `columns[row_starts[r]:…]` are a row's, `rows[column_starts[c]:…]` a column's."""

    cost: Floats
    row_starts: Indices
    columns: Indices
    column_starts: Indices
    rows: Indices

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.cost)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.row_starts) - 1

    def rows_of(self, columns: Indices) -> Indices:
        """The rows of these columns one after another."""
        return self.rows[_spans(self.column_starts, columns)]

    def columns_of(self, rows: Indices) -> Indices:
        """The columns of these rows one after another."""
        return self.columns[_spans(self.row_starts, rows)]

    def worth(self, prices: Floats) -> Floats:
        """By column the prices of its rows together."""
        sums = np.concatenate([[0.0], np.cumsum(prices[self.rows])])
        worth: Floats = sums[self.column_starts[1:]] - sums[self.column_starts[:-1]]
        return worth

    def rows_of_one(self, column: int) -> Indices:
        """The rows of one column."""
        return self.rows[self.column_starts[column] : self.column_starts[column + 1]]

    def part(self, columns: Flags, rows: Flags) -> "Covering":
        """Only these columns and rows, numbered anew in their order."""
        row = np.repeat(np.arange(self.height), np.diff(self.row_starts))
        entries = columns[self.columns] & rows[row]
        new_column, new_row = np.cumsum(columns) - 1, np.cumsum(rows) - 1
        return _covering(self.cost[columns], new_row[row[entries]], new_column[self.columns[entries]], int(rows.sum()))


def covering_of(model: Model) -> Covering | None:
    """The rows and columns of a model that is nothing but set covering; None for any other."""
    is_plain = (
        model.is_integral.all() and (model.lower == 0).all() and (model.upper == 1).all() and (model.cost > 0).all()
    )
    wants_one = (model.row_lower == 1).all() and np.isposinf(model.row_upper).all() and (model.values == 1).all()
    if not (is_plain and wants_one and model.height):
        return None
    return _covering(model.cost, model.row_of_entry(), model.columns, model.height)


def _covering(cost: Floats, row: Indices, columns: Indices, height: int) -> Covering:
    order = np.argsort(columns, kind="stable")
    return Covering(
        cost=cost,
        row_starts=_starts(row, height),
        columns=columns,
        column_starts=_starts(columns, len(cost)),
        rows=row[order],
    )


def _starts(places: Indices, count: int) -> Indices:
    return np.concatenate([[0], np.cumsum(np.bincount(places, minlength=count))])


class CoverSearch:
    """Covers of one model, the best into its record. `prices` are good ones to begin with: those of the relaxation."""

    def __init__(self, covering: Covering, record: Record, prices: Floats) -> None:
        self._record = record
        self._width = covering.width
        self._prices = np.maximum(0.0, prices)
        self._names = np.flatnonzero(nearest(covering, self._prices))
        self._core = covering.part(nearest(covering, self._prices), np.ones(covering.height, dtype=np.bool_))
        self._random = np.random.default_rng(1)
        self._best = inf
        self._cover: Indices = np.empty(0, dtype=np.int64)

    def run(self, deadline: float) -> None:
        """Cover again and again until the record is over, the deadline, or the lower bound is reached."""
        kept_part = 0.0
        while not self._record.is_over and monotonic() < deadline:
            before = self._best
            self._cover_rest(self._kept(kept_part), deadline)
            improved = self._best < before
            grown = max(_KEPT_AT_FIRST, kept_part * _KEPT_MORE)
            kept_part = _KEPT_AT_FIRST if improved or grown > _KEPT_AT_MOST else grown

    def _kept(self, part: float) -> Indices:
        """The columns of the best cover that are most worth their cost, until they cover this part of the rows."""
        if not len(self._cover):
            return self._cover
        counts = np.bincount(self._core.rows_of(self._cover), minlength=self._core.height)
        doubled = self._prices * (counts - 1) / np.maximum(1, counts)
        excess = np.maximum(0.0, self._core.cost - self._core.worth(self._prices)) + self._core.worth(doubled)
        order = self._cover[
            np.argsort(excess[self._cover] * self._random.uniform(0.8, 1.2, len(self._cover)), kind="stable")
        ]
        covered, kept = np.zeros(self._core.height, dtype=np.bool_), []
        for column in order:
            if covered.mean() >= part:
                break
            covered[self._core.rows_of_one(column)] = True
            kept.append(column)
        return np.array(kept, dtype=np.int64)

    def _cover_rest(self, kept: Indices, deadline: float) -> None:
        """Covers of the rows that the kept columns leave open, at prices that are shaken and moved."""
        open_rows = np.ones(self._core.height, dtype=np.bool_)
        open_rows[self._core.rows_of(kept)] = False
        useful = self._core.worth(open_rows.astype(np.float64)) > 0
        rest, names = self._core.part(useful, open_rows), np.flatnonzero(useful)
        paid = float(self._core.cost[kept].sum())
        target = (self._best if self._best < inf else 2 * float(self._prices.sum())) - paid
        shaken = self._prices[open_rows] * self._random.uniform(1 - _SHAKE, 1 + _SHAKE, rest.height)
        for prices in moved_prices(rest, shaken, target):
            if monotonic() > deadline or self._record.is_over:
                return
            self._take(np.concatenate([kept, names[greedy_cover(rest, prices)]]))

    def _take(self, cover: Indices) -> None:
        cover = without_superfluous(self._core, cover)
        cost = float(self._core.cost[cover].sum())
        if cost < self._best:
            self._best, self._cover = cost, cover
            x = np.zeros(self._width)
            x[self._names[cover]] = 1.0
            self._record.offer(x, cost)


def nearest(covering: Covering, prices: Floats) -> Flags:
    """The columns that cost the least beyond what they are worth at these prices, some for every row."""
    excess = covering.cost - covering.worth(prices)
    lengths = np.diff(covering.row_starts)
    order = np.lexsort((excess[covering.columns], np.repeat(np.arange(covering.height), lengths)))
    rank = np.arange(len(order)) - np.repeat(covering.row_starts[:-1], lengths)
    near: Flags = excess < 0
    near[covering.columns[order[rank < _NEAREST]]] = True
    return near


def moved_prices(covering: Covering, prices: Floats, target: float) -> Iterator[Floats]:
    """Prices on their way up towards the target; given out from where they are worth a cover."""
    for number in range(_STEPS):
        excess = covering.cost - covering.worth(prices)
        gaining = np.flatnonzero(excess < 0)
        direction = 1.0 - np.bincount(covering.rows_of(gaining), minlength=covering.height)
        norm = float(direction @ direction)
        if number >= _GREEDY_FROM or norm == 0:
            yield prices
        if norm == 0:
            return
        value = float(prices.sum() + excess[gaining].sum())
        room = max(target - value, 1e-6 * max(1.0, abs(value)))
        prices = np.maximum(0.0, prices + _STEP * room / norm * direction)


def greedy_cover(covering: Covering, prices: Floats) -> Indices:
    """A cover: always the column that costs least beyond its worth for what it adds."""
    open_rows = np.ones(covering.height, dtype=np.bool_)
    excess = covering.cost - covering.worth(prices)
    adds = np.diff(covering.column_starts).astype(np.float64)
    lengths = np.diff(covering.row_starts)
    chosen = []
    left = covering.height
    while left:
        score = np.where(excess > 0, excess / np.maximum(adds, 1e-9), excess * adds)
        column = int(np.argmin(np.where(adds > 0, score, inf)))
        rows = covering.rows_of_one(column)
        rows = rows[open_rows[rows]]
        open_rows[rows] = False
        left -= len(rows)
        touched = covering.columns_of(rows)
        adds -= np.bincount(touched, minlength=covering.width)
        excess = excess + np.bincount(touched, weights=np.repeat(prices[rows], lengths[rows]), minlength=covering.width)
        chosen.append(column)
    return np.array(chosen, dtype=np.int64)


def without_superfluous(covering: Covering, cover: Indices) -> Indices:
    """The cover without columns whose rows others cover too, the dearest first."""
    cover = np.unique(cover)
    counts = np.bincount(covering.rows_of(cover), minlength=covering.height)
    kept = []
    for column in cover[np.argsort(-covering.cost[cover], kind="stable")]:
        rows = covering.rows_of_one(column)
        if (counts[rows] > 1).all():
            counts[rows] -= 1
        else:
            kept.append(column)
    return np.array(kept, dtype=np.int64)


def _spans(starts: Indices, which: Indices) -> Indices:
    """The places of all entries of these spans one after another."""
    lengths = starts[which + 1] - starts[which]
    ends = np.cumsum(lengths)
    places: Indices = np.arange(int(ends[-1]) if len(ends) else 0) + np.repeat(
        starts[which] - (ends - lengths), lengths
    )
    return places
