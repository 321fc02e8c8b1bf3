"""The search among whole things in rooms: what is little dearer than the relaxation, the tree over rooms, the solver."""

from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.assigning import assignment_of
from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.matrices import Model
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.neighbourhood import Neighbourhood
from bidbuilder.composer.reassigning import Reassigning
from bidbuilder.composer.record import Record
from bidbuilder.composer.room_cuts import RoomCuts
from bidbuilder.composer.rooms import rooms_of
from bidbuilder.composer.sizes import VAST
from bidbuilder.composer.solving import Outcome, Relaxation, rounded_bound, solve_integer
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_search import left_for, outcome_of, relaxed_or_searched, search_core, search_whole

_HALF = 0.5
_NEIGHBOURHOOD_PART = 0.15
_ROOMS_PART = 0.25
_LITTLE = 2e-4
_RISE = 4
_LARGEST_LITTLE = 3e-3
_RISING_PART = 0.3
_REASSIGNING_PART = 0.1
_MOST_REASSIGNING = 4.0
_FRUITLESS = 25


def search_rooms(sourcing: SourcingModel, record: Record, deadline: float) -> Outcome | None:
    """Whole things in rooms: needs are moved from room to room, the relaxation is sharpened by what fits, then searched.

    None where no row of the model is a room, or where they are too wide for this.
    """
    model, table = sourcing.model, assignment_of(sourcing)
    if next(rooms_of(model), None) is None or (table is None and model.width > VAST):
        return None
    relaxed = relaxed_or_searched(model, record, deadline)
    if isinstance(relaxed, Outcome):
        return relaxed
    walks = None if table is None else Reassigning(table, model, record, relaxed)
    _reassign(walks, record, deadline)
    if not sourcing.member_columns:
        model = model.without(~left_for(model, relaxed.reduced_cost, record.target - relaxed.value))
    return _search_sharpened(replace(sourcing, model=model), walks, relaxed, record, deadline)


def _search_sharpened(
    sourcing: SourcingModel, walks: Reassigning | None, relaxed: Relaxation, record: Record, deadline: float
) -> Outcome:
    """The search once the relaxation is known, and what it rules out barred."""
    if record.is_over:
        return outcome_of(record)
    rooms = RoomCuts(sourcing.model)
    model, relaxed = rooms.sharpened(monotonic() + (deadline - monotonic()) * _ROOMS_PART, relaxed)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    if walks is not None:
        walks.follow(relaxed.x)
    _reassign(walks, record, deadline)
    sourcing = replace(sourcing, model=model)
    if sourcing.member_columns:
        return _search_members(sourcing, rooms, relaxed, record, deadline)
    return outcome_of(record) if record.is_over else search_core(sourcing, record, deadline, relaxed)


def _reassign(walks: Reassigning | None, record: Record, deadline: float) -> None:
    """Better solutions by moving needs, where the model is a table and for as long as that pays."""
    if walks is not None and not record.is_over:
        limit = monotonic() + min(_MOST_REASSIGNING, (deadline - monotonic()) * _REASSIGNING_PART)
        walks.run(limit, _FRUITLESS)


def _search_members(
    sourcing: SourcingModel, rooms: RoomCuts, relaxed: Relaxation, record: Record, deadline: float
) -> Outcome:
    """What costs little more than the relaxation, the tree over members, parts of the best solution, all that is left."""
    model = sourcing.model
    parts = Neighbourhood(sourcing, record, np.ones(model.width, dtype=np.bool_))

    def better(until: float) -> None:
        parts.narrow(left_for(model, relaxed.reduced_cost, record.target - relaxed.value))
        parts.run(until)

    if not record.is_over:
        _search_rising(model, relaxed, record, monotonic() + (deadline - monotonic()) * _RISING_PART)
    if not record.is_over:
        limit = monotonic() + (deadline - monotonic()) * _HALF
        tree = MemberSearch(whole_model(sourcing), record, limit, relaxed, rooms)
        tree.run(beside=lambda: better(limit))
    if record.is_over:
        return outcome_of(record)
    if record.value == inf:
        return search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)
    better(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)
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
