"""Which part an organisation has in bids of others: as a partner, or because it was asked for a quote. No price is read here."""

from dataclasses import dataclass

from sqlalchemy import exists, or_, select
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.bids import DbBid, DbBidPartner
from bidbuilder.storage.quotes import DbQuote
from bidbuilder.storage.tenders import DbTender


@dataclass(frozen=True, slots=True, kw_only=True)
class BidPart:
    """One organisation's part in one bid, with the call without its requirements. Of the bid the member sees the title only."""

    organisation_id: int
    bid_id: int
    bid: Bid
    tender: Tender


def require_part(session: Session, actor: Actor, bid_id: int, organisation_id: int, permission: Permission) -> None:
    """See that the actor has the permission in the organisation, and the organisation a part in the bid; raises `NotFound`."""
    query = select(DbBid.id).where(
        DbBid.id == bid_id,
        or_(
            exists().where(DbBidPartner.bid_id == DbBid.id, DbBidPartner.organisation_id == organisation_id),
            exists().where(DbQuote.bid_id == DbBid.id, DbQuote.organisation_id == organisation_id),
        ),
    )
    if not actor.has_in(permission, organisation_id) or session.scalar(query) is None:
        raise NotFound


def find_quote_id(session: Session, bid_id: int, organisation_id: int) -> int | None:
    """The quote that an organisation was asked for in a bid; the caller has seen that it has a part in it."""
    return session.scalar(
        select(DbQuote.id).where(DbQuote.bid_id == bid_id, DbQuote.organisation_id == organisation_id)
    )


def list_parts_without_quote(session: Session, actor: Actor) -> tuple[BidPart, ...]:
    """The bids of others in which the actor's organisations are partners that nobody asked for a quote, the next due first."""
    asked = exists().where(
        DbQuote.bid_id == DbBidPartner.bid_id, DbQuote.organisation_id == DbBidPartner.organisation_id
    )
    own = DbBidPartner.organisation_id.in_(actor.organisations_with(Permission.SEE_OWN_PRICES))
    rows = session.execute(
        select(DbBidPartner.organisation_id, DbBid, DbTender)
        .join(DbBid, DbBid.id == DbBidPartner.bid_id)
        .join(DbTender, DbTender.id == DbBid.tender_id)
        .where(own, ~asked, DbBid.lead_id != DbBidPartner.organisation_id)
        .order_by(DbTender.deadline.is_(None), DbTender.deadline, DbBid.id, DbBidPartner.organisation_id)
    )
    return tuple(
        BidPart(organisation_id=organisation_id, bid_id=bid.id, bid=bid.data, tender=tender.data)
        for organisation_id, bid, tender in rows
    )
