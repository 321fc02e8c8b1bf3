"""Keep the rows of supplier lists, what they replaced and what was said of their columns."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0006"
down_revision: str | None = "0005"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_PLAIN = sa.JSON().with_variant(JSONB(), "postgresql")
_MOMENT = sa.DateTime(timezone=True)


def upgrade() -> None:
    """Two tables and three columns. Lists that were read but not taken over are read again when they are opened."""
    with op.batch_alter_table("import") as batch:
        batch.add_column(sa.Column("choice", _PLAIN, nullable=True))
        batch.add_column(sa.Column("counts", _PLAIN, nullable=True))
        batch.add_column(sa.Column("taken_at", _MOMENT, nullable=True))
    op.execute("UPDATE import SET state = 'reading', reading = NULL WHERE kind = 'catalogue' AND state = 'ready'")
    op.create_table(
        "list_habit",
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("titles", _PLAIN, nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_list_habit_organisation_id")),
        sa.PrimaryKeyConstraint("organisation_id", name=op.f("pk_list_habit")),
    )
    op.create_table(
        "import_line",
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("code", sa.String(120), nullable=False),
        sa.Column("novelty", sa.String(12), nullable=False),
        sa.Column("is_clean", sa.Boolean(), nullable=False),
        sa.Column("has_findings", sa.Boolean(), nullable=False),
        sa.Column("offering_id", sa.Integer(), nullable=True),
        sa.Column("known_revision", sa.Integer(), nullable=True),
        sa.Column("draft", _PLAIN, nullable=True),
        sa.Column("stored", _PLAIN, nullable=True),
        sa.Column("record", sa.Text(), nullable=True),
        sa.Column("before", _PLAIN, nullable=True),
        sa.Column("revision_after", sa.Integer(), nullable=True),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_import_line_import_id")),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_import_line_offering_id")),
        sa.PrimaryKeyConstraint("import_id", "position", name=op.f("pk_import_line")),
    )
    op.create_index("ix_import_line_novelty", "import_line", ["import_id", "novelty", "position"])
    op.create_index("ix_import_line_code", "import_line", ["import_id", "code"])
    op.create_index(op.f("ix_import_line_offering_id"), "import_line", ["offering_id"])


def downgrade() -> None:
    """Forget the rows; imports in a state of today are taken as ended."""
    op.drop_table("import_line")
    op.drop_table("list_habit")
    op.execute("UPDATE import SET state = 'dropped' WHERE state IN ('working', 'undone') OR kind = 'catalogue'")
    with op.batch_alter_table("import") as batch:
        batch.drop_column("taken_at")
        batch.drop_column("counts")
        batch.drop_column("choice")
