"""Writing one section: its text with every earlier one, notes on it, and its way through review. For the lead and for the member
that writes it; nobody else learns that it exists, and a member sees nothing of the bid but its own sections.
"""

from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.bids.writing import (
    Note,
    PageSpot,
    ReviewColour,
    Section,
    SectionState,
    SectionText,
    merge_texts,
    move_section,
    usable_note,
)
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.bids import load_bid
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.organisations import get_organisation
from bidbuilder.storage.tenders import load_tender_head
from bidbuilder.storage.users import get_user, list_answerers
from bidbuilder.storage.writing import (
    add_note,
    find_section_text,
    get_section,
    list_assigned,
    list_notes,
    list_section_texts,
    save_section,
    settle_note,
)

_SUBJECT = translatable("A note on “{title}”")
_BODY = translatable("Hello {name},\n\n{who} wrote a note on “{title}”:\n\n{text}\n\nOpen the section: {link}\n")
_MEMBER_MOVES = {SectionState.DRAFT, SectionState.IN_REVIEW}


@dataclass(frozen=True, slots=True, kw_only=True)
class SectionPage:
    """A section as its writer or the lead sees it."""

    section: Section
    bid_title: str
    tender_title: Texts
    lead: str
    notes: tuple[Note, ...]
    texts: tuple[SectionText, ...]
    is_lead: bool
    may_write: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignedSection:
    """A section in the list of a member's own."""

    section: Section
    bid_title: str
    lead: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Written:
    """What became of a text: saved, brought together with `meanwhile` by somebody else, or (`is_conflict`) not saved."""

    section: Section
    meanwhile: SectionText | None = None
    is_conflict: bool = False


def list_sections_to_write(database: Database, actor: Actor) -> tuple[AssignedSection, ...]:
    """The sections that the actor's organisations are to write in bids of others, while those are open."""
    with database.read() as session:
        found = []
        for section in list_assigned(session, actor):
            bid = load_bid(session, section.bid_id)
            if bid.stage in OPEN_STAGES and bid.lead_id != section.organisation_id:
                lead = get_organisation(session, bid.lead_id).display_name
                found.append(AssignedSection(section=section, bid_title=bid.title, lead=lead))
        return tuple(found)


def get_section_page(database: Database, actor: Actor, section_id: int) -> SectionPage:
    """A section for its writer or the lead. Raises `NotFound`."""
    with database.read() as session:
        section = get_section(session, actor, section_id)
        bid = load_bid(session, section.bid_id)
        is_lead = actor.has_in(Permission.SEE_BIDS, bid.lead_id)
        return SectionPage(
            section=section,
            bid_title=bid.title,
            tender_title=load_tender_head(session, bid.tender_id).title,
            lead=get_organisation(session, bid.lead_id).display_name,
            notes=list_notes(session, section_id),
            texts=list_section_texts(session, section_id),
            is_lead=is_lead,
            may_write=bid.stage in OPEN_STAGES and (not is_lead or actor.has_in(Permission.MANAGE_BIDS, bid.lead_id)),
        )


def write_text(database: Database, actor: Actor, section_id: int, text: str, *, base: int, now: datetime) -> Written:
    """Save a text that was begun from revision `base`. Raises `NotFound`, `BidFrozen`.

    Where somebody saved another one meanwhile, both changes are brought together; where they touch the same lines, nothing is
    saved and the caller shows both.
    """
    plain = text.replace("\r\n", "\n")
    with database.write(actor.name, now) as work:
        section = _open_section(work.session, actor, section_id)
        newest = find_section_text(work.session, section_id, section.revision)
        if section.revision == base or newest is None or newest.text == plain:
            saved = save_section(work.session, replace(section, text=plain), actor.name, now)
            work.record("section.written", f"bid:{section.bid_id}", section.title)
            return Written(section=saved)
        began = find_section_text(work.session, section_id, base)
        merged = merge_texts(began.text if began else "", plain, newest.text)
        if merged is None:
            work.record("section.text-held-back", f"bid:{section.bid_id}", section.title)
            return Written(section=section, meanwhile=newest, is_conflict=True)
        saved = save_section(work.session, replace(section, text=merged), actor.name, now)
        work.record("section.written", f"bid:{section.bid_id}", f"{section.title}, with the text of {newest.by}")
        return Written(section=saved, meanwhile=newest)


