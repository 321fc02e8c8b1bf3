"""Calls for offerings: a facilitator asks members for what is missing, members answer, results are counted."""

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import Texts, choose_text
from bidbuilder.domain.catalogue.calls import AnswerState, Call, check_call
from bidbuilder.domain.catalogue.proposals import NotOwnMember
from bidbuilder.domain.people.clusters import with_sub_networks
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.i18n.formats import format_date
from bidbuilder.i18n.messages import render_message
from bidbuilder.i18n.proofs import with_unit_in
from bidbuilder.storage.calls import (
    CallRow,
    add_call,
    get_answer_row,
    get_call,
    list_calls,
    list_received,
)
from bidbuilder.storage.database import Database, Reading, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.organisations import (
    get_organisation,
    list_clusters,
    list_current_members,
    list_facilitated_members,
    map_organisations,
)
from bidbuilder.storage.users import list_answerers

_SUBJECT = translatable("Call for offerings: {subject}")
_BODY = translatable(
    "Hello {name}\n\n"
    "{facilitator} asks {member} whether you can offer: {subject}.\n"
    "Asked for: {asked}\n\n"
    "{text}\n\n"
    "Please answer by {due}, with one click:\n\n"
    "{link}"
)
_NOT_SAID = translatable("see the message")


@dataclass(frozen=True, slots=True, kw_only=True)
class CallPage:
    """A call as its reader may see it, with the firms the answers are of."""

    row: CallRow
    members: Mapping[int, Organisation]
    cluster: str
    may_answer: frozenset[int]
    is_own_call: bool


def send_call(
    database: Database,
    actor: Actor,
    call: Call,
    organisation_ids: Collection[int],
    *,
    base_url: str,
    now: datetime,
) -> int:
    """Ask members of a facilitated cluster or its sub-networks; each person who answers for one gets a mail.

    Gives the call's id. Raises `NotPermitted`, `NotOwnMember`, `NobodyCalled`, `DueDayPast`.
    """
    if call.cluster_id not in actor.clusters_with(Permission.FACILITATE):
        raise NotPermitted
    called = frozenset(organisation_ids)
    check_call(call, called, now.date())
    with database.write(actor.name, now) as work:
        reach = with_sub_networks([call.cluster_id], list_clusters(work.session))
        if not called <= list_current_members(work.session, reach):
            raise NotOwnMember(where="members")
        call_id = add_call(work.session, call, called, by=actor.name, now=now)
        for organisation_id in sorted(called):
            _send(work, actor, call, organisation_id, f"{base_url.rstrip('/')}/calls/{call_id}")
        queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=now)
        work.record("call.sent", f"cluster:{call.cluster_id}", f"call:{call_id}, {len(called)} members")
        return call_id


def list_callable_members(database: Database, actor: Actor) -> tuple[Organisation, ...]:
    """The members a facilitator may call, by legal name."""
    with database.read() as session:
        members = map_organisations(session, list_facilitated_members(session, actor)).values()
    return tuple(sorted(members, key=lambda one: one.legal_name))


def list_own_calls(database: Database, actor: Actor) -> tuple[CallRow, ...]:
    """The calls of the clusters the actor facilitates, the newest first."""
    with database.read() as session:
        return list_calls(session, actor)


def list_open_calls(database: Database, actor: Actor) -> tuple[CallRow, ...]:
    """Calls to the actor's firms that one of them has not answered yet, the first due first."""
    with database.read() as session:
        return tuple(row for row in list_received(session, actor) if row.count(AnswerState.ASKED))


def get_call_page(database: Database, actor: Actor, call_id: int) -> CallPage:
    """A call with all answers for its facilitator, with the own answer for a member. Raises `NotFound`."""
    with database.read() as session:
        row = get_call(session, actor, call_id)
        members = map_organisations(session, [one.organisation_id for one in row.answers])
        return CallPage(
            row=row,
            members=members,
            cluster=_cluster_name(session, row.call.cluster_id),
            may_answer=actor.organisations_with(Permission.EDIT_OFFERINGS) & members.keys(),
            is_own_call=row.call.cluster_id in actor.clusters_with(Permission.FACILITATE),
        )


def answer_call(
    database: Database, actor: Actor, call_id: int, organisation_id: int, *, can: bool, note: str, now: datetime
) -> None:
    """Say for a member that it can or cannot; a later answer takes the place of an earlier one. Raises `NotFound`."""
    with database.write(actor.name, now) as work:
        row = get_answer_row(work.session, actor, call_id, organisation_id)
        row.state = AnswerState.CAN if can else AnswerState.CANNOT
        row.answered_at, row.answered_by, row.note = now, actor.name, note
        work.record("call.answered", f"organisation:{organisation_id}", f"call:{call_id} {row.state}")


def _send(work: Work, actor: Actor, call: Call, organisation_id: int, link: str) -> None:
    member = get_organisation(work.session, organisation_id)
    definition = load_dictionary(work.session).find_key(call.asked.key)
    names = definition.names if definition else {}
    for user in list_answerers(work.session, organisation_id):
        params = {
            "name": user.name,
            "facilitator": actor.name,
            "member": member.legal_name,
            "subject": " ".join(call.subject.split()),
            "asked": _asked(call, names, user.language),
            "text": call.text,
            "due": format_date(user.language, call.due_on),
            "link": link,
        }
        queue_mail(
            work.session,
            recipient=user.email,
            subject=render_message(user.language, _SUBJECT, params),
            body=render_message(user.language, _BODY, params),
            now=work.now,
        )


def _asked(call: Call, names: Texts, language: str) -> str:
    """The property by its name in the reader's language, with what is asked of it."""
    name = choose_text(names, language) if names else ""
    return f"{name} {with_unit_in(language, call.asked.words)}".strip() or render_message(language, _NOT_SAID)


def _cluster_name(session: Reading, cluster_id: int) -> str:
    return next((one.name for one in list_clusters(session) if one.id == cluster_id), "")
