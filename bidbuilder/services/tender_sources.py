"""Looking into the files of a tender in the background, so that people see the source beside the requirements.

Files are opened in a confined child process; what is kept are plain lines. What they ask is compared with the requirements,
so that nothing is dropped unseen.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.left_out import Taken, match_asks, match_others, sections_of, without_said, words_said
from bidbuilder.domain.tenders.sources import PartKind, SourceFile
from bidbuilder.formats.sources.confined import draw_page_confined, read_source_confined
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.files import get_content
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.left_out import LOOKING, find_look
from bidbuilder.storage.sources import (
    DbSource,
    add_asks,
    get_part,
    list_all_lines,
    list_sources,
    refuse_source,
    save_source,
)
from bidbuilder.storage.tenders import (
    get_tender_row,
    get_visible_head,
    list_requirements_of_file,
    load_tender_head,
)


@dataclass(frozen=True, slots=True)
class Looked:
    """One uploaded file: what was seen in it, or why nothing was."""

    file_key: str
    name: str
    files: tuple[SourceFile, ...] = ()
    refusal: dict[str, Any] | None = None


@dataclass(frozen=True, slots=True)
class _Matched:
    """What a file says, and whether it brought any requirement: an older version in the same zip brought none."""

    has_own: bool
    taken: tuple[Taken, ...]


def look_into_files(database: Database, actor: Actor, tender_id: int, *, now: datetime) -> None:
    """Queue the job for a tender whose files nobody has looked into. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        get_tender_row(work.session, actor, tender_id)
        subject = f"tender:{tender_id}"
        if find_look(work.session, tender_id) is None:
            payload = {"tender": tender_id}
            queue_job(work.session, kind=LOOKING, subject=subject, payload=payload, user_id=actor.user_id, now=work.now)
            work.record("tender.sources-asked-for", subject)


def read_tender_sources(context: JobContext) -> None:
    """The job `read-tender-sources`: look into every file of the tender that is not known yet."""
    tender_id = int(context.job.payload["tender"])
    looked = list(_look(context, tender_id))
    with context.finishing("worker", tender=tender_id) as work:
        # A file may have left the tender meanwhile, with an addendum that was taken back.
        kept = {one.file_key for one in load_tender_head(work.session, tender_id).documents}
        for one in looked:
            if one.file_key in kept:
                keep_looked(work, tender_id, one)


def keep_looked(work: Work, tender_id: int, looked: Looked) -> None:
    """Store what was seen in a file, and which requirements took what it asks."""
    if looked.refusal is not None:
        refuse_source(work.session, tender_id, looked.file_key, looked.name, looked.refusal)
    matched = [_match(work, tender_id, found) for found in looked.files]
    said = words_said(one.taken for one in matched if one.has_own)
    for found, match in zip(looked.files, matched, strict=True):
        member = found.name if found.name != looked.name else ""
        source = save_source(work.session, tender_id, looked.file_key, found, member)
        taken = match.taken if match.has_own else without_said(match.taken, said)
        _keep(work, tender_id, source, found, taken)


def draw_source_page(database: Database, actor: Actor, tender_id: int, part_id: int, settings: Settings) -> bytes:
    """A page of a tender's file as a PNG picture, drawn in a confined child. Raises `NotFound`, `FileRefused`."""
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        source, part = get_part(session, tender_id, part_id)
        if part.kind is not PartKind.PAGE:
            raise NotFound
        content = get_content(session, source.file_key, f"organisation:{tender.owner_id}")
    return draw_page_confined(
        source.name,
        content,
        part.page,
        source.member,
        seconds=settings.reader_seconds,
        megabytes=settings.reader_megabytes,
    )


def _look(context: JobContext, tender_id: int) -> Iterator[Looked]:
    with context.database.read() as session:
        tender = load_tender_head(session, tender_id)
        known = {source.file_key for source in list_sources(session, tender_id)}
    new = [one for one in tender.documents if one.file_key and one.file_key not in known]
    for done, document in enumerate(new):
        context.progress(done, len(new), translatable("Reading {file}"), file=document.name)
        key = document.file_key or ""
        with context.database.read() as session:
            content = get_content(session, key, f"organisation:{tender.owner_id}")
        try:
            found = read_source_confined(
                document.name,
                content,
                seconds=context.settings.reader_seconds,
                megabytes=context.settings.reader_megabytes,
            )
            yield Looked(key, document.name, found.files)
        except Refusal as refusal:
            told = {"message": refusal.message, "hint": refusal.hint, "params": dict(refusal.params)}
            yield Looked(key, document.name, refusal=told)


def _match(work: Work, tender_id: int, found: SourceFile) -> _Matched:
    """Every asking word of a file, and its other sentences, with the requirement that took it."""
    lines = [line for part in found.parts for line in part.lines]
    own = list_requirements_of_file(work.session, tender_id, found.name)
    return _Matched(bool(own), (*match_asks(lines, own), *match_others(lines, own)))


def _keep(work: Work, tender_id: int, source: DbSource, found: SourceFile, taken: Iterable[Taken]) -> None:
    sections = [section for part in found.parts for section in sections_of(part.lines)]
    ids = [one.id for _, one in list_all_lines(work.session, source.id)]
    add_asks(work.session, (_row_of(tender_id, one, ids[one.line], sections[one.line]) for one in taken))


def _row_of(tender_id: int, taken: Taken, line_id: int, section: str) -> dict[str, Any]:
    return {
        "tender_id": tender_id,
        "line_id": line_id,
        "column": taken.ask.column,
        "text": _without_nul(taken.ask.text),
        "is_binding": taken.ask.is_binding,
        "section": _without_nul(section)[:300],
        "requirement_key": taken.key,
        "reason": "",
        "decided_by": "",
    }


def _without_nul(text: str) -> str:
    """PostgreSQL keeps no NUL in a text."""
    return text.replace("\x00", "\ufffd")
