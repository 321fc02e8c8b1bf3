"""A worker process for `test_killed_in_the_middle`: the real jobs, slowed down, so that it can be killed at a known place.

Before each report of progress, and before each last transaction is committed, it says so in a file and waits.
"""

import time
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from bidbuilder.jobs.registry import HANDLERS, Handler
from bidbuilder.jobs.worker import Worker
from bidbuilder.settings import Settings
from bidbuilder.storage import bulk_offerings, import_portions
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.job_context import JobContext

SMALL = 40
SECONDS = 0.3


class SlowContext(JobContext):
    """Tells where it is in its file, and takes its time there."""

    log: Path

    def progress(self, done: int, total: int, message: str = "", **params: str) -> None:
        """Say that a part is written, and wait before the report."""
        tell(self.log, "progress")
        super().progress(done, total, message, **params)

    @contextmanager
    def finishing(self, actor: str, **result: Any) -> Iterator[Work]:
        """Say that all is written but not committed, and wait before the end."""
        with super().finishing(actor, **result) as work:
            yield work
            work.session.flush()
            tell(self.log, "finishing")


def tell(log: Path, place: str) -> None:
    """Add a line to the file and wait; much longer before the end, so that nobody has to hurry."""
    with log.open("a", encoding="utf-8") as opened:
        opened.write(f"{place}\n")
    time.sleep(SECONDS if place == "progress" else 60)


def slowly(handler: Handler, log: Path) -> Handler:
    """The same handler with a context that takes its time."""

    def handle(context: JobContext) -> None:
        slow = SlowContext(context.database, context.settings, context.job, context.worker, lease=context.lease)
        slow.log = log
        handler(slow)

    return handle


def _handlers(log: Path) -> Mapping[str, Handler]:
    return {kind: slowly(handler, log) for kind, handler in HANDLERS.items()}


def work(address: str, log: Path) -> None:
    """Work off what waits, slowly, telling in the file where it is."""
    bulk_offerings.PORTION = import_portions.PORTION = SMALL
    worker = Worker(Database.open(address), Settings(), _handlers(log), lease=timedelta(seconds=1))
    while worker.run_one():
        pass
