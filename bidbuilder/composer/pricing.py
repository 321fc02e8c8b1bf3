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
from bidbuilder.composer.solving import Relaxation
from bidbuilder.composer.translation import SourcingModel

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

    `x` is the average of the answers to the prices: nearly a solution of the relaxation. `gain` is what an option earns at
    the prices where its member gains too, else 0; it stands at the option's first column.
    """

    bound: float
    reduced_cost: Floats
    gain: Floats
    x: Floats


@dataclass(frozen=True, slots=True, eq=False)
class _Structure:
    """The columns by option, offer and member, so that the answer to prices is a few passes over arrays.

    By option: `use` and `above`, its columns (-1: none), `lead` the first of them, `offer` the place of its offer, `room`
    how far `above` goes. By offer: `first` option, place of its `member` (one past the last: none), whether it is forced.
    """

    use: Indices
    above: Indices
    offer: Indices
    room: Floats
    forced: Flags
    has_use: Flags
    has_above: Flags
    lead: Indices
    first: Indices
    member: Indices
    forced_offer: Flags
    members: Indices
    most: int | None

    @classmethod
    def of(cls, sourcing: SourcingModel) -> "_Structure":
        """All options of a model, and each column that is in no offer as one of its own; caps are left out."""
        model = sourcing.model
        rows = [
            (use, above, number)
            for number, (index, parts) in enumerate(sourcing.parts.items())
            for use, above in options_of([part.column for part in parts], sourcing.use_columns[index])
        ]
        use, above, offer = np.array(rows, dtype=np.int64).reshape(-1, 3).T
        members = np.array(list(sourcing.member_columns.values()), dtype=np.int64)
        loose = np.ones(model.width, dtype=np.bool_)
        loose[np.concatenate([use[use >= 0], above[above >= 0], members, list(sourcing.caps)]).astype(np.int64)] = False
        alone = np.flatnonzero(loose)
        use = np.concatenate([use, np.full(len(alone), -1)])
        above = np.concatenate([above, alone])
        offer = np.concatenate([offer, len(sourcing.parts) + np.arange(len(alone))])
        place = np.full(model.width + 1, len(members))
        place[members] = np.arange(len(members))
        lead = np.where(use >= 0, use, above)
        room = np.where(above >= 0, model.upper[above], 0.0)
        forced = (use >= 0) & (model.lower[use] > 0)
        return cls._built(
            use, above, offer, room, forced, place[sourcing.member_of[lead]], members, sourcing.most_members
        )

    def with_caps(self, sourcing: SourcingModel) -> "_Structure":
        """The same with the caps as offers of their own."""
        caps = np.array(list(sourcing.caps), dtype=np.int64)
        place = np.full(sourcing.model.width + 1, len(self.members))
        place[self.members] = np.arange(len(self.members))
        return self._built(
            np.concatenate([self.use, np.full(len(caps), -1)]),
            np.concatenate([self.above, caps]),
            np.concatenate([self.offer, self.offer.max(initial=0) + 1 + np.arange(len(caps))]),
            np.concatenate([self.room, sourcing.model.upper[caps]]),
            np.concatenate([self.forced, np.zeros(len(caps), dtype=np.bool_)]),
            np.concatenate([self.member[self.offer], place[sourcing.member_of[caps]]]),
            self.members,
            self.most,
        )

    @classmethod
    def _built(
        cls,
        use: Indices,
        above: Indices,
        offer: Indices,
        room: Floats,
        forced: Flags,
        member: Indices,
        members: Indices,
        most: int | None,
    ) -> "_Structure":
        first = np.flatnonzero(np.diff(offer, prepend=-1))
        return cls(
            use=use,
            above=above,
            offer=np.repeat(np.arange(len(first)), np.diff(np.append(first, len(offer)))),
            room=room,
            forced=forced,
            has_use=use >= 0,
            has_above=above >= 0,
            lead=np.where(use >= 0, use, above),
            first=first,
            member=member[first],
            forced_offer=np.logical_or.reduceat(forced, first),
            members=members,
            most=most,
        )

    def answer(self, cost: Floats, width: int) -> tuple[float, Floats]:
        """The least value of Σ cost × column that keeps the structural rows, and the columns that reach it."""
        above_cost, value, least, gain = self._values(cost)
        gains = np.bincount(self.member, weights=gain, minlength=len(self.members) + 1)
        member_value = cost[self.members] + gains[:-1]
        joins, _ = self._joining(member_value)
        joined = np.append(joins, True)[self.member]
        chosen = (value == np.where(joined & (gain == least), least, np.nan)[self.offer]) & ((value < 0) | self.forced)
        x = np.zeros(width)
        x[self.members] = joins
        x[self.use[chosen & self.has_use]] = 1.0
        filled = chosen & self.has_above & (above_cost < 0)
        x[self.above[filled]] = self.room[filled]
        return float(gains[-1] + member_value[joins].sum()), x

    def served(self, cost: Floats) -> tuple[float, Floats]:
        """How far below 0 the structural rows let Σ cost × column come: without any member, and by each that joins."""
        _, _, _, gain = self._values(cost)
        gains = np.bincount(self.member, weights=gain, minlength=len(self.members) + 1)
        return -float(gains[-1]), -(cost[self.members] + gains[:-1])

    def judge(self, cost: Floats, width: int) -> tuple[Floats, Floats]:
        """For each column what a solution that uses it costs above the answer at least; and the gains (see `Pricing`)."""
        above_cost, value, _, offer_gain = self._values(cost)
        gains = np.bincount(self.member, weights=offer_gain, minlength=len(self.members) + 1)
        member_value = cost[self.members] + gains[:-1]
        _, threshold = self._joining(member_value)
        rise = np.append(np.maximum(0.0, member_value - threshold), 0.0)
        option_rise = np.maximum(0.0, value) + rise[self.member][self.offer]
        reduced, gain = np.zeros(width), np.zeros(width)
        reduced[self.members] = rise[:-1]
        reduced[self.use[self.has_use]] = option_rise[self.has_use]
        alone = ~self.has_use
        reduced[self.above[alone]] = option_rise[alone] + np.maximum(0.0, above_cost[alone])
        gaining = np.append(member_value < 0, True)[self.member][self.offer]
        gain[self.lead] = np.where(gaining, np.maximum(0.0, -value), 0.0)
        return reduced, gain

    def _values(self, cost: Floats) -> tuple[Floats, Floats, Floats, Floats]:
        """By option what a unit above and the whole option cost at best; by offer the cheapest option, and it or nothing."""
        above_cost = np.where(self.has_above, cost[self.above], 0.0)
        value = np.where(self.has_use, cost[self.use], 0.0) + np.minimum(0.0, above_cost) * self.room
        least = np.minimum.reduceat(value, self.first)
        return above_cost, value, least, np.where(self.forced_offer, least, np.minimum(0.0, least))

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
    """Prices for one model: found from scratch, or tried and bettered from those of a relaxation of part of it."""

    def __init__(self, sourcing: SourcingModel) -> None:
        self.coupling = coupling_of(sourcing)
        self._structure = _Structure.of(sourcing)
        self._capped = self._structure.with_caps(sourcing)
        self._whole = sourcing.model.with_rows(~sourcing.model.is_structural)
        self._height = sourcing.model.height
        self._cap_rows, self._cap_needs = _caps(sourcing)
        self._prices: Floats | None = None

    def find(self, deadline: float) -> Pricing:
        """Prices that raise the bound as far as time and patience allow, from where the last call stopped; no caps."""
        volume = _Volume(self.coupling, self._structure)
        if self._prices is None:
            self._prices = volume.first_prices()
        self._prices, x = volume.run(deadline, self._prices)
        return replace(volume.judged(self._prices), x=x)

    def at(self, relaxation: Relaxation) -> Pricing:
        """What holds at the prices of a relaxation of part of the model, caps among them."""
        earned, paid = self._paid(relaxation)
        cost, width = self._whole.cost - paid, self._whole.width
        value, x = self._capped.answer(cost, width)
        reduced, gain = self._capped.judge(cost, width)
        return Pricing(value + earned, reduced, gain, x)

    def refusal(self, infeasible: Relaxation) -> tuple[Floats, float]:
        """What the proof that part of the model cannot do it says of members: Σ weight × member ≥ least where it can be done.

        A member counts for as much as its offers answer of what the proof asks, at their best, whether it is in the part
        or not. All is 0 where there is no proof.
        """
        signs = (self._paid(replace(infeasible, row_prices=sign * infeasible.row_prices)) for sign in (1.0, -1.0))
        asked, paid = max(signs, key=lambda one: one[0])
        others, weights = self._capped.served(-paid)
        return weights, asked - others

    def _paid(self, relaxation: Relaxation) -> tuple[float, Floats]:
        """At the prices of a relaxation of part of the model: what its rows bring in all, and what is paid for each column."""
        model = self._whole
        prices = self._row_prices(relaxation)[model.row_numbers]
        # A price of the wrong sign proves nothing.
        prices = np.where(np.isneginf(model.row_lower), np.minimum(prices, 0.0), prices)
        prices = np.where(np.isposinf(model.row_upper), np.maximum(prices, 0.0), prices)
        rhs = np.where(prices >= 0, model.row_lower, model.row_upper)
        earned = float((prices[prices != 0] * rhs[prices != 0]).sum())
        paid: Floats = np.bincount(model.columns, model.values * prices[model.row_of_entry()], model.width).astype(
            np.float64
        )
        return earned, paid

    def _row_prices(self, relaxation: Relaxation) -> Floats:
        """A price for every row. Where a cap was not in, its offers are worth what the need itself is worth."""
        prices, is_in = np.zeros(self._height), np.zeros(self._height, dtype=np.bool_)
        prices[relaxation.row_numbers] = relaxation.row_prices
        is_in[relaxation.row_numbers] = True
        missing = ~is_in[self._cap_rows]
        prices[self._cap_rows[missing]] = -prices[self._cap_needs[missing]]
        return prices


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


def closest(model: Model, reduced_cost: Floats, count: int) -> Flags:
    """For every row with a lower limit the columns of least reduced cost that help to reach it."""
    row = model.row_of_entry()
    entries = np.flatnonzero((model.values > 0) & np.isfinite(model.row_lower)[row])
    order = entries[np.lexsort((reduced_cost[model.columns[entries]], row[entries]))]
    first = np.flatnonzero(np.diff(row[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    chosen = np.zeros(model.width, dtype=np.bool_)
    chosen[model.columns[order[rank < count]]] = True
    return chosen


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
        self._scale, self._row, self._columns = scale, row, coupling.columns
        self._values = coupling.values * scale[row]
        self._rhs = rhs * scale
        self._sign = np.where(low, 1.0, -1.0)
        self._height = coupling.height

    def run(self, deadline: float, first: Floats) -> tuple[Floats, Floats]:
        """Move the prices until the bound stalls; gives the best and the averaged answer to them."""
        best_prices = first
        best, x = self._answer(best_prices)
        target, factor, since, share, mark = 1.1 * best, 0.5, 0, 0.1, best
        for step in range(1, _MOST_STEPS):
            if monotonic() > deadline or factor < _LEAST_STEP or share < _LEAST_SHARE:
                break
            open_part = self._rhs - self._activity(x)
            open_part[(open_part * self._sign < 0) & (best_prices == 0)] = 0.0
            length = float(open_part @ open_part)
            if length < _CLOSED:
                break
            moved = best_prices + factor * max(target - best, 1e-9) / length * open_part
            prices = np.where(moved * self._sign > 0, moved, 0.0)
            value, answer = self._answer(prices)
            x = share * answer + (1 - share) * x
            since += 1
            if value > best:
                if value - best > _REAL_RISE * abs(best):
                    since, factor = 0, min(2.0, factor * 1.1)
                best, best_prices = value, prices
            if since >= _PATIENCE:
                since, factor = 0, factor * 0.66
            if best > target - 0.03 * abs(target):
                target = best + 0.08 * abs(best)
            if step % _STALLED == 0:
                share = share / 2 if best - mark < _LEAST_RISE * abs(best) else share
                mark = best
        return best_prices, x

    def judged(self, prices: Floats) -> Pricing:
        """What holds at these prices."""
        value, x = self._answer(prices)
        reduced, gain = self._structure.judge(self._cost - self._paid(prices), self._width)
        return Pricing(value, reduced, gain, x)

    def first_prices(self) -> Floats:
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

    def _paid(self, prices: Floats) -> Floats:
        weights = self._values * prices[self._row]
        return np.bincount(self._columns, weights=weights, minlength=self._width).astype(np.float64)

    def _answer(self, prices: Floats) -> tuple[float, Floats]:
        value, x = self._structure.answer(self._cost - self._paid(prices), self._width)
        return value + float(prices @ self._rhs), x
