"""The search over members: the relaxation is sharpened, a solution bettered by exchange, then the tree."""

from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.hands import Effort
from bidbuilder.composer.known_rows import KnownRows
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.neighbourhood import Neighbourhood
from bidbuilder.composer.record import Record
from bidbuilder.composer.sizes import MODERATE, VAST
from bidbuilder.composer.solving import Outcome, Relaxation
from bidbuilder.composer.swapping import MemberSwaps
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.vicinity import Vicinity
from bidbuilder.composer.whole_search import left_for

_USED = 1e-6
# Where a relaxation takes long, it is worth more to know where to branch, and not to finish what may never be needed. To look
# for rows takes as long as a relaxation: at every third parting of members they raise the bound as much for less. And a trial
# takes a third of what a node does: one of each side tells enough.
_THOROUGH = Effort(tried=6, steps=60, trusted=1, enough=0.3, often=3)
_VICINITY_PART = 0.4
_TREE_PART = 0.25
_NEIGHBOURHOOD_PART = 0.15
_SWAPS_PART = 0.4
_HARD_LEAF = 2.0
_SHARPENING_PART = 0.2
_VAST_SWAPS_PART = 0.85


def sharpened(
    sourcing: SourcingModel, relaxed: Relaxation, known: KnownRows, record: Record, deadline: float
) -> tuple[SourcingModel, Relaxation]:
    """The model with the rows that averaged answers to single needs break, and its relaxation."""
    limit = monotonic() + (deadline - monotonic()) * _SHARPENING_PART
    model, sharper = known.cuts.sharpened(limit, relaxed, sourcing.model, known.rounds)
    if sharper.outcome is not Outcome.OPTIMAL:
        return sourcing, relaxed
    record.raise_bound(sharper.value)
    return replace(sourcing, model=model), sharper


def search_members(
    sourcing: SourcingModel, relaxed: Relaxation, known: KnownRows, record: Record, deadline: float
) -> None:
    """The tree over members; short of a proof in its first part, its best solution is bettered and the tree tried again.

    Where there are many columns and a solution, no tree is through in that first part: it is bettered at once, and where they
    are not too many while the tree grows.

    The second tree leaves out what the relaxation shows to be no part of anything better. Where settled members still leave a
    hard problem, the tree gives way to the solver's own.
    """
    whole = whole_model(sourcing)
    if MODERATE <= sourcing.model.width <= VAST and record.value < inf:
        _search_with_vicinity(sourcing, relaxed, known, record, deadline)
        return
    limit = monotonic() + (deadline - monotonic()) * _TREE_PART
    first = MemberSearch(whole, record, limit, relaxed, known.cuts)
    if sourcing.model.width < MODERATE or record.value == inf:
        first.run()
        if record.is_over or (first.slowest_leaf > _HARD_LEAF and sourcing.model.width < MODERATE):
            return
    if record.value < inf:
        _better_members(sourcing, relaxed, first, record, deadline)
    if not record.is_over:
        left = left_for(sourcing.model, relaxed.reduced_cost, record.target - relaxed.value)
        part, begun = whole.relaxed_part(left, relaxed)
        MemberSearch(part, record, deadline, begun).run()


def _search_with_vicinity(
    sourcing: SourcingModel, relaxed: Relaxation, known: KnownRows, record: Record, deadline: float
) -> None:
    """The tree over members by one hand, by the other first the crews near the incumbent, which the tree would meet late.

    The crews near a better one that the tree finds are looked at, too.

    Short of a proof the record knows how both go on.

    The tree has all rows from the start: bringing them in when they are broken takes more steps than they cost.
    """
    likely = relaxed.x[list(sourcing.member_columns.values())] > _USED
    begun = replace(relaxed, rows=np.ones(sourcing.model.height, dtype=np.bool_))
    whole, cuts, gains = whole_model(sourcing), known.cuts, known.gains
    tree = MemberSearch(whole, record, deadline, begun, cuts, effort=_THOROUGH, gains=gains)
    vicinity = Vicinity(sourcing, likely, NeedCuts(sourcing), record, deadline, tree.take)

    def go_on(until: float) -> None:
        def look_around() -> None:
            vicinity.go_on_until(monotonic() + (until - monotonic()) * _VICINITY_PART)
            vicinity.run()

        tree.go_on_until(until)
        tree.run(beside=look_around)

    record.go_on = go_on
    go_on(deadline)


def _better_members(
    sourcing: SourcingModel, relaxed: Relaxation, tree: MemberSearch, record: Record, deadline: float
) -> None:
    """Better the incumbent by exchanging members; where that brings nothing, part by part."""
    share = _SWAPS_PART if sourcing.model.width <= VAST else _VAST_SWAPS_PART
    before, limit = record.value, monotonic() + (deadline - monotonic()) * share
    tree.go_on_until(limit)
    MemberSwaps(tree, record, limit).run()
    if record.value == before:
        near = relaxed.reduced_cost <= record.target - relaxed.value
        Neighbourhood(sourcing, record, near).run(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)
