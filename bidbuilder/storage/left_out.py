"""What the files of a tender ask and no requirement took: counted, listed with its place, and dealt with by a person."""

from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import ColumnElement, and_, exists, func, or_, select, update
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.jobs import Job, find_open_job
from bidbuilder.storage.sources import DbAsk, DbSource, DbSourceLine, DbSourcePart
from bidbuilder.storage.tenders import DbRequirement

# The kind of the job that looks into the files of a tender.
LOOKING = "read-tender-sources"
_PAGES_BACK = 20
_IDS_AT_ONCE = 500


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """Asking words with their place. `reason` says why they are no requirement, `decided_by` who said so and when."""

    id: int
    text: str
    file: str
    part: str
    kind: str
    part_id: int
    line_id: int
    position: int
    address: str
    column: str
    section: str
    is_binding: bool
    reason: str
    decided_by: str
    decided_at: datetime | None


@dataclass(frozen=True, slots=True)
class Section:
    """A chapter, sheet or page with other sentences nobody took: `first` is the id of the first of them."""

    first: int
    file: str
    kind: str
    part: str
    name: str
    count: int


def count_left_out(session: Session, tender_id: int) -> int:
    """How many asking words nobody took or set aside."""
    query = select(func.count()).select_from(DbAsk).where(*_open(tender_id))
    return session.scalar(query) or 0


def find_left_out_count(session: Session, tender: Tender) -> int | None:
    """How many asking words of a tender's files nobody took; None as long as a file was not looked into."""
    stored = {one.file_key for one in tender.documents if one.file_key}
    seen = set(session.scalars(select(DbSource.file_key).where(DbSource.tender_id == tender.id))) if stored else set()
    return count_left_out(session, tender.id or 0) if stored <= seen else None


def find_look(session: Session, tender_id: int) -> Job | None:
    """The job that looks into the files of a tender just now or as soon as it is its turn."""
    return find_open_job(session, f"tender:{tender_id}", (LOOKING,))


def count_set_aside(session: Session, tender_id: int) -> int:
    """How many asking words a person said are no requirement."""
    query = select(func.count()).select_from(DbAsk).where(DbAsk.tender_id == tender_id, DbAsk.reason != "")
    return session.scalar(query) or 0


def list_left_out(session: Session, tender_id: int, *, set_aside: bool, first: int, count: int) -> tuple[LeftOut, ...]:
    """Asking words in the order of the files: those nobody took, or those a person set aside."""
    wanted = (DbAsk.tender_id == tender_id, DbAsk.reason != "") if set_aside else _open(tender_id)
    query = (
        select(DbAsk, DbSourceLine, DbSourcePart, DbSource)
        .join(DbSourceLine, DbSourceLine.id == DbAsk.line_id)
        .join(DbSourcePart, DbSourcePart.id == DbSourceLine.part_id)
        .join(DbSource, DbSource.id == DbSourcePart.source_id)
        .where(*wanted)
        .order_by(DbSource.id, DbSourcePart.position, DbSourceLine.position, DbAsk.id)
        .limit(count)
        .offset(first)
    )
    return tuple(_left_out_of(*row) for row in session.execute(query))


def get_ask(session: Session, tender_id: int, ask_id: int) -> tuple[DbAsk, LeftOut]:
    """Asking words of a tender: the row for change, and with its place. Raises `NotFound`."""
    query = (
        select(DbAsk, DbSourceLine, DbSourcePart, DbSource)
        .join(DbSourceLine, DbSourceLine.id == DbAsk.line_id)
        .join(DbSourcePart, DbSourcePart.id == DbSourceLine.part_id)
        .join(DbSource, DbSource.id == DbSourcePart.source_id)
        .where(DbAsk.tender_id == tender_id, DbAsk.id == ask_id)
    )
    found = session.execute(query).first()
    if found is None:
        raise NotFound
    return found[0], _left_out_of(*found)


def list_same_asks(session: Session, tender_id: int, text: str) -> tuple[DbAsk, ...]:
    """The open words that are letter for letter the same, such as those of a form's repeated footer."""
    either = or_(and_(*_open(tender_id)), and_(*_open(tender_id, is_binding=False)))
    return tuple(session.scalars(select(DbAsk).where(either, DbAsk.text == text)))


def list_sections(session: Session, tender_id: int) -> tuple[Section, ...]:
    """The chapters, sheets and pages with other sentences that nobody took, in the order of the files."""
    first = func.min(DbAsk.id)
    query = (
        select(first, DbSource.name, DbSourcePart.kind, DbSourcePart.name, DbAsk.section, func.count())
        .join(DbSourceLine, DbSourceLine.id == DbAsk.line_id)
        .join(DbSourcePart, DbSourcePart.id == DbSourceLine.part_id)
        .join(DbSource, DbSource.id == DbSourcePart.source_id)
        .where(*_open(tender_id, is_binding=False))
        .group_by(DbSource.id, DbSource.name, DbSourcePart.id, DbSourcePart.kind, DbSourcePart.name, DbAsk.section)
        .order_by(first)
    )
    return tuple(Section(*row) for row in session.execute(query))


