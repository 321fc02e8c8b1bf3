"""Rows that cut off averages over the ways to answer one need: no whole choice breaks them, relaxations do.

A relaxation covers a need of 10 with three eighths of "6 units or more at the better price". Seen alone, a need is small
enough to know its whole choices exactly: a table by quantity gives the cheapest at any prices. So the strongest row that a
relaxed answer breaks is found as a small linear programme over the columns in use, with one row a whole choice, added as
they are found; every other column is then lifted in by the same table.

**Rule.** Prices p ≥ 0 for the columns of a need, and v, the least that any whole choice covering the need costs at them:
p · x ≥ v. The table makes v exact, whatever rounding the programme had.

**Worked example.** A need of 10; option A brings 6 to 8 units, option B brings 8 at most. A = 1, B = 2/8 covers it on
average. No choice covers it without using both: A + B ≥ 2.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.elements import ElementKind
from bidbuilder.composer.matrices import Floats, Indices, Model, Rows
from bidbuilder.composer.pricing import options_of
from bidbuilder.composer.solving import Outcome, Relaxation, add_rows, new_solver, warm_up
from bidbuilder.composer.translation import SourcingModel

_MOST_WANTED = 400
_MOST_CHOICES = 60
_MOST_ROUNDS = 9
_USED = 1e-6
_BROKEN = 1e-3
_LEAST_RISE = 1e-5
_SAFE = 1e-7

Prices = dict[int, float]


@dataclass(frozen=True, eq=False)
class _Option:
    """One way to take an offer for a need of `wanted`: `use` brings `least`, each unit of `above`, at most `room`, `unit`.

    Either column may be -1. All amounts are what they answer of the need.
    """

    use: int
    above: int
    least: int
    unit: int
    room: int
    wanted: int

    @cached_property
    def rest(self) -> Indices:
        """What is still open after k units above, by k and what was open before."""
        brought = self.least + self.unit * np.arange(self.room + 1)
        rest: Indices = np.maximum(0, np.arange(self.wanted + 1)[None, :] - brought[:, None])
        return rest

    @cached_property
    def columns(self) -> tuple[int, ...]:
        """Its columns."""
        return tuple(column for column in (self.use, self.above) if column >= 0)

    def costs(self, prices: Prices) -> Floats:
        """What it costs with k units above, for each k."""
        counts = np.arange(self.room + 1, dtype=np.float64)
        return prices.get(self.use, 0.0) + prices.get(self.above, 0.0) * counts

    def added_to(self, table: Floats, prices: Prices) -> Floats:
        """The least cost for each open quantity, where this may be used too."""
        used: Floats = (self.costs(prices)[:, None] + table[self.rest]).min(axis=0)
        return np.minimum(table, used)


class _Need:
    """One need: its options, and all whole choices met so far, by which the search for prices begins well informed."""

    def __init__(self, options: Sequence[_Option]) -> None:
        self.options = options
        self.columns = np.array(list(dict.fromkeys(one for option in options for one in option.columns)))
        self._place = {column: number for number, column in enumerate(self.columns.tolist())}
        self._solver: highspy.Highs | None = None

    def sharpest(self, used: Sequence[_Option], x: Floats) -> Prices | None:
        """Prices at which every whole choice of these costs 1 at least and the answer least of all; None if that is 1 too.

        The columns that are not in use cost the answer nothing, whatever their price: they leave the choice among the others.
        """
        solver = self._solver = self._solver or self._new_solver()
        count = len(self.columns)
        solver.changeColsCost(count, np.arange(count, dtype=np.int32), np.maximum(0.0, x[self.columns]))
        columns = [column for option in used for column in option.columns]
        places = [self._place[column] for column in columns]
        prices: Prices = dict.fromkeys(columns, 0.0)
        for _ in range(_MOST_CHOICES):
            if solver.getNumRow():
                solver.run()
                if solver.getInfo().objective_function_value >= 1 - _BROKEN:
                    return None
                values = np.maximum(0.0, solver.getSolution().col_value)
                prices = dict(zip(columns, values[places].tolist(), strict=True))
            choice = _cheapest(used, prices)
            if choice is None or sum(prices[column] * count for column, count in choice.items()) >= 1 - _USED:
                break
            numbers = np.array([self._place[column] for column in choice], dtype=np.int32)
            solver.addRow(1.0, highspy.kHighsInf, len(numbers), numbers, np.array(list(choice.values())))
        return prices

    def _new_solver(self) -> highspy.Highs:
        solver = highspy.Highs()  # type: ignore[no-untyped-call]
        solver.setOptionValue("output_flag", False)
        solver.setOptionValue("threads", 1)
        solver.setOptionValue("presolve", "off")
        solver.addVars(len(self.columns), np.zeros(len(self.columns)), np.ones(len(self.columns)))
        return solver


class NeedCuts:
    """The needs of one model whose whole choices are known, and the rows that an averaged answer to them breaks."""

    def __init__(self, sourcing: SourcingModel) -> None:
        self._model = sourcing.model
        self._needs = [_Need(options) for options in _options_by_need(sourcing)]

    def broken_by(self, x: Floats) -> Model | None:
        """Rows that this answer breaks and no whole one does, at most one a need; None where there are none."""
        rows = Rows()
        for need in self._needs:
            for prices, least in _cuts(need, x, self._model):
                rows.add(list(prices), list(prices.values()), least, np.inf)
        if not len(rows):
            return None
        model = self._model
        return rows.model(model.cost.tolist(), model.lower.tolist(), model.upper.tolist(), model.is_integral.tolist())

    def sharpened(self, deadline: float, first: Relaxation | None = None) -> tuple[Model, Relaxation]:
        """The model with the rows that its relaxation breaks, round by round until they raise its value no more.

        And its relaxation with all these rows in, begun where the `first` without them ended, if that is known; of
        unknown outcome where there was not even time for one.
        """
        model, last = self._model, Relaxation(outcome=Outcome.UNKNOWN)
        best = model, last
        solver = new_solver(model, deadline, integral=False)
        if first is not None:
            warm_up(solver, model.row_numbers, first)
        for _ in range(_MOST_ROUNDS):
            solver.run()
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                break
            rise = solver.getInfo().objective_function_value - last.value
            last = _relaxation(solver, model)
            best = model, last
            rows = None if rise <= _LEAST_RISE * abs(last.value) or monotonic() > deadline else self.broken_by(last.x)
            if rows is None:
                break
            add_rows(solver, rows)
            model = model.with_more(rows)
        return best


def _relaxation(solver: highspy.Highs, model: Model) -> Relaxation:
    solution, basis = solver.getSolution(), solver.getBasis()
    binding = np.array([status != highspy.HighsBasisStatus.kBasic for status in basis.row_status], dtype=np.bool_)
    return Relaxation(
        outcome=Outcome.OPTIMAL,
        value=solver.getInfo().objective_function_value,
        x=np.array(solution.col_value),
        reduced_cost=np.array(solution.col_dual),
        rows=~(model.is_lazy | model.is_structural) | binding,
        row_numbers=model.row_numbers,
        row_prices=np.array(solution.row_dual),
        basis=basis,
    )


def _options_by_need(sourcing: SourcingModel) -> Iterator[list[_Option]]:
    """For each need that must be covered the ways to answer it; none where these are not whole, few and all there is."""
    model = sourcing.model
    wanted = {
        element.ids[0]: (row, int(model.row_lower[row]))
        for row, elements in sourcing.sources.items()
        for element in elements
        if len(elements) == 1 and element.kind is ElementKind.NEED
        if 0 < model.row_lower[row] <= _MOST_WANTED and model.row_lower[row].is_integer()
    }
    options: dict[str, list[_Option] | None] = {}
    for index in sourcing.parts:
        for need in sourcing.offers[index].answers.keys() & wanted.keys():
            found = _options_of_offer(sourcing, index, need, wanted[need][1])
            known = options.setdefault(need, [])
            options[need] = None if known is None or found is None else known + found
    caps = np.zeros(model.width, dtype=np.bool_)
    caps[list(sourcing.caps)] = True
    for need, ways in options.items():
        row = wanted[need][0]
        columns = model.columns[model.starts[row] : model.starts[row + 1]]
        if ways is not None and _may_split(ways) and ((sourcing.offer_of[columns] >= 0) | caps[columns]).all():
            yield ways


def _may_split(options: Sequence[_Option]) -> bool:
    """Tell whether a part of the need can be answered: where each option covers it, averages cost no less."""
    return options is not None and any(
        0 < option.least + option.unit * option.room < option.wanted for option in options
    )


def _options_of_offer(sourcing: SourcingModel, index: int, need: str, wanted: int) -> list[_Option] | None:
    offer, model = sourcing.offers[index], sourcing.model
    parts = {part.column: part.units * offer.answers[need] for part in sourcing.parts[index]}
    if not offer.is_integer or any(amount != int(amount) for amount in parts.values()):
        return None
    return [
        _Option(
            use=use,
            above=above,
            least=int(parts[use]) if use >= 0 else 0,
            unit=int(parts[above]) if above >= 0 else 0,
            room=int(model.upper[above]) if above >= 0 else 0,
            wanted=wanted,
        )
        for use, above in options_of(list(parts), sourcing.use_columns[index])
    ]


def _cuts(need: _Need, x: Floats, model: Model) -> Iterator[tuple[Prices, float]]:
    """The row that an averaged answer breaks most, if it breaks any."""
    whole = need.columns[model.is_integral[need.columns]]
    if np.abs(x[whole] - np.round(x[whole])).max(initial=0.0) < _USED:
        return
    present = set(need.columns[x[need.columns] > _USED].tolist())
    used = [option for option in need.options if not present.isdisjoint(option.columns)]
    prices = need.sharpest(used, x)
    if prices is not None:
        others = [option for option in need.options if option not in used]
        lifted, least = _lifted(prices, used, others)
        answered = sum(price * x[column] for column, price in lifted.items())
        if answered < least - _BROKEN:
            yield lifted, least - _SAFE


def _cheapest(options: Sequence[_Option], prices: Prices) -> dict[int, float] | None:
    """The whole choice that covers the need at the least cost, as the values of its columns."""
    tables = _tables(options, prices)
    open_quantity = len(tables[0]) - 1
    if not np.isfinite(tables[-1][-1]):
        return None
    choice: dict[int, float] = {}
    for option, table in zip(reversed(options), reversed(tables[:-1]), strict=True):
        paid = option.costs(prices) + table[option.rest[:, open_quantity]]
        count = int(paid.argmin())
        if paid[count] < table[open_quantity]:
            choice.update({option.use: 1.0} if option.use >= 0 else {})
            choice.update({option.above: float(count)} if count else {})
            open_quantity = int(option.rest[count, open_quantity])
    return choice


def _tables(options: Sequence[_Option], prices: Prices) -> list[Floats]:
    """The least cost for each open quantity: with no option, with the first, with the first two …"""
    nothing: Floats = np.full(options[0].wanted + 1, np.inf)
    nothing[0] = 0.0
    tables = [nothing]
    for option in options:
        tables.append(option.added_to(tables[-1], prices))
    return tables


def _lifted(prices: Prices, used: Sequence[_Option], others: Sequence[_Option]) -> tuple[Prices, float]:
    """Prices for the other options too: each at what it saves, so that no choice costs less than before."""
    prices = dict(prices)
    table = _tables(used, prices)[-1]
    for option in others:
        saved = np.maximum(0.0, table[-1] - table[option.rest[:, -1]])
        if option.use >= 0:
            prices[option.use] = float(saved.max())
        else:
            prices[option.above] = float((saved[1:] / np.arange(1, len(saved))).max(initial=0.0))
        table = option.added_to(table, prices)
    return {column: price for column, price in prices.items() if price > 0}, float(table[-1])
