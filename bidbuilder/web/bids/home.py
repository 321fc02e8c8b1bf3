"""The front page of a lead's people: bids with what blocks them for the bid manager, packs to send off for whoever makes them."""

from flask import render_template

from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import bids, packs
from bidbuilder.web.context import now, the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.MANAGE_BIDS, order=5)
def bids_to_work_on(actor: Actor) -> str | None:
    """The bids as cards, each opening at what blocks it."""
    cards = bids.list_cards(the_database(), actor, now=now())
    return render_template("bids/home_panel.html", cards=cards)


@panel(Permission.MAKE_PACKS, order=20)
def packs_to_send(actor: Actor) -> str | None:
    """Frozen versions with their packs, the next due first."""
    latest = packs.list_latest_packs(the_database(), actor)
    if not latest and actor.has(Permission.MANAGE_BIDS):
        return None
    return render_template("bids/packs_panel.html", latest=latest)
