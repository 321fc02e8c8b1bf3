"""Rules of routes and pages do not depend on the database: one is enough here."""

import pytest

from bidbuilder.storage.database import Database


@pytest.fixture
def database(sqlite_database: Database) -> Database:
    """SQLite instead of each database."""
    return sqlite_database
