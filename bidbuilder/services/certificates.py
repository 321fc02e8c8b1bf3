"""Certificates that end: who is reminded when, which bids they hit, and the job that does so once a day.

A member is told of bids in which it is a partner and nothing more of them than their title; a lead of its own bids (law 1).
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date, datetime, timedelta

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.certificate_hits import Moment, find_hit
from bidbuilder.domain.catalogue.reminders import REMINDER_DAYS, Watched, find_due
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.people.users import User
from bidbuilder.i18n.formats import format_date
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.certificates import list_ending_of_offerings, list_ending_of_organisations
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.offering_uses import BidUse, list_all_uses, list_uses
from bidbuilder.storage.reminders import Sent, list_sent, note_sent
from bidbuilder.storage.users import list_answerers, list_users

SOON = timedelta(days=max(REMINDER_DAYS))

_OWNER_SUBJECT = translatable("{certificate} ends on {day}")
_OWNER_BODY = translatable(
    "Hello {name},\n\nThe certificate {certificate} of {owner} ends on {day}.\n\nRenew it here: {link}\n\n"
    "Bids it hits:\n{bids}"
)
_LEAD_SUBJECT = translatable("A certificate in your bid {bid} ends on {day}")
_LEAD_BODY = translatable(
    "Hello {name},\n\nThe certificate {certificate} of {owner} ends on {day}. It hits your bid {bid}.\n\n"
    "Look at the bid: {link}"
)
_NO_BIDS = translatable("none that we know of")
_Key = tuple[str, str, date]


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A certificate that ends, and a bid the asker may know of that it hits, at which moment."""

    watched: Watched
    bid: BidUse
    moment: Moment


def list_hits(database: Database, actor: Actor, *, now: datetime) -> tuple[Hit, ...]:
    """What ends within 90 days (or ended in the last 90) and hits bids the actor may know of, the first to end first."""
    first, last = now.date() - SOON, now.date() + SOON
    with database.read() as session:
        uses = list_uses(session, actor)
        offering_ids = {item.offering_id for use in uses for item in use.items}
        partners = {one for use in uses for one in use.partner_ids}
        ending = (
            *list_ending_of_offerings(session, first, last, offering_ids),
            *list_ending_of_organisations(session, first, last, partners),
        )
    hits = (hit for one in ending for hit in _hits_of(one, uses))
    return tuple(sorted(hits, key=lambda one: (one.watched.certificate.valid_until or last, one.bid.bid_id)))


def remind_certificates(context: JobContext) -> None:
    """The job `remind-certificates`: mail what is due; mails and the note that they left are one transaction with its end."""
    now = context.clock()
    today = now.date()
    with context.database.read() as session:
        watched = (
            *list_ending_of_offerings(session, today, today + SOON),
            *list_ending_of_organisations(session, today, today + SOON),
        )
        sent = list_sent(session, today)
        uses = list_all_uses(session)
    due = _list_due(watched, sent, today)
    context.progress(0, len(due), translatable("Writing reminders"))
    with context.finishing("worker", reminders=len(due)) as work:
        note_sent(work.session, due, now)
        for one in due.values():
            _remind(work, one, list(_hits_of(one, uses)), context.settings.base_url)
            work.record("certificate.reminded", one.subject, one.certificate.name[:200])
        if due:
            queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=None, now=now)


def _list_due(watched: Iterable[Watched], sent: Iterable[Sent], today: date) -> dict[Sent, Watched]:
    """The reminders that have to leave; of a certificate that stands twice under one name there is one."""
    left: dict[_Key, set[int]] = {}
    for subject, name, ends_on, days in sent:
        left.setdefault((subject, name, ends_on), set()).add(days)
    due = {}
    for key, one in {_key_of(one): one for one in watched}.items():
        reached = find_due(key[2], today, left.get(key, ()))
        if reached is not None:
            due[*key, reached] = one
    return due


def _hits_of(watched: Watched, uses: Iterable[BidUse]) -> Iterator[Hit]:
    """The bids that a certificate's end hits: they use the offering, or have the organisation as a partner."""
    ends_on = watched.certificate.valid_until
    for use in uses:
        is_in = (
            any(item.offering_id == watched.offering_id for item in use.items)
            if watched.offering_id
            else watched.organisation_id in use.partner_ids
        )
        if ends_on is None or not is_in:
            continue
        moment = find_hit(
            ends_on, submission_on=use.submission_on, award_on=use.award_on, delivery_until=use.delivery_until
        )
        if moment is not None:
            yield Hit(watched=watched, bid=use, moment=moment)


def _remind(work: Work, watched: Watched, hits: Sequence[Hit], base_url: str) -> None:
    """A mail for each person who answers for the certificate, and one for each bid manager of each bid it hits."""
    known = [hit for hit in hits if watched.organisation_id in hit.bid.partner_ids]
    for user in _people_of(work, watched):
        bids = "\n".join(f"- {hit.bid.title}" for hit in known) or render_message(user.language, _NO_BIDS)
        path = (
            f"offerings/{watched.offering_id}/certificates"
            if watched.offering_id
            else f"organisations/{watched.organisation_id}/certificates"
        )
        _mail(work, user, watched, (_OWNER_SUBJECT, _OWNER_BODY), f"{base_url}/{path}", {"bids": bids})
    for hit in hits:
        link = f"{base_url}/bids/{hit.bid.bid_id}"
        if hit.bid.lead_id == watched.organisation_id:
            continue
        for user in _having(work, Role.BID_MANAGER, hit.bid.lead_id):
            _mail(work, user, watched, (_LEAD_SUBJECT, _LEAD_BODY), link, {"bid": hit.bid.title})


def _people_of(work: Work, watched: Watched) -> Sequence[User]:
    """Editors for a certificate of an offering, administrators for one of the organisation; the others if there are none."""
    admins = () if watched.offering_id else _having(work, Role.ORGANISATION_ADMIN, watched.organisation_id)
    return admins or list_answerers(work.session, watched.organisation_id)


def _having(work: Work, role: Role, organisation_id: int) -> tuple[User, ...]:
    users = list_users(work.session, organisation_id)
    return tuple(user for user in users if user.is_active and Grant(role, organisation_id) in user.grants)


def _mail(work: Work, user: User, watched: Watched, texts: tuple[str, str], link: str, more: dict[str, str]) -> None:
    ends_on = watched.certificate.valid_until
    name = choose_text(watched.names, user.language)
    params = {
        "name": user.name,
        "certificate": watched.certificate.name,
        "owner": f"{watched.organisation}, {name}" if name else watched.organisation,
        "day": format_date(user.language, ends_on) if ends_on else "",
        "link": link,
        **more,
    }
    subject, body = (render_message(user.language, text, params) for text in texts)
    queue_mail(work.session, recipient=user.email, subject=subject[:300], body=body, now=work.now)


def _key_of(watched: Watched) -> _Key:
    ends_on = watched.certificate.valid_until
    assert ends_on is not None  # noqa: S101 - only certificates that end are watched
    return watched.subject, watched.certificate.name[:300], ends_on
