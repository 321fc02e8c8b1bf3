"""Buyers' files as lines to look at, one row a line, so that a page loads only the stretch it shows.

Also the asking words among them (`DbAsk`): which requirement took them, or who said why none does.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from sqlalchemy import (
    JSON,
    ColumnElement,
    ForeignKey,
    Index,
    String,
    Text,
    UniqueConstraint,
    delete,
    insert,
    select,
    true,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.codec import from_plain, to_plain
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.tenders.sources import PartKind, SourceFile, SourceLine
from bidbuilder.storage.base import Base, Moment

_ROWS_AT_ONCE = 2_000


class DbSource(Base):
    """A file of a tender as it was looked into. `member` is its name within a zip, `refusal` why it cannot be shown."""

    __tablename__ = "tender_source"
    __table_args__ = (UniqueConstraint("tender_id", "file_key", "name"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey("tender.id"), index=True)
    file_key: Mapped[str] = mapped_column(ForeignKey("stored_file.key"))
    name: Mapped[str] = mapped_column(String(300))
    member: Mapped[str] = mapped_column(String(300), default="")
    format: Mapped[str] = mapped_column(String(20), default="")
    is_cut: Mapped[bool] = mapped_column(default=False)
    refusal: Mapped[dict[str, Any] | None] = mapped_column(JSON)


class DbSourcePart(Base):
    """A sheet, text, page or tree of a file."""

    __tablename__ = "tender_source_part"

    id: Mapped[int] = mapped_column(primary_key=True)
    source_id: Mapped[int] = mapped_column(ForeignKey(DbSource.id), index=True)
    position: Mapped[int]
    kind: Mapped[str] = mapped_column(String(20))
    name: Mapped[str] = mapped_column(String(300))
    is_hidden: Mapped[bool] = mapped_column(default=False)
    page: Mapped[int] = mapped_column(default=0)
    width: Mapped[float] = mapped_column(default=0)
    height: Mapped[float] = mapped_column(default=0)
    lines: Mapped[int] = mapped_column(default=0)


class DbSourceLine(Base):
    """A line of a part."""

    __tablename__ = "tender_source_line"
    __table_args__ = (Index("ix_tender_source_line_part_id_position", "part_id", "position"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    part_id: Mapped[int] = mapped_column(ForeignKey(DbSourcePart.id))
    position: Mapped[int]
    address: Mapped[str] = mapped_column(String(500), index=True)
    data: Mapped[dict[str, Any]] = mapped_column(JSON)


class DbAsk(Base):
    """Words of a line that ask for something. `requirement_key` is who took them, `reason` why they are no requirement.

    Those that are not `is_binding` are its other sentences. `section` is the heading above them.
    """

    __tablename__ = "tender_source_ask"
    __table_args__ = (Index("ix_tender_source_ask_tender_id_requirement_key", "tender_id", "requirement_key"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey("tender.id"))
    line_id: Mapped[int] = mapped_column(ForeignKey(DbSourceLine.id), index=True)
    column: Mapped[str] = mapped_column(String(3), default="")
    text: Mapped[str] = mapped_column(Text)
    is_binding: Mapped[bool] = mapped_column(default=True, server_default=true())
    section: Mapped[str] = mapped_column(String(300), default="", server_default="")
    requirement_key: Mapped[str | None] = mapped_column(String(40))
    reason: Mapped[str] = mapped_column(Text, default="")
    decided_by: Mapped[str] = mapped_column(String(200), default="")
    decided_at: Mapped[datetime | None] = mapped_column(Moment)


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A part as it is chosen from: without its lines, with their number."""

    id: int
    source_id: int
    kind: PartKind
    name: str
    is_hidden: bool
    page: int
    width: float
    height: float
    lines: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredLine:
    """A line with its place in its part."""

    id: int
    part_id: int
    position: int
    line: SourceLine


