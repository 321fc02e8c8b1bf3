"""Reading a stranger's file in a child process with a clock and limits: it may die without hurting the server.

The child is `bidbuilder.formats.confined_child`. It gets the file on standard input and answers with JSON; it never gets
the server's environment, database or secrets. Where the system has no resource limits the clock still holds.
"""

import contextlib
import json
import logging
import os
import signal
import subprocess
import sys
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, BinaryIO, Literal, overload

import bidbuilder
from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.catalogue.dictionary import OwnEntry
from bidbuilder.domain.catalogue.readings import CatalogueReading
from bidbuilder.domain.tenders.tenders import TenderReading
from bidbuilder.formats.refusals import FileEmpty, FileRefused, FileTooSlow, ReaderDied

_log = logging.getLogger(__name__)

_KEPT_ENVIRONMENT = ("PATH", "PYTHONPATH", "SYSTEMROOT", "LANG", "LC_ALL", "TZ", "TMPDIR")
_PACKAGE_FOLDER = str(Path(bidbuilder.__file__).resolve().parents[1])


@overload
def read_confined(
    kind: Literal["tender"],
    name: str,
    content: bytes,
    *,
    seconds: float,
    megabytes: int,
    options: Mapping[str, str] = ...,
    own_entries: Sequence[OwnEntry] = ...,
) -> TenderReading: ...
@overload
def read_confined(
    kind: Literal["catalogue"],
    name: str,
    content: bytes,
    *,
    seconds: float,
    megabytes: int,
    options: Mapping[str, str] = ...,
    own_entries: Sequence[OwnEntry] = ...,
) -> CatalogueReading: ...


def read_confined(
    kind: Literal["tender", "catalogue"],
    name: str,
    content: bytes,
    *,
    seconds: float,
    megabytes: int,
    options: Mapping[str, str] | None = None,
    own_entries: Sequence[OwnEntry] = (),
) -> TenderReading | CatalogueReading:
    """Read a file as a tender or a catalogue within `seconds` of wall clock and `megabytes` of memory.

    `name` is the file's name, used as source place and never as its type. `options` are corrections of a person, as the
    readers document them; `own_entries` stand on top of the standard property dictionary. Raises a `FileRefused` that says
    what is wrong with the file, whatever happens to the child.
    """
    reading = answer_confined(
        kind, name, content, seconds=seconds, megabytes=megabytes, options=options, own_entries=own_entries
    )
    if kind == "tender":
        return from_plain(reading, TenderReading)
    return from_plain(reading, CatalogueReading)


def answer_confined(
    kind: str,
    name: str,
    content: bytes,
    *,
    seconds: float,
    megabytes: int,
    options: Mapping[str, str] | None = None,
    own_entries: Sequence[OwnEntry] = (),
) -> Any:
    """The plain data that a kind of work of the child gives for a file, under the same limits and refusals."""
    if not content:
        raise FileEmpty
    order = {
        "kind": kind,
        "name": name,
        "options": dict(options or {}),
        "own_entries": to_plain(tuple(own_entries)),
        "seconds": seconds,
        "megabytes": megabytes,
    }
    return _run(json.dumps(order).encode() + b"\n" + content, seconds)["reading"]


def _run(order: bytes, seconds: float) -> dict[str, Any]:
    child = start_child(subprocess.PIPE)
    try:
        output, complaint = child.communicate(order, timeout=seconds)
    except subprocess.TimeoutExpired as late:
        raise FileTooSlow(seconds=f"{seconds:g}") from late
    finally:
        end_child(child)
    return check_answer(child.returncode, output, complaint, seconds)


def start_child(complaints: int | BinaryIO) -> subprocess.Popen[bytes]:
    """A child that waits for its order on standard input; `complaints` is where its standard error goes."""
    return subprocess.Popen(
        [sys.executable, "-P", "-m", "bidbuilder.formats.confined_child"],
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        stderr=complaints,
        env=_bare_environment(),
        start_new_session=True,
    )


def check_answer(code: int, output: bytes, complaint: bytes, seconds: float) -> dict[str, Any]:
    """The object in the child's output; raises the refusal in it, or one that says how the child ended with `code`."""
    if code == -getattr(signal, "SIGXCPU", 0):
        raise FileTooSlow(seconds=f"{seconds:g}")
    try:
        answer = json.loads(output)
    except ValueError as garbled:
        _log.error("reader died with code %s: %s", code, complaint[-2000:].decode(errors="replace"))
        raise ReaderDied from garbled
    if fault := answer.get("fault"):
        _log.error("reader failed: %s", fault)
        raise ReaderDied
    if "refusal" in answer:
        raise _same_refusal(answer["refusal"])
    return dict(answer)


def end_child(child: subprocess.Popen[bytes]) -> None:
    """Kill the child and whatever it started, and collect it, so that neither a process nor a pipe stays behind."""
    if child.poll() is None:
        if hasattr(os, "killpg"):
            os.killpg(child.pid, signal.SIGKILL)
        else:
            child.kill()
    child.wait()
    for pipe in filter(None, (child.stdin, child.stdout, child.stderr)):
        with contextlib.suppress(BrokenPipeError):
            pipe.close()


def _bare_environment() -> dict[str, str]:
    kept = {name: os.environ[name] for name in _KEPT_ENVIRONMENT if name in os.environ}
    search_path = [_PACKAGE_FOLDER, *filter(None, [kept.get("PYTHONPATH")])]
    return kept | {"PYTHONPATH": os.pathsep.join(search_path), "OPENBLAS_NUM_THREADS": "1"}


def _same_refusal(record: Mapping[str, Any]) -> FileRefused:
    """The child's refusal as one of this process: same code, words and parameters."""
    words = {name: record[name] for name in ("code", "message", "hint")}
    same_words = type("FileRefusedInside", (FileRefused,), words)
    refusal: FileRefused = same_words(where=record["where"], **record["params"])
    return refusal
