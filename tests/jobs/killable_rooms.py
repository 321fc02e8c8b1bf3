"""A worker process for `test_killed_in_the_middle`: the real jobs, slowed down, so that it can be killed at a known place.

Before each report of progress, and before each last transaction is committed, it says so in a file and waits.
"""

import sys
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
    """Tells where it is, and takes its time there."""

    def progress(self, done: int, total: int, message: str = "", **params: str) -> None:
        """Say that a part is written, and wait before the report."""
        tell("progress")
        super().progress(done, total, message, **params)

    @contextmanager
    def finishing(self, actor: str, **result: Any) -> Iterator[Work]:
        """Say that all is written but not committed, and wait before the end."""
        with super().finishing(actor, **result) as work:
            yield work
            work.session.flush()
            tell("finishing")


def tell(place: str) -> None:
    """Add a line to the file and wait; much longer before the end, so that nobody has to hurry."""
    with Path(sys.argv[2]).open("a", encoding="utf-8") as log:
        log.write(f"{place}\n")
    time.sleep(SECONDS if place == "progress" else 60)


def slowly(handler: Handler) -> Handler:
    """The same handler with a context that takes its time."""

    def handle(context: JobContext) -> None:
        handler(SlowContext(context.database, context.settings, context.job, context.worker, lease=context.lease))

    return handle


def _handlers() -> Mapping[str, Handler]:
    return {kind: slowly(handler) for kind, handler in HANDLERS.items()}


if __name__ == "__main__":
    bulk_offerings.PORTION = import_portions.PORTION = SMALL
    worker = Worker(Database.open(sys.argv[1]), Settings(), _handlers(), lease=timedelta(seconds=1))
    while worker.run_one():
        pass
