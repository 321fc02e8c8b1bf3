"""Reading a supplier's file of any length in a child process, part after part: neither side ever holds the whole.

The same limits and refusals as in `confinement`; whoever stops listening ends the child.
"""

import json
import subprocess
import sys
import tempfile
import threading
from collections.abc import Generator, Iterator, Mapping, Sequence
from contextlib import closing, suppress

from bidbuilder.codec import to_plain
from bidbuilder.domain.catalogue.dictionary import OwnEntry
from bidbuilder.domain.catalogue.readings import ReadingPart
from bidbuilder.formats.confinement import check_answer, end_child, start_child
from bidbuilder.formats.readers.catalogue.parts import is_part, parts_from
from bidbuilder.formats.refusals import FileEmpty, FileTooSlow, ReaderDied

if sys.platform == "linux":
    import fcntl

# How many bytes the child may be ahead of whoever listens and takes some time over each portion, so that both work at once:
# the most that Linux gives without its administrator. Other systems keep their own measure.
_AHEAD = 2**20


def stream_catalogue(
    name: str,
    content: bytes,
    *,
    seconds: float,
    megabytes: int,
    options: Mapping[str, str],
    own_entries: Sequence[OwnEntry] = (),
) -> Iterator[ReadingPart]:
    """The parts of a supplier's file, the reading without its articles as the last. Raises a `FileRefused` at any of them.

    `seconds` of wall clock count until the last part is read, the time the caller takes in between included.
    """
    if not content:
        raise FileEmpty
    order = {
        "kind": "catalogue-parts",
        "name": name,
        "options": dict(options),
        "own_entries": to_plain(tuple(own_entries)),
        "seconds": seconds,
        "megabytes": megabytes,
    }
    with closing(_lines(json.dumps(order).encode() + b"\n" + content, seconds)) as lines:
        yield from parts_from(lines)


def _lines(order: bytes, seconds: float) -> Generator[bytes]:
    with tempfile.TemporaryFile() as complaints:
        child = start_child(complaints)
        _let_run_ahead(child)
        clock = threading.Timer(seconds, child.kill)
        clock.start()
        try:
            _order(child, order)
            for line in child.stdout or ():
                if not line.endswith(b"\n"):
                    break  # killed in the middle of it
                if not is_part(line):
                    check_answer(0, line, b"", seconds)
                    raise ReaderDied
                yield line
            if clock.finished.is_set():
                raise FileTooSlow(seconds=f"{seconds:g}")
            if code := child.wait():
                complaints.seek(0)
                check_answer(code, b"", complaints.read(), seconds)
        finally:
            clock.cancel()
            end_child(child)


def _let_run_ahead(child: subprocess.Popen[bytes]) -> None:
    """Widen the pipe of the child's answer; where that is refused, the child only waits more often."""
    assert child.stdout  # noqa: S101 - it is a pipe
    if sys.platform == "linux":
        with suppress(OSError):
            fcntl.fcntl(child.stdout, fcntl.F_SETPIPE_SZ, _AHEAD)


def _order(child: subprocess.Popen[bytes], order: bytes) -> None:
    """Hand the order over; a child that dies before it has read all of it is told of by its end."""
    assert child.stdin  # noqa: S101 - it is a pipe
    with suppress(BrokenPipeError):
        child.stdin.write(order)
    with suppress(BrokenPipeError):
        child.stdin.close()
