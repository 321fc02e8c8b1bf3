"""Search records with their prices, read from the database in the order of their offerings."""

from collections.abc import Collection, Iterator

from sqlalchemy import Row, Select, select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.prices import PriceAudience
from bidbuilder.storage.offerings import DbPriceList
from bidbuilder.storage.searching.building import PriceRow
from bidbuilder.storage.searching.entries import DbOfferingSearch, SearchEntry, entry_from

_ROWS_AT_ONCE = 5_000
_DELETED = "null"


def every_record() -> Select[int, str, str | None, int | None, str | None]:
    """Every record that is not of a deleted offering, beside its price."""
    return (
        select(
            DbOfferingSearch.offering_id,
            DbOfferingSearch.record,
            DbPriceList.currency,
            DbPriceList.first_price,
            DbPriceList.audience,
        )
        .outerjoin(DbPriceList, DbPriceList.offering_id == DbOfferingSearch.offering_id)
        .where(DbOfferingSearch.record != _DELETED)
        .order_by(DbOfferingSearch.offering_id)
    )


def read_some(session: Session, offering_ids: Collection[int]) -> Iterator[tuple[int, SearchEntry, PriceRow | None]]:
    """The records of these offerings, as far as they are there."""
    listed = list(offering_ids)
    for start in range(0, len(listed), _ROWS_AT_ONCE):
        some = listed[start : start + _ROWS_AT_ONCE]
        yield from read_records(session, every_record().where(DbOfferingSearch.offering_id.in_(some)))


def read_records(
    session: Session, query: Select[int, str, str | None, int | None, str | None]
) -> Iterator[tuple[int, SearchEntry, PriceRow | None]]:
    """The records of a query out of `every_record`, some thousands at a time."""
    for row in session.execute(query.execution_options(yield_per=_ROWS_AT_ONCE)):
        yield row.offering_id, entry_from(row.record), _price_of(row)


def _price_of(row: Row[int, str, str | None, int | None, str | None]) -> PriceRow | None:
    if row.currency is None or row.first_price is None:
        return None
    return PriceRow(row.currency, row.first_price, row.audience == PriceAudience.LEADS)
