"""Working on the solution of a bid: the workspace, edits that lose nobody's work, undo and redo. Candidates: `candidates`.

An edit names the revision its author saw. On the newest revision it is applied; on an older one it is replayed, or refused
with what changed in the meantime. Every saved edit is a revision that is kept.
"""

from collections.abc import Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, StaleRevision
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.solution_history import get_redo_target, get_undo_target, replay
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.consortium.partnering import with_members
from bidbuilder.domain.matching.verdicts import RequirementCoverage
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.build_up import BidPrice
from bidbuilder.domain.solutions.completing import complete_edit, offerings_named_by
from bidbuilder.domain.solutions.differences import differences
from bidbuilder.domain.solutions.edits import Edit
from bidbuilder.domain.solutions.newer import newer_versions, withdrawn_items
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.rebasing import rebase
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.bids import (
    RevisionRow,
    add_solution,
    get_bid,
    get_bid_for_change,
    get_solution,
    list_revisions,
    list_solution_marks,
    save_bid,
)
from bidbuilder.storage.candidates import list_withdrawn, map_newest_versions, map_usable_offerings
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dossiers import load_assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class Workspace:
    """Everything the solution page shows. `tender` is the part the bid answers; `coverage` is in its order.

    `rows` are the nodes of the tree, numbered, in reading order; `offerings` by (id, version). `last_saved` is None before
    the first edit. `newer` holds the number of the newest version by the key of each item that uses an older one.
    """

    summary: BidSummary
    bid: Bid
    tender: Tender
    solution: Solution
    rows: tuple[OutlineRow, ...]
    offerings: Mapping[tuple[int, int], Offering]
    members: Mapping[int, str]
    coverage: tuple[RequirementCoverage, ...]
    price: BidPrice
    findings: tuple[Finding, ...]
    last_saved: RevisionRow | None
    can_undo: bool
    can_redo: bool
    may_edit: bool
    newer: Mapping[str, int]
    withdrawn: frozenset[str]


def load_workspace(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> Workspace:
    """The workspace of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        history = replay(list_solution_marks(session, bid_id))
        newest = list_revisions(session, bid_id, limit=1)
        items = assessment.dossier.solution.items()
        used = {item.offering_id or 0 for item in items}
        published = map_newest_versions(session, actor, used)
        withdrawn = list_withdrawn(session, used - published.keys())
    may_edit = actor.has_in(Permission.MANAGE_BIDS, assessment.dossier.bid.lead_id)
    is_open = assessment.dossier.bid.stage in OPEN_STAGES
    return _workspace_of(
        assessment,
        last_saved=newest[0] if newest else None,
        can_undo=history.undo_target is not None,
        can_redo=history.redo_target is not None,
        may_edit=may_edit and is_open,
        newer=newer_versions(items, published),
        withdrawn=frozenset(item.key for item in withdrawn_items(items, withdrawn)),
    )


def edit_solution(
    database: Database, actor: Actor, bid_id: int, edit: Edit, *, base_revision: int, now: datetime
) -> Solution:
    """Carry out an edit that was made on `base_revision`; gives the newest solution.

    New nodes may come without a key; items need only an offering and a quantity: version, member, unit and title are taken
    from the newest published version the actor may use. Members whose items come in become partners of the bid.
    Raises `NotFound`, `BidFrozen`, `EditsCollide` (with what changed), and the refusals of `solutions.editing`.
    """
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        current = get_solution(work.session, bid_id)
        usable = map_usable_offerings(work.session, actor, offerings_named_by(edit))
        completed = complete_edit(edit, current, usable)
        after = rebase(completed, _base(work, bid_id, base_revision, current), current)
        if after is current:
            return current
        return _save(work, bid, current, after, "solution.edited")


def undo(database: Database, actor: Actor, bid_id: int, *, base_revision: int, now: datetime) -> Solution:
    """Take the last edit back, as a new revision. Raises `NotFound`, `BidFrozen`, `StaleRevision`, `NothingToUndo`."""
    with database.write(actor.name, now) as work:
        bid, current = _newest(work, actor, bid_id, base_revision)
        target = get_undo_target(replay(list_solution_marks(work.session, bid_id)))
        return _step_to(work, bid, current, target, "solution.undone")


def redo(database: Database, actor: Actor, bid_id: int, *, base_revision: int, now: datetime) -> Solution:
    """Do what was undone again. Raises `NotFound`, `BidFrozen`, `StaleRevision`, `NothingToRedo`."""
    with database.write(actor.name, now) as work:
        bid, current = _newest(work, actor, bid_id, base_revision)
        target = get_redo_target(replay(list_solution_marks(work.session, bid_id)))
        return _step_to(work, bid, current, target, "solution.redone")


def list_saved(database: Database, actor: Actor, bid_id: int) -> tuple[RevisionRow, ...]:
    """The kept revisions of a bid's solution with who saved what, the newest first. Raises `NotFound`."""
    with database.read() as session:
        get_bid(session, actor, bid_id)
        return list_revisions(session, bid_id)


def _base(work: Work, bid_id: int, revision: int, current: Solution) -> Solution:
    if revision == current.revision:
        return current
    if not 0 <= revision < current.revision:
        raise NotFound
    return get_solution(work.session, bid_id, revision)


def _newest(work: Work, actor: Actor, bid_id: int, base_revision: int) -> tuple[Bid, Solution]:
    """The bid and its newest solution, if that is what the actor looked at: a step back must not hit another's edit."""
    bid = require_open(get_bid_for_change(work.session, actor, bid_id))
    current = get_solution(work.session, bid_id)
    if current.revision != base_revision:
        raise StaleRevision(who=list_revisions(work.session, bid_id, limit=1)[0].saved_by)
    return bid, current


def _step_to(work: Work, bid: Bid, current: Solution, target: int, action: str) -> Solution:
    old = get_solution(work.session, bid.id or 0, target)
    return _save(work, bid, current, replace(old, revision=current.revision + 1), action, undone_to=target)


def _save(
    work: Work, bid: Bid, before: Solution, after: Solution, action: str, undone_to: int | None = None
) -> Solution:
    changes = differences(before, after)
    partners = with_members(bid.partners, after)
    saved = save_bid(work.session, replace(bid, partners=partners), work.now)
    solution = add_solution(
        work.session,
        saved.id or 0,
        after,
        by=work.actor,
        now=work.now,
        changes=changes,
        undone_to=undone_to,
    )
    # Amounts stay out of the trail: it is also read by people who may see no price.
    detail = ", ".join(f"{change.aspect} {change.params.get('title', change.key)}" for change in changes)
    work.record(action, f"bid:{saved.id}", f"revision {after.revision}: {detail}"[:2000])
    return solution


def _workspace_of(
    assessment: Assessment,
    *,
    last_saved: RevisionRow | None,
    can_undo: bool,
    can_redo: bool,
    may_edit: bool,
    newer: Mapping[str, int],
    withdrawn: frozenset[str],
) -> Workspace:
    dossier = assessment.dossier
    return Workspace(
        summary=assessment.summary,
        bid=dossier.bid,
        tender=dossier.tender,
        solution=dossier.solution,
        rows=outline(dossier.solution),
        offerings=dossier.offerings,
        members={number: one.display_name for number, one in dossier.organisations.items()},
        coverage=assessment.coverage,
        price=assessment.price,
        findings=assessment.findings,
        last_saved=last_saved,
        can_undo=can_undo,
        can_redo=can_redo,
        may_edit=may_edit,
        newer=newer,
        withdrawn=withdrawn,
    )
