"""Exchange rate tables of a lead: entered or uploaded, dated, never changed once stored."""

from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.pricing.rates import RateTable
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.organisations import DbOrganisation


class DbRateTable(Base):
    """One table of one day."""

    __tablename__ = "rate_table"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    day: Mapped[date] = mapped_column(Date)
    source: Mapped[str] = mapped_column(String(200))
    stored_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[RateTable] = mapped_column(Document(RateTable))


def add_rate_table(session: Session, organisation_id: int, table: RateTable, now: datetime) -> int:
    """Store a table; gives its id."""
    row = DbRateTable(organisation_id=organisation_id, day=table.day, source=table.source, stored_at=now, data=table)
    session.add(row)
    session.flush()
    return row.id


def get_rate_table(session: Session, organisation_id: int, table_id: int) -> RateTable:
    """A table of the organisation; raises `NotFound`."""
    row = session.scalar(
        select(DbRateTable).where(DbRateTable.id == table_id, DbRateTable.organisation_id == organisation_id)
    )
    if row is None:
        raise NotFound
    return row.data


def list_rate_tables(session: Session, organisation_id: int, limit: int = 50) -> tuple[tuple[int, RateTable], ...]:
    """The tables of an organisation with their ids, the newest day first."""
    rows = session.scalars(
        select(DbRateTable)
        .where(DbRateTable.organisation_id == organisation_id)
        .order_by(DbRateTable.day.desc(), DbRateTable.id.desc())
        .limit(limit)
    )
    return tuple((row.id, row.data) for row in rows)
