"""Files of the buyer that bids fill in: which file for which member, what it asks for, what people decided. Files: `files`."""

from collections.abc import Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import ForeignKey, String, select
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.buyer_forms import BuyerForm, FormContents
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.base import Base, Document, Moment, Plain
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.files import DbFile, get_content
from bidbuilder.storage.organisations import DbOrganisation


class DbBuyerForm(Base):
    """One file of the buyer in one bid. `organisation_id` is the member it is for, None for the bid as a whole."""

    __tablename__ = "buyer_form"

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    organisation_id: Mapped[int | None] = mapped_column(ForeignKey(DbOrganisation.id))
    name: Mapped[str] = mapped_column(String(300))
    format: Mapped[str] = mapped_column(String(10))
    file_key: Mapped[str] = mapped_column(ForeignKey(DbFile.key))
    contents: Mapped[FormContents] = deferred(mapped_column(Document(FormContents), nullable=False))
    typed: Mapped[dict[str, Any]] = mapped_column(Plain)
    roles: Mapped[dict[str, Any]] = mapped_column(Plain)
    is_in_pack: Mapped[bool] = mapped_column(default=False)
    changed_by: Mapped[str] = mapped_column(String(200), default="")
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    revision: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


def list_forms(session: Session, bid_id: int) -> tuple[BuyerForm, ...]:
    """The files of a bid without what they ask for; the caller has looked the bid up with permission."""
    rows = session.scalars(select(DbBuyerForm).where(DbBuyerForm.bid_id == bid_id).order_by(DbBuyerForm.id))
    return tuple(_form_of(row, FormContents()) for row in rows)


def list_forms_of_pack(session: Session, bid_id: int) -> tuple[BuyerForm, ...]:
    """The files that go out with a bid, whole."""
    rows = session.scalars(
        select(DbBuyerForm)
        .where(DbBuyerForm.bid_id == bid_id, DbBuyerForm.is_in_pack.is_(True))
        .order_by(DbBuyerForm.id)
    )
    return tuple(_form_of(row, row.contents) for row in rows)


def get_form(session: Session, bid_id: int, form_id: int) -> BuyerForm:
    """One file of a bid, whole; raises `NotFound`."""
    row = _row(session, bid_id, form_id)
    return _form_of(row, row.contents)


def get_form_content(session: Session, form: BuyerForm, tender: Tender) -> bytes:
    """The buyer's file: one of the tender's documents, or one that was uploaded for the bid. Raises `NotFound`."""
    of_tender = {one.file_key for one in tender.documents}
    subject = f"organisation:{tender.owner_id}" if form.file_key in of_tender else f"bid:{form.bid_id}"
    return get_content(session, form.file_key, subject)


def save_form(session: Session, form: BuyerForm, by: str, now: datetime) -> BuyerForm:
    """Store a new file, or one that changed; raises `NotFound` for one that is not there."""
    if form.id is None:
        row = DbBuyerForm(bid_id=form.bid_id, organisation_id=form.organisation_id, name=form.name[:300])
        row.format, row.file_key = form.format, form.file_key
        session.add(row)
    else:
        row = _row(session, form.bid_id, form.id)
    row.contents, row.typed, row.is_in_pack = form.contents, dict(form.typed), form.is_in_pack
    row.roles = {sheet: dict(columns) for sheet, columns in form.roles.items()}
    row.changed_by, row.changed_at = by, now
    session.flush()
    return _form_of(row, form.contents)


def delete_form(session: Session, bid_id: int, form_id: int) -> None:
    """Take a file out of a bid; its stored bytes stay. Raises `NotFound`."""
    session.delete(_row(session, bid_id, form_id))
    session.flush()


def _row(session: Session, bid_id: int, form_id: int) -> DbBuyerForm:
    row = session.scalar(select(DbBuyerForm).where(DbBuyerForm.id == form_id, DbBuyerForm.bid_id == bid_id))
    if row is None:
        raise NotFound
    return row


def _form_of(row: DbBuyerForm, contents: FormContents) -> BuyerForm:
    typed: Mapping[str, str] = row.typed
    return BuyerForm(
        id=row.id,
        bid_id=row.bid_id,
        organisation_id=row.organisation_id,
        name=row.name,
        format=row.format,
        file_key=row.file_key,
        contents=contents,
        typed=typed,
        roles=row.roles,
        is_in_pack=row.is_in_pack,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
        revision=row.revision,
    )
