"""New offerings of a list stored where nobody sees them, with their prices: the database copies what was staged.

They arrive in the state `ARRIVING`, which no query shows and no search finds: the long part of the work, in short transactions
that may be repeated. `bulk_offerings` reveals them.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from sqlalchemy import CTE, ColumnElement, Insert, column, func, insert, select, true, update
from sqlalchemy.dialects.postgresql import JSONB
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.domain.catalogue.updates import Novelty
from bidbuilder.storage.base import Base
from bidbuilder.storage.import_lines import DbImportLine, Rows
from bidbuilder.storage.offerings import DbOffering, DbPriceList
from bidbuilder.storage.staged_offerings import StagedColumns

_PARTS = ("offering", "columns", "entry", "prices", "price_columns")


@dataclass(frozen=True, slots=True)
class _Arrival:
    """Whose offerings arrive and as what they are going to be shown."""

    organisation_id: int
    state: OfferingState
    now: datetime


def let_arrive(
    session: Session, organisation_id: int, import_id: int, rows: Rows, *, publish: bool, now: datetime
) -> None:
    """Insert the waiting offerings from one row to another where nobody sees them, and keep ready what searches find them by.

    What is stored is, row by row, the same that `save_offering` and `publish_version` store.
    """
    portion = is_waiting(import_id) & DbImportLine.position.between(*rows)
    arrival = _Arrival(organisation_id, OfferingState.PUBLISHED if publish else OfferingState.DRAFT, now)
    if session.get_bind().dialect.name == "postgresql":
        _arrive_at_once(session, portion, arrival)
    else:
        _arrive_by_tables(session, portion, arrival)


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
    prices = staged.price_list(arrival.organisation_id, offering_id)
    session.execute(_insert_from(DbOffering, _offering(staged, arrival), position, portion))
    session.execute(_insert_from(DbPriceList, prices, position, portion, staged.has_prices))
    arrived = update(DbImportLine).where(portion).values(_line(staged, arrival, offering_id))
    session.execute(arrived.execution_options(synchronize_session=False))


def _arrive_at_once(session: Session, portion: ColumnElement[bool], arrival: _Arrival) -> None:
    """All tables by one statement that reads each row once and looks up nothing in tables that grow."""
    rows = _unpacked(portion)
    staged = StagedColumns({name: rows.c[name] for name in _PARTS})
    offering = {"id": rows.c.offering_id, **_offering(staged, arrival)}
    prices = staged.price_list(arrival.organisation_id, rows.c.offering_id)
    new = _insert_from(DbOffering, offering, rows.c.position).returning(DbOffering.id)
    priced = _insert_from(DbPriceList, prices, rows.c.position, staged.has_prices).returning(DbPriceList.offering_id)
    same = (DbImportLine.import_id == rows.c.import_id) & (DbImportLine.position == rows.c.position)
    arrived = update(DbImportLine).where(same).values(_line(staged, arrival, rows.c.offering_id))
    whole = arrived.add_cte(new.cte("arrived"), priced.cte("priced"))
    session.execute(whole.execution_options(synchronize_session=False))


def _unpacked(portion: ColumnElement[bool]) -> CTE:
    """The rows of a portion in their order, on PostgreSQL: the parts of what is stored, and the number of the new offering."""
    parts = func.jsonb_to_record(DbImportLine.stored).table_valued(*(column(name, JSONB) for name in _PARTS))
    parts = parts.render_derived(name="part", with_types=True)
    lines = DbImportLine.metadata.tables[DbImportLine.__tablename__]
    number = func.nextval(func.pg_get_serial_sequence(DbOffering.__tablename__, "id")).label("offering_id")
    wanted = select(DbImportLine.import_id, DbImportLine.position, number, *parts.c)
    return wanted.select_from(lines.join(parts, true())).where(portion).order_by(DbImportLine.position).cte("staged")


def _offering(staged: StagedColumns, arrival: _Arrival) -> Mapping[str, ColumnElement[Any]]:
    return staged.offering(arrival.organisation_id, arrival.state, arrival.now)


def _line(staged: StagedColumns, arrival: _Arrival, offering_id: ColumnElement[int]) -> dict[str, Any]:
    """What the row of the list knows of its offering."""
    record = staged.record(arrival.organisation_id, arrival.state, arrival.now)
    return {"offering_id": offering_id, "revision_after": 1, "record": record}


def _insert_from(
    table: type[Base],
    columns: Mapping[str, ColumnElement[Any]],
    position: ColumnElement[int],
    *where: ColumnElement[bool],
) -> Insert:
    """Rows of these columns into a table, in the order of the list."""
    rows = select(*columns.values()).where(*where).order_by(position)
    return insert(table).from_select(list(columns), rows, include_defaults=False)
