"""Create all tables."""

from collections.abc import Sequence

from alembic import op

from bidbuilder.storage.migrations.first_tables import bids, members, site

revision: str = "0001"
down_revision: str | None = None
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

# None before one that refers to it.
_BACKWARDS = (
    "pack",
    "solution",
    "snapshot",
    "quote",
    "coverage_note",
    "bid_partner",
    "requirement",
    "price_list",
    "offering_version",
    "offering_property",
    "bid",
    "tender",
    "sign_in",
    "role_grant",
    "rate_table",
    "offering",
    "membership",
    "job",
    "invitation",
    "import",
    "user_account",
    "stored_file",
    "organisation",
    "mail",
    "failed_sign_in",
    "cluster",
    "audit_entry",
)


def upgrade() -> None:
    """Migrate up."""
    for room in (site, members, bids):
        room.create()


def downgrade() -> None:
    """Migrate down."""
    for table in _BACKWARDS:
        op.drop_table(table)
