"""Registering an offering and changing it."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal, StaleRevision
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import offerings, people
from bidbuilder.services.offerings import OfferingPage
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import _
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.offerings.forms import OfferingForm, form_of, offering_from, prices_from


@room.get("/offerings/new")
@access(Permission.EDIT_OFFERINGS)
def show_new_offering() -> ResponseReturnValue:
    """An empty form, or the copy of an own offering."""
    source = request.args.get("copy", type=int)
    page = offerings.get_offering_page(the_database(), current_actor(), source) if source else None
    data = form_of(page.offering if page else None, page.prices if page and page.may_edit else None)
    return _page(_form(data | {"code": ""}), None)


@room.post("/offerings/new")
@access(Permission.EDIT_OFFERINGS)
def register_offering() -> ResponseReturnValue:
    """Save a new draft."""
    form = _form()
    if form.validate():
        offering = offering_from(form, None)
        if not form.errors:
            try:
                saved = offerings.register_offering(
                    the_database(), current_actor(), offering, prices_from(form), now=now()
                )
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                flash(_("The draft is saved. Publish it when it is ready."), "success")
                return redirect(url_for("offerings.show_offering", offering_id=saved.id))
    return _page(form, None), 422


@room.get("/offerings/<int:offering_id>/edit")
@access(Permission.EDIT_OFFERINGS)
def edit_offering(offering_id: int) -> ResponseReturnValue:
    """The form with what is stored."""
    page = _own(offering_id)
    return _page(_form(form_of(page.offering, page.prices)), page)


@room.post("/offerings/<int:offering_id>/edit")
@access(Permission.EDIT_OFFERINGS)
def change_offering(offering_id: int) -> ResponseReturnValue:
    """Save; a published offering becomes a new version."""
    page, form, status = _own(offering_id), _form(), 422
    if form.validate():
        offering = offering_from(form, page.offering)
        if not form.errors:
            revision = request.form.get("revision", type=int) or 0
            try:
                offerings.change_offering(
                    the_database(), current_actor(), offering, prices_from(form), revision, now=now()
                )
            except StaleRevision as stale:
                form.refuse(stale)
                status = status_of(stale)
            except Refusal as refusal:
                form.refuse(refusal)
            else:
                flash(_("Saved."), "success")
                return redirect(url_for("offerings.show_offering", offering_id=offering_id))
    return _page(form, page), status


def _own(offering_id: int) -> OfferingPage:
    return offerings.get_own_offering_page(the_database(), current_actor(), offering_id)


def _form(data: dict[str, object] | None = None) -> OfferingForm:
    form = OfferingForm() if data is None else OfferingForm(formdata=None, data=data)
    own = current_actor().organisations_with(Permission.EDIT_OFFERINGS)
    suppliers = people.list_organisations(the_database(), current_actor())
    form.offer_suppliers([one for one in suppliers if one.id in own])
    return form


def _page(form: OfferingForm, page: OfferingPage | None) -> str:
    return render_template("offerings/edit.html", form=form, page=page, offering=page.offering if page else None)
