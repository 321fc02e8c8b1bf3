"""Taking a supplier's list over from its page, stopping half way, undoing it, or dropping it."""

from flask import flash, redirect, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import imports, list_imports
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, hint_of, message_of
from bidbuilder.web.offerings.blueprint import room


@room.post("/offerings/import/<int:import_id>/take-over")
@access(Permission.EDIT_OFFERINGS)
def take_over(import_id: int) -> ResponseReturnValue:
    """Take all rows over, or only the clean ones; withdraw what the list does not name if asked."""
    try:
        taken = list_imports.take_over_import(
            the_database(),
            current_actor(),
            import_id,
            clean_only=request.form.get("rows") == "clean",
            publish=request.form.get("publish") == "1",
            withdraw=request.form.get("withdraw") == "1",
            now=now(),
        )
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(import_id, refusal)
    if taken:
        flash(_("New offerings: {new}, changed: {changed}.", new=taken.new, changed=taken.changed), "success")
    return _shown(import_id)


@room.post("/offerings/import/<int:import_id>/go-on")
@access(Permission.EDIT_OFFERINGS)
def go_on(import_id: int) -> ResponseReturnValue:
    """Go on with what was stopped."""
    return _go_on(import_id, give_back=False)


@room.post("/offerings/import/<int:import_id>/give-back")
@access(Permission.EDIT_OFFERINGS)
def give_back(import_id: int) -> ResponseReturnValue:
    """Take out again what a stopped import has brought, and go back to checking it."""
    return _go_on(import_id, give_back=True)


@room.post("/offerings/import/<int:import_id>/undo")
@access(Permission.EDIT_OFFERINGS)
def undo(import_id: int) -> ResponseReturnValue:
    """Put back what was there before: all, or all but what was changed or is used since."""
    rest = request.form.get("rest") == "1"
    try:
        is_done = list_imports.undo_import(the_database(), current_actor(), import_id, rest=rest, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(import_id, refusal)
    if is_done:
        flash(_("The import was undone."), "success")
    return _shown(import_id)


@room.post("/offerings/import/<int:import_id>/drop")
@access(Permission.EDIT_OFFERINGS)
def drop(import_id: int) -> ResponseReturnValue:
    """Give the import up."""
    imports.drop_import(the_database(), current_actor(), "catalogue", import_id, now=now())
    flash(_("The import was dropped; nothing of it was kept."), "info")
    return redirect(url_for("offerings.show_upload"))


def _go_on(import_id: int, *, give_back: bool) -> ResponseReturnValue:
    try:
        list_imports.go_on(the_database(), current_actor(), import_id, give_back=give_back, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        return _refused(import_id, refusal)
    return _shown(import_id)


def _shown(import_id: int) -> ResponseReturnValue:
    return redirect(url_for("offerings.show_import", import_id=import_id))


def _refused(import_id: int, refusal: Refusal) -> ResponseReturnValue:
    flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    return _shown(import_id)
