"""A new version of a buyer's document on its way in: stored, read in the background and compared with the last one.

Deciding on what differs stands in `addenda`.
"""

import secrets
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any, Literal, Protocol

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.addenda import AddendumNotOpen, AddendumState, NumberTaken, usable_number
from bidbuilder.domain.tenders.alignment import plain_words
from bidbuilder.domain.tenders.amendments import Difference, compare, compare_prices
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender, TenderReading
from bidbuilder.formats.confinement import read_confined
from bidbuilder.formats.likeness import find_like_texts
from bidbuilder.storage.addenda import DbAddendum, get_addendum, list_versions_read, price_rows_of, reading_of
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.files import add_file, get_content
from bidbuilder.storage.imports import DbImport, ImportState, add_import, load_import
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.tenders import get_tender, get_tender_row, load_tender

JOB_KIND = "read-addendum"
NEW_DOCUMENT = "new"
_CORRECTABLE = frozenset({AddendumState.OPEN, AddendumState.REFUSED})


class ReadTender(Protocol):
    """Reads a buyer's file within limits, as `formats.confinement.read_confined` does."""

    def __call__(
        self,
        kind: Literal["tender"],
        name: str,
        content: bytes,
        *,
        seconds: float,
        megabytes: int,
        options: Mapping[str, str],
    ) -> TenderReading: ...


_READING = translatable("Reading {file}")
_COMPARING = translatable("Comparing with the last version")


@dataclass(frozen=True, slots=True, kw_only=True)
class NewVersion:
    """A file the buyer sent. `replaces` is the id of the import it is a new version of, `new` or ``""`` (find it out)."""

    file_name: str
    content: bytes
    replaces: str = ""
    number: str = ""
    issued_on: date | None = None
    summary: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Upload:
    """What the page of the upload shows: the tender and the documents there may be a new version of (id and name)."""

    tender: Tender
    documents: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class _Base:
    """What a new version is compared with: an earlier reading, or (without an import) the tender itself or nothing."""

    tender: Tender
    import_id: int | None = None
    price_rows: tuple[Requirement, ...] = ()
    is_edited: bool = False


def get_upload(database: Database, actor: Actor, tender_id: int) -> Upload:
    """The documents of a tender of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        return Upload(
            tender=tender,
            documents=tuple((str(row.id), row.file_name) for row in list_versions_read(session, tender_id)),
        )


def start_addendum(database: Database, actor: Actor, tender_id: int, given: NewVersion, *, now: datetime) -> int:
    """Store a new version and queue its reading; gives the id of the addendum. Raises `NotFound`, `NumberTaken`."""
    with database.write(actor.name, now) as work:
        tender = get_tender_row(work.session, actor, tender_id, for_change=True)
        if given.number and given.number in {one.number for one in tender.data.addenda}:
            raise NumberTaken(number=given.number, where="number")
        bases = {str(row.id): row for row in list_versions_read(work.session, tender_id)}
        base = bases.get(given.replaces)
        fresh = _store(work, actor, tender.owner_id, given, base)
        row = DbAddendum(
            tender_id=tender_id,
            import_id=fresh.id,
            base_import_id=base.id if base else None,
            is_new_document=given.replaces == NEW_DOCUMENT,
            number=given.number[:60],
            issued_on=given.issued_on,
            summary=given.summary,
            created_by=actor.name,
            created_at=now,
        )
        work.session.add(row)
        work.session.flush()
        payload = {"tender": tender_id, "addendum": row.id}
        queue_job(
            work.session, kind=JOB_KIND, subject=f"addendum:{row.id}", payload=payload, user_id=actor.user_id, now=now
        )
        work.record("tender.addendum-received", f"tender:{tender_id}", given.file_name)
        return row.id


def correct_addendum(
    database: Database, actor: Actor, tender_id: int, addendum_id: int, options: Mapping[str, str], *, now: datetime
) -> None:
    """Read the file again with a person's corrections (`sheet`, `header_row`, `columns`); {} reads it as at first.

    Only while nothing of the addendum was decided. Raises `NotFound`, `AddendumNotOpen`.
    """
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id, for_change=True)
        row = get_addendum(work.session, tender_id, addendum_id, for_change=True)
        if row.state not in _CORRECTABLE or row.decisions:
            raise AddendumNotOpen
        file = load_import(work.session, row.import_id)
        file.options = {name: value for name, value in options.items() if value}
        file.state, file.reading, file.refusal = ImportState.READING, None, None
        row.state, row.difference, row.base, row.refusal = AddendumState.READING, None, None, None
        payload = {"tender": tender_id, "addendum": row.id}
        queue_job(
            work.session, kind=JOB_KIND, subject=f"addendum:{row.id}", payload=payload, user_id=actor.user_id, now=now
        )
        work.record("tender.addendum-read-again", f"tender:{tender_id}", file.file_name)


def read_addendum(context: JobContext, read: ReadTender = read_confined) -> None:
    """The job `read-addendum`: read the file (in a confined child), find what it replaces and keep the difference."""
    tender_id, addendum_id = int(context.job.payload["tender"]), int(context.job.payload["addendum"])
    with context.database.read() as session:
        row = get_addendum(session, tender_id, addendum_id)
        file = load_import(session, row.import_id)
        content = get_content(session, file.file_key, f"organisation:{file.organisation_id}")
    context.progress(0, 2, _READING, file=file.file_name)
    try:
        reading = _read(file, content, context, read)
    except Refusal as refusal:
        _finish(context, tender_id, addendum_id, refusal=refusal)
        return
    context.progress(1, 2, _COMPARING)
    with context.database.read() as session:
        stored = load_tender(session, tender_id)
        base = _base_of(session, row, stored, reading)
    difference = replace(
        compare(base.tender, reading.tender, find_like_texts, is_edited=base.is_edited),
        prices=compare_prices(base.price_rows, reading.price_rows, find_like_texts) if base.import_id else (),
    )
    _finish(context, tender_id, addendum_id, reading=reading, base=base, difference=difference)


def _store(work: Work, actor: Actor, owner_id: int, given: NewVersion, base: DbImport | None) -> DbImport:
    """The file and its import; corrections of the last version's columns hold for the new one."""
    stored = add_file(
        work.session,
        key=secrets.token_urlsafe(18),
        subject=f"organisation:{owner_id}",
        name=given.file_name,
        media_type="application/octet-stream",
        content=given.content,
        now=work.now,
    )
    row = add_import(
        work.session,
        kind="addendum",
        organisation_id=owner_id,
        user_id=actor.user_id,
        file_key=stored.key,
        file_name=given.file_name,
        now=work.now,
    )
    row.options = dict(base.options) if base else {}
    return row


