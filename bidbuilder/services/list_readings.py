"""Reading a supplier's list in the background: part after part, compared with what is registered, kept row by row.

Nothing of it is visible anywhere else before `services.list_imports` takes it over. A reading that is interrupted begins anew.
"""

import json
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping
from datetime import datetime
from typing import Any

from bidbuilder.codec import to_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.catalogue.readings import CatalogueReading, OfferingDraft, ReadingBegun, ReadingPart
from bidbuilder.domain.catalogue.updates import fields_of
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.formats.confined_parts import stream_catalogue
from bidbuilder.storage.base import without_nul
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import list_own_entries, note_unknown_names
from bidbuilder.storage.files import get_content
from bidbuilder.storage.import_lines import add_lines, compare_drafts, forget_lines
from bidbuilder.storage.imports import DbImport, ImportState, get_import, load_import
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.list_habits import find_habits, save_habits

_PORTION = 500


def read_list(context: JobContext) -> None:
    """The job `read-list`: read the stored list in a confined child and stage its rows, or keep the refusal."""
    import_id = int(context.job.payload["import"])
    with context.database.read() as session:
        row = load_import(session, import_id)
        content = get_content(session, row.file_key, f"organisation:{row.organisation_id}")
        options = options_with_habits(row, find_habits(session, row.organisation_id))
        options["today"] = context.clock().date().isoformat()
        own_entries = list_own_entries(session)
    context.progress(0, 0, translatable("Reading {file}"), file=row.file_name)
    parts = stream_catalogue(
        row.file_name,
        content,
        seconds=context.settings.list_reader_seconds,
        megabytes=context.settings.list_reader_megabytes,
        options=options,
        own_entries=own_entries,
    )
    unknown: Counter[str] = Counter()
    reading, refusal = None, None
    try:
        heard = _heard(parts, unknown)
        reading = stage_parts(context.database, row, heard, lambda done, rows: _tell(context, row, done, rows))
    except Refusal as refused:
        words = {"message": refused.message, "hint": refused.hint}
        refusal = words | {"params": {**refused.params, "where": refused.where}}
    with context.finishing("worker", **{"import": import_id}) as work:
        changed = load_import(work.session, import_id)
        if changed.state == ImportState.READING:
            changed.state = ImportState.READY if refusal is None else ImportState.REFUSED
            changed.reading, changed.refusal = without_nul(to_plain(reading)), refusal
            note_unknown_names(work.session, row.organisation_id, unknown.items(), work.now)


def stage_parts(database: Database, row: DbImport, parts: Iterable[ReadingPart], tell: Any) -> CatalogueReading | None:
    """Keep the articles of a reading in portions, in place of what was staged before; gives the reading without them.

    `tell` is called with how many are staged and how many rows there are, after each portion.
    """
    with database.housekeep() as session:
        forget_lines(session, row.id)
    staged, begun, reading = 0, ReadingBegun(0), None
    waiting: list[OfferingDraft] = []
    for part in parts:
        if isinstance(part, ReadingBegun):
            begun = part
        elif isinstance(part, CatalogueReading):
            reading = part
        else:
            waiting.append(part)
        if len(waiting) == _PORTION or (reading and waiting):
            _stage(database, row, staged, waiting, fields_of(begun.columns))
            staged, waiting = staged + len(waiting), []
            tell(staged, max(begun.rows, staged))
    return reading


def remember_columns(
    database: Database, actor: Actor, import_id: int, titles: Mapping[str, str], *, now: datetime
) -> None:
    """Remember what a person said columns hold (title → field, `""` to leave it out), for the supplier's next lists."""
    with database.write(actor.name, now) as work:
        row = _own_import(work.session, actor, import_id)
        save_habits(work.session, row.organisation_id, find_habits(work.session, row.organisation_id) | dict(titles))
        work.record("list-columns.remembered", f"organisation:{row.organisation_id}", f"{len(titles)} titles")


def forget_columns(database: Database, actor: Actor, import_id: int, *, now: datetime) -> None:
    """Forget what is remembered of the columns of this import's supplier."""
    with database.write(actor.name, now) as work:
        row = _own_import(work.session, actor, import_id)
        save_habits(work.session, row.organisation_id, {})
        work.record("list-columns.forgotten", f"organisation:{row.organisation_id}")


def list_remembered(database: Database, actor: Actor, import_id: int) -> dict[str, str]:
    """Title → field as remembered of the supplier of an import. Raises `NotFound`."""
    with database.read() as session:
        row = _own_import(session, actor, import_id)
        return find_habits(session, row.organisation_id)


def options_with_habits(row: DbImport, habits: Mapping[str, str]) -> dict[str, str]:
    """The corrections of an import and, for titles they say nothing of, what the supplier's earlier lists were said to hold."""
    return dict(row.options) | ({"titles": json.dumps(habits, ensure_ascii=False)} if habits else {})


def _heard(parts: Iterable[ReadingPart], unknown: Counter[str]) -> Iterator[ReadingPart]:
    """The parts as they are; titles and names of features that mean no property are counted by articles on the way."""
    titles: list[str] = []
    for part in parts:
        if isinstance(part, ReadingBegun):
            titles = [title for _letter, title, field in part.columns if title and not field]
        elif isinstance(part, OfferingDraft):
            stated = part.offering.properties
            names = (one.source_name for one in stated if not one.key and one.source_name)
            unknown.update([*titles, *(" ".join(name.split()) for name in names)])
        yield part


def _own_import(session: Reading, actor: Actor, import_id: int) -> DbImport:
    owners = actor.organisations_with(Permission.EDIT_OFFERINGS)
    return get_import(session, import_id, kind="catalogue", organisation_ids=owners)


def _stage(
    database: Database, row: DbImport, position: int, drafts: list[OfferingDraft], columns: frozenset[str]
) -> None:
    with database.read() as session:
        lines = compare_drafts(session, row.organisation_id, drafts, columns)
    with database.housekeep(lasting=False) as session:
        add_lines(session, row.id, position, lines)


def _tell(context: JobContext, row: DbImport, done: int, rows: int) -> None:
    context.progress(done, rows, translatable("Reading {file}"), file=row.file_name)
