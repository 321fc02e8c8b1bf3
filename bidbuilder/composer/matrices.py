"""A mixed-integer model as numpy arrays: built row by row, cut down to part of its columns. What it means, `modelling` knows.

Costs and coefficients are binary fractions here because the solver counts in them; every answer is checked again in exact
arithmetic before it leaves the room.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float64]
Indices = NDArray[np.int64]
Flags = NDArray[np.bool_]


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Minimise `cost`·x with `lower` ≤ x ≤ `upper` and `row_lower` ≤ A x ≤ `row_upper`; A is stored by rows.

    Row r has its entries at `starts[r]:starts[r + 1]` of `columns` and `values`. `is_lazy` marks rows that may be left
    out until a solution breaks them. `is_structural` marks rows that only tie an offer's columns to each other and to its
    member: a relaxation of the others (`pricing`) keeps them. `row_numbers` are the
    rows' places in the model this was cut from. `step` is a number that every feasible objective is a multiple of, or 0.
    """

    cost: Floats
    lower: Floats
    upper: Floats
    is_integral: Flags
    row_lower: Floats
    row_upper: Floats
    starts: Indices
    columns: Indices
    values: Floats
    is_lazy: Flags
    is_structural: Flags
    row_numbers: Indices
    step: float = 0.0

    @property
    def width(self) -> int:
        """The number of columns."""
        return len(self.cost)

    @property
    def height(self) -> int:
        """The number of rows."""
        return len(self.row_lower)

    @property
    def is_yes_or_no(self) -> bool:
        """Tell whether every column is either 0 or 1."""
        return bool((self.is_integral & (self.lower >= 0) & (self.upper <= 1)).all())

    def row_of_entry(self) -> Indices:
        """For each entry of A the row it stands in."""
        return np.repeat(np.arange(self.height), np.diff(self.starts))

    def activity(self, x: Floats) -> Floats:
        """A x."""
        weights = self.values * x[self.columns]
        return np.bincount(self.row_of_entry(), weights=weights, minlength=self.height).astype(np.float64)

    def breaks(self, x: Floats, tolerance: float = 1e-6) -> Flags:
        """For each row whether x breaks it."""
        activity = self.activity(x)
        room = tolerance * np.maximum(1.0, np.abs(activity))
        broken: Flags = (activity < self.row_lower - room) | (activity > self.row_upper + room)
        return broken

    def below(self, limit: float) -> "Model":
        """With one more row: the objective is at most this."""
        if not np.isfinite(limit):
            return self
        paying = np.flatnonzero(self.cost)
        return replace(
            self,
            row_lower=np.append(self.row_lower, -np.inf),
            row_upper=np.append(self.row_upper, limit),
            is_lazy=np.append(self.is_lazy, False),
            is_structural=np.append(self.is_structural, False),
            row_numbers=np.append(self.row_numbers, -1),
            starts=np.append(self.starts, len(self.columns) + len(paying)),
            columns=np.concatenate([self.columns, paying]),
            values=np.concatenate([self.values, self.cost[paying]]),
        )

    def without(self, barred: Flags) -> "Model":
        """The same columns, of which these must stay at 0."""
        return replace(self, upper=np.where(barred, 0.0, self.upper))

    def with_more(self, rows: "Model") -> "Model":
        """With the rows of a model of the same columns at the end."""
        return replace(
            self,
            row_lower=np.concatenate([self.row_lower, rows.row_lower]),
            row_upper=np.concatenate([self.row_upper, rows.row_upper]),
            is_lazy=np.concatenate([self.is_lazy, rows.is_lazy]),
            is_structural=np.concatenate([self.is_structural, rows.is_structural]),
            row_numbers=np.concatenate([self.row_numbers, self.row_numbers.max(initial=-1) + 1 + rows.row_numbers]),
            starts=np.concatenate([self.starts, self.starts[-1] + rows.starts[1:]]),
            columns=np.concatenate([self.columns, rows.columns]),
            values=np.concatenate([self.values, rows.values]),
        )

    def with_rows(self, keep: Flags) -> "Model":
        """Only these rows."""
        entries = np.repeat(keep, np.diff(self.starts))
        return replace(
            self,
            row_lower=self.row_lower[keep],
            row_upper=self.row_upper[keep],
            is_lazy=self.is_lazy[keep],
            is_structural=self.is_structural[keep],
            row_numbers=self.row_numbers[keep],
            starts=_starts(np.diff(self.starts)[keep]),
            columns=self.columns[entries],
            values=self.values[entries],
        )

    def with_columns(self, free: Flags, fixed: Floats) -> "Model":
        """Only the free columns; the others stand at `fixed`. Rows that nothing free is in stay only where broken.

        The objective of the smaller model leaves out what the fixed columns cost.
        """
        rest = np.where(free, 0.0, fixed)
        shift = self.activity(rest)
        entries = free[self.columns]
        row = self.row_of_entry()[entries]
        count = np.bincount(row, minlength=self.height)
        row_lower, row_upper = self.row_lower - shift, self.row_upper - shift
        slack = 1e-9 * np.maximum(1.0, np.abs(shift))
        keep = (count > 0) | (row_lower > slack) | (row_upper < -slack)
        return replace(
            self,
            cost=self.cost[free],
            lower=self.lower[free],
            upper=self.upper[free],
            is_integral=self.is_integral[free],
            row_lower=row_lower[keep],
            row_upper=row_upper[keep],
            is_lazy=self.is_lazy[keep],
            is_structural=self.is_structural[keep],
            row_numbers=self.row_numbers[keep],
            starts=_starts(count[keep]),
            columns=(np.cumsum(free) - 1)[self.columns[entries]],
            values=self.values[entries],
        )


