"""Tell words of a file with an obligation from its other sentences, and keep the chapter they stand in."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0019"
down_revision: str | None = "0018"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add the columns; what is stored already has an obligation, its chapter is not known."""
    with op.batch_alter_table("tender_source_ask", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_binding", sa.Boolean(), nullable=False, server_default=sa.true()))
        batch_op.add_column(sa.Column("section", sa.String(length=300), nullable=False, server_default=""))


def downgrade() -> None:
    """Forget the other sentences, which the release before would take for obligations."""
    op.execute(sa.text("DELETE FROM tender_source_ask WHERE NOT is_binding"))
    with op.batch_alter_table("tender_source_ask", schema=None) as batch_op:
        batch_op.drop_column("section")
        batch_op.drop_column("is_binding")
