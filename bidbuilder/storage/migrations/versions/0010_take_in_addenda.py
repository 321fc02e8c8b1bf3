"""Keep addenda with their difference, what bids confirm again, questions, calendars, reminders and papers."""

from collections.abc import Sequence

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

revision: str = "0010"
down_revision: str | None = "0009"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

DOCUMENT = sa.JSON().with_variant(postgresql.JSONB(), "postgresql")


def upgrade() -> None:
    """Add the tables; no row of the others changes."""
    op.create_table(
        "calendar_feed",
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("digest", sa.String(length=64), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_calendar_feed_user_id")),
        sa.PrimaryKeyConstraint("user_id", name=op.f("pk_calendar_feed")),
        sa.UniqueConstraint("digest", name=op.f("uq_calendar_feed_digest")),
    )
    op.create_table(
        "addendum",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("import_id", sa.Integer(), nullable=False),
        sa.Column("base_import_id", sa.Integer(), nullable=True),
        sa.Column("is_new_document", sa.Boolean(), nullable=False),
        sa.Column("number", sa.String(length=60), nullable=False),
        sa.Column("issued_on", sa.Date(), nullable=True),
        sa.Column("summary", sa.Text(), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("created_by", sa.String(length=200), nullable=False),
        sa.Column("created_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("difference", DOCUMENT, nullable=True),
        sa.Column("decisions", sa.JSON(), nullable=False),
        sa.Column("base", DOCUMENT, nullable=True),
        sa.Column("before", DOCUMENT, nullable=True),
        sa.Column("digest_after", sa.String(length=64), nullable=False),
        sa.Column("retired", sa.JSON(), nullable=False),
        sa.Column("refusal", sa.JSON(), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["base_import_id"], ["import.id"], name=op.f("fk_addendum_base_import_id")),
        sa.ForeignKeyConstraint(["import_id"], ["import.id"], name=op.f("fk_addendum_import_id")),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_addendum_tender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_addendum")),
    )
    op.create_index(op.f("ix_addendum_import_id"), "addendum", ["import_id"], unique=False)
    op.create_index(op.f("ix_addendum_tender_id"), "addendum", ["tender_id"], unique=False)
    op.create_table(
        "deadline_reminder",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=30), nullable=False),
        sa.Column("moment", sa.DateTime(timezone=True), nullable=False),
        sa.Column("days", sa.Integer(), nullable=False),
        sa.Column("queued_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_deadline_reminder_tender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_deadline_reminder")),
        sa.UniqueConstraint(
            "tender_id", "kind", "moment", "days", name=op.f("uq_deadline_reminder_tender_id_kind_moment_days")
        ),
    )
    op.create_index(op.f("ix_deadline_reminder_tender_id"), "deadline_reminder", ["tender_id"], unique=False)
    op.create_table(
        "question",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("asker_id", sa.Integer(), nullable=True),
        sa.Column("requirement_key", sa.String(length=40), nullable=False),
        sa.Column("state", sa.String(length=20), nullable=False),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.ForeignKeyConstraint(["asker_id"], ["organisation.id"], name=op.f("fk_question_asker_id")),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_question_tender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_question")),
    )
    op.create_index(op.f("ix_question_asker_id"), "question", ["asker_id"], unique=False)
    op.create_index(op.f("ix_question_tender_id"), "question", ["tender_id"], unique=False)
    op.create_table(
        "paper",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("requirement_key", sa.String(length=40), nullable=False),
        sa.Column("organisation_id", sa.Integer(), nullable=False),
        sa.Column("is_there", sa.Boolean(), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=True),
        sa.Column("file_name", sa.String(length=300), nullable=False),
        sa.Column("valid_until", sa.Date(), nullable=True),
        sa.Column("note", sa.Text(), nullable=False),
        sa.Column("changed_by", sa.String(length=200), nullable=False),
        sa.Column("changed_at", sa.DateTime(timezone=True), nullable=True),
        sa.Column("revision", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_paper_bid_id")),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_paper_file_key")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_paper")),
        sa.UniqueConstraint(
            "bid_id", "requirement_key", "organisation_id", name=op.f("uq_paper_bid_id_requirement_key_organisation_id")
        ),
    )
    op.create_index(op.f("ix_paper_bid_id"), "paper", ["bid_id"], unique=False)
    op.create_table(
        "reconfirmation",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("addendum_id", sa.Integer(), nullable=False),
        sa.Column("data", DOCUMENT, nullable=False),
        sa.Column("done_by", sa.String(length=200), nullable=False),
        sa.Column("done_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["addendum_id"], ["addendum.id"], name=op.f("fk_reconfirmation_addendum_id")),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_reconfirmation_bid_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_reconfirmation")),
    )
    op.create_index(op.f("ix_reconfirmation_addendum_id"), "reconfirmation", ["addendum_id"], unique=False)
    op.create_index(op.f("ix_reconfirmation_bid_id"), "reconfirmation", ["bid_id"], unique=False)


def downgrade() -> None:
    """Take the tables away with what is in them."""
    op.drop_index(op.f("ix_reconfirmation_bid_id"), table_name="reconfirmation")
    op.drop_index(op.f("ix_reconfirmation_addendum_id"), table_name="reconfirmation")
    op.drop_table("reconfirmation")
    op.drop_index(op.f("ix_paper_bid_id"), table_name="paper")
    op.drop_table("paper")
    op.drop_index(op.f("ix_question_tender_id"), table_name="question")
    op.drop_index(op.f("ix_question_asker_id"), table_name="question")
    op.drop_table("question")
    op.drop_index(op.f("ix_deadline_reminder_tender_id"), table_name="deadline_reminder")
    op.drop_table("deadline_reminder")
    op.drop_index(op.f("ix_addendum_tender_id"), table_name="addendum")
    op.drop_index(op.f("ix_addendum_import_id"), table_name="addendum")
    op.drop_table("addendum")
    op.drop_table("calendar_feed")
