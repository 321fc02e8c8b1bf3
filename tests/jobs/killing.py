"""Worker processes that are killed at a known moment. They fork off a process that has the application loaded already."""

import multiprocessing
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

_PROCESSES = multiprocessing.get_context("forkserver")
_PROCESSES.set_forkserver_preload(["tests.jobs.killable_rooms", "tests.jobs.killable_worker"])


@contextmanager
def killed_in_the_end(work: Callable[..., None], *args: object) -> Iterator[None]:
    """Let a process of its own work until the block ends, then kill it without a warning, however the block ended."""
    process = _PROCESSES.Process(target=work, args=args)
    process.start()
    try:
        yield
    finally:
        process.kill()
        process.join()


def wait_until(condition: Callable[[], bool], seconds: float = 60) -> None:
    """Wait for something another process does."""
    end = time.monotonic() + seconds
    while not condition():
        assert time.monotonic() < end, "waited in vain"
        time.sleep(0.02)
