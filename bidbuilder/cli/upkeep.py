"""What a server does beside answering: a thread has the catalogue in memory before the first visitor searches it."""

import logging
import sys
import threading

from bidbuilder.services.searching import prepare_search
from bidbuilder.storage.database import Database

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN = 1
# An answer under way waits no longer than this for a thread that computes, each time it comes back from the database.
_SECONDS_OF_A_TURN = 0.001


def begin_upkeep(database: Database) -> threading.Event:
    """Begin the thread; it ends with the process, or soon after the event is set."""
    sys.setswitchinterval(_SECONDS_OF_A_TURN)
    ended = threading.Event()
    threading.Thread(target=_keep_up, args=(database, ended), name="search-upkeep", daemon=True).start()
    return ended


def _keep_up(database: Database, ended: threading.Event) -> None:
    while not ended.is_set():
        try:
            prepare_search(database)
        except Exception:  # noqa: BLE001 - searches work without it, and the next time may be better
            _log.exception("the search could not be prepared")
        ended.wait(_SECONDS_BETWEEN)
