"""The front page of a supplier's editor: offerings to finish, and prices and certificates that run out."""

from datetime import timedelta

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import offerings
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel
from bidbuilder.web.language import current_language

SOON = timedelta(days=90)


@panel(Permission.EDIT_OFFERINGS, order=30)
def own_offerings(actor: Actor) -> str | None:
    """What waits to be published, lacks a price or properties, and what ends within 90 days or has ended."""
    unfinished = offerings.count_unfinished(the_database(), actor)
    today = now().date()
    endings = offerings.list_expiring(the_database(), actor, today + SOON, current_language())
    waits = unfinished.drafts or unfinished.without_price or unfinished.without_properties
    if unfinished.all and not waits and not endings:
        return None
    return render_template(
        "offerings/home_panel.html", unfinished=unfinished, waits=waits, endings=endings, today=today
    )