def list_of_section(session: Session, tender_id: int, ask_id: int, first: int, count: int) -> tuple[LeftOut, ...]:
    """Other sentences nobody took of the chapter that words stand in. Raises `NotFound`."""
    query = (
        select(DbAsk, DbSourceLine, DbSourcePart, DbSource)
        .join(DbSourceLine, DbSourceLine.id == DbAsk.line_id)
        .join(DbSourcePart, DbSourcePart.id == DbSourceLine.part_id)
        .join(DbSource, DbSource.id == DbSourcePart.source_id)
        .where(*_of_section(session, tender_id, ask_id))
        .order_by(DbSourceLine.position, DbAsk.id)
        .limit(count)
        .offset(first)
    )
    return tuple(_left_out_of(*row) for row in session.execute(query))


def set_section_aside(session: Session, tender_id: int, ask_id: int, reason: str, *, by: str, now: datetime) -> int:
    """Say of all other sentences of a chapter why they are no requirements; gives how many. Raises `NotFound`."""
    query = (
        select(DbAsk.id)
        .join(DbSourceLine, DbSourceLine.id == DbAsk.line_id)
        .where(*_of_section(session, tender_id, ask_id))
    )
    wanted = session.scalars(query).all()
    for start in range(0, len(wanted), _IDS_AT_ONCE):
        some = wanted[start : start + _IDS_AT_ONCE]
        session.execute(update(DbAsk).where(DbAsk.id.in_(some)).values(reason=reason, decided_by=by, decided_at=now))
    return len(wanted)


def _of_section(session: Session, tender_id: int, ask_id: int) -> tuple[ColumnElement[bool], ...]:
    ask, place = get_ask(session, tender_id, ask_id)
    return (
        *_open(tender_id, is_binding=False),
        DbSourceLine.part_id == place.part_id,
        DbAsk.section == ask.section,
    )


def set_file_aside(session: Session, tender_id: int, file_key: str, reason: str, *, by: str, now: datetime) -> None:
    """Say of everything a file asks and nobody took why it is no requirement: the buyer has sent a newer version of it."""
    _change_asks(session, tender_id, file_key, DbAsk.reason == "", reason=reason, decided_by=by, decided_at=now)


def take_file_up_again(session: Session, tender_id: int, file_key: str, reason: str) -> None:
    """Undo `set_file_aside` with that reason; what people set aside for another reason stays so."""
    _change_asks(session, tender_id, file_key, DbAsk.reason == reason, reason="", decided_by="", decided_at=None)


def _change_asks(
    session: Session, tender_id: int, file_key: str, wanted: ColumnElement[bool], **values: object
) -> None:
    lines = (
        select(DbSourceLine.id)
        .join(DbSourcePart, DbSourcePart.id == DbSourceLine.part_id)
        .join(DbSource, DbSource.id == DbSourcePart.source_id)
        .where(DbSource.tender_id == tender_id, DbSource.file_key == file_key)
    )
    session.execute(update(DbAsk).where(wanted, DbAsk.line_id.in_(lines)).values(**values))


def find_key_before(session: Session, tender_id: int, file: str, line_id: int) -> str:
    """The key of the last requirement that comes from a line of the file at or before this one; ``""`` if none does."""
    line = session.get_one(DbSourceLine, line_id)
    page, mark, _ = line.address.partition(":")
    if mark and page[1:].isdigit():
        pages = [f"p{number}" for number in range(int(page[1:]), 0, -1)][:_PAGES_BACK]
        query = select(DbRequirement.key).where(DbRequirement.line.in_(pages))
        order = [DbRequirement.position.desc()]
    else:
        query = select(DbRequirement.key).join(DbSourceLine, DbSourceLine.address == DbRequirement.line)
        query = query.where(DbSourceLine.part_id == line.part_id, DbSourceLine.position <= line.position)
        order = [DbSourceLine.position.desc(), DbRequirement.position.desc()]
    query = query.where(DbRequirement.tender_id == tender_id, DbRequirement.file == file)
    return session.scalar(query.order_by(*order).limit(1)) or ""


def _open(tender_id: int, *, is_binding: bool = True) -> tuple[ColumnElement[bool], ...]:
    """Nobody took them, or who took them is gone; and nobody set them aside."""
    taker = exists().where(DbRequirement.tender_id == tender_id, DbRequirement.key == DbAsk.requirement_key)
    return (DbAsk.tender_id == tender_id, DbAsk.is_binding.is_(is_binding), DbAsk.reason == "", ~taker)


def _left_out_of(ask: DbAsk, line: DbSourceLine, part: DbSourcePart, source: DbSource) -> LeftOut:
    return LeftOut(
        id=ask.id,
        text=ask.text,
        file=source.name,
        part=part.name,
        kind=part.kind,
        part_id=part.id,
        line_id=line.id,
        position=line.position,
        address=line.address,
        column=ask.column,
        section=ask.section,
        is_binding=ask.is_binding,
        reason=ask.reason,
        decided_by=ask.decided_by,
        decided_at=ask.decided_at,
    )
