"""Following the link of an invitation: as somebody new, or as a user who gets a further role."""

from flask import flash, redirect, render_template, session, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import people, sign_in
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, find_user, now, the_database
from bidbuilder.web.language import _, current_language
from bidbuilder.web.sign_in.blueprint import room
from bidbuilder.web.sign_in.forms import JoinForm


@room.get("/invitations/<string:token>")
@access(Permission.PUBLIC)
def show_invitation(token: str) -> ResponseReturnValue:
    """What the invitation is for, and the form to accept it."""
    return _page(token, JoinForm())


@room.post("/invitations/<string:token>")
@access(Permission.PUBLIC)
def accept(token: str) -> ResponseReturnValue:
    """Become a user; then sign in with the password just chosen."""
    form = JoinForm()
    if form.validate():
        try:
            people.join(
                the_database(),
                token,
                name=form.name.data,
                password_hash=sign_in.hash_password(form.password.data),
                language=current_language(),
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            session.clear()
            flash(_("Welcome. Sign in with your e-mail address and the password you chose."), "success")
            return redirect(url_for("sign_in.show_form"))
    return _page(token, form), 422


@room.post("/invitations/<string:token>/role")
@access(Permission.SIGNED_IN)
def accept_role(token: str) -> ResponseReturnValue:
    """Take the role on top of those one has."""
    people.accept_further_role(the_database(), current_actor(), token, now=now())
    flash(_("You have the new role."), "success")
    return redirect(url_for("home.show_home"))


def _page(token: str, form: JoinForm) -> str:
    invitation = people.find_open_invitation(the_database(), token, now())
    return render_template(
        "sign_in/invitation.html",
        invitation=invitation,
        form=form,
        token=token,
        is_own=(user := find_user()) is not None and user.email == invitation.email,
    )
