"""The papers a bid has to bring: the list with what is there, and the evidence people give for it."""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.assessment import BidSummary
from bidbuilder.domain.bids.papers import NeededPaper, list_needed_papers
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.bids import get_bid, get_bid_for_change
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment, load_dossier
from bidbuilder.storage.files import StoredFile, add_file, get_content, get_file
from bidbuilder.storage.papers import PaperKey, get_paper_row, list_paper_notes


@dataclass(frozen=True, slots=True, kw_only=True)
class PapersPage:
    """The papers of a bid in the order of the call."""

    summary: BidSummary
    findings: tuple[Finding, ...]
    papers: tuple[NeededPaper, ...]
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperEvidence:
    """What a person says of a paper. Without `content` a file that was given before is kept."""

    is_there: bool
    valid_until: date | None = None
    note: str = ""
    file_name: str = ""
    content: bytes = b""


def get_papers_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> PapersPage:
    """The papers of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    bid = assessment.dossier.bid
    return PapersPage(
        summary=assessment.summary,
        findings=assessment.findings,
        papers=list_needed_papers(assessment.dossier),
        may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def note_paper(database: Database, actor: Actor, key: PaperKey, evidence: PaperEvidence, *, now: datetime) -> None:
    """Say whether a paper is there, until when it holds, and keep its file. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, key.bid_id))
        needed = list_needed_papers(load_dossier(work.session, actor, key.bid_id))
        wanted = (key.requirement_key, key.organisation_id)
        if wanted not in {(one.requirement.key, one.organisation_id) for one in needed}:
            raise NotFound
        row = get_paper_row(work.session, key)
        if evidence.content:
            file = add_file(
                work.session,
                key=secrets.token_urlsafe(18),
                subject=f"bid:{key.bid_id}",
                name=evidence.file_name,
                media_type="application/octet-stream",
                content=evidence.content,
                now=now,
            )
            row.file_key, row.file_name = file.key, file.name
        row.is_there, row.valid_until, row.note = evidence.is_there, evidence.valid_until, evidence.note.strip()
        row.changed_by, row.changed_at = actor.name, now
        said = "there" if evidence.is_there else "missing"
        work.record("bid.paper-noted", f"bid:{key.bid_id}", f"{key.requirement_key} {said}")


def get_paper_file(database: Database, actor: Actor, key: PaperKey) -> tuple[StoredFile, bytes]:
    """The file of a paper, for the lead's people. Raises `NotFound`."""
    with database.read() as session:
        get_bid(session, actor, key.bid_id)
        for note in list_paper_notes(session, key.bid_id):
            if (note.requirement_key, note.organisation_id) == (key.requirement_key, key.organisation_id):
                subject = f"bid:{key.bid_id}"
                return (
                    get_file(session, note.file_key or "", subject),
                    get_content(session, note.file_key or "", subject),
                )
    raise NotFound
