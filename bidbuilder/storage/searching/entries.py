"""What the database holds of each offering for searches: one row with a plain record, and a stamp that tells what is new.

Prices are not in it: they are read from their own table, into columns of which an actor only ever sees its part.
The stamp lets every process take in what was committed since it last looked, whatever the order of commits. On SQLite,
where writers come one after the other, it is a counter. On PostgreSQL it is the number of the transaction, and a reader
asks again for all from the oldest transaction on that was still open when it last looked.
"""

import json
from collections.abc import Collection, Iterable, Sequence
from datetime import date, datetime
from typing import Any, NamedTuple

from sqlalchemy import BigInteger, Text, bindparam, select, update
from sqlalchemy.dialects.postgresql import insert as insert_on_postgresql
from sqlalchemy.dialects.sqlite import insert as insert_on_sqlite
from sqlalchemy.ext.compiler import compiles
from sqlalchemy.orm import Mapped, Session, mapped_column
from sqlalchemy.sql.compiler import SQLCompiler
from sqlalchemy.sql.functions import FunctionElement

from bidbuilder.codec import to_wire
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import Certificate, Offering
from bidbuilder.domain.catalogue.projection import CanonicalBounds
from bidbuilder.storage.base import Base
from bidbuilder.storage.searching.analysis import analyse, fold, plain_code

_APART = "\x1f"


class DbOfferingSearch(Base):
    """The search record of an offering as JSON; `null` once the offering is deleted (the database sees to that)."""

    __tablename__ = "offering_search"

    offering_id: Mapped[int] = mapped_column(primary_key=True, autoincrement=False)
    stamp: Mapped[int] = mapped_column(BigInteger, index=True)
    record: Mapped[str] = mapped_column(Text)


class SearchEntry(NamedTuple):
    """The record: plain values in a fixed order, as a million of them are read at the start.

    `names` are the English and the Danish one; `words` of names and of the other texts, each with their further stems;
    `codes` are separated by spaces,
    `certificates` are claims (see `claim_of`). Properties: (key, low, high, part) and (key, choice).
    """

    organisation_id: int
    state: str
    kind: str
    version: int
    changed_at: int
    code: str
    names: Sequence[str]
    name_words: str
    name_stems: str
    other_words: str
    other_stems: str
    codes: str
    cpv: str
    certificates: Sequence[str]
    property_count: int
    numbers: Sequence[tuple[str, float | None, float | None, int]]
    choices: Sequence[tuple[str, str]]


# Whose it is, its state, kind and version, and when it changed.
LENGTH_OF_HEAD = 5


class next_stamp(FunctionElement[int]):  # noqa: N801 - reads as the SQL function it is
    """The stamp of what is written now."""

    type = BigInteger()
    inherit_cache = True


class _horizon(FunctionElement[int]):  # noqa: N801
    """The stamp from which on something may still be committed."""

    type = BigInteger()
    inherit_cache = True


@compiles(next_stamp, "sqlite")
@compiles(_horizon, "sqlite")
def _count_on(_element: object, _compiler: SQLCompiler, **_options: Any) -> str:
    return "(SELECT coalesce(max(stamp), 0) + 1 FROM offering_search)"


@compiles(next_stamp, "postgresql")
def _number_transaction(_element: object, _compiler: SQLCompiler, **_options: Any) -> str:
    return "txid_current()"


@compiles(_horizon, "postgresql")
def _oldest_open(_element: object, _compiler: SQLCompiler, **_options: Any) -> str:
    return "txid_snapshot_xmin(txid_current_snapshot())"


# Every search asks both, so that they are built once.
_HORIZON = select(_horizon())
_STAMPS = select(DbOfferingSearch.offering_id, DbOfferingSearch.stamp).where(
    DbOfferingSearch.stamp >= bindparam("since")
)


