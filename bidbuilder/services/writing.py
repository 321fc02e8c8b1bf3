"""The lead's side of writing a proposal together: which sections there are, who writes them, colour reviews.

Texts and notes, which members write too, stand in `section_texts`.
"""

from dataclasses import dataclass, replace
from datetime import date, datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import Finding
from bidbuilder.domain.bids.assessment import Assessment, BidSummary
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.bids.text_blocks import TextBlock
from bidbuilder.domain.bids.writing import Chapter, Note, ReviewColour, ReviewRound, Section, usable_title
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.bids import get_bid_for_change
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dossiers import load_assessment
from bidbuilder.storage.text_blocks import list_blocks_for_bid
from bidbuilder.storage.users import list_answerers, list_users
from bidbuilder.storage.writing import begin_round, delete_section, end_round, get_section, list_rounds, save_section


@dataclass(frozen=True, slots=True)
class Writer:
    """Somebody who can write a section, for an organisation of the bid."""

    organisation_id: int
    user_id: int
    name: str
    organisation: str

    @property
    def key(self) -> str:
        """How a form names the person."""
        return f"{self.organisation_id}:{self.user_id}"


@dataclass(frozen=True, slots=True, kw_only=True)
class WritingPage:
    """The sections of a bid in the order of the proposal, their open notes, the reviews, and what can be chosen."""

    summary: BidSummary
    gate: tuple[Finding, ...]
    sections: tuple[Section, ...]
    notes: tuple[Note, ...]
    rounds: tuple[ReviewRound, ...]
    writers: tuple[Writer, ...]
    reviewers: tuple[str, ...]
    blocks: tuple[TextBlock, ...]
    names: dict[int, str]
    today: date
    may_edit: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionWish:
    """What a person says of a section. `writer` is the key of a `Writer`, `block_id` a block to begin from."""

    title: str = ""
    chapter: Chapter = Chapter.FIRMS
    writer: str = ""
    reviewer: str = ""
    due_on: date | None = None
    block_id: int | None = None


def get_writing_page(database: Database, actor: Actor, bid_id: int, *, now: datetime) -> WritingPage:
    """The writing of a bid of a lead the actor works for. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
        bid = assessment.dossier.bid
        writers = _writers(session, assessment)
        blocks = list_blocks_for_bid(session, bid.lead_id, [one.organisation_id for one in bid.partners])
        rounds = list_rounds(session, bid_id)
    dossier = assessment.dossier
    return WritingPage(
        summary=assessment.summary,
        gate=assessment.findings,
        sections=dossier.writing.sections,
        notes=dossier.writing.notes,
        rounds=rounds,
        writers=writers,
        reviewers=tuple(one.name for one in writers if one.organisation_id == bid.lead_id),
        blocks=blocks,
        names={key: one.display_name for key, one in dossier.organisations.items()},
        today=now.date(),
        may_edit=actor.has_in(Permission.MANAGE_BIDS, bid.lead_id) and bid.stage in OPEN_STAGES,
    )


def add_section(database: Database, actor: Actor, bid_id: int, wish: SectionWish, *, now: datetime) -> Section:
    """Add a section, empty or begun from a block. Raises `NotFound`, `BidFrozen`, `SectionTitleMissing`."""
    with database.write(actor.name, now) as work:
        bid = get_bid_for_change(work.session, actor, bid_id)
        require_open(bid)
        assessment = load_assessment(work.session, actor, bid_id, database.coverage, now=now)
        partners = [one.organisation_id for one in bid.partners]
        blocks = {one.id: one for one in list_blocks_for_bid(work.session, bid.lead_id, partners)}
        block = blocks.get(wish.block_id)
        if wish.block_id is not None and block is None:
            raise NotFound
        fresh = Section(
            bid_id=bid_id,
            position=len(assessment.dossier.writing.sections) + 1,
            title=usable_title(wish.title or (block.title if block else "")),
            text=block.text if block else "",
            organisation_id=bid.lead_id,
            block_id=block.id if block else None,
            block_title=block.title if block else "",
        )
        wished = _with_wish(fresh, wish, _writers(work.session, assessment), bid.lead_id)
        saved = save_section(work.session, wished, actor.name, now)
        work.record("section.added", f"bid:{bid_id}", saved.title)
        return saved


def change_section(
    database: Database, actor: Actor, bid_id: int, section_id: int, wish: SectionWish, *, now: datetime
) -> Section:
    """Say who writes a section, who reviews it, until when and where it stands. Raises as `add_section`."""
    with database.write(actor.name, now) as work:
        bid = get_bid_for_change(work.session, actor, bid_id)
        require_open(bid)
        assessment = load_assessment(work.session, actor, bid_id, database.coverage, now=now)
        section = _of_bid(get_section(work.session, actor, section_id, for_change=True), bid_id)
        changed = replace(section, title=usable_title(wish.title or section.title))
        wished = _with_wish(changed, wish, _writers(work.session, assessment), bid.lead_id)
        saved = save_section(work.session, wished, actor.name, now)
        work.record("section.changed", f"bid:{bid_id}", saved.title)
        return saved


def move_up(database: Database, actor: Actor, bid_id: int, section_id: int, *, now: datetime) -> None:
    """Let a section change places with the one before it in its chapter. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id))
        section = _of_bid(get_section(work.session, actor, section_id, for_change=True), bid_id)
        assessment = load_assessment(work.session, actor, bid_id, database.coverage, now=now)
        sections = [one for one in assessment.dossier.writing.sections if one.chapter is section.chapter]
        place = next(number for number, one in enumerate(sections) if one.id == section_id)
        if place:
            sections[place - 1 : place + 1] = reversed(sections[place - 1 : place + 1])
        for position, one in enumerate(sections, start=1):
            if one.position != position:
                save_section(work.session, replace(one, position=position), one.changed_by, one.changed_at or now)
        work.record("section.moved", f"bid:{bid_id}", section.title)


