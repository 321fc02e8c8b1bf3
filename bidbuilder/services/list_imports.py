"""Taking a supplier's list over, all of it or what is clean, giving back what a stopped import has brought, and undoing it.

A short list is taken over in one transaction, a long one by a job in portions, so that nobody else who writes has to wait long:
new offerings arrive unseen, registered ones are changed and those gone withdrawn, and a last transaction shows what is new. Where
nobody waits for a long transaction (see `storage.arriving`), new offerings arrive in that last one, and one that is stopped
begins with them anew. What was there before stays beside the rows of the list: all of it can be put back, and what one worker
has done no other does again.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import Literal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.readings import ImportNotReady
from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.arriving import arrive_unseen, let_arrive
from bidbuilder.storage.bulk_offerings import PORTION, clear_arrived, find_waiting, list_known, reveal_arrived
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.import_lines import EVERY_ROW, count_done, count_gone, count_lines, find_next_rows, get_lines
from bidbuilder.storage.import_portions import (
    change_portion,
    compare_again,
    give_back_portion,
    list_hindering,
    undo_portion,
    withdraw_portion,
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
from bidbuilder.storage.saved_searches import queue_look_again

# What takes less than a second is done while the person waits.
AT_ONCE = 250

Step = Literal["take-over", "give-back", "undo"]
_Portion = Callable[[Reading, DbImport, datetime], int]


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
        hindering = len(list_hindering(work.session, row))
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
        _let_arrive_unseen(context, row, total)
        _change_all(context, row)
        if (row.choice or {}).get("withdraw"):
            _in_portions(context, row, withdraw_portion, translatable("Withdrawing what the list does not name"))
    elif step == "give-back":
        _clear_all(context, row)
        _in_portions(context, row, give_back_portion, translatable("Giving back {file}"))
    elif step == "undo":
        _undo_all(context, row)
    finish: Mapping[str, Callable[[Work, DbImport], object]] = {
        "take-over": partial(_finish_taking_over, tell=lambda arrived: _tell_arrived(context, row, arrived, total)),
        "give-back": _finish_giving_back,
        "undo": _finish_undoing,
    }
    context.progress(0, 0, translatable("Putting everything in its place"))
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


def _let_arrive_unseen(context: JobContext, row: DbImport, total: int) -> None:
    """Portion after portion in transactions of their own, where one writes at a time."""
    last: int | None = -1
    arrived = 0
    while last is not None:
        with context.database.housekeep(lasting=False) as session:
            if not arrive_unseen(session):
                return
            last = _arrive(session, row, last, context.clock())
        arrived += PORTION
        _tell_arrived(context, row, arrived, total)


def _tell_arrived(context: JobContext, row: DbImport, arrived: int, total: int) -> None:
    context.progress(min(arrived, total), total, translatable("Bringing in {file}"), file=row.file_name)


def _arrive(session: Reading, row: DbImport, after: int, now: datetime) -> int | None:
    """Let the next new offerings behind a row arrive; gives the last row looked at, None behind the last.

    One that was registered by hand meanwhile is compared with what is there.
    """
    rows, publish = find_waiting(session, row.id, after), bool((row.choice or {}).get("publish"))
    if rows is None:
        return None
    if known := list_known(session, row.organisation_id, row.id, rows):
        compare_again(session, row, get_lines(session, row.id, known))
    let_arrive(session, row.organisation_id, row.id, rows, publish=publish, now=now)
    return rows[1]


def _finish_taking_over(work: Work, row: DbImport, tell: Callable[[int], None] = lambda _arrived: None) -> TakenOver:
    """The last transaction of a list, and the only one of a short list: what is new becomes visible.

    `tell` is called with how many new ones have arrived in it, after each portion.
    """
    choice, session, last, arrived = row.choice or {}, work.session, -1, 0
    while (reached := _arrive(session, row, last, work.now)) is not None:
        last, arrived = reached, arrived + PORTION
        tell(arrived)
    while change_portion(session, row, EVERY_ROW, work.now):
        pass
    reveal_arrived(session, row.organisation_id, row.id, publish=bool(choice.get("publish")), now=work.now)
    while choice.get("withdraw") and withdraw_portion(session, row, work.now):
        pass
    new, changed, withdrawn = (count_done(session, row.id, one) for one in (Novelty.NEW, Novelty.CHANGED, Novelty.GONE))
    taken = TakenOver(new=new, changed=changed, withdrawn=withdrawn)
    row.state, row.taken_at = ImportState.CONFIRMED, work.now
    row.counts = {"new": new, "changed": changed, "withdrawn": withdrawn}
    queue_look_again(session, work.now)
    summary = f"{row.file_name}: {new} new, {changed} changed, {withdrawn} withdrawn"
    work.record("offerings.imported", f"organisation:{row.organisation_id}", f"{summary}, by {choice.get('by')}")
    return taken


def _change_all(context: JobContext, row: DbImport) -> None:
    """Change what is registered, from the first row of the list to the last, each portion in a transaction of its own."""
    done, reached = 0, -1
    while True:
        with context.database.write("worker", context.clock()) as work:
            rows = find_next_rows(work.session, row.id, reached, PORTION)
            if rows is None:
                return
            count = change_portion(work.session, load_import(work.session, row.id), rows, work.now)
            work.record("import.portion", f"import:{row.id}", f"take-over: {count}")
        done, reached = done + count, rows[1]
        context.progress(done, 0, translatable("Changing registered offerings"))


def _in_portions(context: JobContext, row: DbImport, do: _Portion, message: str) -> None:
    """Do a step of a long list, each portion in a transaction of its own, until there is nothing left of it."""
    done = 0
    while True:
        with context.database.write("worker", context.clock()) as work:
            count = do(work.session, load_import(work.session, row.id), work.now)
            work.record("import.portion", f"import:{row.id}", f"{(row.choice or {}).get('step')}: {count}")
        if not count:
            return
        done += count
        context.progress(done, 0, message, file=row.file_name)


def _undo_all(context: JobContext, row: DbImport) -> None:
    with context.database.read() as session:
        kept, total = list_hindering(session, row), sum((row.counts or {}).values())
    last: int | None = -1
    done = 0
    while last is not None:
        with context.database.write("worker", context.clock()) as work:
            last = undo_portion(work.session, load_import(work.session, row.id), kept, last, work.now)
            work.record("import.portion", f"import:{row.id}", "undo")
        done += PORTION
        context.progress(min(done, total), total, translatable("Undoing {file}"), file=row.file_name)


def _finish_giving_back(work: Work, row: DbImport) -> None:
    row.state, row.choice = ImportState.READY, None
    work.record("import.given-back", f"import:{row.id}")


def _finish_undoing(work: Work, row: DbImport) -> None:
    """The last transaction of undoing, and the only one of a short list; what was changed or is used since is kept."""
    kept, last = list_hindering(work.session, row), -1
    while (reached := undo_portion(work.session, row, kept, last, work.now)) is not None:
        last = reached
    total = sum((row.counts or {}).values())
    left = sum(count_done(work.session, row.id, one) for one in (Novelty.NEW, Novelty.CHANGED, Novelty.GONE))
    row.state = ImportState.UNDONE
    detail = f"{row.file_name}: {total - left} put back, {left} kept"
    work.record("offerings.import-undone", f"organisation:{row.organisation_id}", detail)


def _clear_all(context: JobContext, row: DbImport) -> None:
    while True:
        with context.database.housekeep() as session:
            if not clear_arrived(session, row.id):
                return
        context.progress(0, 0, translatable("Giving back {file}"), file=row.file_name)


def _own_import(session: Reading, actor: Actor, import_id: int) -> DbImport:
    owners = actor.organisations_with(Permission.EDIT_OFFERINGS)
    return get_import(session, import_id, kind="catalogue", organisation_ids=owners)
