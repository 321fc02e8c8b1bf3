"""What came of a cluster's work since a day, as counts. No price and no name is read here (law 1)."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import func, select
from sqlalchemy.orm import Session

from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.catalogue.proposals import ProposalState
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.offerings import DbOffering, DbOfferingVersion
from bidbuilder.storage.organisations import DbMembership
from bidbuilder.storage.proposals import DbProposal

_IN = frozenset({PartnerState.ACCEPTED, PartnerState.COMMITTED, PartnerState.SIGNED})
_BOUND = frozenset({PartnerState.COMMITTED, PartnerState.SIGNED})


@dataclass(frozen=True, slots=True, kw_only=True)
class BidCounts:
    """Bids of member leads that were worked on: with how many partners, and how far they came.

    A collaboration is a bid with another firm that has accepted; it is binding once one has committed or signed.
    """

    collaborations: int
    binding: int
    partners: int
    handed_in: int
    won: int


def count_bids(session: Session, lead_ids: Collection[int], since: datetime) -> BidCounts:
    """The bids of these leads that changed since then."""
    rows = session.execute(
        select(DbBid.lead_id, DbBid.stage, DbBid.data).where(DbBid.lead_id.in_(lead_ids), DbBid.changed_at >= since)
    ).all()
    others = [[one for one in row.data.partners if one.organisation_id != row.lead_id] for row in rows]
    return BidCounts(
        collaborations=sum(any(one.state in _IN for one in partners) for partners in others),
        binding=sum(any(one.state in _BOUND for one in partners) for partners in others),
        partners=len({one.organisation_id for partners in others for one in partners if one.state in _IN}),
        handed_in=sum(row.stage in {Stage.SUBMITTED, Stage.WON, Stage.LOST} for row in rows),
        won=sum(row.stage == Stage.WON for row in rows),
    )


def count_joined(session: Session, cluster_ids: Collection[int], since: datetime) -> int:
    """How many organisations were let into any of the clusters since that day and still are in it."""
    query = select(func.count(DbMembership.organisation_id.distinct())).where(
        DbMembership.cluster_id.in_(cluster_ids),
        DbMembership.starts_on >= since.date(),
        DbMembership.ends_on.is_(None),
    )
    return session.scalar(query) or 0


def count_published(session: Session, organisation_ids: Collection[int], since: datetime) -> int:
    """How many offerings of these organisations were published for the first time since then."""
    query = (
        select(func.count())
        .select_from(DbOfferingVersion)
        .join(DbOffering, DbOffering.id == DbOfferingVersion.offering_id)
        .where(
            DbOffering.organisation_id.in_(organisation_ids),
            DbOfferingVersion.version == 1,
            DbOfferingVersion.published_at >= since,
        )
    )
    return session.scalar(query) or 0


def count_confirmed(session: Session, organisation_ids: Collection[int], since: datetime) -> int:
    """How many proposals of facilitators these organisations have confirmed since then."""
    query = (
        select(func.count())
        .select_from(DbProposal)
        .where(
            DbProposal.organisation_id.in_(organisation_ids),
            DbProposal.state == ProposalState.CONFIRMED,
            DbProposal.decided_at >= since,
        )
    )
    return session.scalar(query) or 0