def _starts(counts: Indices) -> Indices:
    return np.concatenate([[0], np.cumsum(counts)]).astype(np.int64)


class Rows:
    """Collects rows, then columns, for a `Model`."""

    def __init__(self) -> None:
        self._columns: list[int] = []
        self._values: list[float] = []
        self._starts = [0]
        self._lower: list[float] = []
        self._upper: list[float] = []
        self._lazy: list[bool] = []
        self._structural: list[bool] = []

    def __len__(self) -> int:
        return len(self._lower)

    def add(self, columns: Sequence[int], values: Sequence[float], lower: float, upper: float) -> None:
        """One row `lower` ≤ Σ value × column ≤ `upper`; a column may come only once."""
        self._append(columns, values, lower, upper)
        self._lazy.append(False)
        self._structural.append(False)

    def tie(self, columns: Sequence[int], values: Sequence[float], upper: float = 0.0, lazy: bool = False) -> None:
        """One structural row Σ value × column ≤ `upper`, among the columns of one offer and its member."""
        self._append(columns, values, -np.inf, upper)
        self._lazy.append(lazy)
        self._structural.append(True)

    def _append(self, columns: Sequence[int], values: Sequence[float], lower: float, upper: float) -> None:
        self._columns.extend(columns)
        self._values.extend(values)
        self._starts.append(len(self._columns))
        self._lower.append(lower)
        self._upper.append(upper)

    def model(
        self,
        cost: Sequence[float],
        lower: Sequence[float],
        upper: Sequence[float],
        is_integral: Sequence[bool],
        step: float = 0.0,
    ) -> Model:
        """The model of these columns under the collected rows."""
        return Model(
            cost=np.array(cost, dtype=np.float64),
            lower=np.array(lower, dtype=np.float64),
            upper=np.array(upper, dtype=np.float64),
            is_integral=np.array(is_integral, dtype=np.bool_),
            row_lower=np.array(self._lower, dtype=np.float64),
            row_upper=np.array(self._upper, dtype=np.float64),
            starts=np.array(self._starts, dtype=np.int64),
            columns=np.array(self._columns, dtype=np.int64),
            values=np.array(self._values, dtype=np.float64),
            is_lazy=np.array(self._lazy, dtype=np.bool_),
            is_structural=np.array(self._structural, dtype=np.bool_),
            row_numbers=np.arange(len(self._lower)),
            step=step,
        )
