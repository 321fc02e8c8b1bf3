"""Deadlines of a person: of the tenders of the own leads and of quotes one is asked for; as a calendar, and as reminders.

The address of a calendar is a secret that can be taken back; the calendar holds names and days, never a price.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from urllib.parse import quote, urlsplit

from bidbuilder.domain.basics.dates import Deadline
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts, choose_text
from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.people.users import User
from bidbuilder.domain.tenders.deadlines import DeadlineKind, DueDate, days_to_remind, list_deadlines
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.formats.writers.calendar import CalendarEntry, write_calendar
from bidbuilder.i18n.formats import format_datetime, format_time_left
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.bids import load_bid
from bidbuilder.storage.calendar_feeds import close_feed, find_feed_owner, find_feed_since, note_reminder, open_feed
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.quotes import list_own_quotes, list_quote_changes
from bidbuilder.storage.tenders import list_running_heads, list_tender_heads
from bidbuilder.storage.users import get_actor, get_user, list_users

KIND_WORDS = {
    DeadlineKind.SUBMISSION: translatable("Bids are due"),
    DeadlineKind.CLARIFICATION: translatable("Questions are due"),
    DeadlineKind.PARTICIPATION: translatable("Requests to participate are due"),
    DeadlineKind.INTEREST: translatable("Expressions of interest are due"),
    DeadlineKind.OPENING: translatable("Opening of the bids"),
}
_CALENDAR_NAME = translatable("Deadlines of bids")
_QUOTE_DUE = translatable("Quote is due: {bid}")
_BUYERS_TIME = translatable("{time} where the buyer is ({zone})")
_SUBJECT = translatable("{what}: {title}")
_BODY = translatable(
    "Hello {name},\n\n{what} for “{title}” ({buyer}) in {left}:\n\n{time} ({zone})\n{own} (your time)\n\n{link}\n"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class TenderDueDate:
    """A deadline of a tender of one of the person's leads."""

    tender_id: int
    title: Texts
    buyer: str
    due: DueDate
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class QuoteDueDate:
    """A day by which a member of the person's wants to have priced its lines."""

    quote_id: int
    bid_title: str
    due_on: date
    revision: int
    changed_at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class DeadlinesPage:
    """Everything that is still to come, and since when the calendar has its present address."""

    tenders: tuple[TenderDueDate, ...]
    quotes: tuple[QuoteDueDate, ...]
    feed_since: datetime | None


def get_deadlines_page(database: Database, actor: Actor, *, now: datetime) -> DeadlinesPage:
    """The person's deadlines from now on, the next first."""
    with database.read() as session:
        return DeadlinesPage(
            tenders=_tender_dates(session, actor, now),
            quotes=_quote_dates(session, actor, now.date()),
            feed_since=find_feed_since(session, actor.user_id),
        )


def open_calendar(database: Database, actor: Actor, secret: str, *, now: datetime) -> None:
    """Give the person's calendar this secret; an earlier address stops working."""
    with database.write(actor.name, now) as work:
        open_feed(work.session, actor.user_id, secret, now)
        work.record("calendar.opened", f"user:{actor.user_id}")


def close_calendar(database: Database, actor: Actor, *, now: datetime) -> None:
    """Take the calendar's address back. Raises `NotFound` where there is none."""
    with database.write(actor.name, now) as work:
        if not close_feed(work.session, actor.user_id):
            raise NotFound
        work.record("calendar.closed", f"user:{actor.user_id}")


def write_feed(database: Database, secret: str, *, base_url: str, now: datetime) -> bytes:
    """The calendar a secret opens, with what its person may see now. Raises `NotFound`."""
    with database.read() as session:
        user_id = find_feed_owner(session, secret)
        if user_id is None:
            raise NotFound
        user = get_user(session, user_id)
        if not user.is_active:
            raise NotFound
        actor = get_actor(session, user)
        tenders = _tender_dates(session, actor, now)
        quotes = _quote_dates(session, actor, now.date())
    entries = (*_tender_entries(tenders, user, base_url), *_quote_entries(quotes, user, base_url))
    return write_calendar(render_message(user.language, _CALENDAR_NAME, {}), entries, now)


def remind_of_deadlines(context: JobContext) -> None:
    """The daily job `remind-of-deadlines`: mail the bid managers of a lead 14, 7, 3 and 1 days ahead, once each."""
    now = context.clock()
    with context.finishing("worker") as work:
        for tender in list_running_heads(work.session, now):
            for due in list_deadlines(tender):
                days = days_to_remind(due.deadline, now)
                noted = days is not None and note_reminder(
                    work.session, tender.id or 0, due.kind, due.deadline.moment, days, now
                )
                if noted:
                    _remind(work.session, tender, due, context.settings.base_url, now)
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=None, now=now)


