"""A relaxation solved nearly, by a first-order method: for models whose simplex would take minutes.

Its answer keeps the rows to about a thousandth and its prices are nearly the best ones. So it proves nothing by itself: what
its prices prove, `pricing` says. Rows may come in later; the next run begins where the last one ended.
"""

from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.matrices import Model
from bidbuilder.composer.solving import Outcome, Relaxation, add_rows, new_solver

USUAL = 2e-4
ROUGH = 1e-3
# Costs in whole cents are too large beside the rows for a method that weighs both against each other.
_USUAL_COST = 1e3


class NearRelaxation:
    """The relaxation of one model, solved nearly, again and again with more rows."""

    def __init__(self, model: Model, deadline: float) -> None:
        self.model = model
        self._solver = new_solver(model, deadline, integral=False)
        self._solver.setOptionValue("solver", "pdlp")
        self._solver.setOptionValue("presolve", "off")
        typical = float(np.median(np.abs(model.cost[model.cost != 0]))) if model.cost.any() else 1.0
        self._solver.setOptionValue("user_objective_scale", int(np.clip(np.log2(_USUAL_COST / typical), -20, 0)))

    def solve(self, deadline: float, tolerance: float = USUAL) -> Relaxation | None:
        """Its answer and prices; None where time runs out first, or there is none."""
        self._solver.setOptionValue("kkt_tolerance", tolerance)
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + max(0.05, deadline - monotonic()))
        self._solver.run()
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kOptimal:
            return None
        solution = self._solver.getSolution()
        return Relaxation(
            outcome=Outcome.FEASIBLE,
            x=np.array(solution.col_value),
            reduced_cost=np.array(solution.col_dual),
            row_numbers=self.model.row_numbers,
            row_prices=np.array(solution.row_dual),
        )

    def add(self, rows: Model) -> None:
        """More rows, for all runs that follow."""
        add_rows(self._solver, rows)
        self.model = self.model.with_more(rows)
