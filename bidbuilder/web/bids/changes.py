"""What changed around a bid: newer versions of its offerings, addenda to acknowledge, and what to confirm again."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.bids.touches import Reconfirmation, Touch
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import bid_changes, offering_versions
from bidbuilder.services.bid_changes import ChangesPage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _, hint_of, message_of, ngettext


@room.get("/bids/<int:bid_id>/changes")
@access(Permission.SEE_BIDS)
def show_changes(bid_id: int) -> ResponseReturnValue:
    """Offerings with newer versions, those gone from the catalogue, and the addenda of the call, the newest first."""
    page = bid_changes.get_changes_page(the_database(), current_actor(), bid_id, now=now())
    places = {one.id: _place(page, one) for change in page.changes for one in change.again}
    versions = offering_versions.load_newer(the_database(), current_actor(), bid_id)
    return render_template(
        "bids/changes.html",
        summary=page.summary,
        findings=page.findings,
        changes=page,
        places=places,
        newer=versions.items,
        withdrawn=versions.withdrawn,
    )


@room.post("/bids/<int:bid_id>/changes/confirm")
@access(Permission.MANAGE_BIDS)
def confirm_again(bid_id: int) -> ResponseReturnValue:
    """State that the ticked things still hold."""
    ids = request.form.getlist("thing", type=int)
    try:
        count = bid_changes.confirm_things_again(the_database(), current_actor(), bid_id, ids, now=now())
    except NotFound:
        raise
    except Refusal as refusal:
        flash(f"{message_of(refusal)} {hint_of(refusal)}".strip(), "warning")
    else:
        flash(ngettext("{count} thing is confirmed again.", "{count} things are confirmed again.", count), "success")
    return redirect(url_for("bids.show_changes", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/changes/acknowledge")
@access(Permission.MANAGE_BIDS)
def acknowledge_addendum(bid_id: int) -> ResponseReturnValue:
    """State that an addendum was read and taken into account; so it will stand in the letter."""
    number = request.form.get("number", "")
    bid_changes.acknowledge_addendum(the_database(), current_actor(), bid_id, number, now=now())
    flash(_("Addendum {number} is acknowledged.", number=number), "success")
    return redirect(url_for("bids.show_changes", bid_id=bid_id))


def _place(page: ChangesPage, thing: Reconfirmation) -> str:
    """The address at which a thing is looked at again."""
    bid_id = page.summary.bid_id
    match thing.kind:
        case Touch.CONDITIONS:
            return url_for("tenders.show_requirement", tender_id=page.tender_id, key=thing.requirement_key)
        case Touch.VERDICT:
            return url_for("bids.show_coverage", bid_id=bid_id, requirement=thing.requirement_key, _anchor="proof")
        case Touch.ITEM:
            return url_for("bids.show_solution", bid_id=bid_id, node=thing.subject)
        case Touch.DEADLINE:
            return url_for("tenders.show_tender", tender_id=page.tender_id)
        case _:
            return url_for("bids.show_consortium", bid_id=bid_id, _anchor=f"partner-{thing.subject}")
