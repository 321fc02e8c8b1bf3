"""The requirements of a tender: the list with its filters, one requirement beside it, and what a person does to it.

A part of the page (htmx) gets the editor alone; without scripts the same addresses give whole pages. A second saver gets
what the first one saved beside what was typed, with status 409.
"""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound, Refusal, StaleRevision
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.requirements import Level, Requirement
from bidbuilder.services import requirements
from bidbuilder.storage.requirement_lists import RequirementFilter, filter_from
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import _, ngettext
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.requirement_pages import (
    Editing,
    Gone,
    empty_form,
    fields_from,
    form_of,
    get_page,
    go_to,
    line_of,
    named_revision,
    show_editor,
    show_list,
    tell_and_go,
)

_LONGEST_OFFSET = 7  # digits


@room.get("/tenders/<int:tender_id>/requirements")
@access(Permission.SEE_BIDS)
def show_requirements(tender_id: int) -> ResponseReturnValue:
    """The requirements that pass the filter, with the first of them in the editor."""
    page = get_page(tender_id)
    first = page.line
    editing = Editing(first, form_of(page.tender, first.requirement)) if first else None
    return show_list(page, filter_from(request.args), editing)


@room.get("/tenders/<int:tender_id>/requirements/<string:key>")
@access(Permission.SEE_BIDS)
def show_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """One requirement in the editor."""
    page = get_page(tender_id, key)
    line = line_of(page)
    return show_editor(page, Editing(line, form_of(page.tender, line.requirement)))


@room.post("/tenders/<int:tender_id>/requirements/<string:key>")
@access(Permission.MANAGE_TENDERS)
def change_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Save the fields of a requirement."""
    page = get_page(tender_id, key)
    line, form = line_of(page), empty_form(page.tender)
    if not form.validate():
        return show_editor(page, Editing(line, form)), 422
    try:
        saved = requirements.change_requirement(
            the_database(), current_actor(), tender_id, key, named_revision(), fields_from(form), now=now()
        )
    except StaleRevision:
        fresh = get_page(tender_id, key)
        return show_editor(fresh, Editing(line_of(fresh), form, is_stale=True)), 409
    except Refusal as refusal:
        form.refuse(refusal)
        return show_editor(page, Editing(line, form)), status_of(refusal)
    flash(_("Requirement {number} is saved.", number=saved.requirement.number), "success")
    return go_to(tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/split")
@access(Permission.MANAGE_TENDERS)
def split_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Split a requirement where the person says."""
    named = request.form.getlist("at")
    at = [int(place) for place in named if place.isascii() and place.isdigit() and len(place) <= _LONGEST_OFFSET]
    try:
        keys = requirements.split(the_database(), current_actor(), tender_id, key, named_revision(), at, now=now())
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return tell_and_go(refusal, tender_id, key)
    flash(_("The requirement was split into {count}.", count=len(keys)), "success")
    return go_to(tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/<string:key>/delete")
@access(Permission.MANAGE_TENDERS)
def delete_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Take a requirement out, and offer to put it back."""
    try:
        gone, after = requirements.delete_requirement(
            the_database(), current_actor(), tender_id, key, named_revision(), now=now()
        )
    except StaleRevision as stale:
        return tell_and_go(stale, tender_id, key)
    everything = RequirementFilter()
    page = requirements.get_requirement_list(the_database(), current_actor(), tender_id, everything, after)
    line = page.line
    editing = Editing(line, form_of(page.tender, line.requirement)) if line else None
    return show_list(page, everything, editing, Gone(gone, after))


@room.post("/tenders/<int:tender_id>/requirements/restore")
@access(Permission.MANAGE_TENDERS)
def restore_requirement(tender_id: int) -> ResponseReturnValue:
    """Put a requirement back that was just taken out, where it stood."""
    try:
        gone = codec.from_json(request.form.get("requirement", ""), Requirement)
    except codec.NotReadable as garbled:
        raise NotFound from garbled
    before = request.form.get("before", "")
    key = requirements.add_requirement(the_database(), current_actor(), tender_id, gone, before, now=now())
    flash(_("Requirement {number} is back.", number=gone.number), "success")
    return go_to(tender_id, key)


@room.post("/tenders/<int:tender_id>/requirements/add")
@access(Permission.MANAGE_TENDERS)
def add_requirement(tender_id: int) -> ResponseReturnValue:
    """Add a requirement to be filled in."""
    number = str(get_page(tender_id).counts.all + 1)
    fresh = Requirement(number=number, text=_("New requirement"), level=Level.MANDATORY)
    key = requirements.add_requirement(the_database(), current_actor(), tender_id, fresh, now=now())
    return redirect(url_for("tenders.show_requirement", tender_id=tender_id, key=key))


@room.post("/tenders/<int:tender_id>/requirements/selected")
@access(Permission.MANAGE_TENDERS)
def act_on_selected(tender_id: int) -> ResponseReturnValue:
    """Confirm all selected requirements, only the sure ones of them, or join them into one."""
    keys, action = request.form.getlist("key"), request.form.get("action", "")
    if action == "merge":
        return _merge(tender_id, keys)
    count = requirements.confirm_many(
        the_database(), current_actor(), tender_id, keys, confident_only=action == "confirm-confident", now=now()
    )
    if not keys:
        flash(_("Nothing is selected. Tick the requirements you mean."), "warning")
    else:
        flash(
            ngettext("{count} requirement was confirmed.", "{count} requirements were confirmed.", count),
            "success" if count else "info",
        )
    return go_to(tender_id, "")


def _merge(tender_id: int, keys: list[str]) -> ResponseReturnValue:
    try:
        key = requirements.merge(the_database(), current_actor(), tender_id, keys, now=now())
    except Refusal as refusal:
        if isinstance(refusal, NotFound):
            raise
        return tell_and_go(refusal, tender_id)
    flash(_("{count} requirements were joined.", count=len(keys)), "success")
    return go_to(tender_id, key)
