"""What all tables share: the declarative base, documents (domain objects kept as JSON) and moments kept in UTC."""

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import JSON, DateTime, Dialect, Index, Label, MetaData, Text, cast, text
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import DeclarativeBase
from sqlalchemy.types import TypeDecorator

from bidbuilder import codec


class Base(DeclarativeBase):
    """Base of all tables; constraint names are fixed so that migrations can name them."""

    metadata = MetaData(
        naming_convention={
            "ix": "ix_%(table_name)s_%(column_0_N_name)s",
            "uq": "uq_%(table_name)s_%(column_0_N_name)s",
            "ck": "ck_%(table_name)s_%(constraint_name)s",
            "fk": "fk_%(table_name)s_%(column_0_N_name)s",
            "pk": "pk_%(table_name)s",
        }
    )


# Plain data (dictionaries, lists, strings, numbers) that no part of the database looks into.
Plain = JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")


class Document(TypeDecorator[Any]):
    """A frozen domain object as JSON. Loading gives the object back; to change it, assign a new one.

    Bulk statements may give the plain data of an object instead, which is stored as it is.
    """

    impl = JSON().with_variant(JSONB(), "postgresql")
    cache_ok = True

    def __init__(self, wanted: Any) -> None:
        super().__init__()
        self.wanted = wanted

    def process_bind_param(self, value: Any, dialect: Dialect) -> Any:
        """Domain object to plain data."""
        return value if value is None or isinstance(value, dict) else codec.to_plain(value)

    def process_result_value(self, value: Any, dialect: Dialect) -> Any:
        """Plain data to domain object."""
        return None if value is None else codec.from_plain(value, self.wanted)

    def compare_values(self, x: Any, y: Any) -> bool:
        """Equal objects need no update."""
        return bool(x == y)


class Moment(TypeDecorator[datetime]):
    """An aware time, kept in UTC. A naive one is refused."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """To UTC; SQLite keeps it without the offset."""
        if value is None:
            return None
        if value.tzinfo is None:
            raise ValueError("a stored moment needs an offset")
        utc = value.astimezone(UTC)
        return utc.replace(tzinfo=None) if dialect.name == "sqlite" else utc

    def process_result_value(self, value: datetime | None, dialect: Dialect) -> datetime | None:
        """Always aware, in UTC."""
        if value is None:
            return None
        return value.replace(tzinfo=UTC) if value.tzinfo is None else value.astimezone(UTC)


def index_of_some(name: str, column: str) -> Index:
    """An index of the rows that have something in a column, where most have nothing and are never looked for by that."""
    some = text(f"{column} IS NOT NULL")
    return Index(name, column, postgresql_where=some, sqlite_where=some)


def written(document: Any) -> Label[str]:
    """A column of documents as its text, for `codec.from_wire`: several times as quick where there are thousands of rows."""
    return cast(document, Text).label(document.key)


def without_nul(plain: Any) -> Any:
    """The data with every NUL shown as a replacement mark: PostgreSQL keeps none, and nobody can read one."""
    if isinstance(plain, str):
        return plain.replace("\x00", "\ufffd")
    if isinstance(plain, dict):
        return {without_nul(name): without_nul(value) for name, value in plain.items()}
    if isinstance(plain, list):
        return [without_nul(value) for value in plain]
    return plain
