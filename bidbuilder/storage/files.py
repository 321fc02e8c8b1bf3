"""Stored files: uploads, certificates, logos and packs, in the database so that one backup holds everything.

A key is random and says nothing; who may read a file is decided by what it belongs to, never by knowing its key.
"""

import hashlib
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import LargeBinary, String, select
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.base import Base, Moment


class DbFile(Base):
    """A file; `subject` is what it belongs to, like `organisation:3`, `tender:5`, `bid:7`."""

    __tablename__ = "stored_file"

    key: Mapped[str] = mapped_column(String(40), primary_key=True)
    subject: Mapped[str] = mapped_column(String(80), index=True)
    name: Mapped[str] = mapped_column(String(300))
    media_type: Mapped[str] = mapped_column(String(120))
    size: Mapped[int]
    sha256: Mapped[str] = mapped_column(String(64))
    stored_at: Mapped[datetime] = mapped_column(Moment)
    content: Mapped[bytes] = deferred(mapped_column(LargeBinary))


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFile:
    """A file without its content."""

    key: str
    subject: str
    name: str
    media_type: str
    size: int
    sha256: str
    stored_at: datetime


def add_file(
    session: Session, *, key: str, subject: str, name: str, media_type: str, content: bytes, now: datetime
) -> StoredFile:
    """Store a new file under a new key."""
    row = DbFile(
        key=key,
        subject=subject,
        name=name[:300],
        media_type=media_type,
        size=len(content),
        sha256=hashlib.sha256(content).hexdigest(),
        stored_at=now,
        content=content,
    )
    session.add(row)
    session.flush()
    return _file_of(row)


def get_file(session: Session, key: str, subject: str) -> StoredFile:
    """A file of that subject; raises `NotFound`."""
    row = session.scalar(select(DbFile).where(DbFile.key == key, DbFile.subject == subject))
    if row is None:
        raise NotFound
    return _file_of(row)


def get_content(session: Session, key: str, subject: str) -> bytes:
    """The bytes of a file of that subject; raises `NotFound`."""
    content = session.scalar(select(DbFile.content).where(DbFile.key == key, DbFile.subject == subject))
    if content is None:
        raise NotFound
    return content


def _file_of(row: DbFile) -> StoredFile:
    return StoredFile(
        key=row.key,
        subject=row.subject,
        name=row.name,
        media_type=row.media_type,
        size=row.size,
        sha256=row.sha256,
        stored_at=row.stored_at,
    )
