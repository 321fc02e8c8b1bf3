"""The linear relaxation kept warm while members are opened and closed: the engine of a search over members."""

from dataclasses import dataclass
from math import inf
from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.membership import MemberModel
from bidbuilder.composer.points import Points
from bidbuilder.composer.solving import Relaxation, add_rows, new_solver, warm_up

_UNLIMITED = 2**31 - 1
_MOST_ROUNDS = 40
_CLEAR = 1e-7


@dataclass(frozen=True, slots=True, eq=False)
class Choice:
    """Which members may join (`upper` 1) and which must (`lower` 1), in the order of the member columns."""

    lower: Floats
    upper: Floats

    def opened(self, place: int, most: int | None) -> "Choice":
        """With this member joined; where the limit is reached all others stay out."""
        lower, upper = self.lower.copy(), self.upper
        lower[place] = 1.0
        if most is not None and lower.sum() >= most:
            upper = np.where(lower > 0, upper, 0.0)
        return Choice(lower, upper)

    def closed(self, place: int) -> "Choice":
        """With this member left out."""
        upper = self.upper.copy()
        upper[place] = 0.0
        return Choice(self.lower, upper)


@dataclass(frozen=True, slots=True, eq=False)
class Basis:
    """Where a relaxation ended. `rows` are the numbers of its rows, in the order of `left`."""

    left: highspy.HighsBasis
    rows: Indices


@dataclass(frozen=True, slots=True, eq=False)
class Relaxed:
    """The relaxation under a choice: its value bounds every solution that keeps the choice; `basis` warms up the next."""

    value: float
    x: Floats
    reduced_cost: Floats
    basis: Basis


@dataclass(frozen=True, slots=True, eq=False)
class Unfinished:
    """A relaxation that was left as soon as it was known to be worth more than `value`; it may go on from its basis."""

    value: float
    basis: Basis


