"""Alembic's entry: runs the migrations on the connection that `bidbuilder.storage.schema` hands over."""

from typing import Any, Literal

from alembic import context

from bidbuilder.storage.base import Base, Document, Moment


def render_plainly(kind: str, thing: Any, _context: Any) -> str | Literal[False]:
    """Write our column types as the database types below them: a migration must not change when they do."""
    if kind == "type" and isinstance(thing, Moment):
        return "sa.DateTime(timezone=True)"
    if kind == "type" and isinstance(thing, Document):
        return 'sa.JSON().with_variant(postgresql.JSONB(), "postgresql")'
    return False


connection = context.config.attributes["connection"]
context.configure(
    connection=connection,
    target_metadata=Base.metadata,
    render_as_batch=connection.dialect.name == "sqlite",
    render_item=render_plainly,
    transaction_per_migration=True,
)
with context.begin_transaction():
    context.run_migrations()
