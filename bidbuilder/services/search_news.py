"""The jobs that look at saved searches again: after something was published, and once a day with a mail about what is new.

A mail and the note that it was written are one transaction: where a worker was killed, some people were told and not the others,
and the worker that takes over has nothing left to tell the first ones.
"""

from collections.abc import Sequence
from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.matching.saved_searches import look_again
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.people.users import User
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.job_context import JobContext
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.offering_lists import list_rows
from bidbuilder.storage.saved_answers import answers_of, look_as
from bidbuilder.storage.saved_searches import (
    DbSavedSearch,
    list_saved_rows,
    list_watchers,
    search_of,
    standing_of,
    store_standing,
)
from bidbuilder.storage.users import get_actor, get_user

_SUBJECT = translatable("New in your saved searches: {count}")
_BODY = translatable(
    "Hello {name},\n\nThis is new in the catalogue since we last told you:\n\n{news}\n\nAll your saved searches: {link}\n"
)
_ONE = translatable("{search}: {count} new\n{offerings}\n{link}")
_NAMED = 5


def look_at_searches(context: JobContext) -> None:
    """The job `look-at-saved-searches`: note what is new, so that people see it when they next come."""
    _look_at_all(context)
    with context.finishing("worker"):
        pass


def tell_of_news(context: JobContext) -> None:
    """The daily job `tell-of-saved-searches`: note what is new, and mail each person once about all of it."""
    told, base_url = 0, context.settings.base_url.rstrip("/")
    for user_id in _look_at_all(context):
        with context.database.write("worker", context.clock()) as work:
            told += _tell(work, user_id, base_url)
    with context.finishing("worker", told=told) as work:
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=None, now=work.now)


def _look_at_all(context: JobContext) -> tuple[int, ...]:
    """Look at the searches of everybody, each with the rights of its person; gives the people."""
    with context.database.read() as session:
        people = list_watchers(session)
    for place, user_id in enumerate(people):
        context.progress(place, len(people), translatable("Looking at saved searches"))
        _look(context.database, user_id, context.clock())
    return people


def _look(database: Database, user_id: int, now: datetime) -> None:
    with database.read() as session:
        actor = get_actor(session, get_user(session, user_id))
        looker = look_as(database, session, actor)
        answers = {
            row.id: answers_of(session, looker, search_of(row))
            for row in list_saved_rows(session, user_id)
            if not row.is_paused
        }
    with database.housekeep() as session:
        for row in list_saved_rows(session, user_id, for_change=True):
            if row.id in answers:
                store_standing(row, look_again(standing_of(row), answers[row.id]))
                row.looked_at = now


def _tell(work: Work, user_id: int, base_url: str) -> bool:
    """Mail a person what it was not told yet, and note that it was; tells whether there was anything."""
    waiting = [
        row for row in list_saved_rows(work.session, user_id, for_change=True) if row.untold and not row.is_paused
    ]
    if not waiting:
        return False
    user = get_user(work.session, user_id)
    actor = get_actor(work.session, user)
    news, count = [], 0
    for row in waiting:
        standing = standing_of(row)
        news.append(_words_of(work.session, actor, user, row, sorted(standing.untold, reverse=True), base_url))
        count += len(standing.untold)
        store_standing(row, replace(standing, untold=frozenset()))
    params = {"name": user.name, "news": "\n\n".join(news), "link": f"{base_url}/saved-searches"}
    subject = render_message(user.language, _SUBJECT, {"count": str(count)})
    body = render_message(user.language, _BODY, params)
    queue_mail(work.session, recipient=user.email, subject=subject, body=body, now=work.now)
    work.record("search.told", f"user:{user_id}", f"{count} new in {len(waiting)} searches")
    return True


def _words_of(
    session: Reading, actor: Actor, user: User, row: DbSavedSearch, offering_ids: Sequence[int], base_url: str
) -> str:
    """One search in a mail: how many are new, the first ones by name and supplier, and where to see them all."""
    shown = list_rows(session, actor, offering_ids[:_NAMED], user.language)
    lines = [f"- {' '.join((one.name or one.code).split())}, {one.organisation}" for one in shown]
    if len(offering_ids) > len(shown):
        lines.append("- …")
    params = {
        "search": " ".join(row.name.split()),
        "count": str(len(offering_ids)),
        "offerings": "\n".join(lines),
        "link": f"{base_url}/saved-searches/{row.id}",
    }
    return render_message(user.language, _ONE, params)
