"""How the measurements time: the median of several runs, with the memory it took at its peak."""

import statistics
import time
import tracemalloc
from collections.abc import Callable


def report(what: str, work: Callable[[], object], runs: int = 5) -> None:
    """Print the median and slowest of several runs in milliseconds, and the Python memory of one more run."""
    seconds = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        seconds.append(time.perf_counter() - start)
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    median, slowest = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"  {what:<58} median {median:9.1f} ms   slowest {slowest:9.1f} ms   memory {peak / 2**20:7.1f} MB")
