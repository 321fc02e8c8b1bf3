"""A lead's bids: begin, name, move through the stages, choose lots and papers. Partners stand in `consortium`.

Whoever works for the lead may look (bid and export managers); bid managers change. Nobody else learns that a bid exists.
"""

from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from decimal import Decimal

from bidbuilder.domain.basics.errors import NotPermitted, Refusal
from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.bids import AuditEntry, Bid, Stage
from bidbuilder.domain.bids.stages import OPEN_STAGES, move_to, next_stages, require_open
from bidbuilder.domain.consortium.partnering import start_partners
from bidbuilder.domain.consortium.partners import Partner
from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.pricing.build_up import PricingPolicy
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.audit import list_entries
from bidbuilder.storage.bids import get_bid, get_bid_for_change, save_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import list_assessments, load_assessment
from bidbuilder.storage.organisations import get_organisation
from bidbuilder.storage.rates import list_rate_tables
from bidbuilder.storage.tenders import get_tender


class TitleMissing(Refusal):
    """A bid needs a name."""

    code = "title-missing"
    message = translatable("The bid needs a title.")
    hint = translatable("The title of the tender will do.")


class LotUnknown(Refusal):
    """The tender has no such lot."""

    code = "lot-unknown"
    message = translatable("The tender has no lot {lot}.")


class ChoiceUnknown(Refusal):
    """Something was chosen that is not on offer."""

    code = "choice-unknown"
    message = translatable("{choice} cannot be chosen here.")


@dataclass(frozen=True, slots=True, kw_only=True)
class PartnerCard:
    """A partner on the page of the consortium: how many items, what was asked of it; `amount` is its part of the price."""

    partner: Partner
    organisation: Organisation
    items: int
    quote_state: QuoteState | None
    amount: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class BidPage:
    """A bid as its lead sees it. `tender` is the part the bid answers; `findings` are the gates', errors first."""

    summary: BidSummary
    bid: Bid
    tender: Tender
    lead: Organisation
    partners: tuple[PartnerCard, ...]
    findings: tuple[Finding, ...]
    next_stages: tuple[Stage, ...]
    may_manage: bool
    may_make_packs: bool

    @property
    def may_edit(self) -> bool:
        """Whether the actor may change the bid as it stands now: nothing that was frozen changes."""
        return self.may_manage and self.bid.stage in OPEN_STAGES


def list_cards(database: Database, actor: Actor, *, now: datetime) -> tuple[BidSummary, ...]:
    """The bids of the leads the actor works for as cards, the last changed first; none for anybody else."""
    with database.read() as session:
        return tuple(one.summary for one in list_assessments(session, actor, database.coverage, now=now))


def get_bid_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> BidPage:
    """A bid with partners and gates. Raises `NotFound`."""
    with database.read() as session:
        return _page_of(load_assessment(session, actor, bid_id, database.coverage, now=now), actor)


def list_log(database: Database, actor: Actor, bid_id: int) -> tuple[AuditEntry, ...]:
    """What was done to a bid and by whom, the newest first. Raises `NotFound`."""
    with database.read() as session:
        get_bid(session, actor, bid_id)
        return list_entries(session, f"bid:{bid_id}")


def create_bid(
    database: Database,
    actor: Actor,
    *,
    tender_id: int,
    title: str = "",
    lots: Collection[str] = (),
    now: datetime,
) -> int:
    """Begin a bid for a tender of a lead; gives its id. Raises `NotFound`, `NotPermitted`, `LotUnknown`.

    Without a title it is called like the tender. It begins in the tender's currency (EUR if it names none), with the newest
    rate table of the lead, and with the lead's signatory where there is only one.
    """
    with database.write(actor.name, now) as work:
        tender = get_tender(work.session, actor, tender_id)
        lead_id = tender.owner_id or 0
        if not actor.has_in(Permission.MANAGE_BIDS, lead_id):
            raise NotPermitted
        signatories = get_organisation(work.session, lead_id).signatories
        tables = list_rate_tables(work.session, lead_id, limit=1)
        bid = Bid(
            lead_id=lead_id,
            tender_id=tender_id,
            title=_usable_title(title or choose_text(tender.title, tender.document_language) or tender.reference),
            lots=_usable_lots(tender, lots),
            policy=PricingPolicy(currency=tender.currency or "EUR"),
            partners=start_partners(lead_id),
            rate_table_id=tables[0][0] if tables else None,
            signatory_names=(signatories[0].name,) if len(signatories) == 1 else (),
        )
        saved = save_bid(work.session, bid, now)
        work.record("bid.created", f"bid:{saved.id}", saved.title)
        return saved.id or 0


def rename_bid(database: Database, actor: Actor, bid_id: int, title: str, *, now: datetime) -> Bid:
    """Give a bid another title. Raises `NotFound`, `BidFrozen`, `TitleMissing`."""
    wanted = _usable_title(title)
    return _change(database, actor, bid_id, lambda bid: replace(bid, title=wanted), ("bid.renamed", wanted), now)