def save_source(session: Session, tender_id: int, file_key: str, found: SourceFile, member: str = "") -> DbSource:
    """Store a file's parts and lines, in place of what was known of it."""
    drop_source(session, tender_id, file_key, found.name)
    source = DbSource(
        tender_id=tender_id,
        file_key=file_key,
        name=found.name[:300],
        member=member[:300],
        format=found.format,
        is_cut=found.is_cut,
    )
    session.add(source)
    session.flush()
    for position, part in enumerate(found.parts):
        row = DbSourcePart(
            source_id=source.id,
            position=position,
            kind=part.kind.value,
            name=part.name[:300],
            is_hidden=part.is_hidden,
            page=part.page,
            width=part.width,
            height=part.height,
            lines=len(part.lines),
        )
        session.add(row)
        session.flush()
        _add_lines(session, row.id, part.lines)
    return source


def refuse_source(session: Session, tender_id: int, file_key: str, name: str, refusal: dict[str, Any]) -> None:
    """Remember why a file cannot be looked into."""
    drop_source(session, tender_id, file_key, name)
    session.add(DbSource(tender_id=tender_id, file_key=file_key, name=name[:300], refusal=refusal))
    session.flush()


def drop_source(session: Session, tender_id: int, file_key: str, name: str) -> None:
    """Forget what was known of a file, its asking words too."""
    _drop(session, tender_id, DbSource.file_key == file_key, DbSource.name == name[:300])


def drop_file(session: Session, tender_id: int, file_key: str) -> None:
    """Forget everything that was seen in an uploaded file, which may be a zip, because the tender has it no more."""
    _drop(session, tender_id, DbSource.file_key == file_key)


def _drop(session: Session, tender_id: int, *wanted: ColumnElement[bool]) -> None:
    source = select(DbSource.id).where(DbSource.tender_id == tender_id, *wanted)
    parts = select(DbSourcePart.id).where(DbSourcePart.source_id.in_(source))
    lines = select(DbSourceLine.id).where(DbSourceLine.part_id.in_(parts))
    session.execute(delete(DbAsk).where(DbAsk.line_id.in_(lines)))
    session.execute(delete(DbSourceLine).where(DbSourceLine.part_id.in_(parts)))
    session.execute(delete(DbSourcePart).where(DbSourcePart.source_id.in_(source)))
    session.execute(delete(DbSource).where(DbSource.id.in_(source)))


def list_sources(session: Session, tender_id: int) -> tuple[DbSource, ...]:
    """The files of a tender that were looked into."""
    return tuple(session.scalars(select(DbSource).where(DbSource.tender_id == tender_id).order_by(DbSource.id)))


def list_parts(session: Session, source_id: int) -> tuple[PartRow, ...]:
    """The parts of a file, in order."""
    query = select(DbSourcePart).where(DbSourcePart.source_id == source_id).order_by(DbSourcePart.position)
    return tuple(_part_of(row) for row in session.scalars(query))


def get_part(session: Session, tender_id: int, part_id: int) -> tuple[DbSource, PartRow]:
    """A part of a tender's file, with the file. Raises `NotFound`."""
    query = (
        select(DbSource, DbSourcePart)
        .join(DbSourcePart, DbSourcePart.source_id == DbSource.id)
        .where(DbSource.tender_id == tender_id, DbSourcePart.id == part_id)
    )
    found = session.execute(query).first()
    if found is None:
        raise NotFound
    return found[0], _part_of(found[1])


def find_line(session: Session, source_ids: Collection[int], address: str) -> StoredLine | None:
    """The line at an address in one of the files; a page's address (`p3`) means its first line."""
    addresses = (address, f"{address}:1")
    query = (
        select(DbSourceLine)
        .join(DbSourcePart, DbSourcePart.id == DbSourceLine.part_id)
        .where(DbSourceLine.address.in_(addresses), DbSourcePart.source_id.in_(source_ids))
        .order_by(DbSourceLine.id.desc())
        .limit(1)
    )
    row = session.scalar(query)
    return _line_of(row) if row else None


