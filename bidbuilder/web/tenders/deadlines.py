"""Deadlines of the person who asks, and the calendar to subscribe to: its address is made, renewed and taken back here."""

import secrets

from flask import flash, make_response, redirect, render_template, url_for
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.services import deadlines
from bidbuilder.services.deadlines import KIND_WORDS
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor, now, the_database, the_settings
from bidbuilder.web.language import _
from bidbuilder.web.tenders.blueprint import room

_SECRET_BYTES = 32


@room.get("/deadlines")
@access(Permission.SIGNED_IN)
def show_deadlines() -> ResponseReturnValue:
    """What is due, the next first, in the buyer's zone and the own one."""
    return _show("")


@room.post("/deadlines/calendar")
@access(Permission.SIGNED_IN)
def open_calendar() -> ResponseReturnValue:
    """Make a new secret address and show it this once; only its digest is kept."""
    secret = secrets.token_urlsafe(_SECRET_BYTES)
    deadlines.open_calendar(the_database(), current_actor(), secret, now=now())
    path = url_for("tenders.show_calendar", secret=secret)
    response = make_response(_show(the_settings().base_url.rstrip("/") + path))
    response.headers["Cache-Control"] = "no-store"
    return response


@room.post("/deadlines/calendar/close")
@access(Permission.SIGNED_IN)
def close_calendar() -> ResponseReturnValue:
    """Take the address back."""
    deadlines.close_calendar(the_database(), current_actor(), now=now())
    flash(_("The address of the calendar does not work any more."), "success")
    return redirect(url_for("tenders.show_deadlines"))


@room.get("/calendar/<string:secret>.ics")
@access(Permission.PUBLIC)
def show_calendar(secret: str) -> ResponseReturnValue:
    """The calendar of whoever has the secret; calendars cannot sign in."""
    content = deadlines.write_feed(the_database(), secret, base_url=the_settings().base_url, now=now())
    response = make_response(content)
    response.mimetype = "text/calendar"
    response.headers["Cache-Control"] = "private, no-store"
    response.headers["X-Robots-Tag"] = "noindex"
    return response


def _show(address: str) -> str:
    page = deadlines.get_deadlines_page(the_database(), current_actor(), now=now())
    return render_template("tenders/deadlines.html", page=page, kinds=KIND_WORDS, address=address)
