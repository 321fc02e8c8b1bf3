"""Tenders of a lead: take imports over, enter one by hand, correct its head. Its requirements are in `requirements`."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.codec import from_plain
from bidbuilder.domain.basics.errors import NotFound, NotPermitted, Refusal, StaleRevision
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.preparing import prepare, prepare_reading
from bidbuilder.domain.tenders.securities import list_asked_securities
from bidbuilder.domain.tenders.tenders import Tender, TenderDocument, TenderReading
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.files import get_content
from bidbuilder.storage.imports import ImportState, get_import
from bidbuilder.storage.jobs import Job, queue_job
from bidbuilder.storage.left_out import find_left_out_count, find_look
from bidbuilder.storage.requirement_lists import Counts, count_requirements
from bidbuilder.storage.tenders import (
    RequirementLine,
    TenderRow,
    get_revision,
    get_tender,
    get_tender_row,
    get_visible_head,
    line_of,
    list_requirement_rows,
    list_tenders,
    replace_requirements,
    save_tender,
)


class ImportNotReady(Refusal):
    """The file has not been read yet, was refused or is taken over already."""

    code = "import-not-ready"
    message = translatable("This import cannot be taken over now.")
    hint = translatable("Wait until the file is read, or correct what was found.")


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderPage:
    """A tender with its requirement lines and how far its typing is. `revision` is the tender's own."""

    tender: Tender
    revision: int
    lines: tuple[RequirementLine, ...]

    @property
    def confirmed(self) -> int:
        """How many requirements a person has confirmed."""
        return sum(line.requirement.is_confirmed for line in self.lines)

    @property
    def open_proposals(self) -> int:
        """How many proposed constraints wait for a decision."""
        return sum(len(line.proposed) for line in self.lines)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderSummary:
    """A tender without its requirements, how far they are, and how many asking words of its files nobody took.

    `left_out` is None as long as a file was not looked into; `look` is the job that does so, if there is one.
    """

    tender: Tender
    revision: int
    counts: Counts
    left_out: int | None
    look: Job | None


def list_all_tenders(database: Database, actor: Actor) -> tuple[TenderRow, ...]:
    """The tenders of the leads the actor works for."""
    with database.read() as session:
        return list_tenders(session, actor)


def get_tender_page(database: Database, actor: Actor, tender_id: int) -> TenderPage:
    """A tender with everything its pages show. Raises `NotFound`."""
    with database.read() as session:
        tender = get_tender(session, actor, tender_id)
        rows = list_requirement_rows(session, tender_id)
        lines = tuple(line_of(row) for row in rows)
        return TenderPage(tender=tender, revision=get_revision(session, tender_id), lines=lines)


def get_tender_summary(database: Database, actor: Actor, tender_id: int) -> TenderSummary:
    """A tender as its tabs show it, without loading its requirements. Raises `NotFound`."""
    with database.read() as session:
        tender, revision = get_visible_head(session, actor, tender_id)
        counts = count_requirements(session, tender_id)
        left_out = find_left_out_count(session, tender)
        return TenderSummary(
            tender=tender,
            revision=revision,
            counts=counts,
            left_out=left_out,
            look=find_look(session, tender_id) if left_out is None else None,
        )


def get_document(database: Database, actor: Actor, tender_id: int, position: int) -> tuple[str, bytes]:
    """Name and bytes of an imported file of a tender. Raises `NotFound`."""
    with database.read() as session:
        tender, _ = get_visible_head(session, actor, tender_id)
        documents = tender.documents
        if not 0 <= position < len(documents) or documents[position].file_key is None:
            raise NotFound
        found = documents[position]
        return found.name, get_content(session, found.file_key or "", f"organisation:{tender.owner_id}")


