"""Uploads of tenders and supplier lists until they are confirmed: store, read in the background, correct, drop.

Reading happens in a job, in a confined child process. Nothing becomes visible elsewhere before `services.tenders` or
`services.offerings` takes the whole import over in one transaction.
"""

import secrets
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from typing import Any, Literal

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.basics.errors import NotPermitted, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.dictionary import OwnEntry
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.confinement import read_confined
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import list_own_entries, note_unknown_names
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.imports import (
    DbImport,
    ImportRow,
    ImportState,
    add_import,
    get_import,
    list_open_imports,
    load_import,
)
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import find_open_job, queue_job

ImportKind = Literal["tender", "catalogue"]

_PERMISSIONS: Mapping[str, Permission] = {
    "tender": Permission.MANAGE_TENDERS,
    "catalogue": Permission.EDIT_OFFERINGS,
}


class ImportEnded(Refusal):
    """The import was confirmed or dropped already."""

    code = "import-ended"
    message = translatable("This import has already been taken over or dropped.")
    hint = translatable("Start a new one with the file.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Refused:
    """Why a file could not be read: English templates (translation keys) with their parameters."""

    message: str
    hint: str
    params: Mapping[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportPage:
    """An import as its page shows it. `reading` is None while the job runs or when the file was refused."""

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


def get_import_page(database: Database, actor: Actor, kind: ImportKind, import_id: int) -> ImportPage:
    """An import with its reading. Raises `NotFound`."""
    with database.read() as session:
        row = get_import(session, import_id, kind=kind, organisation_ids=actor.organisations_with(_PERMISSIONS[kind]))
        job = find_open_job(session, f"import:{import_id}", ("read-import",))
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
        work.record("import.dropped", f"import:{import_id}")


def read_import(context: JobContext) -> None:
    """The job `read-import`: read the stored file in a confined child and keep the reading or the refusal."""
    import_id = int(context.job.payload["import"])
    with context.database.read() as session:
        row = load_import(session, import_id)
        content = get_content(session, row.file_key, f"organisation:{row.organisation_id}")
        own_entries = list_own_entries(session)
    context.progress(0, 1, translatable("Reading {file}"), file=row.file_name)
    unknown: Mapping[str, int] = {}
    result: dict[str, Any] = {"state": ImportState.READY, "reading": None, "refusal": None}
    try:
        reading = _read(row, content, context, own_entries)
        unknown = _names_without_property(reading)
        result["reading"] = _without_nul(to_plain(reading))
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
            note_unknown_names(work.session, changed.organisation_id, unknown.items(), work.now)


def _names_without_property(reading: TenderReading | CatalogueReading) -> Mapping[str, int]:
    """Names of features and titles of columns that mean no property, with the number of articles that have each."""
    if isinstance(reading, TenderReading):
        return {}
    titles = {title: len(reading.drafts) for _letter, title, field in reading.columns if title and not field}
    names = (
        value.source_name
        for draft in reading.drafts
        for value in draft.offering.properties
        if not value.key and value.source_name
    )
    return Counter(titles) + Counter(" ".join(_without_nul(name).split()) for name in names)


def _read(
    row: DbImport, content: bytes, context: JobContext, own_entries: Sequence[OwnEntry]
) -> TenderReading | CatalogueReading:
    settings = context.settings
    return read_confined(
        "tender" if row.kind == "tender" else "catalogue",
        row.file_name,
        content,
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
        options=row.options,
        own_entries=own_entries,
    )


def _without_nul(plain: Any) -> Any:
    """The data with every NUL shown as a replacement mark: PostgreSQL keeps none, and nobody can read one."""
    if isinstance(plain, str):
        return plain.replace("\x00", "\ufffd")
    if isinstance(plain, dict):
        return {_without_nul(name): _without_nul(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [_without_nul(value) for value in plain]
    return plain


def _open_row(work: Work, actor: Actor, kind: ImportKind, import_id: int) -> DbImport:
    row = get_import(work.session, import_id, kind=kind, organisation_ids=actor.organisations_with(_PERMISSIONS[kind]))
    if row.state in (ImportState.CONFIRMED, ImportState.DROPPED):
        raise ImportEnded
    return row


def _queue_reading(work: Work, row: DbImport, user_id: int) -> None:
    queue_job(
        work.session,
        kind="read-import",
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
    )


def _reading_of(row: DbImport) -> TenderReading | CatalogueReading | None:
    if row.reading is None:
        return None
    if row.kind == "tender":
        return from_plain(row.reading, TenderReading)
    return from_plain(row.reading, CatalogueReading)
