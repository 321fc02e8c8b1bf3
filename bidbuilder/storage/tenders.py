"""Tenders and their requirements. A requirement is a row of its own, so that several people can work on one tender."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import datetime

from sqlalchemy import ForeignKey, Index, Select, String, Text, UniqueConstraint, func, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column, validates

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.constraints import Constraint, ConstraintState
from bidbuilder.domain.tenders.patterns import open_patterns
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.sources import address_of
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.base import Base, Document, Moment, written
from bidbuilder.storage.kept import decode_again, kept_of
from bidbuilder.storage.organisations import DbOrganisation


class DbTender(Base):
    """A tender as a lead imported it, without its requirements."""

    __tablename__ = "tender"

    id: Mapped[int] = mapped_column(primary_key=True)
    owner_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    reference: Mapped[str] = mapped_column(String(200))
    title: Mapped[str] = mapped_column(String(500))
    buyer: Mapped[str] = mapped_column(String(300))
    country: Mapped[str] = mapped_column(String(2), default="")
    deadline: Mapped[datetime | None] = mapped_column(Moment, index=True)
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[Tender] = mapped_column(Document(Tender))

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


class DbRequirement(Base):
    """One requirement; `position` orders them, `revision` tells the second saver.

    The columns behind `data` repeat what lists are filtered by; they follow it by themselves. `patterns` are those of its
    open proposals, one a line; `line` is the address of the source line.
    """

    __tablename__ = "requirement"
    __table_args__ = (
        UniqueConstraint("tender_id", "key"),
        # Holds all that progress and polling count, so that the long texts are not read for it.
        Index("ix_requirement_review", "tender_id", "position", "is_confirmed", "is_unsure", "proposals", "revision"),
        Index("ix_requirement_tender_id_file_line", "tender_id", "file", "line"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    tender_id: Mapped[int] = mapped_column(ForeignKey("tender.id"), index=True)
    key: Mapped[str] = mapped_column(String(40))
    position: Mapped[int]
    revision: Mapped[int] = mapped_column(default=0)
    data: Mapped[Requirement] = mapped_column(Document(Requirement))
    is_confirmed: Mapped[bool] = mapped_column(default=False)
    is_unsure: Mapped[bool] = mapped_column(default=False)
    proposals: Mapped[int] = mapped_column(default=0)
    level: Mapped[str] = mapped_column(String(20), default="")
    scope: Mapped[str] = mapped_column(String(20), default="")
    lot: Mapped[str] = mapped_column(String(200), default="")
    section: Mapped[str] = mapped_column(Text, default="")
    words: Mapped[str] = mapped_column(Text, default="")
    patterns: Mapped[str] = mapped_column(Text, default="")
    file: Mapped[str] = mapped_column(String(300), default="")
    line: Mapped[str] = mapped_column(String(500), default="")

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it

    @validates("data")
    def _repeat(self, _name: str, data: Requirement) -> Requirement:
        for name, value in filtered_by(data).items():
            setattr(self, name, value)
        return data


SECTION_MARK = " › "


def filtered_by(requirement: Requirement) -> dict[str, str | int | bool]:
    """The columns by which lists of requirements are filtered."""
    patterns = open_patterns(requirement)
    is_unsure = requirement.confidence != "high" or any(one.startswith("?") for one in patterns)
    return {
        "is_confirmed": requirement.is_confirmed,
        "is_unsure": is_unsure and not requirement.is_confirmed,
        "proposals": len(patterns),
        "level": requirement.level.value,
        "scope": requirement.scope.value,
        "lot": requirement.lot[:200],
        "section": SECTION_MARK.join(requirement.section),
        "words": f"{requirement.number} {requirement.title} {requirement.text}".lower(),
        "patterns": "\n".join(patterns),
        "file": (requirement.source.file or "")[:300],
        "line": address_of(requirement.source)[:500],
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class RequirementLine:
    """A requirement with the revision an edit has to name."""

    requirement: Requirement
    revision: int

    @property
    def address(self) -> str:
        """The address of the line in the buyer's file it came from."""
        return address_of(self.requirement.source)

    @property
    def proposed(self) -> tuple[Constraint, ...]:
        """The proposals nobody has decided on."""
        return tuple(one for one in self.requirement.constraints if one.state is ConstraintState.PROPOSED)


