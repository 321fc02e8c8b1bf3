"""Taking a supplier's list over, all of it or what is clean, giving back what a stopped import has brought, and undoing it.

A short list is taken over at once, a long one by a job in two steps: new offerings arrive unseen in portions that can be
repeated, then one transaction shows them, changes the registered ones and withdraws those gone. What was there before stays
beside the rows of the list, so that all of it can be put back.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bidbuilder.codec import from_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.catalogue.readings import CatalogueReading, ImportNotReady
from bidbuilder.domain.catalogue.updates import Novelty, Update, fields_of
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.bulk_changes import change_offerings, put_back, withdraw_gone
from bidbuilder.storage.bulk_offerings import PORTION, clear_arrived, let_arrive, list_waiting, reveal_arrived
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.import_lines import (
    DbImportLine,
    compare_drafts,
    count_arrived,
    count_gone,
    count_lines,
    draft_of,
    list_outdated,
    list_portion,
    list_touched_since,
    list_used_since,
    prices_stored,
    refresh_line,
    stored_of,
)
from bidbuilder.storage.imports import (
    TAKING_OVER,
    DbImport,
    ImportState,
    find_working_import,
    get_import,
    load_import,
)
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import find_open_job, queue_job
from bidbuilder.storage.offerings import map_own_by_codes
from bidbuilder.storage.saved_searches import queue_look_again

# What takes less than a second is done while the person waits.
AT_ONCE = 250

Step = Literal["take-over", "give-back", "undo"]


class NothingToTakeOver(Refusal):
    """No row of the list is fit to be taken over."""

    code = "nothing-to-take-over"
    message = translatable("No row of this list can be taken over.")
    hint = translatable("Correct the findings or upload a corrected file.")


class OtherImportWorks(Refusal):
    """Two lists of one supplier at a time could not tell whose change was whose."""

    code = "other-import-works"
    message = translatable("Another list of this supplier, {file}, is being taken over or undone.")
    hint = translatable("Wait until that has ended, or stop it and give it back.")


class NotToUndo(Refusal):
    """The import was not taken over, or was undone already."""

    code = "not-to-undo"
    message = translatable("This import cannot be undone.")
    hint = translatable("Only a list that was taken over can be undone, once.")


class UndoHindered(Refusal):
    """Something that came in by the list was changed or is used since."""

    code = "undo-hindered"
    message = translatable("{count} offerings of this list were changed or are used in a bid since.")
    hint = translatable("They are named below. You can undo all the others.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TakenOver:
    """How many offerings are new, changed and withdrawn by a list."""

    new: int
    changed: int
    withdrawn: int


def take_over_import(
    database: Database,
    actor: Actor,
    import_id: int,
    *,
    clean_only: bool,
    publish: bool,
    withdraw: bool = False,
    now: datetime,
) -> TakenOver | None:
    """Take a list over: all rows, or only the clean ones; with `withdraw` also what it does not name leaves the catalogue.

    None while a job does it. Raises `ImportNotReady` when rows with errors would have to come in, `NothingToTakeOver` when
    none is left, `OtherImportWorks`.
    """
    with database.write(actor.name, now) as work:
        row = _own_import(work.session, actor, import_id)
        if row.state != ImportState.READY or row.reading is None:
            raise ImportNotReady
        counts = count_lines(work.session, import_id)
        if not clean_only and counts.clean != counts.all:
            raise ImportNotReady
        gone = count_gone(work.session, row.organisation_id, import_id) if withdraw else 0
        if not counts.clean and not gone:
            raise NothingToTakeOver
        _begin(work, row, "take-over", publish=publish, withdraw=withdraw)
        if counts.all + gone > AT_ONCE:
            _queue(work, row, actor)
            return None
        while lines := list_waiting(work.session, import_id):
            _arrive(work.session, row, lines, work.now)
        return _finish_taking_over(work, row)


def go_on(database: Database, actor: Actor, import_id: int, *, give_back: bool, now: datetime) -> None:
    """Go on with an import whose job was stopped, or give back what it has brought so far. Raises `ImportNotReady`."""
    with database.write(actor.name, now) as work:
        row = _own_import(work.session, actor, import_id)
        busy = find_open_job(work.session, f"import:{import_id}", (TAKING_OVER,))
        if row.state != ImportState.WORKING or busy:
            raise ImportNotReady
        if give_back and (row.choice or {}).get("step") == "take-over":
            row.choice = {"step": "give-back"}
        _queue(work, row, actor)


def undo_import(database: Database, actor: Actor, import_id: int, *, rest: bool = False, now: datetime) -> bool:
    """Put back what was there before a list was taken over; with `rest`, all but what was changed or is used since.

    Gives False while a job does it. Raises `NotToUndo`, `UndoHindered`, `OtherImportWorks`.
    """
    with database.write(actor.name, now) as work:
        row = _own_import(work.session, actor, import_id)
        if row.state != ImportState.CONFIRMED or row.choice is None:
            raise NotToUndo
        hindering = len(_hindering(work.session, row))
        if hindering and not rest:
            raise UndoHindered(count=hindering)
        _begin(work, row, "undo")
        if sum((row.counts or {}).values()) > AT_ONCE:
            _queue(work, row, actor)
            return False
        _finish_undoing(work, row)
        return True


def work_on_list(context: JobContext) -> None:
    """The job `take-over-list`: whatever the import's choice says, from where a worker before has left it."""
    import_id = int(context.job.payload["import"])
    with context.database.read() as session:
        row = load_import(session, import_id)
        step, total = (row.choice or {}).get("step"), count_lines(session, import_id).new
    if row.state != ImportState.WORKING:
        return
    if step == "take-over":
        _let_all_arrive(context, row, total)
    elif step == "give-back":
        _clear_all(context, row)
    finish: Mapping[str, Callable[[Work, DbImport], object]] = {
        "take-over": _finish_taking_over,
        "give-back": _finish_giving_back,
        "undo": _finish_undoing,
    }
    context.progress(total, total, translatable("Putting everything in its place"))
    with context.finishing("worker", **{"import": import_id}) as work:
        finish[step or ""](work, load_import(work.session, import_id))


