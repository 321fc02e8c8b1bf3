"""Addenda of a tender: what they change and touch, taking changes over or leaving them out, taking an addendum back.

A decision changes the tender, what every bid has to confirm again and the audit trails of all of them in one transaction.
Frozen versions of bids are never touched; their bids get the list for when they are opened again.
"""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder import codec
from bidbuilder.codec import digest_of
from bidbuilder.domain.bids.bids import Bid, Stage
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.reconfirming import list_touched, touched_by_change
from bidbuilder.domain.bids.stages import OPEN_STAGES, REOPENABLE_STAGES
from bidbuilder.domain.bids.touches import Reconfirmation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.addenda import (
    ACKNOWLEDGED,
    CONFIRMED_AGAIN,
    LATER_ADDENDUM,
    TENDER_CHANGED,
    AddendumNotOpen,
    AddendumState,
    BuiltUpon,
    Decision,
    decide,
    is_decided,
)
from bidbuilder.domain.tenders.amending import amend, touched_keys
from bidbuilder.domain.tenders.amendments import Difference
from bidbuilder.domain.tenders.tenders import Addendum, SheetReading, Tender, TenderDocument, TenderReading
from bidbuilder.storage.addenda import (
    DbAddendum,
    add_reconfirmations,
    drop_reconfirmations,
    get_addendum,
    is_confirmed_again,
    list_addenda,
    list_bid_ids_of,
    load_versions,
)
from bidbuilder.storage.bids import load_bid
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_dossier
from bidbuilder.storage.imports import ImportState, load_import
from bidbuilder.storage.jobs import find_open_job, queue_job
from bidbuilder.storage.left_out import set_file_aside, take_file_up_again
from bidbuilder.storage.sources import drop_file
from bidbuilder.storage.tenders import get_tender, get_tender_row, load_tender, replace_requirements, save_tender

_LOOK = "read-tender-sources"
_TOLD_STAGES = OPEN_STAGES | REOPENABLE_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class AddendumRow:
    """An addendum in the list: how many changes it has and how many of them wait for a decision."""

    id: int
    number: str
    file_name: str
    state: AddendumState
    created_at: datetime
    created_by: str
    changes: int
    waiting: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AddendaPage:
    """The addenda of a tender that came in as files; those the letter lists stand in `tender.addenda`."""

    tender: Tender
    rows: tuple[AddendumRow, ...]
    may_manage: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class TouchedBid:
    """A bid of the tender with what each change touches in it, by the id of the change."""

    bid_id: int
    title: str
    stage: Stage
    by_change: Mapping[str, tuple[Reconfirmation, ...]]

    @property
    def is_frozen(self) -> bool:
        """Whether its frozen version stays as it is."""
        return self.stage in REOPENABLE_STAGES


@dataclass(frozen=True, slots=True, kw_only=True)
class AddendumPage:
    """One addendum: its difference (None while it is read, or refused), what was decided, and what it touches."""

    id: int
    tender: Tender
    number: str
    summary: str
    file_name: str
    sheets: tuple[SheetReading, ...]
    is_corrected: bool
    state: AddendumState
    difference: Difference | None
    decisions: Mapping[str, Decision]
    bids: tuple[TouchedBid, ...]
    refusal: Mapping[str, object] | None
    job_id: int | None
    may_manage: bool


def list_all_addenda(database: Database, actor: Actor, tender_id: int) -> AddendaPage:
    """The addenda of a tender of a lead the actor works for, the newest first. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        rows = list_addenda(session, tender_id)
        names = {row.id: load_import(session, row.import_id).file_name for row in rows}
    return AddendaPage(
        tender=tender,
        rows=tuple(_row_of(row, names[row.id]) for row in rows),
        may_manage=actor.has_in(Permission.MANAGE_TENDERS, tender.owner_id or 0),
    )


def get_addendum_page(database: Database, actor: Actor, tender_id: int, addendum_id: int) -> AddendumPage:
    """One addendum with everything its page shows. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        row = get_addendum(session, tender_id, addendum_id)
        job = find_open_job(session, f"addendum:{addendum_id}", ("read-addendum",))
        file = load_import(session, row.import_id)
        return AddendumPage(
            id=row.id,
            tender=tender,
            number=row.number,
            summary=row.summary,
            file_name=file.file_name,
            sheets=codec.from_plain(file.reading, TenderReading).sheets if file.reading else (),
            is_corrected=bool(file.options),
            state=AddendumState(row.state),
            difference=row.difference,
            decisions=_decisions_of(row),
            bids=_touched_bids(session, actor, tender, row) if row.state == AddendumState.OPEN else (),
            refusal=row.refusal,
            job_id=job.id if job else None,
            may_manage=actor.has_in(Permission.MANAGE_TENDERS, tender.owner_id or 0),
        )


