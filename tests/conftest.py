"""Fixtures every test may use."""

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
