"""Addenda of tenders with the difference they make, and what each bid has to confirm again because of them."""

from collections.abc import Collection, Sequence
from dataclasses import replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import JSON, Date, ForeignKey, String, Text, delete, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.touches import Reconfirmation
from bidbuilder.domain.tenders.addenda import AddendumState
from bidbuilder.domain.tenders.amending import Versions
from bidbuilder.domain.tenders.amendments import Difference
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender, TenderReading
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.imports import DbImport, ImportState
from bidbuilder.storage.tenders import DbTender


class DbAddendum(Base):
    """One change of a call. `before` is the tender as it was before the first of its changes was taken over.

    `base` is what the new version was compared with where that is no earlier reading (`base_import_id`). `decisions` are by
    id of a change; `digest_after` tells whether somebody changed the tender since; `retired` are keys of requirements that
    went with it.
    """

    __tablename__ = "addendum"

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey(DbTender.id), index=True)
    import_id: Mapped[int] = mapped_column(ForeignKey(DbImport.id), index=True)
    base_import_id: Mapped[int | None] = mapped_column(ForeignKey(DbImport.id))
    is_new_document: Mapped[bool] = mapped_column(default=False)
    number: Mapped[str] = mapped_column(String(60), default="")
    issued_on: Mapped[date | None] = mapped_column(Date)
    summary: Mapped[str] = mapped_column(Text, default="")
    state: Mapped[str] = mapped_column(String(20), default=AddendumState.READING)
    created_by: Mapped[str] = mapped_column(String(200))
    created_at: Mapped[datetime] = mapped_column(Moment)
    decided_at: Mapped[datetime | None] = mapped_column(Moment)
    difference: Mapped[Difference | None] = mapped_column(Document(Difference))
    decisions: Mapped[dict[str, str]] = mapped_column(JSON, default=dict)
    base: Mapped[Tender | None] = mapped_column(Document(Tender))
    before: Mapped[Tender | None] = mapped_column(Document(Tender))
    digest_after: Mapped[str] = mapped_column(String(64), default="")
    retired: Mapped[list[str]] = mapped_column(JSON, default=list)
    refusal: Mapped[dict[str, Any] | None] = mapped_column(JSON)
    revision: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


class DbReconfirmation(Base):
    """One thing of one bid to confirm again; done when somebody has."""

    __tablename__ = "reconfirmation"

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    addendum_id: Mapped[int] = mapped_column(ForeignKey(DbAddendum.id), index=True)
    data: Mapped[Reconfirmation] = mapped_column(Document(Reconfirmation))
    done_by: Mapped[str] = mapped_column(String(200), default="")
    done_at: Mapped[datetime | None] = mapped_column(Moment)


def get_addendum(session: Session, tender_id: int, addendum_id: int, *, for_change: bool = False) -> DbAddendum:
    """The row of an addendum of that tender; raises `NotFound`. The caller has looked the tender up with permission."""
    query = select(DbAddendum).where(DbAddendum.id == addendum_id, DbAddendum.tender_id == tender_id)
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        raise NotFound
    return row


def list_addenda(session: Session, tender_id: int) -> tuple[DbAddendum, ...]:
    """The addenda of a tender that were not dropped, the newest first."""
    return tuple(
        session.scalars(
            select(DbAddendum)
            .where(DbAddendum.tender_id == tender_id, DbAddendum.state != AddendumState.DROPPED)
            .order_by(DbAddendum.id.desc())
        )
    )


def list_versions_read(session: Session, tender_id: int) -> tuple[DbImport, ...]:
    """The newest reading of every document a tender was made from, the oldest first; replaced ones are left out."""
    replaced = (
        select(DbAddendum.base_import_id)
        .join(DbImport, DbImport.id == DbAddendum.import_id)
        .where(
            DbAddendum.tender_id == tender_id,
            DbImport.state == ImportState.CONFIRMED,
            DbAddendum.base_import_id.is_not(None),
        )
    )
    return tuple(
        session.scalars(
            select(DbImport)
            .where(
                DbImport.kind.in_(("tender", "addendum")),
                DbImport.target_id == tender_id,
                DbImport.state == ImportState.CONFIRMED,
                DbImport.id.not_in(replaced),
            )
            .order_by(DbImport.id)
        )
    )