def decide_changes(
    database: Database,
    actor: Actor,
    tender_id: int,
    addendum_id: int,
    chosen: Collection[str] | None,
    decision: Decision,
    *,
    now: datetime,
) -> AddendumState:
    """Take changes (ids; None: all that wait) over into the tender, or leave them out; gives where the addendum is then.

    Raises `NotFound`, `AddendumNotOpen`, `NothingChosen`.
    """
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        row = get_addendum(work.session, tender_id, addendum_id, for_change=True)
        if row.state != AddendumState.OPEN or row.difference is None:
            raise AddendumNotOpen
        before = _decisions_of(row)
        after = decide(row.difference, before, row.difference.ids if chosen is None else chosen, decision)
        fresh = [one for one in after if one not in before]
        taken = fresh if decision is Decision.TAKEN else []
        _take_over(work, actor, row, taken, is_last=is_decided(row.difference, after))
        row.decisions = dict(after)
        if is_decided(row.difference, after):
            row.state, row.decided_at = AddendumState.DECIDED, now
        work.record(f"tender.addendum-{decision}", f"tender:{tender_id}", f"{row.number}: {len(fresh)} changes")
        return AddendumState(row.state)


def drop_addendum(database: Database, actor: Actor, tender_id: int, addendum_id: int, *, now: datetime) -> None:
    """Give up an addendum of which nothing was taken over. Raises `NotFound`, `AddendumNotOpen`."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        row = get_addendum(work.session, tender_id, addendum_id, for_change=True)
        if row.before is not None or row.state == AddendumState.DROPPED:
            raise AddendumNotOpen
        row.state = AddendumState.DROPPED
        load_import(work.session, row.import_id).state = ImportState.DROPPED
        work.record("tender.addendum-dropped", f"tender:{tender_id}", row.number)


def undo_addendum(database: Database, actor: Actor, tender_id: int, addendum_id: int, *, now: datetime) -> None:
    """Put the tender back as it was before the addendum, while nothing was built on it.

    Raises `NotFound`, `AddendumNotOpen`, `BuiltUpon`.
    """
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        row = get_addendum(work.session, tender_id, addendum_id, for_change=True)
        if row.before is None or row.state not in {AddendumState.OPEN, AddendumState.DECIDED}:
            raise AddendumNotOpen
        _require_nothing_built(work.session, row)
        before = row.before
        drop_reconfirmations(work.session, row.id)
        if row.base_import_id is not None:
            old = load_import(work.session, row.base_import_id)
            take_file_up_again(work.session, tender_id, old.file_key, _replaced(row))
        save_tender(work.session, replace(before, id=tender_id), now)
        replace_requirements(work.session, tender_id, before.requirements)
        row.state, row.before = AddendumState.UNDONE, None
        new = load_import(work.session, row.import_id)
        new.state = ImportState.DROPPED
        if all(one.file_key != new.file_key for one in before.documents):
            drop_file(work.session, tender_id, new.file_key)
        work.record("tender.addendum-undone", f"tender:{tender_id}", row.number)
        for bid_id in list_bid_ids_of(work.session, tender_id):
            work.record("bid.addendum-undone", f"bid:{bid_id}", row.number)


def _take_over(work: Work, actor: Actor, row: DbAddendum, taken: Sequence[str], *, is_last: bool) -> None:
    """Write the tender with the changes, and what its bids have to confirm again."""
    stored = load_tender(work.session, row.tender_id)
    versions = load_versions(work.session, row)
    keys = touched_keys(stored, versions)
    _tell_bids(work, actor, row, versions.difference, {one: keys.get(one, ()) for one in taken})
    retired = {key for one in list_addenda(work.session, row.tender_id) for key in one.retired}
    dictionary = load_dictionary(work.session)
    amended = amend(stored, versions, taken, retired=retired, is_last=is_last, dictionary=dictionary).tender
    if row.before is None:
        row.before = stored
        amended = _with_addendum(work, amended, row)
    gone = {one.key for one in stored.requirements} - {one.key for one in amended.requirements}
    row.retired = [*row.retired, *sorted(gone)]
    saved = save_tender(work.session, replace(amended, version=stored.version + 1), work.now)
    replace_requirements(work.session, row.tender_id, saved.requirements)
    row.digest_after = digest_of(load_tender(work.session, row.tender_id))
    if is_last:
        _follow_file(work, actor, row)


def _follow_file(work: Work, actor: Actor, row: DbAddendum) -> None:
    """Have the new file looked into, and leave alone what only the version it replaces asks."""
    if row.base_import_id is not None:
        old = load_import(work.session, row.base_import_id)
        set_file_aside(work.session, row.tender_id, old.file_key, _replaced(row), by=actor.name, now=work.now)
    subject = f"tender:{row.tender_id}"
    if find_open_job(work.session, subject, (_LOOK,)) is None:
        payload = {"tender": row.tender_id}
        queue_job(work.session, kind=_LOOK, subject=subject, payload=payload, user_id=actor.user_id, now=work.now)


def _replaced(row: DbAddendum) -> str:
    """Why what the old file asks is no requirement: stored, so in English like all that is stored."""
    return f"Replaced by addendum {row.number} ({row.id})"


def _with_addendum(work: Work, tender: Tender, row: DbAddendum) -> Tender:
    """The tender with the addendum to acknowledge and its file among the documents."""
    file = load_import(work.session, row.import_id)
    file.state, file.target_id = ImportState.CONFIRMED, row.tender_id
    addendum = Addendum(number=row.number, issued_on=row.issued_on, summary=row.summary)
    document = TenderDocument(name=file.file_name, file_key=file.file_key)
    return replace(tender, addenda=(*tender.addenda, addendum), documents=(*tender.documents, document))


def _tell_bids(
    work: Work, actor: Actor, row: DbAddendum, difference: Difference, touched: Mapping[str, Sequence[str]]
) -> None:
    for dossier in _dossiers(work.session, actor, row.tender_id):
        bid_id = dossier.bid.id or 0
        again = list_touched(dossier, difference, touched)
        add_reconfirmations(work.session, bid_id, row.id, again)
        work.record("bid.addendum-taken-over", f"bid:{bid_id}", f"{row.number}: {len(again)}")


def _touched_bids(session: Reading, actor: Actor, tender: Tender, row: DbAddendum) -> tuple[TouchedBid, ...]:
    versions = load_versions(session, row)
    touched = {**{one.id: () for one in versions.difference.head}, **touched_keys(tender, versions)}
    return tuple(
        TouchedBid(
            bid_id=dossier.bid.id or 0,
            title=dossier.bid.title,
            stage=dossier.bid.stage,
            by_change=touched_by_change(dossier, versions.difference, touched),
        )
        for dossier in _dossiers(session, actor, row.tender_id)
    )


def _dossiers(session: Reading, actor: Actor, tender_id: int) -> list[Dossier]:
    """The bids for a tender that are not over, as they stand now."""
    ids = list_bid_ids_of(session, tender_id)
    found: list[Bid] = [bid for bid in (load_bid(session, one) for one in ids) if bid.stage in _TOLD_STAGES]
    return [load_dossier(session, actor, bid.id or 0) for bid in found]


def _require_nothing_built(session: Reading, row: DbAddendum) -> None:
    later = [one for one in list_addenda(session, row.tender_id) if one.id > row.id and one.before is not None]
    if later:
        raise BuiltUpon(LATER_ADDENDUM, number=row.number)
    if digest_of(load_tender(session, row.tender_id)) != row.digest_after:
        raise BuiltUpon(TENDER_CHANGED, number=row.number)
    for bid_id in list_bid_ids_of(session, row.tender_id):
        bid = load_bid(session, bid_id)
        if row.number in bid.acknowledged_addenda:
            raise BuiltUpon(ACKNOWLEDGED, number=row.number, bid=bid.title)
    if is_confirmed_again(session, row.id):
        raise BuiltUpon(CONFIRMED_AGAIN, number=row.number)


def _row_of(row: DbAddendum, file_name: str) -> AddendumRow:
    ids = row.difference.ids if row.difference else ()
    return AddendumRow(
        id=row.id,
        number=row.number,
        file_name=file_name,
        state=AddendumState(row.state),
        created_at=row.created_at,
        created_by=row.created_by,
        changes=len(ids),
        waiting=sum(one not in row.decisions for one in ids),
    )


def _decisions_of(row: DbAddendum) -> dict[str, Decision]:
    return {change: Decision(decision) for change, decision in row.decisions.items()}
