"""How a model is searched: the relaxation first, members by their own tree, what is left as one integer programme.

`branching` holds the tree, `need_cuts` and `room_cuts` the rows that sharpen it, `large_search` the way where there are
very many columns, `narrowing` that to those that matter, `solving` the solver; here is only the order in which they are tried.
"""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import numpy as np

from bidbuilder.composer.covering import covering_of
from bidbuilder.composer.crew_search import search_first
from bidbuilder.composer.known_rows import KnownRows
from bidbuilder.composer.large_search import LargeSearch
from bidbuilder.composer.locating import location_of
from bidbuilder.composer.location_search import LocationSearch
from bidbuilder.composer.member_search import search_members, sharpened
from bidbuilder.composer.narrowed_search import search_narrowed
from bidbuilder.composer.record import Record
from bidbuilder.composer.room_search import search_rooms
from bidbuilder.composer.set_covering import search_covers
from bidbuilder.composer.sizes import CROWDED, LARGE, MODERATE, SMALL
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_search import outcome_of, search_core, search_whole

_MANY_ENTRIES = 120_000
_SMALL_ROOMS = 100


def search(sourcing: SourcingModel, record: Record, deadline: float, known: KnownRows | None = None) -> Outcome:
    """Look for the best solution until it is proven, the deadline comes or the watcher stops it; fills the record.

    `known` is what searches of models with the same columns have learnt; what this one learns comes to it.
    """
    model = sourcing.model
    if model.width == 0:
        return _without_columns(sourcing, record)
    if model.width > _SMALL_ROOMS and model.is_yes_or_no:
        outcome = search_rooms(sourcing, record, deadline)
        if outcome is not None:
            return outcome
    table = location_of(sourcing) if model.width > MODERATE else None
    if table is None and _is_done_as_large(sourcing, record, deadline):
        return outcome_of(record)
    if table is not None:
        LocationSearch(sourcing, table, record, deadline).run()
    elif sourcing.member_columns and model.width > LARGE:
        search_narrowed(sourcing, record, deadline)
    elif sourcing.member_columns and model.width > SMALL:
        known = known or KnownRows(sourcing)
        sourcing, relaxed = known.relaxed(sourcing, deadline)
        if relaxed.outcome is Outcome.INFEASIBLE:
            return Outcome.INFEASIBLE
        record.raise_bound(relaxed.value)
        if relaxed.outcome is Outcome.OPTIMAL:
            with ThreadPoolExecutor(1) as aside:
                first = aside.submit(search_first, sourcing, relaxed, record, deadline)
                sourcing, relaxed = sharpened(sourcing, relaxed, known, record, deadline)
                first.result()
            known.learn(sourcing.model, relaxed)
            model = sourcing.model
            search_members(sourcing, relaxed, known, record, deadline)
    else:
        return _search_without_members(sourcing, record, deadline)
    is_late = monotonic() > deadline
    if table is None and not record.is_over and not is_late:
        return search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)
    return outcome_of(record)


def _is_done_as_large(sourcing: SourcingModel, record: Record, deadline: float) -> bool:
    """Search by crews where there are very many columns; tell whether that was all, or something is left to do."""
    if not sourcing.member_columns or sourcing.model.width <= CROWDED:
        return False
    return LargeSearch(sourcing, record, deadline).run() or record.is_over


def _search_without_members(sourcing: SourcingModel, record: Record, deadline: float) -> Outcome:
    """Set covering by its own search, much else by its core, little by the solver at once."""
    model = sourcing.model
    if (covering := covering_of(model)) is not None and model.width > SMALL:
        return search_covers(model, covering, record, deadline)
    if not sourcing.member_columns and len(model.columns) > _MANY_ENTRIES:
        return search_core(sourcing, record, deadline)
    if model.width > SMALL and monotonic() > deadline:
        return outcome_of(record)
    return search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)


def _without_columns(sourcing: SourcingModel, record: Record) -> Outcome:
    if (sourcing.model.row_lower > 0).any():
        return Outcome.INFEASIBLE
    record.offer(np.empty(0), 0.0)
    record.raise_bound(0.0)
    return outcome_of(record)
