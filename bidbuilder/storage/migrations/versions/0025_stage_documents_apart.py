"""Keep the documents and search records of staged offerings apart, as they are going to be stored; drop indexes nobody reads.

Searches have found and sorted offerings in memory since 0005: the orders of lists and the names in them are left out here.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op
from sqlalchemy.dialects.postgresql import JSONB

revision: str = "0025"
down_revision: str | None = "0023"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ROWS_AT_ONCE = 1_000
_PLAIN = sa.JSON(none_as_null=True).with_variant(JSONB(none_as_null=True), "postgresql")
_LINES = sa.table(
    "import_line",
    *(sa.column(name, sa.Integer) for name in ("import_id", "position")),
    *(sa.column(name, _PLAIN) for name in ("draft", "stored", "document")),
    sa.column("novelty", sa.String),
    sa.column("record", sa.Text),
)
_OWNERS = sa.table("import", *(sa.column(name, sa.Integer) for name in ("id", "organisation_id")))
_OFFERINGS = sa.table(
    "offering",
    sa.column("id", sa.Integer),
    sa.column("data", sa.JSON),
    *(sa.column(name, sa.String) for name in ("sort_name", "sort_name_da")),
)
# How many parts of a search record stand before what is staged of it.
_HEAD = 5
_AS_PUBLISHED = {"state": "published", "version": 1}
_AS_READ = {"organisation_id": 0, "state": "draft", "version": 1}
_ORDERS = {
    "ix_offering_by_name": "sort_name",
    "ix_offering_by_name_da": "sort_name_da",
    "ix_offering_by_code": "code",
    "ix_offering_by_change": "changed_at",
}
_COVERED = ["id", "state", "kind", "organisation_id"]
_SOME = {
    "ix_import_line_offering_id": ("import_line", "offering_id"),
    "ix_offering_first_certificate_end": ("offering", "first_certificate_end"),
    "ix_price_list_valid_until": ("price_list", "valid_until"),
}


def upgrade() -> None:
    """Part what is staged, and index only what is looked for."""
    op.add_column("import_line", sa.Column("document", _PLAIN, nullable=True))
    _change_lines(_parted)
    for name in (*_ORDERS, "ix_offering_organisation_id"):
        op.drop_index(name, "offering")
    op.drop_index("ix_price_list_organisation_id", "price_list")
    op.create_index("ix_offering_changed_at", "offering", ["changed_at", "organisation_id"])
    for name, (table, column) in _SOME.items():
        op.drop_index(name, table)
        some = sa.text(f"{column} IS NOT NULL")
        op.create_index(name, table, [column], postgresql_where=some, sqlite_where=some)
    op.drop_column("offering", "sort_name")
    op.drop_column("offering", "sort_name_da")


def downgrade() -> None:
    """Join what is staged, and index again what the release before may look for."""
    for name in ("sort_name", "sort_name_da"):
        op.add_column("offering", sa.Column(name, sa.String(length=200), nullable=False, server_default=""))
    _fill_names(op.get_bind())
    if op.get_bind().dialect.name == "postgresql":
        op.alter_column("offering", "sort_name", server_default=None)
    for name, (table, column) in _SOME.items():
        op.drop_index(name, table)
        op.create_index(name, table, [column])
    op.drop_index("ix_offering_changed_at", "offering")
    op.create_index("ix_price_list_organisation_id", "price_list", ["organisation_id"])
    op.create_index("ix_offering_organisation_id", "offering", ["organisation_id"])
    for name, column in _ORDERS.items():
        op.create_index(name, "offering", [column, *_COVERED])
    _change_lines(_joined)
    op.drop_column("import_line", "document")


def _change_lines(changed: Any) -> None:
    """Write down again what is kept of offerings, where `changed` gives something for a row with its owner."""
    connection = op.get_bind()
    same = (_LINES.c.import_id == sa.bindparam("of")) & (_LINES.c.position == sa.bindparam("at"))
    for rows in _portions(connection):
        values = [{"of": row.import_id, "at": row.position, **new} for row in rows if (new := changed(row))]
        if values:
            named: dict[str, Any] = {name: sa.bindparam(name) for name in values[0] if name not in {"of", "at"}}
            connection.execute(sa.update(_LINES).where(same).values(named), values)


def _portions(connection: sa.Connection) -> Iterator[Sequence[Any]]:
    """Rows of lists that keep something of an offering, with whose they are, some at a time."""
    wanted = (
        sa.select(_LINES, _OWNERS.c.organisation_id)
        .join(_OWNERS, _OWNERS.c.id == _LINES.c.import_id)
        .where(_LINES.c.stored.is_not(None))
        .order_by(_LINES.c.import_id, _LINES.c.position)
        .limit(ROWS_AT_ONCE)
    )
    last = (0, -1)
    while rows := connection.execute(
        wanted.where(sa.tuple_(_LINES.c.import_id, _LINES.c.position) > sa.tuple_(*map(sa.literal, last)))
    ).all():
        yield rows
        last = (rows[-1].import_id, rows[-1].position)


def _parted(row: Any) -> dict[str, Any] | None:
    kept = dict(row.stored or {})
    if "offering" not in kept:
        return None
    document, entry = kept.pop("offering"), kept.pop("entry")
    kept["columns"] = {name: value for name, value in kept["columns"].items() if not name.startswith("sort_name")}
    if row.novelty == "new":
        document = document | {"organisation_id": row.organisation_id} | _AS_PUBLISHED
    return {"stored": kept, "document": document, "record": _written(entry[_HEAD:])[1:-1]}


def _joined(row: Any) -> dict[str, Any] | None:
    if row.document is None:
        return None
    document, draft, owner = row.document, row.draft or {}, row.organisation_id
    entry = [owner, document["state"], document["kind"], 1, 0, *json.loads(f"[{row.record}]")]
    names = dict(zip(("sort_name", "sort_name_da"), _names_of(document), strict=True))
    if row.novelty == "new":
        document = document | _AS_READ
    columns = row.stored["columns"] | names
    if draft and draft.get("prices") is None:
        draft = draft | {"prices": [row.stored["prices"]]}
    stored = {"offering": document, **row.stored, "columns": columns, "entry": entry}
    return {"stored": stored, "draft": draft or None, "record": _written(entry) if row.novelty == "new" else None}


def _written(plain: Any) -> str:
    return json.dumps(plain, ensure_ascii=False, separators=(",", ":"))


def _fill_names(connection: sa.Connection) -> None:
    last = 0
    same = _OFFERINGS.c.id == sa.bindparam("of")
    named: dict[str, Any] = {name: sa.bindparam(name) for name in ("sort_name", "sort_name_da")}
    wanted = sa.select(_OFFERINGS.c.id, _OFFERINGS.c.data).order_by(_OFFERINGS.c.id).limit(ROWS_AT_ONCE)
    while rows := connection.execute(wanted.where(_OFFERINGS.c.id > last)).all():
        values = []
        for row in rows:
            english, danish = _names_of(row.data)
            values.append({"of": row.id, "sort_name": english, "sort_name_da": danish})
        connection.execute(sa.update(_OFFERINGS).where(same).values(named), values)
        last = rows[-1].id


def _names_of(document: Any) -> tuple[str, str]:
    """The English and the Danish name as lists of the release before are ordered by them."""
    names = document.get("names") or {}
    some = next((one for one in names.values() if one), "")
    english, danish = names.get("en") or some, names.get("da") or names.get("en") or some
    return english.lower()[:200], danish.lower()[:200]
