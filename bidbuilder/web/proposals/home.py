"""The front page of a supplier's editor: what a facilitator wrote down for the firm and waits to be confirmed."""

from flask import render_template

from bidbuilder.domain.catalogue.proposals import ProposalState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import proposals
from bidbuilder.web.context import the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.EDIT_OFFERINGS, order=16)
def proposals_to_confirm(actor: Actor) -> str | None:
    """Proposals to the person's own firms that nobody has answered."""
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    waiting = [
        one
        for one in proposals.list_all_proposals(the_database(), actor, [ProposalState.WAITING])
        if one.offering.organisation_id in own
    ]
    return render_template("proposals/home_panel.html", waiting=waiting) if waiting else None
