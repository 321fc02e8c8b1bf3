"""The people of an organisation: inviting them and taking roles away."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotFound, Refusal
from bidbuilder.domain.people.permissions import Grant, Permission, Role
from bidbuilder.services import people
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.invitation_mail import invitation_text
from bidbuilder.web.language import _
from bidbuilder.web.organisations.blueprint import room
from bidbuilder.web.organisations.forms import ROLES_IN_AN_ORGANISATION, InvitationForm


@room.get("/organisations/<int:organisation_id>/people")
@access(Permission.ADMINISTER_ORGANISATION, Permission.FACILITATE)
def list_people(organisation_id: int) -> ResponseReturnValue:
    """Who has which role, who is invited, and the form to invite."""
    return _page(organisation_id, InvitationForm.for_roles(_roles(organisation_id)))


@room.post("/organisations/<int:organisation_id>/people")
@access(Permission.ADMINISTER_ORGANISATION, Permission.FACILITATE)
def invite(organisation_id: int) -> ResponseReturnValue:
    """Invite somebody into a role of this organisation."""
    form = InvitationForm.for_roles(_roles(organisation_id))
    if not form.validate():
        return _page(organisation_id, form), 422
    grant = Grant(Role(form.role.data), organisation_id)
    firm = people.get_organisation_page(the_database(), current_actor(), organisation_id)[0]
    try:
        people.invite(
            the_database(),
            current_actor(),
            email=form.email.data,
            grant=grant,
            language=form.language.data,
            base_url=the_settings().base_url,
            text=invitation_text(form.language.data, current_actor().name, grant.role, firm.legal_name),
            now=now(),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return _page(organisation_id, form), 422
    flash(_("{email} is invited.", email=form.email.data), "success")
    return redirect(url_for("organisations.list_people", organisation_id=organisation_id))


@room.post("/organisations/<int:organisation_id>/people/<int:user_id>/revoke")
@access(Permission.ADMINISTER_ORGANISATION)
def revoke_role(organisation_id: int, user_id: int) -> ResponseReturnValue:
    """Take a role in this organisation away."""
    try:
        role = Role(request.form.get("role", ""))
    except ValueError as unknown:
        raise NotFound from unknown
    people.revoke_role(the_database(), current_actor(), user_id, Grant(role, organisation_id), now=now())
    flash(_("The role is taken away."), "success")
    return redirect(url_for("organisations.list_people", organisation_id=organisation_id))


def _roles(organisation_id: int) -> tuple[Role, ...]:
    """An administrator gives every role of the organisation; a facilitator only finds it an administrator."""
    if current_actor().has_in(Permission.ADMINISTER_ORGANISATION, organisation_id):
        return ROLES_IN_AN_ORGANISATION
    return (Role.ORGANISATION_ADMIN,)


def _page(organisation_id: int, form: InvitationForm) -> str:
    actor = current_actor()
    organisation, _qualification, users = people.get_organisation_page(the_database(), actor, organisation_id)
    is_admin = actor.has_in(Permission.ADMINISTER_ORGANISATION, organisation_id)
    invitations = people.list_pending_invitations(the_database(), actor, organisation_id) if is_admin else ()
    return render_template(
        "organisations/people.html",
        organisation=organisation,
        users=users,
        invitations=invitations,
        form=form,
        is_admin=is_admin,
    )
