"""The child process a stranger's file is read in: limits itself first, then reads standard input and answers in JSON.

The answer is one object with `reading`, `refusal` or `fault` (the last lines of a traceback, for the log only).
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
from bidbuilder.domain.catalogue.dictionary import OwnEntry, extend, standard_dictionary
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
}


def main() -> None:
    """Read the order (one line of JSON) and the file behind it; print the answer."""
    order = json.loads(sys.stdin.buffer.readline())
    # The child reads one file and ends: looking for cycles after every 700 new objects would only cost time.
    gc.set_threshold(_OBJECTS_BEFORE_COLLECTION)
    _limit(order["seconds"], order["megabytes"])
    answer = json.dumps(_answer(order))
    sys.stdout.write(answer)


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
        module, function = _READERS[order["kind"]]
        read = getattr(importlib.import_module(module), function)
        entries = from_plain(order["own_entries"], tuple[OwnEntry, ...])
        dictionary = extend(standard_dictionary(), entries) if entries else standard_dictionary()
        with using_dictionary(dictionary):
            reading = read(order["name"], sys.stdin.buffer.read(), order["options"])
        return {"reading": to_plain(reading)}
    except Refusal as refusal:
        return {"refusal": _record(refusal)}
    except MemoryError:
        return {"refusal": _record(FileTooLarge())}
    except RecursionError:
        return {"fault": "recursion"}
    except Exception:  # noqa: BLE001 - whatever a file does to a reader, the answer is JSON
        return {"fault": traceback.format_exc(limit=-4)}


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
