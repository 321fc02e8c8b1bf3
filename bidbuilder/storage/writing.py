"""Sections of proposals with every text they had, notes on them and colour reviews. The library's blocks: `text_blocks`."""

from dataclasses import replace
from datetime import date, datetime

from sqlalchemy import Date, ForeignKey, Select, String, Text, UniqueConstraint, and_, delete, exists, or_, select
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.bids.writing import (
    Chapter,
    Note,
    PageSpot,
    ReviewColour,
    ReviewRound,
    Section,
    SectionState,
    SectionText,
    Writing,
)
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Moment
from bidbuilder.storage.bids import DbBid, DbBidPartner
from bidbuilder.storage.organisations import DbOrganisation
from bidbuilder.storage.users import DbUser


class DbSection(Base):
    """A section of a bid's proposal. Its text is the newest row of `section_text`, kept here too for lists."""

    __tablename__ = "proposal_section"

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    position: Mapped[int]
    chapter: Mapped[str] = mapped_column(String(20))
    title: Mapped[str] = mapped_column(String(300))
    text: Mapped[str] = mapped_column(Text, default="")
    revision: Mapped[int] = mapped_column(default=0)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id), index=True)
    writer_id: Mapped[int | None] = mapped_column(ForeignKey(DbUser.id))
    writer: Mapped[str] = mapped_column(String(200), default="")
    reviewer: Mapped[str] = mapped_column(String(200), default="")
    state: Mapped[str] = mapped_column(String(20))
    due_on: Mapped[date | None] = mapped_column(Date)
    block_id: Mapped[int | None]
    block_title: Mapped[str] = mapped_column(String(300), default="")
    changed_by: Mapped[str] = mapped_column(String(200), default="")
    changed_at: Mapped[datetime | None] = mapped_column(Moment)


