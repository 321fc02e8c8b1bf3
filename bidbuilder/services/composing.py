"""Runs of the composer for a bid: ask for one, watch it, stop it, and the job that does it. Results are read in `composed`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from decimal import Decimal
from time import monotonic
from typing import Any

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.composer.answer import Progress
from bidbuilder.composer.apart import compose_apart
from bidbuilder.composer.orders import Order
from bidbuilder.composer.problem import Against
from bidbuilder.composer.sourcing.building import build_problem, warm_start
from bidbuilder.composer.sourcing.free_capacity import free_amounts
from bidbuilder.composer.sourcing.landing import Landing, way_rates, with_stated
from bidbuilder.composer.sourcing.offering_prices import PriceBook
from bidbuilder.composer.sourcing.record import Record, record_of
from bidbuilder.composer.sourcing.surveying import Site, Survey, survey
from bidbuilder.composer.sourcing.things import is_checkable
from bidbuilder.composer.sourcing.wishes import Goal, LotOff, Wishes, require_sound
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.bids import Bid, Stage
from bidbuilder.domain.bids.costing import cost_dossier, delivery_of
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.domain.tenders.tenders import CriterionKind, Tender
from bidbuilder.storage.bids import get_bid, get_bid_for_change
from bidbuilder.storage.candidates import Wanted, map_usable_offerings
from bidbuilder.storage.composable import map_catalogue
from bidbuilder.storage.compositions import (
    CompositionRow,
    add_composition,
    ask_to_stop,
    end_composition,
    get_composition,
    list_compositions,
    note_progress,
    set_job,
)
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment, map_prices_for_lead
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import Job, find_open_job, get_job, queue_job
from bidbuilder.storage.offering_uses import BidUse, list_uses
from bidbuilder.storage.organisations import map_organisations
from bidbuilder.storage.users import get_actor, get_user

JOB_KIND = "compose"

_PER_REQUIREMENT = 80
_MOST_POINTS = 240
_CURVE_PAUSE = 0.6
_DELIVERY_DAYS = 365
_FIRM = frozenset({Stage.SUBMITTED, Stage.WON})
_FIRST = {Goal.MEMBERS: Against.MEMBERS, Goal.LEAD_TIME: Against.LEAD_TIME}

_SEARCHING = translatable("Searching for the best solution")
_MATCHING = translatable("Holding the catalogue against the requirements")


class RunUnderWay(Refusal):
    """Only one run of a bid goes on at a time."""

    code = "run-under-way"
    message = translatable("A run for this bid is under way.")
    hint = translatable("Wait for it, or stop it and keep the best it has.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ComposePage:
    """What the form needs. `wishes` are those of the last run, else what tender and bid suggest; `running` is the run on.

    `offerings` are those the wishes name and those in the solution; `members` the owners among whom some can be left out.
    """

    summary: BidSummary
    findings: tuple[Finding, ...]
    bid: Bid
    tender: Tender
    wishes: Wishes
    is_first: bool
    runs: tuple[CompositionRow, ...]
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


def load_compose_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> ComposePage:
    """Rules, goals and earlier runs of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        runs = list_compositions(session, bid_id)
        job = find_open_job(session, f"bid:{bid_id}", [JOB_KIND])
        last = from_plain(runs[0].wishes, Wishes) if runs else None
        offerings = map_usable_offerings(session, actor, _named(assessment, last))
        owners = {one.organisation_id for one in offerings.values()} | _members_of(last)
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
        running=next((one for one in runs if job is not None and one.job_id == job.id), None),
        offerings=offerings,
        members={number: one.display_name for number, one in members.items()},
        may_compose=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def _members_of(wishes: Wishes | None) -> set[int]:
    """Ids of the members the wishes name."""
    if wishes is None:
        return set()
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


def compose_job(context: JobContext) -> None:
    """Do a run (payload: bid_id, composition_id): match, search in a process of its own, keep the record.

    Raises `NotFound` if who asked may no longer see the bid. A run that was done already is not done again.
    """
    bid_id, run_id = int(context.job.payload["bid_id"]), int(context.job.payload["composition_id"])
    context.progress(0, 0, _MATCHING)
    with context.database.read() as session:
        run = get_composition(session, bid_id, run_id)
        if context.job.user_id is None:
            raise NotFound
        actor = get_actor(session, get_user(session, context.job.user_id))
        assessment = load_assessment(session, actor, bid_id, context.database.coverage, now=context.clock())
        dictionary = load_dictionary(session)
        catalogue = _catalogue(context.database, session, actor, assessment.dossier.tender, dictionary)
        prices = map_prices_for_lead(session, assessment.dossier.bid.lead_id, list(catalogue))
        free = _free(list_uses(session, actor), assessment, catalogue, context.clock().date())
    wishes = from_plain(run.wishes, Wishes)
    book = _price_book(assessment, prices, context.clock().date(), wishes)
    found = survey(_site(assessment, catalogue, book, free), wishes, dictionary)
    composed = compose_apart(_order(found), _Watch(context, run_id).see)
    record = record_of(found, composed, assessment.dossier.bid.policy.currency, catalogue)
    with context.finishing("worker", bid_id=bid_id, composition_id=run_id) as work:
        end_composition(work.session, run_id, now=work.now, result=to_plain(record), summary=_summary_of(record))
        work.record("composer.done", f"bid:{bid_id}", f"run {run_id}, {composed.answer.status}")


