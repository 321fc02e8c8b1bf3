"""Many rows inserted at once without objects: PostgreSQL copies them, other databases take one statement for all of them."""

from collections.abc import Callable, Mapping, Sequence
from typing import Any, cast

from psycopg import Connection
from psycopg.sql import SQL, Identifier
from sqlalchemy import JSON, Dialect, insert
from sqlalchemy.orm import Session

from bidbuilder.codec import to_wire
from bidbuilder.storage.base import Base

Row = Mapping[str, Any]


def insert_rows(session: Session, table: type[Base], rows: Sequence[Row]) -> None:
    """Insert rows, if there are any. All of them give the same columns."""
    if not rows:
        return
    if session.get_bind().dialect.name == "postgresql":
        _copy(session, table, rows)
    else:
        session.execute(insert(table.metadata.tables[table.__tablename__]), rows)


def _copy(session: Session, table: type[Base], rows: Sequence[Row]) -> None:
    """By `COPY`, in half the time of a statement a row."""
    connection, names = session.connection(), list(rows[0])
    driver = cast("Connection[Any]", connection.connection.driver_connection)
    writers = [(name, _writer(table, name, connection.dialect)) for name in names]
    command = SQL("COPY {} ({}) FROM STDIN").format(
        Identifier(table.__tablename__), SQL(", ").join(map(Identifier, names))
    )
    with driver.cursor() as cursor, cursor.copy(command) as copy:
        for row in rows:
            copy.write_row([write(row[name]) for name, write in writers])


def _writer(table: type[Base], name: str, dialect: Dialect) -> Callable[[Any], Any]:
    """What makes of a column's value what the driver takes."""
    kind = table.metadata.tables[table.__tablename__].columns[name].type
    if isinstance(kind, JSON) and kind.none_as_null:
        return _as_json
    return kind.dialect_impl(dialect).bind_processor(dialect) or _as_it_is


def _as_json(value: Any) -> str | None:
    return None if value is None else to_wire(value).decode()


def _as_it_is(value: Any) -> Any:
    return value
