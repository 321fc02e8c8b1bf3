"""Uploads on their way in: the file, what its reader made of it, and what the person corrected, until it is confirmed.

Nothing of an import is visible anywhere else before it is confirmed as a whole.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.base import Base, Moment, Plain
from bidbuilder.storage.files import DbFile
from bidbuilder.storage.organisations import DbOrganisation
from bidbuilder.storage.users import DbUser

# The job that takes a long list over, gives back what has arrived of it, or undoes it.
TAKING_OVER = "take-over-list"


class ImportState(StrEnum):
    """Where an import is."""

    READING = "reading"
    READY = "ready"
    REFUSED = "refused"
    WORKING = "working"
    CONFIRMED = "confirmed"
    UNDONE = "undone"
    DROPPED = "dropped"


class DbImport(Base):
    """One upload. `reading` is the reader's result as plain data, `corrections` what a person changed in it.

    While it is worked on (taken over, given back, undone) `choice` says how; `counts` tells what became of it.
    """

    __tablename__ = "import"

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(20))
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id))
    file_key: Mapped[str] = mapped_column(ForeignKey(DbFile.key))
    file_name: Mapped[str] = mapped_column(String(300))
    state: Mapped[str] = mapped_column(String(20), default=ImportState.READING)
    options: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    reading: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    corrections: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    refusal: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    choice: Mapped[dict[str, Any] | None] = mapped_column(Plain)
    counts: Mapped[dict[str, int] | None] = mapped_column(Plain)
    target_id: Mapped[int | None]
    revision: Mapped[int] = mapped_column(default=0)
    created_at: Mapped[datetime] = mapped_column(Moment)
    taken_at: Mapped[datetime | None] = mapped_column(Moment)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


@dataclass(frozen=True, slots=True, kw_only=True)
class ImportRow:
    """An import in a list."""

    id: int
    kind: str
    organisation_id: int
    file_name: str
    state: ImportState
    created_at: datetime
    target_id: int | None


def add_import(
    session: Session,
    *,
    kind: str,
    organisation_id: int,
    user_id: int,
    file_key: str,
    file_name: str,
    now: datetime,
) -> DbImport:
    """Begin an import of a stored file; `kind` is tender or catalogue."""
    row = DbImport(
        kind=kind,
        organisation_id=organisation_id,
        user_id=user_id,
        file_key=file_key,
        file_name=file_name[:300],
        created_at=now,
    )
    session.add(row)
    session.flush()
    return row


def get_import(session: Session, import_id: int, *, kind: str, organisation_ids: frozenset[int]) -> DbImport:
    """The row of an import of that kind in one of the organisations; raises `NotFound`."""
    row = session.scalar(
        select(DbImport).where(
            DbImport.id == import_id, DbImport.kind == kind, DbImport.organisation_id.in_(organisation_ids)
        )
    )
    if row is None:
        raise NotFound
    return row


def load_import(session: Session, import_id: int) -> DbImport:
    """The row of any import, for its job."""
    return session.get_one(DbImport, import_id)


def list_open_imports(session: Session, *, kind: str, organisation_ids: frozenset[int]) -> tuple[ImportRow, ...]:
    """Imports of the organisations that are neither confirmed nor dropped, the newest first."""
    open_states = (ImportState.READING, ImportState.READY, ImportState.REFUSED, ImportState.WORKING)
    return _list_imports(session, kind, organisation_ids, open_states, limit=None)


def list_taken_imports(
    session: Session, *, kind: str, organisation_ids: frozenset[int], limit: int
) -> tuple[ImportRow, ...]:
    """Imports of the organisations that were taken over, or undone after that, the newest first."""
    return _list_imports(session, kind, organisation_ids, (ImportState.CONFIRMED, ImportState.UNDONE), limit=limit)


def find_working_import(session: Session, organisation_id: int, *, but: int) -> DbImport | None:
    """Another import of the organisation that is being taken over or undone just now."""
    return session.scalar(
        select(DbImport)
        .where(
            DbImport.organisation_id == organisation_id,
            DbImport.kind == "catalogue",
            DbImport.state == ImportState.WORKING,
            DbImport.id != but,
        )
        .limit(1)
    )


def _list_imports(
    session: Session,
    kind: str,
    organisation_ids: frozenset[int],
    states: Collection[ImportState],
    *,
    limit: int | None,
) -> tuple[ImportRow, ...]:
    rows = session.scalars(
        select(DbImport)
        .where(DbImport.kind == kind, DbImport.organisation_id.in_(organisation_ids), DbImport.state.in_(states))
        .order_by(DbImport.id.desc())
        .limit(limit)
    )
    return tuple(
        ImportRow(
            id=row.id,
            kind=row.kind,
            organisation_id=row.organisation_id,
            file_name=row.file_name,
            state=ImportState(row.state),
            created_at=row.created_at,
            target_id=row.target_id,
        )
        for row in rows
    )
