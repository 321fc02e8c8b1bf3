"""The database and the unit of work: how a transaction begins, what it must record and how it ends.

SQLite runs in WAL mode with full synchronisation; a write begins with `BEGIN IMMEDIATE`, because SQLAlchemy's deferred
default loses updates of concurrent writers without an error. PostgreSQL writes lock the rows they change.
"""

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from datetime import datetime
from pathlib import Path
from typing import Any

from sqlalchemy import Connection, Engine, create_engine, event, text
from sqlalchemy.engine import make_url
from sqlalchemy.orm import ORMExecuteState, Session
from sqlalchemy.pool import StaticPool

from bidbuilder.codec import to_wire
from bidbuilder.domain.bids.covering import Covered
from bidbuilder.storage.audit import append_entry
from bidbuilder.storage.kept import Kept, session_info
from bidbuilder.storage.memory import Memory
from bidbuilder.storage.searching.columns import Columns

# What `read` gives, for signatures on floors that do not know the library behind it.
Reading = Session

_WRITING = "bidbuilder_writes"
_REMEMBERED_BIDS = 64


class AuditMissing(RuntimeError):
    """A fault of ours: a use case changed data without an audit entry."""


@dataclass(slots=True)
class Work:
    """One transaction of one actor at one moment. Services change things through `session` and call `record`."""

    session: Session
    actor: str
    now: datetime
    recorded: int = field(default=0)

    def record(self, action: str, subject: str, detail: str = "") -> None:
        """Write the audit entry of this change (law 6)."""
        append_entry(self.session, at=self.now, actor=self.actor, action=action, subject=subject, detail=detail)
        self.recorded += 1


class Database:
    """An open database. `read`, `write` and `housekeep` are the only ways in."""

    def __init__(self, engine: Engine, search_file: Path | None = None) -> None:
        self.engine = engine
        self._writing = engine.execution_options(**{_WRITING: True})
        self.coverage: Memory[int, Covered] = Memory(_REMEMBERED_BIDS)
        self.catalogue = Columns(search_file)
        self.kept = Kept()

    @classmethod
    def open(cls, url: str, search_file: Path | None = None) -> "Database":
        """Open by SQLAlchemy URL, such as `sqlite:///file` or `postgresql+psycopg://…`.

        In `search_file` the columns that searches use are kept for the next start.
        """
        parsed = make_url(url)
        if parsed.get_backend_name() != "sqlite":
            return cls(
                create_engine(
                    parsed.set(drivername="postgresql+psycopg"), pool_pre_ping=True, json_serializer=_written
                ),
                search_file,
            )
        options: dict[str, Any] = {"connect_args": {"check_same_thread": False, "timeout": 30}}
        if parsed.database in (None, "", ":memory:"):
            options["poolclass"] = StaticPool
        engine = create_engine(parsed, json_serializer=_written, **options)
        event.listen(engine, "connect", _prepare_sqlite)
        event.listen(engine, "begin", _begin_sqlite)
        return cls(engine, search_file)

    @contextmanager
    def read(self) -> Iterator[Session]:
        """A consistent view that changes nothing; whatever was changed is thrown away."""
        with Session(self.engine, expire_on_commit=False, info=session_info(self.kept)) as session:
            yield session

    @contextmanager
    def write(self, actor: str, now: datetime) -> Iterator[Work]:
        """One audited transaction; raises `AuditMissing` instead of committing an unrecorded change."""
        with Session(self._writing, expire_on_commit=False, info=session_info(self.kept)) as session:
            changes = _ChangeCounter(session)
            work = Work(session, actor, now)
            with session.begin():
                yield work
                session.flush()
                if changes.count and not work.recorded:
                    raise AuditMissing("a change without an audit entry")

    @contextmanager
    def housekeep(self, *, lasting: bool = True) -> Iterator[Session]:
        """A transaction for what is nobody's decision: heartbeats, sign-in attempts, the last use of a session.

        One that is not `lasting` does not wait for the disk where the database can do without: if the machine dies within
        the second it may not have been, but never without all that came after it. Portions of a job's work need no more,
        as the job goes on from what is there and its end waits for all of them.
        """
        with Session(self._writing, expire_on_commit=False, info=session_info(self.kept)) as session, session.begin():
            if not lasting and self.engine.dialect.name == "postgresql":
                session.execute(text("SET LOCAL synchronous_commit TO off"))
            yield session

    def close(self) -> None:
        """Give all connections back."""
        self.engine.dispose()


class _ChangeCounter:
    """Counts what a session inserts, updates or deletes, by objects or by statements."""

    def __init__(self, session: Session) -> None:
        self.count = 0
        event.listen(session, "before_flush", self._on_flush)
        event.listen(session, "do_orm_execute", self._on_statement)

    def _on_flush(self, session: Session, _context: object, _instances: object) -> None:
        self.count += len(session.new) + len(session.deleted) + len(session.dirty)

    def _on_statement(self, state: ORMExecuteState) -> None:
        self.count += state.is_insert or state.is_update or state.is_delete


def _written(data: object) -> str:
    return to_wire(data).decode()


def _prepare_sqlite(connection: Any, _record: object) -> None:
    connection.isolation_level = None
    for pragma in (
        "journal_mode=WAL",
        "synchronous=FULL",
        "busy_timeout=30000",
        "foreign_keys=ON",
        "recursive_triggers=ON",
        "cache_size=-65536",
    ):
        connection.execute(f"PRAGMA {pragma}")


def _begin_sqlite(connection: Connection) -> None:
    writes = connection.get_execution_options().get(_WRITING)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writes else "BEGIN")
