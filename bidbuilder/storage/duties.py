"""The table of import duties and sales taxes that a lead keeps: one an organisation, seen and changed by its own people only."""

from datetime import datetime

from sqlalchemy import ForeignKey
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.pricing.duties import DutyTable
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.organisations import DbOrganisation


class DbDutyTable(Base):
    """All rates of one lead."""

    __tablename__ = "duty_table"

    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), primary_key=True, autoincrement=False)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[DutyTable] = mapped_column(Document(DutyTable))


def get_duty_table(session: Session, organisation_id: int, *, for_change: bool = False) -> DutyTable:
    """The table of a lead whose bid the caller may see; an empty one before the first rate."""
    row = session.get(DbDutyTable, organisation_id, with_for_update=for_change or None)
    return row.data if row else DutyTable()


def save_duty_table(session: Session, organisation_id: int, table: DutyTable, now: datetime) -> None:
    """Replace the table of a lead."""
    row = session.get(DbDutyTable, organisation_id)
    if row is None:
        row = DbDutyTable(organisation_id=organisation_id)
        session.add(row)
    row.changed_at, row.data = now, table
    session.flush()
