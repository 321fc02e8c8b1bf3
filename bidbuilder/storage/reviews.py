"""The work of several people on one tender's requirements: steps that can be undone, and who is here."""

from dataclasses import dataclass
from datetime import datetime, timedelta

from sqlalchemy import ForeignKey, Index, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.tenders.numbering import highest_key
from bidbuilder.domain.tenders.steps import Step
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.database import Work
from bidbuilder.storage.users import DbUser

_KEPT_STEPS = 500
_HERE_FOR = timedelta(seconds=40)


class DbReviewStep(Base):
    """One edit of requirements as it can be taken back. `undone_by` says who did."""

    __tablename__ = "review_step"
    __table_args__ = (Index("ix_review_step_tender_id_user_id", "tender_id", "user_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey("tender.id"))
    user_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id))
    actor: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment)
    kind: Mapped[str] = mapped_column(String(60))
    step: Mapped[Step] = mapped_column(Document(Step))
    highest_key: Mapped[int] = mapped_column(default=0)
    undone_by: Mapped[str] = mapped_column(Text, default="")


class DbPresence(Base):
    """Who looks at a tender's requirements, and at which."""

    __tablename__ = "tender_presence"

    tender_id: Mapped[int] = mapped_column(ForeignKey("tender.id"), primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id), primary_key=True)
    requirement_key: Mapped[str] = mapped_column(String(40), default="")
    seen_at: Mapped[datetime] = mapped_column(Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """Somebody else who is here, and the requirement that is open there."""

    name: str
    requirement_key: str


def keep_step(work: Work, user_id: int, tender_id: int, kind: str, step: Step) -> None:
    """Remember an edit so that it can be taken back; the oldest are forgotten."""
    highest = highest_key(one.requirement.key for one in (*step.before, *step.after))
    row = DbReviewStep(
        tender_id=tender_id,
        user_id=user_id,
        actor=work.actor,
        at=work.now,
        kind=kind,
        step=step,
        highest_key=highest,
    )
    work.session.add(row)
    work.session.flush()
    forgotten = (
        select(DbReviewStep.id)
        .where(DbReviewStep.tender_id == tender_id, DbReviewStep.user_id == user_id)
        .order_by(DbReviewStep.id.desc())
        .offset(_KEPT_STEPS)
    )
    work.session.execute(delete(DbReviewStep).where(DbReviewStep.id.in_(list(work.session.scalars(forgotten)))))


def find_last_step(session: Session, user_id: int, tender_id: int) -> DbReviewStep | None:
    """The last edit of a person that has not been taken back."""
    return session.scalar(
        select(DbReviewStep)
        .where(DbReviewStep.tender_id == tender_id, DbReviewStep.user_id == user_id, DbReviewStep.undone_by == "")
        .order_by(DbReviewStep.id.desc())
        .limit(1)
    )


def note_presence(session: Session, tender_id: int, user_id: int, requirement_key: str, now: datetime) -> None:
    """Say that a person is here."""
    row = session.get(DbPresence, (tender_id, user_id))
    if row is None:
        row = DbPresence(tender_id=tender_id, user_id=user_id)
        session.add(row)
    row.requirement_key, row.seen_at = requirement_key[:40], now
    session.flush()


def list_present(session: Session, tender_id: int, besides: int, now: datetime) -> tuple[Person, ...]:
    """The others who are here now, by name."""
    query = (
        select(DbUser.name, DbPresence.requirement_key)
        .join(DbPresence, DbPresence.user_id == DbUser.id)
        .where(
            DbPresence.tender_id == tender_id,
            DbPresence.user_id != besides,
            DbPresence.seen_at > now - _HERE_FOR,
        )
        .order_by(DbUser.name)
    )
    return tuple(Person(name=name, requirement_key=key) for name, key in session.execute(query))
