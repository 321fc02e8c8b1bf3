"""The coverage matrix of a bid: look, filter, decide by hand with a reason, write remarks, say who looks after what."""

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from bidbuilder import __version__
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.dossier import Dossier, list_members
from bidbuilder.domain.bids.enclosures import find_evidence
from bidbuilder.domain.bids.freezing import FreezeStamp, take_snapshot
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.matching.counting import count_by_lot, count_by_section, count_by_section_and_lot, count_coverage
from bidbuilder.domain.matching.verdicts import CoverageCount, RequirementCoverage, Verdict
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.writers.compliance_workbook import write_compliance_xlsx
from bidbuilder.storage.bids import DbCoverageNote, get_bid_for_change, get_coverage_note
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.files import StoredFile, get_content, get_file
from bidbuilder.storage.tenders import get_requirement_row


class ReasonMissing(Refusal):
    """A verdict set by hand needs a reason."""

    code = "reason-missing"
    message = translatable("Say why: a verdict set by hand needs a reason.")
    hint = translatable("Write what you know and from where; it stands beside the verdict with your name.")


class NothingTicked(Refusal):
    """A decision about many requirements names none."""

    code = "nothing-ticked"
    message = translatable("No requirement is ticked.")
    hint = translatable("Tick the requirements in the matrix that the decision is about.")


@dataclass(frozen=True, slots=True, kw_only=True)
class CoverageFilter:
    """What the matrix shows: every condition that is set has to hold. `section` is the outermost heading, `text` any words.

    A verdict leaves out mere information, which nobody has to meet and no count has, unless that level is asked for too.
    """

    verdict: Verdict | None = None
    level: Level | None = None
    scope: Scope | None = None
    lot: str | None = None
    section: str | None = None
    owner: str | None = None
    text: str = ""
    decided_by_hand: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class MatrixRow:
    """A requirement with its coverage and the titles of the items that answer it; `covered.manual` says who decided."""

    requirement: Requirement
    covered: RequirementCoverage
    items: tuple[str, ...]

    @property
    def is_to_meet(self) -> bool:
        """Whether a verdict is called for: mere information has none unless a person set one."""
        return self.requirement.level is not Level.INFORMATION or self.covered.manual is not None


@dataclass(frozen=True, slots=True, kw_only=True)
class Matrix:
    """The matrix, its counts and the gates' findings. `rows` are filtered, the counts are over all the bid answers.

    `subjects` name what proofs speak of, by their `item_key`: items of the solution and members.
    """

    summary: BidSummary
    findings: tuple[Finding, ...]
    tender: Tender
    rows: tuple[MatrixRow, ...]
    count: CoverageCount
    by_section: Mapping[str, CoverageCount]
    by_lot: Mapping[str, CoverageCount]
    by_section_and_lot: Mapping[tuple[str, str], CoverageCount]
    owners: tuple[str, ...]
    subjects: Mapping[str, str]
    may_edit: bool
    dossier: Dossier


@dataclass(frozen=True, slots=True, kw_only=True)
class ExportedMatrix:
    """The matrix as a file."""

    name: str
    content: bytes
    media_type: str = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


def load_matrix(
    database: Database, actor: Actor, bid_id: int, wanted: CoverageFilter | None = None, *, now: datetime
) -> Matrix:
    """The matrix of a bid in the order of the tender. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    tender, coverage = assessment.dossier.tender, assessment.coverage
    bid = assessment.dossier.bid
    return Matrix(
        summary=assessment.summary,
        findings=assessment.findings,
        tender=tender,
        rows=tuple(row for row in _rows(assessment) if _is_wanted(row, wanted or CoverageFilter())),
        count=count_coverage(tender, coverage),
        by_section=count_by_section(tender, coverage),
        by_lot=count_by_lot(tender, coverage),
        by_section_and_lot=count_by_section_and_lot(tender, coverage),
        owners=tuple(sorted({one.owner for one in coverage if one.owner})),
        subjects=_subjects(assessment.dossier),
        may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
        dossier=assessment.dossier,
    )


def get_evidence(
    database: Database, actor: Actor, bid_id: int, item_key: str, name: str, *, now: datetime
) -> tuple[StoredFile, bytes]:
    """The stored file that a proof of this bid names. Raises `NotFound`, also where the actor may not see the bid."""
    with database.read() as session:
        dossier = load_assessment(session, actor, bid_id, database.coverage, now=now).dossier
        found = find_evidence(dossier, item_key, name)
        if found is None or found.file_key is None:
            raise NotFound
        return get_file(session, found.file_key, found.subject), get_content(session, found.file_key, found.subject)


def export_matrix(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> ExportedMatrix:
    """The matrix as a workbook in the language of the bid, as the buyer would get it now. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        dictionary = load_dictionary(session)
    dossier = assessment.dossier
    stamp = FreezeStamp(id="", version=0, at=now, tool_version=__version__)
    snapshot = take_snapshot(dossier, assessment.coverage, assessment.price, dictionary, stamp)
    return ExportedMatrix(name=f"bid-{bid_id}-compliance-matrix.xlsx", content=write_compliance_xlsx(snapshot))


