"""Studies of what a bid loses with each member: one a bid, the newest. Read through the bid, so only by its lead."""

from dataclasses import dataclass
from datetime import datetime
from decimal import Decimal

from sqlalchemy import ForeignKey, String
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.bids.member_losses import MemberLoss
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.bids import DbBid


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberStudy:
    """What each member's leaving costs, who cannot be spared first; `before` is the price as the bid is, in `currency`."""

    currency: str
    before: Decimal
    losses: tuple[MemberLoss, ...]


class DbMemberStudy(Base):
    """The newest study of a bid, made of its solution's `solution_revision`."""

    __tablename__ = "member_study"

    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), primary_key=True)
    made_at: Mapped[datetime] = mapped_column(Moment)
    made_for: Mapped[str] = mapped_column(String(200))
    solution_revision: Mapped[int]
    data: Mapped[MemberStudy] = mapped_column(Document(MemberStudy))


def find_study(session: Session, bid_id: int) -> DbMemberStudy | None:
    """The newest study of a bid that the caller has loaded with permission, if there is one."""
    return session.get(DbMemberStudy, bid_id)


def keep_study(session: Session, bid_id: int, study: MemberStudy, *, revision: int, by: str, now: datetime) -> None:
    """Keep a study in place of the one before."""
    row = session.get(DbMemberStudy, bid_id)
    if row is None:
        row = DbMemberStudy(bid_id=bid_id)
        session.add(row)
    row.made_at, row.made_for, row.solution_revision, row.data = now, by, revision, study
    session.flush()
