"""A worker process for `test_worker`: its one kind of job counts slowly and writes one mail at its end."""

import time
from datetime import timedelta

from bidbuilder.jobs.worker import Worker
from bidbuilder.settings import Settings
from bidbuilder.storage.database import Database
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.mails import queue_mail

STEPS = 20


def count_slowly(context: JobContext) -> None:
    """Twenty steps of a tenth of a second, then the effect."""
    for step in range(STEPS):
        context.progress(step + 1, STEPS, "Step {step}", step=str(step + 1))
        time.sleep(context.job.payload.get("seconds", 0.1))
    with context.finishing("worker", steps=STEPS) as work:
        queue_mail(work.session, recipient="effect@example.org", subject="done", body="", now=work.now)
        work.record("test.counted", f"job:{context.job.id}")


def work(address: str) -> None:
    """Work until somebody kills this process."""
    Worker(Database.open(address), Settings(), {"count": count_slowly}, lease=timedelta(seconds=1)).run(0.05)
