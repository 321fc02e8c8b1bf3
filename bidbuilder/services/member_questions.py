"""What a member of a bid asks its lead about requirements, and which questions and answers it may read.

Law 1: a member reads answered questions without who asked; of the tender it sees the requirements its own items answer.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import datetime

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.tenders.clarifications import Audience, Question, for_members, usable_text
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.storage.bids import get_solution, load_bid
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.organisations import get_organisation
from bidbuilder.storage.questions import list_questions_for_members, save_question
from bidbuilder.storage.quotes import get_bid_of_quote, get_own_quote
from bidbuilder.storage.tenders import load_tender


@dataclass(frozen=True, slots=True, kw_only=True)
class MemberQuestionsPage:
    """A bid's questions as one of its members sees them. `own` are those the member asked, whatever became of them."""

    quote_id: int
    bid_title: str
    tender_title: Texts
    lead: str
    clarification_deadline: Deadline | None
    requirements: tuple[Requirement, ...]
    own: tuple[Question, ...]
    answered: tuple[Question, ...]
    may_ask: bool


def get_member_questions(database: Database, actor: Actor, quote_id: int) -> MemberQuestionsPage:
    """Questions and answers for the member that was asked for this quote. Raises `NotFound`."""
    with database.read() as session:
        quote = get_own_quote(session, actor, quote_id)
        bid = load_bid(session, quote.bid_id)
        tender = load_tender(session, bid.tender_id)
        own, answered = list_questions_for_members(session, bid.tender_id, {quote.organisation_id})
        return MemberQuestionsPage(
            quote_id=quote_id,
            bid_title=bid.title,
            tender_title=tender.title,
            lead=get_organisation(session, bid.lead_id).display_name,
            clarification_deadline=tender.clarification_deadline,
            requirements=_answered_by(session, bid.id or 0, quote.organisation_id, tender.requirements),
            own=tuple(replace(one, answer_source="") for one in own),
            answered=for_members(answered),
            may_ask=actor.has_in(Permission.EDIT_OFFERINGS, quote.organisation_id),
        )


def ask_lead(
    database: Database, actor: Actor, quote_id: int, text: str, requirement_key: str = "", *, now: datetime
) -> Question:
    """Ask the lead about a requirement the member's items answer, or in general. Raises `NotFound`, `QuestionTextMissing`."""
    with database.write(actor.name, now) as work:
        get_bid_of_quote(work.session, actor, quote_id, Permission.EDIT_OFFERINGS)
        quote = get_own_quote(work.session, actor, quote_id, Permission.EDIT_OFFERINGS)
        bid = load_bid(work.session, quote.bid_id)
        tender = load_tender(work.session, bid.tender_id)
        known = _answered_by(work.session, bid.id or 0, quote.organisation_id, tender.requirements)
        if requirement_key and requirement_key not in {one.key for one in known}:
            raise NotFound
        fresh = Question(
            tender_id=bid.tender_id,
            audience=Audience.LEAD,
            asker_id=quote.organisation_id,
            requirement_key=requirement_key,
            text=usable_text(text),
            is_shared=False,  # its words may tell who asks: the lead decides whether others read it
        )
        saved = save_question(work.session, fresh, now)
        work.record("question.asked", f"tender:{bid.tender_id}", f"organisation:{quote.organisation_id}")
        return saved


def _answered_by(
    session: Reading, bid_id: int, organisation_id: int, requirements: Sequence[Requirement]
) -> tuple[Requirement, ...]:
    """The requirements the member's own items answer."""
    solution = get_solution(session, bid_id)
    keys = {key for item in solution.items() if item.organisation_id == organisation_id for key in item.answers}
    return tuple(one for one in requirements if one.key in keys)