def _remind(session: Reading, tender: Tender, due: DueDate, base_url: str, now: datetime) -> None:
    for user in list_users(session, tender.owner_id):
        if user.is_active and get_actor(session, user).has_in(Permission.MANAGE_BIDS, tender.owner_id or 0):
            subject, body = _mail(tender, due, user, base_url, now)
            queue_mail(session, recipient=user.email, subject=subject, body=body, now=now)


def _mail(tender: Tender, due: DueDate, user: User, base_url: str, now: datetime) -> tuple[str, str]:
    language, moment = user.language, due.deadline.moment
    what = render_message(language, KIND_WORDS[due.kind], {})
    title = choose_text(tender.title, language) or tender.reference
    params = {
        "name": user.name,
        "what": what,
        "title": title,
        "buyer": tender.buyer.name,
        "left": format_time_left(language, moment - now),
        "time": format_datetime(language, moment, due.deadline.zone),
        "zone": due.deadline.zone,
        "own": format_datetime(language, moment, user.zone),
        "link": f"{base_url.rstrip('/')}/tenders/{tender.id}",
    }
    return render_message(language, _SUBJECT, params), render_message(language, _BODY, params)


def _tender_dates(session: Reading, actor: Actor, now: datetime) -> tuple[TenderDueDate, ...]:
    found = [
        TenderDueDate(
            tender_id=head.tender.id or 0,
            title=head.tender.title,
            buyer=head.tender.buyer.name,
            due=due,
            revision=head.revision,
            changed_at=head.changed_at,
        )
        for head in list_tender_heads(session, actor)
        for due in list_deadlines(head.tender)
        if due.deadline.moment > now
    ]
    return tuple(sorted(found, key=lambda one: one.due.deadline.moment))


def _quote_dates(session: Reading, actor: Actor, today: date) -> tuple[QuoteDueDate, ...]:
    open_ones = {
        one.id or 0: (one, one.due_on)
        for one in list_own_quotes(session, actor)
        if one.due_on is not None and one.due_on >= today and one.state is QuoteState.REQUESTED
    }
    changes = list_quote_changes(session, open_ones)
    return tuple(
        QuoteDueDate(
            quote_id=quote_id,
            bid_title=load_bid(session, one.bid_id).title,
            due_on=due_on,
            revision=changes[quote_id][0],
            changed_at=changes[quote_id][1],
        )
        for quote_id, (one, due_on) in open_ones.items()
    )


def _tender_entries(dates: Sequence[TenderDueDate], user: User, base_url: str) -> Iterator[CalendarEntry]:
    for one in dates:
        what = render_message(user.language, KIND_WORDS[one.due.kind], {})
        deadline: Deadline = one.due.deadline
        there = {
            "time": format_datetime(user.language, deadline.moment, deadline.zone),
            "zone": deadline.zone,
        }
        lines = (one.buyer, ", ".join(one.due.lots), render_message(user.language, _BUYERS_TIME, there))
        yield CalendarEntry(
            uid=_uid(base_url, "tender", one.tender_id, one.due.kind, one.due.branch),
            moment=deadline.moment,
            sequence=one.revision,
            changed_at=one.changed_at,
            title=f"{what}: {choose_text(one.title, user.language)}",
            description="\n".join(filter(None, lines)),
            address=f"{base_url.rstrip('/')}/tenders/{one.tender_id}",
        )


def _quote_entries(dates: Sequence[QuoteDueDate], user: User, base_url: str) -> Iterator[CalendarEntry]:
    for one in dates:
        yield CalendarEntry(
            uid=_uid(base_url, "quote", one.quote_id),
            moment=one.due_on,
            sequence=one.revision,
            changed_at=one.changed_at,
            title=render_message(user.language, _QUOTE_DUE, {"bid": one.bid_title}),
            address=f"{base_url.rstrip('/')}/quotes/{one.quote_id}",
        )


def _uid(base_url: str, *parts: object) -> str:
    """The same for one thing of this installation for ever, and no other's: a lot's name may hold any signs."""
    words = "-".join(quote(str(part), safe="") for part in parts if part)
    return f"{words}@{urlsplit(base_url).hostname or 'bidbuilder'}"
