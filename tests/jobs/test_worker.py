"""The worker: a killed one loses nothing and does nothing twice; jobs can be watched, cancelled and retried."""

import threading
from datetime import UTC, datetime, timedelta

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.jobs.worker import FAULT, Worker
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import Job, JobState, cancel_job, get_job, queue_job, retry_job
from bidbuilder.storage.mails import list_mails
from tests.jobs import killable_worker
from tests.jobs.killable_worker import STEPS, count_slowly
from tests.jobs.killing import killed_in_the_end, wait_until


def _queue(database: Database, kind: str = "count", **payload: float) -> int:
    with database.write("test", datetime.now(UTC)) as work:
        job_id = queue_job(work.session, kind=kind, subject="test", payload=payload, user_id=None, now=work.now)
        work.record("job.queued", f"job:{job_id}")
    return job_id


def _job(database: Database, job_id: int) -> Job:
    with database.read() as session:
        return get_job(session, job_id)


def _mails(database: Database) -> int:
    with database.read() as session:
        return len(list_mails(session))


def test_killed_worker_loses_nothing_and_does_nothing_twice(database: Database) -> None:
    job_id = _queue(database)
    address = database.engine.url.render_as_string(hide_password=False)
    with killed_in_the_end(killable_worker.work, address):
        wait_until(lambda: _job(database, job_id).done >= 3)
    assert _job(database, job_id).state is JobState.RUNNING
    assert _mails(database) == 0

    heir = Worker(database, Settings(), {"count": count_slowly}, lease=timedelta(seconds=1))
    wait_until(heir.run_one)

    ended = _job(database, job_id)
    assert (ended.state, ended.attempts, ended.result) == (JobState.DONE, 2, {"steps": STEPS})
    assert _mails(database) == 1
    assert not heir.run_one()


def test_two_workers_share_the_jobs_without_doing_one_twice(database: Database) -> None:
    jobs = [_queue(database, seconds=0) for _ in range(6)]
    workers = [Worker(database, Settings(), {"count": count_slowly}) for _ in range(2)]
    threads = [threading.Thread(target=worker.run, args=(0.01,)) for worker in workers]
    for thread in threads:
        thread.start()
    wait_until(lambda: all(_job(database, one).state is JobState.DONE for one in jobs))
    for worker, thread in zip(workers, threads, strict=True):
        worker.stopping.set()
        thread.join()
    assert _mails(database) == len(jobs)


def test_cancelled_job_stops_without_its_effect(sqlite_database: Database) -> None:
    database = sqlite_database
    job_id = _queue(database, seconds=0.05)
    worker = Worker(database, Settings(), {"count": count_slowly})
    thread = threading.Thread(target=worker.run_one)
    thread.start()
    wait_until(lambda: _job(database, job_id).done >= 2)
    with database.write("test", datetime.now(UTC)) as work:
        assert cancel_job(work.session, job_id, work.now)
        work.record("job.cancelled", f"job:{job_id}")
    thread.join()
    assert _job(database, job_id).state is JobState.CANCELLED
    assert _mails(database) == 0


def test_job_that_fails_says_why_and_can_be_retried(sqlite_database: Database) -> None:
    database = sqlite_database
    causes: list[Exception] = [NotFound(), ValueError("a secret of the code")]

    def fail(context: JobContext) -> None:
        if causes:
            raise causes.pop(0)
        with context.finishing("worker"):
            pass

    job_id = _queue(database, kind="fail")
    worker = Worker(database, Settings(), {"fail": fail})
    messages = []
    for _ in range(2):
        assert worker.run_one()
        messages.append(_job(database, job_id).message)
        with database.write("test", datetime.now(UTC)) as work:
            assert retry_job(work.session, job_id, work.now)
            work.record("job.retried", f"job:{job_id}")
    assert messages == [NotFound.message, FAULT]
    assert worker.run_one()
    assert _job(database, job_id).state is JobState.DONE
