"""How the measurements time: the median of several runs, with the memory it took at its peak."""

import os
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
    median, slowest = statistics.median(seconds) * 1000, max(seconds) * 1000
    print(f"  {what:<58} median {median:9.1f} ms   slowest {slowest:9.1f} ms   memory {memory_of(work):7.1f} MB")


def report_cpu(
    what: str, work: Callable[[], object], *, target: str = "", runs: int = 1, is_weighed: bool = True
) -> float:
    """Print the least processor time of some runs and, where it `is_weighed`, the Python memory of one more; gives the seconds.

    Processor time is what the work takes whatever else the machine does, so figures of a busy machine can be compared.
    """
    seconds = []
    for _ in range(runs):
        start = time.process_time()
        work()
        seconds.append(time.process_time() - start)
    memory = f"{memory_of(work):7.1f} MB" if is_weighed else ""
    print(f"  {what:<66} {min(seconds):8.2f} s cpu  {memory:10}   {target}".rstrip(), flush=True)
    return min(seconds)


def report_processes(what: str, work: Callable[[], object], *, target: str = "") -> None:
    """Print the processor time of a run with the processes it starts, and the time on the clock, which other work lengthens."""
    start, began = os.times(), time.perf_counter()
    work()
    end, elapsed = os.times(), time.perf_counter() - began
    cpu = sum(end[:4]) - sum(start[:4])
    print(f"  {what:<66} {cpu:8.2f} s cpu  {elapsed:7.2f} s on the clock   {target}".rstrip(), flush=True)


def memory_of(work: Callable[[], object]) -> float:
    """The Python memory that a run takes at its peak above what there was before, in MB."""
    tracemalloc.start()
    work()
    _, peak = tracemalloc.get_traced_memory()
    tracemalloc.stop()
    return peak / 2**20
