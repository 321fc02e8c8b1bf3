"""Who may use a route. Every route names its permission with `@access`; a route without one is refused.

The permission asked here is the coarse one ("has it anywhere"). Which bid, offering or organisation a person may see is
decided by the queries of the services, which get the actor.
"""

from collections.abc import Callable
from typing import Any, TypeVar
from urllib.parse import urlsplit

from flask import Flask, current_app, g, redirect, request, session, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.basics.errors import NotPermitted
from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services.sign_in import find_signed_in
from bidbuilder.web.context import now, the_database, the_settings

View = TypeVar("View", bound=Callable[..., Any])

SESSION_TOKEN = "sign_in"  # noqa: S105 - the name of a key, not a secret


class RouteWithoutPermission(RuntimeError):
    """A fault of ours: a route does not say who may use it."""


def access(*permissions: Permission) -> Callable[[View], View]:
    """Mark a view with the permissions of which its user needs at least one. Stands under the route decorator."""

    def mark(view: View) -> View:
        view.permissions = frozenset(permissions)  # type: ignore[attr-defined]
        return view

    return mark


def permissions_of(view: Callable[..., object]) -> frozenset[Permission]:
    """The permissions a view was marked with; empty if it was not."""
    return getattr(view, "permissions", frozenset())


def add_access(app: Flask) -> None:
    """Load the person who asks before every request, and refuse what the route does not permit."""
    access(Permission.PUBLIC)(app.view_functions["static"])
    app.before_request(_load_person)
    app.before_request(_refuse_stranger)


def safe_next(target: str | None) -> str | None:
    """The target if it is a path of this site, else None: no scheme, no host, no `//`, no backslash."""
    if not target or not target.startswith("/") or target.startswith(("//", "/\\")):
        return None
    if any(ord(letter) < 0x20 for letter in target) or "\\" in target:
        return None
    parts = urlsplit(target)
    return target if not parts.scheme and not parts.netloc else None


def _load_person() -> None:
    g.user = g.actor = None
    token = session.get(SESSION_TOKEN)
    if token and request.endpoint != "static":
        found = find_signed_in(the_database(), the_settings(), token, now())
        if found is None:
            session.pop(SESSION_TOKEN)
        else:
            g.user, g.actor, g.sign_in = found.user, found.actor, found.session


def _refuse_stranger() -> ResponseReturnValue | None:
    if request.endpoint is None:
        return None
    wanted = permissions_of(current_app.view_functions[request.endpoint])
    if not wanted:
        raise RouteWithoutPermission(request.endpoint)
    if Permission.PUBLIC in wanted:
        return None
    if g.actor is None:
        return _ask_to_sign_in()
    if not any(g.actor.has(permission) for permission in wanted):
        raise NotPermitted
    return None


def _ask_to_sign_in() -> ResponseReturnValue:
    if request.path.startswith("/api/"):  # a program is told, not led to a form
        return {"error": {"code": "sign-in-needed", "message": "Sign in first.", "where": "", "hint": ""}}, 401
    target = request.full_path.rstrip("?") if request.method == "GET" else None
    address = url_for("sign_in.show_form", next=target)
    if request.headers.get("HX-Request"):
        return "", 401, {"HX-Redirect": url_for("sign_in.show_form")}
    return redirect(address)
