"""The price of a bid and the policy behind it. For the lead's people only; no member ever loads anything in here."""

from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import StaleRevision
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.bids import AuditEntry, Bid
from bidbuilder.domain.bids.costing import cost_dossier, delivery_of
from bidbuilder.domain.bids.freezing import price_for_buyer
from bidbuilder.domain.bids.snapshot import SnapshotPrice
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.awarding import Standing, highest_winning_price, rank
from bidbuilder.domain.pricing.breakdown import KEYS, BreakdownRow, Grouping, break_down
from bidbuilder.domain.pricing.build_up import BidPrice, CostLine, PricingPolicy
from bidbuilder.domain.pricing.guarantees import GuaranteeShare, share_guarantee
from bidbuilder.domain.pricing.logistics import Delivery
from bidbuilder.domain.pricing.payments import CashFlow, flow_of
from bidbuilder.domain.pricing.policies import require_sound_policy
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.domain.pricing.sensitivity import Priced, Swing, list_swings
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.bids import get_bid_for_change, save_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment

_ACTION = "price.policy-changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlook:
    """What moves the price, the order of bidders as assumed, and the highest price that would still win."""

    swings: tuple[Swing, ...]
    standings: tuple[Standing, ...]
    winning: Decimal | None


@dataclass(frozen=True, slots=True, kw_only=True)
class PricePage:
    """The price of a bid with its build-up. `costs` are what the lines start from (source quote, list, plug, none).

    `members` are names by organisation id, 0 being the lead's own plugs and services; `findings` are the gates'. `offered` is
    the price as the buyer would see it, titles in the language of the documents.
    """

    summary: BidSummary
    bid: Bid
    price: BidPrice
    costs: tuple[CostLine, ...]
    delivery: Delivery
    tender: Tender
    rates: RateTable | None
    members: dict[int, str]
    findings: tuple[Finding, ...]
    may_edit: bool
    offered: SnapshotPrice

    @property
    def flow(self) -> CashFlow:
        """The cash flow, once the bid says when it is paid and pays."""
        return flow_of(self.price.total, self.price.cost, self.bid.policy.payments, self.price.currency)

    @property
    def breakdown(self) -> dict[Grouping, tuple[BreakdownRow, ...]]:
        """The build-up by line, member, lot and of the bid."""
        return {by: break_down(self.price, key_of) for by, key_of in KEYS.items()}

    @property
    def guarantees(self) -> tuple[GuaranteeShare, ...]:
        """What each security comes to, with the share of every member."""
        price = self.price
        by_member = dict(price.by_member)
        if 0 in by_member:
            # The lead's own costs and placeholders are the lead's to stand for.
            by_member[self.bid.lead_id] = by_member.get(self.bid.lead_id, Decimal(0)) + by_member.pop(0)
        return tuple(share_guarantee(one, price.total, by_member, price.currency) for one in self.bid.policy.guarantees)

    @property
    def price_findings(self) -> tuple[Finding, ...]:
        """Those of the findings that are mended here."""
        return tuple(one for one in self.findings if one.params.get("page") in {"price", "costs", "rates", "payments"})


def get_price_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> PricePage:
    """The price of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    return _page_of(assessment, actor)


def make_outlook(database: Database, page: PricePage, percent: Decimal) -> Outlook:
    """How the price moves when things move by so many per cent, and where it stands against assumed competitors."""
    policy, price = page.bid.policy, page.price
    standings: tuple[Standing, ...] = ()
    winning = None
    if policy.award is not None and policy.competitors:
        standings = rank(price.total, policy.award, policy.competitors)
        winning = highest_winning_price(policy.award, policy.competitors, price.currency)
    return Outlook(swings=_swings_of(database, page, percent), standings=standings, winning=winning)


def _swings_of(database: Database, page: PricePage, percent: Decimal) -> tuple[Swing, ...]:
    """Every swing prices the whole bid anew; as long as the bid is kept as it is, so are its swings."""
    policy, price = page.bid.policy, page.price

    def make(known: tuple[BidPrice, tuple[Swing, ...]] | None) -> tuple[BidPrice, tuple[Swing, ...]]:
        if known is not None and known[0] is price:
            return known
        priced = Priced(lines=page.costs, rates=page.rates, policy=policy, delivery=page.delivery)
        return price, list_swings(priced, price.converted, percent, policy.adjustment)

    return database.kept.swings.renew((page.summary.bid_id, percent), make)[1]


def change_policy(
    database: Database, actor: Actor, bid_id: int, policy: PricingPolicy, *, before: PricingPolicy, now: datetime
) -> Bid:
    """Price with another policy. `before` is the one the actor looked at when changing it.

    Raises `NotFound`, `BidFrozen`, `StaleRevision` if somebody changed it meanwhile, and the refusals of a policy.
    """
    sound = require_sound_policy(policy)
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        if bid.policy not in {before, sound}:
            raise StaleRevision(who=_last_changer(list_entries(work.session, f"bid:{bid_id}")))
        saved = save_bid(work.session, replace(bid, policy=sound), now)
        # Percentages stay out of the trail: it is also read by people who may see no price.
        work.record(_ACTION, f"bid:{bid_id}")
        return saved


def _last_changer(entries: tuple[AuditEntry, ...]) -> str:
    return next((entry.actor for entry in entries if entry.action == _ACTION), "?")


def _page_of(assessment: Assessment, actor: Actor) -> PricePage:
    dossier = assessment.dossier
    bid = dossier.bid
    names = {number: one.display_name for number, one in dossier.organisations.items()}
    return PricePage(
        summary=assessment.summary,
        bid=bid,
        price=assessment.price,
        costs=cost_dossier(dossier),
        delivery=delivery_of(dossier),
        tender=dossier.tender,
        rates=dossier.rates,
        members={0: dossier.lead.display_name, **names},
        findings=assessment.findings,
        may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
        offered=price_for_buyer(dossier, assessment.price, dossier.tender.document_language),
    )
