"""How a model is searched: the relaxation first, members by their own tree, what is left as one integer programme.

`branching` holds the tree, `need_cuts` and `room_cuts` the rows that sharpen it, `narrowing` the way from very many
columns to those that matter, `solving` the solver; here is only the order in which they are tried.
"""

from contextlib import suppress
from dataclasses import replace
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.cover_search import CoverSearch
from bidbuilder.composer.covering import Covering, covering_of
from bidbuilder.composer.crewing import Crewing
from bidbuilder.composer.hands import Cuts
from bidbuilder.composer.locating import location_of
from bidbuilder.composer.location_search import LocationSearch
from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.membership import MemberModel, column_by_column, whole_model
from bidbuilder.composer.narrowing import Core, Narrowing, whole_offers
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.neighbourhood import Neighbourhood
from bidbuilder.composer.pricing import closest
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.room_cuts import RoomCuts
from bidbuilder.composer.solving import (
    PROOF_GAP,
    Outcome,
    Relaxation,
    rounded_bound,
    solve_integer,
    solve_relaxation,
)
from bidbuilder.composer.swapping import MemberSwaps
from bidbuilder.composer.translation import SourcingModel

# Below this the solver alone is done before anything else would have begun; above the other the relaxation of the whole
# takes longer than pricing it.
_SMALL = 300
_LARGE = 70_000
_CORE_PART = 0.5
_MANY_ENTRIES = 120_000
_NEAREST = 8
_NEAREST_EARLY = 2
_WIDE = 30
_LIKELY = 0.25
_ROUGHLY = 2e-3
_HALF = 0.5
_FEW_LEFT = 1_200
_PARTS_PART = 0.6
_FIRST_ROUNDS = 2
_COVERS_PART = 0.9
_CORE_RUN_PART = 0.15
_THEIRS_PART = 0.1
_TREE_PART = 0.25
_NEIGHBOURHOOD_PART = 0.15
_SWAPS_PART = 0.4
_HARD_LEAF = 2.0
_SHARPENING_PART = 0.07
_MODERATE = 10_000
# Above this a tree gets nowhere: what is left of the time is better spent on a sharper bound and on exchanging members.
_VAST = 30_000
_EARLY_PART = 0.2
_VAST_SHARPENING_PART = 0.2
_VAST_SWAPS_PART = 0.85
_SMALL_ROOMS = 100
_ROOMS_PART = 0.25
_LITTLE = 2e-4
_RISE = 4
_LARGEST_LITTLE = 1e-3
_RISING_PART = 0.3


def search(sourcing: SourcingModel, record: Record, deadline: float) -> Outcome:
    """Look for the best solution until it is proven, the deadline comes or the watcher stops it; fills the record."""
    model = sourcing.model
    if model.width == 0:
        return _without_columns(sourcing, record)
    if _SMALL_ROOMS < model.width <= _VAST and model.is_yes_or_no and (rooms := RoomCuts(model)):
        return _search_rooms(sourcing, rooms, record, deadline)
    table = location_of(sourcing) if model.width > _MODERATE else None
    if table is not None:
        LocationSearch(sourcing, table, record, deadline).run()
    elif sourcing.member_columns and model.width > _LARGE:
        _search_narrowed(sourcing, record, deadline)
    elif sourcing.member_columns and model.width > _SMALL:
        if model.width > _VAST and record.value == inf:
            _search_early(sourcing, record, deadline)
        relaxed = solve_relaxation(model, deadline)
        if relaxed.outcome is Outcome.INFEASIBLE:
            return Outcome.INFEASIBLE
        record.raise_bound(relaxed.value)
        if relaxed.outcome is Outcome.OPTIMAL:
            _search_first(sourcing, relaxed, record, deadline)
            cuts = NeedCuts(sourcing)
            sourcing, relaxed = _sharpened(sourcing, relaxed, cuts, record, deadline)
            model = sourcing.model
            _search_members(sourcing, relaxed, cuts, record, deadline)
    elif (covering := covering_of(model)) is not None and model.width > _SMALL:
        return _search_covers(model, covering, record, deadline)
    elif not sourcing.member_columns and len(model.columns) > _MANY_ENTRIES:
        return _search_core(sourcing, record, deadline)
    if table is None and not record.is_over:
        return _search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)
    return outcome_of(record)


