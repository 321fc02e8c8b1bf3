"""The front page of a facilitator: the clusters they look after, in figures."""

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import people
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.FACILITATE, order=40)
def facilitated_clusters(actor: Actor) -> str | None:
    """Members and leads of each cluster the person facilitates."""
    tree = people.list_cluster_tree(the_database(), actor, now().date())
    views = [view for view in tree if view.may_facilitate]
    return render_template("clusters/home_panel.html", views=views) if views else None
