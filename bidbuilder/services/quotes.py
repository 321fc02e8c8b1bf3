"""Sealed quotes: the lead asks its members for prices, each member answers for its own lines and sees nothing else.

Law 1: a member loads its own quote and the head of the bid it is for, never another line of the bid; the lead loads quotes by
the rule of its bid. Mails name the bid and the buyer and hold no price.
"""

from collections.abc import Collection, Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts, choose_text
from bidbuilder.domain.bids.bids import Bid
from bidbuilder.domain.bids.dossier import bid_valid_until
from bidbuilder.domain.bids.stages import OPEN_STAGES, require_open
from bidbuilder.domain.consortium.partnering import find_partner, members_of, with_members
from bidbuilder.domain.consortium.partners import Partner, PartnerState
from bidbuilder.domain.consortium.plausibility import PriceUnlikely, find_unlikely_prices
from bidbuilder.domain.consortium.quotes import Quote, QuoteState
from bidbuilder.domain.consortium.quoting import (
    QuoteAnswer,
    decline_quote,
    keep_draft,
    request_quote,
    submit_quote,
)
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.tree import Solution
from bidbuilder.i18n.formats import format_date
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.bids import get_bid, get_bid_for_change, get_solution, load_bid, save_bid
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.offerings import map_names, map_visible_prices
from bidbuilder.storage.organisations import get_organisation, map_organisations
from bidbuilder.storage.quotes import (
    find_quote,
    get_bid_of_quote,
    get_own_quote,
    list_own_quotes,
    list_quotes_for_lead,
    save_quote,
)
from bidbuilder.storage.tenders import load_tender_head
from bidbuilder.storage.users import list_answerers

# The first of these roles that somebody has in a member is asked.

_SUBJECT = translatable("Please price your lines for {title}")
_BODY = translatable(
    "Hello {name},\n\n{lead} is preparing a bid for {buyer} and would like {member} to be part of it.\n\n"
    "Lines to price: {lines}\nAnswer until: {due}\n{note}\nPrice your lines here: {link}\n\n"
    "Only {member} and the bid and export managers of {lead} can see your prices."
)
_NO_DUE_DATE = translatable("as soon as you can")


class NobodyToAsk(Refusal):
    """No member has an item that could be priced."""

    code = "nobody-to-ask"
    message = translatable("There is no member to ask: the solution has no items of other members yet.")


class EverybodyAnswered(Refusal):
    """Nobody was chosen, and every member has answered for all its lines."""

    code = "everybody-answered"
    message = translatable("Every member has handed in a quote for its lines, so nobody was asked.")
    hint = translatable("Choose the members whose quote should be handed in again.")


class QuoteClosed(Refusal):
    """The bid is frozen or over, so its quotes do not change any more."""

    code = "quote-closed"
    message = translatable("The bid is frozen or over, so the quote cannot be changed any more.")
    hint = translatable("Ask the lead to open a new version if a price has to change.")


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotePage:
    """A quote as its own member sees it, with as much of the bid as it has to know.

    `own_names` is what the member calls the offerings of the lines, by their ids; the bid calls them in the tender's language.
    """

    quote: Quote
    member: Organisation
    lead: str
    bid_title: str
    tender_title: Texts
    buyer: str
    deadline: Deadline | None
    bid_valid_until: date | None
    is_open: bool
    own_names: Mapping[int, Texts] = field(default_factory=dict)

    @property
    def is_too_short(self) -> bool:
        """Whether what was handed in ends before the bid may; it then keeps the lead from freezing."""
        ends, needed = self.quote.valid_until, self.bid_valid_until
        is_in = self.is_open and self.quote.state is QuoteState.SUBMITTED
        return is_in and ends is not None and needed is not None and ends < needed


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteRow:
    """A quote in the lead's list. Prices are in it only where the rule of the bid opens them."""

    quote: Quote
    member: Organisation
    is_sealed: bool


