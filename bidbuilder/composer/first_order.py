"""A relaxation solved nearly, by a first-order method: for models whose simplex would take minutes.

Its answer keeps the rows to about a thousandth and its prices are nearly the best ones. So it proves nothing by itself: what
its prices prove, `pricing` says. Rows may come in later; the next run begins where the last one ended.

The method hears nobody while it runs, and counts its time in that of all threads. So it runs a number of steps at a time,
as many as it does within some seconds by the clock; each beginning anew costs it some of its way, so those are not few, and
more where the first ones did not do: on a busy machine it would never come to an end.
"""

from collections.abc import Callable
from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.matrices import Model
from bidbuilder.composer.solving import Outcome, Relaxation, add_rows, new_solver

ROUGH = 1e-3
FINE = 6e-5
# Costs in whole cents are too large beside the rows for a method that weighs both against each other.
_USUAL_COST = 1e3
_ENDLESS = 1e6
_SECONDS, _MOST_SECONDS = 20.0, 40.0
_FEWEST = 20
# So many entries are worked off in a second at first sight, on a machine that has other things to do.
_ENTRIES = 3e7
_OFTEN = 0.5
_THREADS = 2
_HOPEFUL = (
    highspy.HighsModelStatus.kOptimal,
    highspy.HighsModelStatus.kIterationLimit,
    highspy.HighsModelStatus.kTimeLimit,
)

Told = Callable[[Relaxation], bool]
"""Called with what there is after some steps; False asks to stop."""


class NearRelaxation:
    """The relaxation of one model, solved nearly, again and again with more rows."""

    def __init__(self, model: Model) -> None:
        self.model = model
        self._solver = new_solver(model, monotonic() + _ENDLESS, integral=False)
        self._solver.setOptionValue("solver", "pdlp")
        self._solver.setOptionValue("presolve", "off")
        self._steps_a_second = _ENTRIES / max(1, len(model.columns))
        typical = float(np.median(np.abs(model.cost[model.cost != 0]))) if model.cost.any() else 1.0
        self._solver.setOptionValue("user_objective_scale", int(np.clip(np.log2(_USUAL_COST / typical), -20, 0)))

    def solve(self, deadline: float, tolerance: float = FINE, told: Told = lambda _: True) -> Relaxation:
        """Its answer and prices: of unknown outcome where time runs out first, or there is none."""
        self._solver.setOptionValue("kkt_tolerance", tolerance)
        relaxed = Relaxation(outcome=Outcome.UNKNOWN)
        seconds = _SECONDS
        while (left := deadline - monotonic()) > 0 and self._run(min(left, seconds)):
            relaxed = self._relaxation()
            if relaxed.outcome is Outcome.FEASIBLE or not told(relaxed):
                break
            seconds = min(2 * seconds, _MOST_SECONDS)
        return relaxed

    def _run(self, seconds: float) -> bool:
        """As many steps as fit into these seconds; tells whether there is an answer, or hope for one."""
        began = monotonic()
        steps = max(_FEWEST, int(seconds * self._steps_a_second))
        self._solver.setOptionValue("pdlp_iteration_limit", steps)
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + _THREADS * seconds)
        self._solver.run()
        done = self._solver.getInfo().pdlp_iteration_count
        if done > _OFTEN * steps:
            self._steps_a_second = done / max(1e-3, monotonic() - began)
        return self._solver.getModelStatus() in _HOPEFUL

    def _relaxation(self) -> Relaxation:
        solution = self._solver.getSolution()
        is_near = self._solver.getModelStatus() == highspy.HighsModelStatus.kOptimal
        return Relaxation(
            outcome=Outcome.FEASIBLE if is_near else Outcome.UNKNOWN,
            x=np.array(solution.col_value),
            reduced_cost=np.array(solution.col_dual),
            row_numbers=self.model.row_numbers,
            row_prices=np.array(solution.row_dual),
        )

    def add(self, rows: Model) -> None:
        """More rows, for all runs that follow."""
        add_rows(self._solver, rows)
        self.model = self.model.with_more(rows)
