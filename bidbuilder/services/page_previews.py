"""The papers of a bid as they would look today: letter, proposal, declarations, the buyer's files filled in.

What a paper is made from is kept when it is asked for; a job makes it and lays it out, once for the same bid. Packs that went
out: `pack_files`.
"""

import base64
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder import __version__
from bidbuilder.codec import from_json, to_json
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.audiences import TECHNICAL, cut_for
from bidbuilder.domain.bids.buyer_forms import find_form_id
from bidbuilder.domain.bids.freezing import FreezeStamp, take_snapshot
from bidbuilder.domain.bids.snapshot import BidSnapshot, SnapshotForm
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.bids.writing import Note, Section, Writing
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.formats.forms.files import fill_form
from bidbuilder.formats.forms.proposing import make_snapshot_form
from bidbuilder.formats.masters.confined import find_master, write_from_master
from bidbuilder.formats.office.conversion import to_pdf
from bidbuilder.formats.office.pages import count_pages, heading_pages, page_picture
from bidbuilder.formats.writers.declarations import Declaration, list_declarations, write_declaration
from bidbuilder.formats.writers.ooxml.printing import for_printing
from bidbuilder.formats.writers.pack_documents import DOCUMENTS, PROPOSAL
from bidbuilder.storage.bids import get_bid
from bidbuilder.storage.buyer_forms import get_form, get_form_content
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.files import get_content
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import Job, JobState, get_job, queue_job
from bidbuilder.storage.kept import digest_again
from bidbuilder.storage.masters import load_snapshot_masters
from bidbuilder.storage.page_previews import DbPagePreview, find_preview, find_preview_pdf, get_preview, keep_source

JOB_KIND = "draw-pages"
DPI = 80

_DRAWING = translatable("Laying out the pages")
_SECONDS = 120.0


class NoLongerOwed(Refusal):
    """The paper is a declaration that was laid out once, and nobody in the bid owes it now."""

    code = "declaration-no-longer-owed"
    message = translatable("Nobody in the bid owes the declaration {name} any more, so it has no pages.")
    hint = translatable("Notes on it are settled under Proposal texts.")