def _search_rooms(sourcing: SourcingModel, rooms: RoomCuts, record: Record, deadline: float) -> Outcome:
    """Whole things in rooms: the relaxation is sharpened by what fits, then searched as without rooms."""
    everything = np.ones(sourcing.model.width, dtype=np.bool_)
    relaxed = solve_relaxation(sourcing.model, deadline)
    if relaxed.outcome is Outcome.INFEASIBLE:
        return Outcome.INFEASIBLE
    if relaxed.outcome is not Outcome.OPTIMAL:
        return _search_whole(sourcing.model, everything, record, deadline)
    model, relaxed = rooms.sharpened(monotonic() + (deadline - monotonic()) * _ROOMS_PART, relaxed)
    sourcing = replace(sourcing, model=model)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    if not sourcing.member_columns:
        return _search_core(sourcing, record, deadline)
    _search_rising(model, relaxed, record, monotonic() + (deadline - monotonic()) * _RISING_PART)
    if not record.is_over:
        limit = monotonic() + (deadline - monotonic()) * _HALF
        MemberSearch(whole_model(sourcing), record, limit, relaxed, rooms).run()
    if record.is_over or record.value == inf:
        return outcome_of(record) if record.is_over else _search_whole(model, everything, record, deadline)
    near = _left(model, relaxed.reduced_cost, record.target - relaxed.value)
    Neighbourhood(sourcing, record, near).run(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)
    left = _left(model, relaxed.reduced_cost, record.target - relaxed.value)
    return _search_whole(model, left, record, deadline)


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


def _search_whole(model: Model, free: Flags, record: Record, deadline: float) -> Outcome:
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


def _search_core(sourcing: SourcingModel, record: Record, deadline: float) -> Outcome:
    """Without members: first the columns nearest to paying; then, of the whole, what could still beat that solution.

    Where that is much, the solution is bettered part by part before.
    """
    model = sourcing.model
    everything = np.ones(model.width, dtype=np.bool_)
    relaxed = solve_relaxation(model, deadline)
    if relaxed.outcome is Outcome.INFEASIBLE:
        return Outcome.INFEASIBLE
    if relaxed.outcome is not Outcome.OPTIMAL:
        return _search_whole(model, everything, record, deadline)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    near = closest(model, relaxed.reduced_cost, _NEAREST) | (relaxed.x > 0)
    _search_near(model, near, record, monotonic() + (deadline - monotonic()) * _CORE_RUN_PART)
    if record.is_over or record.value == inf:
        return outcome_of(record) if record.is_over else _search_whole(model, everything, record, deadline)
    left = _left(model, relaxed.reduced_cost, record.target - relaxed.value)
    if left.sum() > _FEW_LEFT:
        wider = closest(model, relaxed.reduced_cost, 2 * _NEAREST) | near
        Neighbourhood(sourcing, record, wider).run(monotonic() + (deadline - monotonic()) * _PARTS_PART)
        left = _left(model, relaxed.reduced_cost, record.target - relaxed.value)
    return _search_whole(model, left, record, deadline)


def _search_covers(model: Model, covering: Covering, record: Record, deadline: float) -> Outcome:
    """Set covering: a quick cover, then a tree over what could still beat it; where that is much, better covers first."""
    relaxed = solve_relaxation(model, deadline)
    if relaxed.outcome is Outcome.INFEASIBLE:
        return Outcome.INFEASIBLE
    if relaxed.outcome is not Outcome.OPTIMAL:
        return _search_whole(model, np.ones(model.width, dtype=np.bool_), record, deadline)
    record.raise_bound(rounded_bound(relaxed.value, model.step))
    prices = np.zeros(model.height)
    prices[relaxed.row_numbers] = relaxed.row_prices
    covers = CoverSearch(covering, record, prices)
    covers.run(deadline, _FIRST_ROUNDS)
    if not record.is_over and _left(model, relaxed.reduced_cost, record.target - relaxed.value).sum() > _FEW_LEFT:
        covers.run(monotonic() + (deadline - monotonic()) * _COVERS_PART)
    if not record.is_over:
        left = _left(model, relaxed.reduced_cost, record.target - relaxed.value)
        part = column_by_column(model, left)
        MemberSearch(part, record, deadline).run()
    return outcome_of(record)


