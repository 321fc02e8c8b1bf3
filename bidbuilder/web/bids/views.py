"""The list of bids, and beginning a new one."""

from flask import abort, flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue
from wtforms import SelectField, SelectMultipleField, StringField

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.domain.tenders.tenders import Lot
from bidbuilder.services import bids, tenders
from bidbuilder.web.access import access
from bidbuilder.web.bids.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.forms import Form, at_most, choices, optional
from bidbuilder.web.language import _, current_language, lazy


class NewBidForm(Form):
    """What a new bid needs: the tender, the lots it answers, and what to call it."""

    tender = SelectField(lazy("Tender"))
    lots = SelectMultipleField(lazy("Lots"), validate_choice=False)
    title = StringField(lazy("Name of the bid"), [optional(), at_most(300)])


@room.get("/bids")
@access(Permission.SEE_BIDS)
def list_bids() -> ResponseReturnValue:
    """The bids of the own leads as cards."""
    actor = current_actor()
    return render_template(
        "bids/list.html",
        cards=bids.list_cards(the_database(), actor, now=now()),
        may_manage=actor.has(Permission.MANAGE_BIDS),
    )


@room.get("/bids/new")
@access(Permission.MANAGE_BIDS)
def show_new_bid() -> ResponseReturnValue:
    """Choose tender and lots."""
    chosen = request.args.get("tender", type=int)
    return _new_page(_new_form(chosen), chosen)


@room.post("/bids/new")
@access(Permission.MANAGE_BIDS)
def create_bid() -> ResponseReturnValue:
    """Begin the bid and open its workspace."""
    form = _new_form(request.form.get("tender", type=int))
    if form.validate():
        try:
            bid_id = bids.create_bid(
                the_database(),
                current_actor(),
                tender_id=int(form.tender.data),
                title=form.title.data,
                lots=form.lots.data or (),
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The bid has begun. Choose a requirement and add what answers it."), "success")
            return redirect(url_for("bids.show_solution", bid_id=bid_id))
    return _new_page(form, request.form.get("tender", type=int)), 422


@room.get("/bids/<int:bid_id>")
@access(Permission.SEE_BIDS)
def show_bid(bid_id: int) -> ResponseReturnValue:
    """The workspace opens at the solution."""
    return redirect(url_for("bids.show_solution", bid_id=bid_id))


def _new_form(tender_id: int | None) -> NewBidForm:
    form = NewBidForm(data={"tender": str(tender_id or "")} if request.method == "GET" else None)
    rows = tenders.list_all_tenders(the_database(), current_actor())
    form.tender.choices = choices((str(row.id), row.title or row.reference) for row in rows)
    form.lots.choices = choices(
        (lot.id, f"{lot.id} · {choose_text(lot.title, current_language())}") for lot in _lots_of(tender_id)
    )
    return form


def _lots_of(tender_id: int | None) -> tuple[Lot, ...]:
    if tender_id is None:
        return ()
    found = tenders.get_tender_page(the_database(), current_actor(), tender_id).tender
    return found.lots


def _new_page(form: NewBidForm, tender_id: int | None) -> str:
    if not form.tender.choices:
        abort(redirect(url_for("tenders.list_tenders")))
    return render_template("bids/new.html", form=form, tender_id=tender_id)
