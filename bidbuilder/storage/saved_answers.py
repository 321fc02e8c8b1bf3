"""Which offerings answer a saved search now: by the one query language, and with what its person may see now (law 1)."""

from dataclasses import dataclass

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.matching.dates import key_dates
from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.matching.querying.reading import read_query
from bidbuilder.domain.matching.saved_searches import Ids, SavedSearch
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.requirements import Requirement
from bidbuilder.domain.tenders.tenders import Tender
from bidbuilder.storage.bids import get_bid
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.dictionary import load_dictionary
from bidbuilder.storage.searching.columns import View
from bidbuilder.storage.searching.finding import find
from bidbuilder.storage.searching.mentions import Firms, mentions_of
from bidbuilder.storage.searching.owners import owners_of
from bidbuilder.storage.searching.sight import Sight, sight_of, usable_sight_of
from bidbuilder.storage.tenders import load_tender


@dataclass(frozen=True, slots=True, eq=False)
class Looker:
    """A person with what of the catalogue it may see now, so that many searches are asked with one look at that."""

    actor: Actor
    view: View
    sight: Sight
    dictionary: Dictionary
    firms: Firms


def look_as(database: Database, session: Reading, actor: Actor) -> Looker:
    """The catalogue as committed and the person's present rights, by a session that only reads."""
    view, dictionary = database.catalogue.current(session), load_dictionary(session)
    return Looker(actor, view, sight_of(session, actor), dictionary, Firms())


def answers_of(session: Reading, looker: Looker, search: SavedSearch) -> Ids:
    """The ids of all offerings the person may see that answer; none for a requirement that is gone or no longer the person's.

    A requirement is answered by what keeps all its confirmed conditions, with certificates that hold on its days.
    """
    if search.bid_id is not None:
        return _answers_of_requirement(session, looker, search.bid_id, search.requirement_key)
    query = read_query(search.text, looker.dictionary).query
    owners, mentions = owners_of(session, query), mentions_of(session, query.words, looker.dictionary, looker.firms)
    return find(looker.view, looker.sight, query, looker.dictionary, owners=owners, mentions=mentions).ids


def _answers_of_requirement(session: Reading, looker: Looker, bid_id: int, requirement_key: str) -> Ids:
    try:
        tender, requirement = get_watched(session, looker.actor, bid_id, requirement_key)
    except NotFound:
        return frozenset()
    if not requirement.confirmed_constraints:
        return frozenset()
    query, dates = OfferingQuery(constraints=requirement.confirmed_constraints), key_dates(tender, requirement)
    return find(looker.view, usable_sight_of(session, looker.actor), query, looker.dictionary, dates=dates).ids


def get_watched(session: Reading, actor: Actor, bid_id: int, requirement_key: str) -> tuple[Tender, Requirement]:
    """The tender of a bid the actor works on, and its requirement as it is now; raises `NotFound`."""
    tender = load_tender(session, get_bid(session, actor, bid_id).tender_id)
    requirement = tender.find_requirement(requirement_key)
    if requirement is None:
        raise NotFound
    return tender, requirement