@dataclass(frozen=True, slots=True, kw_only=True)
class DeclarationsPage:
    """The declarations the bid owes as of today: file name in the pack, paper as previews name it, title, who signs."""

    summary: BidSummary
    gate: tuple[Finding, ...]
    declarations: tuple[tuple[str, Declaration], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class PreviewPage:
    """A paper with its pages: `pages` is None until they are made, `job` what makes them; `name` is the file's.

    `headings` are those of the proposal with their pages, for whoever finds out whose section a page shows.
    """

    summary: BidSummary
    gate: tuple[Finding, ...]
    document: str
    name: str
    pages: int | None
    job: Job | None
    is_current: bool
    writing: Writing
    headings: tuple[tuple[str, int], ...]
    may_note: bool

    @property
    def notes(self) -> tuple[Note, ...]:
        """The open notes at spots of its pages; those on sections stand on the proposal's."""
        at_spots = (note for note in self.writing.notes if note.spot)
        return tuple(note for note in at_spots if (note.paper or PROPOSAL) == self.document)

    @property
    def sections(self) -> tuple[Section, ...]:
        """What of it people write: the other papers are made of the bid's data."""
        return self.writing.sections if self.document == PROPOSAL else ()


@dataclass(frozen=True, slots=True, kw_only=True)
class _Paper:
    """A paper before it is made, out of the bid or the buyer's file with its values; `fingerprint` is their digest."""

    name: str
    made_from: BidSnapshot | SnapshotForm
    fingerprint: str

    @property
    def source(self) -> bytes:
        """What it is made from as canonical JSON."""
        return to_json(self.made_from).encode()


def show_preview(database: Database, actor: Actor, bid_id: int, document: str, *, now: datetime) -> PreviewPage:
    """A paper with the pages that were made last. Raises `NotFound`, `NoLongerOwed`, and
    `FormHasProblems` for a file that cannot be filled.
    """
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        paper = _paper_of(session, assessment, document, now)
        row = find_preview(session, bid_id, document)
        pdf = find_preview_pdf(session, bid_id, document)
        job = _job_of(session, actor, row)
    bid = assessment.dossier.bid
    return PreviewPage(
        summary=assessment.summary,
        gate=assessment.findings,
        document=document,
        name=paper.name,
        pages=count_pages(pdf) if pdf else None,
        job=job,
        is_current=row is not None and row.fingerprint == paper.fingerprint,
        writing=assessment.dossier.writing,
        headings=tuple(heading_pages(pdf)) if pdf and document == PROPOSAL else (),
        may_note=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def show_declarations(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> DeclarationsPage:
    """Every declaration the bid owes, to look at one by one. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        snapshot = _snapshot_of(session, assessment, now)
    owed = tuple(list_declarations(snapshot).items())
    return DeclarationsPage(summary=assessment.summary, gate=assessment.findings, declarations=owed)


def watch_pages(database: Database, actor: Actor, bid_id: int, document: str) -> Job | None:
    """The job that makes a paper, while it has not ended well. Raises `NotFound`."""
    with database.read() as session:
        get_bid(session, actor, bid_id)
        return _job_of(session, actor, find_preview(session, bid_id, document))


def ask_for_pages(database: Database, actor: Actor, bid_id: int, document: str, *, now: datetime) -> None:
    """Have a paper made as the bid is now and laid out, unless it is. Raises as `show_preview`."""
    with database.write(actor.name, now) as work:
        assessment = load_assessment(work.session, actor, bid_id, database.coverage, now=now)
        paper = _paper_of(work.session, assessment, document, now)
        row = find_preview(work.session, bid_id, document)
        if row and row.fingerprint == paper.fingerprint and _is_made_or_on_its_way(work.session, row):
            return
        wanted = DbPagePreview(bid_id=bid_id, document=document, asked_at=now)
        wanted.fingerprint, wanted.format, wanted.source = paper.fingerprint, _ending(paper.name), paper.source
        kept = keep_source(work.session, wanted)
        kept.job_id = queue_job(
            work.session,
            kind=JOB_KIND,
            subject=f"bid:{bid_id}",
            payload={"preview_id": kept.id, "fingerprint": paper.fingerprint},
            user_id=actor.user_id,
            now=now,
        )
        work.record("pages.asked", f"bid:{bid_id}", document)


def draw_preview_page(database: Database, actor: Actor, bid_id: int, document: str, page: int) -> bytes:
    """A PNG of one page (from 1). Raises `NotFound`."""
    with database.read() as session:
        get_bid(session, actor, bid_id)
        pdf = find_preview_pdf(session, bid_id, document)
    if pdf is None or page < 1:
        raise NotFound
    try:
        return page_picture(pdf, page, DPI)
    except IndexError as beyond:
        raise NotFound from beyond


def draw_pages_job(context: JobContext) -> None:
    """Lay a paper out (payload: preview_id, fingerprint); one that was asked for anew meanwhile is left to its own job."""
    preview_id, fingerprint = int(context.job.payload["preview_id"]), str(context.job.payload["fingerprint"])
    context.progress(0, 1, _DRAWING)
    with context.database.read() as session:
        row = get_preview(session, preview_id)
        document, name, source = row.document, f"paper.{row.format}", row.source
    pdf = to_pdf({name: _make(document, source.decode())}, context.settings.soffice, _SECONDS)[name]
    with context.finishing("worker") as work:
        row = get_preview(work.session, preview_id)
        if row.fingerprint == fingerprint:
            row.pdf = pdf


def _is_made_or_on_its_way(session: Reading, row: DbPagePreview) -> bool:
    if row.pdf is not None:
        return True
    return row.job_id is not None and get_job(session, row.job_id).state in {JobState.QUEUED, JobState.RUNNING}


def _job_of(session: Reading, actor: Actor, row: DbPagePreview | None) -> Job | None:
    job = get_job(session, row.job_id) if row and row.job_id else None
    return job if job and job.state is not JobState.DONE and job.user_id == actor.user_id else None


def _ending(name: str) -> str:
    return name.rpartition(".")[2].lower()


def _paper_of(session: Reading, assessment: Assessment, document: str, now: datetime) -> _Paper:
    snapshot = _snapshot_of(session, assessment, now)
    if (form_id := find_form_id(document)) is None:
        name = _name_in_pack(session, snapshot, document)
        return _paper(session, document, name, snapshot.bid_id, snapshot)
    form = get_form(session, snapshot.bid_id, form_id)
    content = get_form_content(session, form, assessment.dossier.tender)
    return _paper(session, document, form.name, snapshot.bid_id, make_snapshot_form(form, content, snapshot))


def _name_in_pack(session: Reading, snapshot: BidSnapshot, document: str) -> str:
    """The file name of a paper we write; raises `NotFound`, `NoLongerOwed`."""
    if any(one.name == document for one in DOCUMENTS):
        return document
    for name, declaration in list_declarations(snapshot).items():
        if declaration.paper == document:
            return name
    if find_preview(session, snapshot.bid_id, document) is not None:
        raise NoLongerOwed(name=document)
    raise NotFound


def _paper(session: Reading, document: str, name: str, bid_id: int, made_from: BidSnapshot | SnapshotForm) -> _Paper:
    return _Paper(name=name, made_from=made_from, fingerprint=digest_again(session, bid_id, document, made_from))


def _make(document: str, source: str) -> bytes:
    """The paper out of what it is made from."""
    if find_form_id(document) is not None:
        return fill_form(from_json(source, SnapshotForm)).content
    snapshot = from_json(source, BidSnapshot)
    own = find_master(snapshot, document)
    if own:
        return write_from_master(own, snapshot)
    written = next((one for one in DOCUMENTS if one.name == document), None)
    if written is None:
        return _make_declaration(document, cut_for(snapshot, TECHNICAL))
    made = written.write(snapshot, None)
    return for_printing(made) if written.has_contents else made


def _make_declaration(document: str, snapshot: BidSnapshot) -> bytes:
    owed = list_declarations(snapshot).values()
    return write_declaration(snapshot, next(one for one in owed if one.paper == document))


def _snapshot_of(session: Reading, assessment: Assessment, now: datetime) -> BidSnapshot:
    """The bid as the buyer would see it, dated to the day, so that the same bid gives the same pages all day."""
    lead = assessment.dossier.lead
    logo = lead.branding.logo_file
    stamp = FreezeStamp(
        id="preview",
        version=0,
        at=now.replace(hour=0, minute=0, second=0, microsecond=0),
        tool_version=__version__,
        logo=base64.b64encode(get_content(session, logo, f"organisation:{lead.id}")).decode() if logo else "",
    )
    dictionary = load_dictionary(session)
    snapshot = take_snapshot(assessment.dossier, assessment.coverage, assessment.price, dictionary, stamp)
    return replace(snapshot, masters=load_snapshot_masters(session, assessment.dossier.bid.lead_id))
