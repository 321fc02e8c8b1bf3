"""Read lists of offerings from indexes: names by language, the first end of a certificate, and words in a table of their own.

SQLite reads whole rows when it scans a table; the words to search in are therefore kept apart from the large documents.
"""

import json
from collections.abc import Sequence
from datetime import date
from typing import Any

import sqlalchemy as sa
from alembic import op

revision: str = "0003"
down_revision: str | None = "0002"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

NEW_INDEXES = {
    "ix_offering_by_name": "sort_name",
    "ix_offering_by_name_da": "sort_name_da",
    "ix_offering_by_code": "code",
    "ix_offering_by_change": "changed_at",
}
COVERED = ["id", "state", "kind", "organisation_id"]


def upgrade() -> None:
    """Fill the new columns and the new table from the documents, then index them."""
    op.create_table(
        "offering_words",
        sa.Column("offering_id", sa.Integer(), nullable=False),
        sa.Column("words", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_offering_words_offering_id")),
        sa.PrimaryKeyConstraint("offering_id", name=op.f("pk_offering_words")),
    )
    op.execute("INSERT INTO offering_words (offering_id, words) SELECT id, search_text FROM offering")
    op.add_column("offering", sa.Column("sort_name_da", sa.String(length=200), nullable=False, server_default=""))
    op.add_column("offering", sa.Column("first_certificate_end", sa.Date(), nullable=True))
    _fill_columns(op.get_bind())
    op.drop_index("ix_offering_sort_name", "offering")
    op.drop_index("ix_offering_state_kind_sort_name", "offering")
    op.drop_column("offering", "search_text")
    for name, column in NEW_INDEXES.items():
        op.create_index(name, "offering", [column, *COVERED])


def downgrade() -> None:
    """Put the words back beside the documents."""
    for name in NEW_INDEXES:
        op.drop_index(name, "offering")
    op.add_column("offering", sa.Column("search_text", sa.Text(), nullable=False, server_default=""))
    words = "SELECT words FROM offering_words WHERE offering_words.offering_id = offering.id"
    op.execute(f"UPDATE offering SET search_text = ({words})")  # noqa: S608 - a constant
    op.drop_column("offering", "first_certificate_end")
    op.drop_column("offering", "sort_name_da")
    op.drop_table("offering_words")
    op.create_index("ix_offering_sort_name", "offering", ["sort_name"])
    op.create_index("ix_offering_state_kind_sort_name", "offering", ["state", "kind", "sort_name"])


def _fill_columns(connection: sa.Connection) -> None:
    table = sa.table(
        "offering",
        sa.column("id", sa.Integer),
        sa.column("data", sa.JSON),
        sa.column("sort_name_da", sa.String),
        sa.column("first_certificate_end", sa.Date),
    )
    for row in connection.execute(sa.select(table.c.id, table.c.data)).all():
        data = json.loads(row.data) if isinstance(row.data, str) else row.data
        connection.execute(sa.update(table).where(table.c.id == row.id).values(_columns_of(data)))


def _columns_of(data: dict[str, Any]) -> dict[str, object]:
    names = data.get("names") or {}
    name = names.get("da") or names.get("en") or next((one for one in names.values() if one), "")
    ends = [one["valid_until"] for one in data.get("certificates") or () if one.get("valid_until")]
    return {
        "sort_name_da": name.lower()[:200],
        "first_certificate_end": min(map(date.fromisoformat, ends)) if ends else None,
    }
