"""Keep own properties of the dictionary with their history, names to place, proposals for members, and calls for offerings."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0008"
down_revision: str | None = "0007"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(astext_type=sa.Text()), "postgresql")


def upgrade() -> None:
    """Create the tables."""
    _create_dictionary()
    _create_calls()
    _create_proposals()


def downgrade() -> None:
    """Drop the tables."""
    for table in (
        "offering_proposal",
        "offering_call_answer",
        "offering_call",
        "unknown_property_name",
        "dictionary_change",
        "dictionary_entry",
    ):
        op.drop_table(table)


def _create_dictionary() -> None:
    op.create_table(
        "dictionary_entry",
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.PrimaryKeyConstraint("key", name=op.f("pk_dictionary_entry")),
    )
    op.create_table(
        "dictionary_change",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("action", sa.String(length=20), nullable=False),
        sa.Column("key", sa.String(length=80), nullable=False),
        sa.Column("undone_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_dictionary_change")),
    )
    op.create_index(op.f("ix_dictionary_change_key"), "dictionary_change", ["key"])
    op.create_table(
        "unknown_property_name",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("word", sa.String(length=200), nullable=False),
        sa.Column("name", sa.String(length=200), nullable=False),
        sa.Column("seen", sa.Integer(), nullable=False),
        sa.Column("last_seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("is_dismissed", sa.Boolean(), nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_unknown_property_name_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_unknown_property_name")),
        sa.UniqueConstraint("organisation_id", "word", name=op.f("uq_unknown_property_name_organisation_id_word")),
    )
    op.create_index(op.f("ix_unknown_property_name_word"), "unknown_property_name", ["word"])


def _create_calls() -> None:
    op.create_table(
        "offering_call",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("cluster_id", sa.Integer(), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(["cluster_id"], ["cluster.id"], name=op.f("fk_offering_call_cluster_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering_call")),
    )
    op.create_index(op.f("ix_offering_call_cluster_id"), "offering_call", ["cluster_id"])
    op.create_table(
        "offering_call_answer",
        sa.Column("call_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("answered_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("answered_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["call_id"], ["offering_call.id"], name=op.f("fk_offering_call_answer_call_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_offering_call_answer_organisation_id")
        ),
        sa.PrimaryKeyConstraint("call_id", "organisation_id", name=op.f("pk_offering_call_answer")),
    )
    op.create_index(op.f("ix_offering_call_answer_organisation_id"), "offering_call_answer", ["organisation_id"])


def _create_proposals() -> None:
    op.create_table(
        "offering_proposal",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("offering_id", sa.Integer(), nullable=True),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("made_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("made_by", sa.String(length=200), nullable=False),
        sa.Column("made_by_id", sa.Integer(), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_offering_proposal_organisation_id")
        ),
        sa.ForeignKeyConstraint(["offering_id"], ["offering.id"], name=op.f("fk_offering_proposal_offering_id")),
        sa.ForeignKeyConstraint(["made_by_id"], ["user_account.id"], name=op.f("fk_offering_proposal_made_by_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_offering_proposal")),
    )
    op.create_index(op.f("ix_offering_proposal_organisation_id"), "offering_proposal", ["organisation_id"])
