"""Uploads of tenders and supplier lists until they are confirmed: store, read in the background, correct, drop.

Reading happens in a job, in a confined child process; that of lists lives in `services.list_readings`. Nothing becomes
visible elsewhere before `services.tenders` or `services.list_imports` takes the import over as a whole.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any, Literal

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.basics.errors import NotPermitted, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary, OwnEntry, extend, standard_dictionary
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.preparing import type_requirements
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.confinement import read_confined
from bidbuilder.storage.base import without_nul
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import list_own_entries
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.import_lines import forget_lines
from bidbuilder.storage.imports import (
    TAKING_OVER,
    DbImport,
    ImportRow,
    ImportState,
    add_import,
    get_import,
    list_open_imports,
    list_taken_imports,
    load_import,
)
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import find_open_job, queue_job

ImportKind = Literal["tender", "catalogue"]

_PERMISSIONS: Mapping[str, Permission] = {
    "tender": Permission.MANAGE_TENDERS,
    "catalogue": Permission.EDIT_OFFERINGS,
}
_READING_JOBS: Mapping[str, str] = {"tender": "read-import", "catalogue": "read-list"}
# So often a reader of many requirements tells how far it is.
_TYPED_AT_ONCE = 250
_ENDED = (ImportState.CONFIRMED, ImportState.UNDONE, ImportState.DROPPED)


class ImportEnded(Refusal):
    """The import was confirmed or dropped already."""

    code = "import-ended"
    message = translatable("This import has already been taken over or dropped.")
    hint = translatable("Start a new one with the file.")


class ImportBusy(Refusal):
    """The import is being taken over just now, or waits half done for a person to go on or to give it back."""

    code = "import-busy"
    message = translatable("This list is being taken over just now.")
    hint = translatable("Wait until that has ended, or stop it first.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a file could not be read: English templates (translation keys) with their parameters."""

    message: str
    hint: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """An import as its page shows it. `reading` is None while the job runs or when the file was refused.

    That of a list holds no articles: they are rows of their own (see `services.list_imports`).
    """

    id: int
    kind: str
    organisation_id: int
    file_name: str
    file_key: str
    state: ImportState
    options: Mapping[str, str]
    reading: TenderReading | CatalogueReading | None
    refused: Refused | None
    job_id: int | None
    target_id: int | None
    created_at: datetime
    counts: Mapping[str, int]
    choice: Mapping[str, Any]
    taken_at: datetime | None


def start_import(
    database: Database,
    actor: Actor,
    kind: ImportKind,
    organisation_id: int,
    *,
    file_name: str,
    content: bytes,
    now: datetime,
) -> int:
    """Store an uploaded file and queue its reading; gives the import's id. Raises `NotPermitted`."""
    if not actor.has_in(_PERMISSIONS[kind], organisation_id):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        stored = add_file(
            work.session,
            key=secrets.token_urlsafe(18),
            subject=f"organisation:{organisation_id}",
            name=file_name,
            media_type="application/octet-stream",
            content=content,
            now=now,
        )
        row = add_import(
            work.session,
            kind=kind,
            organisation_id=organisation_id,
            user_id=actor.user_id,
            file_key=stored.key,
            file_name=file_name,
            now=now,
        )
        _queue_reading(work, row, actor.user_id)
        work.record("import.started", f"import:{row.id}", f"{kind}: {file_name}")
        return row.id


def list_imports(database: Database, actor: Actor, kind: ImportKind) -> tuple[ImportRow, ...]:
    """The actor's imports of that kind that are still open."""
    with database.read() as session:
        return list_open_imports(session, kind=kind, organisation_ids=actor.organisations_with(_PERMISSIONS[kind]))


def list_taken(database: Database, actor: Actor, kind: ImportKind, limit: int = 10) -> tuple[ImportRow, ...]:
    """The newest of the actor's imports that were taken over, also those undone after that."""
    owners = actor.organisations_with(_PERMISSIONS[kind])
    with database.read() as session:
        return list_taken_imports(session, kind=kind, organisation_ids=owners, limit=limit)


def get_import_page(database: Database, actor: Actor, kind: ImportKind, import_id: int) -> ImportPage:
    """An import with its reading. Raises `NotFound`."""
    with database.read() as session:
        row = get_import(session, import_id, kind=kind, organisation_ids=actor.organisations_with(_PERMISSIONS[kind]))
        job = find_open_job(session, f"import:{import_id}", (*_READING_JOBS.values(), TAKING_OVER))
        return _page_of(row, job.id if job else None)


