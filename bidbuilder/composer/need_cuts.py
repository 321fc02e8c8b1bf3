"""Rows that cut off averages over the ways to answer one need: no whole choice breaks them, relaxations do.

A relaxation covers a need of 10 with three eighths of "6 units or more at the better price". Seen alone, a need is small
enough to know its whole choices exactly: a table by quantity gives the cheapest at any prices. So the strongest row that a
relaxed answer breaks is found as a small linear programme over the columns in use, with one row a whole choice, added as
they are found; every other column is then lifted in by the same table.

**Rule.** Prices p ≥ 0 for the columns of a need, and v, the least that any whole choice covering the need costs at them:
p · x ≥ v. Prices are made whole before the table makes v exact, whatever rounding the programme had.

**Worked example.** A need of 10; option A brings 6 to 8 units, option B brings 8 at most. A = 1, B = 2/8 covers it on
average. No choice covers it without using both: A + B ≥ 2.
"""

from collections.abc import Iterator, Sequence
from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.matrices import Floats, Model
from bidbuilder.composer.need_choices import Option, Prices, cheapest, lifted
from bidbuilder.composer.need_ways import options_by_need
from bidbuilder.composer.point_cuts import PointCuts
from bidbuilder.composer.solving import Outcome, Relaxation, add_rows, new_solver, relaxation_of, warm_up
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_prices import whole_prices

_MOST_CHOICES = 60
MOST_ROUNDS = 9
_USED = 1e-6
_BROKEN = 1e-3
_LEAST_RISE = 1e-5
# The least whole price, in parts of which the price of a single unit may be told.
_PARTS_OF_PRICE = 16


class _Need:
    """One need: its options, and all whole choices met so far, by which the search for prices begins well informed."""

    def __init__(self, options: Sequence[Option]) -> None:
        self.options = options
        self.columns = np.array(_columns(options))
        self._place = {column: number for number, column in enumerate(self.columns.tolist())}
        self._solver: highspy.Highs | None = None

    def sharpest(self, used: Sequence[Option], x: Floats) -> Prices | None:
        """Prices at which every whole choice of these costs 1 at least and the answer least of all; None if that is 1 too.

        The columns that are not in use cost the answer nothing, whatever their price: they leave the choice among the others.
        """
        solver = self._solver = self._solver or self._new_solver()
        count = len(self.columns)
        solver.changeColsCost(count, np.arange(count, dtype=np.int32), np.maximum(0.0, x[self.columns]))
        columns = _columns(used)
        places = [self._place[column] for column in columns]
        prices: Prices = dict.fromkeys(columns, 0.0)
        for _ in range(_MOST_CHOICES):
            if solver.getNumRow():
                solver.run()
                if solver.getInfo().objective_function_value >= 1 - _BROKEN:
                    return None
                values = np.maximum(0.0, solver.getSolution().col_value)
                prices = dict(zip(columns, values[places].tolist(), strict=True))
            choice = cheapest(used, prices)
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
        # Where nothing costs anything, as for the highest score, no way to cover a need is dearer than another.
        is_paid = bool((sourcing.model.cost > 0).any())
        self._needs = [_Need(options) for options in options_by_need(sourcing)] if is_paid else []
        self._points = PointCuts(sourcing)

    def broken_by(self, x: Floats) -> Model | None:
        """Rows that this answer breaks and no whole one does, at most two a need; None where there are none."""
        rows = self._points.broken_by(x)
        for need in self._needs:
            for prices, least in _cuts(need, x, self._model):
                rows.add(list(prices), list(prices.values()), least, np.inf)
        if not len(rows):
            return None
        model = self._model
        return rows.model(model.cost.tolist(), model.lower.tolist(), model.upper.tolist(), model.is_integral.tolist())

    def sharpened(
        self, deadline: float, first: Relaxation | None = None, model: Model | None = None, rounds: int = MOST_ROUNDS
    ) -> tuple[Model, Relaxation]:
        """The model with the rows that its relaxation breaks, so many rounds at most, until they raise its value no more.

        `model` is another of the same columns, where it is not the one whose needs these are.
        And its relaxation with all these rows in, begun where the `first` without them ended, if that is known; of
        unknown outcome where there was not even time for one.
        """
        model, last = model or self._model, Relaxation(outcome=Outcome.UNKNOWN)
        best = model, last
        solver = new_solver(model, deadline, integral=False)
        if first is not None:
            warm_up(solver, model.row_numbers, first)
        for _ in range(rounds):
            solver.run()
            if solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
                break
            rise = solver.getInfo().objective_function_value - last.value
            last = relaxation_of(solver, model)
            best = model, last
            rows = None if rise <= _LEAST_RISE * abs(last.value) or monotonic() > deadline else self.broken_by(last.x)
            if rows is None:
                break
            add_rows(solver, rows)
            model = model.with_more(rows)
        return best


def _columns(options: Sequence[Option]) -> list[int]:
    members = (option.member for option in options if option.member >= 0)
    return list(dict.fromkeys((*(column for option in options for column in option.columns), *members)))


def _cuts(need: _Need, x: Floats, model: Model) -> Iterator[tuple[Prices, float]]:
    """The row that an averaged answer breaks most, if it breaks any."""
    whole = need.columns[model.is_integral[need.columns]]
    if np.abs(x[whole] - np.round(x[whole])).max(initial=0.0) < _USED:
        return
    present = set(need.columns[x[need.columns] > _USED].tolist())
    used = [option for option in need.options if not present.isdisjoint(option.columns)]
    prices = need.sharpest(used, x)
    if prices is not None and any(prices.values()):
        whole = whole_prices(np.array(list(prices.values()))) * _PARTS_OF_PRICE
        prices = dict(zip(prices, whole.tolist(), strict=True))
        others = [option for option in need.options if option not in used]
        row, least = lifted(prices, used, others, present)
        answered = sum(price * x[column] for column, price in row.items())
        if answered < least * (1 - _BROKEN):
            yield row, least