def _catalogue(
    database: Database, session: Reading, actor: Actor, tender: Tender, dictionary: Dictionary
) -> Mapping[int, Offering]:
    searches = (
        Wanted(one.confirmed_constraints, key_dates(tender, one)) for one in tender.requirements if is_checkable(one)
    )
    return map_catalogue(
        session, lambda: database.catalogue.current(session), actor, searches, dictionary, limit=_PER_REQUIREMENT
    )


def _price_book(assessment: Assessment, prices: Mapping[int, PriceList], today: date, wishes: Wishes) -> PriceBook:
    """Prices that hold when the bid is handed in; where that is past or not known, today. The way is that of the wishes."""
    dossier = assessment.dossier
    deadline = dossier.tender.submission_deadline
    day = max(today, deadline.moment.date()) if deadline else today
    exchange = Exchange(dossier.rates, dossier.bid.policy.currency)
    return PriceBook(dossier.quotes, prices, exchange, day, _landing(dossier, exchange, wishes))


def _landing(dossier: Dossier, exchange: Exchange, wishes: Wishes) -> Landing:
    delivery = delivery_of(dossier)
    rates = way_rates(dossier.bid.policy.shared_costs, cost_dossier(dossier), exchange, delivery)
    stated = with_stated(
        rates,
        exchange.currency,
        per_kg=wishes.freight_per_kg,
        per_m3=wishes.freight_per_m3,
        percent=wishes.freight_percent,
    )
    return Landing(delivery=delivery, rates=stated)


def _free(
    uses: Iterable[BidUse], assessment: Assessment, catalogue: Mapping[int, Offering], today: date
) -> dict[int, Decimal]:
    """What is left of capacities from award to delivery after the lead's other bids that are handed in or won.

    Bids of other leads stay unknown to this one (law 1).
    """
    tender = assessment.dossier.tender
    first = max(today, tender.expected_award_on or today)
    last = tender.delivery_until or first + timedelta(days=_DELIVERY_DAYS)
    draws: dict[int, list[Draw]] = {}
    for use in uses:
        if use.bid_id == assessment.dossier.bid.id or use.stage not in _FIRM:
            continue
        begin = use.award_on or today
        end = max(begin, use.delivery_until or begin)
        for item in use.items:
            draw = Draw(first_day=begin, last_day=end, amount=item.quantity, is_firm=True)
            draws.setdefault(item.offering_id, []).append(draw)
    return free_amounts(catalogue.values(), draws, first, last)


def _site(
    assessment: Assessment, catalogue: Mapping[int, Offering], book: PriceBook, free: Mapping[int, Decimal]
) -> Site:
    dossier = assessment.dossier
    return Site(
        tender=dossier.tender,
        solution=dossier.solution,
        lead_id=dossier.bid.lead_id,
        catalogue=catalogue,
        chosen=dossier.offerings,
        book=book,
        free=free,
        met=frozenset(one.requirement_key for one in assessment.coverage if one.verdict is Verdict.MET),
    )


def _order(found: Survey) -> Order:
    return Order(
        problem=build_problem(found.ground, found.wishes),
        seconds=float(found.wishes.seconds),
        first=_FIRST.get(found.wishes.goal),
        warm_start=warm_start(found.ground),
        explained=tuple(one.id for one in found.ground.placements),
    )


def _summary_of(record: Record) -> dict[str, Any]:
    answer = record.composed.answer
    choice = answer.choice
    return {
        "status": answer.status.value,
        "cost": None if choice is None else str(choice.cost),
        "score": None if choice is None else str(choice.score),
        "members": None if choice is None else len(choice.members),
        "gap": None if answer.gap is None else str(answer.gap),
        "currency": record.currency,
        "seconds": str(round(answer.seconds, 1)),
    }


@dataclass(slots=True)
class _Watch:
    """Keeps the curve in the database, not oftener than twice a second, and carries the wish to stop to the search."""

    context: JobContext
    run_id: int
    curve: list[list[str | None]] = field(default_factory=list)
    is_stopping: bool = False
    noted_at: float = float("-inf")

    def see(self, progress: Progress | None) -> bool:
        """Note a progress; False once somebody asked to stop. Raises `JobLost` when the job was cancelled."""
        if progress is not None and (progress.incumbent is not None or progress.bound is not None):
            self._add(progress)
        if monotonic() - self.noted_at >= _CURVE_PAUSE:
            self.noted_at = monotonic()
            self.context.progress(0, 0, _SEARCHING)
            with self.context.database.housekeep() as session:
                self.is_stopping = note_progress(session, self.run_id, list(self.curve))
        return not self.is_stopping

    def _add(self, progress: Progress) -> None:
        point = [
            f"{progress.seconds:.2f}",
            progress.stage,
            None if progress.incumbent is None else str(progress.incumbent),
            None if progress.bound is None else str(progress.bound),
        ]
        if self.curve and self.curve[-1][1:] == point[1:]:
            return
        self.curve.append(point)
        if len(self.curve) > _MOST_POINTS:
            del self.curve[1:-1:2]
