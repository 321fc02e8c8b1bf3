"""Frozen bids and the packs made from them: kept for ever, byte for byte."""

from collections.abc import Collection
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ForeignKey, String, Text, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, deferred, mapped_column

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.snapshot import BidSnapshot
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.bids import DbBid
from bidbuilder.storage.files import DbFile


class DbSnapshot(Base):
    """A frozen bid as canonical JSON text: the very bytes its digest is over. Triggers refuse changes."""

    __tablename__ = "snapshot"
    __table_args__ = (UniqueConstraint("bid_id", "version", "audience"),)

    id: Mapped[str] = mapped_column(String(40), primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    version: Mapped[int]
    audience: Mapped[str] = mapped_column(String(40))
    digest: Mapped[str] = mapped_column(String(64))
    frozen_at: Mapped[datetime] = mapped_column(Moment)
    frozen_by: Mapped[str] = mapped_column(String(200))
    data: Mapped[str] = deferred(mapped_column(Text))


class DbPack(Base):
    """A pack made of a snapshot: the stored zip, kept for ever."""

    __tablename__ = "pack"

    snapshot_id: Mapped[str] = mapped_column(ForeignKey(DbSnapshot.id), primary_key=True)
    file_key: Mapped[str] = mapped_column(ForeignKey(DbFile.key))
    made_at: Mapped[datetime] = mapped_column(Moment)


class DbPackEnvelope(Base):
    """One envelope of a pack, `technical` or `financial`: the stored zip, kept for ever."""

    __tablename__ = "pack_envelope"

    snapshot_id: Mapped[str] = mapped_column(ForeignKey(DbPack.snapshot_id), primary_key=True)
    envelope: Mapped[str] = mapped_column(String(20), primary_key=True)
    file_key: Mapped[str] = mapped_column(ForeignKey(DbFile.key))


@dataclass(frozen=True, slots=True, kw_only=True)
class SnapshotRow:
    """A frozen version in a list; `file_key` is None until its pack is made. `envelopes` are the names of its parts."""

    id: str
    version: int
    audience: str
    digest: str
    frozen_at: datetime
    frozen_by: str
    file_key: str | None
    file_size: int | None = None
    envelopes: tuple[str, ...] = ()


def add_snapshot(session: Session, snapshot: BidSnapshot, *, by: str) -> None:
    """Keep a frozen bid for ever."""
    session.add(
        DbSnapshot(
            id=snapshot.id,
            bid_id=snapshot.bid_id,
            version=snapshot.version,
            audience=snapshot.audience,
            digest=snapshot.digest,
            frozen_at=snapshot.frozen_at,
            frozen_by=by,
            data=codec.to_json(snapshot),
        )
    )
    session.flush()


def get_snapshot(session: Session, bid_id: int, snapshot_id: str) -> BidSnapshot:
    """A frozen version of a bid; raises `NotFound`."""
    data = session.scalar(select(DbSnapshot.data).where(DbSnapshot.id == snapshot_id, DbSnapshot.bid_id == bid_id))
    if data is None:
        raise NotFound
    return codec.from_json(data, BidSnapshot)


def newest_snapshot_version(session: Session, bid_id: int) -> int:
    """The highest version number frozen so far, or 0."""
    return session.scalar(select(func.max(DbSnapshot.version)).where(DbSnapshot.bid_id == bid_id)) or 0


def list_snapshots(session: Session, bid_id: int) -> tuple[SnapshotRow, ...]:
    """The frozen versions of a bid with their packs, the newest first."""
    return map_snapshots(session, [bid_id]).get(bid_id, ())


def map_snapshots(session: Session, bid_ids: Collection[int]) -> dict[int, tuple[SnapshotRow, ...]]:
    """The frozen versions by bid, the newest first; bids without one are left out."""
    rows = session.execute(
        select(DbSnapshot, DbPack.file_key, DbFile.size)
        .outerjoin(DbPack, DbPack.snapshot_id == DbSnapshot.id)
        .outerjoin(DbFile, DbFile.key == DbPack.file_key)
        .where(DbSnapshot.bid_id.in_(set(bid_ids)))
        .order_by(DbSnapshot.version.desc(), DbSnapshot.audience)
    )
    envelopes = _list_envelopes(session, bid_ids)
    found: dict[int, tuple[SnapshotRow, ...]] = {}
    for row, file_key, file_size in rows:
        frozen = SnapshotRow(
            id=row.id,
            version=row.version,
            audience=row.audience,
            digest=row.digest,
            frozen_at=row.frozen_at,
            frozen_by=row.frozen_by,
            file_key=file_key,
            file_size=file_size,
            envelopes=tuple(envelopes.get(row.id, ())),
        )
        found[row.bid_id] = (*found.get(row.bid_id, ()), frozen)
    return found


def _list_envelopes(session: Session, bid_ids: Collection[int]) -> dict[str, list[str]]:
    """The envelopes by snapshot, the technical part first, as it is opened first."""
    rows = session.execute(
        select(DbPackEnvelope.snapshot_id, DbPackEnvelope.envelope)
        .join(DbSnapshot, DbSnapshot.id == DbPackEnvelope.snapshot_id)
        .where(DbSnapshot.bid_id.in_(set(bid_ids)))
        .order_by(DbPackEnvelope.envelope.desc())
    )
    found: dict[str, list[str]] = {}
    for snapshot_id, envelope in rows:
        found.setdefault(snapshot_id, []).append(envelope)
    return found


def add_pack(session: Session, snapshot_id: str, file_key: str, now: datetime) -> None:
    """Note the stored zip of a snapshot."""
    session.add(DbPack(snapshot_id=snapshot_id, file_key=file_key, made_at=now))
    session.flush()


def find_pack_key(session: Session, snapshot_id: str) -> str | None:
    """The stored zip of a snapshot, if it was made."""
    return session.scalar(select(DbPack.file_key).where(DbPack.snapshot_id == snapshot_id))


def add_envelope(session: Session, snapshot_id: str, envelope: str, file_key: str) -> None:
    """Note the stored zip of an envelope of a pack."""
    session.add(DbPackEnvelope(snapshot_id=snapshot_id, envelope=envelope, file_key=file_key))
    session.flush()


def find_envelope_key(session: Session, snapshot_id: str, envelope: str) -> str | None:
    """The stored zip of an envelope, if it was made."""
    return session.scalar(
        select(DbPackEnvelope.file_key).where(
            DbPackEnvelope.snapshot_id == snapshot_id, DbPackEnvelope.envelope == envelope
        )
    )
