"""The search of a model too large for its relaxation: its core first, then what could still beat what was found there."""

from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.crew_search import search_crew
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.narrowing import Core, Narrowing
from bidbuilder.composer.neighbourhood import Neighbourhood
from bidbuilder.composer.record import Record
from bidbuilder.composer.sizes import LARGE
from bidbuilder.composer.solving import Outcome, solve_relaxation
from bidbuilder.composer.swapping import MemberSwaps
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_search import left_for

_CORE_PART = 0.5
_NEIGHBOURHOOD_PART = 0.15
_VAST_SWAPS_PART = 0.85


def search_narrowed(sourcing: SourcingModel, record: Record, deadline: float) -> None:
    """A first solution as soon as there is a core; better ones once it is grown; then what could still beat them."""
    narrowing = Narrowing(sourcing, record, deadline)
    middle = monotonic() + (deadline - monotonic()) * _CORE_PART
    core = narrowing.core(deadline)
    while core is not None and not record.is_over:
        if record.value == inf:
            search_crew(sourcing, core.part, core.relaxed, record, deadline)
        if monotonic() > middle:
            break
        narrowing.grow(middle)
        if narrowing.is_settled:
            break
        core = narrowing.core(middle) or core
    if core is None or record.is_over or record.value == inf:
        return
    # The first crew was chosen at rough prices: that of the settled core is often far better.
    search_crew(sourcing, core.part, core.relaxed, record, deadline)
    core = narrowing.core(deadline) or core
    limit = monotonic() + (deadline - monotonic()) * _VAST_SWAPS_PART
    MemberSwaps(MemberSearch(core.part, record, limit, core.relaxed), record, limit).run()
    near = np.zeros(sourcing.model.width, dtype=np.bool_)
    near[core.part.columns] = True
    Neighbourhood(sourcing, record, near).run(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)
    _search_rest(sourcing, core, record, deadline)


def _search_rest(sourcing: SourcingModel, core: Core, record: Record, deadline: float) -> None:
    """What the reduced costs do not rule out: nothing better than the incumbent is left out of it."""
    free = left_for(sourcing.model, core.reduced_cost, record.target - core.bound)
    part = whole_model(sourcing).part(free)
    if part.model.width > LARGE:
        return
    relaxed = solve_relaxation(part.model, deadline)
    if relaxed.outcome is Outcome.OPTIMAL:
        record.raise_bound(relaxed.value)
        MemberSearch(part, record, deadline, relaxed).run()
