"""Bids, their solutions (every revision kept, for undo), and what people noted on coverage."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ForeignKey, Select, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.solution_history import RevisionMark
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.differences import Change
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.storage.base import Base, Document, Moment, written
from bidbuilder.storage.kept import decode_again, kept_of
from bidbuilder.storage.organisations import DbOrganisation
from bidbuilder.storage.tenders import DbTender


class DbBid(Base):
    """One lead's answer to one tender."""

    __tablename__ = "bid"

    id: Mapped[int] = mapped_column(primary_key=True)
    lead_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey(DbTender.id), index=True)
    title: Mapped[str] = mapped_column(String(300))
    stage: Mapped[str] = mapped_column(String(20))
    solution_revision: Mapped[int] = mapped_column(default=0)
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[Bid] = mapped_column(Document(Bid))

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


class DbBidPartner(Base):
    """Which organisations are in a bid: a projection of the bid's partners, for the members' own pages."""

    __tablename__ = "bid_partner"

    bid_id: Mapped[int] = mapped_column(ForeignKey("bid.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), primary_key=True, index=True)


class DbSolution(Base):
    """One revision of a bid's solution. `summary` is the list of its changes, `undone_to` the revision a step back equals."""

    __tablename__ = "solution"

    bid_id: Mapped[int] = mapped_column(ForeignKey("bid.id"), primary_key=True)
    revision: Mapped[int] = mapped_column(primary_key=True)
    saved_at: Mapped[datetime] = mapped_column(Moment)
    saved_by: Mapped[str] = mapped_column(String(200))
    summary: Mapped[str] = mapped_column(Text, default="")
    undone_to: Mapped[int | None]
    data: Mapped[Solution] = mapped_column(Document(Solution))


class DbCoverageNote(Base):
    """What people say of one requirement in one bid: a manual verdict with its reason, a remark, an owner."""

    __tablename__ = "coverage_note"
    __table_args__ = (UniqueConstraint("bid_id", "requirement_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey("bid.id"), index=True)
    requirement_key: Mapped[str] = mapped_column(String(40))
    verdict: Mapped[str | None] = mapped_column(String(20))
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    remark: Mapped[str] = mapped_column(Text, default="")
    owner: Mapped[str] = mapped_column(String(200), default="")
    revision: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


@dataclass(frozen=True, slots=True, kw_only=True)
class RevisionRow:
    """A kept revision of a solution in a list: who saved it, when, and what changed."""

    revision: int
    saved_at: datetime
    saved_by: str
    changes: tuple[Change, ...]
    undone_to: int | None


def save_bid(session: Session, bid: Bid, now: datetime) -> Bid:
    """Insert or update; gives the bid back with its id."""
    row = session.get(DbBid, bid.id) if bid.id else None
    if row is None:
        row = DbBid(lead_id=bid.lead_id, tender_id=bid.tender_id)
        session.add(row)
    row.title, row.stage, row.changed_at, row.data = bid.title[:300], bid.stage, now, bid
    session.flush()
    _save_partners(session, row.id, {partner.organisation_id for partner in bid.partners})
    return _bid_of(row)


def get_bid(session: Session, actor: Actor, bid_id: int) -> Bid:
    """A bid of a lead the actor works for; raises `NotFound`."""
    row = session.scalar(_visible(actor, Permission.SEE_BIDS).where(DbBid.id == bid_id))
    if row is None:
        raise NotFound
    return _bid_of(row)


def get_bid_row(
    session: Session,
    actor: Actor,
    bid_id: int,
    permission: Permission = Permission.MANAGE_BIDS,
    *,
    for_change: bool = True,
) -> DbBid:
    """The row of a bid the actor may manage, locked for change; raises `NotFound`."""
    query = _visible(actor, permission).where(DbBid.id == bid_id)
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        raise NotFound
    return row


def get_bid_for_change(
    session: Session, actor: Actor, bid_id: int, permission: Permission = Permission.MANAGE_BIDS
) -> Bid:
    """A bid the actor may change, locked until the transaction ends; raises `NotFound`. Its stage is not looked at."""
    return _bid_of(get_bid_row(session, actor, bid_id, permission))


def load_bid(session: Session, bid_id: int, *, for_change: bool = False) -> Bid:
    """Any bid, for use inside a use case or job that has checked its permission otherwise."""
    return _bid_of(session.get_one(DbBid, bid_id, with_for_update=for_change or None))


def list_bids(session: Session, actor: Actor) -> tuple[Bid, ...]:
    """The bids of the leads the actor works for, the last changed first."""
    rows = session.scalars(_visible(actor, Permission.SEE_BIDS).order_by(DbBid.changed_at.desc(), DbBid.id.desc()))
    return tuple(_bid_of(row) for row in rows)


def get_solution(session: Session, bid_id: int, revision: int | None = None) -> Solution:
    """The newest, or a given, revision of a bid's solution; an empty one before the first."""
    query = select(DbSolution.revision, written(DbSolution.data)).where(DbSolution.bid_id == bid_id)
    if revision is not None:
        query = query.where(DbSolution.revision == revision)
    row = session.execute(query.order_by(DbSolution.revision.desc()).limit(1)).first()
    if row is None:
        return Solution()
    (solution,) = decode_again(kept_of(session).solutions, bid_id, (row.data,), Solution)
    return replace(solution, revision=row.revision)


def add_solution(
    session: Session,
    bid_id: int,
    solution: Solution,
    *,
    by: str,
    now: datetime,
    changes: Sequence[Change] = (),
    undone_to: int | None = None,
) -> Solution:
    """Keep the next revision; a second saver of the same revision fails on the primary key."""
    session.add(
        DbSolution(
            bid_id=bid_id,
            revision=solution.revision,
            saved_at=now,
            saved_by=by,
            summary=codec.to_json(tuple(changes)),
            undone_to=undone_to,
            data=solution,
        )
    )
    session.get_one(DbBid, bid_id).solution_revision = solution.revision
    session.flush()
    return solution


def list_solution_marks(session: Session, bid_id: int) -> tuple[RevisionMark, ...]:
    """All kept revisions without their trees, the oldest first."""
    rows = session.execute(
        select(DbSolution.revision, DbSolution.undone_to)
        .where(DbSolution.bid_id == bid_id)
        .order_by(DbSolution.revision)
    )
    return tuple(RevisionMark(row.revision, row.undone_to) for row in rows)


def list_revisions(session: Session, bid_id: int, limit: int = 100) -> tuple[RevisionRow, ...]:
    """The newest kept revisions first, without their trees."""
    rows = session.execute(
        select(DbSolution.revision, DbSolution.saved_at, DbSolution.saved_by, DbSolution.summary, DbSolution.undone_to)
        .where(DbSolution.bid_id == bid_id)
        .order_by(DbSolution.revision.desc())
        .limit(limit)
    )
    return tuple(
        RevisionRow(
            revision=row.revision,
            saved_at=row.saved_at,
            saved_by=row.saved_by,
            changes=codec.from_json(row.summary, tuple[Change, ...]) if row.summary else (),
            undone_to=row.undone_to,
        )
        for row in rows
    )


def get_coverage_note(session: Session, bid_id: int, requirement_key: str) -> DbCoverageNote:
    """The note on a requirement, a new one if there is none yet."""
    row = session.scalar(
        select(DbCoverageNote)
        .where(DbCoverageNote.bid_id == bid_id, DbCoverageNote.requirement_key == requirement_key)
        .with_for_update()
    )
    if row is None:
        row = DbCoverageNote(bid_id=bid_id, requirement_key=requirement_key)
        session.add(row)
    return row


def list_coverage_notes(session: Session, bid_id: int) -> tuple[DbCoverageNote, ...]:
    """All notes of a bid."""
    return tuple(session.scalars(select(DbCoverageNote).where(DbCoverageNote.bid_id == bid_id)))


def _save_partners(session: Session, bid_id: int, wanted: set[int]) -> None:
    rows = {
        one.organisation_id: one for one in session.scalars(select(DbBidPartner).where(DbBidPartner.bid_id == bid_id))
    }
    for gone in rows.keys() - wanted:
        session.delete(rows[gone])
    session.add_all(DbBidPartner(bid_id=bid_id, organisation_id=new) for new in wanted - rows.keys())
    session.flush()


def _visible(actor: Actor, permission: Permission) -> Select[DbBid]:
    return select(DbBid).where(DbBid.lead_id.in_(actor.organisations_with(permission)))


def _bid_of(row: DbBid) -> Bid:
    return replace(row.data, id=row.id, revision=row.revision)
