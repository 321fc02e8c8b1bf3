"""Let a note stand on a page of any paper of a bid, without a section."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0020"
down_revision: str | None = "0019"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """Add which paper a note is on; notes so far are on a section."""
    with op.batch_alter_table("review_note", schema=None) as batch_op:
        batch_op.alter_column("section_id", existing_type=sa.Integer(), nullable=True)
        batch_op.add_column(sa.Column("paper", sa.String(length=60), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("paper_name", sa.String(length=300), nullable=False, server_default=""))


def downgrade() -> None:
    """Forget the notes without a section, for which the release before has no place."""
    op.execute(sa.text("DELETE FROM review_note WHERE section_id IS NULL"))
    with op.batch_alter_table("review_note", schema=None) as batch_op:
        batch_op.drop_column("paper_name")
        batch_op.drop_column("paper")
        batch_op.alter_column("section_id", existing_type=sa.Integer(), nullable=False)