def _read(file: DbImport, content: bytes, context: JobContext, read: ReadTender) -> TenderReading:
    settings = context.settings
    reading = read(
        "tender",
        file.file_name,
        content,
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
        options=file.options,
    )
    return from_plain(_without_nul(to_plain(reading)), TenderReading)


def _without_nul(plain: Any) -> Any:
    """PostgreSQL keeps no NUL, and nobody can read one."""
    if isinstance(plain, str):
        return plain.replace("\x00", "\ufffd")
    if isinstance(plain, dict):
        return {_without_nul(name): _without_nul(value) for name, value in plain.items()}
    return [_without_nul(one) for one in plain] if isinstance(plain, list) else plain


def _base_of(session: Reading, row: DbAddendum, stored: Tender, reading: TenderReading) -> _Base:
    if row.is_new_document:
        return _Base(replace(stored, requirements=()))
    if row.base_import_id is not None:
        return _base_from(load_import(session, row.base_import_id))
    candidates = list_versions_read(session, row.tender_id)
    if not candidates:
        return _Base(stored, is_edited=True)
    found = _most_alike(candidates, reading)
    return _base_from(found) if found else _Base(replace(stored, requirements=()))


def _base_from(row: DbImport) -> _Base:
    return _Base(reading_of(row), row.id, price_rows_of(row))


def _most_alike(candidates: Sequence[DbImport], reading: TenderReading) -> DbImport | None:
    """The earlier reading of the same kind of file that shares most lines; None where none is of its kind."""
    texts = {plain_words(one.text) for one in (*reading.tender.requirements, *reading.price_rows)}

    def shared(row: DbImport) -> int:
        return sum(plain_words(one.text) in texts for one in (*reading_of(row).requirements, *price_rows_of(row)))

    of_kind = [row for row in candidates if (row.reading or {}).get("format") == reading.format]
    return max(of_kind, key=shared, default=None)


def _finish(
    context: JobContext,
    tender_id: int,
    addendum_id: int,
    *,
    reading: TenderReading | None = None,
    base: _Base | None = None,
    difference: Difference | None = None,
    refusal: Refusal | None = None,
) -> None:
    with context.finishing("worker", addendum=addendum_id) as work:
        row = get_addendum(work.session, tender_id, addendum_id, for_change=True)
        if row.state != AddendumState.READING:
            return
        file = load_import(work.session, row.import_id)
        if reading is None or base is None:
            row.state, file.state = AddendumState.REFUSED, ImportState.REFUSED
            row.refusal = _refused(refusal) if refusal else None
            return
        announced = reading.tender.addenda
        last = announced[-1] if announced else None
        row.number = row.number or usable_number(load_tender(work.session, tender_id), "", announced)
        row.issued_on = row.issued_on or (last.issued_on if last else None)
        row.summary = row.summary or (last.summary if last else "")
        row.base_import_id, row.base = base.import_id, None if base.import_id else base.tender
        row.difference, row.state = difference, AddendumState.OPEN
        file.reading, file.state = to_plain(reading), ImportState.READY


def _refused(refusal: Refusal) -> dict[str, Any]:
    return {
        "message": refusal.message,
        "hint": refusal.hint,
        "params": {**refusal.params, "where": refusal.where},
    }
