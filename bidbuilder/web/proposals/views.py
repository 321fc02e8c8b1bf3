"""Proposing an offering for a member, looking at a proposal, confirming and declining it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import calls, offerings, proposals
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.proposals.blueprint import room
from bidbuilder.web.proposals.forms import ProposalForm, data_of


@room.get("/proposals")
@access(Permission.FACILITATE, Permission.EDIT_OFFERINGS)
def list_proposals() -> ResponseReturnValue:
    """Proposals to the person's firms and to the members it facilitates."""
    actor = current_actor()
    names = {one.id: one.display_name for one in calls.list_callable_members(the_database(), actor)}
    return render_template(
        "proposals/list.html",
        found=proposals.list_all_proposals(the_database(), actor),
        own=actor.organisations_with(Permission.EDIT_OFFERINGS),
        names=names,
        may_propose=actor.has(Permission.FACILITATE),
    )


@room.get("/proposals/new")
@access(Permission.FACILITATE)
def show_new_proposal() -> ResponseReturnValue:
    """An empty form, or a published offering to be changed (`offering`)."""
    before = _find_offering(request.args.get("offering"))
    data = data_of(before, request.args.get("property", "")[:80])
    chosen = find_key(request.args.get("organisation"))
    if before is None and chosen is not None:
        data["organisation"] = chosen
    return _page(_form(data), before)


@room.post("/proposals/new")
@access(Permission.FACILITATE)
def propose() -> ResponseReturnValue:
    """Send it to the member."""
    before, form = _find_offering(request.form.get("offering")), _form()
    wanted = form.to_offering(before) if form.validate() else None
    if wanted is not None:
        try:
            proposal_id = proposals.propose_offering(
                the_database(), current_actor(), wanted, base_url=the_settings().base_url, now=now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The proposal is sent. Nothing is published before the member confirms it."), "success")
            return redirect(url_for("proposals.show_proposal", proposal_id=proposal_id))
    return _page(form, before), 422


@room.get("/proposals/<int:proposal_id>")
@access(Permission.FACILITATE, Permission.EDIT_OFFERINGS)
def show_proposal(proposal_id: int) -> ResponseReturnValue:
    """What is proposed, beside what is published now."""
    proposal, member, before = proposals.get_proposal_page(the_database(), current_actor(), proposal_id)
    may_decide = current_actor().has_in(Permission.EDIT_OFFERINGS, proposal.offering.organisation_id)
    return render_template(
        "proposals/show.html", proposal=proposal, member=member, before=before, may_decide=may_decide
    )


@room.post("/proposals/<int:proposal_id>/confirm")
@access(Permission.EDIT_OFFERINGS)
def confirm(proposal_id: int) -> ResponseReturnValue:
    """Take it over and publish it."""
    try:
        published = proposals.confirm_proposal(
            the_database(), current_actor(), proposal_id, base_url=the_settings().base_url, now=now()
        )
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
        return redirect(url_for("proposals.show_proposal", proposal_id=proposal_id))
    flash(_("Confirmed and published. Add your prices to it when you like."), "success")
    return redirect(url_for("offerings.show_offering", offering_id=published.id))


@room.post("/proposals/<int:proposal_id>/decline")
@access(Permission.EDIT_OFFERINGS)
def decline(proposal_id: int) -> ResponseReturnValue:
    """Leave things as they are and say why."""
    note = request.form.get("note", "").strip()[:1000]
    try:
        proposals.decline_proposal(
            the_database(), current_actor(), proposal_id, note, base_url=the_settings().base_url, now=now()
        )
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "error")
    else:
        flash(_("Declined. The facilitator is told."), "success")
    return redirect(url_for("proposals.show_proposal", proposal_id=proposal_id))


def _find_offering(key: str | None) -> Offering | None:
    number = find_key(key)
    return offerings.get_offering_page(the_database(), current_actor(), number).offering if number else None


def _form(data: dict[str, object] | None = None) -> ProposalForm:
    form = ProposalForm() if data is None else ProposalForm(formdata=None, data=data)
    form.offer_members(calls.list_callable_members(the_database(), current_actor()))
    return form


def _page(form: ProposalForm, before: Offering | None) -> str:
    return render_template("proposals/new.html", form=form, before=before)
