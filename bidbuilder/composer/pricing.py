"""Prices for needs and limits by Lagrangian relaxation: a bound and reduced costs for models too large to relax otherwise.

With a price on every need, capacity and rule, the problem falls apart into members: each joins if the gain of its offers
at these prices is more than it costs to have, at most as many as the rule allows. That takes milliseconds for a hundred
thousand offers. The prices are moved by the volume algorithm (Barahona and Anbil, Mathematical Programming 87, 2000),
which also averages the answers into something close to a solution of the linear relaxation.
"""

from dataclasses import dataclass, replace
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.modelling import SourcingModel
from bidbuilder.composer.solving import Relaxation

_MOST_STEPS = 3000
_PATIENCE = 20
_STALLED = 100
_LEAST_RISE = 3e-4
_REAL_RISE = 1e-6
_LEAST_STEP = 1e-3
_LEAST_SHARE = 0.01
_CLOSED = 1e-16


@dataclass(frozen=True, slots=True, eq=False)
class Pricing:
    """The best prices found: `bound` holds for every solution, and one that uses a column costs `reduced_cost` more at least.

    `x` is the average of the answers to the prices: nearly a solution of the relaxation. `pays` marks the columns that gain
    at the prices, of members that gain.
    """

    bound: float
    reduced_cost: Floats
    x: Floats
    pays: Flags


@dataclass(frozen=True, slots=True, eq=False)
class _Answer:
    """What members do at given prices."""

    value: float
    x: Floats
    reduced_cost: Floats
    pays: Flags


class _Structure:
    """The columns by option, offer and member, so that the answer to prices is a few passes over arrays."""

    def __init__(self, sourcing: SourcingModel) -> None:
        model = sourcing.model
        uses, aboves, offers = [], [], []
        taken = np.zeros(model.width, dtype=np.bool_)
        for number, (index, parts) in enumerate(sourcing.parts.items()):
            columns = sourcing.use_columns[index]
            for use, above in options_of([part.column for part in parts], columns):
                uses.append(use)
                aboves.append(above)
                offers.append(number)
        count = len(sourcing.parts)
        used = np.array([column for column in (*uses, *aboves) if column >= 0], dtype=np.int64)
        taken[used] = True
        members = np.array(list(sourcing.member_columns.values()), dtype=np.int64)
        taken[members] = True
        loose = np.flatnonzero(~taken)
        self.use = np.concatenate([np.array(uses, dtype=np.int64), np.full(len(loose), -1)])
        self.above = np.concatenate([np.array(aboves, dtype=np.int64), loose])
        self.offer = np.concatenate([np.array(offers, dtype=np.int64), count + np.arange(len(loose))])
        self.members = members
        self.most = sourcing.most_members
        self.has_use, self.has_above = self.use >= 0, self.above >= 0
        self.lead = np.where(self.has_use, self.use, self.above)
        self.first = np.flatnonzero(np.diff(self.offer, prepend=-1))
        place = np.full(model.width + 1, len(members))
        place[members] = np.arange(len(members))
        self.member = place[sourcing.member_of[self.lead[self.first]]]
        self.room = np.where(self.has_above, model.upper[self.above], 0.0)
        self.forced = self.has_use & (model.lower[self.use] > 0)
        self.forced_offer = np.logical_or.reduceat(self.forced, self.first)

    def answer(self, cost: Floats, width: int) -> _Answer:
        """The least value of Σ cost × column that keeps the structural rows, and what each column costs above it."""
        above_cost = np.where(self.has_above, cost[self.above], 0.0)
        value = np.where(self.has_use, cost[self.use], 0.0) + np.minimum(0.0, above_cost) * self.room
        least = np.minimum.reduceat(value, self.first)
        gain = np.where(self.forced_offer, least, np.minimum(0.0, least))
        gains = np.bincount(self.member, weights=gain, minlength=len(self.members) + 1)
        member_value = cost[self.members] + gains[:-1]
        joins, threshold = self._joining(member_value)
        joined = np.append(joins, True)[self.member]
        chosen = (value == np.where(joined & (gain == least), least, np.nan)[self.offer]) & ((value < 0) | self.forced)
        x = np.zeros(width)
        x[self.members] = joins
        x[self.use[chosen & self.has_use]] = 1.0
        filled = chosen & self.has_above & (above_cost < 0)
        x[self.above[filled]] = self.room[filled]
        rise = np.append(np.maximum(0.0, member_value - threshold), 0.0)
        option_rise = np.maximum(0.0, value) + rise[self.member][self.offer]
        reduced = np.zeros(width)
        reduced[self.members] = rise[:-1]
        reduced[self.use[self.has_use]] = option_rise[self.has_use]
        alone = ~self.has_use
        reduced[self.above[alone]] = option_rise[alone] + np.maximum(0.0, above_cost[alone])
        pays = np.zeros(width, dtype=np.bool_)
        pays[self.lead[(value < 0) & np.append(member_value < 0, True)[self.member][self.offer]]] = True
        return _Answer(float(gains[-1] + member_value[joins].sum()), x, reduced, pays)

    def _joining(self, value: Floats) -> tuple[Flags, float]:
        joins = value < 0
        if self.most is None or joins.sum() <= self.most:
            return joins, 0.0
        threshold = float(np.partition(value, self.most - 1)[self.most - 1])
        order = np.argsort(value, kind="stable")[: self.most]
        joins = np.zeros(len(value), dtype=np.bool_)
        joins[order] = True
        return joins, threshold


