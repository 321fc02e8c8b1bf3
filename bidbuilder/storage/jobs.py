"""The job queue: a table of leases. A worker claims a job for a while and prolongs the claim while it works.

A worker that dies lets its lease run out and another one takes the job over; effects are written in one transaction with
the end of the job, so nothing is lost and nothing happens twice.
"""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Any

from sqlalchemy import JSON, ForeignKey, Index, String, Text, or_, select, update
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.users import DbUser

_MOST_ATTEMPTS = 3


class JobState(StrEnum):
    """Where a job is."""

    QUEUED = "queued"
    RUNNING = "running"
    DONE = "done"
    FAILED = "failed"
    CANCELLED = "cancelled"


_OPEN = (JobState.QUEUED, JobState.RUNNING)


class DbJob(Base):
    """One piece of background work."""

    __tablename__ = "job"
    __table_args__ = (Index("ix_job_state_lease_until", "state", "lease_until"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    kind: Mapped[str] = mapped_column(String(60))
    subject: Mapped[str] = mapped_column(String(80), index=True)
    payload: Mapped[dict[str, Any]] = mapped_column(JSON)
    user_id: Mapped[int | None] = mapped_column(ForeignKey(DbUser.id))
    state: Mapped[str] = mapped_column(String(20), default=JobState.QUEUED)
    done: Mapped[int] = mapped_column(default=0)
    total: Mapped[int] = mapped_column(default=0)
    message: Mapped[str] = mapped_column(Text, default="")
    params: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    result: Mapped[dict[str, Any]] = mapped_column(JSON, default=dict)
    attempts: Mapped[int] = mapped_column(default=0)
    worker: Mapped[str] = mapped_column(String(80), default="")
    queued_at: Mapped[datetime] = mapped_column(Moment)
    lease_until: Mapped[datetime | None] = mapped_column(Moment)
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class Job:
    """A job as seen from outside. `message` is an English template (translation key) filled from `params`."""

    id: int
    kind: str
    subject: str
    payload: dict[str, Any]
    user_id: int | None
    state: JobState
    done: int
    total: int
    message: str
    params: dict[str, str]
    result: dict[str, Any]
    attempts: int
    worker: str
    queued_at: datetime
    ended_at: datetime | None


def queue_job(
    session: Session, *, kind: str, subject: str, payload: dict[str, Any], user_id: int | None, now: datetime
) -> int:
    """Queue a job in the caller's transaction; gives its id."""
    row = DbJob(kind=kind, subject=subject, payload=payload, user_id=user_id, queued_at=now)
    session.add(row)
    session.flush()
    return row.id


def claim_job(session: Session, *, worker: str, now: datetime, lease: timedelta) -> Job | None:
    """Take the oldest job that waits, or whose worker let its lease run out; None if there is nothing to do."""
    _give_up(session, now)
    candidate = session.scalar(
        select(DbJob)
        .where(
            or_(
                DbJob.state == JobState.QUEUED,
                (DbJob.state == JobState.RUNNING) & (DbJob.lease_until < now),
            )
        )
        .order_by(DbJob.id)
        .limit(1)
        .with_for_update(skip_locked=True)
    )
    if candidate is None:
        return None
    candidate.state, candidate.worker = JobState.RUNNING, worker
    candidate.lease_until = now + lease
    candidate.attempts += 1
    session.flush()
    return _job_of(candidate)


def heartbeat(
    session: Session,
    job_id: int,
    *,
    worker: str,
    now: datetime,
    lease: timedelta,
    done: int | None = None,
    total: int | None = None,
    message: str | None = None,
    params: dict[str, str] | None = None,
) -> bool:
    """Prolong the lease and note progress; False if the job is no longer this worker's (cancelled or taken over)."""
    values: dict[str, Any] = {"lease_until": now + lease}
    news = {"done": done, "total": total, "message": message, "params": params}
    values |= {name: value for name, value in news.items() if value is not None}
    return _update_own(session, job_id, worker, values)


def finish_job(session: Session, job_id: int, *, worker: str, now: datetime, result: dict[str, Any]) -> bool:
    """End a job with its result, in the same transaction as its effect; False if it is no longer this worker's."""
    values = {"state": JobState.DONE, "ended_at": now, "result": result, "lease_until": None}
    return _update_own(session, job_id, worker, values)


def fail_job(
    session: Session, job_id: int, *, worker: str, now: datetime, message: str, params: dict[str, str]
) -> bool:
    """End a job that cannot be done, with the reason."""
    values = {
        "state": JobState.FAILED,
        "ended_at": now,
        "message": message,
        "params": params,
        "lease_until": None,
    }
    return _update_own(session, job_id, worker, values)


def cancel_job(session: Session, job_id: int, now: datetime) -> bool:
    """Stop a job that waits or runs; its worker learns at the next heartbeat."""
    statement = (
        update(DbJob)
        .where(DbJob.id == job_id, DbJob.state.in_(_OPEN))
        .values(state=JobState.CANCELLED, ended_at=now, lease_until=None)
        .returning(DbJob.id)
    )
    return session.scalar(statement) is not None


def retry_job(session: Session, job_id: int, now: datetime) -> bool:
    """Queue a failed or cancelled job again."""
    statement = (
        update(DbJob)
        .where(DbJob.id == job_id, DbJob.state.in_((JobState.FAILED, JobState.CANCELLED)))
        .values(state=JobState.QUEUED, queued_at=now, ended_at=None, attempts=0, done=0, message="", params={})
        .returning(DbJob.id)
    )
    return session.scalar(statement) is not None


def get_job(session: Session, job_id: int) -> Job:
    """A job; raises `NotFound`."""
    row = session.get(DbJob, job_id)
    if row is None:
        raise NotFound
    return _job_of(row)


def list_jobs(
    session: Session, *, subject: str | None = None, user_id: int | None = None, limit: int = 100
) -> tuple[Job, ...]:
    """Jobs, the newest first, of a subject or of a user."""
    query = select(DbJob).order_by(DbJob.id.desc()).limit(limit)
    if subject is not None:
        query = query.where(DbJob.subject == subject)
    if user_id is not None:
        query = query.where(DbJob.user_id == user_id)
    return tuple(_job_of(row) for row in session.scalars(query))


def find_open_job(session: Session, subject: str, kinds: Collection[str]) -> Job | None:
    """A waiting or running job of the subject, so that nobody queues it twice."""
    row = session.scalar(
        select(DbJob).where(DbJob.subject == subject, DbJob.kind.in_(kinds), DbJob.state.in_(_OPEN)).limit(1)
    )
    return _job_of(row) if row else None


def find_newest_job(session: Session, subject: str, kind: str) -> Job | None:
    """The job of this kind that was queued last for the subject, whatever became of it."""
    query = select(DbJob).where(DbJob.subject == subject, DbJob.kind == kind).order_by(DbJob.id.desc()).limit(1)
    row = session.scalar(query)
    return _job_of(row) if row else None


def _give_up(session: Session, now: datetime) -> None:
    session.execute(
        update(DbJob)
        .where(DbJob.state == JobState.RUNNING, DbJob.lease_until < now, DbJob.attempts >= _MOST_ATTEMPTS)
        .values(state=JobState.FAILED, ended_at=now, lease_until=None)
    )


def _update_own(session: Session, job_id: int, worker: str, values: dict[str, Any]) -> bool:
    statement = (
        update(DbJob)
        .where(DbJob.id == job_id, DbJob.worker == worker, DbJob.state == JobState.RUNNING)
        .values(**values)
        .returning(DbJob.id)
    )
    return session.scalar(statement) is not None


def _job_of(row: DbJob) -> Job:
    return Job(
        id=row.id,
        kind=row.kind,
        subject=row.subject,
        payload=row.payload,
        user_id=row.user_id,
        state=JobState(row.state),
        done=row.done,
        total=row.total,
        message=row.message,
        params=row.params,
        result=row.result,
        attempts=row.attempts,
        worker=row.worker,
        queued_at=row.queued_at,
        ended_at=row.ended_at,
    )
