"""Offerings a facilitator registers or changes on behalf of a member: proposed, then confirmed or declined by the member.

A proposal holds no price, since a facilitator never sees one: the member's own price list stays with its offering.
"""

from collections.abc import Collection
from dataclasses import replace
from datetime import datetime

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.projection import project_properties
from bidbuilder.domain.catalogue.proposals import NotOwnMember, Proposal, ProposalDecided, ProposalState
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.i18n.messages import render_message
from bidbuilder.storage.database import Database, Work
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.jobs import queue_job
from bidbuilder.storage.mails import queue_mail
from bidbuilder.storage.offerings import find_own_by_codes, get_offering_row, publish_version, save_offering
from bidbuilder.storage.organisations import get_organisation, list_facilitated_members
from bidbuilder.storage.proposals import (
    DbProposal,
    add_proposal,
    get_proposal,
    get_proposal_row,
    list_proposals,
    proposal_of,
)
from bidbuilder.storage.saved_searches import queue_look_again
from bidbuilder.storage.users import get_user, list_answerers

_PROPOSED = translatable("{facilitator} proposes an offering for {member}")
_PROPOSED_BODY = translatable(
    "Hello {name}\n\n"
    "{facilitator} has written down an offering for {member}: {offering}.\n"
    "Nothing is published before you confirm it. Please look at it:\n\n"
    "{link}"
)
_DECIDED = {
    ProposalState.CONFIRMED: translatable("{member} has confirmed {offering}"),
    ProposalState.DECLINED: translatable("{member} has declined {offering}"),
}
_DECIDED_BODY = translatable("Hello {name}\n\n{decision}.\n{note}\n\n{link}")


class OfferingUnnamed(Refusal):
    """A proposal needs what the member will find it by."""

    code = "offering-unnamed"
    message = translatable("The offering needs a product code and a name.")


class CodeInUse(Refusal):
    """The member has another offering with this code."""

    code = "code-in-use"
    message = translatable("{member} already has an offering with the code {code}.")
    hint = translatable("Propose a change of that one, or choose another code.")


def propose_offering(database: Database, actor: Actor, offering: Offering, *, base_url: str, now: datetime) -> int:
    """Propose a new offering, or a change of a published one, to a member of a facilitated cluster or its sub-networks.

    Gives the proposal's id; the member's people get a mail. Raises `NotOwnMember`, `OfferingUnnamed`, `CodeInUse`, `NotFound`.
    """
    with database.write(actor.name, now) as work:
        if offering.organisation_id not in list_facilitated_members(work.session, actor):
            raise NotOwnMember
        _check(work, offering)
        proposal_id = add_proposal(work.session, actor, offering, now)
        _tell_member(work, actor, offering, f"{base_url.rstrip('/')}/proposals/{proposal_id}")
        work.record("offering.proposed", _subject_of(offering), f"proposal:{proposal_id} {offering.code}")
        return proposal_id


def list_all_proposals(
    database: Database, actor: Actor, states: Collection[ProposalState] = tuple(ProposalState)
) -> tuple[Proposal, ...]:
    """Proposals to the actor's firms and to the members it facilitates, the newest first."""
    with database.read() as session:
        return list_proposals(session, actor, states)


def get_proposal_page(database: Database, actor: Actor, proposal_id: int) -> tuple[Proposal, str, Offering | None]:
    """A proposal with its firm's name and, of a change, what is published now. Raises `NotFound`."""
    with database.read() as session:
        proposal = get_proposal(session, actor, proposal_id)
        member = get_organisation(session, proposal.offering.organisation_id).display_name
        before = get_offering_row(session, proposal.offering.id).data if proposal.offering.id else None
        return proposal, member, before


def confirm_proposal(database: Database, actor: Actor, proposal_id: int, *, base_url: str, now: datetime) -> Offering:
    """The member takes a proposal over and publishes it. Raises `NotFound`, `ProposalDecided`, `CodeInUse`."""
    with database.write(actor.name, now) as work:
        row = _waiting(work, actor, proposal_id)
        _check(work, proposal_of(row).offering)
        published = _publish(work, row)
        row.offering_id = published.id
        _decide(work, actor, row, ProposalState.CONFIRMED, "", base_url)
        detail = f"proposed by {row.made_by}, confirmed by {actor.name}, version {published.version}"
        work.record("offering.proposal-confirmed", f"offering:{published.id}", detail)
        return published