def choose_lots(database: Database, actor: Actor, bid_id: int, lots: Collection[str], *, now: datetime) -> Bid:
    """Answer these lots only; none means all. Raises `NotFound`, `BidFrozen`, `LotUnknown`."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        tender = get_tender(work.session, actor, bid.tender_id)
        saved = save_bid(work.session, replace(bid, lots=_usable_lots(tender, lots)), now)
        work.record("bid.lots-chosen", f"bid:{bid_id}", ", ".join(saved.lots) or "all")
        return saved


def change_stage(database: Database, actor: Actor, bid_id: int, stage: Stage, *, now: datetime) -> Bid:
    """Move a bid to another stage. Raises `NotFound`, `StageNotReachable`; freezing is done in `packs`."""
    with database.write(actor.name, now) as work:
        before = get_bid_for_change(work.session, actor, bid_id)
        saved = save_bid(work.session, move_to(before, stage), now)
        work.record("bid.stage-changed", f"bid:{bid_id}", f"{before.stage} → {stage}")
        return saved


def write_introduction(database: Database, actor: Actor, bid_id: int, text: str, *, now: datetime) -> Bid:
    """Write the lead's own words for the letter of bid. Raises `NotFound`, `BidFrozen`."""
    return _change(
        database,
        actor,
        bid_id,
        lambda bid: replace(bid, introduction=text.strip()),
        ("bid.introduction-written", ""),
        now,
    )


def acknowledge_addenda(
    database: Database, actor: Actor, bid_id: int, numbers: Collection[str], *, now: datetime
) -> Bid:
    """State which addenda of the buyer were read and taken into account. Raises `NotFound`, `BidFrozen`, `ChoiceUnknown`."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        known = [addendum.number for addendum in get_tender(work.session, actor, bid.tender_id).addenda]
        wanted = _chosen(numbers, known)
        saved = save_bid(work.session, replace(bid, acknowledged_addenda=wanted), now)
        work.record("bid.addenda-acknowledged", f"bid:{bid_id}", ", ".join(wanted))
        return saved


def choose_signatories(database: Database, actor: Actor, bid_id: int, names: Collection[str], *, now: datetime) -> Bid:
    """Name who signs the letter of bid for the lead. Raises `NotFound`, `BidFrozen`, `ChoiceUnknown`."""
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        known = [one.name for one in get_organisation(work.session, bid.lead_id).signatories]
        wanted = _chosen(names, known)
        saved = save_bid(work.session, replace(bid, signatory_names=wanted), now)
        work.record("bid.signatories-chosen", f"bid:{bid_id}", ", ".join(wanted))
        return saved


def _change(
    database: Database,
    actor: Actor,
    bid_id: int,
    change: Callable[[Bid], Bid],
    entry: tuple[str, str],
    now: datetime,
) -> Bid:
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        saved = save_bid(work.session, change(bid), now)
        work.record(entry[0], f"bid:{bid_id}", entry[1])
        return saved


def _page_of(assessment: Assessment, actor: Actor) -> BidPage:
    dossier = assessment.dossier
    return BidPage(
        summary=assessment.summary,
        bid=dossier.bid,
        tender=dossier.tender,
        lead=dossier.lead,
        partners=_cards(assessment),
        findings=assessment.findings,
        next_stages=next_stages(dossier.bid.stage),
        may_manage=actor.has_in(Permission.MANAGE_BIDS, dossier.bid.lead_id),
        may_make_packs=actor.has_in(Permission.MAKE_PACKS, dossier.bid.lead_id),
    )


def _cards(assessment: Assessment) -> tuple[PartnerCard, ...]:
    dossier = assessment.dossier
    states = {quote.organisation_id: quote.state for quote in dossier.quotes}
    amounts = dict(assessment.price.by_member)
    owners = [item.organisation_id for item in dossier.solution.items()]
    return tuple(
        PartnerCard(
            partner=partner,
            organisation=dossier.organisations[partner.organisation_id],
            items=owners.count(partner.organisation_id),
            quote_state=states.get(partner.organisation_id),
            amount=amounts.get(partner.organisation_id, Decimal(0)),
        )
        for partner in dossier.bid.partners
    )


def _usable_title(title: str) -> str:
    if not title.strip():
        raise TitleMissing(where="title")
    return title.strip()[:300]


def _usable_lots(tender: Tender, lots: Collection[str]) -> tuple[str, ...]:
    known = [lot.id for lot in tender.lots]
    for lot in lots:
        if lot not in known:
            raise LotUnknown(lot=lot, where="lots")
    return tuple(lot for lot in known if lot in lots)


def _chosen(wanted: Collection[str], known: Sequence[str]) -> tuple[str, ...]:
    """What was chosen, in the order it was offered in; raises `ChoiceUnknown`."""
    for choice in wanted:
        if choice not in known:
            raise ChoiceUnknown(choice=choice)
    return tuple(one for one in known if one in wanted)
