"""The overview of a bid: what is asked and until when, where the bid stands, its name and lots."""

from collections.abc import Callable

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectMultipleField, StringField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.bids.bids import Bid, Stage
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import bids, tenders
from bidbuilder.services.bids import BidPage
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices, required
from bidbuilder.web.language import _, current_language, hint_of, lazy, message_of

# The usual way of a bid; the ends (won, lost, withdrawn) follow the last of them.
USUAL_WAY = (Stage.GO_NO_GO, Stage.COMPOSING, Stage.PRICING, Stage.REVIEW, Stage.FROZEN, Stage.SUBMITTED)


class BidForm(Form):
    """What the bid is called and which lots it answers."""

    title = StringField(lazy("Name of the bid"), [required(), at_most(300)])
    lots = SelectMultipleField(lazy("Lots the bid answers"), validate_choice=False)


@room.get("/bids/<int:bid_id>/overview")
@access(Permission.SEE_BIDS)
def show_overview(bid_id: int) -> ResponseReturnValue:
    """The bid in short, and its stage."""
    return _page(_load(bid_id))


@room.post("/bids/<int:bid_id>/stage")
@access(Permission.MANAGE_BIDS)
def change_stage(bid_id: int) -> ResponseReturnValue:
    """Move the bid to another stage."""
    try:
        wanted = Stage(request.form.get("stage", ""))
        bids.change_stage(the_database(), current_actor(), bid_id, wanted, now=now())
    except (Refusal, ValueError) as refused:
        words = (
            f"{message_of(refused)} {hint_of(refused)}"
            if isinstance(refused, Refusal)
            else _("There is no such stage.")
        )
        flash(words.strip(), "warning")
    return redirect(url_for("bids.show_overview", bid_id=bid_id))


@room.post("/bids/<int:bid_id>/overview")
@access(Permission.MANAGE_BIDS)
def change_bid(bid_id: int) -> ResponseReturnValue:
    """Save name and lots; only what changed is written."""
    page, form = _load(bid_id), BidForm()
    if form.validate():
        try:
            for change in _changes(page.bid, form):
                change()
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("bids.show_overview", bid_id=bid_id))
    return _page(page, form), 422


def _changes(bid: Bid, form: BidForm) -> list[Callable[[], Bid]]:
    database, actor, number = the_database(), current_actor(), bid.id or 0
    title, lots = form.title.data, form.lots.data or []
    changes: list[Callable[[], Bid]] = []
    if title != bid.title:
        changes.append(lambda: bids.rename_bid(database, actor, number, title, now=now()))
    if set(lots) != set(bid.lots):
        changes.append(lambda: bids.choose_lots(database, actor, number, lots, now=now()))
    return changes


def _load(bid_id: int) -> BidPage:
    return bids.get_bid_page(the_database(), current_actor(), bid_id, now=now())


def _page(page: BidPage, form: BidForm | None = None) -> str:
    tender = tenders.get_tender_summary(the_database(), current_actor(), page.bid.tender_id).tender
    form = form or BidForm(formdata=None, data={"title": page.bid.title, "lots": list(page.bid.lots)})
    form.lots.choices = choices(
        (lot.id, f"{lot.id} · {choose_text(lot.title, current_language())}") for lot in tender.lots
    )
    return render_template(
        "bids/overview.html",
        summary=page.summary,
        findings=page.findings,
        bid_page=page,
        tender=tender,
        form=form,
        way=USUAL_WAY,
    )
