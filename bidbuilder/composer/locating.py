"""Problems in which each member sells single units within a capacity of its own: bounds by pricing the needs alone.

This is capacitated facility location. With a price on every need and nothing else, each member fills its capacity with what
gains most for what it takes (a knapsack that may be cut), and joins if that gains more than joining costs; so many members
join as the model says must. The bound is as good as the relaxation with all its ties, and costs one sort. Which members
join is decided by `location_search`.
"""

from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.translation import SourcingModel

_FIRST_STEP = 1.0
_LEAST_STEP = 1e-3
_PATIENCE = 15
_SHRINK = 0.6
_KEPT = 0.3
_REAL_RISE = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Location:
    """The columns as a table: one row a member, one cell an offer, padded with cells that answer nothing.

    `cost` and `use` are those of a whole cell (all it may sell), `answers` the part of its need that a whole cell covers,
    `need` its need. `fixed` and `capacity` are the members'; at least `fewest` and at most `most` of them join.
    """

    column: Indices
    need: Indices
    cost: Floats
    answers: Floats
    use: Floats
    fixed: Floats
    capacity: Floats
    members: Indices
    needs: int
    fewest: int
    most: int


@dataclass(frozen=True, slots=True, eq=False)
class Answer:
    """What prices give: the bound, by member what joining would cost (`value`), who joins, the part of each need covered."""

    bound: float
    value: Floats
    joins: Flags
    covered: Floats


@dataclass(frozen=True, slots=True, eq=False)
class Ascent:
    """The best prices found and what they give; `often` is how often each member joined on the way, lately most."""

    prices: Floats
    answer: Answer
    often: Floats


def location_of(sourcing: SourcingModel) -> Location | None:
    """The table of a model, or None where it has anything a table cannot hold: packages, tiers, pairs, shares, shared room."""
    model = sourcing.model
    if not sourcing.member_columns or sourcing.caps or any(sourcing.use_columns.values()):
        return None
    members = np.array(list(sourcing.member_columns.values()), dtype=np.int64)
    place = np.full(model.width + 1, -1)
    place[members] = np.arange(len(members))
    sold = np.flatnonzero(place[:-1] < 0)
    if len(sold) != len(sourcing.parts) or (sourcing.member_of[sold] < 0).any() or (model.lower > 0).any():
        return None
    return _Rows(model, place[:-1], place[sourcing.member_of], sold).table(members)


class _Rows:
    """Sorts the rows of a model into needs, capacities and limits on members, and gives the table if nothing is left."""

    def __init__(self, model: Model, place: Indices, member: Indices, sold: Indices) -> None:
        self._model, self._place, self._member, self._sold = model, place, member, sold
        row, columns = model.row_of_entry(), model.columns
        is_member = place[columns] >= 0
        free = ~model.is_structural
        joined = np.bincount(row[is_member], minlength=model.height)
        offers = np.bincount(row[~is_member], minlength=model.height)
        self._need_rows = free & (joined == 0) & np.isposinf(model.row_upper)
        self._capacity_rows = free & (joined == 1) & (offers > 0) & (model.row_upper == 0)
        self._limit_rows = free & (offers == 0)
        self._rest = free & ~(self._need_rows | self._capacity_rows | self._limit_rows)
        self._row = row

    def table(self, members: Indices) -> Location | None:
        """The table, or None."""
        model = self._model
        needs, capacities = self._entries(self._need_rows), self._entries(self._capacity_rows)
        if self._rest.any() or needs is None or capacities is None:
            return None
        need, answers = needs
        capacity_row, use = capacities
        amounts = self._amounts(capacity_row, len(members))
        if amounts is None or (need[self._sold] < 0).any():
            return None
        wanted = np.where(need >= 0, model.row_lower[need], 1.0)
        order = np.argsort(self._member[self._sold], kind="stable")
        columns = self._sold[order]
        owner = self._member[columns]
        cell = np.arange(len(columns)) - np.searchsorted(owner, owner)
        table = np.full((len(members), int(cell.max(initial=-1)) + 1), -1, dtype=np.int64)
        table[owner, cell] = columns
        names, number = np.unique(need[columns], return_inverse=True)
        number_of = np.zeros(model.width, dtype=np.int64)
        number_of[columns] = number
        upper = model.upper

        def cells(values: Floats) -> Floats:
            return np.where(table >= 0, values[table], 0.0)

        fewest, most = self._limits(len(members))
        return Location(
            column=table,
            need=np.where(table >= 0, number_of[table], 0),
            cost=cells(model.cost * upper),
            answers=cells(answers * upper / wanted),
            use=cells(use * upper),
            fixed=model.cost[members],
            capacity=amounts,
            members=members,
            needs=len(names),
            fewest=fewest,
            most=most,
        )

    def _entries(self, wanted: Flags) -> tuple[Indices, Floats] | None:
        """For each column its row among these and its value there; None where a column stands in two of them."""
        model = self._model
        chosen = wanted[self._row] & (self._place[model.columns] < 0)
        columns = model.columns[chosen]
        if len(np.unique(columns)) < len(columns):
            return None
        row, value = np.full(model.width, -1, dtype=np.int64), np.zeros(model.width)
        row[columns], value[columns] = self._row[chosen], model.values[chosen]
        return row, value

    def _amounts(self, capacity_row: Indices, count: int) -> Floats | None:
        """By member its one capacity, unlimited where it has none; None where a row holds several members' offers."""
        model = self._model
        amounts = np.full(count, inf)
        tied = self._capacity_rows[self._row] & (self._place[model.columns] >= 0)
        rows, owners = self._row[tied], self._place[model.columns[tied]]
        owner_of_row = np.full(model.height, -1)
        owner_of_row[rows] = owners
        held = self._sold[capacity_row[self._sold] >= 0]
        if len(np.unique(owners)) < len(owners) or (owner_of_row[capacity_row[held]] != self._member[held]).any():
            return None
        amounts[owners] = -model.values[tied]
        return amounts

    def _limits(self, count: int) -> tuple[int, int]:
        """How many members must and may join, by the rows that count each as one; other rows on members are given up."""
        model, fewest, most = self._model, 1, count
        for number in np.flatnonzero(self._limit_rows):
            values = model.values[model.starts[number] : model.starts[number + 1]]
            if len(values) == count and (values == 1.0).all():
                fewest = (
                    max(fewest, int(np.ceil(model.row_lower[number] - 1e-6))) if model.row_lower[number] > 0 else fewest
                )
                most = min(most, int(model.row_upper[number] + 1e-6)) if np.isfinite(model.row_upper[number]) else most
        return fewest, most


