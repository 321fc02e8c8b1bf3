"""What runs once a day and which reminders left: rows whose keys keep a killed or second worker from doing either twice."""

from collections.abc import Iterable
from datetime import date, datetime

from sqlalchemy import Date, String, select
from sqlalchemy.exc import IntegrityError
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.storage.base import Base, Moment


class DbDailyRun(Base):
    """A daily job of one day was queued."""

    __tablename__ = "daily_run"

    kind: Mapped[str] = mapped_column(String(60), primary_key=True)
    day: Mapped[date] = mapped_column(Date, primary_key=True)
    queued_at: Mapped[datetime] = mapped_column(Moment)


class DbReminder(Base):
    """A reminder of one certificate's end left: `subject` is like `offering:7`, `days` how long before the end."""

    __tablename__ = "certificate_reminder"

    subject: Mapped[str] = mapped_column(String(80), primary_key=True)
    certificate: Mapped[str] = mapped_column(String(300), primary_key=True)
    ends_on: Mapped[date] = mapped_column(Date, primary_key=True)
    days: Mapped[int] = mapped_column(primary_key=True)
    sent_at: Mapped[datetime] = mapped_column(Moment)


Sent = tuple[str, str, date, int]


def claim_day(session: Session, kind: str, day: date, now: datetime) -> bool:
    """Note that the job of a day is queued; False if it was already. Belongs into the transaction that queues it."""
    if session.get(DbDailyRun, (kind, day)) is not None:
        return False
    try:
        with session.begin_nested():
            session.add(DbDailyRun(kind=kind, day=day, queued_at=now))
    except IntegrityError:
        return False
    return True


def list_sent(session: Session, ends_from: date) -> frozenset[Sent]:
    """The reminders that left for certificates ending on that day or later."""
    rows = session.execute(
        select(DbReminder.subject, DbReminder.certificate, DbReminder.ends_on, DbReminder.days).where(
            DbReminder.ends_on >= ends_from
        )
    )
    return frozenset((row.subject, row.certificate, row.ends_on, row.days) for row in rows)


def note_sent(session: Session, reminders: Iterable[Sent], now: datetime) -> None:
    """Keep which reminders leave in this transaction; a second one of the same fails on the key."""
    session.add_all(
        DbReminder(subject=subject, certificate=certificate, ends_on=ends_on, days=days, sent_at=now)
        for subject, certificate, ends_on, days in reminders
    )
    session.flush()
