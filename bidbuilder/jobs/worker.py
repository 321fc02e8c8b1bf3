"""The worker: claims jobs one after another and runs their handlers, keeping the lease alive meanwhile."""

import logging
import os
import socket
import threading
import uuid
from collections.abc import Mapping
from datetime import UTC, date, datetime, timedelta

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.garbage import collect_seldom
from bidbuilder.jobs.registry import DAILY, HANDLERS, Handler
from bidbuilder.services.jobs import queue_daily_jobs
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.job_context import LEASE, JobContext, JobLost
from bidbuilder.storage.jobs import Job, claim_job, fail_job, heartbeat

_log = logging.getLogger(__name__)

FAULT = translatable("Something went wrong on our side. The administrator can see what; you can try again.")


class Worker:
    """Runs jobs until told to stop. Several workers may run side by side, in one process or many."""

    def __init__(
        self,
        database: Database,
        settings: Settings,
        handlers: Mapping[str, Handler] = HANDLERS,
        lease: timedelta = LEASE,
    ) -> None:
        self.database, self.settings, self.handlers, self.lease = database, settings, handlers, lease
        self.name = f"{socket.gethostname()}-{os.getpid()}-{uuid.uuid4().hex[:8]}"
        self.stopping = threading.Event()

    def run(self, pause_seconds: float = 0.3) -> None:
        """Work until `stopping` is set; what runs once a day is queued when the worker begins and at each new day."""
        day: date | None = None
        while not self.stopping.is_set():
            today = datetime.now(UTC)
            if today.date() != day:
                queue_daily_jobs(self.database, [kind for kind in DAILY if kind in self.handlers], today)
                day = today.date()
            if not self.run_one():
                self.stopping.wait(pause_seconds)

    def run_one(self) -> bool:
        """Do one job if there is one; tells whether there was."""
        with self.database.housekeep() as session:
            job = claim_job(session, worker=self.name, now=datetime.now(UTC), lease=self.lease)
        if job is None:
            return False
        with _Heartbeat(self, job):
            self._handle(job)
        return True

    def _handle(self, job: Job) -> None:
        context = JobContext(self.database, self.settings, job, self.name, lease=self.lease)
        try:
            self.handlers[job.kind](context)
        except JobLost:
            _log.info("job lost", extra={"job": job.id, "kind": job.kind})
        except Refusal as refusal:
            self._fail(job, refusal.message, dict(refusal.params))
        except Exception:  # noqa: BLE001 - a job must end, whatever happens in it
            _log.exception("job failed", extra={"job": job.id, "kind": job.kind})
            self._fail(job, FAULT, {})

    def _fail(self, job: Job, message: str, params: dict[str, str]) -> None:
        with self.database.housekeep() as session:
            fail_job(session, job.id, worker=self.name, now=datetime.now(UTC), message=message, params=params)


class _Heartbeat:
    """Prolongs the lease of a running job from a thread, so that a long step without progress is not taken over."""

    def __init__(self, worker: Worker, job: Job) -> None:
        self.worker, self.job = worker, job
        self.ended = threading.Event()
        self.thread = threading.Thread(target=self._beat, daemon=True)

    def __enter__(self) -> None:
        self.thread.start()

    def __exit__(self, *_: object) -> None:
        self.ended.set()
        self.thread.join()

    def _beat(self) -> None:
        while not self.ended.wait(self.worker.lease.total_seconds() / 3):
            with self.worker.database.housekeep() as session:
                heartbeat(session, self.job.id, worker=self.worker.name, now=datetime.now(UTC), lease=self.worker.lease)


def open_worker(database: Database, settings: Settings) -> Worker:
    """A worker with this process to itself."""
    collect_seldom()
    return Worker(database, settings)
