"""Set covering from its first cover to the proof: what is tried when. Covers are found by `cover_search`.

Mostly the relaxation is there in moments, and its prices say which columns matter. Where it is not, covers are looked for
beside it, by prices that climb; so there is a cover and a bound however long it takes. Where much could still beat the
quick covers, the columns nearest to paying are searched as an integer programme beside the walk from cover to cover.
"""

from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.cover_prices import climbed_prices
from bidbuilder.composer.cover_search import CoverSearch
from bidbuilder.composer.covering import Covering
from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.membership import column_by_column
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, Relaxation, rounded_bound, solve_integer, solve_relaxation
from bidbuilder.composer.whole_search import left_for, outcome_of, search_whole

_FEW_LEFT = 1_200
_FIRST_ROUNDS = 2
_COVERS_PART = 0.9
# A relaxation that takes no longer than this part of the time is waited for: its prices are the best there are.
_SOON_PART = 0.05
_CORE = 8


def search_covers(model: Model, covering: Covering, record: Record, deadline: float) -> Outcome:
    """A quick cover, then a tree over what could still beat it; where that is much, better covers first."""
    if not np.diff(covering.row_starts).all():
        return Outcome.INFEASIBLE
    relaxed = _relaxed(model, covering, record, deadline)
    if relaxed.outcome is not Outcome.OPTIMAL:
        is_late = record.is_over or monotonic() > deadline
        return (
            outcome_of(record)
            if is_late
            else search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)
        )
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    prices = np.zeros(model.height)
    prices[relaxed.row_numbers] = relaxed.row_prices
    covers = CoverSearch(covering, record, prices)
    covers.run(deadline, _FIRST_ROUNDS)
    if not record.is_over and _left(model, relaxed, record) > _FEW_LEFT:
        _search_far(model, relaxed, covers, record, monotonic() + (deadline - monotonic()) * _COVERS_PART)
    if not record.is_over:
        left = left_for(model, relaxed.reduced_cost, record.target - relaxed.value)
        MemberSearch(column_by_column(model, left), record, deadline).run()
    return outcome_of(record)


def _left(model: Model, relaxed: Relaxation, record: Record) -> int:
    return int(left_for(model, relaxed.reduced_cost, record.target - relaxed.value).sum())


def _relaxed(model: Model, covering: Covering, record: Record, deadline: float) -> Relaxation:
    """The relaxation, with ever better covers and bounds beside it where it is not soon there.

    What follows begins from the relaxation's own prices, however good those beside it were.
    """
    with ThreadPoolExecutor(1) as aside:
        relaxing = aside.submit(solve_relaxation, model, deadline)
        with suppress(TimeoutError):
            relaxed = relaxing.result(_SOON_PART * (deadline - monotonic()))
            if relaxed.outcome is Outcome.OPTIMAL:
                return relaxed
        covers = CoverSearch(covering, record, np.zeros(covering.height))
        prices, bound = climbed_prices(covering, record.value, lambda: record.tell() and not relaxing.done())
        record.raise_bound(bound)
        covers.follow(prices)
        covers.run(deadline, until=relaxing.done)
        return relaxing.result()


def _search_cores(model: Model, relaxed: Relaxation, covers: CoverSearch, record: Record, deadline: float) -> None:
    """One integer programme after another of the columns nearest to paying, twice as many for each row in the next one.

    The bound rises where nothing that could still pay was left out.
    """
    count, searched = _CORE, 0
    while not record.is_over and monotonic() < deadline:
        value, target = record.value, record.target
        left = left_for(model, relaxed.reduced_cost, target - relaxed.value)
        core = left & covers.nearest(count)
        if searched < core.sum():
            bound = _search_core(model, core, record, target, deadline)
            if core.sum() == left.sum():
                record.raise_bound(min(value, bound))
        elif core.sum() == left.sum():
            return
        count, searched = 2 * count, int(core.sum())


def _search_core(model: Model, core: Flags, record: Record, target: float, deadline: float) -> float:
    """Search these columns alone for what is no dearer than the target; gives the bound of all such covers."""

    def found(columns: Floats) -> None:
        x = np.zeros(model.width)
        x[core] = np.round(columns)
        record.offer(x, float(model.cost @ x))

    part = model.with_columns(core, np.zeros(model.width)).below(target)
    return solve_integer(part, deadline, watch=record.watch_beside(), found=found).bound


def _search_far(model: Model, relaxed: Relaxation, covers: CoverSearch, record: Record, deadline: float) -> None:
    """Walk from cover to cover, and beside it search the columns nearest to paying, ever more of them."""
    with ThreadPoolExecutor(1) as aside:
        searching = aside.submit(_search_cores, model, relaxed, covers, record, deadline)
        covers.run(deadline)
        searching.result()
