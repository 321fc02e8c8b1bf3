"""Backup and restore: every row of every table, as of one moment, in one SQLite file, from and to either database."""

from pathlib import Path

from sqlalchemy import Connection, Engine, Table, create_engine, func, insert, select, text, update
from sqlalchemy.exc import DatabaseError

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from bidbuilder.storage.searching.entries import DbOfferingSearch

_ROWS_AT_ONCE = 500


class BackupUnreadable(Refusal):
    """The file is not a backup of this version."""

    code = "backup-unreadable"
    message = translatable("{file} is not a backup that this version can read.")
    hint = translatable("Restore it with the version that made it, then migrate.")


def export_to_file(database: Database, file: Path) -> int:
    """Write all rows into a new file; gives their number."""
    target = Database.open(f"sqlite:///{file}")
    try:
        schema.upgrade(target)
        with database.engine.connect() as source, target.engine.begin() as goal:
            _hold_still(source)
            goal.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            rows = _copy_all(source, goal)
        with target.engine.connect() as connection:
            connection.exec_driver_sql("PRAGMA wal_checkpoint(TRUNCATE)")
        return rows
    finally:
        target.close()


def copy_into_empty(database: Database, file: Path) -> int:
    """Read all rows of a backup into a migrated, empty database; gives their number. Raises `BackupUnreadable`."""
    source_engine = create_engine(f"sqlite:///file:{file}?mode=ro&uri=true")
    try:
        _require_same_revision(source_engine, file)
        with source_engine.connect() as source, database.engine.begin() as goal:
            if goal.dialect.name == "sqlite":
                goal.exec_driver_sql("PRAGMA defer_foreign_keys=ON")
            rows = _copy_all(source, goal)
            goal.execute(update(DbOfferingSearch).values(stamp=0))  # stamps count by the database they are of
            if goal.dialect.name == "postgresql":
                _reset_sequences(goal)
        return rows
    finally:
        source_engine.dispose()


def is_without_rows(database: Database) -> bool:
    """Whether no table holds anything."""
    with database.engine.connect() as connection:
        return not any(
            connection.scalar(select(func.count()).select_from(table)) for table in schema.METADATA.sorted_tables
        )


def _require_same_revision(engine: Engine, file: Path) -> None:
    try:
        with engine.connect() as connection:
            found = connection.scalar(text("SELECT version_num FROM alembic_version"))
    except DatabaseError as broken:
        raise BackupUnreadable(where="FILE", file=file) from broken
    if found != schema.newest_revision():
        raise BackupUnreadable(where="FILE", file=file)


def _hold_still(connection: Connection) -> None:
    if connection.dialect.name == "postgresql":
        connection.exec_driver_sql("SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY")


def _copy_all(source: Connection, goal: Connection) -> int:
    return sum(_copy(table, source, goal) for table in schema.METADATA.sorted_tables)


def _copy(table: Table, source: Connection, goal: Connection) -> int:
    copied = 0
    rows = source.execution_options(yield_per=_ROWS_AT_ONCE).execute(select(table).order_by(*table.primary_key.columns))
    for part in rows.mappings().partitions(_ROWS_AT_ONCE):
        goal.execute(insert(table), [dict(row) for row in part])
        copied += len(part)
    return copied


def _reset_sequences(connection: Connection) -> None:
    for table in schema.METADATA.sorted_tables:
        column = table.autoincrement_column
        if column is not None:
            connection.execute(
                text(
                    f"SELECT setval(pg_get_serial_sequence('{table.name}', '{column.name}'), "  # noqa: S608 - our names
                    f"COALESCE((SELECT MAX({column.name}) FROM {table.name}), 0) + 1, false)"
                )
            )
