"""What a bid loses with each member (N−1): asked for, worked out by a job, and looked at. Taking a replacement is an edit."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.covering import renew_coverage
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.member_losses import MemberLoss, Substitute, list_leavers, lose_member, rank_losses
from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.bids.supposed import Ground
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.storage.bids import get_bid
from bidbuilder.storage.candidates import map_usable_offerings
from bidbuilder.storage.database import Database
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import Job, find_open_job, queue_job
from bidbuilder.storage.member_studies import DbMemberStudy, MemberStudy, find_study, keep_study
from bidbuilder.storage.organisations import map_organisations
from bidbuilder.storage.replacements import Replacing
from bidbuilder.storage.users import get_actor, get_user

JOB_KIND = "lose-each-member"

_WORKING = translatable("Looking for who could take a member's place")


class StudyUnderWay(Refusal):
    """Only one study of a bid goes on at a time."""

    code = "study-under-way"
    message = translatable("This is being worked out already.")
    hint = translatable("Wait until it is done.")


@dataclass(frozen=True, slots=True, kw_only=True)
class LossesPage:
    """The newest study of a bid, None before the first. `job` is the one at work; `is_current` if nothing changed since.

    `offerings` are the substitutes the actor may use now, by id; `members` are names by organisation id.
    """

    summary: BidSummary
    findings: tuple[Finding, ...]
    dossier: Dossier
    study: DbMemberStudy | None
    job: Job | None
    offerings: Mapping[int, Offering]
    members: Mapping[int, str]
    is_current: bool
    may_edit: bool


def load_losses(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> LossesPage:
    """The N−1 table of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        study = find_study(session, bid_id)
        job = find_open_job(session, f"bid:{bid_id}", [JOB_KIND])
        losses = study.data.losses if study else ()
        offerings = map_usable_offerings(session, actor, {one.offering_id for loss in losses for one in loss.swaps})
        owners = {one.organisation_id for one in offerings.values()} | {loss.organisation_id for loss in losses}
        members = {**assessment.dossier.organisations, **map_organisations(session, owners)}
    dossier = assessment.dossier
    return LossesPage(
        summary=assessment.summary,
        findings=assessment.findings,
        dossier=dossier,
        study=study,
        job=job,
        offerings=offerings,
        members={number: one.display_name for number, one in members.items()},
        is_current=study is not None and study.solution_revision == dossier.solution.revision,
        may_edit=actor.has_in(Permission.MANAGE_BIDS, dossier.bid.lead_id) and dossier.bid.stage in OPEN_STAGES,
    )


def get_loss(page: LossesPage, organisation_id: int) -> MemberLoss:
    """What leaves with one member, as last worked out. Raises `NotFound`."""
    losses = page.study.data.losses if page.study else ()
    found = next((one for one in losses if one.organisation_id == organisation_id), None)
    if found is None:
        raise NotFound
    return found


def start_study(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> int:
    """Ask for a study; gives the job's id. Raises `NotFound`, `StudyUnderWay`."""
    with database.write(actor.name, now) as work:
        get_bid(work.session, actor, bid_id)
        if find_open_job(work.session, f"bid:{bid_id}", [JOB_KIND]) is not None:
            raise StudyUnderWay
        job_id = queue_job(
            work.session,
            kind=JOB_KIND,
            subject=f"bid:{bid_id}",
            payload={"bid_id": bid_id},
            user_id=actor.user_id,
            now=now,
        )
        work.record("members.study-asked", f"bid:{bid_id}")
        return job_id


def study_job(context: JobContext) -> None:
    """Work out the N−1 table (payload: bid_id). Raises `NotFound` if who asked may no longer see the bid."""
    bid_id = int(context.job.payload["bid_id"])
    if context.job.user_id is None:
        raise NotFound
    with context.database.read() as session:
        actor = get_actor(session, get_user(session, context.job.user_id))
        assessment = load_assessment(session, actor, bid_id, context.database.coverage, now=context.clock())
        dictionary, view = load_dictionary(session), context.database.catalogue.current(session)
        replacing = Replacing(session, view, actor, assessment.dossier, Checker(dictionary))
        covered = renew_coverage(assessment.dossier, dictionary, context.database.coverage.find(bid_id))
        ground = Ground(assessment, covered, dictionary, context.clock())
        losses = rank_losses(_losses(context, ground, replacing))
    study = _study_of(assessment, losses)
    revision = assessment.dossier.solution.revision
    with context.finishing("worker", bid_id=bid_id) as work:
        keep_study(work.session, bid_id, study, revision=revision, by=actor.name, now=work.now)
        work.record("members.studied", f"bid:{bid_id}", f"revision {revision}")


def _study_of(assessment: Assessment, losses: tuple[MemberLoss, ...]) -> MemberStudy:
    return MemberStudy(currency=assessment.price.currency, before=assessment.price.total, losses=losses)


def _losses(context: JobContext, ground: Ground, replacing: Replacing) -> list[MemberLoss]:
    dossier = ground.before.dossier
    leavers = list_leavers(dossier.solution, dossier.bid.lead_id)
    losses = []
    for done, member in enumerate(leavers):
        context.progress(done, len(leavers), _WORKING)
        losses.append(lose_member(ground, member, _substitutes(dossier, member, replacing)))
    return losses


def _substitutes(dossier: Dossier, member: int, replacing: Replacing) -> list[Substitute]:
    """The cheapest replacement of another member for each item of this one, where there is any."""
    found = []
    for row in outline(dossier.solution):
        if row.node.organisation_id != member:
            continue
        others = (one for one in replacing.list_for(row.node, row.quantity) if one.offering.organisation_id != member)
        best = next(others, None)
        if best is not None:
            found.append(Substitute(item_key=row.node.key, offering=best.offering, prices=best.prices))
    return found