def request_quotes(
    database: Database,
    actor: Actor,
    bid_id: int,
    member_ids: Collection[int] | None = None,
    *,
    due_on: date | None,
    note: str = "",
    base_url: str,
    now: datetime,
) -> tuple[int, ...]:
    """Ask members for prices of their items; gives the ids of those asked.

    Members that are named are asked even if they have answered: they are to hand in again. If None, all are asked that have
    not answered for the lines as they are now. Each person who answers for a member gets one mail, in its own language.
    Raises `NotFound`, `BidFrozen`, `NobodyToAsk`, `EverybodyAnswered`.
    """
    with database.write(actor.name, now) as work:
        bid = require_open(get_bid_for_change(work.session, actor, bid_id))
        solution = get_solution(work.session, bid_id)
        having = members_of(solution) - {bid.lead_id}
        wanted = sorted(having if member_ids is None else having & set(member_ids))
        if not wanted:
            raise NobodyToAsk
        save_bid(work.session, replace(bid, partners=with_members(bid.partners, solution)), now)
        again = member_ids is not None
        quotes = [_request(work, bid_id, solution, member_id, due_on, note, again=again) for member_id in wanted]
        asked = [quote for quote in quotes if quote.state is QuoteState.REQUESTED]
        if not asked:
            raise EverybodyAnswered
        for quote in asked:
            _send_requests(work, bid, quote, base_url)
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)
        return tuple(quote.organisation_id for quote in asked)


def list_bid_quotes(database: Database, actor: Actor, bid_id: int) -> tuple[QuoteRow, ...]:
    """The quotes of a bid as its lead may see them now. Raises `NotFound`."""
    with database.read() as session:
        quotes = list_quotes_for_lead(session, get_bid(session, actor, bid_id))
        members = map_organisations(session, [quote.organisation_id for quote in quotes])
    return tuple(
        QuoteRow(quote=quote, member=members[quote.organisation_id], is_sealed=_is_sealed(quote)) for quote in quotes
    )


def list_requests(database: Database, actor: Actor) -> tuple[QuotePage, ...]:
    """What the actor's organisations were asked to price, the next due first; none for anybody else."""
    with database.read() as session:
        return tuple(_load_page(session, quote) for quote in list_own_quotes(session, actor))


def get_quote_page(database: Database, actor: Actor, quote_id: int) -> QuotePage:
    """A quote of an organisation whose prices the actor may see. Raises `NotFound`."""
    with database.read() as session:
        page = _load_page(session, get_own_quote(session, actor, quote_id))
        return replace(page, own_names=map_names(session, {line.offering_id for line in page.quote.lines}))


def save_quote_draft(database: Database, actor: Actor, quote_id: int, answer: QuoteAnswer, *, now: datetime) -> Quote:
    """Keep what is priced so far; the lead does not see it. Raises `NotFound`, `QuoteClosed` and those of a price."""
    with database.write(actor.name, now) as work:
        quote, _ = _open_quote(work, actor, quote_id)
        saved = save_quote(work.session, keep_draft(quote, answer), now)
        work.record("quote.drafted", f"quote:{quote_id}")
        return saved


def answer_quote(
    database: Database, actor: Actor, quote_id: int, answer: QuoteAnswer, *, is_meant: bool = False, now: datetime
) -> Quote:
    """Hand a quote in, or hand it in again with other prices.

    `is_meant`: the member has said that prices far from its list prices are meant so. Raises `NotFound`, `QuoteClosed`,
    `LinePriceMissing`, `LinePriceUnusable`, `ValidityMissing`, `ValidityOver`, `CurrencyUnusable`, `PriceUnlikely`.
    """
    with database.write(actor.name, now) as work:
        quote, bid = _open_quote(work, actor, quote_id)
        until = bid_valid_until(load_tender_head(work.session, bid.tender_id))
        submitted = submit_quote(quote, answer, by=actor.name, now=now, bid_valid_until=until)
        if not is_meant:
            _refuse_unlikely(work.session, actor, submitted)
        saved = save_quote(work.session, submitted, now)
        _note_state(work, bid, quote.organisation_id, PartnerState.ACCEPTED)
        work.record("quote.submitted", f"bid:{bid.id}", f"organisation:{quote.organisation_id}")
        return saved


