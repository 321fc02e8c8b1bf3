"""Watching, cancelling and retrying background jobs: one's own, or all of them for the site administrator."""

from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import Job, cancel_job, get_job, list_jobs, retry_job


def watch_job(database: Database, actor: Actor, job_id: int) -> Job:
    """A job the actor started, or any for the site administrator. Raises `NotFound`."""
    with database.read() as session:
        job = get_job(session, job_id)
    if job.user_id != actor.user_id and not actor.has(Permission.ADMINISTER_SITE):
        raise NotFound
    return job


def list_own_jobs(database: Database, actor: Actor) -> tuple[Job, ...]:
    """The jobs the actor started, the newest first."""
    with database.read() as session:
        return list_jobs(session, user_id=actor.user_id)


def list_all_jobs(database: Database, actor: Actor) -> tuple[Job, ...]:
    """All jobs, for the site administrator; nobody else gets any."""
    if not actor.has(Permission.ADMINISTER_SITE):
        return ()
    with database.read() as session:
        return list_jobs(session)


def stop_job(database: Database, actor: Actor, job_id: int, *, now: datetime) -> Job:
    """Cancel a job that waits or runs; a job that has ended stays as it is."""
    watch_job(database, actor, job_id)
    with database.write(actor.name, now) as work:
        if cancel_job(work.session, job_id, now):
            work.record("job.cancelled", f"job:{job_id}")
    return watch_job(database, actor, job_id)


def start_again(database: Database, actor: Actor, job_id: int, *, now: datetime) -> Job:
    """Queue a failed or cancelled job again."""
    watch_job(database, actor, job_id)
    with database.write(actor.name, now) as work:
        if retry_job(work.session, job_id, now):
            work.record("job.retried", f"job:{job_id}")
    return watch_job(database, actor, job_id)