def options_of(columns: list[int], uses: tuple[int, ...]) -> list[tuple[int, int]]:
    """The columns of an offer as pairs (use, above) of each option; -1 where an option has no such column."""
    if not uses:
        return [(-1, column) for column in columns]
    pairs = []
    for place, column in enumerate(columns):
        if column in uses:
            following = columns[place + 1] if place + 1 < len(columns) else -1
            pairs.append((column, -1 if following in uses else following))
    return pairs


def _caps(sourcing: SourcingModel) -> tuple[Indices, Indices]:
    """For each cap the row that ties it to its offers and the row of the need it stands in."""
    model = sourcing.model
    row_of_cap = np.full(model.width, -1)
    ties = np.array(list(sourcing.caps.values()), dtype=np.int64)
    caps = np.array(list(sourcing.caps), dtype=np.int64)
    row_of_cap[caps] = ties
    row = model.row_of_entry()
    in_need = (row_of_cap[model.columns] >= 0) & (row != row_of_cap[model.columns]) & ~model.is_structural[row]
    need_of = np.full(model.width, -1)
    need_of[model.columns[in_need]] = row[in_need]
    return ties, need_of[caps]


class Pricer:
    """Answers given prices for the whole model, caps among them: the bound they prove and the columns that pay."""

    def __init__(self, sourcing: SourcingModel) -> None:
        self._model = sourcing.model.with_rows(~sourcing.model.is_structural)
        self._height = sourcing.model.height
        self._cap_rows, self._cap_needs = _caps(sourcing)
        self._structure = _Structure(sourcing)

    def at(self, relaxation: Relaxation) -> Pricing:
        """What holds at the prices of a relaxation of part of the model; rows it does not have cost nothing."""
        model, all_prices = self._model, np.zeros(self._height)
        all_prices[relaxation.row_numbers] = relaxation.row_prices
        # Where a cap was not in, its offers are worth what the need itself is worth.
        is_in = np.zeros(self._height, dtype=np.bool_)
        is_in[relaxation.row_numbers] = True
        missing = ~is_in[self._cap_rows]
        all_prices[self._cap_rows[missing]] = -all_prices[self._cap_needs[missing]]
        prices = all_prices[model.row_numbers]
        # A price of the wrong sign proves nothing.
        prices = np.where(np.isneginf(model.row_lower), np.minimum(prices, 0.0), prices)
        prices = np.where(np.isposinf(model.row_upper), np.maximum(prices, 0.0), prices)
        rhs = np.where(prices >= 0, model.row_lower, model.row_upper)
        paid = np.bincount(model.columns, weights=model.values * prices[model.row_of_entry()], minlength=model.width)
        answer = self._structure.answer(model.cost - paid, model.width)
        earned = float((prices[prices != 0] * rhs[prices != 0]).sum())
        return Pricing(answer.value + earned, answer.reduced_cost, answer.x, answer.pays)


def price(sourcing: SourcingModel, deadline: float) -> Pricing:
    """Prices that raise the bound as far as time and patience allow."""
    return _Volume(coupling_of(sourcing), _Structure(sourcing)).run(deadline)


