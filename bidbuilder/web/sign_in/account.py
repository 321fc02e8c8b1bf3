"""The own account: name, language and zone, password, and the browsers signed in."""

from flask import flash, g, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import people, sign_in
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, current_user, now, the_database
from bidbuilder.web.language import _
from bidbuilder.web.sign_in.blueprint import room
from bidbuilder.web.sign_in.forms import PasswordForm, SettingsForm


@room.get("/account")
@access(Permission.SIGNED_IN)
def show_account() -> ResponseReturnValue:
    """Everything a person can set for themselves."""
    return _page(_settings_of_user(), PasswordForm(formdata=None))


@room.post("/account")
@access(Permission.SIGNED_IN)
def change_settings() -> ResponseReturnValue:
    """Save name, language and zone."""
    form = SettingsForm()
    if not form.validate():
        return _page(form, PasswordForm(formdata=None)), 422
    people.change_own_settings(
        the_database(),
        current_actor(),
        name=form.name.data,
        language=form.language.data,
        zone=form.zone.data,
        now=now(),
    )
    g.language = form.language.data
    flash(_("Saved."), "success")
    return redirect(url_for("sign_in.show_account"))


@room.post("/account/password")
@access(Permission.SIGNED_IN)
def change_password() -> ResponseReturnValue:
    """Replace the password; every browser has to sign in again."""
    form = PasswordForm()
    if form.validate():
        try:
            sign_in.change_password(
                the_database(),
                current_actor(),
                email=current_user().email,
                old=form.old.data,
                new=form.new.data,
                now=now(),
            )
        except Refusal as refusal:
            form.refuse(refusal)
        else:
            session.clear()
            flash(_("Your password is changed. Sign in with the new one."), "success")
            return redirect(url_for("sign_in.show_form"))
    return _page(_settings_of_user(), form), 422


@room.post("/account/sign-ins/end")
@access(Permission.SIGNED_IN)
def end_sign_in() -> ResponseReturnValue:
    """Sign one of the own browsers out."""
    sign_in.sign_out(the_database(), current_actor(), request.form.get("sign_in", ""), now())
    flash(_("That browser is signed out."), "success")
    return redirect(url_for("sign_in.show_account"))


def _settings_of_user() -> SettingsForm:
    user = current_user()
    return SettingsForm(formdata=None, data={"name": user.name, "language": user.language, "zone": user.zone})


def _page(settings: SettingsForm, password: PasswordForm) -> str:
    return render_template(
        "sign_in/account.html",
        settings_form=settings,
        password_form=password,
        sign_ins=sign_in.list_own_sign_ins(the_database(), current_actor(), now()),
        own_sign_in=g.sign_in.token_hash,
    )
