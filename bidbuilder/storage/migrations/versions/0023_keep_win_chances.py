"""Keep how likely leads say that their bids are won."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0023"
down_revision: str | None = "0020"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the table; no row of the others changes."""
    op.create_table(
        "win_chance",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("stage", sa.String(length=20), nullable=False),
        sa.Column("percent", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_win_chance_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", "stage", name=op.f("pk_win_chance")),
    )


def downgrade() -> None:
    """Forget what leads have set; the usual chances hold again."""
    op.drop_table("win_chance")
