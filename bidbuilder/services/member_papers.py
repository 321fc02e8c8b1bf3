"""The papers a call asks of one member of a bid, asked for a quote or not: what it sees of them, and the files it gives.

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
from bidbuilder.storage.member_parts import find_quote_id, list_parts_without_quote, require_part
from bidbuilder.storage.organisations import get_organisation, map_display_names
from bidbuilder.storage.papers import PaperKey, get_paper_row


class PaperFileMissing(Refusal):
    """A member gave a paper without its file."""

    code = "paper-file-missing"
    message = translatable("There is no file.")
    hint = translatable("Choose the file of the paper, then send it.")


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberPapersPage:
    """The papers one member has to bring, in the order of the call; `quote_id` is what it was asked to price, if it was."""

    bid_id: int
    organisation_id: int
    bid_title: str
    tender_title: Texts
    lead: str
    deadline: Deadline | None
    papers: tuple[NeededPaper, ...]
    quote_id: int | None
    may_give: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class GivenPaper:
    """A paper as a member gives it: the file, until when it holds, and a remark for the lead."""

    file_name: str
    content: bytes
    valid_until: date | None = None
    note: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PartRow:
    """A bid in which a firm takes part without having been asked for a quote."""

    bid_id: int
    organisation_id: int
    bid_title: str
    lead: str
    buyer: str
    deadline: Deadline | None


def list_parts(database: Database, actor: Actor) -> tuple[PartRow, ...]:
    """The open bids of others that the actor's firms take part in without a quote, the next due first."""
    with database.read() as session:
        parts = [one for one in list_parts_without_quote(session, actor) if _is_open(one.bid, one.organisation_id)]
        leads = map_display_names(session, {one.bid.lead_id for one in parts})
    return tuple(
        PartRow(
            bid_id=one.bid_id,
            organisation_id=one.organisation_id,
            bid_title=one.bid.title,
            lead=leads[one.bid.lead_id],
            buyer=one.tender.buyer.name,
            deadline=one.tender.submission_deadline,
        )
        for one in parts
    )


def get_member_papers(database: Database, actor: Actor, bid_id: int, organisation_id: int) -> MemberPapersPage:
    """The papers of a firm of the actor's that has a part in the bid. Raises `NotFound`."""
    with database.read() as session:
        require_part(session, actor, bid_id, organisation_id, Permission.SEE_OWN_PRICES)
        bid = load_bid(session, bid_id)
        dossier = load_dossier_of_member(session, bid, organisation_id)
        lead = get_organisation(session, bid.lead_id).display_name
        quote_id = find_quote_id(session, bid_id, organisation_id)
    return MemberPapersPage(
        bid_id=bid_id,
        organisation_id=organisation_id,
        bid_title=bid.title,
        tender_title=dossier.tender.title,
        lead=lead,
        deadline=dossier.tender.submission_deadline,
        papers=_own(list_needed_papers(dossier), organisation_id),
        quote_id=quote_id,
        may_give=_is_open(bid, organisation_id) and actor.has_in(Permission.EDIT_OFFERINGS, organisation_id),
    )


def give_paper(database: Database, actor: Actor, key: PaperKey, given: GivenPaper, *, now: datetime) -> None:
    """Give the lead a paper of one's own firm, which the key names; one given before is replaced.

    Raises `NotFound`, `BidFrozen`, `PaperFileMissing`.
    """
    if not given.content:
        raise PaperFileMissing(where="file")
    with database.write(actor.name, now) as work:
        member = key.organisation_id
        require_part(work.session, actor, key.bid_id, member, Permission.EDIT_OFFERINGS)
        bid = require_open(load_bid(work.session, key.bid_id, for_change=True))
        asked = _own(list_needed_papers(load_dossier_of_member(work.session, bid, member)), member)
        if key.requirement_key not in {one.requirement.key for one in asked} or not _is_open(bid, member):
            raise NotFound
        file = add_file(
            work.session,
            key=secrets.token_urlsafe(18),
            subject=f"bid:{key.bid_id}",
            name=given.file_name,
            media_type="application/octet-stream",
            content=given.content,
            now=now,
        )
        row = get_paper_row(work.session, key)
        row.is_there, row.file_key, row.file_name, row.valid_until = True, file.key, file.name, given.valid_until
        row.note = given.note.strip() or row.note
        row.changed_by, row.changed_at = actor.name, now
        work.record("bid.paper-given", f"bid:{key.bid_id}", f"{key.requirement_key} organisation:{member}")


def _own(papers: tuple[NeededPaper, ...], organisation_id: int) -> tuple[NeededPaper, ...]:
    return tuple(one for one in papers if one.organisation_id == organisation_id)


def _is_open(bid: Bid, organisation_id: int) -> bool:
    """Whether papers are still gathered, and the member takes part."""
    taking_part = {one.organisation_id for one in bid.partners if one.state is not PartnerState.DECLINED}
    return bid.stage in OPEN_STAGES and organisation_id in taking_part
