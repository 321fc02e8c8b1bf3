"""What a person does in the review: accept, refuse, edit, split, join, take out, take back. Each answers with the review.

Whatever cannot be saved is told there, and what was typed stays in its fields.
"""

from collections.abc import Callable

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder import codec
from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.constraints import ConstraintState
from bidbuilder.domain.tenders.editing import RequirementFields
from bidbuilder.domain.tenders.rebasing import RequirementsCollide
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from bidbuilder.services import left_out, requirements, reviewing
from bidbuilder.storage.requirement_lists import filter_from
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.tenders.blueprint import room
from bidbuilder.web.tenders.requirement_pages import empty_form, fields_from, named_revision
from bidbuilder.web.tenders.reviewing import load_page, show_page

_LONGEST_OFFSET = 7  # digits


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/accept")
@access(Permission.MANAGE_TENDERS)
def accept_requirement(tender_id: int, key: str) -> ResponseReturnValue:
    """Confirm a requirement with all its proposals and go on to the next open one."""

    def accept() -> str:
        line = requirements.confirm_proposals(
            the_database(), current_actor(), tender_id, key, named_revision(), now=now()
        )
        following = requirements.find_next_open(
            the_database(), current_actor(), tender_id, filter_from(request.args), key
        )
        flash(_("Requirement {number} is confirmed.", number=line.requirement.number), "success")
        return following or key

    return _done(tender_id, key, accept)


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/condition")
@access(Permission.MANAGE_TENDERS)
def decide_condition(tender_id: int, key: str) -> ResponseReturnValue:
    """Accept or refuse one proposed condition, named by what it asks; whatever changed beside it does not matter."""
    try:
        state = ConstraintState(request.form.get("state", ""))
    except ValueError as unknown:
        raise NotFound from unknown

    def decide() -> str:
        name = request.form.get("name", "")
        reviewing.decide_condition(the_database(), current_actor(), tender_id, key, name, state, now=now())
        return key

    return _done(tender_id, key, decide)


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/kind")
@access(Permission.MANAGE_TENDERS)
def change_kind(tender_id: int, key: str) -> ResponseReturnValue:
    """Change how binding a requirement is, and who or what must meet it; it stays as open as it was."""
    try:
        fields: RequirementFields = {
            "level": Level(request.form.get("level", "")),
            "scope": Scope(request.form.get("scope", "")),
        }
    except ValueError as unknown:
        raise NotFound from unknown

    def change() -> str:
        requirements.change_requirement(
            the_database(), current_actor(), tender_id, key, named_revision(), fields, _seen(), now=now()
        )
        return key

    return _done(tender_id, key, change)


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/fields")
@access(Permission.MANAGE_TENDERS)
def change_fields(tender_id: int, key: str) -> ResponseReturnValue:
    """Save the fields of a requirement, put together with what others changed in other fields meanwhile."""
    page, line = load_page(tender_id, key)
    form, chosen = empty_form(page.tender), filter_from(request.args)
    if line is None or not form.validate():
        return show_page(page, chosen, form=form), 422
    try:
        saved = requirements.change_requirement(
            the_database(), current_actor(), tender_id, key, named_revision(), fields_from(form), _seen(), now=now()
        )
    except RequirementsCollide as collision:
        return show_page(page, chosen, form=form, overtaken=collision), 409
    except Refusal as refusal:
        form.refuse(refusal)
        return show_page(page, chosen, form=form), status_of(refusal)
    flash(_("Requirement {number} is saved.", number=saved.requirement.number), "success")
    return _go_to(tender_id, key)


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/split")
@access(Permission.MANAGE_TENDERS)
def split_in_review(tender_id: int, key: str) -> ResponseReturnValue:
    """Split a requirement at the chosen sentences, or where the cursor stands."""
    named = request.form.getlist("at")
    at = [int(place) for place in named if place.isascii() and place.isdigit() and len(place) <= _LONGEST_OFFSET]

    def split() -> str:
        keys = requirements.split(the_database(), current_actor(), tender_id, key, named_revision(), at, now=now())
        flash(_("The requirement was split into {count}.", count=len(keys)), "success")
        return key

    return _done(tender_id, key, split)


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/join")
@access(Permission.MANAGE_TENDERS)
def join_in_review(tender_id: int, key: str) -> ResponseReturnValue:
    """Join a requirement with the one before or after it; the one that stands first keeps its number."""

    def join() -> str:
        joined = requirements.merge(
            the_database(), current_actor(), tender_id, [key, request.form.get("with", "")], now=now()
        )
        flash(_("{count} requirements were joined.", count=2), "success")
        return joined

    return _done(tender_id, key, join)


@room.post("/tenders/<int:tender_id>/review/requirements/<string:key>/remove")
@access(Permission.MANAGE_TENDERS)
def remove_in_review(tender_id: int, key: str) -> ResponseReturnValue:
    """Take out what is no requirement; it can be taken back."""

    def remove() -> str:
        gone, after = requirements.delete_requirement(
            the_database(), current_actor(), tender_id, key, named_revision(), now=now()
        )
        flash(_("Requirement {number} was taken out.", number=gone.number), "info")
        return after

    return _done(tender_id, key, remove)


@room.post("/tenders/<int:tender_id>/review/lines/<int:line_id>")
@access(Permission.MANAGE_TENDERS)
def make_of_line(tender_id: int, line_id: int) -> ResponseReturnValue:
    """Make a requirement of a line of the source, or of one of its cells."""
    key = left_out.make_of_line(
        the_database(), current_actor(), tender_id, line_id, request.form.get("column", ""), "", now=now()
    )
    flash(_("The words are a requirement now. Look at it and confirm it."), "success")
    return _go_to(tender_id, key)


@room.post("/tenders/<int:tender_id>/review/undo")
@access(Permission.MANAGE_TENDERS)
def undo_step(tender_id: int) -> ResponseReturnValue:
    """Take one's own last edit back, wherever it was made."""
    here = request.form.get("key", "")

    def undo() -> str:
        step, kept, key = reviewing.undo(the_database(), current_actor(), tender_id, now=now())
        flash(_("Taken back: {what}", what=_(step.message, **step.params)), "success")
        if kept:
            numbers = ", ".join(kept)
            flash(
                _("These stay as they are, because somebody changed them since: {numbers}", numbers=numbers), "warning"
            )
        return key or here

    answer = find_key(request.form.get("patterns"))
    if answer:
        try:
            undo()
        except Refusal as refusal:
            _tell(refusal)
        return redirect(url_for("tenders.show_patterns", tender_id=tender_id))
    return _done(tender_id, here, undo)


def _done(tender_id: int, key: str, act: Callable[[], str]) -> ResponseReturnValue:
    """Act and go to the requirement the act names; a refusal is told at the requirement it was asked from."""
    try:
        key = act()
    except NotFound:
        raise
    except Refusal as refusal:
        _tell(refusal)
    return _go_to(tender_id, key)


def _tell(refusal: Refusal) -> None:
    flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")


def _go_to(tender_id: int, key: str) -> ResponseReturnValue:
    chosen = filter_from(request.args).arguments()
    return redirect(url_for("tenders.show_review", tender_id=tender_id, key=key or None, **chosen))


def _seen() -> Requirement | None:
    """The requirement as the page showed it, which travels with the form."""
    try:
        return codec.from_json(request.form.get("seen", ""), Requirement)
    except codec.NotReadable:
        return None
