"""The front page: what is new in the person's saved searches."""

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import saved_searches
from bidbuilder.web.context import the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.SIGNED_IN, order=18)
def news_of_searches(actor: Actor) -> str | None:
    """The searches with new answers, with the way to just these."""
    news = saved_searches.list_news(the_database(), actor)
    return render_template("saved_searches/home_panel.html", news=news) if news else None
