"""New offerings of a list stored with their prices: the database copies what was staged.

On SQLite, where one writes at a time, they arrive in the state `ARRIVING`, which no query shows and no search finds: the long
part of the work, in short transactions that may be repeated; `bulk_offerings` reveals them. On PostgreSQL nobody waits for a
long transaction and nobody sees into it: they arrive as they are shown, each row is written once, and its end reveals them.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import (
    CTE,
    ColumnElement,
    Insert,
    Integer,
    Select,
    String,
    column,
    func,
    insert,
    literal,
    select,
    true,
    update,
)
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.storage.base import Base
from bidbuilder.storage.import_lines import DbImportLine, Rows
from bidbuilder.storage.offerings import ARRIVING, DbOffering, DbOfferingVersion, DbPriceList
from bidbuilder.storage.searching.entries import DbOfferingSearch, next_stamp
from bidbuilder.storage.staged_offerings import Columns, StagedColumns

# What PostgreSQL reads out of `stored`, and what it takes as it is.
_PARTS, _WHOLE = ("columns", "prices", "price_columns"), ("document", "record")


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Whose offerings arrive and as what they are going to be shown."""

    organisation_id: int
    state: OfferingState
    now: datetime


def let_arrive(
    session: Session, organisation_id: int, import_id: int, rows: Rows, *, publish: bool, now: datetime
) -> None:
    """Insert the waiting offerings from one row to another, and where they are seen at once what searches find them by.

    Where they do not arrive unseen, all rows of a list belong into one transaction. What is stored in the end is, row by row,
    the same that `save_offering` and `publish_version` store.
    """
    portion = is_waiting(import_id) & DbImportLine.position.between(*rows)
    arrival = _Arrival(organisation_id, OfferingState.PUBLISHED if publish else OfferingState.DRAFT, now)
    if arrive_unseen(session):
        _arrive_by_tables(session, portion, arrival)
    else:
        _arrive_at_once(session, portion, arrival)


def arrive_unseen(session: Session) -> bool:
    """Whether offerings of a list arrive where nobody sees them, to be revealed: where one writes at a time."""
    return session.get_bind().dialect.name != "postgresql"


def is_waiting(import_id: int) -> ColumnElement[bool]:
    """Whether a row of a list is a new article that has not arrived yet."""
    return (
        (DbImportLine.import_id == import_id)
        & (DbImportLine.novelty == Novelty.NEW)
        & DbImportLine.stored.is_not(None)
        & DbImportLine.offering_id.is_(None)
    )


def has_arrived(import_id: int) -> ColumnElement[bool]:
    """Whether a row of a list is a new article that has arrived."""
    return (
        (DbImportLine.import_id == import_id)
        & (DbImportLine.novelty == Novelty.NEW)
        & DbImportLine.offering_id.is_not(None)
    )


def _arrive_by_tables(session: Session, portion: ColumnElement[bool], arrival: _Arrival) -> None:
    """Table by table; the rows of the list are the last to know, so that the same ones are meant all along."""
    staged, position = StagedColumns(), DbImportLine.position.expression
    own = (DbOffering.organisation_id == arrival.organisation_id) & (DbOffering.code == DbImportLine.code)
    offering_id: ColumnElement[int] = select(DbOffering.id).where(own).scalar_subquery()
    offering = staged.offering(arrival.organisation_id, arrival.state, arrival.now) | _seen_as(ARRIVING, 0)
    prices = staged.price_list(arrival.organisation_id, offering_id)
    session.execute(_insert_from(DbOffering, offering, position, portion))
    session.execute(_insert_from(DbPriceList, prices, position, portion, staged.has_prices))
    arrived = update(DbImportLine).where(portion)
    arrived = arrived.values(offering_id=offering_id, revision_after=1)
    session.execute(arrived.execution_options(synchronize_session=False))


def _arrive_at_once(session: Session, portion: ColumnElement[bool], arrival: _Arrival) -> None:
    """All tables by one statement that goes through the portion once, and looks up nothing in tables that grow."""
    rows = _numbered(portion)
    arrived: Select[Any] = select(func.count()).select_from(rows)
    for insertion in _insertions(rows, arrival):
        arrived = arrived.add_cte(insertion.cte(f"into_{insertion.table.name}"))
    session.execute(arrived)


def _insertions(rows: CTE, arrival: _Arrival) -> Iterator[Insert]:
    """What goes into the table of offerings and into all others that hold them."""
    staged = StagedColumns({name: rows.c[name] for name in (*_PARTS, *_WHOLE)})
    offering = staged.offering(arrival.organisation_id, arrival.state, arrival.now)
    number: Columns = {"offering_id": rows.c.offering_id}
    identity: Columns = {"id": rows.c.offering_id}
    is_published = arrival.state is OfferingState.PUBLISHED
    shown = identity | offering | _seen_as(arrival.state, int(is_published))
    yield _insert_from(DbOffering, shown, rows.c.position)
    prices = staged.price_list(arrival.organisation_id, rows.c.offering_id)
    yield _insert_from(DbPriceList, prices, rows.c.position, staged.has_prices)
    record = staged.record(arrival.organisation_id, arrival.state, arrival.now)
    entry: Columns = {"stamp": next_stamp(), "record": record}
    yield _insert_from(DbOfferingSearch, number | entry, rows.c.position)
    if is_published:
        published_at = literal(arrival.now, DbOfferingVersion.published_at.type)
        first: Columns = {"version": literal(1, Integer), "published_at": published_at, "data": offering["data"]}
        yield _insert_from(DbOfferingVersion, number | first, rows.c.position)


def _seen_as(state: str, published_version: int) -> Columns:
    return {"state": literal(state, String), "published_version": literal(published_version, Integer)}


def _numbered(portion: ColumnElement[bool]) -> CTE:
    """The rows of a portion, on PostgreSQL, which get the numbers of their offerings here: the parts of what is staged."""
    lines = DbImportLine.metadata.tables[DbImportLine.__tablename__]
    number = func.nextval(func.pg_get_serial_sequence(DbOffering.__tablename__, "id"))
    numbered = update(lines).where(portion).values(offering_id=number, revision_after=1)
    names = ("position", "offering_id", "stored", *_WHOLE)
    taken = numbered.returning(*(lines.c[name] for name in names)).cte("taken")
    parts = func.jsonb_to_record(taken.c.stored).table_valued(*(column(name, JSONB) for name in _PARTS))
    parts = parts.render_derived(name="part", with_types=True)
    columns = (taken.c[name] for name in names if name != "stored")
    return select(*columns, *parts.c).select_from(taken.join(parts, true())).cte("staged")


def _insert_from(
    table: type[Base],
    columns: Columns,
    position: ColumnElement[int],
    *where: ColumnElement[bool],
) -> Insert:
    """Rows of these columns into a table, in the order of the list."""
    rows = select(*columns.values()).where(*where).order_by(position)
    return insert(table).from_select(list(columns), rows, include_defaults=False)
