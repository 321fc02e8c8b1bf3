"""Review tenders together: sources as lines, steps to undo, who is here, and what lists of requirements are filtered by."""

from collections.abc import Mapping, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects import postgresql

from bidbuilder.codec import from_plain
from bidbuilder.domain.tenders.patterns import open_patterns
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.sources import address_of

revision: str = "0009"
down_revision: str | None = "0008"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

_ROWS_AT_ONCE = 1_000


def upgrade() -> None:
    """Migrate up."""
    _create_steps()
    _create_sources()
    _add_columns()
    _fill_columns()


def _create_steps() -> None:
    op.create_table(
        "review_step",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("actor", sa.String(length=200), nullable=False),
        sa.Column("at", sa.DateTime(timezone=True), nullable=False),
        sa.Column("kind", sa.String(length=60), nullable=False),
        sa.Column("step", sa.JSON().with_variant(postgresql.JSONB(), "postgresql"), nullable=False),
        sa.Column("highest_key", sa.Integer(), nullable=False),
        sa.Column("undone_by", sa.Text(), nullable=False),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_review_step_tender_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_review_step_user_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_review_step")),
    )
    with op.batch_alter_table("review_step", schema=None) as batch_op:
        batch_op.create_index("ix_review_step_tender_id_user_id", ["tender_id", "user_id"], unique=False)

    op.create_table(
        "tender_presence",
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("user_id", sa.Integer(), nullable=False),
        sa.Column("requirement_key", sa.String(length=40), nullable=False),
        sa.Column("seen_at", sa.DateTime(timezone=True), nullable=False),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_tender_presence_tender_id")),
        sa.ForeignKeyConstraint(["user_id"], ["user_account.id"], name=op.f("fk_tender_presence_user_id")),
        sa.PrimaryKeyConstraint("tender_id", "user_id", name=op.f("pk_tender_presence")),
    )


