"""Keep searches that people have saved, with what answered them when they were last looked at."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

from bidbuilder.storage.base import Moment

revision: str = "0012"
down_revision: str | None = "0011"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None


def upgrade() -> None:
    """The table of saved searches."""
    op.create_table(
        "saved_search",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("sort", sa.String(length=20), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=True),
        sa.Column("requirement_key", sa.String(length=200), nullable=False),
        sa.Column("is_paused", sa.Boolean(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("looked_at", Moment(), nullable=False),
        sa.Column("deleted_at", Moment(), nullable=True),
        sa.Column("known", sa.LargeBinary(), nullable=False),
        sa.Column("fresh", sa.LargeBinary(), nullable=False),
        sa.Column("untold", sa.LargeBinary(), nullable=False),
        sa.Column("seen", sa.LargeBinary(), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_saved_search_user_id")),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_saved_search_bid_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_saved_search")),
    )
    op.create_index(op.f("ix_saved_search_user_id"), "saved_search", ["user_id"])
    op.create_index(op.f("ix_saved_search_bid_id"), "saved_search", ["bid_id"])


def downgrade() -> None:
    """Forget what people have saved; the searches themselves can be asked again."""
    op.drop_index(op.f("ix_saved_search_bid_id"), "saved_search")
    op.drop_index(op.f("ix_saved_search_user_id"), "saved_search")
    op.drop_table("saved_search")
