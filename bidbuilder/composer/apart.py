"""Composing in a process of its own: the server stays quick while it searches, and can stop it at any time."""

import logging
import os
import queue
import subprocess
import sys
import threading
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import IO

import bidbuilder
from bidbuilder.codec import from_json, to_json
from bidbuilder.composer.answer import Progress
from bidbuilder.composer.child import PROGRESS, RESULT
from bidbuilder.composer.orders import Composed, Order

_log = logging.getLogger(__name__)

_KEPT_ENVIRONMENT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "TMPDIR")
_PACKAGE_FOLDER = str(Path(bidbuilder.__file__).resolve().parents[1])
_TICK = 0.5
# What the search may need beyond its own clock, to explain a conflict and to write; then it is ended.
_GRACE = 120.0


class SearchDied(RuntimeError):
    """A fault of ours: the process that searched ended without a result."""


def compose_apart(order: Order, watch: Callable[[Progress | None], bool]) -> Composed:
    """Carry out an order in a child process.

    `watch` is called with each progress and, about twice a second, with None; where it returns False the search is asked to
    stop and keep the best. What `watch` raises ends the search at once. Raises `SearchDied`.
    """
    with subprocess.Popen(
        [sys.executable, "-P", "-m", "bidbuilder.composer.child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        env=_bare_environment(),
        text=True,
        encoding="utf-8",
        start_new_session=True,
    ) as child:
        try:
            return _converse(child, order, watch)
        finally:
            child.kill()


def _converse(child: "subprocess.Popen[str]", order: Order, watch: Callable[[Progress | None], bool]) -> Composed:
    assert child.stdin is not None and child.stdout is not None and child.stderr is not None  # noqa: S101, PT018
    complaints: list[str] = []
    threading.Thread(target=lambda: complaints.append(child.stderr.read()), daemon=True).start()  # type: ignore[union-attr]
    _say(child.stdin, to_json(order))
    ticks = (order.seconds + order.explaining_seconds + _GRACE) / _TICK
    for line in _lines(child.stdout):
        if line is not None and line.startswith(RESULT):
            return from_json(line.removeprefix(RESULT), Composed)
        seen = from_json(line.removeprefix(PROGRESS), Progress) if line and line.startswith(PROGRESS) else None
        ticks -= line is None
        if not watch(seen):
            _say(child.stdin, "stop")
        if ticks < 0:
            break
    _log.error("search died with code %s: %s", child.poll(), "".join(complaints)[-2000:])
    raise SearchDied


def _lines(output: IO[str]) -> Iterator[str | None]:
    """The lines as they come, and None whenever there was none for a while; ends with the output."""
    lines: queue.Queue[str] = queue.Queue()

    def read() -> None:
        for line in output:
            lines.put(line)
        lines.put("")

    threading.Thread(target=read, daemon=True).start()
    while True:
        try:
            line = lines.get(timeout=_TICK)
        except queue.Empty:
            yield None
            continue
        if not line:
            return
        yield line


def _say(there: IO[str], line: str) -> None:
    try:
        there.write(line + "\n")
        there.flush()
    except BrokenPipeError:
        _log.info("the search had ended before it was told")


def _bare_environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    search_path = [_PACKAGE_FOLDER, *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {"PYTHONPATH": os.pathsep.join(search_path), "OPENBLAS_NUM_THREADS": "1"}
