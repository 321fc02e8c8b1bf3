"""Finding offerings that may answer a requirement among very many: by their searchable properties and words, not exactly.

The search drives from the condition that fewest offerings keep and stops as soon as enough are found, so that its time does
not grow with the catalogue.
"""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Select, case, func, literal, or_, select
from sqlalchemy.orm import Session, aliased

from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.matching.narrowing import Narrowing
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.offerings import DbOffering, DbOfferingProperty, DbOfferingWords, has_words, map_versions
from bidbuilder.storage.organisations import current_member_ids

Rows = Select[int, int]  # id and published version of offerings

# Beyond this many rows it does not matter which of two conditions is the rarer one.
_COUNT_AT_MOST = 2000


def list_candidates(
    session: Session,
    actor: Actor,
    conditions: Sequence[Narrowing],
    text: str,
    limit: int,
    hints: Sequence[str] = (),
) -> tuple[Offering, ...]:
    """Up to `limit` published offerings the actor may use: those that keep all conditions first, then some, then any.

    `text` narrows by words of the offering (all have to be in it). `hints` are words of which as many as possible should be
    in it; they are looked at last. Without conditions, text and hints, nothing is found.
    """
    found: dict[int, int] = {}
    for query in _searches(session, conditions, text, hints):
        wanted = _usable(query, actor, text).where(DbOffering.id.not_in(list(found))).limit(limit - len(found))
        found.update((row.id, row.published_version) for row in session.execute(wanted))
        if len(found) >= limit:
            break
    offerings = map_versions(session, set(found.items()))
    return tuple(offerings[key] for key in found.items() if key in offerings)


def map_usable_offerings(session: Session, actor: Actor, offering_ids: Collection[int]) -> dict[int, Offering]:
    """The newest published versions of those offerings that the actor may put into a solution."""
    query = _usable(_rows(), actor, "").where(DbOffering.id.in_(set(offering_ids)))
    versions = {(row.id, row.published_version) for row in session.execute(query)}
    return {offering_id: offering for (offering_id, _), offering in map_versions(session, versions).items()}


def _rows() -> Rows:
    return select(DbOffering.id, DbOffering.published_version)


def _usable(query: Rows, actor: Actor, text: str) -> Rows:
    """Published offerings of the actor's own organisations and of the members of its clusters, with all the words."""
    query = query.where(
        DbOffering.state == OfferingState.PUBLISHED,
        or_(
            DbOffering.organisation_id.in_(current_member_ids(actor.cluster_ids)),
            DbOffering.organisation_id.in_(actor.organisation_ids),
        ),
    )
    return query.where(has_words(text.split())) if text.split() else query


def _searches(session: Session, conditions: Sequence[Narrowing], text: str, hints: Sequence[str]) -> Iterator[Rows]:
    """The searches to make one after the other, from strict to lenient."""
    if conditions:
        rarest, *others = sorted(conditions, key=lambda one: _count(session, one))
        yield _driven_by(rarest, others)
        if others:
            yield _driven_by(rarest, ())
        yield _rows().where(_states([one.key for one in conditions]))
    elif text:
        yield _rows()
    elif hints:
        yield _hinted(hints)


def _hinted(hints: Sequence[str]) -> Rows:
    said = [DbOfferingWords.words.contains(word.lower(), autoescape=True) for word in hints]
    hits = sum((case((one, 1), else_=0) for one in said), literal(0))
    worded = _rows().join(DbOfferingWords, DbOfferingWords.offering_id == DbOffering.id)
    return worded.where(or_(*said)).order_by(hits.desc(), DbOffering.id)


def _driven_by(condition: Narrowing, others: Sequence[Narrowing]) -> Rows:
    """Offerings by the index of one condition, each then looked up for the others.

    No DISTINCT, as PostgreSQL would then read all rows before it gives the first.
    """
    driving = aliased(DbOfferingProperty)
    query = _rows().join(driving, driving.offering_id == DbOffering.id).where(driving.key == condition.key)
    query = query.where(*_limits(condition, driving))
    for other in others:
        row = aliased(DbOfferingProperty)
        # Hidden in a function, the key cannot lure SQLite away from the index by offering.
        of_key = func.coalesce(row.key, "") == other.key
        looked_up = select(row.id).where(row.offering_id == DbOffering.id, of_key, *_limits(other, row))
        query = query.where(looked_up.exists())
    return query


def _states(keys: Collection[str]) -> ColumnElement[bool]:
    row = aliased(DbOfferingProperty)
    return DbOffering.id.in_(select(row.offering_id).where(row.key.in_(set(keys))))


def _count(session: Session, condition: Narrowing) -> int:
    of_key = DbOfferingProperty.key == condition.key
    kept = select(DbOfferingProperty.id).where(of_key, *_limits(condition, DbOfferingProperty)).limit(_COUNT_AT_MOST)
    return session.scalar(select(func.count()).select_from(kept.subquery())) or 0


def _limits(condition: Narrowing, row: type[DbOfferingProperty]) -> Iterator[ColumnElement[bool]]:
    """What the values of a row of the property have to keep."""
    if condition.choices:
        yield row.choice.in_(condition.choices)
    if condition.low is not None:
        yield row.low <= condition.low if condition.encloses else row.low >= condition.low
    if condition.high is not None:
        yield row.high >= condition.high if condition.encloses else row.high <= condition.high
