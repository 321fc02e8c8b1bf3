"""Search offerings by indexed words, and their properties by owner: neither reads a document or another firm's rows.

The words are a projection of the offerings, so they are made anew by today's rules.
"""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bidbuilder.storage.migrations.search_words import ON_POSTGRESQL, ON_SQLITE, index_words

revision: str = "0004"
down_revision: str | None = "0003"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

OLD_INDEXES = {
    "ix_offering_property_number": ["key", "low", "high", "offering_id"],
    "ix_offering_property_choice": ["key", "choice", "offering_id"],
    "ix_offering_property_offering_id": ["offering_id"],
}
NEW_INDEXES = {
    "ix_offering_property_number": ["key", "low", "high", "organisation_id", "offering_id"],
    "ix_offering_property_choice": ["key", "choice", "organisation_id", "offering_id"],
    "ix_offering_property_of_offering": ["offering_id", "key", "low", "high", "choice"],
}


def upgrade() -> None:
    """Index the words, and give each property its owner."""
    _renew_words(op.get_bind())
    for statement in _statements():
        op.execute(statement)
    _drop_indexes(OLD_INDEXES)
    op.add_column("offering_property", sa.Column("organisation_id", sa.Integer(), nullable=True))
    owner = "SELECT organisation_id FROM offering WHERE offering.id = offering_property.offering_id"
    op.execute(f"UPDATE offering_property SET organisation_id = ({owner})")  # noqa: S608 - a constant
    with op.batch_alter_table("offering_property") as batch:
        batch.alter_column("organisation_id", existing_type=sa.Integer(), nullable=False)
        batch.create_foreign_key(
            op.f("fk_offering_property_organisation_id"), "organisation", ["organisation_id"], ["id"]
        )
    _create_indexes(NEW_INDEXES)


def downgrade() -> None:
    """Back to searching in the words themselves; they stay as they are."""
    _drop_indexes(NEW_INDEXES)
    with op.batch_alter_table("offering_property") as batch:
        batch.drop_constraint(op.f("fk_offering_property_organisation_id"), type_="foreignkey")
        batch.drop_column("organisation_id")
    _create_indexes(OLD_INDEXES)
    if op.get_bind().dialect.name == "sqlite":
        for name in ("indexed", "forgotten", "changed"):
            op.execute(f"DROP TRIGGER offering_words_{name}")
        op.execute("DROP TABLE offering_word_index")
    else:
        op.drop_column("offering_words", "lexemes")


def _statements() -> tuple[str, ...]:
    return ON_SQLITE if op.get_bind().dialect.name == "sqlite" else ON_POSTGRESQL


def _renew_words(connection: sa.Connection) -> None:
    table = sa.table("offering_words", sa.column("offering_id", sa.Integer), sa.column("words", sa.Text))
    for row in connection.execute(sa.select(table)).all():
        renewed = index_words([row.words])
        connection.execute(sa.update(table).where(table.c.offering_id == row.offering_id).values(words=renewed))


def _drop_indexes(indexes: dict[str, list[str]]) -> None:
    for name in indexes:
        op.drop_index(name, "offering_property")


def _create_indexes(indexes: dict[str, list[str]]) -> None:
    for name, columns in indexes.items():
        op.create_index(name, "offering_property", columns)