def reading_of(row: DbImport) -> Tender:
    """The tender as its file was read."""
    return codec.from_plain(row.reading, TenderReading).tender


def price_rows_of(row: DbImport) -> tuple[Requirement, ...]:
    """The lines of the price sheets of a file as it was read."""
    return codec.from_plain(row.reading, TenderReading).price_rows


def load_versions(session: Session, row: DbAddendum) -> Versions:
    """Both versions as read, with their difference, of an addendum that was compared."""
    assert row.difference is not None  # noqa: S101 - asked for when the comparison is done
    base = row.base if row.base is not None else reading_of(session.get_one(DbImport, row.base_import_id))
    after = reading_of(session.get_one(DbImport, row.import_id))
    return Versions(base.requirements, after.requirements, row.difference)


def list_bid_ids_of(session: Session, tender_id: int) -> tuple[int, ...]:
    """The bids for a tender, for use inside a use case that has checked its permission for the tender's lead."""
    return tuple(session.scalars(select(DbBid.id).where(DbBid.tender_id == tender_id).order_by(DbBid.id)))


def add_reconfirmations(session: Session, bid_id: int, addendum_id: int, touched: Sequence[Reconfirmation]) -> None:
    """Note what a bid has to confirm again, but for what it has to already because of the same addendum."""
    known = {
        (row.data.kind, row.data.subject)
        for row in session.scalars(
            select(DbReconfirmation).where(
                DbReconfirmation.bid_id == bid_id, DbReconfirmation.addendum_id == addendum_id
            )
        )
    }
    session.add_all(
        DbReconfirmation(bid_id=bid_id, addendum_id=addendum_id, data=one)
        for one in touched
        if (one.kind, one.subject) not in known
    )
    session.flush()


def list_reconfirmations(session: Session, bid_id: int, *, only_open: bool = False) -> tuple[Reconfirmation, ...]:
    """What a bid has (or had) to confirm again, with the number of the addendum; the newest addendum first."""
    query = (
        select(DbReconfirmation, DbAddendum.number)
        .join(DbAddendum, DbAddendum.id == DbReconfirmation.addendum_id)
        .where(DbReconfirmation.bid_id == bid_id)
        .order_by(DbReconfirmation.addendum_id.desc(), DbReconfirmation.id)
    )
    if only_open:
        query = query.where(DbReconfirmation.done_at.is_(None))
    return tuple(
        replace(row.data, id=row.id, addendum=number, done_by=row.done_by) for row, number in session.execute(query)
    )


def confirm_again(session: Session, bid_id: int, ids: Collection[int], *, by: str, now: datetime) -> int:
    """Mark things of a bid as confirmed again; gives how many were open."""
    rows = session.scalars(
        select(DbReconfirmation)
        .where(DbReconfirmation.bid_id == bid_id, DbReconfirmation.id.in_(ids), DbReconfirmation.done_at.is_(None))
        .with_for_update()
    ).all()
    for row in rows:
        row.done_by, row.done_at = by, now
    session.flush()
    return len(rows)


def is_confirmed_again(session: Session, addendum_id: int) -> bool:
    """Whether anything was confirmed again because of an addendum."""
    query = select(DbReconfirmation.id).where(
        DbReconfirmation.addendum_id == addendum_id, DbReconfirmation.done_at.is_not(None)
    )
    return session.scalar(query.limit(1)) is not None


def drop_reconfirmations(session: Session, addendum_id: int) -> None:
    """Forget what an addendum that is taken back asked for."""
    session.execute(delete(DbReconfirmation).where(DbReconfirmation.addendum_id == addendum_id))
