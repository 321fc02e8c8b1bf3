"""How a model is searched: the relaxation first, members by their own tree, what is left as one integer programme.

`branching` holds the tree, `solving` the solver; here is only the order in which they are tried.
"""

from math import inf

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.modelling import SourcingModel
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, solve_integer, solve_relaxation

# Below this the solver alone is done before anything else would have begun.
_SMALL = 300


def search(sourcing: SourcingModel, record: Record, deadline: float) -> Outcome:
    """Look for the best solution until it is proven, the deadline comes or the watcher stops it; fills the record."""
    model = sourcing.model
    if model.width == 0:
        return _without_columns(sourcing, record)
    if sourcing.member_columns and model.width > _SMALL:
        relaxed = solve_relaxation(model, deadline)
        if relaxed.outcome is Outcome.INFEASIBLE:
            return Outcome.INFEASIBLE
        record.raise_bound(relaxed.value)
        if relaxed.outcome is Outcome.OPTIMAL:
            MemberSearch(sourcing, record, deadline, relaxed.rows).run()
        if record.is_over:
            return outcome_of(record)
    run = solve_integer(model, deadline, start=record.x, watch=record.watch(bounding=True))
    if run.outcome is Outcome.INFEASIBLE and record.x is None:
        return Outcome.INFEASIBLE
    if run.x is not None:
        record.offer(run.x, run.value)
    record.raise_bound(run.bound)
    return outcome_of(record)


def outcome_of(record: Record) -> Outcome:
    """How a search stands."""
    if record.value == inf:
        return Outcome.UNKNOWN
    return Outcome.OPTIMAL if record.is_proven else Outcome.FEASIBLE


def _without_columns(sourcing: SourcingModel, record: Record) -> Outcome:
    if (sourcing.model.row_lower > 0).any():
        return Outcome.INFEASIBLE
    record.offer(np.empty(0), 0.0)
    record.raise_bound(0.0)
    return outcome_of(record)
