"""A query asked by an actor: its sight, the organisations it names, and everything found."""

from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.searching.columns import View
from bidbuilder.storage.searching.finding import Found, find
from bidbuilder.storage.searching.mentions import mentions_of
from bidbuilder.storage.searching.owners import owners_of
from bidbuilder.storage.searching.sight import sight_of


def answer(session: Session, view: View, actor: Actor, query: OfferingQuery, dictionary: Dictionary) -> Found:
    """Everything the actor may see that keeps the query."""
    owners, mentions = owners_of(session, query), mentions_of(session, query.words, dictionary)
    return find(view, sight_of(session, actor), query, dictionary, owners=owners, mentions=mentions)
