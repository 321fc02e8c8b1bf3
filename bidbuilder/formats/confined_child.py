"""The child process a stranger's file is read in: limits itself first, then reads standard input and answers in JSON.

The answer is one object with `reading`, `refusal` or `fault` (the last lines of a traceback, for the log only). Read in
parts, it is such an object for each part on a line of its own.
"""

import contextlib
import gc
import importlib
import json
import sys
import traceback
from typing import Any

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.catalogue.dictionary import Dictionary, OwnEntry, extend, standard_dictionary
from bidbuilder.formats.dictionary_in_use import using_dictionary
from bidbuilder.formats.refusals import FileTooLarge

_OBJECTS_BEFORE_COLLECTION = 100_000

# Loaded by name after the limits are set: a child starts in a fraction of a second with only the readers it needs.
_READERS = {
    "tender": ("bidbuilder.formats.readers.registry", "read_tender"),
    "catalogue": ("bidbuilder.formats.readers.catalogue.registry", "read_catalogue"),
    "answers": ("bidbuilder.formats.readers.answers", "read_answers"),
    "source": ("bidbuilder.formats.sources.confined", "read_in_child"),
    "source-page": ("bidbuilder.formats.sources.confined", "draw_in_child"),
    "workbook-inspection": ("bidbuilder.formats.workbooks.confined", "inspect_in_child"),
    "workbook-filling": ("bidbuilder.formats.workbooks.confined", "fill_in_child"),
    "word-form": ("bidbuilder.formats.forms.word_filling", "list_word_places"),
    "master": ("bidbuilder.formats.masters.rendering", "render_in_child"),
    "word-form-filling": ("bidbuilder.formats.forms.word_filling", "fill_word_in_child"),
}
_READERS_IN_PARTS = {"catalogue-parts": ("bidbuilder.formats.readers.catalogue.parts", "written_parts")}


def main() -> None:
    """Read the order (one line of JSON) and the file behind it; print the answer."""
    order = json.loads(sys.stdin.buffer.readline())
    # The child reads one file and ends: looking for cycles after every 700 new objects would only cost time.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    _limit(order["seconds"], order["megabytes"])
    if order["kind"] in _READERS_IN_PARTS:
        _answer_in_parts(order)
    else:
        sys.stdout.write(json.dumps(_answer(order)))


def _limit(seconds: float, megabytes: int) -> None:
    try:
        resource = importlib.import_module("resource")
    except ImportError:  # not a POSIX system: the parent's clock is the only limit
        return
    limits = {
        resource.RLIMIT_AS: megabytes * 1024**2,
        resource.RLIMIT_CPU: int(seconds) + 1,
        resource.RLIMIT_FSIZE: 0,
        resource.RLIMIT_CORE: 0,
    }
    for kind, most in limits.items():
        # macOS refuses RLIMIT_AS; the other limits and the clock hold there.
        with contextlib.suppress(ValueError, OSError):
            resource.setrlimit(kind, (most, most))


def _answer(order: dict[str, Any]) -> dict[str, Any]:
    try:
        with using_dictionary(_dictionary(order)):
            return {"reading": to_plain(_reader(_READERS[order["kind"]], order))}
    except Exception as fault:  # noqa: BLE001 - whatever a file does to a reader, the answer is JSON
        return _excuse(fault)


def _answer_in_parts(order: dict[str, Any]) -> None:
    try:
        with using_dictionary(_dictionary(order)):
            for part in _reader(_READERS_IN_PARTS[order["kind"]], order):
                sys.stdout.buffer.write(part)
    except Exception as fault:  # noqa: BLE001 - as above
        sys.stdout.buffer.write(json.dumps(_excuse(fault)).encode() + b"\n")


def _reader(place: tuple[str, str], order: dict[str, Any]) -> Any:
    module, function = place
    read = getattr(importlib.import_module(module), function)
    return read(order["name"], sys.stdin.buffer.read(), order["options"])


def _dictionary(order: dict[str, Any]) -> Dictionary:
    entries = from_plain(order["own_entries"], tuple[OwnEntry, ...])
    return extend(standard_dictionary(), entries) if entries else standard_dictionary()


def _excuse(fault: Exception) -> dict[str, Any]:
    if isinstance(fault, Refusal):
        return {"refusal": _record(fault)}
    if isinstance(fault, MemoryError):
        return {"refusal": _record(FileTooLarge())}
    if isinstance(fault, RecursionError):
        return {"fault": "recursion"}
    return {"fault": "".join(traceback.format_exception(fault, limit=-4))}


def _record(refusal: Refusal) -> dict[str, Any]:
    return {
        "code": refusal.code,
        "message": refusal.message,
        "hint": refusal.hint,
        "where": refusal.where,
        "params": dict(refusal.params),
    }


if __name__ == "__main__":
    main()
