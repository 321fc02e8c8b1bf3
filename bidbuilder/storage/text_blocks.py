"""Blocks of the text library: kept by their organisation, seen by it and, where shared, by leads of bids it is a partner of."""

from collections.abc import Collection
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, String, Text, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.text_blocks import BlockKind, TextBlock
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.organisations import DbOrganisation


class DbTextBlock(Base):
    """One block of one organisation."""

    __tablename__ = "text_block"

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    kind: Mapped[str] = mapped_column(String(20))
    language: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text)
    owner: Mapped[str] = mapped_column(String(200), default="")
    review_on: Mapped[date | None] = mapped_column(Date)
    is_shared: Mapped[bool] = mapped_column(default=False)
    changed_by: Mapped[str] = mapped_column(String(200), default="")
    changed_at: Mapped[datetime | None] = mapped_column(Moment)
    revision: Mapped[int] = mapped_column(default=0)

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


def keepers(actor: Actor) -> frozenset[int]:
    """The organisations whose library a person keeps."""
    return actor.organisations_with(Permission.EDIT_OFFERINGS) | actor.organisations_with(Permission.MANAGE_BIDS)


def list_own_blocks(session: Session, actor: Actor) -> tuple[TextBlock, ...]:
    """The blocks of the actor's organisations by kind and title."""
    query = select(DbTextBlock).where(DbTextBlock.organisation_id.in_(keepers(actor)))
    rows = session.scalars(query.order_by(DbTextBlock.kind, DbTextBlock.title, DbTextBlock.id))
    return tuple(_block_of(row) for row in rows)


def list_blocks_for_bid(session: Session, lead_id: int, partner_ids: Collection[int]) -> tuple[TextBlock, ...]:
    """What a lead may take into a bid: its own blocks, and those that partners share."""
    shared = DbTextBlock.is_shared.is_(True) & DbTextBlock.organisation_id.in_(set(partner_ids))
    query = select(DbTextBlock).where(or_(DbTextBlock.organisation_id == lead_id, shared))
    rows = session.scalars(query.order_by(DbTextBlock.kind, DbTextBlock.title, DbTextBlock.id))
    return tuple(_block_of(row) for row in rows)


def get_own_block(session: Session, actor: Actor, block_id: int) -> TextBlock:
    """A block of the actor's organisations; raises `NotFound`."""
    return _block_of(_own_row(session, actor, block_id))


def save_block(session: Session, actor: Actor, block: TextBlock, now: datetime) -> TextBlock:
    """Store a block, new or changed; raises `NotFound` for one, or an organisation, that is not the actor's."""
    if block.organisation_id not in keepers(actor):
        raise NotFound
    row = DbTextBlock() if block.id is None else _own_row(session, actor, block.id)
    row.organisation_id, row.kind, row.language = block.organisation_id, block.kind.value, block.language
    row.title, row.text, row.owner = block.title.strip()[:300], block.text, block.owner
    row.review_on, row.is_shared = block.review_on, block.is_shared
    row.changed_by, row.changed_at = actor.name, now
    session.add(row)
    session.flush()
    return _block_of(row)


def delete_block(session: Session, actor: Actor, block_id: int) -> None:
    """Take a block out of the library; copies in bids stay. Raises `NotFound`."""
    session.delete(_own_row(session, actor, block_id))
    session.flush()


def _own_row(session: Session, actor: Actor, block_id: int) -> DbTextBlock:
    query = select(DbTextBlock).where(DbTextBlock.id == block_id, DbTextBlock.organisation_id.in_(keepers(actor)))
    row = session.scalar(query)
    if row is None:
        raise NotFound
    return row


def _block_of(row: DbTextBlock) -> TextBlock:
    return TextBlock(
        id=row.id,
        organisation_id=row.organisation_id,
        kind=BlockKind(row.kind),
        language=row.language,
        title=row.title,
        text=row.text,
        owner=row.owner,
        review_on=row.review_on,
        is_shared=row.is_shared,
        revision=row.revision,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )
