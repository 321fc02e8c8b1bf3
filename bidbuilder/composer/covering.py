"""Set covering: models in which every row wants one of its columns, as spans of arrays, and covers chosen greedily.

The search for ever better covers is in `cover_search`.
"""

from dataclasses import dataclass
from math import inf

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model


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


def nearest(covering: Covering, prices: Floats, count: int) -> Flags:
    """The columns that cost the least beyond what they are worth at these prices, so many for every row."""
    excess = covering.cost - covering.worth(prices)
    lengths = np.diff(covering.row_starts)
    order = np.lexsort((excess[covering.columns], np.repeat(np.arange(covering.height), lengths)))
    rank = np.arange(len(order)) - np.repeat(covering.row_starts[:-1], lengths)
    near: Flags = excess < 0
    near[covering.columns[order[rank < count]]] = True
    return near


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