def _create_sources() -> None:
    op.create_table(
        "tender_source",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("file_key", sa.String(length=40), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("member", sa.String(length=300), nullable=False),
        sa.Column("format", sa.String(length=20), nullable=False),
        sa.Column("is_cut", sa.Boolean(), nullable=False),
        sa.Column("refusal", sa.JSON(), nullable=True),
        sa.ForeignKeyConstraint(["file_key"], ["stored_file.key"], name=op.f("fk_tender_source_file_key")),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_tender_source_tender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_source")),
        sa.UniqueConstraint("tender_id", "file_key", "name", name=op.f("uq_tender_source_tender_id_file_key_name")),
    )
    with op.batch_alter_table("tender_source", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tender_source_tender_id"), ["tender_id"], unique=False)

    op.create_table(
        "tender_source_part",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("source_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("kind", sa.String(length=20), nullable=False),
        sa.Column("name", sa.String(length=300), nullable=False),
        sa.Column("is_hidden", sa.Boolean(), nullable=False),
        sa.Column("page", sa.Integer(), nullable=False),
        sa.Column("width", sa.Float(53), nullable=False),
        sa.Column("height", sa.Float(53), nullable=False),
        sa.Column("lines", sa.Integer(), nullable=False),
        sa.ForeignKeyConstraint(["source_id"], ["tender_source.id"], name=op.f("fk_tender_source_part_source_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_source_part")),
    )
    with op.batch_alter_table("tender_source_part", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tender_source_part_source_id"), ["source_id"], unique=False)

    op.create_table(
        "tender_source_line",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("part_id", sa.Integer(), nullable=False),
        sa.Column("position", sa.Integer(), nullable=False),
        sa.Column("address", sa.String(length=500), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["part_id"], ["tender_source_part.id"], name=op.f("fk_tender_source_line_part_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_source_line")),
    )
    with op.batch_alter_table("tender_source_line", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tender_source_line_address"), ["address"], unique=False)
        batch_op.create_index("ix_tender_source_line_part_id_position", ["part_id", "position"], unique=False)

    op.create_table(
        "tender_source_ask",
        sa.Column("id", sa.Integer(), nullable=False),
        sa.Column("tender_id", sa.Integer(), nullable=False),
        sa.Column("line_id", sa.Integer(), nullable=False),
        sa.Column("column", sa.String(length=3), nullable=False),
        sa.Column("text", sa.Text(), nullable=False),
        sa.Column("requirement_key", sa.String(length=40), nullable=True),
        sa.Column("reason", sa.Text(), nullable=False),
        sa.Column("decided_by", sa.String(length=200), nullable=False),
        sa.Column("decided_at", sa.DateTime(timezone=True), nullable=True),
        sa.ForeignKeyConstraint(["line_id"], ["tender_source_line.id"], name=op.f("fk_tender_source_ask_line_id")),
        sa.ForeignKeyConstraint(["tender_id"], ["tender.id"], name=op.f("fk_tender_source_ask_tender_id")),
        sa.PrimaryKeyConstraint("id", name=op.f("pk_tender_source_ask")),
    )
    with op.batch_alter_table("tender_source_ask", schema=None) as batch_op:
        batch_op.create_index(batch_op.f("ix_tender_source_ask_line_id"), ["line_id"], unique=False)
        batch_op.create_index(
            "ix_tender_source_ask_tender_id_requirement_key", ["tender_id", "requirement_key"], unique=False
        )


def _add_columns() -> None:
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.add_column(sa.Column("is_confirmed", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("is_unsure", sa.Boolean(), nullable=False, server_default=sa.false()))
        batch_op.add_column(sa.Column("proposals", sa.Integer(), nullable=False, server_default="0"))
        batch_op.add_column(sa.Column("level", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("scope", sa.String(length=20), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("lot", sa.String(length=200), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("section", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("words", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("patterns", sa.Text(), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("file", sa.String(length=300), nullable=False, server_default=""))
        batch_op.add_column(sa.Column("line", sa.String(length=500), nullable=False, server_default=""))
        batch_op.create_index("ix_requirement_tender_id_file_line", ["tender_id", "file", "line"], unique=False)
        columns = ["tender_id", "position", "is_confirmed", "is_unsure", "proposals", "revision"]
        batch_op.create_index("ix_requirement_review", columns, unique=False)


def _fill_columns() -> None:
    """The new columns of requirements that are there already, out of their data."""
    connection = op.get_bind()
    table = sa.Table("requirement", sa.MetaData(), autoload_with=connection)
    last = 0
    while True:
        query = sa.select(table.c.id, table.c.data).where(table.c.id > last).order_by(table.c.id).limit(_ROWS_AT_ONCE)
        rows = connection.execute(query).all()
        if not rows:
            return
        last = rows[-1].id
        statement = sa.update(table).where(table.c.id == sa.bindparam("row"))
        connection.execute(statement, [{"row": row.id, **_columns(row.data)} for row in rows])


def _columns(data: Mapping[str, Any]) -> dict[str, Any]:
    one = from_plain(data, Requirement)
    patterns = open_patterns(one)
    is_unsure = one.confidence != "high" or any(pattern.startswith("?") for pattern in patterns)
    return {
        "is_confirmed": one.is_confirmed,
        "is_unsure": is_unsure and not one.is_confirmed,
        "proposals": len(patterns),
        "level": one.level.value,
        "scope": one.scope.value,
        "lot": one.lot[:200],
        "section": " › ".join(one.section),
        "words": f"{one.number} {one.title} {one.text}".lower(),
        "patterns": "\n".join(patterns),
        "file": (one.source.file or "")[:300],
        "line": address_of(one.source)[:500],
    }


def downgrade() -> None:
    """Migrate down."""
    with op.batch_alter_table("requirement", schema=None) as batch_op:
        batch_op.drop_index("ix_requirement_review")
        batch_op.drop_index("ix_requirement_tender_id_file_line")
        batch_op.drop_column("line")
        batch_op.drop_column("file")
        batch_op.drop_column("patterns")
        batch_op.drop_column("words")
        batch_op.drop_column("section")
        batch_op.drop_column("lot")
        batch_op.drop_column("scope")
        batch_op.drop_column("level")
        batch_op.drop_column("proposals")
        batch_op.drop_column("is_unsure")
        batch_op.drop_column("is_confirmed")

    with op.batch_alter_table("tender_source_ask", schema=None) as batch_op:
        batch_op.drop_index("ix_tender_source_ask_tender_id_requirement_key")
        batch_op.drop_index(batch_op.f("ix_tender_source_ask_line_id"))

    op.drop_table("tender_source_ask")
    with op.batch_alter_table("tender_source_line", schema=None) as batch_op:
        batch_op.drop_index("ix_tender_source_line_part_id_position")
        batch_op.drop_index(batch_op.f("ix_tender_source_line_address"))

    op.drop_table("tender_source_line")
    with op.batch_alter_table("tender_source_part", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tender_source_part_source_id"))

    op.drop_table("tender_source_part")
    with op.batch_alter_table("tender_source", schema=None) as batch_op:
        batch_op.drop_index(batch_op.f("ix_tender_source_tender_id"))

    op.drop_table("tender_source")
    op.drop_table("tender_presence")
    with op.batch_alter_table("review_step", schema=None) as batch_op:
        batch_op.drop_index("ix_review_step_tender_id_user_id")

    op.drop_table("review_step")
