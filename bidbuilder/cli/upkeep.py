"""What a server does beside answering: a thread has the catalogue in memory before the first visitor searches it."""

import logging
import threading
from time import sleep

from bidbuilder.services.searching import prepare_search
from bidbuilder.storage.database import Database

_log = logging.getLogger(__name__)

_SECONDS_BETWEEN = 1


def begin_upkeep(database: Database) -> None:
    """Begin the thread; it ends with the process."""
    threading.Thread(target=_keep_up, args=(database,), name="search-upkeep", daemon=True).start()


def _keep_up(database: Database) -> None:
    while True:
        try:
            prepare_search(database)
        except Exception:  # noqa: BLE001 - searches work without it, and the next time may be better
            _log.exception("the search could not be prepared")
        sleep(_SECONDS_BETWEEN)
