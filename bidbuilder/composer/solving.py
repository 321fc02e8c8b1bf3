"""Drives HiGHS: linear relaxations with rows added when they are broken, and mixed-integer runs with a live bound.

One thread and a fixed seed, so that runs repeat. What the columns mean, `modelling` knows; the way to search, `searching`.
"""

from collections.abc import Callable
from dataclasses import dataclass, field, replace
from enum import StrEnum
from math import inf
from time import monotonic

import highspy
import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model

# A proof to this part of the objective counts as a proof of the optimum; costs that are whole are proven exactly.
PROOF_GAP = 1e-6
_MOST_ROUNDS = 60
# So many lazy rows cost less when they are all in from the start than by coming in over many rounds.
_FEW_LAZY = 30_000
_RAY_NOISE = 1e-9


class Outcome(StrEnum):
    """How a run of the solver ended."""

    OPTIMAL = "optimal"
    FEASIBLE = "feasible"
    INFEASIBLE = "infeasible"
    UNKNOWN = "unknown"


@dataclass(frozen=True, slots=True, kw_only=True)
class Relaxation:
    """The linear relaxation: its value is a bound. `reduced_cost` says what forcing a column up by 1 costs at least.

    `rows` are the rows that were in, `row_numbers` and `row_prices` their numbers in the whole model and their duals. Where
    it is infeasible, `contradicting` are the numbers of rows that together say so, and `row_prices` what they weigh in that
    proof (none where the solver did not tell).
    `basis` is where it ended, in the order of `row_numbers`: another relaxation of the same columns may begin there.
    """

    outcome: Outcome
    value: float = -inf
    x: Floats = field(default_factory=lambda: np.empty(0))
    reduced_cost: Floats = field(default_factory=lambda: np.empty(0))
    rows: Flags = field(default_factory=lambda: np.empty(0, dtype=np.bool_))
    row_numbers: Indices = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    row_prices: Floats = field(default_factory=lambda: np.empty(0))
    contradicting: Indices = field(default_factory=lambda: np.empty(0, dtype=np.int64))
    basis: highspy.HighsBasis | None = None

    def among(self, free: Flags) -> "Relaxation":
        """What it says of a model of only these columns, the others at 0: another place to begin, and no bound."""
        assert self.basis is not None  # noqa: S101 - only a relaxation that was solved is cut down
        basis = highspy.HighsBasis()
        basis.valid, basis.alien, basis.row_status = True, True, self.basis.row_status
        status = self.basis.col_status
        basis.col_status = [status[column] for column in np.flatnonzero(free)]
        return replace(self, value=-inf, x=self.x[free], reduced_cost=self.reduced_cost[free], basis=basis)

    def with_rows(self, kept: Flags) -> "Relaxation":
        """The same without rows that were slack in it; those that are left are numbered anew."""
        assert self.basis is not None  # noqa: S101 - only a relaxation that was solved is cut down
        basis = highspy.HighsBasis()
        basis.valid, basis.alien, basis.col_status = True, self.basis.alien, self.basis.col_status
        status = self.basis.row_status
        basis.row_status = [status[row] for row in np.flatnonzero(kept)]
        return replace(
            self,
            rows=np.ones(int(kept.sum()), dtype=np.bool_),
            row_numbers=np.arange(int(kept.sum())),
            row_prices=self.row_prices[kept],
            basis=basis,
        )


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """A mixed-integer run: the best solution found (if any), its value, and a bound no solution can be below."""

    outcome: Outcome
    value: float = inf
    bound: float = -inf
    x: Floats | None = None


Watch = Callable[[float, float], bool]
"""Called with incumbent and bound as they move; False stops the run."""


