"""Published prices that end between two days, counted by supplier and day: what reminders are made of. No amount is read."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import date

from sqlalchemy import ColumnElement, func, select
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.storage.offerings import DbOffering, DbPriceList


@dataclass(frozen=True, slots=True, kw_only=True)
class EndingPrices:
    """How many published offerings of a supplier have a price that ends on a day."""

    organisation_id: int
    ends_on: date
    count: int

    @property
    def subject(self) -> str:
        """What reminders are kept under."""
        return f"prices:{self.organisation_id}"


def list_ending_prices(session: Session, first: date, last: date) -> tuple[EndingPrices, ...]:
    """What ends between two days, both included, supplier by supplier."""
    rows = session.execute(
        select(DbPriceList.organisation_id, DbPriceList.valid_until, func.count())
        .join(DbOffering, DbOffering.id == DbPriceList.offering_id)
        .where(DbPriceList.valid_until.between(first, last), DbOffering.state == OfferingState.PUBLISHED)
        .group_by(DbPriceList.organisation_id, DbPriceList.valid_until)
        .order_by(DbPriceList.organisation_id, DbPriceList.valid_until)
    )
    return tuple(EndingPrices(organisation_id=owner, ends_on=day, count=count) for owner, day, count in rows if day)


def list_first_ending(session: Session, ending: EndingPrices, limit: int) -> tuple[tuple[int, str, Texts], ...]:
    """Id, code and names of the first of the offerings."""
    rows = session.scalars(
        select(DbOffering)
        .join(DbPriceList, DbPriceList.offering_id == DbOffering.id)
        .where(*_conditions(ending))
        .order_by(DbOffering.id)
        .limit(limit)
    )
    return tuple((row.id, row.data.code, row.data.names) for row in rows)


def find_ending_among(session: Session, ending: EndingPrices, offering_ids: Collection[int]) -> frozenset[int]:
    """Those of some offerings that are among the ones that end."""
    query = (
        select(DbOffering.id)
        .join(DbPriceList, DbPriceList.offering_id == DbOffering.id)
        .where(*_conditions(ending), DbOffering.id.in_(set(offering_ids)))
    )
    return frozenset(session.scalars(query))


def _conditions(ending: EndingPrices) -> tuple[ColumnElement[bool], ...]:
    return (
        DbPriceList.organisation_id == ending.organisation_id,
        DbPriceList.valid_until == ending.ends_on,
        DbOffering.state == OfferingState.PUBLISHED,
    )