def correct_reading(
    database: Database,
    actor: Actor,
    kind: ImportKind,
    import_id: int,
    options: Mapping[str, str],
    *,
    now: datetime,
) -> None:
    """Read the file again with a person's corrections (`sheet`, `header_row`, `columns`, `cells`); {} starts anew."""
    with database.write(actor.name, now) as work:
        row = _open_row(work, actor, kind, import_id)
        row.options = {name: value for name, value in options.items() if value}
        row.state, row.reading, row.refusal = ImportState.READING, None, None
        _queue_reading(work, row, actor.user_id)
        work.record("import.corrected", f"import:{import_id}")


def drop_import(database: Database, actor: Actor, kind: ImportKind, import_id: int, *, now: datetime) -> None:
    """Give an import up; nothing of it remains visible."""
    with database.write(actor.name, now) as work:
        row = _open_row(work, actor, kind, import_id)
        row.state = ImportState.DROPPED
        forget_lines(work.session, import_id)
        work.record("import.dropped", f"import:{import_id}")


def read_import(context: JobContext) -> None:
    """The job `read-import`: read the stored file of a buyer in a confined child and keep the reading or the refusal."""
    import_id = int(context.job.payload["import"])
    with context.database.read() as session:
        row = load_import(session, import_id)
        content = get_content(session, row.file_key, f"organisation:{row.organisation_id}")
        own_entries = list_own_entries(session)
    context.progress(0, 1, translatable("Reading {file}"), file=row.file_name)
    result: dict[str, Any] = {"state": ImportState.READY, "reading": None, "refusal": None}
    try:
        reading = _typed(_read(row, content, context, own_entries), context, extend(standard_dictionary(), own_entries))
        result["reading"] = without_nul(to_plain(reading))
    except Refusal as refusal:
        result["state"] = ImportState.REFUSED
        result["refusal"] = {
            "message": refusal.message,
            "hint": refusal.hint,
            "params": {**refusal.params, "where": refusal.where},
        }
    with context.finishing("worker", **{"import": import_id}) as work:
        changed = load_import(work.session, import_id)
        if changed.state == ImportState.READING:
            changed.state, changed.reading, changed.refusal = result["state"], result["reading"], result["refusal"]


def _read(row: DbImport, content: bytes, context: JobContext, own_entries: Sequence[OwnEntry]) -> TenderReading:
    settings = context.settings
    return read_confined(
        "tender",
        row.file_name,
        content,
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
        options=row.options,
        own_entries=own_entries,
    )


def _typed(reading: TenderReading, context: JobContext, dictionary: Dictionary) -> TenderReading:
    """The reading with conditions proposed here, where it may take its time, instead of when a person takes it over."""
    tender, total = reading.tender, len(reading.tender.requirements)
    typed = []
    for done, one in enumerate(type_requirements(tender.requirements, tender.document_language, dictionary)):
        if done % _TYPED_AT_ONCE == 0:
            context.progress(done, total, translatable("Proposing conditions"))
        typed.append(one)
    return replace(reading, tender=replace(tender, requirements=tuple(typed)), is_typed=True)


def _open_row(work: Work, actor: Actor, kind: ImportKind, import_id: int) -> DbImport:
    row = get_import(work.session, import_id, kind=kind, organisation_ids=actor.organisations_with(_PERMISSIONS[kind]))
    if row.state in _ENDED:
        raise ImportEnded
    if row.state == ImportState.WORKING:
        raise ImportBusy
    return row


def _queue_reading(work: Work, row: DbImport, user_id: int) -> None:
    queue_job(
        work.session,
        kind=_READING_JOBS[row.kind],
        subject=f"import:{row.id}",
        payload={"import": row.id},
        user_id=user_id,
        now=work.now,
    )


def _page_of(row: DbImport, job_id: int | None) -> ImportPage:
    return ImportPage(
        id=row.id,
        kind=row.kind,
        organisation_id=row.organisation_id,
        file_name=row.file_name,
        file_key=row.file_key,
        state=ImportState(row.state),
        options=row.options,
        reading=_reading_of(row),
        refused=Refused(**row.refusal) if row.refusal else None,
        job_id=job_id,
        target_id=row.target_id,
        created_at=row.created_at,
        counts=row.counts or {},
        choice=row.choice or {},
        taken_at=row.taken_at,
    )


def _reading_of(row: DbImport) -> TenderReading | CatalogueReading | None:
    if row.reading is None:
        return None
    if row.kind == "tender":
        return from_plain(row.reading, TenderReading)
    return from_plain(row.reading, CatalogueReading)
