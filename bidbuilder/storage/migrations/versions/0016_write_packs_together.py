"""Keep the buyer's own files of a bid, sections of proposals with notes, text blocks and masters."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0016"
down_revision: str | None = "0015"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Add the tables; no row of the others changes."""
    _create_buyer_forms()
    _create_writing()
    _create_reviews()
    _create_library()
    _create_masters()


def downgrade() -> None:
    """Drop the tables with what is in them."""
    for table in (
        "document_master",
        "text_block",
        "review_round",
        "review_note",
        "section_text",
        "proposal_section",
        "buyer_form",
    ):
        op.drop_table(table)


def _create_buyer_forms() -> None:
    op.create_table(
        "buyer_form",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=True),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("format", sa.String(length=10), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=False),
        sa.Column("contents", DOCUMENT, nullable=False),
        sa.Column("typed", DOCUMENT, nullable=False),
        sa.Column("roles", DOCUMENT, nullable=False),
        sa.Column("is_in_pack", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_buyer_form_bid_id")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_buyer_form_file_key")),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_buyer_form_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_buyer_form")),
    )
    op.create_index(op.f("ix_buyer_form_bid_id"), "buyer_form", ["bid_id"], unique=False)


def _create_writing() -> None:
    op.create_table(
        "proposal_section",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("chapter", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("writer_id", sa.Integer(), nullable=True),
        sa.Column("writer", sa.String(length=200), nullable=False),
        sa.Column("reviewer", sa.String(length=200), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("block_id", sa.Integer(), nullable=True),
        sa.Column("block_title", sa.String(length=300), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_proposal_section_bid_id")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_proposal_section_organisation_id")
        ),
        sa.ForeignKeyConstraint(["writer_id"], ["user_account.id"], name=op.f("fk_proposal_section_writer_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_proposal_section")),
    )
    op.create_index(op.f("ix_proposal_section_bid_id"), "proposal_section", ["bid_id"], unique=False)
    op.create_index(op.f("ix_proposal_section_organisation_id"), "proposal_section", ["organisation_id"], unique=False)
    op.create_table(
        "section_text",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["section_id"], ["proposal_section.id"], name=op.f("fk_section_text_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_section_text")),
        sa.UniqueConstraint("section_id", "revision", name=op.f("uq_section_text_section_id_revision")),
    )


def _create_reviews() -> None:
    op.create_table(
        "review_note",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("section_id", sa.Integer(), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("colour", sa.String(length=10), nullable=False),
        sa.Column("by", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("settled_by", sa.String(length=200), nullable=False),
        sa.Column("settled_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_review_note_bid_id")),
        sa.ForeignKeyConstraint(["section_id"], ["proposal_section.id"], name=op.f("fk_review_note_section_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_note")),
    )
    op.create_index(op.f("ix_review_note_bid_id"), "review_note", ["bid_id"], unique=False)
    op.create_index(op.f("ix_review_note_section_id"), "review_note", ["section_id"], unique=False)
    op.create_table(
        "review_round",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("colour", sa.String(length=10), nullable=False),
        sa.Column("due_on", sa.Date(), nullable=True),
        sa.Column("begun_by", sa.String(length=200), nullable=False),
        sa.Column("begun_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("ended_by", sa.String(length=200), nullable=False),
        sa.Column("ended_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_review_round_bid_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_round")),
    )
    op.create_index(op.f("ix_review_round_bid_id"), "review_round", ["bid_id"], unique=False)


def _create_library() -> None:
    op.create_table(
        "text_block",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("language", sa.String(length=20), nullable=False),
        sa.Column("title", sa.String(length=300), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("owner", sa.String(length=200), nullable=False),
        sa.Column("review_on", sa.Date(), nullable=True),
        sa.Column("is_shared", sa.Boolean(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["organisation_id"], ["organisation.id"], name=op.f("fk_text_block_organisation_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_text_block")),
    )
    op.create_index(op.f("ix_text_block_organisation_id"), "text_block", ["organisation_id"], unique=False)


def _create_masters() -> None:
    op.create_table(
        "document_master",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("document", sa.String(length=60), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_document_master_file_key")),
        sa.ForeignKeyConstraint(
            ["organisation_id"], ["organisation.id"], name=op.f("fk_document_master_organisation_id")
        ),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_document_master")),
        sa.UniqueConstraint("organisation_id", "document", name=op.f("uq_document_master_organisation_id_document")),
    )