def coupling_of(sourcing: SourcingModel) -> Model:
    """The rows that get a price, with each cap replaced by the offers under it: the cap itself is given up."""
    model = sourcing.model
    row, columns, values = model.row_of_entry(), model.columns, model.values
    ties, needs = _caps(sourcing)
    need_of_tie = np.full(model.height, -1)
    need_of_tie[ties] = needs
    capped = np.isin(columns, np.array(list(sourcing.caps), dtype=np.int64))
    moved = (need_of_tie[row] >= 0) & ~capped
    target = np.where(moved, need_of_tie[row], row)
    kept = ~capped
    order = np.argsort(target[kept], kind="stable")
    counts = np.bincount(target[kept], minlength=model.height)
    merged = replace(
        model,
        starts=np.concatenate([[0], np.cumsum(counts)]),
        columns=columns[kept][order],
        values=np.where(moved, -values, values)[kept][order],
    )
    return merged.with_rows(~model.is_structural & (need_of_tie < 0))


class _Volume:
    """The volume algorithm: prices move along the average of what the answers leave open."""

    def __init__(self, coupling: Model, structure: _Structure) -> None:
        self._structure = structure
        self._width = coupling.width
        self._cost = coupling.cost
        low = np.isfinite(coupling.row_lower)
        rhs = np.where(low, coupling.row_lower, coupling.row_upper)
        row = coupling.row_of_entry()
        largest = np.zeros(coupling.height)
        np.maximum.at(largest, row, np.abs(coupling.values))
        scale = 1.0 / np.maximum(np.maximum(np.abs(rhs), largest), 1e-9)
        self._row, self._columns = row, coupling.columns
        self._values = coupling.values * scale[row]
        self._rhs = rhs * scale
        self._sign = np.where(low, 1.0, -1.0)
        self._height = coupling.height

    def run(self, deadline: float) -> Pricing:
        """Move the prices until the bound stalls; gives the best."""
        best_prices = prices = self._first_prices()
        best = self._answer(prices)
        x, target, factor, since, share = best.x, 1.3 * best.value, 0.5, 0, 0.1
        mark = best.value
        for step in range(1, _MOST_STEPS):
            if monotonic() > deadline or factor < _LEAST_STEP:
                break
            open_part = self._rhs - self._activity(x)
            open_part[(open_part * self._sign < 0) & (best_prices == 0)] = 0.0
            length = float(open_part @ open_part)
            if length < _CLOSED:
                break
            moved = best_prices + factor * max(target - best.value, 1e-9) / length * open_part
            prices = np.where(moved * self._sign > 0, moved, 0.0)
            answer = self._answer(prices)
            x = share * answer.x + (1 - share) * x
            since += 1
            if answer.value > best.value:
                if answer.value - best.value > _REAL_RISE * abs(best.value):
                    since, factor = 0, min(2.0, factor * 1.1)
                best, best_prices = answer, prices
            if since >= _PATIENCE:
                since, factor = 0, factor * 0.66
            if best.value > target - 0.03 * abs(target):
                target = best.value + 0.08 * abs(best.value)
            if step % _STALLED == 0:
                if best.value - mark < _LEAST_RISE * abs(best.value):
                    share /= 2
                if share < _LEAST_SHARE:
                    break
                mark = best.value
        return Pricing(best.value, best.reduced_cost, x, best.pays)

    def _first_prices(self) -> Floats:
        """A need is worth what the cheapest way of answering it costs a unit, shared over all that it answers."""
        structure = self._structure
        lead = structure.lead
        use_price = np.where(structure.has_use, self._cost[structure.use], 0.0)
        price = use_price + np.where(structure.has_above, self._cost[structure.above] * structure.room, 0.0)
        count = np.bincount(self._columns, weights=self._values * (self._sign[self._row] > 0), minlength=self._width)
        worth = np.where(structure.has_use, count[structure.use], 0.0)
        worth += np.where(structure.has_above, count[structure.above] * structure.room, 0.0)
        per_unit = np.full(self._width, np.inf)
        per_unit[lead] = price / np.where(worth > 0, worth, np.inf)
        cheapest = np.full(self._height, np.inf)
        answering = (self._values > 0) & (self._sign[self._row] > 0)
        np.minimum.at(cheapest, self._row[answering], per_unit[self._columns[answering]])
        return np.where(np.isfinite(cheapest), cheapest, 0.0)

    def _activity(self, x: Floats) -> Floats:
        return np.bincount(self._row, weights=self._values * x[self._columns], minlength=self._height).astype(
            np.float64
        )

    def _answer(self, prices: Floats) -> _Answer:
        paid = np.bincount(self._columns, weights=self._values * prices[self._row], minlength=self._width)
        answer = self._structure.answer(self._cost - paid, self._width)
        return replace(answer, value=answer.value + float(prices @ self._rhs))
