"""What a server does beside answering: a thread has the catalogue in memory before the first visitor searches it, and looks for
garbage while nobody waits.
"""

import gc
import logging
import sys
import threading
import time

from bidbuilder.services.searching import prepare_search
from bidbuilder.storage.database import Database

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN = 1
# An answer under way waits no longer than this for a thread that computes, each time it comes back from the database.
_SECONDS_OF_A_TURN = 0.001

# A page of a large bid makes some 100,000 objects; looking through the few young ones costs a millisecond or two. Looking
# through all that a server keeps takes some tenths of a second, in the middle of an answer: that waits for a quiet second, or
# for so many seconds at the most.
_YOUNG_OBJECTS, _YOUNG_BEFORE_MIDDLE, _NEVER = 10_000, 10, 1_000_000
_QUIET_SECONDS, _MOST_SECONDS = 0.05, 300


def begin_upkeep(database: Database) -> threading.Event:
    """Begin the thread; it ends with the process, or soon after the event is set."""
    sys.setswitchinterval(_SECONDS_OF_A_TURN)
    spare_answers_from_garbage()
    ended = threading.Event()
    threading.Thread(target=_keep_up, args=(database, ended), name="search-upkeep", daemon=True).start()
    return ended


def spare_answers_from_garbage() -> None:
    """Leave all that is loaded by now alone for good, and all that grows old to the thread."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(_YOUNG_OBJECTS, _YOUNG_BEFORE_MIDDLE, _NEVER)


def _keep_up(database: Database, ended: threading.Event) -> None:
    worked, collected = time.process_time(), time.monotonic()
    while not ended.is_set():
        try:
            prepare_search(database)
        except Exception:  # noqa: BLE001 - searches work without it, and the next time may be better
            _log.exception("the search could not be prepared")
        ended.wait(_SECONDS_BETWEEN)
        worked, before = time.process_time(), worked
        is_quiet, is_due = worked - before < _QUIET_SECONDS, time.monotonic() - collected > _MOST_SECONDS
        if gc.get_count()[2] and (is_quiet or is_due):
            gc.collect()
            collected = time.monotonic()
