"""Signing in, signing out and choosing the language of the pages."""

from flask import flash, g, make_response, redirect, render_template, request, session, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.languages import INTERFACE_LANGUAGES
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import people, sign_in
from bidbuilder.web.access import SESSION_TOKEN, access, safe_next
from bidbuilder.web.context import current_actor, find_user, now, the_database, the_settings
from bidbuilder.web.errors import status_of
from bidbuilder.web.language import LANGUAGE_COOKIE, _
from bidbuilder.web.sign_in.blueprint import room
from bidbuilder.web.sign_in.forms import SignInForm

_COOKIE_SECONDS = 365 * 24 * 3600


@room.get("/sign-in")
@access(Permission.PUBLIC)
def show_form() -> ResponseReturnValue:
    """The sign-in page; whoever is signed in already goes on."""
    target = safe_next(request.args.get("next"))
    if find_user():
        return redirect(target or url_for("home.show_home"))
    return render_template("sign_in/sign_in.html", form=SignInForm(data={"next": target or ""}))


@room.post("/sign-in")
@access(Permission.PUBLIC)
def sign_in_with_password() -> ResponseReturnValue:
    """Check the password, start a fresh cookie and go where the person wanted to go."""
    form = SignInForm()
    if not form.validate():
        return render_template("sign_in/sign_in.html", form=form), 422
    try:
        token = sign_in.sign_in(
            the_database(),
            the_settings(),
            email=form.email.data,
            password=form.password.data,
            address=request.remote_addr or "",
            agent=request.user_agent.string,
            now=now(),
        )
    except Refusal as refusal:
        form.refuse(refusal)
        return render_template("sign_in/sign_in.html", form=form), status_of(refusal)
    session.clear()
    session[SESSION_TOKEN] = token
    return redirect(safe_next(form.next.data) or url_for("home.show_home"))


@room.post("/sign-out")
@access(Permission.SIGNED_IN)
def sign_out() -> ResponseReturnValue:
    """End the session on the server and forget the cookie."""
    sign_in.sign_out(the_database(), current_actor(), g.sign_in.token_hash, now())
    session.clear()
    flash(_("You are signed out."), "success")
    return redirect(url_for("sign_in.show_form"))


@room.post("/language")
@access(Permission.PUBLIC)
def change_language() -> ResponseReturnValue:
    """Choose the language of the pages: kept with the user, or in a cookie for those who are not signed in."""
    language = request.form.get("language", "")
    answer = make_response(redirect(safe_next(request.form.get("next")) or url_for("home.show_home")))
    if language not in INTERFACE_LANGUAGES:
        return answer
    user = find_user()
    if user:
        people.change_own_settings(
            the_database(), current_actor(), name=user.name, language=language, zone=user.zone, now=now()
        )
    answer.set_cookie(
        LANGUAGE_COOKIE,
        language,
        max_age=_COOKIE_SECONDS,
        httponly=True,
        samesite="Lax",
        secure=the_settings().secure_cookies,
    )
    return answer
