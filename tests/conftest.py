"""Fixtures every test may use."""

from tests.storage_fixtures import database, postgresql_master, sqlite_database, sqlite_master

__all__ = ["database", "postgresql_master", "sqlite_database", "sqlite_master"]
