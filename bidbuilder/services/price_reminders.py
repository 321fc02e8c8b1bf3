"""Prices that end: their supplier is told 90, 30 and 7 days before, in one mail for all of its prices that end on a day.

Nobody else is told, and of bids only those in which the supplier is a partner (law 1). No amount is in the mail.
"""

from collections.abc import Iterable, Sequence
from datetime import timedelta

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.reminders import REMINDER_DAYS, find_due
from bidbuilder.i18n.formats import format_date
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.database import Work
from bidbuilder.storage.ending_prices import EndingPrices, find_ending_among, list_ending_prices, list_first_ending
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.offering_uses import BidUse, list_all_uses
from bidbuilder.storage.reminders import list_sent, note_sent
from bidbuilder.storage.users import list_answerers

_MOST_NAMED = 10

_ONE = translatable("The price of {offering} ends on {day}")
_MANY = translatable("The prices of {count} offerings end on {day}")
_BODY = translatable(
    "Hello {name},\n\nThese prices of yours end on {day}:\n{offerings}\n\nGive new ones here: {link}\n\n"
    "Bids that use these offerings:\n{bids}"
)
_MORE = translatable("- and {count} more")
_NO_BIDS = translatable("none that we know of")


def remind_of_prices(context: JobContext) -> None:
    """The job `remind-of-prices`: mail what is due; mails and the note that they left are one transaction with its end."""
    now = context.clock()
    today = now.date()
    with context.database.read() as session:
        ending = list_ending_prices(session, today, today + timedelta(days=max(REMINDER_DAYS)))
        sent = list_sent(session, today)
        uses = list_all_uses(session)
    due = []
    for one in ending:
        left = {days for subject, _name, day, days in sent if (subject, day) == (one.subject, one.ends_on)}
        if (days := find_due(one.ends_on, today, left)) is not None:
            due.append((one, days))
    context.progress(0, len(due), translatable("Writing reminders"))
    with context.finishing("worker", reminders=len(due)) as work:
        note_sent(work.session, [(one.subject, "", one.ends_on, days) for one, days in due], now)
        for one, _days in due:
            _remind(work, one, uses, context.settings.base_url)
            work.record("price.reminded", f"organisation:{one.organisation_id}", f"{one.count}: {one.ends_on}")
        if due:
            queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=None, now=now)


def _remind(work: Work, ending: EndingPrices, uses: Iterable[BidUse], base_url: str) -> None:
    bids = _bids_with(work, ending, uses)
    named = list_first_ending(work.session, ending, _MOST_NAMED)
    path = f"offerings/{named[0][0]}/prices" if ending.count == 1 else "offerings/import"
    for user in list_answerers(work.session, ending.organisation_id):
        titles = [choose_text(names, user.language) or code for _id, code, names in named]
        lines = [f"- {title}" for title in titles]
        if ending.count > len(titles):
            lines.append(render_message(user.language, _MORE, {"count": str(ending.count - len(titles))}))
        params = {
            "name": user.name,
            "day": format_date(user.language, ending.ends_on),
            "offering": titles[0],
            "count": str(ending.count),
            "offerings": "\n".join(lines),
            "link": f"{base_url}/{path}",
            "bids": "\n".join(f"- {bid}" for bid in bids) or render_message(user.language, _NO_BIDS, {}),
        }
        subject = render_message(user.language, _ONE if ending.count == 1 else _MANY, params)
        body = render_message(user.language, _BODY, params)
        queue_mail(work.session, recipient=user.email, subject=subject[:300], body=body, now=work.now)


def _bids_with(work: Work, ending: EndingPrices, uses: Iterable[BidUse]) -> Sequence[str]:
    """The titles of bids in which the supplier is a partner and that use one of the offerings."""
    known = [use for use in uses if ending.organisation_id in use.partner_ids]
    used = {item.offering_id for use in known for item in use.items if item.organisation_id == ending.organisation_id}
    hit = find_ending_among(work.session, ending, used) if used else frozenset()
    return [use.title for use in known if any(item.offering_id in hit for item in use.items)]