def _search_near(model: Model, near: Flags, record: Record, deadline: float, gap: float = PROOF_GAP) -> None:
    run = solve_integer(model.with_columns(near, np.zeros(model.width)), deadline, gap=gap, watch=record.watch())
    if run.x is not None:
        x = np.zeros(model.width)
        x[near] = run.x
        record.offer(x, run.value)


def _search_early(sourcing: SourcingModel, record: Record, deadline: float) -> None:
    """A first solution before the relaxation of the whole is known: among the columns that quickly found prices bring near."""
    limit = monotonic() + (deadline - monotonic()) * _EARLY_PART
    core = Narrowing(sourcing, record, limit, _NEAREST_EARLY).core(limit)
    if core is not None:
        _search_crew(sourcing, core.part, core.relaxed, record, deadline)


def _search_first(sourcing: SourcingModel, relaxed: Relaxation, record: Record, deadline: float) -> None:
    """A first solution soon: a dive among what is near to paying and what the likeliest members sell, then all they sell.

    Where the dive finds no way, and where it would take too long, a crew chosen at once.
    """
    if record.value < inf and sourcing.model.width <= _VAST:
        return
    whole = whole_model(sourcing)
    likely = np.append(relaxed.x[whole.members] >= _LIKELY, False)[whole.member_of]
    near = closest(sourcing.model, relaxed.reduced_cost, _WIDE) | (relaxed.x > 0) | likely
    part = whole.part(whole_offers(sourcing, near))
    core = solve_relaxation(part.model, deadline)
    if core.outcome is not Outcome.OPTIMAL:
        return
    if _MODERATE <= sourcing.model.width <= _VAST:
        joined = MemberSearch(part, record, deadline, core).dive()
        if joined is not None and not record.is_over:
            _search_theirs(whole, joined > _HALF, np.ones(whole.width, dtype=np.bool_), record, deadline)
    if record.value == inf or sourcing.model.width > _VAST:
        _search_crew(sourcing, part, core, record, deadline)


def _search_theirs(whole: MemberModel, crew: Flags, among: Flags, record: Record, deadline: float) -> None:
    """A good solution of what these members sell, among these columns."""
    theirs = np.append(crew, True)[whole.member_of] & among
    theirs[whole.members] = crew
    _search_near(whole.model, theirs, record, monotonic() + (deadline - monotonic()) * _THEIRS_PART, _ROUGHLY)


def _search_crew(
    sourcing: SourcingModel, part: MemberModel, relaxed: Relaxation, record: Record, deadline: float
) -> None:
    """The first crew that can do it, and a good solution of what it sells; the next crew where there is none.

    Of all that it sells, as long as that is not too much; else of the part.
    """
    whole = whole_model(sourcing)
    in_part = np.full(sourcing.model.width, sourcing.model.width <= _VAST)
    in_part[part.columns] = True
    tree = MemberSearch(part, record, deadline, relaxed)
    crewing = Crewing(sourcing, part, relaxed.x[part.members])
    with suppress(OutOfTime):
        while (crew := crewing.find(tree, deadline)) is not None:
            _search_theirs(whole, crew, in_part, record, deadline)
            if record.value < inf:
                return
            crewing.leave_out(crew)


def _sharpened(
    sourcing: SourcingModel, relaxed: Relaxation, cuts: NeedCuts, record: Record, deadline: float
) -> tuple[SourcingModel, Relaxation]:
    """The model with the rows that averaged answers to single needs break, and its relaxation."""
    share = _SHARPENING_PART if sourcing.model.width <= _VAST else _VAST_SHARPENING_PART
    model, sharper = cuts.sharpened(monotonic() + (deadline - monotonic()) * share, relaxed)
    if sharper.outcome is not Outcome.OPTIMAL:
        return sourcing, relaxed
    record.raise_bound(sharper.value)
    return replace(sourcing, model=model), sharper