def decide(
    database: Database,
    actor: Actor,
    bid_id: int,
    requirement_key: str,
    verdict: Verdict,
    reason: str,
    *,
    now: datetime,
) -> None:
    """Set a verdict by hand; it counts before the computed one. Raises `NotFound`, `BidFrozen`, `ReasonMissing`."""
    if not reason.strip():
        raise ReasonMissing(where="reason")

    def change(note: DbCoverageNote) -> None:
        note.verdict, note.reason = verdict, reason.strip()
        note.decided_by, note.decided_at = actor.name, now

    _change_note(database, actor, bid_id, requirement_key, change, ("coverage.decided", str(verdict)), now)


def decide_many(
    database: Database,
    actor: Actor,
    bid_id: int,
    requirement_keys: Collection[str],
    verdict: Verdict,
    reason: str,
    *,
    now: datetime,
) -> None:
    """Set one verdict by hand for many requirements, all or none. Raises as `decide`, and `NothingTicked`."""
    if not requirement_keys:
        raise NothingTicked
    if not reason.strip():
        raise ReasonMissing(where="many_reason")
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        for key in dict.fromkeys(requirement_keys):
            requirement = get_requirement_row(work.session, bid.tender_id, key).data
            note = get_coverage_note(work.session, bid_id, key)
            note.verdict, note.reason = verdict, reason.strip()
            note.decided_by, note.decided_at = actor.name, now
            work.record("coverage.decided", f"bid:{bid_id}", f"{requirement.number or key} {verdict}")


def clear_decision(database: Database, actor: Actor, bid_id: int, requirement_key: str, *, now: datetime) -> None:
    """Let the computed verdict count again. Raises `NotFound`, `BidFrozen`."""

    def change(note: DbCoverageNote) -> None:
        note.verdict, note.reason, note.decided_by, note.decided_at = None, "", "", None

    _change_note(database, actor, bid_id, requirement_key, change, ("coverage.decision-cleared", ""), now)


def write_remark(
    database: Database, actor: Actor, bid_id: int, requirement_key: str, remark: str, *, now: datetime
) -> None:
    """Write what the buyer shall read beside the verdict. Raises `NotFound`, `BidFrozen`."""

    def change(note: DbCoverageNote) -> None:
        note.remark = remark.strip()

    _change_note(database, actor, bid_id, requirement_key, change, ("coverage.remark-written", ""), now)


def assign_owner(
    database: Database, actor: Actor, bid_id: int, requirement_key: str, owner: str, *, now: datetime
) -> None:
    """Say who of the lead's people looks after a requirement; ``""`` for nobody. Raises `NotFound`, `BidFrozen`."""

    def change(note: DbCoverageNote) -> None:
        note.owner = owner.strip()[:200]

    _change_note(database, actor, bid_id, requirement_key, change, ("coverage.owner-assigned", owner.strip()), now)


def _change_note(
    database: Database,
    actor: Actor,
    bid_id: int,
    requirement_key: str,
    change: Callable[[DbCoverageNote], None],
    entry: tuple[str, str],
    now: datetime,
) -> None:
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        requirement = get_requirement_row(work.session, bid.tender_id, requirement_key).data
        change(get_coverage_note(work.session, bid_id, requirement_key))
        action, detail = entry
        number = requirement.number or requirement_key
        work.record(action, f"bid:{bid_id}", f"{number} {detail}".strip())


def _subjects(dossier: Dossier) -> Mapping[str, str]:
    items = {node.key: node.title or node.key for node in dossier.solution.walk()}
    return items | {one.key: one.name for one in list_members(dossier)}


def _rows(assessment: Assessment) -> Sequence[MatrixRow]:
    titles = {node.key: node.title or node.key for node in assessment.dossier.solution.walk()}
    requirements = assessment.dossier.tender.requirements
    return [
        MatrixRow(requirement=requirement, covered=covered, items=tuple(titles.get(key, key) for key in covered.items))
        for requirement, covered in zip(requirements, assessment.coverage, strict=True)
    ]


def _is_wanted(row: MatrixRow, wanted: CoverageFilter) -> bool:
    requirement, covered = row.requirement, row.covered
    exact = (
        (wanted.verdict, covered.verdict),
        (wanted.level, requirement.level),
        (wanted.scope, requirement.scope),
        (wanted.lot, requirement.lot),
        (wanted.section, requirement.section[0] if requirement.section else ""),
        (wanted.owner, covered.owner),
    )
    if any(condition is not None and condition != value for condition, value in exact):
        return False
    if wanted.verdict is not None and wanted.level is None and requirement.level is Level.INFORMATION:
        return False
    if wanted.decided_by_hand and covered.manual is None:
        return False
    if not wanted.text:
        return True
    shown = " ".join((requirement.number, requirement.text, *requirement.section, covered.remark, *row.items)).lower()
    return all(word in shown for word in wanted.text.lower().split())