def take_over_import(database: Database, actor: Actor, import_id: int, *, now: datetime) -> int:
    """Make a tender out of an import, with proposed constraints for every requirement; gives the tender's id.

    Raises `NotFound`, `ImportNotReady`.
    """
    owners = actor.organisations_with(Permission.MANAGE_TENDERS)
    with database.write(actor.name, now) as work:
        row = get_import(work.session, import_id, kind="tender", organisation_ids=owners)
        if row.state != ImportState.READY or row.reading is None:
            raise ImportNotReady
        reading = from_plain(row.reading, TenderReading)
        read = reading.tender
        document = TenderDocument(name=row.file_name, file_key=row.file_key)
        draft = replace(read, owner_id=row.organisation_id, documents=(*read.documents, document))
        asked = list_asked_securities(draft)
        saved = save_tender(work.session, draft, now)
        assert saved.id is not None  # noqa: S101 - just stored
        replace_requirements(
            work.session,
            saved.id,
            prepare_reading(reading, asked, (), draft.document_language, load_dictionary(work.session)),
        )
        row.state, row.target_id = ImportState.CONFIRMED, saved.id
        _queue_sources(work, actor, saved.id)
        work.record("tender.imported", f"tender:{saved.id}", f"{row.file_name}: {len(draft.requirements)} requirements")
        return saved.id


def add_import_to_tender(database: Database, actor: Actor, tender_id: int, import_id: int, *, now: datetime) -> int:
    """Add the requirements of a second file (a workbook beside the notice) to a tender; gives how many came in."""
    owners = actor.organisations_with(Permission.MANAGE_TENDERS)
    with database.write(actor.name, now) as work:
        tender_row = get_tender_row(work.session, actor, tender_id, for_change=True)
        row = get_import(work.session, import_id, kind="tender", organisation_ids=owners)
        if row.state != ImportState.READY or row.reading is None or row.organisation_id != tender_row.owner_id:
            raise ImportNotReady
        reading = from_plain(row.reading, TenderReading)
        read = reading.tender
        present = [one.data for one in list_requirement_rows(work.session, tender_id)]
        taken = {one.key for one in present}
        language = (read if read.languages else tender_row.data).document_language
        fresh = prepare_reading(reading, (), taken, language, load_dictionary(work.session))
        replace_requirements(work.session, tender_id, [*present, *fresh])
        document = TenderDocument(name=row.file_name, file_key=row.file_key)
        changed = replace(tender_row.data, id=tender_id, documents=(*tender_row.data.documents, document))
        save_tender(work.session, changed, now)
        row.state, row.target_id = ImportState.CONFIRMED, tender_id
        _queue_sources(work, actor, tender_id)
        work.record("tender.requirements-added", f"tender:{tender_id}", f"{row.file_name}: {len(fresh)} requirements")
        return len(fresh)


def create_tender(database: Database, actor: Actor, tender: Tender, *, now: datetime) -> int:
    """Enter a tender by hand for a lead. Raises `NotPermitted`."""
    if tender.owner_id is None or not actor.has_in(Permission.MANAGE_TENDERS, tender.owner_id):
        raise NotPermitted
    with database.write(actor.name, now) as work:
        saved = save_tender(work.session, tender, now)
        assert saved.id is not None  # noqa: S101 - just stored
        replace_requirements(
            work.session,
            saved.id,
            prepare(tender.requirements, (), tender.document_language, load_dictionary(work.session)),
        )
        work.record("tender.entered", f"tender:{saved.id}")
        return saved.id


def change_tender(
    database: Database,
    actor: Actor,
    tender_id: int,
    revision: int,
    change: Callable[[Tender], Tender],
    *,
    now: datetime,
) -> Tender:
    """Change the head of a tender (not its requirements) by a pure function. Raises `NotFound`, `StaleRevision`."""
    with database.write(actor.name, now) as work:
        row = get_tender_row(work.session, actor, tender_id, for_change=True)
        if row.revision != revision:
            last = list_entries(work.session, f"tender:{tender_id}", limit=1)
            raise StaleRevision(who=last[0].actor if last else "?")
        before = replace(row.data, id=tender_id)
        after = replace(change(before), id=tender_id, owner_id=row.owner_id, version=before.version + 1)
        saved = save_tender(work.session, after, now)
        work.record("tender.changed", f"tender:{tender_id}")
        return saved


def _queue_sources(work: Work, actor: Actor, tender_id: int) -> None:
    """Have the files looked into, so that the review shows the source beside the requirements."""
    queue_job(
        work.session,
        kind="read-tender-sources",
        subject=f"tender:{tender_id}",
        payload={"tender": tender_id},
        user_id=actor.user_id,
        now=work.now,
    )