def decline(database: Database, actor: Actor, quote_id: int, *, now: datetime) -> Quote:
    """Say no to a request. Raises `NotFound`, `QuoteClosed`."""
    with database.write(actor.name, now) as work:
        quote, bid = _open_quote(work, actor, quote_id)
        saved = save_quote(work.session, decline_quote(quote, by=actor.name, now=now), now)
        _note_state(work, bid, quote.organisation_id, PartnerState.DECLINED)
        work.record("quote.declined", f"bid:{bid.id}", f"organisation:{quote.organisation_id}")
        return saved


def _request(
    work: Work, bid_id: int, solution: Solution, member_id: int, due_on: date | None, note: str, *, again: bool
) -> Quote:
    earlier = find_quote(work.session, bid_id, member_id)
    wanted = request_quote(
        earlier,
        bid_id=bid_id,
        organisation_id=member_id,
        solution=solution,
        due_on=due_on or (earlier.due_on if earlier else None),
        note=note.strip(),
        again=again,
    )
    if wanted.state is QuoteState.REQUESTED:
        work.record("quote.requested", f"bid:{bid_id}", f"organisation:{member_id}")
    return save_quote(work.session, wanted, work.now)


def _open_quote(work: Work, actor: Actor, quote_id: int) -> tuple[Quote, Bid]:
    """The quote and its bid, both locked: the bid first, as everywhere, so that two people never wait for each other."""
    permission = Permission.EDIT_OFFERINGS
    bid_id = get_bid_of_quote(work.session, actor, quote_id, permission)
    bid = load_bid(work.session, bid_id, for_change=True)
    quote = get_own_quote(work.session, actor, quote_id, permission, for_change=True)
    if bid.stage not in OPEN_STAGES:
        raise QuoteClosed
    return quote, bid


def _refuse_unlikely(session: Reading, actor: Actor, quote: Quote) -> None:
    lists = map_visible_prices(session, actor, [line.offering_id for line in quote.lines])
    for one in find_unlikely_prices(quote, lists):
        raise PriceUnlikely(
            title=one.line.title,
            quoted=one.quoted,
            listed=one.listed,
            currency=quote.currency,
            where=one.line.item_key,
        )


def _note_state(work: Work, bid: Bid, organisation_id: int, state: PartnerState) -> None:
    partner = find_partner(bid.partners, organisation_id)
    if partner is None or partner.state is state:
        return
    changed: Partner = replace(partner, state=state)
    partners = tuple(changed if one is partner else one for one in bid.partners)
    save_bid(work.session, replace(bid, partners=partners), work.now)


def _send_requests(work: Work, bid: Bid, quote: Quote, base_url: str) -> None:
    tender = load_tender_head(work.session, bid.tender_id)
    lead = get_organisation(work.session, bid.lead_id)
    member = get_organisation(work.session, quote.organisation_id)
    for user in list_answerers(work.session, quote.organisation_id):
        language = user.language
        params = {
            "name": user.name,
            "lead": lead.legal_name,
            "member": member.legal_name,
            "buyer": tender.buyer.name,
            "title": choose_text(tender.title, language) or tender.reference,
            "lines": str(len(quote.lines)),
            "due": format_date(language, quote.due_on) if quote.due_on else render_message(language, _NO_DUE_DATE),
            "note": f"\n{quote.note}\n" if quote.note else "",
            "link": f"{base_url.rstrip('/')}/quotes/{quote.id}",
        }
        queue_mail(
            work.session,
            recipient=user.email,
            subject=render_message(language, _SUBJECT, params),
            body=render_message(language, _BODY, params),
            now=work.now,
        )


def _is_sealed(quote: Quote) -> bool:
    return quote.state is QuoteState.SUBMITTED and all(line.unit_price is None for line in quote.lines)


def _load_page(session: Reading, quote: Quote) -> QuotePage:
    bid = load_bid(session, quote.bid_id)
    tender = load_tender_head(session, bid.tender_id)
    return QuotePage(
        quote=quote,
        member=get_organisation(session, quote.organisation_id),
        lead=get_organisation(session, bid.lead_id).legal_name,
        bid_title=bid.title,
        tender_title=tender.title,
        buyer=tender.buyer.name,
        deadline=tender.submission_deadline,
        bid_valid_until=bid_valid_until(tender),
        is_open=bid.stage in OPEN_STAGES,
    )
