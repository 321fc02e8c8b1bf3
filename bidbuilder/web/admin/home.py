"""The front page of the site administrator: the health of the site in figures."""

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import administration
from bidbuilder.web.context import the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.ADMINISTER_SITE, order=80)
def health_of_the_site(actor: Actor) -> str | None:
    """Users, jobs and mails."""
    return render_template("admin/home_panel.html", health=administration.look_at_health(the_database(), actor))
