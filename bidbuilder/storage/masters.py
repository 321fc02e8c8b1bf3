"""The Word masters a lead uploaded: one for each document of the pack it wants to look its own way. Their bytes: `files`."""

import base64
from datetime import datetime

from sqlalchemy import ForeignKey, String, UniqueConstraint, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.masters import DocumentMaster
from bidbuilder.domain.bids.snapshot import SnapshotMaster
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.files import DbFile, get_content
from bidbuilder.storage.organisations import DbOrganisation


class DbMaster(Base):
    """The master of one document of one lead."""

    __tablename__ = "document_master"
    __table_args__ = (UniqueConstraint("organisation_id", "document"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id))
    document: Mapped[str] = mapped_column(String(60))
    file_key: Mapped[str] = mapped_column(ForeignKey(DbFile.key))
    name: Mapped[str] = mapped_column(String(300))
    changed_by: Mapped[str] = mapped_column(String(200))
    changed_at: Mapped[datetime] = mapped_column(Moment)


def list_masters(session: Session, organisation_id: int) -> tuple[DocumentMaster, ...]:
    """The masters of a lead; the caller has looked whether the lead may be seen."""
    rows = session.scalars(
        select(DbMaster).where(DbMaster.organisation_id == organisation_id).order_by(DbMaster.document)
    )
    return tuple(
        DocumentMaster(
            organisation_id=row.organisation_id,
            document=row.document,
            file_key=row.file_key,
            name=row.name,
            changed_by=row.changed_by,
            changed_at=row.changed_at,
        )
        for row in rows
    )


def save_master(session: Session, master: DocumentMaster) -> None:
    """Store the master of a document in the place of an earlier one."""
    row = _find(session, master.organisation_id, master.document) or DbMaster(
        organisation_id=master.organisation_id, document=master.document
    )
    row.file_key, row.name = master.file_key, master.name[:300]
    row.changed_by, row.changed_at = master.changed_by, master.changed_at
    session.add(row)
    session.flush()


def delete_master(session: Session, organisation_id: int, document: str) -> None:
    """Go back to the master of the house; raises `NotFound`."""
    row = _find(session, organisation_id, document)
    if row is None:
        raise NotFound
    session.delete(row)
    session.flush()


def load_snapshot_masters(session: Session, organisation_id: int) -> tuple[SnapshotMaster, ...]:
    """The masters of a lead with their bytes, as a snapshot keeps them."""
    return tuple(
        SnapshotMaster(
            document=one.document,
            name=one.name,
            content=base64.b64encode(get_content(session, one.file_key, f"organisation:{organisation_id}")).decode(),
        )
        for one in list_masters(session, organisation_id)
    )


def _find(session: Session, organisation_id: int, document: str) -> DbMaster | None:
    return session.scalar(
        select(DbMaster).where(DbMaster.organisation_id == organisation_id, DbMaster.document == document)
    )
