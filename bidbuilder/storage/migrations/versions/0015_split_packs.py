"""Keep the envelopes of packs; what was handed in is append-only like the packs themselves (law 3)."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op

revision: str = "0015"
down_revision: str | None = "0014"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_TABLE = "pack_envelope"


def upgrade() -> None:
    """Add the table and the triggers that refuse changes of its rows."""
    op.create_table(
        _TABLE,
        sa.Column("snapshot_id", sa.String(length=40), nullable=False),
        sa.Column("envelope", sa.String(length=20), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=False),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_pack_envelope_file_key")),
        sa.ForeignKeyConstraint(["snapshot_id"], ["pack.snapshot_id"], name=op.f("fk_pack_envelope_snapshot_id")),
        sa.PrimaryKeyConstraint("snapshot_id", "envelope", name=op.f("pk_pack_envelope")),
    )
    if op.get_bind().dialect.name == "sqlite":
        for event in ("UPDATE", "DELETE"):
            op.execute(
                f"CREATE TRIGGER {_TABLE}_no_{event.lower()} BEFORE {event} ON {_TABLE} "
                f"BEGIN SELECT RAISE(ABORT, '{_TABLE} is append-only'); END"
            )
        return
    op.execute(
        f"CREATE TRIGGER {_TABLE}_append_only BEFORE UPDATE OR DELETE OR TRUNCATE ON {_TABLE} "
        "FOR EACH STATEMENT EXECUTE FUNCTION refuse_change()"
    )


def downgrade() -> None:
    """Remove the table; its triggers go with it. Packs stay."""
    op.drop_table(_TABLE)