@dataclass(frozen=True, slots=True)
class TenderHead:
    """A tender without its requirements, how often it was changed and when last."""

    tender: Tender
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderRow:
    """One line of the list of tenders."""

    id: int
    owner_id: int
    reference: str
    title: str
    buyer: str
    country: str
    deadline: datetime | None
    deadline_zone: str
    requirements: int
    changed_at: datetime

    @property
    def submission_deadline(self) -> Deadline | None:
        """The deadline with the zone it was written in."""
        return Deadline(self.deadline, self.deadline_zone) if self.deadline else None


def save_tender(session: Session, tender: Tender, now: datetime) -> Tender:
    """Insert or update a tender without touching its requirements; gives it back with its id."""
    row = session.get(DbTender, tender.id) if tender.id else None
    if row is None:
        row = DbTender(owner_id=tender.owner_id)
        session.add(row)
    row.reference, row.title = tender.reference[:200], choose_text(tender.title, tender.document_language)[:500]
    row.buyer, row.country = tender.buyer.name[:300], tender.buyer.country
    row.deadline = tender.submission_deadline.moment if tender.submission_deadline else None
    row.changed_at, row.data = now, replace(tender, requirements=())
    session.flush()
    return replace(tender, id=row.id)


def replace_requirements(session: Session, tender_id: int, requirements: Iterable[Requirement]) -> None:
    """Store the requirements of a tender in order: new ones come, missing ones go, unchanged ones keep their revision."""
    rows = {row.key: row for row in list_requirement_rows(session, tender_id)}
    for position, one in enumerate(requirements):
        row = rows.pop(one.key, None)
        if row is None:
            session.add(DbRequirement(tender_id=tender_id, key=one.key, position=position, data=one))
        else:
            row.position, row.data = position, one
    for gone in rows.values():
        session.delete(gone)
    session.flush()


def get_tender(session: Session, actor: Actor, tender_id: int) -> Tender:
    """A tender with its requirements, if the actor works for its owner; raises `NotFound`."""
    row = session.scalar(_visible(actor).where(DbTender.id == tender_id))
    if row is None:
        raise NotFound
    return _tender_of(session, row)


def load_tender(session: Session, tender_id: int) -> Tender:
    """Any tender with its requirements, for use inside a use case that has checked its permission otherwise."""
    return _tender_of(session, session.get_one(DbTender, tender_id))


def load_tender_head(session: Session, tender_id: int) -> Tender:
    """Any tender without its requirements, for use inside a use case that has checked its permission otherwise."""
    row = session.get_one(DbTender, tender_id)
    return replace(row.data, id=row.id, owner_id=row.owner_id)


def get_visible_head(session: Session, actor: Actor, tender_id: int) -> tuple[Tender, int]:
    """A tender without its requirements and its revision, if the actor works for its owner; raises `NotFound`."""
    row = session.scalar(_visible(actor).where(DbTender.id == tender_id))
    if row is None:
        raise NotFound
    return replace(row.data, id=row.id, owner_id=row.owner_id), row.revision


def get_tender_row(session: Session, actor: Actor, tender_id: int, *, for_change: bool = False) -> DbTender:
    """The row of a tender the actor may manage; raises `NotFound`."""
    owners = actor.organisations_with(Permission.MANAGE_TENDERS)
    query = select(DbTender).where(DbTender.id == tender_id, DbTender.owner_id.in_(owners))
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        raise NotFound
    return row


def get_revision(session: Session, tender_id: int) -> int:
    """The revision of a tender's head, which an edit of it has to name."""
    return session.get_one(DbTender, tender_id).revision


def line_of(row: DbRequirement) -> RequirementLine:
    """The requirement of a row as services give it out."""
    return RequirementLine(requirement=row.data, revision=row.revision)


def get_requirement_row(session: Session, tender_id: int, key: str) -> DbRequirement:
    """The row of one requirement, locked for change; raises `NotFound`."""
    row = session.scalar(
        select(DbRequirement).where(DbRequirement.tender_id == tender_id, DbRequirement.key == key).with_for_update()
    )
    if row is None:
        raise NotFound
    return row


def find_next_key(session: Session, tender_id: int, position: int) -> str:
    """The key of the first requirement behind a position, ``""`` if there is none."""
    query = select(DbRequirement.key).where(DbRequirement.tender_id == tender_id, DbRequirement.position > position)
    return session.scalar(query.order_by(DbRequirement.position).limit(1)) or ""