def get_line(session: Session, tender_id: int, line_id: int) -> tuple[DbSource, PartRow, StoredLine]:
    """A line of a tender's files, with its file and part. Raises `NotFound`."""
    query = (
        select(DbSource, DbSourcePart, DbSourceLine)
        .join(DbSourcePart, DbSourcePart.source_id == DbSource.id)
        .join(DbSourceLine, DbSourceLine.part_id == DbSourcePart.id)
        .where(DbSource.tender_id == tender_id, DbSourceLine.id == line_id)
    )
    found = session.execute(query).first()
    if found is None:
        raise NotFound
    return found[0], _part_of(found[1]), _line_of(found[2])


def list_lines(session: Session, part_id: int, first: int, count: int) -> tuple[StoredLine, ...]:
    """Lines of a part from a position (from 0) on."""
    query = (
        select(DbSourceLine)
        .where(DbSourceLine.part_id == part_id, DbSourceLine.position >= first, DbSourceLine.position < first + count)
        .order_by(DbSourceLine.position)
    )
    return tuple(_line_of(row) for row in session.scalars(query))


def list_lines_at(session: Session, part_id: int, addresses: Collection[str]) -> tuple[StoredLine, ...]:
    """The lines of a part at addresses, in the order of the part."""
    query = (
        select(DbSourceLine)
        .where(DbSourceLine.part_id == part_id, DbSourceLine.address.in_(addresses))
        .order_by(DbSourceLine.position)
    )
    return tuple(_line_of(row) for row in session.scalars(query))


def list_all_lines(session: Session, source_id: int) -> Sequence[tuple[PartRow, StoredLine]]:
    """Every line of a file with its part, for the job that compares them with the requirements."""
    parts = {part.id: part for part in list_parts(session, source_id)}
    query = select(DbSourceLine).where(DbSourceLine.part_id.in_(parts)).order_by(DbSourceLine.id)
    return [(parts[row.part_id], _line_of(row)) for row in session.scalars(query)]


def add_asks(session: Session, asks: Iterable[dict[str, Any]]) -> None:
    """Store asking words: rows with tender_id, line_id, column, text, requirement_key."""
    for stretch in _stretches(list(asks)):
        session.execute(insert(DbAsk), stretch)


def _add_lines(session: Session, part_id: int, lines: Sequence[SourceLine]) -> None:
    rows = [
        {
            "part_id": part_id,
            "position": position,
            "address": line.address[:500],
            "data": _without_nul(to_plain(replace(line, address="", others=()))),
        }
        for position, line in enumerate(lines)
    ]
    for stretch in _stretches(rows):
        session.execute(insert(DbSourceLine), stretch)


def _without_nul(plain: Any) -> Any:
    """PostgreSQL keeps no NUL in JSON, and nobody can read one."""
    if isinstance(plain, str):
        return plain.replace("\x00", "\ufffd")
    if isinstance(plain, list):
        return [_without_nul(one) for one in plain]
    return {name: _without_nul(one) for name, one in plain.items()} if isinstance(plain, dict) else plain


def _stretches(rows: Sequence[dict[str, Any]]) -> Iterable[Sequence[dict[str, Any]]]:
    return (rows[start : start + _ROWS_AT_ONCE] for start in range(0, len(rows), _ROWS_AT_ONCE))


def _part_of(row: DbSourcePart) -> PartRow:
    return PartRow(
        id=row.id,
        source_id=row.source_id,
        kind=PartKind(row.kind),
        name=row.name,
        is_hidden=row.is_hidden,
        page=row.page,
        width=row.width,
        height=row.height,
        lines=row.lines,
    )


def _line_of(row: DbSourceLine) -> StoredLine:
    line = replace(from_plain(row.data, SourceLine), address=row.address)
    return StoredLine(id=row.id, part_id=row.part_id, position=row.position, line=line)
