"""Jobs: queueing what runs daily; watching, cancelling and retrying one's own, or all of them as site administrator."""

from collections.abc import Iterable
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database
from bidbuilder.storage.jobs import Job, cancel_job, get_job, list_jobs, queue_job, retry_job
from bidbuilder.storage.reminders import claim_day


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


def queue_daily_jobs(database: Database, kinds: Iterable[str], now: datetime) -> int:
    """Queue what runs once a day and is not queued for today yet; gives how many. Any number of workers may ask.

    That a day's job is queued is noted in the transaction that queues it: a worker killed in between loses and doubles nothing.
    """
    count = 0
    with database.housekeep() as session:
        for kind in kinds:
            if claim_day(session, kind, now.date(), now):
                queue_job(session, kind=kind, subject="site", payload={}, user_id=None, now=now)
                count += 1
    return count
