"""Set covering from its first cover to the proof: what is tried when. Covers are found by `cover_search`.

The relaxation may take long where rows are many and all columns cost the same. So beside it covers are looked for from the
first moment on, by prices that climb; once it is there, its prices are better, and it rules columns out.
"""

from concurrent.futures import ThreadPoolExecutor
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.cover_prices import climbed_prices
from bidbuilder.composer.cover_search import CoverSearch
from bidbuilder.composer.covering import Covering
from bidbuilder.composer.matrices import Model
from bidbuilder.composer.membership import column_by_column
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, Relaxation, rounded_bound, solve_relaxation
from bidbuilder.composer.whole_search import left_for, outcome_of

_FEW_LEFT = 1_200
_FIRST_ROUNDS = 2
_COVERS_PART = 0.9


def search_covers(model: Model, covering: Covering, record: Record, deadline: float) -> Outcome:
    """A quick cover, then a tree over what could still beat it; where that is much, better covers first."""
    if not np.diff(covering.row_starts).all():
        return Outcome.INFEASIBLE
    covers = CoverSearch(covering, record)
    relaxed = _relaxed_beside(model, covers, record, deadline)
    if relaxed.outcome is not Outcome.OPTIMAL:
        return outcome_of(record)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    prices = np.zeros(model.height)
    prices[relaxed.row_numbers] = relaxed.row_prices
    covers.follow(prices)
    covers.run(deadline, _FIRST_ROUNDS)
    if not record.is_over and left_for(model, relaxed.reduced_cost, record.target - relaxed.value).sum() > _FEW_LEFT:
        covers.run(monotonic() + (deadline - monotonic()) * _COVERS_PART)
    if not record.is_over:
        left = left_for(model, relaxed.reduced_cost, record.target - relaxed.value)
        part = column_by_column(model, left)
        MemberSearch(part, record, deadline).run()
    return outcome_of(record)


def _relaxed_beside(model: Model, covers: CoverSearch, record: Record, deadline: float) -> Relaxation:
    """The relaxation, and ever better covers while it is solved."""
    with ThreadPoolExecutor(1) as aside:
        relaxing = aside.submit(solve_relaxation, model, deadline)
        prices, bound = climbed_prices(covers.covering, record.value, lambda: record.tell() and not relaxing.done())
        record.raise_bound(bound)
        covers.follow(prices)
        covers.run(deadline, until=relaxing.done)
        return relaxing.result()
