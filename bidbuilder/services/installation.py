"""What whoever runs the site does from the command line: migrate, check, add the first user, back up, restore."""

from datetime import datetime
from pathlib import Path
from typing import Any

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.users import User
from bidbuilder.storage import schema
from bidbuilder.storage.audit import find_broken_entries
from bidbuilder.storage.backup import copy_into_empty, export_to_file, is_without_rows
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import find_user_by_email, save_user, set_password_hash


class AddressTaken(Refusal):
    """A user has this e-mail address already."""

    code = "email-taken"
    message = translatable("There is a user with the e-mail address {email} already.")


class BackupExists(Refusal):
    """The backup would overwrite a file."""

    code = "backup-exists"
    message = translatable("{file} exists already.")
    hint = translatable("Give the name of a new file.")


class DatabaseNotEmpty(Refusal):
    """A restore goes into an empty database only."""

    code = "database-not-empty"
    message = translatable("The database already holds data.")
    hint = translatable("Restore into a new, empty database.")


def upgrade_database(database: Database) -> str:
    """Migrate to the newest revision; gives its name."""
    schema.upgrade(database)
    return schema.current_revision(database) or ""


def check_database(database: Database) -> dict[str, Any]:
    """Revision, differences of the schema and broken audit entries, and whether all is sound."""
    revision, newest = schema.current_revision(database), schema.newest_revision()
    differences = schema.list_differences(database)
    broken: list[int] = []
    if revision == newest:
        with database.read() as session:
            broken = list(find_broken_entries(session))
    return {
        "revision": revision,
        "newest": newest,
        "differences": differences,
        "broken_audit_entries": broken,
        "sound": revision == newest and not differences and not broken,
    }


def add_user(database: Database, user: User, password_hash: str, *, now: datetime) -> User:
    """Add a user who may sign in at once. Raises `AddressTaken`."""
    with database.write("command line", now) as work:
        if find_user_by_email(work.session, user.email):
            raise AddressTaken(where="email", email=user.email)
        saved = save_user(work.session, user)
        assert saved.id is not None  # noqa: S101 - just stored
        set_password_hash(work.session, saved.id, password_hash)
        work.record("user.added", f"user:{saved.id}")
        return saved


def write_backup(database: Database, file: Path) -> int:
    """Copy everything, as of one moment, into a new SQLite file; gives the number of rows. Raises `BackupExists`."""
    if file.exists():
        raise BackupExists(where="FILE", file=file)
    return export_to_file(database, file)


def restore_backup(database: Database, file: Path) -> int:
    """Bring a backup back. Raises `DatabaseNotEmpty`, `BackupUnreadable`."""
    if schema.is_empty(database):
        schema.upgrade(database)
    if not is_without_rows(database):
        raise DatabaseNotEmpty
    return copy_into_empty(database, file)
