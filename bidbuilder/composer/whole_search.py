"""One integer programme of some columns of a model, and which columns may be in something better.

What is tried when, `searching` knows.
"""

from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.neighbourhood import Neighbourhood
from bidbuilder.composer.pricing import closest
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import PROOF_GAP, Outcome, Relaxation, rounded_bound, solve_integer, solve_relaxation
from bidbuilder.composer.translation import SourcingModel

_NEAREST = 8
_FEW_LEFT = 1_200
_PARTS_PART = 0.6
_CORE_RUN_PART = 0.15


def search_whole(model: Model, free: Flags, record: Record, deadline: float) -> Outcome:
    """One integer programme of the free columns, the others at 0: nothing better than the incumbent may need those."""
    part = model.with_columns(free, np.zeros(model.width))
    start = None if record.x is None or record.x[~free].any() else record.x[free]
    run = solve_integer(part, deadline, start=start, watch=record.watch(bounding=True))
    if run.outcome is Outcome.INFEASIBLE:
        if record.x is None:
            return Outcome.INFEASIBLE
        record.raise_bound(record.value)
    if run.x is not None:
        x = np.zeros(model.width)
        x[free] = run.x
        record.offer(x, run.value)
    record.raise_bound(run.bound)
    return outcome_of(record)


def relaxed_or_searched(model: Model, record: Record, deadline: float) -> Relaxation | Outcome:
    """The relaxation, whose bound is then known; where there is none, how the search of the whole ended instead."""
    relaxed = solve_relaxation(model, deadline)
    if relaxed.outcome is Outcome.INFEASIBLE:
        return Outcome.INFEASIBLE
    if relaxed.outcome is not Outcome.OPTIMAL:
        return search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    return relaxed


def search_near(model: Model, near: Flags, record: Record, deadline: float, gap: float = PROOF_GAP) -> None:
    """One integer programme of the columns near to paying, up to this gap."""
    run = solve_integer(model.with_columns(near, np.zeros(model.width)), deadline, gap=gap, watch=record.watch())
    if run.x is not None:
        x = np.zeros(model.width)
        x[near] = run.x
        record.offer(x, run.value)


def left_for(model: Model, reduced_cost: Floats, room: float) -> Flags:
    """What may be part of something better: a whole unit would cost too much, but of a divisible offer a little may pay.

    What must be used stays, whatever it costs.
    """
    return (reduced_cost <= room) | ~model.is_integral | (model.lower > 0)


def outcome_of(record: Record) -> Outcome:
    """How a search stands."""
    if record.value == inf:
        return Outcome.UNKNOWN
    return Outcome.OPTIMAL if record.is_proven else Outcome.FEASIBLE


def search_core(sourcing: SourcingModel, record: Record, deadline: float, relaxed: Relaxation | None = None) -> Outcome:
    """Without members: first the columns nearest to paying; then, of the whole, what could still beat that solution.

    Where that is much, the solution is bettered part by part before. The relaxation is solved where it is not known.
    """
    model = sourcing.model
    everything = np.ones(model.width, dtype=np.bool_)
    known = relaxed or relaxed_or_searched(model, record, deadline)
    if isinstance(known, Outcome):
        return known
    relaxed = known
    near = closest(model, relaxed.reduced_cost, _NEAREST) | (relaxed.x > 0)
    search_near(model, near, record, monotonic() + (deadline - monotonic()) * _CORE_RUN_PART)
    if record.is_over or record.value == inf:
        return outcome_of(record) if record.is_over else search_whole(model, everything, record, deadline)
    left = left_for(model, relaxed.reduced_cost, record.target - relaxed.value)
    if left.sum() > _FEW_LEFT:
        wider = closest(model, relaxed.reduced_cost, 2 * _NEAREST) | near
        Neighbourhood(sourcing, record, wider).run(monotonic() + (deadline - monotonic()) * _PARTS_PART)
        left = left_for(model, relaxed.reduced_cost, record.target - relaxed.value)
    return search_whole(model, left, record, deadline)
