"""Runs of the composer for a bid: ask for one, watch it, stop it. `composing_runs` does them, `composed` reads their results."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.composer.problem import Against
from bidbuilder.composer.sourcing.wishes import LotOff, Wishes, require_sound
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import CriterionKind, Tender
from bidbuilder.storage.bids import get_bid, get_bid_for_change
from bidbuilder.storage.candidates import map_usable_offerings
from bidbuilder.storage.compositions import (
    CompositionRow,
    add_composition,
    ask_to_stop,
    get_composition,
    list_compositions,
    set_job,
)
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.jobs import Job, find_open_job, get_job, queue_job
from bidbuilder.storage.organisations import map_organisations

JOB_KIND = "compose"


class RunUnderWay(Refusal):
    """Only one run of a bid goes on at a time."""

    code = "run-under-way"
    message = translatable("A run for this bid is under way.")
    hint = translatable("Wait for it, or stop it and keep the best it has.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposePage:
    """What the form needs. `wishes` are those of a run, else what tender and bid suggest; `running` is the run on.

    `asked` are the wishes of each run by its id. `offerings` are those the wishes name and those in the solution; `members`
    their owners, the partners and whom earlier runs name.
    """

    summary: BidSummary
    findings: tuple[Finding, ...]
    bid: Bid
    tender: Tender
    wishes: Wishes
    is_first: bool
    runs: tuple[CompositionRow, ...]
    asked: Mapping[int, Wishes]
    running: CompositionRow | None
    offerings: Mapping[int, Offering]
    members: Mapping[int, str]
    may_compose: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class RunState:
    """A run with the job that does it; `job` is None for runs of which nothing is known any more."""

    run: CompositionRow
    job: Job | None

    @property
    def is_on(self) -> bool:
        """Whether it is still at work or waits for it."""
        return self.job is not None and self.job.state in {"queued", "running"}


def load_compose_page(
    database: Database, actor: Actor, bid_id: int, *, run_id: int | None = None, now: datetime
) -> ComposePage:
    """Rules, goals and earlier runs of a bid of a lead the actor works for. Raises `NotFound`.

    The rules are those of `run_id`, if the bid has that run, else those of the last one.
    """
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        runs = list_compositions(session, bid_id)
        job = find_open_job(session, f"bid:{bid_id}", [JOB_KIND])
        asked = {one.id: from_plain(one.wishes, Wishes) for one in runs}
        last = asked.get(run_id or 0) or (asked[runs[0].id] if runs else None)
        offerings = map_usable_offerings(session, actor, _named(assessment, last))
        partners = {one.organisation_id for one in assessment.dossier.bid.partners}
        named = {number for wishes in asked.values() for number in _members_of(wishes)}
        owners = {one.organisation_id for one in offerings.values()} | partners | named
        members = map_organisations(session, owners)
    bid, tender = assessment.dossier.bid, assessment.dossier.tender
    return ComposePage(
        summary=assessment.summary,
        findings=assessment.findings,
        bid=bid,
        tender=tender,
        wishes=last or suggest_wishes(tender, bid.policy),
        is_first=last is None,
        runs=runs,
        asked=asked,
        running=next((one for one in runs if job is not None and one.job_id == job.id), None),
        offerings=offerings,
        members={number: one.display_name for number, one in members.items()},
        may_compose=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def _members_of(wishes: Wishes) -> set[int]:
    """Ids of the members the wishes name."""
    return {*wishes.barred_members, *(one.organisation_id for one in wishes.member_bounds)}


def _named(assessment: Assessment, wishes: Wishes | None) -> set[int]:
    """Ids of the offerings in the solution and in the wishes."""
    named = {item.offering_id or 0 for item in assessment.dossier.solution.items()}
    if wishes is not None:
        pairs = (*wishes.requires, *wishes.excludes)
        named |= {pin.offering_id for pin in wishes.pinned} | set(wishes.barred_offerings)
        named |= {number for pair in pairs for number in pair}
    return named


def suggest_wishes(tender: Tender, policy: PricingPolicy) -> Wishes:
    """What tender and price suggest.

    The award formula as weights; the days from award to delivery as the longest lead time; what the buyer thinks each lot
    is worth, as what leaving it out counts as; and the discounts for several lots that the bid promises.
    """
    criteria = tender.lots[0].award_criteria if tender.lots else ()
    quality = sum((one.weight or Decimal(0) for one in criteria if one.kind is CriterionKind.QUALITY), Decimal(0))
    price = sum((one.weight or Decimal(0) for one in criteria if one.kind is not CriterionKind.QUALITY), Decimal(0))
    is_rated = any(one.level is Level.RATED and one.weight for one in tender.requirements)
    days = (
        (tender.delivery_until - tender.expected_award_on).days
        if tender.delivery_until and tender.expected_award_on
        else None
    )
    return Wishes(
        price_weight=price or Decimal(100),
        quality_weight=quality,
        max_lead_time_days=days if days is not None and days > 0 else None,
        trade_off=Against.SCORE if is_rated else Against.MEMBERS,
        lot_values=tuple(
            (lot.id, lot.value.amount)
            for lot in tender.lots
            if lot.value is not None and lot.value.currency == policy.currency
        ),
        lot_discounts=tuple(
            LotOff(lots=one.lots, percent=one.percent) for one in policy.lot_discounts if len(one.lots) > 1
        ),
    )


def start_run(database: Database, actor: Actor, bid_id: int, wishes: Wishes, *, now: datetime) -> int:
    """Ask for a run; gives its id. Raises `NotFound`, `BidFrozen`, `RunUnderWay`, and the refusals of unsound wishes."""
    require_sound(wishes)
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        if find_open_job(work.session, f"bid:{bid_id}", [JOB_KIND]) is not None:
            raise RunUnderWay
        number = add_composition(work.session, bid.id or 0, by=actor.name, now=now, wishes=to_plain(wishes))
        job_id = queue_job(
            work.session,
            kind=JOB_KIND,
            subject=f"bid:{bid_id}",
            payload={"bid_id": bid_id, "composition_id": number},
            user_id=actor.user_id,
            now=now,
        )
        set_job(work.session, number, job_id)
        work.record("composer.asked", f"bid:{bid_id}", f"run {number}, {wishes.goal}")
        return number


def watch_run(database: Database, actor: Actor, bid_id: int, run_id: int) -> RunState:
    """How a run stands. Raises `NotFound`."""
    with database.read() as session:
        get_bid(session, actor, bid_id)
        run = get_composition(session, bid_id, run_id)
        return RunState(run=run, job=get_job(session, run.job_id) if run.job_id else None)


def stop_run(database: Database, actor: Actor, bid_id: int, run_id: int, *, now: datetime) -> None:
    """Let a run end with the best it has found. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        get_bid_for_change(work.session, actor, bid_id)
        get_composition(work.session, bid_id, run_id)
        ask_to_stop(work.session, bid_id, run_id)
        work.record("composer.stopped", f"bid:{bid_id}", f"run {run_id}")