def drop_section(database: Database, actor: Actor, bid_id: int, section_id: int, *, now: datetime) -> None:
    """Take a section out with its notes. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id))
        section = _of_bid(get_section(work.session, actor, section_id, for_change=True), bid_id)
        delete_section(work.session, section)
        work.record("section.dropped", f"bid:{bid_id}", section.title)


def begin_review(
    database: Database, actor: Actor, bid_id: int, colour: ReviewColour, due_on: date | None, *, now: datetime
) -> None:
    """Begin a colour review. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id))
        one = ReviewRound(bid_id=bid_id, colour=colour, due_on=due_on, begun_by=actor.name, begun_at=now)
        begin_round(work.session, one)
        work.record("review.begun", f"bid:{bid_id}", colour.value)


def end_review(database: Database, actor: Actor, bid_id: int, round_id: int, *, now: datetime) -> None:
    """End a colour review; its notes stay open until they are settled. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id))
        end_round(work.session, bid_id, round_id, actor.name, now)
        work.record("review.ended", f"bid:{bid_id}")


def _of_bid(section: Section, bid_id: int) -> Section:
    if section.bid_id != bid_id:
        raise NotFound
    return section


def _with_wish(section: Section, wish: SectionWish, writers: tuple[Writer, ...], lead_id: int) -> Section:
    chosen = next((one for one in writers if one.key == wish.writer), None)
    return replace(
        section,
        chapter=wish.chapter,
        organisation_id=chosen.organisation_id if chosen else lead_id,
        writer_id=chosen.user_id if chosen else None,
        writer=chosen.name if chosen else "",
        reviewer=wish.reviewer,
        due_on=wish.due_on,
    )


def _writers(session: Reading, assessment: Assessment) -> tuple[Writer, ...]:
    """The lead's people, then those who answer for each partner."""
    dossier = assessment.dossier
    lead = dossier.bid.lead_id
    of_lead = [one for one in list_users(session, lead) if one.is_active]
    found = [Writer(lead, one.id or 0, one.name, dossier.name_of(lead)) for one in of_lead]
    for partner in dossier.bid.partners:
        firm = partner.organisation_id
        if firm != lead:
            answerers = list_answerers(session, firm)
            found += [Writer(firm, one.id or 0, one.name, dossier.name_of(firm)) for one in answerers]
    return tuple(found)
