"""Keep the runs of the composer with their bid."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bidbuilder.storage.base import Moment

revision: str = "0011"
down_revision: str | None = "0010"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """The table of runs."""
    op.create_table(
        "composition",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("job_id", sa.Integer(), nullable=True),
        sa.Column("asked_at", Moment(), nullable=False),
        sa.Column("asked_by", sa.String(length=200), nullable=False),
        sa.Column("ended_at", Moment(), nullable=True),
        sa.Column("is_stopping", sa.Boolean(), nullable=False),
        sa.Column("wishes", sa.JSON(), nullable=False),
        sa.Column("curve", sa.JSON(), nullable=False),
        sa.Column("summary", sa.JSON(), nullable=False),
        sa.Column("result", sa.JSON(none_as_null=True), nullable=True),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_composition_bid_id")),
        sa.ForeignKeyConstraint(["job_id"], ["job.id"], name=op.f("fk_composition_job_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_composition")),
    )
    op.create_index(op.f("ix_composition_bid_id"), "composition", ["bid_id"])


def downgrade() -> None:
    """Forget the runs; no solution that was taken depends on them."""
    op.drop_index(op.f("ix_composition_bid_id"), "composition")
    op.drop_table("composition")
