"""The offerings that may answer a whole tender: all of a small catalogue, of a large one those that come first for each need."""

from collections.abc import Callable, Iterable

from sqlalchemy import select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.candidates import Wanted, find_candidate_ids, map_usable_offerings
from bidbuilder.storage.offerings import DbOffering, owners_seen_by
from bidbuilder.storage.searching.columns import View

# So many offerings are read and held against a tender in a few seconds.
FEW = 2_000


def map_catalogue(
    session: Session,
    view: Callable[[], View],
    actor: Actor,
    searches: Iterable[Wanted],
    dictionary: Dictionary,
    *,
    limit: int,
) -> dict[int, Offering]:
    """What an actor may use for a tender, by id: all of it where it is little, else the best `limit` of each search.

    `view` gives the columns to search in; it is asked only where the catalogue is large.
    """
    every = select(DbOffering.id).where(
        DbOffering.state == OfferingState.PUBLISHED, DbOffering.organisation_id.in_(owners_seen_by(actor))
    )
    ids = set(session.scalars(every.limit(FEW + 1)))
    if len(ids) > FEW:
        columns = view()
        found = (find_candidate_ids(session, columns, actor, one, dictionary, limit=limit)[0] for one in searches)
        ids = {number for numbers in found for number in numbers}
    return map_usable_offerings(session, actor, ids)
