"""Search offerings in memory: one record each with a stamp of its change, in place of word and property indexes.

Prices get their currency and first unit price as columns, in millionths, so that they can be compared without being read.
"""

import json
from collections.abc import Iterator, Sequence
from decimal import Decimal
from typing import Any

import sqlalchemy as sa
from alembic import op

from bidbuilder.codec import from_plain
from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.catalogue.prices import PriceList
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.storage.base import Document, Moment
from bidbuilder.storage.migrations.search_words import ON_POSTGRESQL, ON_SQLITE, index_words
from bidbuilder.storage.searching.entries import entry_of, record_of

revision: str = "0005"
down_revision: str | None = "0004"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ROWS_AT_ONCE = 1_000
PROPERTY_INDEXES = {
    "ix_offering_property_number": ["key", "low", "high", "organisation_id", "offering_id"],
    "ix_offering_property_choice": ["key", "choice", "organisation_id", "offering_id"],
    "ix_offering_property_of_offering": ["offering_id", "key", "low", "high", "choice"],
}
WHEN_DELETED = {
    "sqlite": (
        (
            "CREATE TRIGGER offering_search_forgotten AFTER DELETE ON offering BEGIN "
            "UPDATE offering_search SET record = 'null', "
            "stamp = (SELECT max(stamp) + 1 FROM offering_search) WHERE offering_id = old.id; END"
        ),
    ),
    "postgresql": (
        (
            "CREATE FUNCTION forget_offering_search() RETURNS trigger AS $$ BEGIN "
            "UPDATE offering_search SET record = 'null', stamp = txid_current() WHERE offering_id = old.id; "
            "RETURN old; END $$ LANGUAGE plpgsql"
        ),
        (
            "CREATE TRIGGER offering_search_forgotten AFTER DELETE ON offering "
            "FOR EACH ROW EXECUTE FUNCTION forget_offering_search()"
        ),
    ),
}


def upgrade() -> None:
    """Record every offering, and drop the indexes of 0004."""
    op.create_table(
        "offering_search",
        sa.Column("offering_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("stamp", sa.BigInteger(), nullable=False),
        sa.Column("record", sa.Text(), nullable=False),
        sa.PrimaryKeyConstraint("offering_id", name=op.f("pk_offering_search")),
    )
    op.create_index(op.f("ix_offering_search_stamp"), "offering_search", ["stamp"])
    _record_offerings(op.get_bind())
    for statement in WHEN_DELETED[op.get_bind().dialect.name]:
        op.execute(statement)
    op.add_column("price_list", sa.Column("currency", sa.String(3), nullable=False, server_default=""))
    op.add_column("price_list", sa.Column("first_price", sa.BigInteger(), nullable=False, server_default="0"))
    _project_prices(op.get_bind())
    _drop_word_index()
    op.drop_table("offering_property")


def downgrade() -> None:
    """Back to the indexes of 0004, made anew from the offerings; prices lose their columns, not their data."""
    op.execute("DROP TRIGGER offering_search_forgotten" + (" ON offering" if _is_postgresql() else ""))
    if _is_postgresql():
        op.execute("DROP FUNCTION forget_offering_search()")
    op.drop_table("offering_search")
    with op.batch_alter_table("price_list") as batch:
        batch.drop_column("first_price")
        batch.drop_column("currency")
    _create_word_index()
    _create_property_index()
    _fill_old_indexes(op.get_bind())


def _is_postgresql() -> bool:
    return bool(op.get_bind().dialect.name == "postgresql")


def _offerings(connection: sa.Connection) -> Iterator[Any]:
    table = sa.table(
        "offering",
        sa.column("id", sa.Integer),
        sa.column("organisation_id", sa.Integer),
        sa.column("state", sa.String),
        sa.column("published_version", sa.Integer),
        sa.column("changed_at", Moment),
        sa.column("data", sa.JSON),
    )
    return iter(connection.execute(sa.select(table).order_by(table.c.id)).all())


def _record_offerings(connection: sa.Connection) -> None:
    table = sa.table(
        "offering_search", sa.column("offering_id", sa.Integer), sa.column("stamp"), sa.column("record", sa.Text)
    )
    rows = []
    for row in _offerings(connection):
        offering = from_plain(_plain(row.data), Offering)
        bounds = project_properties(offering, standard_dictionary()) if row.state == "published" else ()
        rows.append(
            {"offering_id": row.id, "stamp": 0, "record": record_of(entry_of(offering, bounds, row.changed_at))}
        )
    for start in range(0, len(rows), ROWS_AT_ONCE):
        connection.execute(sa.insert(table), rows[start : start + ROWS_AT_ONCE])


def _plain(data: Any) -> Any:
    return json.loads(data) if isinstance(data, str) else data


def _project_prices(connection: sa.Connection) -> None:
    table = sa.table(
        "price_list",
        sa.column("offering_id", sa.Integer),
        sa.column("currency", sa.String),
        sa.column("first_price", sa.BigInteger),
        sa.column("data", Document(PriceList)),
    )
    for row in connection.execute(sa.select(table.c.offering_id, table.c.data)).all():
        first = min(row.data.breaks, key=lambda one: one.from_quantity, default=None)
        millionths = int(first.unit_price / row.data.per * Decimal(1_000_000)) if first else 0
        connection.execute(
            sa.update(table)
            .where(table.c.offering_id == row.offering_id)
            .values(currency=row.data.currency, first_price=millionths)
        )


def _drop_word_index() -> None:
    op.drop_table("offering_words")
    if not _is_postgresql():
        op.execute("DROP TABLE offering_word_index")


def _create_word_index() -> None:
    op.create_table(
        "offering_words",
        sa.Column("offering_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_offering_words_offering_id")),
        sa.PrimaryKeyConstraint("offering_id", name=op.f("pk_offering_words")),
    )
    for statement in ON_POSTGRESQL if _is_postgresql() else ON_SQLITE:
        op.execute(statement)


def _create_property_index() -> None:
    op.create_table(
        "offering_property",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("offering_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("low", sa.Float(), nullable=True),
        sa.Column("high", sa.Float(), nullable=True),
        sa.Column("choice", sa.String(length=120), nullable=True),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_offering_property_offering_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_offering_property_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering_property")),
    )
    for name, columns in PROPERTY_INDEXES.items():
        op.create_index(name, "offering_property", columns)


def _fill_old_indexes(connection: sa.Connection) -> None:
    words = sa.table("offering_words", sa.column("offering_id", sa.Integer), sa.column("words", sa.Text))
    names = ("offering_id", "organisation_id", "key", "low", "high", "choice")
    properties = sa.table("offering_property", *(sa.column(name) for name in names))
    for row in _offerings(connection):
        offering = from_plain(_plain(row.data), Offering)
        texts = [offering.code, *offering.names.values(), *offering.descriptions.values()]
        texts += [offering.manufacturer, offering.part_number, offering.gtin]
        connection.execute(sa.insert(words).values(offering_id=row.id, words=index_words(texts)))
        for one in project_properties(offering, standard_dictionary()) if row.state == "published" else ():
            found = {"key": one.key, "low": one.low, "high": one.high, "choice": one.choice}
            connection.execute(
                sa.insert(properties).values(offering_id=row.id, organisation_id=row.organisation_id, **found)
            )