class WarmRelaxation:
    """One relaxation, solved again and again with other member bounds. Broken lazy rows stay in once they came.

    `first` is the relaxation where all members may join: its rows are in from the start, all rows without it.
    The solver is told of options by their `points`; whoever asks sees the model's own columns and rows.
    """

    def __init__(self, part: MemberModel, first: Relaxation | None, deadline: float) -> None:
        model = part.model
        self.model = model
        self.members = part.members
        self._member_of = part.member_of
        self.deadline = deadline
        self.runs = 0
        self._points = Points(part)
        self._present: Flags = np.ones(model.height, dtype=np.bool_) if first is None else first.rows.copy()
        self._in_order = np.flatnonzero(self._present & ~self._points.is_tie)
        self._present |= self._points.is_tie
        begun = model.with_rows(self._present & ~self._points.is_tie)
        self._solver = new_solver(self._points.told(begun), deadline, integral=False)
        self._solver.setOptionValue("presolve", "off")
        if first is not None:
            warm_up(self._solver, begun.row_numbers, self._points.begun(model, first))

    def solve(self, choice: Choice, cutoff: float = inf, basis: Basis | None = None) -> Relaxed | None:
        """The relaxation under the choice; None where it is infeasible or worth no less than the cutoff.

        Raises `OutOfTime` at the deadline.
        """
        self._prepare(choice, cutoff, _UNLIMITED, basis)
        for _ in range(_MOST_ROUNDS):
            if self._run() is None:
                return None
            x = self._points.columns(np.array(self._solver.getSolution().col_value))
            broken = self.model.breaks(x) & ~self._present
            if not broken.any():
                break
            self._bring_in(broken)
        reduced_cost = self._points.reduced_cost(np.array(self._solver.getSolution().col_dual))
        value = float(self._solver.getInfo().objective_function_value)
        return Relaxed(value, x, reduced_cost, self._basis())

    def _basis(self) -> Basis:
        return Basis(self._solver.getBasis(), self._in_order)

    def solve_up_to(
        self, choice: Choice, enough: float, cutoff: float, basis: Basis | None = None
    ) -> Relaxed | Unfinished | None:
        """The same, left as soon as it is worth more than is `enough` for now."""
        relaxed = self.solve(choice, min(enough, cutoff), basis)
        if relaxed is not None or enough >= cutoff:
            return relaxed
        if self._solver.getModelStatus() != highspy.HighsModelStatus.kObjectiveBound:
            return None
        return Unfinished(enough, self._basis())

    def refusal(self, whole: Floats) -> tuple[Floats, float]:
        """After an infeasible choice: weights and a least value, Σ weight × member ≥ least, that only able choices reach.

        It is Farkas' proof, with all that is no member at what serves it best. The least is infinite where there is none
        that the `whole` choice breaks.
        """
        _, exists, ray = self._solver.getDualRay()  # type: ignore[attr-defined]
        proof = np.zeros(self.model.height)
        if exists:
            proof[self._in_order] = np.array(ray, dtype=np.float64)
        for prices in (proof, -proof):
            weights, least = self._row_of(prices)
            if weights @ whole < least - _CLEAR * max(1.0, abs(least)):
                return weights, least
        return np.zeros(len(self.members)), inf

    def _row_of(self, prices: Floats) -> tuple[Floats, float]:
        """What rows at these prices say of the members. What a member sells serves as far as that member joins."""
        model = self.model
        prices = prices / max(np.abs(prices).max(initial=0.0), _CLEAR)
        binding = np.flatnonzero(np.abs(prices) > _CLEAR)
        sides = np.where(prices > 0, model.row_lower, model.row_upper)[binding]
        paid = model.values * prices[model.row_of_entry()]
        weights: Floats = np.bincount(model.columns, paid, model.width).astype(np.float64)
        self._points.tie(weights)
        weights[np.abs(weights) < _CLEAR] = 0.0
        others = weights != 0
        others[self.members] = False
        sold = others & (self._member_of >= 0) & (weights > 0) & (model.lower == 0)
        joining = np.bincount(self._member_of[sold], weights[sold] * model.upper[sold], len(self.members))
        others &= ~sold
        served = weights[others] * np.where(weights > 0, model.upper, model.lower)[others]
        return weights[self.members] + joining, float(prices[binding] @ sides - served.sum())

    def add(self, rows: Model) -> None:
        """More rows, for this relaxation and all that follow."""
        add_rows(self._solver, self._points.told(rows))
        self._in_order = np.append(self._in_order, self.model.height + np.arange(rows.height))
        self.model = self.model.with_more(rows)
        self._present = np.append(self._present, np.ones(rows.height, dtype=np.bool_))

    def estimate(
        self, choice: Choice, cutoff: float, iterations: int, basis: Basis | None
    ) -> tuple[float, Basis | None]:
        """How far the relaxation rises within a few steps of the dual simplex, and where it was left below the cutoff."""
        self._prepare(choice, cutoff, iterations, basis)
        value = self._run()
        return (cutoff, None) if value is None else (min(value, cutoff), self._basis())

    def _prepare(self, choice: Choice, cutoff: float, iterations: int, basis: Basis | None) -> None:
        solver = self._solver
        lower, upper = self.bounds(choice)
        numbers = np.arange(len(upper), dtype=np.int32)
        solver.changeColsBounds(len(upper), numbers, lower, self._points.most(upper))
        if basis is not None:
            self._begin_at(basis)
        solver.setOptionValue("objective_bound", cutoff)
        solver.setOptionValue("simplex_iteration_limit", iterations)

    def bounds(self, choice: Choice) -> tuple[Floats, Floats]:
        """The columns' bounds under a choice: closed members sell nothing."""
        lower, upper = self.model.lower.copy(), self.model.upper.copy()
        lower[self.members], upper[self.members] = choice.lower, choice.upper
        closed = (self._member_of >= 0) & (choice.upper[self._member_of] == 0)
        upper[closed] = lower[closed]
        return lower, upper

    def _begin_at(self, basis: Basis) -> None:
        """Begin where a relaxation ended, this one or another that got the same rows added in the same order.

        Rows that came in since are slack in it; those that another had brought in come in here. The basis itself stays as
        it is: another thread may begin at it too.
        """
        theirs = np.zeros(self.model.height, dtype=np.bool_)
        theirs[basis.rows] = True
        self._bring_in(theirs & ~self._present)
        self._solver.setBasis(self._with_rows_since(basis))

    def _with_rows_since(self, basis: Basis) -> highspy.HighsBasis:
        """The basis itself where it has all rows, as they are mostly: to tell the states of so many takes a while."""
        count, slack = len(basis.rows), highspy.HighsBasisStatus.kBasic
        if np.array_equal(basis.rows, self._in_order):
            return basis.left
        begun = highspy.HighsBasis()
        begun.valid, begun.col_status = True, basis.left.col_status
        if np.array_equal(basis.rows, self._in_order[:count]):
            begun.row_status = [*basis.left.row_status, *[slack] * (len(self._in_order) - count)]
        else:
            known = dict(zip(basis.rows.tolist(), basis.left.row_status, strict=True))
            begun.row_status = [known.get(row, slack) for row in self._in_order.tolist()]
        return begun

    def _bring_in(self, rows: Flags) -> None:
        if rows.any():
            add_rows(self._solver, self._points.told(self.model.with_rows(rows)))
            self._in_order = np.append(self._in_order, np.flatnonzero(rows))
            self._present |= rows

    def _run(self) -> float | None:
        left = self.deadline - monotonic()
        if left <= 0:
            raise OutOfTime
        self._solver.setOptionValue("time_limit", self._solver.getRunTime() + left)
        self._solver.run()
        self.runs += 1
        status = self._solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kObjectiveBound):
            return None
        if status not in (highspy.HighsModelStatus.kOptimal, highspy.HighsModelStatus.kIterationLimit):
            raise OutOfTime
        return float(self._solver.getInfo().objective_function_value)


class OutOfTime(Exception):
    """The deadline came in the middle of a step; what was known before it still holds."""
