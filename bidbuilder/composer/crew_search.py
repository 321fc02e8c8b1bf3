"""A first solution of a model with members: among what is near to paying, or of what a crew chosen at once sells."""

from contextlib import suppress
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.crewing import Crewing, by_tree
from bidbuilder.composer.matrices import Flags
from bidbuilder.composer.membership import MemberModel, whole_model
from bidbuilder.composer.narrowing import whole_offers
from bidbuilder.composer.pricing import closest
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.sizes import MODERATE, VAST
from bidbuilder.composer.solving import Outcome, Relaxation, solve_relaxation
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_search import search_near

_WIDE = 30
_LIKELY = 0.25
_ROUGHLY = 2e-3
_HALF = 0.5
_THEIRS_PART = 0.1
# A solution made by hand, or for another aim, may be far from what is soon found.
_GOOD = 0.03


def search_first(sourcing: SourcingModel, relaxed: Relaxation, record: Record, deadline: float) -> None:
    """A first good solution soon: a dive among what is near to paying and what the likeliest members sell, then all they sell.

    Before that the best of what the members of a solution that is not a good one sell.

    Where the dive finds no way, and where it would take too long, a crew chosen at once. Nothing where a good one is known.
    """
    is_moderate = MODERATE <= sourcing.model.width <= VAST
    is_good = record.value < inf and record.value - relaxed.value <= _GOOD * abs(record.value)
    if sourcing.model.width <= VAST and (is_good or (record.value < inf and not is_moderate)):
        return
    whole = whole_model(sourcing)
    if record.x is not None and is_moderate:
        search_theirs(whole, record.x[whole.members] > _HALF, np.ones(whole.width, dtype=np.bool_), record, deadline)
    likely = np.append(relaxed.x[whole.members] >= _LIKELY, False)[whole.member_of]
    near = closest(sourcing.model, relaxed.reduced_cost, _WIDE) | (relaxed.x > 0) | likely
    part = whole.part(whole_offers(sourcing, near))
    core = solve_relaxation(part.model, deadline)
    if core.outcome is not Outcome.OPTIMAL:
        return
    if is_moderate:
        joined = MemberSearch(part, record, deadline, core).dive()
        if joined is not None and not record.is_over:
            search_theirs(whole, joined > _HALF, np.ones(whole.width, dtype=np.bool_), record, deadline)
    if record.value == inf or sourcing.model.width > VAST:
        search_crew(sourcing, part, core, record, deadline)


def search_crew(
    sourcing: SourcingModel, part: MemberModel, relaxed: Relaxation, record: Record, deadline: float
) -> None:
    """The first crew that can do it, and a good solution of what it sells; the next crew where there is none.

    Of all that it sells, as long as that is not too much; else of the part.
    """
    whole = whole_model(sourcing)
    in_part = np.full(sourcing.model.width, sourcing.model.width <= VAST)
    in_part[part.columns] = True
    tree = MemberSearch(part, record, deadline, relaxed)
    crewing = Crewing(sourcing, part, relaxed.x[part.members])
    with suppress(OutOfTime):
        while (crew := crewing.find(by_tree(tree), deadline)) is not None:
            search_theirs(whole, crew, in_part, record, deadline)
            if record.value < inf:
                return
            crewing.leave_out(crew)


def search_theirs(whole: MemberModel, crew: Flags, among: Flags, record: Record, deadline: float) -> None:
    """A good solution of what these members sell, among these columns."""
    theirs = np.append(crew, True)[whole.member_of] & among
    theirs[whole.members] = crew
    search_near(whole.model, theirs, record, monotonic() + (deadline - monotonic()) * _THEIRS_PART, _ROUGHLY)