def _begin(work: Work, row: DbImport, step: Step, **choice: bool) -> None:
    other = find_working_import(work.session, row.organisation_id, but=row.id)
    if other is not None:
        raise OtherImportWorks(file=other.file_name)
    row.state, row.choice = ImportState.WORKING, {**(row.choice or {}), "step": step, **choice, "by": work.actor}
    work.session.flush()


def _queue(work: Work, row: DbImport, actor: Actor) -> None:
    queue_job(
        work.session,
        kind=TAKING_OVER,
        subject=f"import:{row.id}",
        payload={"import": row.id},
        user_id=actor.user_id,
        now=work.now,
    )
    work.record("import.queued", f"import:{row.id}", str((row.choice or {}).get("step")))


def _let_all_arrive(context: JobContext, row: DbImport, total: int) -> None:
    arrived = 0
    while True:
        with context.database.housekeep() as session:
            lines = list_waiting(session, row.id)
            if not lines:
                return
            _arrive(session, row, lines, context.clock())
        arrived += len(lines)
        context.progress(min(arrived, total), total, translatable("Bringing in {file}"), file=row.file_name)


def _arrive(session: Reading, row: DbImport, lines: tuple[DbImportLine, ...], now: datetime) -> None:
    """Let a portion of new offerings arrive; one that was registered by hand meanwhile is compared with what is there."""
    taken = map_own_by_codes(session, row.organisation_id, {line.code for line in lines})
    _compare_again(session, row, [line for line in lines if line.code in taken])
    new = [line for line in lines if line.code not in taken]
    if new:
        let_arrive(session, row.organisation_id, new, publish=bool((row.choice or {}).get("publish")), now=now)