class DbSectionText(Base):
    """Every text a section ever had: nothing that was typed is lost."""

    __tablename__ = "section_text"
    __table_args__ = (UniqueConstraint("section_id", "revision"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    section_id: Mapped[int] = mapped_column(ForeignKey(DbSection.id))
    revision: Mapped[int]
    text: Mapped[str] = mapped_column(Text)
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment)


class DbReviewNote(Base):
    """A note on a section, or without one on a page of `paper`; `settled_by` is empty while it is open."""

    __tablename__ = "review_note"

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    section_id: Mapped[int | None] = mapped_column(ForeignKey(DbSection.id), index=True)
    paper: Mapped[str] = mapped_column(String(60), default="")
    paper_name: Mapped[str] = mapped_column(String(300), default="")
    text: Mapped[str] = mapped_column(Text)
    colour: Mapped[str] = mapped_column(String(10), default="")
    page: Mapped[int | None]
    across: Mapped[int | None]
    down: Mapped[int | None]
    by: Mapped[str] = mapped_column(String(200))
    at: Mapped[datetime] = mapped_column(Moment)
    settled_by: Mapped[str] = mapped_column(String(200), default="")
    settled_at: Mapped[datetime | None] = mapped_column(Moment)


class DbReviewRound(Base):
    """A colour review of a bid."""

    __tablename__ = "review_round"

    id: Mapped[int] = mapped_column(primary_key=True)
    bid_id: Mapped[int] = mapped_column(ForeignKey(DbBid.id), index=True)
    colour: Mapped[str] = mapped_column(String(10))
    due_on: Mapped[date | None] = mapped_column(Date)
    begun_by: Mapped[str] = mapped_column(String(200))
    begun_at: Mapped[datetime] = mapped_column(Moment)
    ended_by: Mapped[str] = mapped_column(String(200), default="")
    ended_at: Mapped[datetime | None] = mapped_column(Moment)


def load_writing(session: Session, bid_id: int) -> Writing:
    """Sections, open notes and open rounds of a bid; the caller has looked the bid up with permission."""
    notes = select(DbReviewNote).where(DbReviewNote.bid_id == bid_id, DbReviewNote.settled_by == "")
    rounds = select(DbReviewRound).where(DbReviewRound.bid_id == bid_id, DbReviewRound.ended_by == "")
    return Writing(
        sections=list_sections(session, bid_id),
        notes=tuple(_note_of(row) for row in session.scalars(notes.order_by(DbReviewNote.id))),
        rounds=tuple(_round_of(row) for row in session.scalars(rounds.order_by(DbReviewRound.id))),
    )


def list_sections(session: Session, bid_id: int) -> tuple[Section, ...]:
    """The sections of a bid in the order of the proposal."""
    rows = session.scalars(
        select(DbSection).where(DbSection.bid_id == bid_id).order_by(DbSection.position, DbSection.id)
    )
    order = list(Chapter)
    return tuple(sorted((_section_of(row) for row in rows), key=lambda one: order.index(one.chapter)))


def list_assigned(session: Session, actor: Actor) -> tuple[Section, ...]:
    """The sections that organisations the actor edits for are to write, of bids led by others, the next due first."""
    query = select(DbSection).where(_is_writer(actor)).order_by(DbSection.due_on, DbSection.id)
    return tuple(_section_of(row) for row in session.scalars(query))


def get_section(session: Session, actor: Actor, section_id: int, *, for_change: bool = False) -> Section:
    """A section the lead's people or its writer's may see; raises `NotFound`."""
    may_see = or_(_is_of_lead(actor, Permission.MANAGE_BIDS if for_change else Permission.SEE_BIDS), _is_writer(actor))
    row = session.scalar(select(DbSection).where(DbSection.id == section_id, may_see))
    if row is None:
        raise NotFound
    return _section_of(row)


def save_section(session: Session, section: Section, by: str, now: datetime) -> Section:
    """Store a section, new or changed; a text that differs from the stored one is a new revision."""
    row = session.get(DbSection, section.id) if section.id is not None else DbSection(bid_id=section.bid_id)
    if row is None:
        raise NotFound
    row.position, row.chapter, row.title = section.position, section.chapter.value, section.title[:300]
    row.organisation_id, row.writer_id, row.writer = section.organisation_id, section.writer_id, section.writer
    row.reviewer, row.state, row.due_on = section.reviewer, section.state.value, section.due_on
    row.block_id, row.block_title = section.block_id, section.block_title
    is_new_text = section.id is None or row.text != section.text
    row.text, row.changed_by, row.changed_at = section.text, by, now
    row.revision = (row.revision or 0) + is_new_text
    if section.id is None:
        session.add(row)
    session.flush()
    if is_new_text:
        session.add(DbSectionText(section_id=row.id, revision=row.revision, text=section.text, by=by, at=now))
        session.flush()
    return _section_of(row)


def delete_section(session: Session, section: Section) -> None:
    """Take a section with its texts and notes out of its bid."""
    for kind in (DbSectionText, DbReviewNote):
        for row in session.scalars(select(kind).where(kind.section_id == section.id)):
            session.delete(row)
    session.flush()
    session.delete(session.get_one(DbSection, section.id))
    session.flush()


def find_section_text(session: Session, section_id: int, revision: int) -> SectionText | None:
    """A text a section had; None for a revision that never was."""
    query = select(DbSectionText).where(DbSectionText.section_id == section_id, DbSectionText.revision == revision)
    row = session.scalar(query)
    return SectionText(revision=row.revision, text=row.text, by=row.by, at=row.at) if row else None


def list_section_texts(session: Session, section_id: int, limit: int = 50) -> tuple[SectionText, ...]:
    """The texts a section had, the newest first."""
    query = select(DbSectionText).where(DbSectionText.section_id == section_id)
    rows = session.scalars(query.order_by(DbSectionText.revision.desc()).limit(limit))
    return tuple(SectionText(revision=row.revision, text=row.text, by=row.by, at=row.at) for row in rows)


def list_notes(session: Session, section_id: int) -> tuple[Note, ...]:
    """All notes on a section, the oldest first."""
    query = select(DbReviewNote).where(DbReviewNote.section_id == section_id).order_by(DbReviewNote.id)
    return tuple(_note_of(row) for row in session.scalars(query))


def add_note(session: Session, note: Note) -> None:
    """Store a new note."""
    spot = note.spot
    session.add(
        DbReviewNote(
            bid_id=note.bid_id,
            section_id=note.section_id,
            paper=note.paper,
            paper_name=note.paper_name[:300],
            text=note.text,
            colour=note.colour.value if note.colour else "",
            page=spot.page if spot else None,
            across=spot.across if spot else None,
            down=spot.down if spot else None,
            by=note.by,
            at=note.at,
        )
    )
    session.flush()


def settle_note(session: Session, section_id: int, note_id: int, by: str, now: datetime) -> None:
    """Mark a note as dealt with; raises `NotFound`."""
    row = session.scalar(select(DbReviewNote).where(DbReviewNote.id == note_id, DbReviewNote.section_id == section_id))
    if row is None:
        raise NotFound
    row.settled_by, row.settled_at = row.settled_by or by, row.settled_at or now
    session.flush()


def settle_page_note(session: Session, bid_id: int, note_id: int, by: str, now: datetime) -> Note:
    """Mark a note on a page as dealt with; raises `NotFound` for one on a section, too."""
    of_bid = and_(DbReviewNote.bid_id == bid_id, DbReviewNote.section_id.is_(None))
    row = session.scalar(select(DbReviewNote).where(DbReviewNote.id == note_id, of_bid))
    if row is None:
        raise NotFound
    row.settled_by, row.settled_at = row.settled_by or by, row.settled_at or now
    session.flush()
    return _note_of(row)


def drop_page_notes(session: Session, bid_id: int, paper: str) -> None:
    """Take the notes on pages of a paper out with it."""
    session.execute(delete(DbReviewNote).where(DbReviewNote.bid_id == bid_id, DbReviewNote.paper == paper))


def list_rounds(session: Session, bid_id: int) -> tuple[ReviewRound, ...]:
    """The colour reviews of a bid, the oldest first."""
    query = select(DbReviewRound).where(DbReviewRound.bid_id == bid_id).order_by(DbReviewRound.id)
    return tuple(_round_of(row) for row in session.scalars(query))


def begin_round(session: Session, one: ReviewRound) -> None:
    """Store a new colour review."""
    session.add(
        DbReviewRound(
            bid_id=one.bid_id,
            colour=one.colour.value,
            due_on=one.due_on,
            begun_by=one.begun_by,
            begun_at=one.begun_at,
        )
    )
    session.flush()


def end_round(session: Session, bid_id: int, round_id: int, by: str, now: datetime) -> None:
    """End a colour review; raises `NotFound`."""
    row = session.scalar(select(DbReviewRound).where(DbReviewRound.id == round_id, DbReviewRound.bid_id == bid_id))
    if row is None:
        raise NotFound
    row.ended_by, row.ended_at = row.ended_by or by, row.ended_at or now
    session.flush()


def _leads(actor: Actor, permission: Permission) -> Select[int]:
    return select(DbBid.id).where(DbBid.lead_id.in_(actor.organisations_with(permission)))


def _is_of_lead(actor: Actor, permission: Permission):  # type: ignore[no-untyped-def]
    return DbSection.bid_id.in_(_leads(actor, permission))


def _is_writer(actor: Actor):  # type: ignore[no-untyped-def]
    """Whoever edits for the organisation that writes, as long as it is a partner of the bid."""
    is_partner = exists().where(
        DbBidPartner.bid_id == DbSection.bid_id, DbBidPartner.organisation_id == DbSection.organisation_id
    )
    return and_(DbSection.organisation_id.in_(actor.organisations_with(Permission.EDIT_OFFERINGS)), is_partner)


def _section_of(row: DbSection) -> Section:
    bare = Section(id=row.id, bid_id=row.bid_id, title=row.title, organisation_id=row.organisation_id)
    return replace(
        bare,
        position=row.position,
        chapter=Chapter(row.chapter),
        text=row.text,
        revision=row.revision,
        writer_id=row.writer_id,
        writer=row.writer,
        reviewer=row.reviewer,
        state=SectionState(row.state),
        due_on=row.due_on,
        block_id=row.block_id,
        block_title=row.block_title,
        changed_by=row.changed_by,
        changed_at=row.changed_at,
    )


def _note_of(row: DbReviewNote) -> Note:
    return Note(
        id=row.id,
        bid_id=row.bid_id,
        section_id=row.section_id,
        paper=row.paper,
        paper_name=row.paper_name,
        text=row.text,
        colour=ReviewColour(row.colour) if row.colour else None,
        spot=PageSpot(page=row.page, across=row.across or 0, down=row.down or 0) if row.page else None,
        by=row.by,
        at=row.at,
        settled_by=row.settled_by,
        settled_at=row.settled_at,
    )


def _round_of(row: DbReviewRound) -> ReviewRound:
    return ReviewRound(
        id=row.id,
        bid_id=row.bid_id,
        colour=ReviewColour(row.colour),
        due_on=row.due_on,
        begun_by=row.begun_by,
        begun_at=row.begun_at,
        ended_by=row.ended_by,
        ended_at=row.ended_at,
    )
