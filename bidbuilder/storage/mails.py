"""The outbox: mails queued in the transaction that causes them, sent by a job or read by the site administrator."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import String, Text, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.storage.base import Base, Moment


class DbMail(Base):
    """One mail in plain text."""

    __tablename__ = "mail"

    id: Mapped[int] = mapped_column(primary_key=True)
    recipient: Mapped[str] = mapped_column(String(254))
    subject: Mapped[str] = mapped_column(String(300))
    body: Mapped[str] = mapped_column(Text)
    queued_at: Mapped[datetime] = mapped_column(Moment)
    sent_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mail:
    """A mail as queued; `sent_at` is None while it waits."""

    id: int
    recipient: str
    subject: str
    body: str
    queued_at: datetime
    sent_at: datetime | None


def queue_mail(session: Session, *, recipient: str, subject: str, body: str, now: datetime) -> int:
    """Put a mail into the outbox; gives its id."""
    row = DbMail(recipient=recipient, subject=subject, body=body, queued_at=now)
    session.add(row)
    session.flush()
    return row.id


def list_mails(session: Session, limit: int = 100) -> tuple[Mail, ...]:
    """The newest mails first."""
    rows = session.scalars(select(DbMail).order_by(DbMail.id.desc()).limit(limit))
    return tuple(_mail_of(row) for row in rows)


def list_waiting_mails(session: Session, limit: int = 50) -> tuple[Mail, ...]:
    """Mails not yet sent, the oldest first."""
    rows = session.scalars(select(DbMail).where(DbMail.sent_at.is_(None)).order_by(DbMail.id).limit(limit))
    return tuple(_mail_of(row) for row in rows)


def mark_sent(session: Session, mail_id: int, now: datetime) -> None:
    """Note that a mail has left."""
    session.execute(update(DbMail).where(DbMail.id == mail_id).values(sent_at=now))


def _mail_of(row: DbMail) -> Mail:
    return Mail(
        id=row.id,
        recipient=row.recipient,
        subject=row.subject,
        body=row.body,
        queued_at=row.queued_at,
        sent_at=row.sent_at,
    )