def solve_relaxation(
    model: Model, deadline: float, first_rows: Flags | None = None, begun: Relaxation | None = None
) -> Relaxation:
    """The linear relaxation of the whole model. Lazy rows come in when a solution breaks them.

    `begun` is one of the same columns in which no other than the first rows bind: there it begins.
    Stops at the deadline (of `time.monotonic`) with the last value, which is still a bound; UNKNOWN if there is none.
    """
    few = int(model.is_lazy.sum()) <= _FEW_LAZY
    present = (~model.is_lazy | few) if first_rows is None else first_rows.copy()
    solver = new_solver(model.with_rows(present), deadline, integral=False)
    numbers = model.row_numbers[present]
    if begun is not None:
        warm_up(solver, numbers, begun)
    last = Relaxation(outcome=Outcome.UNKNOWN)
    for _ in range(_MOST_ROUNDS):
        solver.setOptionValue("time_limit", solver.getRunTime() + max(0.05, deadline - monotonic()))
        solver.run()
        status = solver.getModelStatus()
        if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
            proof = _contradiction(solver, len(numbers))
            return Relaxation(
                outcome=Outcome.INFEASIBLE, contradicting=numbers[proof != 0], row_numbers=numbers, row_prices=proof
            )
        if status != highspy.HighsModelStatus.kOptimal:
            return last
        solution = solver.getSolution()
        x = np.array(solution.col_value)
        broken = model.breaks(x) & ~present
        last = Relaxation(
            outcome=Outcome.FEASIBLE if broken.any() else Outcome.OPTIMAL,
            value=solver.getInfo().objective_function_value,
            x=x,
            reduced_cost=np.array(solution.col_dual),
            rows=present.copy(),
            row_numbers=numbers,
            row_prices=np.array(solution.row_dual),
            basis=solver.getBasis(),
        )
        if not broken.any() or monotonic() > deadline:
            break
        add_rows(solver, model.with_rows(broken))
        numbers = np.append(numbers, model.row_numbers[broken])
        present |= broken
    return last


def relaxation_of(solver: highspy.Highs, model: Model) -> Relaxation:
    """What a solver found that holds all of a model's rows; its rows are those that bind or tie nothing but offers."""
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


def _contradiction(solver: highspy.Highs, height: int) -> Floats:
    """What the rows weigh in Farkas' proof that the programme is infeasible, noise left out."""
    _, exists, ray = solver.getDualRay()  # type: ignore[attr-defined]
    proof = np.array(ray, dtype=np.float64) if exists else np.zeros(height)
    proof[np.abs(proof) <= _RAY_NOISE * np.abs(proof).max(initial=0.0)] = 0.0
    return proof


def solve_integer(
    model: Model,
    deadline: float,
    *,
    start: Floats | None = None,
    gap: float = PROOF_GAP,
    watch: Watch | None = None,
    nodes: int | None = None,
    found: Callable[[Floats], None] | None = None,
) -> Run:
    """The mixed-integer programme, until proof, deadline, node limit or the watcher's word. Told what is `found` at once."""
    solver = new_solver(model, deadline, integral=True)
    solver.setOptionValue("mip_rel_gap", gap)
    solver.setOptionValue("mip_abs_gap", max(1e-9, 0.999 * model.step))
    if nodes is not None:
        solver.setOptionValue("mip_max_nodes", nodes)
    if start is not None:
        solution = highspy.HighsSolution()
        solution.col_value = list(start)
        solver.setSolution(solution)
    if watch is not None:
        _listen(solver, watch)
    if found is not None:
        solver.cbMipImprovingSolution += lambda event: found(np.array(event.data_out.mip_solution))
    solver.run()
    return _run_of(solver, model)


