"""Offerings that may answer a requirement, found among very many: those that keep all its conditions first, counted exactly.

After them come offerings that keep some (fewest failures first), then those about which too little is stated, then those
that fail. Of equals the cheapest price that the asker may see comes first. The exact verdict with its proof is `matching`'s.
"""

import math
from collections.abc import Collection, Sequence
from dataclasses import dataclass
from datetime import date

import numpy as np
from numpy.typing import NDArray
from sqlalchemy import select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.matching.querying.queries import OfferingQuery, Order, Paging
from bidbuilder.domain.matching.readings import Bound, read_bound
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.storage.offerings import DbOffering, map_versions, owners_seen_by
from bidbuilder.storage.searching.columns import View
from bidbuilder.storage.searching.conditions import every_of, keeping, stating
from bidbuilder.storage.searching.finding import Found, Hits, find, with_masks
from bidbuilder.storage.searching.ordering import page_of
from bidbuilder.storage.searching.owners import owners_of
from bidbuilder.storage.searching.sight import usable_sight_of
from bidbuilder.storage.searching.wording import asked_words, score

_ANY = OfferingQuery()


@dataclass(frozen=True, slots=True)
class Candidates:
    """The offerings to look at, best first, and how many of the whole catalogue keep every condition.

    Without conditions `count` is how many the words found.
    """

    offerings: tuple[Offering, ...]
    count: int


@dataclass(frozen=True, slots=True)
class Wanted:
    """What a requirement asks of an offering: conditions, the days a certificate has to hold, and words that hint at it."""

    constraints: tuple[Constraint, ...] = ()
    dates: tuple[date, ...] = ()
    hints: tuple[str, ...] = ()


def list_candidates(
    session: Session,
    view: View,
    actor: Actor,
    wanted: Wanted,
    dictionary: Dictionary,
    *,
    query: OfferingQuery = _ANY,
    limit: int = 50,
) -> Candidates:
    """Up to `limit` published offerings the actor may use, and the exact count; `query` narrows them.

    Without conditions and query, offerings are found by the hints; without those, nothing is.
    """
    ids, count = find_candidate_ids(session, view, actor, wanted, dictionary, query=query, limit=limit)
    usable = map_usable_offerings(session, actor, ids)
    return Candidates(tuple(usable[one] for one in ids if one in usable), count)


def find_candidate_ids(
    session: Session,
    view: View,
    actor: Actor,
    wanted: Wanted,
    dictionary: Dictionary,
    *,
    query: OfferingQuery = _ANY,
    limit: int = 50,
) -> tuple[tuple[int, ...], int]:
    """The ids of candidates, best first, and how many keep every condition; as `list_candidates`."""
    sight = usable_sight_of(session, actor)
    found = find(view, sight, query, dictionary, owners=owners_of(session, query), dates=wanted.dates)
    paging = Paging(order=Order.PRICE, limit=limit)
    bounds = [read_bound(one, dictionary.find_key(one.property)) for one in wanted.constraints]
    if bounds:
        return _by_conditions(found, bounds, wanted.dates, paging, has_query=query != _ANY)
    if query != _ANY:
        return page_of(found, Paging(limit=limit)), found.count
    hinted = _hinted(found, wanted.hints)
    return page_of(hinted, Paging(limit=limit)), hinted.count


def map_usable_offerings(session: Session, actor: Actor, offering_ids: Collection[int]) -> dict[int, Offering]:
    """The newest published versions of those offerings that the actor may put into a solution."""
    versions = set(map_newest_versions(session, actor, offering_ids).items())
    return {offering_id: offering for (offering_id, _), offering in map_versions(session, versions).items()}


def map_newest_versions(session: Session, actor: Actor, offering_ids: Collection[int]) -> dict[int, int]:
    """The numbers of the newest published versions of those offerings that the actor may put into a solution."""
    query = select(DbOffering.id, DbOffering.published_version).where(
        DbOffering.id.in_(set(offering_ids)),
        DbOffering.state == OfferingState.PUBLISHED,
        DbOffering.organisation_id.in_(owners_seen_by(actor)),
    )
    return {row.id: row.published_version for row in session.execute(query)}


def list_withdrawn(session: Session, offering_ids: Collection[int]) -> frozenset[int]:
    """Those of the offerings of a bid that were taken out of the catalogue since; asked for by whoever may see the bid."""
    query = select(DbOffering.id).where(
        DbOffering.id.in_(set(offering_ids)), DbOffering.state == OfferingState.WITHDRAWN
    )
    return frozenset(session.scalars(query))


def _by_conditions(
    found: Found, bounds: Sequence[Bound], dates: Sequence[date], paging: Paging, *, has_query: bool
) -> tuple[tuple[int, ...], int]:
    kept = [[keeping(one.segment, bound, found.view.lexicon, dates) for bound in bounds] for one in found.hits]
    met = with_masks(found, [one.mask & every_of(masks) for one, masks in zip(found.hits, kept, strict=True)])
    count, ids = met.count, page_of(met, paging)
    if count >= paging.limit:
        return ids, count
    classes = [_classes(one, bounds, masks, has_query=has_query) for one, masks in zip(found.hits, kept, strict=True)]
    for wanted in range(1, 3 + len(bounds)):
        some = with_masks(found, [one == wanted for one in classes])
        ids += page_of(some, Paging(order=Order.PRICE, limit=paging.limit - len(ids)))
        if len(ids) >= paging.limit:
            break
    return ids, count


def _classes(
    hits: Hits, bounds: Sequence[Bound], kept: Sequence[NDArray[np.bool_]], *, has_query: bool
) -> NDArray[np.int16]:
    """0: keeps all or is out of question. Else, best first: fails some (fewer first), is not known to fail, fails all."""
    keeps = np.zeros(hits.segment.size, np.int16)
    fails = np.zeros(hits.segment.size, np.int16)
    for bound, mask in zip(bounds, kept, strict=True):
        keeps += mask
        fails += stating(hits.segment, bound.constraint.property) & ~mask
    number = len(bounds)
    classes = np.where(fails == 0, number, np.where(fails == number, number + 1, fails)).astype(np.int16)
    out_of_question = ~hits.mask | (keeps == number)
    if not has_query:
        out_of_question |= (keeps + fails) == 0
    classes[out_of_question] = 0
    return classes


def _hinted(found: Found, hints: Sequence[str]) -> Found:
    """Offerings that have any of the hints, the rarer a hint the more it counts."""
    words = [word for hint in hints for asked in asked_words(hint) for word in asked.apart]
    totals = [np.zeros(one.segment.size, np.uint16) for one in found.hits]
    for word in words:
        masks = [(score(one.segment, word, found.view.lexicon) > 0) & one.mask for one in found.hits]
        count = sum(int(mask.sum()) for mask in masks)
        weight = 1 + int(10 * math.log10(max(found.view.size, 1) / count)) if count else 0
        for total, mask in zip(totals, masks, strict=True):
            total += mask * np.uint16(weight)
    return with_masks(found, [total > 0 for total in totals], totals)
