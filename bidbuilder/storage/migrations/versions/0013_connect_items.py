"""Find published offerings by the types of their ports, so that adapters can be searched; keep studies of what members bring.

Connections themselves are part of a solution's document, which keeps them with every revision.
"""

import json
from collections.abc import Iterator, Sequence
from typing import Any

import sqlalchemy as sa
from alembic import op

from bidbuilder.storage.base import Moment

revision: str = "0013"
down_revision: str | None = "0012"
branch_labels: Sequence[str] | None = None
depends_on: Sequence[str] | None = None

ROWS_AT_ONCE = 1_000
KEY = "port-type"
CHOICES = -1  # the last place of a record holds its choices

SEARCH = sa.table(
    "offering_search",
    sa.column("offering_id", sa.Integer),
    sa.column("stamp", sa.BigInteger),
    sa.column("record", sa.Text),
)
OFFERING = sa.table("offering", sa.column("id", sa.Integer), sa.column("state", sa.String), sa.column("data", sa.JSON))


def upgrade() -> None:
    """Write the port types of every published offering into its search record, and make the table of studies."""
    op.create_table(
        "member_study",
        sa.Column("bid_id", sa.Integer(), nullable=False),
        sa.Column("made_at", Moment(), nullable=False),
        sa.Column("made_for", sa.String(length=200), nullable=False),
        sa.Column("solution_revision", sa.Integer(), nullable=False),
        sa.Column("data", sa.JSON(), nullable=False),
        sa.ForeignKeyConstraint(["bid_id"], ["bid.id"], name=op.f("fk_member_study_bid_id")),
        sa.PrimaryKeyConstraint("bid_id", name=op.f("pk_member_study")),
    )
    connection = op.get_bind()
    for rows in _portions(connection):
        ports = _port_types(connection, [row.offering_id for row in rows])
        changed = [
            {"number": row.offering_id, "text": _with_types(row.record, ports[row.offering_id])}
            for row in rows
            if ports.get(row.offering_id)
        ]
        _store(connection, changed)


def downgrade() -> None:
    """Take the port types out of the search records; a study can be made again."""
    op.drop_table("member_study")
    connection = op.get_bind()
    for rows in _portions(connection):
        texts = {row.offering_id: _with_types(row.record, ()) for row in rows}
        changed = [{"number": row.offering_id, "text": texts[row.offering_id]} for row in rows]
        _store(connection, [one for one, row in zip(changed, rows, strict=True) if one["text"] != row.record])


def _portions(connection: sa.Connection) -> Iterator[Sequence[Any]]:
    last = 0
    while True:
        query = sa.select(SEARCH).where(SEARCH.c.offering_id > last, SEARCH.c.record != "null")
        rows = connection.execute(query.order_by(SEARCH.c.offering_id).limit(ROWS_AT_ONCE)).all()
        if not rows:
            return
        yield rows
        last = rows[-1].offering_id


def _port_types(connection: sa.Connection, ids: Sequence[int]) -> dict[int, list[str]]:
    query = sa.select(OFFERING.c.id, OFFERING.c.data).where(OFFERING.c.id.in_(ids), OFFERING.c.state == "published")
    return {row.id: _types_of(_plain(row.data)) for row in connection.execute(query).all()}


def _plain(data: Any) -> Any:
    return json.loads(data) if isinstance(data, str) else data


def _types_of(offering: Any) -> list[str]:
    types = (port.get("port_type", "") for port in offering.get("ports", ()))
    return list(dict.fromkeys(one for one in types if one))


def _with_types(record: str, types: Sequence[str]) -> str:
    entry = json.loads(record)
    entry[CHOICES] = [one for one in entry[CHOICES] if one[0] != KEY] + [[KEY, one] for one in types]
    return json.dumps(entry, ensure_ascii=False, separators=(",", ":"))


def _store(connection: sa.Connection, changed: Sequence[dict[str, Any]]) -> None:
    if changed:
        statement = sa.update(SEARCH).where(SEARCH.c.offering_id == sa.bindparam("number"))
        connection.execute(statement.values(record=sa.bindparam("text")), list(changed))