def _run_of(solver: highspy.Highs, model: Model) -> Run:
    status, info = solver.getModelStatus(), solver.getInfo()
    if status in (highspy.HighsModelStatus.kInfeasible, highspy.HighsModelStatus.kUnboundedOrInfeasible):
        return Run(outcome=Outcome.INFEASIBLE, bound=inf)
    bound = rounded_bound(_dual_bound(solver, model), model.step)
    if info.primal_solution_status != highspy.SolutionStatus.kSolutionStatusFeasible:
        return Run(outcome=Outcome.UNKNOWN, bound=bound)
    x = np.array(solver.getSolution().col_value)
    x[model.is_integral] = np.round(x[model.is_integral])
    proven = status == highspy.HighsModelStatus.kOptimal
    return Run(
        outcome=Outcome.OPTIMAL if proven else Outcome.FEASIBLE,
        value=float(model.cost @ x),
        bound=bound,
        x=x,
    )


def _dual_bound(solver: highspy.Highs, model: Model) -> float:
    """Without whole quantities the programme is linear: the solver then proves its optimum, but keeps no bound of a tree."""
    info = solver.getInfo()
    if not model.is_integral.any() and solver.getModelStatus() == highspy.HighsModelStatus.kOptimal:
        return float(info.objective_function_value)
    return float(info.mip_dual_bound)


def rounded_bound(bound: float, step: float) -> float:
    """Objectives are multiples of the step, so a bound between two of them may be raised to the upper one."""
    if not step or not np.isfinite(bound):
        return bound
    return float(np.ceil(bound / step - 1e-5) * step)


def new_solver(model: Model, deadline: float, integral: bool) -> highspy.Highs:
    """A quiet solver on one thread that holds the model, as a linear programme unless `integral`."""
    solver = highspy.Highs()  # type: ignore[no-untyped-call]
    solver.setOptionValue("output_flag", False)
    solver.setOptionValue("threads", 1)
    solver.setOptionValue("random_seed", 1)
    solver.setOptionValue("time_limit", max(0.05, deadline - monotonic()))
    program = highspy.HighsLp()
    program.num_col_, program.num_row_ = model.width, model.height
    program.col_cost_, program.col_lower_, program.col_upper_ = model.cost, model.lower, model.upper
    program.row_lower_, program.row_upper_ = model.row_lower, model.row_upper
    program.a_matrix_.format_ = highspy.MatrixFormat.kRowwise
    program.a_matrix_.num_col_, program.a_matrix_.num_row_ = model.width, model.height
    program.a_matrix_.start_ = model.starts.astype(np.int32)
    program.a_matrix_.index_ = model.columns.astype(np.int32)
    program.a_matrix_.value_ = model.values
    if integral:
        kinds = (highspy.HighsVarType.kContinuous, highspy.HighsVarType.kInteger)
        program.integrality_ = [kinds[int(flag)] for flag in model.is_integral]
    solver.passModel(program)
    return solver


def warm_up(solver: highspy.Highs, numbers: Indices, relaxed: Relaxation) -> None:
    """Let a solver of the rows with these numbers begin where a relaxation of the same columns ended.

    Rows that were not in that are slack; all that bound its answer must be in this.
    """
    if relaxed.basis is None:
        return
    known = dict(zip(relaxed.row_numbers.tolist(), relaxed.basis.row_status, strict=True))
    basis = highspy.HighsBasis()
    basis.valid, basis.alien, basis.col_status = True, relaxed.basis.alien, relaxed.basis.col_status
    basis.row_status = [known.get(number, highspy.HighsBasisStatus.kBasic) for number in numbers.tolist()]
    solver.setBasis(basis)


def add_rows(solver: highspy.Highs, rows: Model) -> None:
    """Add all rows of a model that has the solver's columns."""
    solver.addRows(
        rows.height,
        rows.row_lower,
        rows.row_upper,
        len(rows.columns),
        rows.starts[:-1].astype(np.int32),
        rows.columns.astype(np.int32),
        rows.values,
    )


def _listen(solver: highspy.Highs, watch: Watch) -> None:
    def called(event: highspy.HighsCallbackEvent) -> None:
        data = event.data_out
        if not watch(data.mip_primal_bound, data.mip_dual_bound):
            event.interrupt()

    solver.cbMipInterrupt += called
