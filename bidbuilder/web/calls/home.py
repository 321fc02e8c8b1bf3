"""The front page: calls that wait for a member's answer, and the gaps a facilitator could fill."""

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import calls
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.EDIT_OFFERINGS, order=15)
def calls_to_answer(actor: Actor) -> str | None:
    """What facilitators ask the person's firms, the first due first."""
    waiting = calls.list_open_calls(the_database(), actor)
    return render_template("calls/home_panel.html", waiting=waiting, today=now().date()) if waiting else None


@panel(Permission.FACILITATE, order=35)
def calls_under_way(actor: Actor) -> str | None:
    """The way to the gaps, and how the last calls stand."""
    sent = calls.list_own_calls(the_database(), actor)
    return render_template("calls/facilitator_panel.html", sent=sent[:5], today=now().date())
