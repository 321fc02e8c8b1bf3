"""Keep the pages of a bid's papers as they would look today, and say of a note on which page it stands."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0018"
down_revision: str | None = "0017"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_SPOT = ("page", "across", "down")


def upgrade() -> None:
    """Add the table of previews and the place of a note; notes so far stand on no page."""
    op.create_table(
        "page_preview",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("fingerprint", sa.String(length=64), nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("source", sa.LargeBinary(), nullable=False),
        sa.Column("pdf", sa.LargeBinary(), nullable=True),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_page_preview_bid_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_page_preview")),
        sa.UniqueConstraint("bid_id", "document", name=op.f("uq_page_preview_bid_id_document")),
    )
    with op.batch_alter_table("review_note") as table:
        for name in _SPOT:
            table.add_column(sa.Column(name, sa.Integer(), nullable=True))


def downgrade() -> None:
    """Drop both; pages can be drawn again, notes stay with their section."""
    with op.batch_alter_table("review_note") as table:
        for name in reversed(_SPOT):
            table.drop_column(name)
    op.drop_table("page_preview")
