"""What a running job may do: read, report progress, and end in the same transaction as its effect."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.jobs import Job, finish_job, heartbeat

LEASE = timedelta(seconds=30)


class JobLost(Exception):
    """The job was cancelled, or another worker has taken it over: stop without a trace."""


def _clock() -> datetime:
    return datetime.now(UTC)


@dataclass(slots=True)
class JobContext:
    """Handed to the handler of a job. `clock` is the only time a handler may use."""

    database: Database
    settings: Settings
    job: Job
    worker: str
    clock: Callable[[], datetime] = _clock
    lease: timedelta = LEASE

    def progress(self, done: int, total: int, message: str = "", **params: str) -> None:
        """Report how far it is and prolong the lease; raises `JobLost` when the job is no longer ours."""
        with self.database.housekeep(lasting=False) as session:
            kept = heartbeat(
                session,
                self.job.id,
                worker=self.worker,
                now=self.clock(),
                lease=self.lease,
                done=done,
                total=total,
                message=message,
                params=params,
            )
        if not kept:
            raise JobLost

    @contextmanager
    def finishing(self, actor: str, **result: Any) -> Iterator[Work]:
        """The transaction that holds the effect of the job *and* its end; nothing of it stays if the job is lost."""
        with self.database.write(actor, self.clock()) as work:
            yield work
            if not finish_job(work.session, self.job.id, worker=self.worker, now=work.now, result=result):
                raise JobLost
            work.record("job.done", f"job:{self.job.id}", self.job.kind)
