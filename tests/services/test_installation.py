"""The site from the command line: migrate, check, back up and restore, across both databases."""

from pathlib import Path

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.people.users import User
from bidbuilder.services.installation import (
    AddressTaken,
    BackupExists,
    DatabaseNotEmpty,
    add_user,
    check_database,
    restore_backup,
    write_backup,
)
from bidbuilder.storage import schema
from bidbuilder.storage.backup import BackupUnreadable
from bidbuilder.storage.database import Database
from bidbuilder.storage.files import add_file, get_content
from tests.factories.people import NOW, make_actor, make_world


def _fill(database: Database) -> None:
    world = make_world(database)
    make_actor(database, Role.BID_MANAGER, world.lead)
    with database.write("test", NOW) as work:
        add_file(
            work.session, key="k", subject="bid:1", name="a.bin", media_type="x/y", content=bytes(range(256)), now=NOW
        )
        work.record("test.file", "file:k")


def test_backup_brings_everything_back_into_either_database(database: Database, tmp_path: Path) -> None:
    _fill(database)
    file = tmp_path / "backup.sqlite3"
    rows = write_backup(database, file)
    restored = Database.open(f"sqlite:///{tmp_path / 'restored.sqlite3'}")
    try:
        assert restore_backup(restored, file) == rows > 5
        assert check_database(restored)["sound"]
        with restored.read() as session:
            assert get_content(session, "k", "bid:1") == bytes(range(256))
        second = tmp_path / "second.sqlite3"
        assert write_backup(restored, second) == rows
    finally:
        restored.close()


def test_restored_database_goes_on_counting(database: Database, tmp_path: Path) -> None:
    source = Database.open(f"sqlite:///{tmp_path / 'source.sqlite3'}")
    schema.upgrade(source)
    _fill(source)
    write_backup(source, tmp_path / "backup.sqlite3")
    source.close()
    restore_backup(database, tmp_path / "backup.sqlite3")
    added = add_user(database, User(name="Next", email="next@example.org"), "hash", now=NOW)
    assert added.id == 2


def test_backup_never_overwrites_and_restore_never_mixes(sqlite_database: Database, tmp_path: Path) -> None:
    _fill(sqlite_database)
    file = tmp_path / "backup.sqlite3"
    write_backup(sqlite_database, file)
    with pytest.raises(BackupExists):
        write_backup(sqlite_database, file)
    with pytest.raises(DatabaseNotEmpty):
        restore_backup(sqlite_database, file)


@pytest.mark.parametrize("content", [b"", b"not a database", b"SQLite format 3\x00" + b"x" * 200])
def test_file_that_is_no_backup_is_refused(sqlite_database: Database, tmp_path: Path, content: bytes) -> None:
    file = tmp_path / "other.bin"
    file.write_bytes(content)
    with pytest.raises(BackupUnreadable):
        restore_backup(sqlite_database, file)


def test_check_tells_an_old_schema(sqlite_database: Database) -> None:
    schema.downgrade(sqlite_database, "0001")
    report = check_database(sqlite_database)
    assert (report["sound"], report["revision"]) == (False, "0001")


def test_address_is_taken_once(sqlite_database: Database) -> None:
    add_user(sqlite_database, User(name="A", email="a@example.org"), "hash", now=NOW)
    with pytest.raises(AddressTaken):
        add_user(sqlite_database, User(name="B", email="A@example.org"), "hash", now=NOW)