def restore_text(database: Database, actor: Actor, section_id: int, revision: int, *, now: datetime) -> Section:
    """Take an earlier text back as the newest one. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        section = _open_section(work.session, actor, section_id)
        earlier = find_section_text(work.session, section_id, revision)
        if earlier is None:
            raise NotFound
        saved = save_section(work.session, replace(section, text=earlier.text), actor.name, now)
        work.record("section.restored", f"bid:{section.bid_id}", f"{section.title} {revision}")
        return saved


def change_state(database: Database, actor: Actor, section_id: int, state: SectionState, *, now: datetime) -> Section:
    """Hand a section in, send it back or accept it. Raises `NotFound`, `BidFrozen`, `NotesOpen`, `NotPermitted`.

    Only the lead's people accept.
    """
    with database.write(actor.name, now) as work:
        section = _open_section(work.session, actor, section_id)
        lead_id = load_bid(work.session, section.bid_id).lead_id
        if state not in _MEMBER_MOVES and not actor.has_in(Permission.MANAGE_BIDS, lead_id):
            raise NotPermitted
        moved = move_section(section, state, list_notes(work.session, section_id))
        saved = save_section(work.session, moved, actor.name, now)
        work.record(f"section.{state.value}", f"bid:{section.bid_id}", section.title)
        return saved


def write_note(
    database: Database,
    actor: Actor,
    section_id: int,
    text: str,
    colour: ReviewColour | None = None,
    spot: PageSpot | None = None,
    *,
    base_url: str,
    now: datetime,
) -> None:
    """Leave a note on a section; its writer gets a mail. Raises `NotFound`, `BidFrozen`, `NoteEmpty`."""
    with database.write(actor.name, now) as work:
        section = _open_section(work.session, actor, section_id)
        words = usable_note(text)
        note = Note(
            bid_id=section.bid_id, section_id=section_id, text=words, colour=colour, spot=spot, by=actor.name, at=now
        )
        add_note(work.session, note)
        if section.state is SectionState.DONE:
            save_section(work.session, replace(section, state=SectionState.IN_REVIEW), actor.name, now)
        _tell_writer(work, section, note, f"{base_url.rstrip('/')}/sections/{section_id}")
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)
        work.record("note.written", f"bid:{section.bid_id}", section.title)


def settle(database: Database, actor: Actor, section_id: int, note_id: int, *, now: datetime) -> None:
    """Say that a note is dealt with. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        section = _open_section(work.session, actor, section_id)
        settle_note(work.session, section_id, note_id, actor.name, now)
        work.record("note.settled", f"bid:{section.bid_id}", section.title)


def _open_section(session: Reading, actor: Actor, section_id: int) -> Section:
    section = get_section(session, actor, section_id, for_change=True)
    require_open(load_bid(session, section.bid_id, for_change=True))
    return section


def _tell_writer(work: Work, section: Section, note: Note, link: str) -> None:
    """A mail to the writer, or to those who answer for the member that writes; none to who wrote the note."""
    if section.writer_id is not None:
        people = [get_user(work.session, section.writer_id)]
    else:
        people = list(list_answerers(work.session, section.organisation_id))
    for user in people:
        if not user.is_active or user.name == note.by:
            continue
        params = {"name": user.name, "who": note.by, "title": section.title, "text": note.text, "link": link}
        subject = render_message(user.language, _SUBJECT, params)
        body = render_message(user.language, _BODY, params)
        queue_mail(work.session, recipient=user.email, subject=subject, body=body, now=work.now)