def _search_members(sourcing: SourcingModel, relaxed: Relaxation, cuts: Cuts, record: Record, deadline: float) -> None:
    """The tree over members; short of a proof in its first part, its best solution is bettered and the tree tried again.

    Where there are many columns and a solution, no tree is through in that first part: it is bettered at once.

    The second tree leaves out what the relaxation shows to be no part of anything better. Where settled members still leave a
    hard problem, the tree gives way to the solver's own.
    """
    whole = whole_model(sourcing)
    limit = monotonic() + (deadline - monotonic()) * _TREE_PART
    first = MemberSearch(whole, record, limit, relaxed, cuts)
    if sourcing.model.width < _MODERATE or record.value == inf:
        first.run()
        if record.is_over or (first.slowest_leaf > _HARD_LEAF and sourcing.model.width < _MODERATE):
            return
    if record.value < inf:
        _better_members(sourcing, relaxed, first, record, deadline)
    if not record.is_over:
        left = _left(sourcing.model, relaxed.reduced_cost, record.target - relaxed.value)
        part, begun = whole.relaxed_part(left, relaxed)
        MemberSearch(part, record, deadline, begun).run()


def _better_members(
    sourcing: SourcingModel, relaxed: Relaxation, tree: MemberSearch, record: Record, deadline: float
) -> None:
    """Better the incumbent by exchanging members; where that brings nothing, part by part."""
    share = _SWAPS_PART if sourcing.model.width <= _VAST else _VAST_SWAPS_PART
    before, limit = record.value, monotonic() + (deadline - monotonic()) * share
    tree.go_on_until(limit)
    MemberSwaps(tree, record, limit).run()
    if record.value == before:
        near = relaxed.reduced_cost <= record.target - relaxed.value
        Neighbourhood(sourcing, record, near).run(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)


def _search_narrowed(sourcing: SourcingModel, record: Record, deadline: float) -> None:
    """A first solution as soon as there is a core; better ones once it is grown; then what could still beat them."""
    narrowing = Narrowing(sourcing, record, deadline)
    middle = monotonic() + (deadline - monotonic()) * _CORE_PART
    core = narrowing.core(deadline)
    while core is not None and not record.is_over:
        if record.value == inf:
            _search_crew(sourcing, core.part, core.relaxed, record, deadline)
        if monotonic() > middle:
            break
        narrowing.grow(middle)
        if narrowing.is_settled:
            break
        core = narrowing.core(middle) or core
    if core is None or record.is_over or record.value == inf:
        return
    # The first crew was chosen at rough prices: that of the settled core is often far better.
    _search_crew(sourcing, core.part, core.relaxed, record, deadline)
    core = narrowing.core(deadline) or core
    limit = monotonic() + (deadline - monotonic()) * _VAST_SWAPS_PART
    MemberSwaps(MemberSearch(core.part, record, limit, core.relaxed), record, limit).run()
    near = np.zeros(sourcing.model.width, dtype=np.bool_)
    near[core.part.columns] = True
    Neighbourhood(sourcing, record, near).run(monotonic() + (deadline - monotonic()) * _NEIGHBOURHOOD_PART)
    _search_rest(sourcing, core, record, deadline)


def _search_rest(sourcing: SourcingModel, core: Core, record: Record, deadline: float) -> None:
    """What the reduced costs do not rule out: nothing better than the incumbent is left out of it."""
    free = _left(sourcing.model, core.reduced_cost, record.target - core.bound)
    part = whole_model(sourcing).part(free)
    if part.model.width > _LARGE:
        return
    relaxed = solve_relaxation(part.model, deadline)
    if relaxed.outcome is Outcome.OPTIMAL:
        record.raise_bound(relaxed.value)
        MemberSearch(part, record, deadline, relaxed).run()


def _left(model: Model, reduced_cost: Floats, room: float) -> Flags:
    """What may be part of something better: a whole unit would cost too much, but of a divisible offer a little may pay.

    What must be used stays, whatever it costs.
    """
    return (reduced_cost <= room) | ~model.is_integral | (model.lower > 0)


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
