"""How the papers of a bid would look today: what the newest one asked for is made from, and its PDF once a job has made it."""

from datetime import datetime

from sqlalchemy import ForeignKey, LargeBinary, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.bids import DbBid


class DbPagePreview(Base):
    """A paper of a bid as last asked for. `fingerprint` is of the `source`, plain data; `pdf` is None until it is laid out."""

    __tablename__ = "page_preview"
    __table_args__ = (UniqueConstraint("bid_id", "document"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id))
    document: Mapped[str] = mapped_column(String(60))
    fingerprint: Mapped[str] = mapped_column(String(64))
    format: Mapped[str] = mapped_column(String(10))
    source: Mapped[bytes] = deferred(mapped_column(LargeBinary, nullable=False))
    pdf: Mapped[bytes | None] = deferred(mapped_column(LargeBinary))
    job_id: Mapped[int | None]
    asked_at: Mapped[datetime] = mapped_column(Moment)


def find_preview(session: Session, bid_id: int, document: str) -> DbPagePreview | None:
    """The preview of a paper, if it was ever asked for; the caller has looked the bid up with permission."""
    return session.scalar(
        select(DbPagePreview).where(DbPagePreview.bid_id == bid_id, DbPagePreview.document == document)
    )


def get_preview(session: Session, preview_id: int) -> DbPagePreview:
    """A preview by its number, for the job that makes it; raises `NotFound`."""
    row = session.get(DbPagePreview, preview_id)
    if row is None:
        raise NotFound
    return row


def find_preview_pdf(session: Session, bid_id: int, document: str) -> bytes | None:
    """The PDF of a paper, None before it is made."""
    return session.scalar(
        select(DbPagePreview.pdf).where(DbPagePreview.bid_id == bid_id, DbPagePreview.document == document)
    )


def keep_source(session: Session, wanted: DbPagePreview) -> DbPagePreview:
    """Store what a paper is to be made from in the place of what was there, whose PDF goes."""
    row = find_preview(session, wanted.bid_id, wanted.document) or wanted
    row.fingerprint, row.format, row.source = wanted.fingerprint, wanted.format, wanted.source
    row.pdf, row.job_id, row.asked_at = None, wanted.job_id, wanted.asked_at
    session.add(row)
    session.flush()
    return row
