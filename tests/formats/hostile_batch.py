"""Reads files as tenders, catalogues or sources in this one limited process, a line for each; run by `test_hostile_files`.

One process for all keeps the test fast; if a file kills it, the last line printed names the file before. Seconds are those of
computing, as other tests run beside it.
"""

import contextlib
import importlib
import json
import resource
import sys
import time
import traceback
from pathlib import Path

from bidbuilder.domain.basics.errors import Refusal

READERS = {
    "tender": ("bidbuilder.formats.readers.registry", "read_tender"),
    "source": ("bidbuilder.formats.sources.opening", "read_source"),
    "catalogue": ("bidbuilder.formats.readers.catalogue.registry", "read_catalogue"),
}


def main() -> None:
    module, function = READERS[sys.argv[1]]
    read = getattr(importlib.import_module(module), function)
    with contextlib.suppress(ValueError, OSError):
        resource.setrlimit(resource.RLIMIT_AS, (512 * 1024**2, 512 * 1024**2))
    for line in sys.stdin:
        path = Path(line.rstrip("\n"))
        started = time.process_time()
        outcome = "reading"
        try:
            read(path.name, path.read_bytes(), {})
        except Refusal as refusal:
            outcome = refusal.code
        except MemoryError:
            outcome = "memory"
        except Exception:  # noqa: BLE001 - the test tells what went wrong
            outcome = "fault " + traceback.format_exc(limit=-3)
        print(json.dumps([str(path), outcome, time.process_time() - started]), flush=True)


if __name__ == "__main__":
    main()
