"""A member's side of quotes: what it was asked to price, and its answer. What the lead sees of them stands in `bids`."""

from bidbuilder.web.quotes import home, papers, questions, views
from bidbuilder.web.quotes.blueprint import room

__all__ = ["home", "papers", "questions", "room", "views"]
