"""The N−1 table: what the bid loses with each member, who cannot be spared, and the best replacement by one button."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.bids.suppositions import edit_of, write_step
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import members_lost, solutions
from bidbuilder.services.members_lost import LossesPage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.parts import wants_part


@room.get("/bids/<int:bid_id>/consortium/members-lost")
@access(Permission.SEE_BIDS)
def show_members_lost(bid_id: int) -> ResponseReturnValue:
    """The table as last worked out; a script that watches the work gets the part of it, and the page anew when it is done."""
    page = _load(bid_id)
    if not wants_part():
        return _render("bids/members_lost.html", page)
    headers = {} if page.job else {"HX-Refresh": "true"}
    return _render("bids/members_lost_work.html", page), 200, headers


@room.post("/bids/<int:bid_id>/consortium/members-lost")
@access(Permission.SEE_BIDS)
def work_out_losses(bid_id: int) -> ResponseReturnValue:
    """Ask for the table."""
    try:
        members_lost.start_study(the_database(), current_actor(), bid_id, now=now())
    except Refusal as refusal:
        _tell(refusal)
    return _back(bid_id)


@room.post("/bids/<int:bid_id>/consortium/members-lost/<int:organisation_id>/replace")
@access(Permission.MANAGE_BIDS)
def replace_member(bid_id: int, organisation_id: int) -> ResponseReturnValue:
    """Let a member go and take the replacements of the table; one edit, so one undo takes it back."""
    page = _load(bid_id)
    loss = members_lost.get_loss(page, organisation_id)
    revision = request.form.get("revision", type=int) or 0
    edit = edit_of(loss.steps, page.dossier.solution)
    try:
        solutions.edit_solution(the_database(), current_actor(), bid_id, edit, base_revision=revision, now=now())
    except Refusal as refusal:
        _tell(refusal)
        return _back(bid_id)
    flash(_("The replacements were taken. One undo takes all of them back."), "success")
    return redirect(url_for("bids.show_solution", bid_id=bid_id))


def _load(bid_id: int) -> LossesPage:
    return members_lost.load_losses(the_database(), current_actor(), bid_id, now=now())


def _render(template: str, page: LossesPage) -> str:
    losses = page.study.data.losses if page.study else ()
    return render_template(
        template,
        summary=page.summary,
        findings=page.findings,
        lost=page,
        losses=losses,
        requirements={one.key: one for one in page.dossier.tender.requirements},
        titles={node.key: node.title for node in page.dossier.solution.walk()},
        questions={one.organisation_id: [write_step(step) for step in one.steps] for one in losses},
    )


def _tell(refusal: Refusal) -> None:
    flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")


def _back(bid_id: int) -> ResponseReturnValue:
    return redirect(url_for("bids.show_members_lost", bid_id=bid_id))
