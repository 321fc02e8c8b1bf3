"""Fixtures every test may use."""

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

# A law holds or not; how long an example takes depends on what else the machine does.
settings.register_profile("unhurried", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("unhurried")
