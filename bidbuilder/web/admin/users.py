"""The users of the site: letting them in and out, and inviting administrators."""

from flask import flash, redirect, render_template, request, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Grant, Permission, Role
from bidbuilder.services import people
from bidbuilder.web.access import access
from bidbuilder.web.admin.blueprint import room
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.invitation_mail import invitation_text
from bidbuilder.web.language import _
from bidbuilder.web.organisations.forms import InvitationForm


@room.get("/admin/users")
@access(Permission.ADMINISTER_SITE)
def list_users() -> ResponseReturnValue:
    """All users with their roles, and who is invited."""
    return _page(_form())


@room.post("/admin/users")
@access(Permission.ADMINISTER_SITE)
def invite() -> ResponseReturnValue:
    """Invite a further site administrator."""
    form = _form()
    if not form.validate():
        return _page(form), 422
    people.invite(
        the_database(),
        current_actor(),
        email=form.email.data,
        grant=Grant(Role.SITE_ADMIN),
        language=form.language.data,
        base_url=the_settings().base_url,
        text=invitation_text(form.language.data, current_actor().name, Role.SITE_ADMIN),
        now=now(),
    )
    flash(_("{email} is invited.", email=form.email.data), "success")
    return redirect(url_for("admin.list_users"))


@room.post("/admin/users/<int:user_id>/active")
@access(Permission.ADMINISTER_SITE)
def set_active(user_id: int) -> ResponseReturnValue:
    """Let a user in or out."""
    is_active = request.form.get("active") == "yes"
    people.set_active(the_database(), current_actor(), user_id, is_active=is_active, now=now())
    flash(_("The user may sign in.") if is_active else _("The user may no longer sign in."), "success")
    return redirect(url_for("admin.list_users"))


def _form() -> InvitationForm:
    return InvitationForm.for_roles((Role.SITE_ADMIN,))


def _page(form: InvitationForm) -> str:
    actor = current_actor()
    return render_template(
        "admin/users.html",
        users=people.list_all_users(the_database(), actor),
        invitations=people.list_all_pending_invitations(the_database(), actor),
        form=form,
    )
