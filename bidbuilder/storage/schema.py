"""The schema and its migrations: bring a database up to date, or say whether it is. Nothing is migrated by hand."""

from collections.abc import Callable
from pathlib import Path

from alembic import command
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory
from sqlalchemy import inspect

from bidbuilder.storage import (
    addenda,
    audit,
    bids,
    buyer_forms,
    calendar_feeds,
    calls,
    compositions,
    dictionary,
    duties,
    files,
    gap_studies,
    import_lines,
    imports,
    jobs,
    kit_consents,
    list_habits,
    mails,
    masters,
    member_studies,
    offerings,
    organisations,
    page_previews,
    papers,
    proposals,
    questions,
    quotes,
    rates,
    reminders,
    reviews,
    saved_searches,
    snapshots,
    sources,
    tenders,
    text_blocks,
    users,
    win_chances,
    writing,
)
from bidbuilder.storage.base import Base
from bidbuilder.storage.database import Database
from bidbuilder.storage.searching import entries as search_entries

# Every module with tables, named so that none is forgotten in the metadata.
TABLE_MODULES = (
    addenda,
    audit,
    bids,
    buyer_forms,
    calendar_feeds,
    calls,
    dictionary,
    compositions,
    duties,
    files,
    gap_studies,
    import_lines,
    imports,
    jobs,
    kit_consents,
    list_habits,
    mails,
    member_studies,
    masters,
    offerings,
    organisations,
    page_previews,
    papers,
    proposals,
    questions,
    quotes,
    rates,
    reminders,
    reviews,
    saved_searches,
    search_entries,
    snapshots,
    sources,
    tenders,
    text_blocks,
    users,
    win_chances,
    writing,
)
METADATA = Base.metadata


def upgrade(database: Database, revision: str = "head") -> None:
    """Migrate up to a revision in one transaction a step."""
    _run(database, lambda config: command.upgrade(config, revision))


def downgrade(database: Database, revision: str) -> None:
    """Migrate down to a revision."""
    _run(database, lambda config: command.downgrade(config, revision))


def current_revision(database: Database) -> str | None:
    """The revision the database is at, None when it is empty."""
    with database.engine.connect() as connection:
        return MigrationContext.configure(connection).get_current_revision()


def newest_revision() -> str:
    """The revision this version of bidbuilder wants."""
    return ScriptDirectory.from_config(_config()).get_current_head() or ""


def list_differences(database: Database) -> list[str]:
    """How the tables of the database differ from the code; empty when they agree."""
    with database.engine.connect() as connection:
        context = MigrationContext.configure(connection, opts={"compare_type": False})
        return [str(one) for one in compare_metadata(context, METADATA)]


def is_empty(database: Database) -> bool:
    """Whether there are no tables yet."""
    return not inspect(database.engine).get_table_names()


def _config() -> Config:
    config = Config()
    config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
    config.set_main_option("path_separator", "os")
    return config


def _run(database: Database, step: Callable[[Config], None]) -> None:
    config = _config()
    with database.engine.connect() as connection:
        config.attributes["connection"] = connection
        step(config)
        connection.commit()