def entry_of(offering: Offering, bounds: Iterable[CanonicalBounds], changed_at: datetime) -> SearchEntry:
    """The record of an offering. `bounds` are the projection of what it states."""
    named = analyse(offering.names.values())
    other = analyse([*offering.descriptions.values(), offering.manufacturer])
    designations = [plain_code(fold(one)) for one in (offering.code, offering.part_number, offering.gtin) if one]
    codes = dict.fromkeys([*designations, *named.codes, *other.codes])
    listed = tuple(bounds)
    return SearchEntry(
        organisation_id=offering.organisation_id,
        state=offering.state,
        kind=offering.kind,
        version=offering.version,
        changed_at=int(changed_at.timestamp()),
        code=offering.code,
        names=[choose_text(offering.names, language) for language in ("en", "da")],
        name_words=" ".join(named.words),
        name_stems=" ".join(named.stems),
        other_words=" ".join(other.words),
        other_stems=" ".join(other.stems),
        codes=" ".join(code for code in codes if code),
        cpv=offering.classification.get("cpv", ""),
        certificates=[claim_of(one) for one in offering.certificates],
        property_count=len(offering.properties),
        numbers=[(one.key, one.low, one.high, one.part) for one in listed if one.choice is None],
        choices=[(one.key, one.choice) for one in listed if one.choice is not None],
    )


def claim_of(certificate: Certificate) -> str:
    """A certificate's name and days of validity as one text."""
    days = (certificate.valid_from, certificate.valid_until)
    return _APART.join((certificate.name, *("" if day is None else day.isoformat() for day in days)))


def certificate_of(claim: str) -> Certificate:
    """The certificate of a claim, as far as the claim tells."""
    name, *days = claim.split(_APART)
    valid_from, valid_until = (date.fromisoformat(day) if day else None for day in days)
    return Certificate(name=name, valid_from=valid_from, valid_until=valid_until)


def record_of(entry: SearchEntry) -> str:
    """The record as it is stored."""
    return to_wire(entry).decode()


def entry_from(record: str) -> SearchEntry:
    """A record as it was stored, read back."""
    return SearchEntry(*json.loads(record))


def tail_of(entry: SearchEntry) -> str:
    """A record behind its head, the parts that are known only when an offering is shown: its items without the brackets."""
    return to_wire(entry[LENGTH_OF_HEAD:])[1:-1].decode()


def entry_behind(tail: str, *head: int | str) -> SearchEntry:
    """The entry of a tail with what stands before it."""
    return SearchEntry._make((*head, *json.loads(f"[{tail}]")))


def store_entries(session: Session, entries: Iterable[tuple[int, SearchEntry]]) -> None:
    """Insert or replace the records of offerings, by id."""
    rows = [{"offering_id": offering_id, "record": record_of(entry)} for offering_id, entry in entries]
    if not rows:
        return
    on_sqlite = session.get_bind().dialect.name == "sqlite"
    statement = (insert_on_sqlite if on_sqlite else insert_on_postgresql)(DbOfferingSearch).values(stamp=next_stamp())
    renewed = {"record": statement.excluded.record, "stamp": next_stamp()}
    session.execute(statement.on_conflict_do_update(index_elements=[DbOfferingSearch.offering_id], set_=renewed), rows)


def touch_entries(session: Session, offering_ids: Collection[int]) -> None:
    """Let every process look at these offerings again, as something beside the record has changed."""
    named = DbOfferingSearch.offering_id.in_(set(offering_ids))
    session.execute(update(DbOfferingSearch).where(named).values(stamp=next_stamp()))


def read_horizon(session: Session) -> int:
    """The stamp from which on to look next time; to be asked before the rows are read."""
    return session.scalar(_HORIZON) or 0


def list_stamps(session: Session, since: int, limit: int | None = None) -> dict[int, int]:
    """Offering ids with their stamps, of all that was stamped from `since` on; with a limit only the newest, these first."""
    newest = _STAMPS if limit is None else _STAMPS.order_by(DbOfferingSearch.stamp.desc()).limit(limit)
    return {row.offering_id: row.stamp for row in session.execute(newest, {"since": since})}
