"""Saved searches of people, each with the sets of offerings that tell what is new. Who answers is `saved_answers`."""

import zlib
from collections.abc import Iterable
from datetime import datetime

import numpy as np
from sqlalchemy import ForeignKey, LargeBinary, Select, String, Text, delete, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.matching.saved_searches import Ids, SavedSearch, Standing
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.jobs import DbJob, JobState, queue_job
from bidbuilder.storage.users import DbUser

LOOK_AGAIN = "look-at-saved-searches"
# With more searches than this, what is published is looked at once a day, not at each publication.
_AT_ONCE = 300


class DbSavedSearch(Base):
    """A search of one person. A deleted one can be taken back for a while."""

    __tablename__ = "saved_search"

    id: Mapped[int] = mapped_column(primary_key=True)
    user_id: Mapped[int] = mapped_column(ForeignKey(DbUser.id), index=True)
    name: Mapped[str] = mapped_column(String(200))
    text: Mapped[str] = mapped_column(Text)
    sort: Mapped[str] = mapped_column(String(20))
    bid_id: Mapped[int | None] = mapped_column(ForeignKey(DbBid.id), index=True)
    requirement_key: Mapped[str] = mapped_column(String(200), default="")
    is_paused: Mapped[bool] = mapped_column(default=False)
    made_at: Mapped[datetime] = mapped_column(Moment)
    looked_at: Mapped[datetime] = mapped_column(Moment)
    deleted_at: Mapped[datetime | None] = mapped_column(Moment)
    known: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)
    fresh: Mapped[bytes] = mapped_column(LargeBinary)
    untold: Mapped[bytes] = mapped_column(LargeBinary)
    seen: Mapped[bytes] = mapped_column(LargeBinary, deferred=True)


def add_saved_search(session: Session, search: SavedSearch, answers: Ids, now: datetime) -> int:
    """Keep a new search; what answers it now is not new. Gives its id."""
    row = DbSavedSearch(
        user_id=search.user_id,
        name=search.name,
        text=search.text,
        sort=search.sort,
        bid_id=search.bid_id,
        requirement_key=search.requirement_key,
        made_at=now,
        looked_at=now,
    )
    store_standing(row, Standing(known=answers))
    session.add(row)
    session.flush()
    return row.id


def list_saved_rows(session: Session, user_id: int, *, for_change: bool = False) -> tuple[DbSavedSearch, ...]:
    """The searches of a person, the newest first."""
    query = _living().where(DbSavedSearch.user_id == user_id).order_by(DbSavedSearch.id.desc())
    return tuple(session.scalars(query.with_for_update() if for_change else query))


def list_fresh_rows(session: Session, user_id: int) -> tuple[DbSavedSearch, ...]:
    """The searches of a person that had something new when they were last looked at, the newest first."""
    rows = _living().where(DbSavedSearch.user_id == user_id, func.length(DbSavedSearch.fresh) > 0)
    return tuple(session.scalars(rows.order_by(DbSavedSearch.id.desc())))


def get_saved_row(
    session: Session, user_id: int, search_id: int, *, for_change: bool = False, deleted: bool = False
) -> DbSavedSearch:
    """A search of that person, or one it has deleted; raises `NotFound`."""
    query = select(DbSavedSearch) if deleted else _living()
    query = query.where(DbSavedSearch.id == search_id, DbSavedSearch.user_id == user_id)
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        raise NotFound
    return row


def list_watchers(session: Session) -> tuple[int, ...]:
    """The active people with a search that is not paused."""
    query = (
        select(DbSavedSearch.user_id)
        .join(DbUser, DbUser.id == DbSavedSearch.user_id)
        .where(DbSavedSearch.deleted_at.is_(None), DbSavedSearch.is_paused.is_(False), DbUser.is_active)
    )
    return tuple(session.scalars(query.distinct().order_by(DbSavedSearch.user_id)))


def queue_look_again(session: Session, now: datetime) -> None:
    """Let saved searches be looked at soon, in the transaction that publishes; once for all that waits, and if they are few."""
    number = session.scalar(
        select(func.count()).select_from(_living().where(DbSavedSearch.is_paused.is_(False)).subquery())
    )
    waits = select(DbJob.id).where(DbJob.kind == LOOK_AGAIN, DbJob.state == JobState.QUEUED).limit(1)
    if number and number <= _AT_ONCE and session.scalar(waits) is None:
        queue_job(session, kind=LOOK_AGAIN, subject="site", payload={}, user_id=None, now=now)


def forget_deleted(session: Session, before: datetime) -> None:
    """Let go of what was deleted before that moment."""
    session.execute(delete(DbSavedSearch).where(DbSavedSearch.deleted_at < before))


def search_of(row: DbSavedSearch) -> SavedSearch:
    """The search of a row."""
    return SavedSearch(
        id=row.id,
        user_id=row.user_id,
        name=row.name,
        text=row.text,
        sort=row.sort,
        bid_id=row.bid_id,
        requirement_key=row.requirement_key,
        is_paused=row.is_paused,
    )


def standing_of(row: DbSavedSearch) -> Standing:
    """The sets of a row."""
    return Standing(
        known=unpack_ids(row.known),
        fresh=unpack_ids(row.fresh),
        untold=unpack_ids(row.untold),
        seen=unpack_ids(row.seen),
    )


def store_standing(row: DbSavedSearch, standing: Standing) -> None:
    """Put the sets into a row."""
    row.known, row.fresh = pack_ids(standing.known), pack_ids(standing.fresh)
    row.untold, row.seen = pack_ids(standing.untold), pack_ids(standing.seen)


def pack_ids(ids: Iterable[int]) -> bytes:
    """A set of ids as the steps between them, packed: a million that follow each other take some kilobytes; none take none."""
    ordered = np.sort(np.fromiter(ids, np.int64))
    return zlib.compress(np.diff(ordered, prepend=0).astype("<i8").tobytes()) if ordered.size else b""


def unpack_ids(packed: bytes) -> Ids:
    """The set that was packed."""
    steps = np.frombuffer(zlib.decompress(packed), "<i8") if packed else np.empty(0, np.int64)
    return frozenset(np.cumsum(steps).tolist())


def _living() -> Select[DbSavedSearch]:
    return select(DbSavedSearch).where(DbSavedSearch.deleted_at.is_(None))
