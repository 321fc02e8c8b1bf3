"""The job that does a run of the composer: the bid surveyed, searched in a process of its own, its record kept.

Asking for a run, watching and stopping it stand in `composing`.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime, timedelta
from decimal import Decimal
from time import monotonic
from typing import Any

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.composer.answer import Answer, Progress
from bidbuilder.composer.apart import compose_apart
from bidbuilder.composer.orders import Composed, Order
from bidbuilder.composer.problem import Against, Objective
from bidbuilder.composer.sourcing.adjusting import adjusted
from bidbuilder.composer.sourcing.building import build_problem, warm_start
from bidbuilder.composer.sourcing.free_capacity import free_amounts
from bidbuilder.composer.sourcing.landing import Landing, way_rates, with_stated
from bidbuilder.composer.sourcing.left_out import Price, with_members_whole, with_prices
from bidbuilder.composer.sourcing.offering_prices import PriceBook
from bidbuilder.composer.sourcing.record import Record, record_of
from bidbuilder.composer.sourcing.surveying import Site, Survey, survey
from bidbuilder.composer.sourcing.things import is_checkable
from bidbuilder.composer.sourcing.wishes import Goal, Wishes
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.assessment import Assessment
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.costing import cost_dossier, delivery_of
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.pricing.exchange import Exchange
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.candidates import Wanted
from bidbuilder.storage.composable import map_catalogue
from bidbuilder.storage.compositions import (
    end_composition,
    get_composition,
    note_progress,
)
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.dossiers import load_assessment, map_prices_for_lead
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.offering_uses import BidUse, list_uses
from bidbuilder.storage.users import get_actor, get_user

_PER_REQUIREMENT = 80
_MOST_POINTS = 240
_CURVE_PAUSE = 0.6
_DELIVERY_DAYS = 365
_FURTHER_SECONDS = 8.0
_FIRM = frozenset({Stage.SUBMITTED, Stage.WON})
_FIRST = {Goal.MEMBERS: Against.MEMBERS, Goal.LEAD_TIME: Against.LEAD_TIME}

_SEARCHING = translatable("Searching for the best solution")
_AFTERWARDS = {
    "alternatives": translatable("Searching for further solutions"),
    "trade-off": translatable("Working out the trade-off"),
    "explaining": translatable("Working out why, and what each rule costs"),
}
_MATCHING = translatable("Holding the catalogue against the requirements")


@dataclass(frozen=True, slots=True, kw_only=True)
class BidSurvey:
    """A bid as the composer sees it, with the catalogue it may use (by id) and its currency."""

    found: Survey
    catalogue: Mapping[int, Offering]
    currency: str


def compose_job(context: JobContext) -> None:
    """Do a run (payload: bid_id, composition_id): match, search in a process of its own, keep the record.

    Raises `NotFound` if who asked may no longer see the bid. A run that was done already is not done again.
    """
    bid_id, run_id = int(context.job.payload["bid_id"]), int(context.job.payload["composition_id"])
    context.progress(0, 0, _MATCHING)
    with context.database.read() as session:
        wishes = from_plain(get_composition(session, bid_id, run_id).wishes, Wishes)
        if context.job.user_id is None:
            raise NotFound
        actor = get_actor(session, get_user(session, context.job.user_id))
    surveyed = survey_bid(context.database, actor, bid_id, wishes, now=context.clock())
    order, watch = order_of(surveyed.found), _Watch(context, run_id)
    composed = with_members_whole(compose_apart(order, watch.see), order.problem, wishes)
    price = _priced(context.database, actor, bid_id, wishes, watch, context.clock())
    record = _record(surveyed, with_prices(_record(surveyed, composed), order.problem, price))
    with context.finishing("worker", bid_id=bid_id, composition_id=run_id) as work:
        end_composition(work.session, run_id, now=work.now, result=to_plain(record), summary=_summary_of(record))
        work.record("composer.done", f"bid:{bid_id}", f"run {run_id}, {composed.answer.status}")


def _record(surveyed: BidSurvey, composed: Composed) -> Record:
    return record_of(surveyed.found, composed, surveyed.currency, surveyed.catalogue)


def _priced(database: Database, actor: Actor, bid_id: int, wishes: Wishes, watch: "_Watch", now: datetime) -> Price:
    """What a run with changed wishes would cost at the lowest price; a few seconds each, and none once somebody stopped."""

    def price(changes: tuple[str, ...]) -> Answer | None:
        if not watch.see(None):
            return None
        found = survey_bid(database, actor, bid_id, adjusted(wishes, changes), now=now).found
        order = order_of(found)
        problem = replace(order.problem, objective=Objective(), trade_off=None, alternatives=None)
        further = replace(order, problem=problem, seconds=_FURTHER_SECONDS, first=None, explaining_seconds=0.0)
        return compose_apart(further, lambda _progress: watch.see(None)).answer

    return price


def survey_bid(database: Database, actor: Actor, bid_id: int, wishes: Wishes, *, now: datetime) -> BidSurvey:
    """What a run under these wishes would choose from. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        dictionary = load_dictionary(session)
        catalogue = _catalogue(database, session, actor, assessment.dossier.tender, dictionary)
        prices = map_prices_for_lead(session, assessment.dossier.bid.lead_id, list(catalogue))
        free = _free(list_uses(session, actor), assessment, catalogue, now.date())
    book = _price_book(assessment, prices, now.date(), wishes)
    found = survey(_site(assessment, catalogue, book, free), wishes, dictionary)
    return BidSurvey(found=found, catalogue=catalogue, currency=assessment.dossier.bid.policy.currency)


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


def order_of(found: Survey) -> Order:
    """What the search is asked for."""
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
    stage: str = ""

    def see(self, progress: Progress | None) -> bool:
        """Note a progress; False once somebody asked to stop. Raises `JobLost` when the job was cancelled."""
        if progress is not None:
            self.stage = progress.stage
        if progress is not None and (progress.incumbent is not None or progress.bound is not None):
            self._add(progress)
        if monotonic() - self.noted_at >= _CURVE_PAUSE:
            self.noted_at = monotonic()
            self.context.progress(0, 0, _AFTERWARDS.get(self.stage, _SEARCHING))
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
