"""The papers a call asks of one member of a bid: what the member sees of them, and the files it gives itself.

Law 1: only the member's own papers are loaded. Papers of the bid as a whole, those of other members and what the lead
remarked stay with the lead.
"""

import secrets
from dataclasses import dataclass
from datetime import date, datetime

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.papers import NeededPaper, list_needed_papers
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.consortium.partners import PartnerState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.bids import load_bid
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_dossier_of_member
from bidbuilder.storage.files import add_file
from bidbuilder.storage.organisations import get_organisation
from bidbuilder.storage.papers import PaperKey, get_paper_row
from bidbuilder.storage.quotes import get_bid_of_quote, get_own_quote


class PaperFileMissing(Refusal):
    """A member gave a paper without its file."""

    code = "paper-file-missing"
    message = translatable("There is no file.")
    hint = translatable("Choose the file of the paper, then send it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPapersPage:
    """The papers one member has to bring, in the order of the call."""

    quote_id: int
    bid_title: str
    tender_title: Texts
    lead: str
    deadline: Deadline | None
    papers: tuple[NeededPaper, ...]
    may_give: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPaper:
    """A paper as a member gives it: the file, until when it holds, and a remark for the lead."""

    file_name: str
    content: bytes
    valid_until: date | None = None
    note: str = ""


def get_member_papers(database: Database, actor: Actor, quote_id: int) -> MemberPapersPage:
    """The papers of the member that was asked for this quote. Raises `NotFound`."""
    with database.read() as session:
        quote = get_own_quote(session, actor, quote_id)
        bid = load_bid(session, quote.bid_id)
        dossier = load_dossier_of_member(session, bid, quote.organisation_id)
        lead = get_organisation(session, bid.lead_id).display_name
    return MemberPapersPage(
        quote_id=quote_id,
        bid_title=bid.title,
        tender_title=dossier.tender.title,
        lead=lead,
        deadline=dossier.tender.submission_deadline,
        papers=_own(list_needed_papers(dossier), quote.organisation_id),
        may_give=_is_open(bid, quote.organisation_id)
        and actor.has_in(Permission.EDIT_OFFERINGS, quote.organisation_id),
    )


def give_paper(
    database: Database, actor: Actor, quote_id: int, requirement_key: str, given: GivenPaper, *, now: datetime
) -> None:
    """Give the lead a paper of one's own firm; one given before is replaced.

    Raises `NotFound`, `BidFrozen`, `PaperFileMissing`.
    """
    if not given.content:
        raise PaperFileMissing(where="file")
    with database.write(actor.name, now) as work:
        bid_id = get_bid_of_quote(work.session, actor, quote_id, Permission.EDIT_OFFERINGS)
        bid = require_open(load_bid(work.session, bid_id, for_change=True))
        member = get_own_quote(work.session, actor, quote_id, Permission.EDIT_OFFERINGS).organisation_id
        asked = _own(list_needed_papers(load_dossier_of_member(work.session, bid, member)), member)
        if requirement_key not in {one.requirement.key for one in asked} or not _is_open(bid, member):
            raise NotFound
        file = add_file(
            work.session,
            key=secrets.token_urlsafe(18),
            subject=f"bid:{bid_id}",
            name=given.file_name,
            media_type="application/octet-stream",
            content=given.content,
            now=now,
        )
        key = PaperKey(bid_id=bid_id, requirement_key=requirement_key, organisation_id=member)
        row = get_paper_row(work.session, key)
        row.is_there, row.file_key, row.file_name, row.valid_until = True, file.key, file.name, given.valid_until
        row.note = given.note.strip() or row.note
        row.changed_by, row.changed_at = actor.name, now
        work.record("bid.paper-given", f"bid:{bid_id}", f"{requirement_key} organisation:{member}")


def _own(papers: tuple[NeededPaper, ...], organisation_id: int) -> tuple[NeededPaper, ...]:
    return tuple(one for one in papers if one.organisation_id == organisation_id)


def _is_open(bid: Bid, organisation_id: int) -> bool:
    """Whether papers are still gathered, and the member takes part."""
    taking_part = {one.organisation_id for one in bid.partners if one.state is not PartnerState.DECLINED}
    return bid.stage in OPEN_STAGES and organisation_id in taking_part
