"""Own entries of the property dictionary, their history, and names that imports could not place.

Every change adds a row to the history; its number is the state of the dictionary, so that the whole need not be loaded to
know that it is still the same.
"""

from collections.abc import Collection, Iterable
from dataclasses import dataclass
from datetime import datetime
from weakref import WeakKeyDictionary

from sqlalchemy import ForeignKey, String, UniqueConstraint, func, select
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.pool import Pool

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.dictionary import Dictionary, OwnEntry, extend, normalise, standard_dictionary
from bidbuilder.domain.catalogue.properties import PropertyValue
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.storage.base import Base, Document, Moment
from bidbuilder.storage.organisations import DbOrganisation

MERGED = "merged"
_UNCOMMITTED = "dictionary-changed"


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedOffering:
    """What an offering stated of a property before it was merged."""

    offering_id: int
    values: tuple[PropertyValue, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class MovedRequirement:
    """What a requirement asked of a property before it was merged."""

    tender_id: int
    key: str
    constraints: tuple[Constraint, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class EntryChange:
    """What a change of the dictionary did: the entry before it (None if it is new) and, of a merge, all that was moved."""

    before: OwnEntry | None = None
    offerings: tuple[MovedOffering, ...] = ()
    requirements: tuple[MovedRequirement, ...] = ()
    bids: int = 0


class DbDictionaryEntry(Base):
    """What is put on top of the standard dictionary under one key."""

    __tablename__ = "dictionary_entry"

    key: Mapped[str] = mapped_column(String(80), primary_key=True)
    data: Mapped[OwnEntry] = mapped_column(Document(OwnEntry))


class DbDictionaryChange(Base):
    """One change of the dictionary; the newest number tells readers whether they know the newest state."""

    __tablename__ = "dictionary_change"

    id: Mapped[int] = mapped_column(primary_key=True)
    at: Mapped[datetime] = mapped_column(Moment)
    by: Mapped[str] = mapped_column(String(200))
    action: Mapped[str] = mapped_column(String(20))
    key: Mapped[str] = mapped_column(String(80), index=True)
    undone_at: Mapped[datetime | None] = mapped_column(Moment)
    data: Mapped[EntryChange] = mapped_column(Document(EntryChange))


class DbUnknownName(Base):
    """A name in a member's file that the dictionary does not know; `is_dismissed` once a person decided to leave it so."""

    __tablename__ = "unknown_property_name"
    __table_args__ = (UniqueConstraint("organisation_id", "word"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id))
    word: Mapped[str] = mapped_column(String(200), index=True)
    name: Mapped[str] = mapped_column(String(200))
    seen: Mapped[int] = mapped_column(default=0)
    last_seen_at: Mapped[datetime] = mapped_column(Moment)
    is_dismissed: Mapped[bool] = mapped_column(default=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class UnknownName:
    """A name that several members' files may use, with how many articles had it and in how many members' files."""

    name: str
    seen: int
    members: int


_NEWEST_CHANGE = select(func.max(DbDictionaryChange.id))
_KNOWN: WeakKeyDictionary[Pool, tuple[int, Dictionary]] = WeakKeyDictionary()


def load_dictionary(session: Session) -> Dictionary:
    """The dictionary as it is now: the same object until somebody changes it."""
    newest = session.scalar(_NEWEST_CHANGE) or 0
    if not newest:
        return standard_dictionary()
    if _UNCOMMITTED in session.info:  # what may still be rolled back is not remembered for others
        return extend(standard_dictionary(), list_own_entries(session))
    pool = session.connection().engine.pool
    known = _KNOWN.get(pool)
    if known is None or known[0] != newest:
        known = (newest, extend(standard_dictionary(), list_own_entries(session)))
        _KNOWN[pool] = known
    return known[1]


def list_own_entries(session: Session) -> tuple[OwnEntry, ...]:
    """Everything that is put on top of the standard dictionary, by key."""
    return tuple(row.data for row in session.scalars(select(DbDictionaryEntry).order_by(DbDictionaryEntry.key)))


def find_own_entry(session: Session, key: str) -> OwnEntry | None:
    """What is put on top under a key, locked for change."""
    row = session.get(DbDictionaryEntry, key, with_for_update=True)
    return row.data if row else None


def save_entry(session: Session, entry: OwnEntry | None, key: str) -> None:
    """Insert, replace or (None) remove what is put on top under a key."""
    row = session.get(DbDictionaryEntry, key)
    if entry is None:
        if row is not None:
            session.delete(row)
    elif row is None:
        session.add(DbDictionaryEntry(key=key, data=entry))
    else:
        row.data = entry
    session.flush()


def add_change(session: Session, *, at: datetime, by: str, action: str, key: str, change: EntryChange) -> int:
    """Add to the history; gives the number of the new state."""
    session.info[_UNCOMMITTED] = True
    row = DbDictionaryChange(at=at, by=by, action=action, key=key, data=change)
    session.add(row)
    session.flush()
    return row.id


def get_merge(session: Session, change_id: int) -> DbDictionaryChange:
    """A merge that was not undone yet, locked for change; raises `NotFound`."""
    row = session.get(DbDictionaryChange, change_id, with_for_update=True)
    if row is None or row.action != MERGED or row.undone_at is not None:
        raise NotFound
    return row


def list_changes(session: Session, key: str = "", limit: int = 50) -> tuple[DbDictionaryChange, ...]:
    """The newest changes first, of one key or of all."""
    query = select(DbDictionaryChange).order_by(DbDictionaryChange.id.desc()).limit(limit)
    return tuple(session.scalars(query.where(DbDictionaryChange.key == key) if key else query))


def note_unknown_names(session: Session, organisation_id: int, names: Iterable[tuple[str, int]], now: datetime) -> None:
    """Remember names that a member's file states and how many articles have each."""
    by_word = {normalise(name)[:200]: (name[:200], seen) for name, seen in names if normalise(name)}
    known = session.scalars(
        select(DbUnknownName).where(
            DbUnknownName.organisation_id == organisation_id, DbUnknownName.word.in_(by_word.keys())
        )
    )
    rows = {row.word: row for row in known}
    for word, (name, seen) in by_word.items():
        row = rows.get(word)
        if row is None:
            row = DbUnknownName(organisation_id=organisation_id, word=word, name=name)
            session.add(row)
        row.seen, row.last_seen_at = seen, now


def list_unknown_names(
    session: Session, organisation_ids: Collection[int], limit: int = 200
) -> tuple[UnknownName, ...]:
    """Names in the files of those members that nobody decided on, the most frequent first."""
    seen = func.sum(DbUnknownName.seen)
    rows = session.execute(
        select(func.min(DbUnknownName.name), seen, func.count())
        .where(DbUnknownName.organisation_id.in_(organisation_ids), DbUnknownName.is_dismissed.is_(False))
        .group_by(DbUnknownName.word)
        .order_by(seen.desc(), func.min(DbUnknownName.name))
        .limit(limit)
    )
    return tuple(UnknownName(name=name, seen=int(total), members=members) for name, total, members in rows)


def dismiss_name(session: Session, organisation_ids: Collection[int], name: str) -> int:
    """Ask no more about a name in the files of those members; gives in how many it was."""
    rows = session.scalars(
        select(DbUnknownName).where(
            DbUnknownName.word == normalise(name)[:200], DbUnknownName.organisation_id.in_(organisation_ids)
        )
    ).all()
    for row in rows:
        row.is_dismissed = True
    return len(rows)
