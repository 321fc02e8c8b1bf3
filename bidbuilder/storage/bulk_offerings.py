"""Offerings of a list brought in by the thousand: those that `arriving` has stored unseen are revealed in one transaction.

What is seen changes in this last transaction alone, set by set; until then it can be taken out again.
"""

from collections.abc import Mapping, Sequence
from datetime import date, datetime

from sqlalchemy import Date, delete, insert, literal, select, update
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.storage.arriving import arrive_unseen, has_arrived, is_waiting
from bidbuilder.storage.base import Base
from bidbuilder.storage.bulk_rows import Row
from bidbuilder.storage.import_lines import DbImportLine, Rows
from bidbuilder.storage.offerings import ARRIVING, DbOffering, DbOfferingVersion, DbPriceList
from bidbuilder.storage.searching.entries import DbOfferingSearch, SearchEntry, entry_behind, next_stamp
from bidbuilder.storage.staged_documents import Staged
from bidbuilder.storage.staged_offerings import StagedColumns

PORTION = 500


def find_waiting(session: Session, import_id: int, after: int) -> Rows | None:
    """From where to where the next portion of new articles behind a row lies that have not arrived yet; None when all have."""
    wanted = select(DbImportLine.position).where(is_waiting(import_id), DbImportLine.position > after)
    found = session.scalars(wanted.order_by(DbImportLine.position).limit(PORTION)).all()
    return (found[0], found[-1]) if found else None


def list_known(session: Session, organisation_id: int, import_id: int, rows: Rows) -> Sequence[int]:
    """Those of the rows that wait although an offering with their code was registered meanwhile.

    Asked row by row, which `EXISTS` would leave to the database: one whose statistics lag behind a long list would look
    through all offerings for each portion.
    """
    known = select(DbOffering.id).where(
        DbOffering.organisation_id == organisation_id,
        DbOffering.code == DbImportLine.code,
        DbOffering.state != ARRIVING,
    )
    waiting = is_waiting(import_id) & DbImportLine.position.between(*rows)
    return session.scalars(select(DbImportLine.position).where(waiting, known.scalar_subquery().is_not(None))).all()


def reveal_arrived(session: Session, organisation_id: int, import_id: int, *, publish: bool, now: datetime) -> None:
    """Show all offerings that have arrived unseen, as published ones in their first version or as drafts."""
    if not arrive_unseen(session):
        return
    state = OfferingState.PUBLISHED if publish else OfferingState.DRAFT
    mine = select(DbImportLine.offering_id).where(has_arrived(import_id))
    arrived = (DbOffering.id.in_(mine)) & (DbOffering.state == ARRIVING)
    if publish:
        session.execute(
            insert(DbOfferingVersion).from_select(
                ["offering_id", "version", "published_at", "data"],
                select(
                    DbOffering.id, literal(1), literal(now, DbOfferingVersion.published_at.type), DbOffering.data
                ).where(arrived),
            )
        )
    record = StagedColumns().record(organisation_id, state, now)
    records = select(DbImportLine.offering_id, next_stamp(), record)
    session.execute(
        insert(DbOfferingSearch).from_select(
            ["offering_id", "stamp", "record"],
            records.where(has_arrived(import_id), DbImportLine.record.is_not(None)),
        )
    )
    shown = update(DbOffering).where(arrived).values(state=state, published_version=int(publish), changed_at=now)
    session.execute(shown.execution_options(synchronize_session=False))


def clear_arrived(session: Session, import_id: int) -> bool:
    """Take a portion of arrived offerings out again that nobody has seen; tells whether there was any."""
    ids = session.scalars(
        select(DbImportLine.offering_id)
        .join(DbOffering, DbOffering.id == DbImportLine.offering_id)
        .where(DbImportLine.import_id == import_id, DbOffering.state == ARRIVING)
        .limit(PORTION)
    ).all()
    session.execute(
        update(DbImportLine)
        .where(DbImportLine.import_id == import_id, DbImportLine.offering_id.in_(ids))
        .values(offering_id=None, revision_after=None)
    )
    session.execute(delete(DbPriceList).where(DbPriceList.offering_id.in_(ids)))
    session.execute(delete(DbOffering).where(DbOffering.id.in_(ids)))
    return bool(ids)


def entry_from_staged(
    organisation_id: int, staged: Staged, state: OfferingState, version: int, now: datetime
) -> SearchEntry:
    """What searches find an offering by once it has this state; the properties of published ones only."""
    head = (organisation_id, state, staged.stored["columns"]["kind"], version, int(now.timestamp()))
    entry = entry_behind(staged.record or "", *head)
    return entry if state is OfferingState.PUBLISHED else entry._replace(numbers=(), choices=())


def price_rows(organisation_id: int, stored: Mapping[int, Row]) -> list[Row]:
    """The price lists of those offerings that have one."""
    return [
        {
            "offering_id": offering_id,
            "organisation_id": organisation_id,
            **_with_days(DbPriceList, one["price_columns"]),
            "data": one["prices"],
        }
        for offering_id, one in stored.items()
        if one["prices"]
    ]


def columns_from(stored: Row) -> Row:
    """The columns of an offering's row that lists use."""
    return _with_days(DbOffering, stored["columns"])


def _with_days(table: type[Base], columns: Row) -> Row:
    """Columns out of plain data, in which days are text."""
    types = table.metadata.tables[table.__tablename__].columns
    return {name: _day(value) if isinstance(types[name].type, Date) else value for name, value in columns.items()}


def _day(text: str | None) -> date | None:
    return date.fromisoformat(text) if text else None
