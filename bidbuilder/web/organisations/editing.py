"""Changing an organisation's data and logo."""

from flask import flash, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotPermitted, Refusal
from bidbuilder.domain.people.logos import LARGEST_LOGO_BYTES
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import logos, people
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database
from bidbuilder.web.language import _
from bidbuilder.web.organisations.blueprint import room
from bidbuilder.web.organisations.forms import LogoForm, OrganisationForm, form_of, organisation_from


@room.get("/organisations/<int:organisation_id>/edit")
@access(Permission.ADMINISTER_ORGANISATION)
def edit_organisation(organisation_id: int) -> ResponseReturnValue:
    """The form with what is stored."""
    organisation = _editable(organisation_id)
    return _page(organisation, form_of(organisation), LogoForm(formdata=None))


@room.post("/organisations/<int:organisation_id>/edit")
@access(Permission.ADMINISTER_ORGANISATION)
def change_organisation(organisation_id: int) -> ResponseReturnValue:
    """Save what the form states."""
    organisation = _editable(organisation_id)
    form = OrganisationForm()
    if form.validate():
        try:
            people.change_organisation(
                the_database(), current_actor(), organisation_from(form, organisation), now=now()
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("Saved."), "success")
            return redirect(url_for("organisations.show_organisation", organisation_id=organisation_id))
    return _page(organisation, form, LogoForm(formdata=None)), 422


@room.post("/organisations/<int:organisation_id>/logo")
@access(Permission.ADMINISTER_ORGANISATION)
def change_logo(organisation_id: int) -> ResponseReturnValue:
    """Take a new logo."""
    organisation = _editable(organisation_id)
    form = LogoForm()
    if form.validate():
        try:
            content = form.logo.data.read(LARGEST_LOGO_BYTES + 1)
            logos.set_logo(the_database(), current_actor(), organisation_id, content, now=now())
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            flash(_("The logo is saved."), "success")
            return redirect(url_for("organisations.show_organisation", organisation_id=organisation_id))
    return _page(organisation, form_of(organisation), form), 422


def _editable(organisation_id: int) -> Organisation:
    actor = current_actor()
    organisation, _qualification, _users = people.get_organisation_page(the_database(), actor, organisation_id)
    if not actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        raise NotPermitted
    return organisation


def _page(organisation: Organisation, form: OrganisationForm, logo_form: LogoForm) -> str:
    return render_template("organisations/edit.html", organisation=organisation, form=form, logo_form=logo_form)
