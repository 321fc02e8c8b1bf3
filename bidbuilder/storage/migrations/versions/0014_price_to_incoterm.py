"""Keep a lead's table of import duties and sales taxes."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from bidbuilder.storage.base import Moment

revision: str = "0014"
down_revision: str | None = "0013"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """One table a lead."""
    op.create_table(
        "duty_table",
        sa.Column("organisation_id", sa.Integer(), autoincrement=False, nullable=False),
        sa.Column("changed_at", Moment(), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_duty_table_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_duty_table")),
    )


def downgrade() -> None:
    """The rates are lost."""
    op.drop_table("duty_table")