class NeedPricing:
    """Prices of a table's needs, moved until the bound stalls."""

    def __init__(self, table: Location) -> None:
        self._table = table

    def first_prices(self) -> Floats:
        """A need is worth what its cheapest whole answer costs with its part of the joining cost."""
        table = self._table
        share = np.where(np.isfinite(table.capacity), table.fixed / table.capacity, 0.0)[:, None] * table.use
        whole = np.where(table.answers > 0, (table.cost + share) / np.where(table.answers > 0, table.answers, 1.0), inf)
        prices = np.full(table.needs, inf)
        np.minimum.at(prices, table.need.ravel(), whole.ravel())
        return np.where(np.isfinite(prices), prices, 0.0)

    def answer(self, prices: Floats, must: Flags, may: Flags) -> Answer:
        """The least cost at these prices where some members must join and only some may."""
        table = self._table
        rows = np.flatnonzero(may)
        gain = table.cost[rows] - prices[table.need[rows]] * table.answers[rows]
        use = table.use[rows]
        order = np.argsort(gain / np.where(use > 0, use, 1e-12), axis=1)
        sorted_use = np.take_along_axis(use, order, 1)
        before = np.cumsum(sorted_use, axis=1) - sorted_use
        room = np.maximum(0.0, table.capacity[rows][:, None] - before)
        part = np.clip(np.where(sorted_use > 0, room / np.where(sorted_use > 0, sorted_use, 1.0), 1.0), 0.0, 1.0)
        sorted_gain = np.take_along_axis(gain, order, 1)
        part[sorted_gain >= 0] = 0.0
        value = np.full(len(table.members), inf)
        value[rows] = table.fixed[rows] + (sorted_gain * part).sum(axis=1)
        joins = _joining(value, must, may, table.fewest, table.most)
        filled = np.zeros_like(part)
        filled[np.arange(len(rows))[:, None], order] = part
        chosen = joins[rows]
        answered = (filled * table.answers[rows])[chosen]
        covered = np.bincount(table.need[rows][chosen].ravel(), weights=answered.ravel(), minlength=table.needs)
        return Answer(float(prices.sum() + value[joins].sum()), value, joins, covered.astype(np.float64))

    def ascend(self, prices: Floats, must: Flags, may: Flags, target: float, steps: int, deadline: float) -> Ascent:
        """Move the prices along what the answers leave open, in ever shorter steps, at most so many."""
        best, best_prices = self.answer(prices, must, may), prices
        often = best.joins.astype(np.float64)
        answer, direction = best, 1.0 - best.covered
        length, since = _FIRST_STEP, 0
        goal = target if target < inf else best.bound + 0.1 * abs(best.bound)
        for _ in range(steps):
            norm = float(direction @ direction)
            if best.bound >= target or length < _LEAST_STEP or norm < 1e-12 or monotonic() > deadline:
                break
            prices = np.maximum(0.0, prices + length * max(goal - answer.bound, 1e-9) / norm * direction)
            answer = self.answer(prices, must, may)
            often = 0.9 * often + 0.1 * answer.joins
            if answer.bound > best.bound + _REAL_RISE * abs(best.bound):
                best, best_prices, since = answer, prices, 0
            else:
                since += 1
            if since >= _PATIENCE:
                length, since, prices = length * _SHRINK, 0, best_prices
            direction = _KEPT * direction + (1 - _KEPT) * (1.0 - answer.covered)
        return Ascent(best_prices, best, often)


def penalties(answer: Answer, must: Flags, may: Flags, fewest: int, most: int) -> tuple[Floats, Floats]:
    """By member how much the bound rises at these prices if it must join, and if it must not; inf where that cannot be."""
    value, joins = answer.value, answer.joins
    free = may & ~must
    inside, outside = np.flatnonzero(joins & free), np.flatnonzero(~joins & free)
    count = int(joins.sum())
    opened, closed = np.zeros(len(value)), np.zeros(len(value))
    # Who comes in may push out the dearest of those inside, where the number needs it no more, or allows it no more.
    dearest = value[inside].max(initial=-inf)
    cheapest = value[outside].min(initial=inf)
    relief = dearest if count >= most else max(0.0, dearest)
    opened[outside] = value[outside] - relief
    closed[inside] = -value[inside] + (cheapest if count <= fewest else min(0.0, cheapest))
    return opened, closed


def _joining(value: Floats, must: Flags, may: Flags, fewest: int, most: int) -> Flags:
    """Who joins: who must, who gains, and the least dear until there are enough; never more than may."""
    joins = must.copy()
    order = np.argsort(np.where(may & ~must, value, inf), kind="stable")
    free = int((may & ~must).sum())
    gaining = int((value[order[:free]] < 0).sum())
    count = int(must.sum())
    wanted = min(max(gaining, fewest - count), most - count, free)
    joins[order[: max(0, wanted)]] = True
    return joins
