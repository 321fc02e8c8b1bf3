"""The search among whole things in rooms: what is little dearer than the relaxation, the tree over rooms, the solver."""

from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.matrices import Model
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.neighbourhood import Neighbourhood
from bidbuilder.composer.record import Record
from bidbuilder.composer.room_cuts import RoomCuts
from bidbuilder.composer.solving import Outcome, Relaxation, rounded_bound, solve_integer, solve_relaxation
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_search import left_for, outcome_of, search_core, search_whole

_HALF = 0.5
_NEIGHBOURHOOD_PART = 0.15
_ROOMS_PART = 0.25
_LITTLE = 2e-4
_RISE = 4
_LARGEST_LITTLE = 1e-3
_RISING_PART = 0.3


def search_rooms(sourcing: SourcingModel, rooms: RoomCuts, record: Record, deadline: float) -> Outcome:
    """Whole things in rooms: the relaxation is sharpened by what fits, then searched as without rooms."""
    everything = np.ones(sourcing.model.width, dtype=np.bool_)
    relaxed = solve_relaxation(sourcing.model, deadline)
    if relaxed.outcome is Outcome.INFEASIBLE:
        return Outcome.INFEASIBLE
    if relaxed.outcome is not Outcome.OPTIMAL:
        return search_whole(sourcing.model, everything, record, deadline)
    model, relaxed = rooms.sharpened(monotonic() + (deadline - monotonic()) * _ROOMS_PART, relaxed)
    sourcing = replace(sourcing, model=model)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    if not sourcing.member_columns:
        return search_core(sourcing, record, deadline)
    _search_rising(model, relaxed, record, monotonic() + (deadline - monotonic()) * _RISING_PART)
    if not record.is_over:
        limit = monotonic() + (deadline - monotonic()) * _HALF
        MemberSearch(whole_model(sourcing), record, limit, relaxed, rooms).run()
    if record.is_over or record.value == inf:
        return outcome_of(record) if record.is_over else search_whole(model, everything, record, deadline)
    near = left_for(model, relaxed.reduced_cost, record.target - relaxed.value)
    Neighbourhood(sourcing, record, near).run(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)
    left = left_for(model, relaxed.reduced_cost, record.target - relaxed.value)
    return search_whole(model, left, record, deadline)


def _search_rising(model: Model, relaxed: Relaxation, record: Record, deadline: float) -> None:
    """What is at most a little dearer than the relaxation, then a little more, as long as that is little.

    The little leaves few columns open; where there is nothing in it, the bound rises by it. So a sharp relaxation needs no
    solution to begin with.
    """
    little = _LITTLE * abs(relaxed.value)
    while little < _LARGEST_LITTLE * abs(relaxed.value) and not record.is_over and monotonic() < deadline:
        stays = (relaxed.reduced_cost < -little) & (relaxed.x > _HALF)
        free = (relaxed.reduced_cost <= little) & ~stays
        rest = np.where(stays, 1.0, 0.0)
        paid = float(model.cost @ rest)
        part = replace(model.with_columns(free, rest), step=0.0).below(relaxed.value + little - paid)
        run = solve_integer(part, deadline, watch=record.watch())
        if run.x is not None:
            rest[free] = run.x
            record.offer(rest, run.value + paid)
        if run.outcome not in (Outcome.OPTIMAL, Outcome.INFEASIBLE):
            return
        record.raise_bound(min(run.value + paid, relaxed.value + little))
        little *= _RISE
