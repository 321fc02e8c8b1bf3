"""Notes on pages of a bid's papers that no section stands on: letter, matrix, schedules, declarations, the buyer's own files.

They go to whoever leads the bid. Notes on the sections people write, which go to their writers, stand in `section_texts`.
"""

from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.bids.buyer_forms import find_form_id
from bidbuilder.domain.bids.stages import require_open
from bidbuilder.domain.bids.writing import Note, PageSpot, usable_note
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.formats.writers.pack_documents import DOCUMENTS
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.bids import get_bid_for_change
from bidbuilder.storage.buyer_forms import get_form
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.page_previews import find_preview
from bidbuilder.storage.users import list_managers
from bidbuilder.storage.writing import add_note, settle_page_note

_SUBJECT = translatable("A note on “{title}”")
_BODY = translatable(
    "Hello {name},\n\n{who} wrote a note on page {page} of “{title}”:\n\n{text}\n\nOpen the page: {link}\n"
)


def write_page_note(
    database: Database,
    actor: Actor,
    bid_id: int,
    document: str,
    text: str,
    spot: PageSpot,
    *,
    base_url: str,
    now: datetime,
) -> None:
    """Leave a note on a page of a paper, which is named as previews name it; whoever leads the bid gets a mail.

    Raises `NotFound`, `BidFrozen`, `NoteEmpty`.
    """
    with database.write(actor.name, now) as work:
        bid = get_bid_for_change(work.session, actor, bid_id)
        require_open(bid)
        name = _name_of(work.session, bid_id, document)
        words = usable_note(text)
        note = Note(bid_id=bid_id, paper=document, paper_name=name, text=words, spot=spot, by=actor.name, at=now)
        add_note(work.session, note)
        link = f"{base_url.rstrip('/')}/bids/{bid_id}/pages/{document}?page={spot.page}#page-{spot.page}"
        _tell_managers(work, bid.lead_id, note, spot, link)
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)
        work.record("page-note.written", f"bid:{bid_id}", name)


def settle(database: Database, actor: Actor, bid_id: int, note_id: int, *, now: datetime) -> None:
    """Say that a note on a page is dealt with. Raises `NotFound`, `BidFrozen`."""
    with database.write(actor.name, now) as work:
        require_open(get_bid_for_change(work.session, actor, bid_id))
        note = settle_page_note(work.session, bid_id, note_id, actor.name, now)
        work.record("page-note.settled", f"bid:{bid_id}", note.paper_name)


def _name_of(session: Reading, bid_id: int, document: str) -> str:
    """The file name of a paper; raises `NotFound`."""
    form_id = find_form_id(document)
    if form_id is not None:
        return get_form(session, bid_id, form_id).name
    # Which declarations a bid owes follows from all of it; a page to note upon has been laid out.
    if all(one.name != document for one in DOCUMENTS) and find_preview(session, bid_id, document) is None:
        raise NotFound
    return document


def _tell_managers(work: Work, lead_id: int, note: Note, spot: PageSpot, link: str) -> None:
    for user in list_managers(work.session, lead_id):
        if user.name == note.by:
            continue
        params = {"name": user.name, "who": note.by, "title": note.paper_name, "text": note.text, "link": link}
        subject = render_message(user.language, _SUBJECT, params)
        body = render_message(user.language, _BODY, {**params, "page": spot.page})
        queue_mail(work.session, recipient=user.email, subject=subject, body=body, now=work.now)
