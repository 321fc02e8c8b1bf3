"""How likely a lead says that its bids are won at each stage, for all of its bids."""

from collections.abc import Mapping
from decimal import Decimal

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.basics.numbers import read_number
from bidbuilder.domain.bids.bids import Stage
from bidbuilder.domain.bids.odds import UNDECIDED, ChanceImpossible
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import win_chances
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, message_of


@room.get("/bids/chances")
@access(Permission.MANAGE_BIDS)
def show_chances() -> ResponseReturnValue:
    """The chances of each lead the person works for."""
    return _show()


@room.post("/bids/chances/<int:organisation_id>")
@access(Permission.MANAGE_BIDS)
def save_chances(organisation_id: int) -> ResponseReturnValue:
    """Keep what was typed; the button of the usual chances sends none."""
    typed = {stage: request.form.get(stage.value, "").strip() for stage in UNDECIDED}
    try:
        own = {} if "usual" in request.form else {stage: _percent(stage, text) for stage, text in typed.items() if text}
        win_chances.set_chances(the_database(), current_actor(), organisation_id, own, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        return _show(organisation_id, typed, {refusal.where: message_of(refusal)}), 422
    flash(_("Saved."), "success")
    return redirect(url_for("bids.show_chances"))


def _percent(stage: Stage, text: str) -> Decimal:
    try:
        return read_number(text.removesuffix("%").strip())
    except Refusal as refusal:
        raise ChanceImpossible(where=stage.value) from refusal


def _show(
    organisation_id: int | None = None,
    typed: Mapping[Stage, str] | None = None,
    trouble: Mapping[str, str] | None = None,
) -> str:
    return render_template(
        "bids/chances.html",
        leads=win_chances.list_chances(the_database(), current_actor()),
        stages=UNDECIDED,
        wrong_lead=organisation_id,
        typed=typed or {},
        trouble=trouble or {},
    )