def _finish_taking_over(work: Work, row: DbImport) -> TakenOver:
    """The one transaction in which a list becomes visible."""
    choice, session = row.choice or {}, work.session
    publish = bool(choice.get("publish"))
    while outdated := list_outdated(session, row.organisation_id, row.id, PORTION):
        _compare_again(session, row, outdated)
    reveal_arrived(session, row.id, publish=publish, now=work.now)
    changed = _by_portions(
        session,
        row,
        (Novelty.CHANGED,),
        lambda lines: change_offerings(session, row.organisation_id, lines, publish=publish, now=work.now),
    )
    withdrawn = withdraw_gone(session, row.organisation_id, row.id, work.now) if choice.get("withdraw") else 0
    new = count_arrived(session, row.id)
    taken = TakenOver(new=new, changed=changed, withdrawn=withdrawn)
    row.state, row.taken_at = ImportState.CONFIRMED, work.now
    row.counts = {"new": new, "changed": changed, "withdrawn": withdrawn}
    queue_look_again(session, work.now)
    summary = f"{row.file_name}: {new} new, {changed} changed, {withdrawn} withdrawn"
    work.record("offerings.imported", f"organisation:{row.organisation_id}", f"{summary}, by {choice.get('by')}")
    return taken


def _finish_giving_back(work: Work, row: DbImport) -> None:
    row.state, row.choice = ImportState.READY, None
    work.record("import.given-back", f"import:{row.id}")


def _finish_undoing(work: Work, row: DbImport) -> None:
    """The one transaction in which a list's changes are taken back, but for what was changed or is used since."""
    kept = _hindering(work.session, row)

    def undo(lines: list[DbImportLine]) -> None:
        free = [(line, _stored_before(work.session, line)) for line in lines if line.code not in kept]
        put_back(work.session, row.organisation_id, free, work.now)

    every = (Novelty.NEW, Novelty.CHANGED, Novelty.GONE)
    count = _by_portions(work.session, row, every, undo)
    row.state = ImportState.UNDONE
    detail = f"{row.file_name}: {count - len(kept)} put back, {len(kept)} kept"
    work.record("offerings.import-undone", f"organisation:{row.organisation_id}", detail)


def _clear_all(context: JobContext, row: DbImport) -> None:
    while True:
        with context.database.housekeep() as session:
            if not clear_arrived(session, row.id):
                return
        context.progress(0, 0, translatable("Giving back {file}"), file=row.file_name)


def _by_portions(
    session: Reading, row: DbImport, novelties: tuple[Novelty, ...], do: Callable[[list[DbImportLine]], None]
) -> int:
    """Do something with all rows of those kinds that take part, a portion in memory at a time; gives how many there are."""
    count, last = 0, -1
    while lines := list_portion(session, row.id, novelties, last, PORTION):
        count, last = count + len(lines), lines[-1].position
        do(list(lines))
        session.flush()
        for line in lines:
            session.expunge(line)
    return count


def _compare_again(session: Reading, row: DbImport, lines: tuple[DbImportLine, ...] | list[DbImportLine]) -> None:
    columns = fields_of(from_plain(row.reading, CatalogueReading).columns)
    fresh = compare_drafts(session, row.organisation_id, [draft_of(line) for line in lines], columns)
    for line, now in zip(lines, fresh, strict=True):
        refresh_line(line, now)
    session.flush()


def _stored_before(session: Reading, line: DbImportLine) -> Mapping[str, Any] | None:
    """What is stored of a changed offering, or of its prices alone, as it was before; None for new ones and those gone."""
    if line.novelty != Novelty.CHANGED or line.before is None or line.stored is None:
        return None
    prices = from_plain(line.before["prices"], PriceList) if line.before["prices"] else None
    if line.before["offering"] is None:
        return prices_stored(prices)
    offering = from_plain(line.before["offering"], Offering)
    update = Update(offering=offering, prices=prices, novelty=Novelty.CHANGED, changes=tuple(line.stored["changes"]))
    return stored_of(update, project_properties(offering, load_dictionary(session)))


def _hindering(session: Reading, row: DbImport) -> frozenset[str]:
    """Codes of offerings that were changed, or are used in a bid, since the list was taken over."""
    most = sum((row.counts or {}).values())
    changed, _count = list_touched_since(session, row.id, most)
    used, _count = list_used_since(session, row.organisation_id, row.id, most)
    return frozenset((*changed, *used))


def _own_import(session: Reading, actor: Actor, import_id: int) -> DbImport:
    owners = actor.organisations_with(Permission.EDIT_OFFERINGS)
    return get_import(session, import_id, kind="catalogue", organisation_ids=owners)
