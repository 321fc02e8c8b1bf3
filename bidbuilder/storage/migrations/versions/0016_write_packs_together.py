"""Keep the buyer's own files of a bid with what goes into them."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Add the tables; no row of the others changes."""
    op.create_table(
        "buyer_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=False),
        sa.Column("contents", DOCUMENT, nullable=False),
        sa.Column("typed", DOCUMENT, nullable=False),
        sa.Column("roles", DOCUMENT, nullable=False),
        sa.Column("is_in_pack", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_buyer_form_bid_id")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_buyer_form_file_key")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_buyer_form_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buyer_form")),
    )
    op.create_index(op.f("ix_buyer_form_bid_id"), "buyer_form", ["bid_id"], unique=False)


def downgrade() -> None:
    """Drop the tables with what is in them."""
    op.drop_table("buyer_form")
