"""Stored files: uploads, certificates, logos and packs, in the database so that one backup holds everything.

A key is random and says nothing; who may read a file is decided by what it belongs to, never by knowing its key.
"""

import hashlib
from collections.abc import Collection
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


def map_digests(session: Session, wanted: Collection[tuple[str, str]]) -> dict[tuple[str, str], str]:
    """SHA-256 of the files by subject and key; what is not stored is left out."""
    rows = session.execute(
        select(DbFile.subject, DbFile.key, DbFile.sha256).where(DbFile.key.in_({key for _subject, key in wanted}))
    )
    found = {(subject, key): sha256 for subject, key, sha256 in rows}
    return {one: found[one] for one in wanted if one in found}


def map_contents(session: Session, wanted: Collection[tuple[str, str]]) -> dict[str, bytes]:
    """The bytes of files by their SHA-256, asked for by subject and SHA-256; what is not stored is left out."""
    rows = session.execute(
        select(DbFile.subject, DbFile.sha256, DbFile.content).where(
            DbFile.subject.in_({subject for subject, _sha256 in wanted}),
            DbFile.sha256.in_({sha256 for _subject, sha256 in wanted}),
        )
    )
    return {sha256: content for subject, sha256, content in rows if (subject, sha256) in set(wanted)}


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
