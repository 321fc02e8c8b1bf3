"""Keep for each facilitator what was last found that nobody offers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0017"
down_revision: str | None = "0016"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Add the table; it fills when the gaps are next worked out."""
    op.create_table(
        "gap_study",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("mark", sa.String(length=64), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_gap_study_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_gap_study")),
    )


def downgrade() -> None:
    """Drop the table; what is in it can be worked out again."""
    op.drop_table("gap_study")
