"""Audit entries: who did what, written in the same transaction as the change, append-only and hash-chained per subject."""

import hashlib
import json
from collections.abc import Sequence
from datetime import datetime

from sqlalchemy import String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.bids.bids import AuditEntry
from bidbuilder.storage.base import Base, Moment


class DbAuditEntry(Base):
    """One entry. Triggers of the database refuse changes and deletions; two entries cannot follow the same one."""

    __tablename__ = "audit_entry"
    __table_args__ = (UniqueConstraint("subject", "previous_digest"),)

    sequence: Mapped[int] = mapped_column(primary_key=True, autoincrement=True)
    at: Mapped[datetime] = mapped_column(Moment)
    actor: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(80), index=True)
    subject: Mapped[str] = mapped_column(String(80), index=True)
    detail: Mapped[str] = mapped_column(Text, default="")
    previous_digest: Mapped[str] = mapped_column(String(64))
    digest: Mapped[str] = mapped_column(String(64))


def append_entry(session: Session, *, at: datetime, actor: str, action: str, subject: str, detail: str = "") -> None:
    """Add an entry behind the last one of its subject (`bid:12`, `offering:7`, …)."""
    previous = session.scalar(
        select(DbAuditEntry.digest)
        .where(DbAuditEntry.subject == subject)
        .order_by(DbAuditEntry.sequence.desc())
        .limit(1)
    )
    entry = DbAuditEntry(
        at=at, actor=actor, action=action, subject=subject, detail=detail, previous_digest=previous or ""
    )
    entry.digest = _digest_of(entry)
    session.add(entry)
    session.flush()


def list_entries(session: Session, subject: str, limit: int = 200) -> tuple[AuditEntry, ...]:
    """The newest entries of a subject first."""
    rows = session.scalars(
        select(DbAuditEntry).where(DbAuditEntry.subject == subject).order_by(DbAuditEntry.sequence.desc()).limit(limit)
    )
    return tuple(_entry_of(row) for row in rows)


def list_newest_entries(session: Session, limit: int = 200) -> tuple[AuditEntry, ...]:
    """The newest entries of the whole site, for the site administrator."""
    rows = session.scalars(select(DbAuditEntry).order_by(DbAuditEntry.sequence.desc()).limit(limit))
    return tuple(_entry_of(row) for row in rows)


def newest_mark(session: Session) -> str:
    """The newest entry of the whole site by number and digest: a moment that only this database has in its history."""
    newest = select(DbAuditEntry.sequence, DbAuditEntry.digest).order_by(DbAuditEntry.sequence.desc()).limit(1)
    return ":".join(map(str, session.execute(newest).first() or ()))


def has_mark(session: Session, mark: str) -> bool:
    """Whether such a moment is in the history of this database."""
    sequence, _, digest = mark.partition(":")
    return bool(digest) and session.scalar(select(DbAuditEntry.digest).filter_by(sequence=int(sequence))) == digest


def find_broken_entries(session: Session) -> Sequence[int]:
    """The sequence numbers of entries whose digest or chain does not hold."""
    last: dict[str, str] = {}
    broken = []
    for row in session.scalars(select(DbAuditEntry).order_by(DbAuditEntry.sequence)):
        if row.previous_digest != last.get(row.subject, "") or row.digest != _digest_of(row):
            broken.append(row.sequence)
        last[row.subject] = row.digest
    return broken


def _digest_of(row: DbAuditEntry) -> str:
    parts = [row.previous_digest, row.at.isoformat(), row.actor, row.action, row.subject, row.detail]
    return hashlib.sha256(json.dumps(parts, ensure_ascii=False).encode()).hexdigest()


def _entry_of(row: DbAuditEntry) -> AuditEntry:
    return AuditEntry(
        sequence=row.sequence,
        at=row.at,
        actor=row.actor,
        action=row.action,
        subject=row.subject,
        detail=row.detail,
        previous_digest=row.previous_digest,
        digest=row.digest,
    )
