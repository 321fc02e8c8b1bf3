"""Registering an offering and changing it."""

import re

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal, StaleRevision
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import offerings, people
from bidbuilder.services.offerings import OfferingPage
from bidbuilder.web.access import access
from bidbuilder.web.addresses import find_key
from bidbuilder.web.context import current_actor, now, the_database, the_dictionary
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import _
from bidbuilder.web.offerings.blueprint import room
from bidbuilder.web.offerings.filling import SPARE_PROPERTIES, data_of, keys_of_port
from bidbuilder.web.offerings.forms import OfferingForm, PortForm
from bidbuilder.web.offerings.reading import offering_from, prices_from
from bidbuilder.web.trade_words import property_name

_PORT_ROW = re.compile(r"(?P<row>ports-\d{1,3})-port_type", re.ASCII)


@room.get("/offerings/new")
@access(Permission.EDIT_OFFERINGS)
def show_new_offering() -> ResponseReturnValue:
    """An empty form, the copy of an own offering under a code to be chosen, or one that begins with a `property` asked for."""
    source = find_key(request.args.get("copy"))
    page = _own(source) if source else None
    data = data_of(page.offering if page else None, page.prices if page else None)
    asked = the_dictionary().find_key(request.args.get("property", ""))
    if asked is not None and page is None:
        data = data | {"properties": [{"name": property_name(asked.key)}, *[{}] * SPARE_PROPERTIES]}
    return _page(_form(data | {"code": ""}), None)


@room.post("/offerings/new")
@access(Permission.EDIT_OFFERINGS)
def register_offering() -> ResponseReturnValue:
    """Save a new draft."""
    form = _form()
    offering = offering_from(form, None) if form.validate() else None
    if offering is not None:
        try:
            saved = offerings.register_offering(
                the_database(), current_actor(), offering, prices_from(form, None), now=now()
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
    return _page(_form(data_of(page.offering, page.prices)), page)


@room.post("/offerings/<int:offering_id>/edit")
@access(Permission.EDIT_OFFERINGS)
def change_offering(offering_id: int) -> ResponseReturnValue:
    """Save; a published offering becomes a new version. A second saver is shown what the first one saved, and keeps typing."""
    page, form = _own(offering_id), _form()
    offering = offering_from(form, page.offering) if form.validate() else None
    if offering is not None:
        revision = request.form.get("revision", type=int) or 0
        prices = prices_from(form, page.prices)
        try:
            offerings.change_offering(the_database(), current_actor(), offering, prices, revision, now=now())
        except StaleRevision as stale:
            return _page(form, _own(offering_id), is_stale=True), status_of(stale)
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("offerings.show_offering", offering_id=offering_id))
    return _page(form, page), 422


@room.get("/offerings/port-values")
@access(Permission.EDIT_OFFERINGS)
def show_port_values() -> ResponseReturnValue:
    """The fields for the properties of the type just chosen in one row of the form, which the parameter's name says."""
    chosen = next((one for one in map(_PORT_ROW.fullmatch, request.args) if one), None)
    if chosen is None:
        raise NotFound
    rows = [{"name": key} for key in keys_of_port(request.args[chosen.string])]
    form = PortForm(None, prefix=f"{chosen['row']}-", data={"properties": rows})
    return render_template("offerings/port_values.html", rows=form.properties)


def _own(offering_id: int) -> OfferingPage:
    return offerings.get_own_offering_page(the_database(), current_actor(), offering_id)


def _form(data: dict[str, object] | None = None) -> OfferingForm:
    form = OfferingForm() if data is None else OfferingForm(formdata=None, data=data)
    own = current_actor().organisations_with(Permission.EDIT_OFFERINGS)
    suppliers = people.list_organisations(the_database(), current_actor())
    form.offer_suppliers([one for one in suppliers if one.id in own])
    return form


def _page(form: OfferingForm, page: OfferingPage | None, *, is_stale: bool = False) -> str:
    offering = page.offering if page else None
    return render_template("offerings/edit.html", form=form, page=page, offering=offering, is_stale=is_stale)
