"""Running queued jobs at a moment of the test's choice, as a worker would."""

from datetime import datetime, timedelta

from sqlalchemy import update

from bidbuilder.jobs.registry import HANDLERS
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import DbJob, Job, JobState, claim_job, get_job

_WORKER = "test"


def run_job(database: Database, job_id: int, now: datetime) -> None:
    """Run that job, whatever else waits."""
    with database.housekeep() as session:
        session.execute(update(DbJob).where(DbJob.id == job_id).values(state=JobState.RUNNING, worker=_WORKER))
        job = get_job(session, job_id)
    _run(database, job, now)


def run_next_job(database: Database, now: datetime) -> str:
    """Run the oldest job that waits; gives its kind, `""` if there is none."""
    with database.housekeep() as session:
        job = claim_job(session, worker=_WORKER, now=now, lease=timedelta(hours=1))
    if job is None:
        return ""
    _run(database, job, now)
    return job.kind


def _run(database: Database, job: Job, now: datetime) -> None:
    HANDLERS[job.kind](JobContext(database, Settings(), job, _WORKER, clock=lambda: now))
