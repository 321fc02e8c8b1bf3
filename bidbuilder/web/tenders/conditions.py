"""The conditions of a requirement: confirm or refuse proposals, write conditions by hand, take them away."""

from collections.abc import Callable

from flask import flash, render_template, request
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal, StaleRevision
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import requirements
from bidbuilder.storage.requirement_lists import filter_from
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import _
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.condition_form import ConditionForm, prefix_of
from bidbuilder.web.tenders.requirement_pages import (
    Editing,
    form_of,
    get_page,
    go_to,
    line_of,
    named_revision,
    show_editor,
    tell_and_go,
)
from bidbuilder.web.trade_words import find_properties


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions/confirm")
@access(Permission.MANAGE_TENDERS)
def confirm_conditions(tender_id: int, key: str) -> ResponseReturnValue:
    """Confirm one proposal and stay, or the requirement with all of them and go on to the next open one."""
    position = request.form.get("position", type=int)
    which = None if position is None else (position,)
    try:
        line = requirements.confirm_proposals(
            the_database(), current_actor(), tender_id, key, named_revision(), which, now=now()
        )
    except Refusal as refusal:
        return _refused(refusal, tender_id, key)
    if position is not None:
        return go_to(tender_id, key)
    flash(_("Requirement {number} is confirmed.", number=line.requirement.number), "success")
    following = requirements.find_next_open(the_database(), current_actor(), tender_id, filter_from(request.args), key)
    return go_to(tender_id, following or key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions/refuse")
@access(Permission.MANAGE_TENDERS)
def refuse_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Refuse one proposal; it stays listed, so that it is not proposed again."""
    return _at_position(requirements.refuse_proposal, tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions/remove")
@access(Permission.MANAGE_TENDERS)
def remove_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Take a condition away."""
    return _at_position(requirements.remove_constraint, tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/conditions")
@access(Permission.MANAGE_TENDERS)
def set_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Add a condition, or replace the one at a position; what was typed stays where it cannot be saved."""
    position = request.form.get("position", type=int)
    form = ConditionForm(prefix=prefix_of(position))
    status = 422
    if form.validate():
        try:
            requirements.set_constraint(
                the_database(),
                current_actor(),
                tender_id,
                key,
                named_revision(),
                form.to_constraint(),
                position,
                now=now(),
            )
        except NotFound:
            raise
        except Refusal as refusal:
            _refuse_at(form, refusal)
            status = status_of(refusal)
        else:
            flash(_("The condition is saved."), "success")
            return go_to(tender_id, key)
    page = get_page(tender_id, key)
    line = line_of(page)
    if position is not None and position >= len(line.requirement.constraints):
        position = None
    return show_editor(page, Editing(line, form_of(page.tender, line.requirement), conditions={position: form})), status


@room.get("/tenders/property-names")
@access(Permission.SIGNED_IN)
def list_property_names() -> ResponseReturnValue:
    """Options of a `datalist`: names of properties that fit what is being typed."""
    return render_template("tenders/property_options.html", found=find_properties(request.args.get("words", "")))


@room.get("/tenders/condition-names")
@access(Permission.SIGNED_IN)
def list_condition_names() -> ResponseReturnValue:
    """The same for what a condition may be about: standards and certificates too."""
    found = find_properties(request.args.get("words", ""), conformities=True)
    return render_template("tenders/property_options.html", found=found)


def _at_position(edit: Callable[..., object], tender_id: int, key: str) -> ResponseReturnValue:
    position = request.form.get("position", type=int)
    if position is None:
        raise NotFound
    try:
        edit(the_database(), current_actor(), tender_id, key, named_revision(), position, now=now())
    except Refusal as refusal:
        return _refused(refusal, tender_id, key)
    return go_to(tender_id, key)


def _refused(refusal: Refusal, tender_id: int, key: str) -> ResponseReturnValue:
    if isinstance(refusal, NotFound):
        raise refusal
    return tell_and_go(refusal, tender_id, key)


def _refuse_at(form: ConditionForm, refusal: Refusal) -> None:
    """Show the refusal at its field; a second saver is told above the form."""
    if isinstance(refusal, StaleRevision):
        refusal.where = ""
    form.refuse(refusal)
