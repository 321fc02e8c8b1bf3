"""Fixtures every test may use."""

import gc
import os

from hypothesis import HealthCheck, settings

from tests.storage_fixtures import database, postgresql_master, sqlite_database, sqlite_master
from tests.web.fixtures import app, client, sign_in, world

__all__ = [
    "app",
    "client",
    "database",
    "postgresql_master",
    "sign_in",
    "sqlite_database",
    "sqlite_master",
    "world",
]

# A law holds or not; how long an example takes depends on what else the machine does. A gate repeats what it said of the
# same tree, so it always tries the same examples; every other run tries new ones.
settings.register_profile(
    "unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow], derandomize=bool(os.environ.get("CI"))
)
settings.load_profile("unhurried")


def pytest_collection_finish() -> None:
    """Keep the collected tests out of the search for garbage: they stay to the end, and going through all of them stops
    the servers of the journeys in the middle of an answer.
    """
    gc.collect()
    gc.freeze()
