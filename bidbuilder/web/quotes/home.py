"""The front page of a member: what it was asked to price, with dates, and the bids it takes part in without a price."""

from flask import render_template

from bidbuilder.domain.consortium.quotes import QuoteState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.services import member_papers, quotes
from bidbuilder.web.context import the_database
from bidbuilder.web.home.panels import panel


@panel(Permission.SEE_OWN_PRICES, order=10)
def requests_to_price(actor: Actor) -> str | None:
    """Requests that wait for an answer and quotes that end too early, the next due first; the others are counted."""
    requests = quotes.list_requests(the_database(), actor)
    parts = member_papers.list_parts(the_database(), actor)
    waiting = [one for one in requests if one.is_too_short or (one.is_open and one.quote.state is QuoteState.REQUESTED)]
    if not requests and not parts:
        return None
    answered = len(requests) - len(waiting)
    return render_template("quotes/home_panel.html", waiting=waiting, answered=answered, parts=parts)
