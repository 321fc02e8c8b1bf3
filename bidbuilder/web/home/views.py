"""The front page and the health check."""

from flask import render_template
from flask.typing import ResponseReturnValue

from bidbuilder.domain.people.permissions import Permission
from bidbuilder.web.access import access
from bidbuilder.web.context import current_actor
from bidbuilder.web.home.blueprint import room
from bidbuilder.web.home.panels import panels_for


@room.get("/")
@access(Permission.SIGNED_IN)
def show_home() -> ResponseReturnValue:
    """What needs this person, by role."""
    return render_template("home/home.html", panels=panels_for(current_actor()))


@room.get("/healthz")
@access(Permission.PUBLIC)
def health() -> ResponseReturnValue:
    """Says that the server answers, for watchdogs; nothing else."""
    return {"status": "ok"}
