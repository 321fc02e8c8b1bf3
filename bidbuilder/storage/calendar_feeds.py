"""Secret addresses of people's calendars, and which reminders of deadlines have gone out.

Of a secret only its digest is kept: whoever reads the database cannot read the calendars.
"""

import hashlib
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.tenders import DbTender
from bidbuilder.storage.users import DbUser


class DbCalendarFeed(Base):
    """The calendar of one person; a new address takes the place of the old one."""

    __tablename__ = "calendar_feed"

    user_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id), primary_key=True)
    digest: Mapped[str] = mapped_column(String(64), unique=True)
    created_at: Mapped[datetime] = mapped_column(Moment)


class DbDeadlineReminder(Base):
    """A reminder that was queued: of which deadline (as it stood) and how many days ahead."""

    __tablename__ = "deadline_reminder"
    __table_args__ = (UniqueConstraint("tender_id", "kind", "moment", "days"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey(DbTender.id), index=True)
    kind: Mapped[str] = mapped_column(String(30))
    moment: Mapped[datetime] = mapped_column(Moment)
    days: Mapped[int]
    queued_at: Mapped[datetime] = mapped_column(Moment)


def open_feed(session: Session, user_id: int, secret: str, now: datetime) -> None:
    """Give a person's calendar this secret; an earlier one stops working."""
    row = session.get(DbCalendarFeed, user_id)
    if row is None:
        row = DbCalendarFeed(user_id=user_id)
        session.add(row)
    row.digest, row.created_at = _digest_of(secret), now
    session.flush()


def close_feed(session: Session, user_id: int) -> bool:
    """Take the address back; tells whether there was one."""
    row = session.get(DbCalendarFeed, user_id)
    if row is None:
        return False
    session.delete(row)
    session.flush()
    return True


def find_feed_since(session: Session, user_id: int) -> datetime | None:
    """Since when a person has the present address, if any."""
    row = session.get(DbCalendarFeed, user_id)
    return row.created_at if row else None


def find_feed_owner(session: Session, secret: str) -> int | None:
    """Whose calendar a secret opens."""
    return session.scalar(select(DbCalendarFeed.user_id).where(DbCalendarFeed.digest == _digest_of(secret)))


def note_reminder(session: Session, tender_id: int, kind: str, moment: datetime, days: int, now: datetime) -> bool:
    """Note a reminder before it is queued; False if it has been already."""
    known = select(DbDeadlineReminder.id).where(
        DbDeadlineReminder.tender_id == tender_id,
        DbDeadlineReminder.kind == kind,
        DbDeadlineReminder.moment == moment,
        DbDeadlineReminder.days == days,
    )
    if session.scalar(known) is not None:
        return False
    session.add(DbDeadlineReminder(tender_id=tender_id, kind=kind, moment=moment, days=days, queued_at=now))
    session.flush()
    return True


def _digest_of(secret: str) -> str:
    return hashlib.sha256(secret.encode()).hexdigest()
