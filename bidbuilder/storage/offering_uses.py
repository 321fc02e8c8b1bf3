"""Where offerings are used: the items of living bids that stand for an offering, never with a price.

A person sees the bids of the leads it works for, whole, and of other bids only the lines of its own organisation, where that
is a partner: that a bid of which it does not know uses an offering stays unknown to it (law 1).
"""

from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from sqlalchemy import ColumnElement, and_, or_, select, true
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.odds import FIRM_STAGES, chances_of
from bidbuilder.domain.catalogue.calendars import Draw
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.domain.solutions.tree import NodeKind, Solution
from bidbuilder.storage.bids import DbBid, DbBidPartner, DbSolution
from bidbuilder.storage.organisations import DbOrganisation
from bidbuilder.storage.tenders import DbTender

# Stages in which what a bid is made of can still matter to somebody.
LIVE_STAGES = frozenset(Stage) - {Stage.LOST, Stage.WITHDRAWN}


@dataclass(frozen=True, slots=True, kw_only=True)
class UsedItem:
    """An item of a bid: which version of which offering, how many in all."""

    key: str
    title: str
    offering_id: int
    version: int
    organisation_id: int
    quantity: Decimal
    unit: str


@dataclass(frozen=True, slots=True, kw_only=True)
class BidUse:
    """A living bid with the items and partners somebody may know of; `is_own` says that the person works for its lead."""

    bid_id: int
    title: str
    stage: Stage
    lead_id: int
    lead: str
    tender_title: Texts
    submission_on: date | None
    award_on: date | None
    delivery_until: date | None
    items: tuple[UsedItem, ...]
    partner_ids: frozenset[int]
    is_own: bool


def list_uses(session: Session, actor: Actor) -> tuple[BidUse, ...]:
    """The living bids the actor may know of, the last changed first."""
    leads = actor.organisations_with(Permission.SEE_BIDS)
    members = actor.organisations_with(Permission.EDIT_OFFERINGS) | actor.organisations_with(Permission.SEE_OWN_PRICES)
    joined = select(DbBidPartner.bid_id).where(DbBidPartner.organisation_id.in_(members))
    return tuple(_uses(session, or_(DbBid.lead_id.in_(leads), DbBid.id.in_(joined)), leads, members))


def list_versions_used(session: Session, organisation_id: int) -> frozenset[tuple[int, int]]:
    """Offerings of an organisation and their versions that stand in the living bids it leads or is a partner of."""
    joined = select(DbBidPartner.bid_id).where(DbBidPartner.organisation_id == organisation_id)
    own = {organisation_id}
    return frozenset(
        (item.offering_id, item.version)
        for use in _uses(session, or_(DbBid.lead_id == organisation_id, DbBid.id.in_(joined)), own, own)
        for item in use.items
        if item.organisation_id == organisation_id
    )


def list_firm_uses(session: Session, lead_id: int) -> tuple[BidUse, ...]:
    """The bids of a lead that are handed in or won, whole."""
    condition = (DbBid.lead_id == lead_id) & DbBid.stage.in_(FIRM_STAGES)
    return tuple(_uses(session, condition, {lead_id}, frozenset()))


def draws_of(
    uses: Iterable[BidUse], offering_id: int, today: date, own_chances: Mapping[int, Mapping[Stage, int]] | None = None
) -> Iterator[Draw]:
    """What each bid needs, from the expected award (or today) to the end of delivery; a bid without that end draws at once.

    `own_chances` are what leads have set, by lead, in per cent; of other leads the usual chances hold.
    """
    for use in uses:
        begin = use.award_on or today
        chances = chances_of((own_chances or {}).get(use.lead_id, {}))
        for item in use.items:
            if item.offering_id == offering_id:
                yield Draw(
                    first_day=begin,
                    last_day=max(begin, use.delivery_until or begin),
                    amount=item.quantity,
                    is_firm=use.stage in FIRM_STAGES,
                    chance=chances[use.stage],
                )


def list_all_uses(session: Session) -> tuple[BidUse, ...]:
    """Every living bid whole, for jobs that decide themselves who is told what."""
    return tuple(_uses(session, true(), None, frozenset()))


def _uses(
    session: Session, condition: ColumnElement[bool], leads: Collection[int] | None, members: Collection[int]
) -> Iterator[BidUse]:
    newest = and_(DbSolution.bid_id == DbBid.id, DbSolution.revision == DbBid.solution_revision)
    rows = session.execute(
        select(DbBid, DbSolution.data, DbTender.data, DbOrganisation.data)
        .join(DbTender, DbTender.id == DbBid.tender_id)
        .join(DbOrganisation, DbOrganisation.id == DbBid.lead_id)
        .outerjoin(DbSolution, newest)
        .where(condition, DbBid.stage.in_(LIVE_STAGES))
        .order_by(DbBid.changed_at.desc(), DbBid.id.desc())
    )
    for bid, solution, tender, lead in rows:
        is_own = leads is None or bid.lead_id in leads
        staying = {one.organisation_id for one in bid.data.partners if one.state is not PartnerState.DECLINED}
        known = staying if is_own else staying & set(members)
        if not is_own and not known:
            continue
        deadline = tender.submission_deadline
        yield BidUse(
            bid_id=bid.id,
            title=bid.title,
            stage=Stage(bid.stage),
            lead_id=bid.lead_id,
            lead=lead.display_name,
            tender_title=tender.title,
            submission_on=deadline.moment.date() if deadline else None,
            award_on=tender.expected_award_on,
            delivery_until=tender.delivery_until,
            items=tuple(_items(solution, None if is_own else known)),
            partner_ids=frozenset(known | ({bid.lead_id} if is_own else set())),
            is_own=is_own,
        )


def _items(solution: Solution | None, owners: Collection[int] | None) -> Iterator[UsedItem]:
    for row in outline(solution or Solution()):
        node = row.node
        if node.kind is not NodeKind.ITEM or node.offering_id is None or node.organisation_id is None:
            continue
        if owners is None or node.organisation_id in owners:
            yield UsedItem(
                key=node.key,
                title=node.title,
                offering_id=node.offering_id,
                version=node.offering_version or 0,
                organisation_id=node.organisation_id,
                quantity=row.quantity,
                unit=node.unit,
            )
