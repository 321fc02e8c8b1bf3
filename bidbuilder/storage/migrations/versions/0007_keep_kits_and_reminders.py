"""Keep the consents to kits, the daily jobs that were queued and the reminders that left."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0007"
down_revision: str | None = "0006"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

OWNERS = {"part_id": "offering", "kit_owner_id": "organisation", "part_owner_id": "organisation"}


def upgrade() -> None:
    """Three new tables; nothing that is stored changes."""
    op.create_table(
        "kit_consent",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("kit_id", sa.Integer(), nullable=False),
        *(sa.Column(name, sa.Integer(), nullable=False) for name in OWNERS),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("data", sa.JSON().with_variant(JSONB(), "postgresql"), nullable=False),
        sa.ForeignKeyConstraint(["kit_id"], ["offering.id"], name=op.f("fk_kit_consent_kit_id")),
        *(
            sa.ForeignKeyConstraint([name], [f"{table}.id"], name=op.f(f"fk_kit_consent_{name}"))
            for name, table in OWNERS.items()
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_kit_consent")),
        sa.UniqueConstraint("kit_id", "part_id", name=op.f("uq_kit_consent_kit_id_part_id")),
    )
    for name in OWNERS:
        op.create_index(op.f(f"ix_kit_consent_{name}"), "kit_consent", [name])
    op.create_index("ix_offering_first_certificate_end", "offering", ["first_certificate_end"])
    op.create_table(
        "daily_run",
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("day", sa.Date(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("kind", "day", name=op.f("pk_daily_run")),
    )
    op.create_table(
        "certificate_reminder",
        sa.Column("subject", sa.String(length=80), nullable=False),
        sa.Column("certificate", sa.String(length=300), nullable=False),
        sa.Column("ends_on", sa.Date(), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("sent_at", sa.DateTime(timezone=True), nullable=False),
        sa.PrimaryKeyConstraint("subject", "certificate", "ends_on", "days", name=op.f("pk_certificate_reminder")),
    )


def downgrade() -> None:
    """Drop them; kits keep their parts."""
    op.drop_index("ix_offering_first_certificate_end", "offering")
    for table in ("certificate_reminder", "daily_run", "kit_consent"):
        op.drop_table(table)
