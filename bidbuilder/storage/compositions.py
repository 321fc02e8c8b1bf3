"""Runs of the composer for a bid: what was wished, how it went, what came of it. Read through the bid, so only by its lead.

Wishes, curve and result are kept as the plain data the service makes of them: this floor does not know the composer.
"""

from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import JSON, ForeignKey, String, select, update
from sqlalchemy.orm import Mapped, Session, defer, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.jobs import DbJob

Plain = dict[str, Any]


class DbComposition(Base):
    """One run. `summary` is what lists show; `curve` are rows of seconds, incumbent and bound as text."""

    __tablename__ = "composition"

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    job_id: Mapped[int | None] = mapped_column(ForeignKey(DbJob.id))
    asked_at: Mapped[datetime] = mapped_column(Moment)
    asked_by: Mapped[str] = mapped_column(String(200))
    ended_at: Mapped[datetime | None] = mapped_column(Moment)
    is_stopping: Mapped[bool] = mapped_column(default=False)
    wishes: Mapped[Plain] = mapped_column(JSON)
    curve: Mapped[list[list[str | None]]] = mapped_column(JSON, default=list)
    summary: Mapped[Plain] = mapped_column(JSON, default=dict)
    result: Mapped[Plain | None] = mapped_column(JSON(none_as_null=True))


@dataclass(frozen=True, slots=True, kw_only=True)
class CompositionRow:
    """A run in a list."""

    id: int
    bid_id: int
    job_id: int | None
    asked_at: datetime
    asked_by: str
    ended_at: datetime | None
    is_stopping: bool
    wishes: Plain
    curve: tuple[tuple[str | None, ...], ...]
    summary: Plain


def add_composition(session: Session, bid_id: int, *, by: str, now: datetime, wishes: Plain) -> int:
    """A run that was asked for; gives its id. Its job is named with `set_job`."""
    row = DbComposition(bid_id=bid_id, asked_at=now, asked_by=by, wishes=wishes)
    session.add(row)
    session.flush()
    return row.id


def set_job(session: Session, composition_id: int, job_id: int) -> None:
    """Name the job that does the run."""
    session.get_one(DbComposition, composition_id).job_id = job_id
    session.flush()


def get_composition(session: Session, bid_id: int, composition_id: int) -> CompositionRow:
    """A run of a bid that the caller has loaded with permission; raises `NotFound`."""
    query = select(DbComposition).options(defer(DbComposition.result))
    row = session.scalar(query.where(DbComposition.id == composition_id, DbComposition.bid_id == bid_id))
    if row is None:
        raise NotFound
    return _row_of(row)


def get_result(session: Session, bid_id: int, composition_id: int) -> Plain:
    """What came of a run; raises `NotFound` also while it has not ended."""
    result = session.scalar(
        select(DbComposition.result).where(DbComposition.id == composition_id, DbComposition.bid_id == bid_id)
    )
    if result is None:
        raise NotFound
    return result


def list_compositions(session: Session, bid_id: int, limit: int = 30) -> tuple[CompositionRow, ...]:
    """The runs of a bid, the newest first, without their results."""
    query = select(DbComposition).options(defer(DbComposition.result)).where(DbComposition.bid_id == bid_id)
    return tuple(_row_of(row) for row in session.scalars(query.order_by(DbComposition.id.desc()).limit(limit)))


def note_progress(session: Session, composition_id: int, curve: list[list[str | None]]) -> bool:
    """Keep the curve so far; tells whether somebody asked to stop."""
    statement = (
        update(DbComposition)
        .where(DbComposition.id == composition_id)
        .values(curve=curve)
        .returning(DbComposition.is_stopping)
    )
    return bool(session.scalar(statement))


def ask_to_stop(session: Session, bid_id: int, composition_id: int) -> None:
    """Let a run end with the best it has."""
    session.execute(
        update(DbComposition)
        .where(DbComposition.id == composition_id, DbComposition.bid_id == bid_id)
        .values(is_stopping=True)
    )


def end_composition(session: Session, composition_id: int, *, now: datetime, result: Plain, summary: Plain) -> None:
    """Keep what came of a run."""
    session.execute(
        update(DbComposition)
        .where(DbComposition.id == composition_id)
        .values(ended_at=now, result=result, summary=summary)
    )


def _row_of(row: DbComposition) -> CompositionRow:
    return CompositionRow(
        id=row.id,
        bid_id=row.bid_id,
        job_id=row.job_id,
        asked_at=row.asked_at,
        asked_by=row.asked_by,
        ended_at=row.ended_at,
        is_stopping=row.is_stopping,
        wishes=row.wishes,
        curve=tuple(tuple(point) for point in row.curve),
        summary=row.summary,
    )