def decline_proposal(
    database: Database, actor: Actor, proposal_id: int, note: str, *, base_url: str, now: datetime
) -> None:
    """The member does not want it; nothing changes but the facilitator is told why. Raises `NotFound`, `ProposalDecided`."""
    with database.write(actor.name, now) as work:
        row = _waiting(work, actor, proposal_id)
        _decide(work, actor, row, ProposalState.DECLINED, note, base_url)
        detail = f"proposed by {row.made_by}, declined by {actor.name}"
        work.record("offering.proposal-declined", _subject_of(proposal_of(row).offering), detail)


def _check(work: Work, offering: Offering) -> None:
    if not offering.code.strip() or not any(name.strip() for name in offering.names.values()):
        raise OfferingUnnamed(where="code")
    if offering.id is not None:
        stored = get_offering_row(work.session, offering.id)
        if stored.organisation_id != offering.organisation_id or stored.state != OfferingState.PUBLISHED:
            raise NotFound
    same = find_own_by_codes(work.session, offering.organisation_id, {offering.code}).get(offering.code)
    if same is not None and same.id != offering.id:
        member = get_organisation(work.session, offering.organisation_id).display_name
        raise CodeInUse(where="code", code=offering.code, member=member)


def _waiting(work: Work, actor: Actor, proposal_id: int) -> DbProposal:
    row = get_proposal_row(work.session, actor, proposal_id)
    if row.state != ProposalState.WAITING:
        raise ProposalDecided
    return row


def _publish(work: Work, row: DbProposal) -> Offering:
    proposed = proposal_of(row).offering
    if proposed.id is not None:
        stored = get_offering_row(work.session, proposed.id)
        # What a facilitator does not fill in stays the member's own.
        proposed = replace(
            proposed,
            version=stored.published_version,
            certificates=stored.data.certificates,
            documents=stored.data.documents,
        )
    else:
        draft = replace(proposed, version=0, state=OfferingState.DRAFT)
        proposed = save_offering(work.session, draft, work.now)
    bounds = project_properties(proposed, load_dictionary(work.session))
    queue_look_again(work.session, work.now)
    return publish_version(work.session, proposed, bounds, work.now)


def _decide(work: Work, actor: Actor, row: DbProposal, state: ProposalState, note: str, base_url: str) -> None:
    row.state, row.decided_at, row.decided_by, row.note = state, work.now, actor.name, note
    facilitator = get_user(work.session, row.made_by_id)
    params = _names(work, row.data, facilitator.language) | {"name": facilitator.name, "note": note}
    subject = render_message(facilitator.language, _DECIDED[state], params)
    link = f"{base_url.rstrip('/')}/proposals/{row.id}"
    body = render_message(facilitator.language, _DECIDED_BODY, params | {"decision": subject, "link": link})
    queue_mail(work.session, recipient=facilitator.email, subject=subject, body=body, now=work.now)
    queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=work.now)


def _tell_member(work: Work, actor: Actor, offering: Offering, link: str) -> None:
    for user in list_answerers(work.session, offering.organisation_id):
        params = _names(work, offering, user.language)
        params |= {"name": user.name, "facilitator": actor.name, "link": link}
        subject = render_message(user.language, _PROPOSED, params)
        body = render_message(user.language, _PROPOSED_BODY, params)
        queue_mail(work.session, recipient=user.email, subject=subject, body=body, now=work.now)
    queue_job(work.session, kind="send-mails", subject="outbox", payload={}, user_id=actor.user_id, now=work.now)


def _names(work: Work, offering: Offering, language: str) -> dict[str, str]:
    name = " ".join((choose_text(offering.names, language) or offering.code).split())
    return {"member": get_organisation(work.session, offering.organisation_id).legal_name, "offering": name}


def _subject_of(offering: Offering) -> str:
    return f"offering:{offering.id}" if offering.id else f"organisation:{offering.organisation_id}"
