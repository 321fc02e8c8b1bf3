"""Evidence that a paper the call asks for is there: who of the bid has it, until when it holds, and the file."""

from dataclasses import dataclass
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.bids.paper_notes import PaperNote
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.files import DbFile


class DbPaper(Base):
    """One paper of one bid. `organisation_id` is 0 for a paper of the whole bid: no member has to bring it."""

    __tablename__ = "paper"
    __table_args__ = (UniqueConstraint("bid_id", "requirement_key", "organisation_id"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    requirement_key: Mapped[str] = mapped_column(String(40))
    organisation_id: Mapped[int] = mapped_column(default=0)
    is_there: Mapped[bool] = mapped_column(default=False)
    file_key: Mapped[str | None] = mapped_column(ForeignKey(DbFile.key))
    file_name: Mapped[str] = mapped_column(String(300), default="")
    valid_until: Mapped[date | None] = mapped_column(Date)
    note: Mapped[str] = mapped_column(Text, default="")
    changed_by: Mapped[str] = mapped_column(String(200), default="")
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    revision: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


@dataclass(frozen=True, slots=True, kw_only=True)
class PaperKey:
    """Which paper of which bid: the requirement that asks for it and the member that brings it (0: the bid's own)."""

    bid_id: int
    requirement_key: str
    organisation_id: int = 0


def list_paper_notes(session: Session, bid_id: int, organisation_id: int | None = None) -> tuple[PaperNote, ...]:
    """What was noted of the papers of a bid, or of those of one member; the caller has looked it up with permission."""
    query = select(DbPaper).where(DbPaper.bid_id == bid_id).order_by(DbPaper.id)
    if organisation_id is not None:
        query = query.where(DbPaper.organisation_id == organisation_id)
    rows = session.scalars(query)
    return tuple(
        PaperNote(
            requirement_key=row.requirement_key,
            organisation_id=row.organisation_id,
            is_there=row.is_there,
            file_key=row.file_key,
            file_name=row.file_name,
            valid_until=row.valid_until,
            note=row.note,
            by=row.changed_by,
        )
        for row in rows
    )


def get_paper_row(session: Session, key: PaperKey) -> DbPaper:
    """What was noted of one paper, locked for change; a new row if nothing was yet."""
    row = session.scalar(
        select(DbPaper)
        .where(
            DbPaper.bid_id == key.bid_id,
            DbPaper.requirement_key == key.requirement_key,
            DbPaper.organisation_id == key.organisation_id,
        )
        .with_for_update()
    )
    if row is None:
        row = DbPaper(bid_id=key.bid_id, requirement_key=key.requirement_key, organisation_id=key.organisation_id)
        session.add(row)
    return row
