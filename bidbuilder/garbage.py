"""When a process of ours looks for garbage: one that makes objects by the million would do little else."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

_OBJECTS_BEFORE_COLLECTION = 50_000


def collect_seldom() -> None:
    """Look through this process for garbage seldom: a worker, or a command that ends with its one answer.

    What is loaded by now stays loaded, so it is not looked through while a job makes objects by the million.
    """
    gc.collect()
    gc.freeze()
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION, 20, 100)


@contextmanager
def kept_for_good() -> Iterator[None]:
    """What is made in here stays until the process ends, and is never looked through."""
    gc.disable()
    try:
        yield
    finally:
        gc.freeze()
        gc.enable()