def list_requirement_rows(session: Session, tender_id: int) -> tuple[DbRequirement, ...]:
    """The rows of all requirements, in order."""
    return tuple(
        session.scalars(
            select(DbRequirement).where(DbRequirement.tender_id == tender_id).order_by(DbRequirement.position)
        )
    )


def list_requirements_of_file(session: Session, tender_id: int, file: str) -> tuple[Requirement, ...]:
    """The requirements that a file brought, in order."""
    query = (
        select(DbRequirement.data)
        .where(DbRequirement.tender_id == tender_id, DbRequirement.file == file)
        .order_by(DbRequirement.position)
    )
    return tuple(session.scalars(query))


def list_tenders(session: Session, actor: Actor) -> tuple[TenderRow, ...]:
    """The tenders of the leads the actor works for, the next deadline first."""
    counts = select(DbRequirement.tender_id, func.count().label("number")).group_by(DbRequirement.tender_id).subquery()
    query = (
        _visible(actor)
        .with_only_columns(DbTender, func.coalesce(counts.c.number, 0))
        .outerjoin(counts, counts.c.tender_id == DbTender.id)
        .order_by(DbTender.deadline.is_(None), DbTender.deadline, DbTender.id.desc())
    )
    return tuple(_row_of(row, number) for row, number in session.execute(query))


def list_tender_heads(session: Session, actor: Actor) -> tuple[TenderHead, ...]:
    """The tenders of the leads the actor works for without their requirements, as many as there are in one query."""
    return tuple(
        TenderHead(replace(row.data, id=row.id, owner_id=row.owner_id), row.revision, row.changed_at)
        for row in session.scalars(_visible(actor))
    )


def list_running_heads(session: Session, now: datetime) -> tuple[Tender, ...]:
    """All tenders whose bids are not due yet, without their requirements, for a job that works for everybody."""
    rows = session.scalars(select(DbTender).where(DbTender.deadline > now).order_by(DbTender.id))
    return tuple(replace(row.data, id=row.id, owner_id=row.owner_id) for row in rows)


def _visible(actor: Actor) -> Select[DbTender]:
    return select(DbTender).where(DbTender.owner_id.in_(actor.organisations_with(Permission.SEE_BIDS)))


def _tender_of(session: Session, row: DbTender) -> Tender:
    return replace(row.data, id=row.id, owner_id=row.owner_id, requirements=_load_requirements(session, row.id))


def _load_requirements(session: Session, tender_id: int) -> tuple[Requirement, ...]:
    """The requirements in order: as text, because there may be thousands, and most were decoded before."""
    query = select(written(DbRequirement.data)).where(DbRequirement.tender_id == tender_id)
    texts = tuple(session.scalars(query.order_by(DbRequirement.position)))
    return decode_again(kept_of(session).requirements, tender_id, texts, Requirement)


def _row_of(row: DbTender, number: int) -> TenderRow:
    deadline = row.data.submission_deadline
    return TenderRow(
        id=row.id,
        owner_id=row.owner_id,
        reference=row.reference,
        title=row.title,
        buyer=row.buyer,
        country=row.country,
        deadline=row.deadline,
        deadline_zone=deadline.zone if deadline else "",
        requirements=number,
        changed_at=row.changed_at,
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class LiveRequirement:
    """A requirement of a tender that can still be answered, with the name and the deadline of the tender."""

    tender_id: int
    tender: str
    deadline: datetime | None
    requirement: Requirement


def list_live_requirements(session: Session, owner_ids: Collection[int], now: datetime) -> tuple[LiveRequirement, ...]:
    """The requirements of those firms' tenders whose deadline has not passed, for a use case that has checked who may know."""
    rows = session.execute(
        select(DbTender.id, DbTender.title, DbTender.deadline, DbRequirement.data)
        .join(DbRequirement, DbRequirement.tender_id == DbTender.id)
        .where(DbTender.owner_id.in_(owner_ids), or_(DbTender.deadline.is_(None), DbTender.deadline > now))
        .order_by(DbTender.id, DbRequirement.position)
    )
    return tuple(
        LiveRequirement(tender_id=tender_id, tender=title, deadline=deadline, requirement=requirement)
        for tender_id, title, deadline, requirement in rows
    )
