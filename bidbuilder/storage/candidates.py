"""Finding offerings that may answer a requirement among very many: by their searchable properties and words, not exactly.

1. Conditions are ordered by how many offerings keep them. The rarest one is walked in its index; each offering on the way
   is looked up for the others. Where words are rare, or few offerings are to be seen, all of those are looked up instead.
2. Searches follow one another from strict to lenient, and stop as soon as enough is found: all conditions, one of them
   (the rarest first), one of their properties at all.
3. Who owns a property stands in its index, so that what the asker may not see is stepped over without being read.
"""

from collections.abc import Collection, Iterator, Sequence

from sqlalchemy import ColumnElement, Select, and_, func, select, union_all
from sqlalchemy.orm import InstrumentedAttribute, Session, aliased

from bidbuilder.domain.catalogue.offerings import Offering, OfferingState
from bidbuilder.domain.catalogue.search_words import asked_words
from bidbuilder.domain.matching.narrowing import Narrowing
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.storage.offerings import DbOffering, DbOfferingProperty, map_versions, owners_seen_by, sees_few
from bidbuilder.storage.words import Frequency, find_frequency, has_words, hits_of

Rows = Select[int, int]  # id and published version of offerings

# Beyond this many rows it does not matter which of two conditions is the rarer one.
_COUNT_AT_MOST = 4_000


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
    for query in _searches(session, actor, conditions, asked_words(text), hints):
        wanted = query.where(DbOffering.id.not_in(list(found))).limit(limit - len(found))
        found.update((row.id, row.published_version) for row in session.execute(wanted))
        if len(found) >= limit:
            break
    offerings = map_versions(session, set(found.items()))
    return tuple(offerings[key] for key in found.items() if key in offerings)


def map_usable_offerings(session: Session, actor: Actor, offering_ids: Collection[int]) -> dict[int, Offering]:
    """The newest published versions of those offerings that the actor may put into a solution."""
    query = _usable(actor).where(DbOffering.id.in_(set(offering_ids)))
    versions = {(row.id, row.published_version) for row in session.execute(query)}
    return {offering_id: offering for (offering_id, _), offering in map_versions(session, versions).items()}


def _usable(actor: Actor) -> Rows:
    """Published offerings of the actor's own organisations and of the members of its clusters."""
    return select(DbOffering.id, DbOffering.published_version).where(
        DbOffering.state == OfferingState.PUBLISHED, _is_of(actor, DbOffering.organisation_id)
    )


def _is_of(actor: Actor, owner: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    """Whether the actor may use the owner's offerings.

    The sum hides the column, so that databases walk the index of the search and not that of organisations.
    """
    return (owner + 0).in_(owners_seen_by(actor))


def _searches(
    session: Session, actor: Actor, conditions: Sequence[Narrowing], words: Sequence[str], hints: Sequence[str]
) -> Iterator[Rows]:
    """The searches to make one after the other, from strict to lenient."""
    if not conditions and not words:
        yield from _hinted(session, actor, hints)
        return
    frequency, is_few = find_frequency(session, words), sees_few(session, actor)
    if is_few or (words and frequency is Frequency.RARE):
        said = has_words(DbOffering.id, words, frequency)
        among = _usable(actor).where(said).order_by(DbOffering.id)
        among = among.where(DbOffering.organisation_id.in_(owners_seen_by(actor))) if is_few else among
        yield from (_looked_through(among, wanted) for wanted in _ever_more_lenient(conditions))
    elif not conditions:
        yield _in_order(actor, words, frequency)
    else:
        rarest_first = sorted(conditions, key=lambda one: _count(session, actor, one))
        for wanted in _ever_more_lenient(rarest_first):
            yield _driven_by(actor, wanted, words, frequency)


def _ever_more_lenient(conditions: Sequence[Narrowing]) -> Iterator[Sequence[Narrowing]]:
    """All, then each alone, then of each that its property is stated."""
    yield conditions
    if len(conditions) > 1:
        yield from ([one] for one in conditions)
    yield from ([Narrowing(key=key)] for key in dict.fromkeys(one.key for one in conditions))


def _looked_through(among: Rows, conditions: Sequence[Narrowing]) -> Rows:
    """Those few offerings that keep the conditions."""
    return among.where(*(_looked_up(one, DbOffering.id) for one in conditions))


def _driven_by(actor: Actor, conditions: Sequence[Narrowing], words: Sequence[str], frequency: Frequency) -> Rows:
    """Offerings by the index of the first condition, each then looked up for the others.

    No DISTINCT, as PostgreSQL would then read all rows before it gives the first: an offering with two values in the
    range comes twice.
    """
    first, *others = conditions
    driving = aliased(DbOfferingProperty)
    query = _usable(actor).join(driving, driving.offering_id == DbOffering.id)
    query = query.where(_keeps(first, driving), _is_of(actor, driving.organisation_id))
    query = query.where(*(_looked_up(other, driving.offering_id) for other in others))
    return query.where(has_words(driving.offering_id, words, frequency))


def _in_order(actor: Actor, words: Sequence[str], frequency: Frequency) -> Rows:
    """The index of names is walked until enough offerings are met that have the words."""
    return (
        _usable(actor).where(has_words(DbOffering.id, words, frequency)).order_by(DbOffering.sort_name, DbOffering.id)
    )


def _hinted(session: Session, actor: Actor, hints: Sequence[str]) -> Iterator[Rows]:
    """Offerings with most of the hints first. A common word tells little: it counts only where no hint is rare."""
    asked = [(words, find_frequency(session, words)) for words in map(asked_words, hints) if words]
    rare = [hits_of(words) for words, frequency in asked if frequency is Frequency.RARE]
    if rare:
        every = union_all(*rare).subquery()
        ranked = select(every.c.offering_id, func.count().label("hits")).group_by(every.c.offering_id).subquery()
        query = _usable(actor).join(ranked, ranked.c.offering_id == DbOffering.id)
        yield query.order_by(ranked.c.hits.desc(), DbOffering.id)
    common = sorted(
        (one for one in asked if one[1] is not Frequency.RARE), key=lambda one: one[1] is not Frequency.COMMON
    )
    yield from (_in_order(actor, words, frequency) for words, frequency in common)


def _looked_up(condition: Narrowing, offering_id: InstrumentedAttribute[int]) -> ColumnElement[bool]:
    row = aliased(DbOfferingProperty)
    return select(row.id).where(row.offering_id == offering_id, _keeps(condition, row)).exists()


def _count(session: Session, actor: Actor, condition: Narrowing) -> int:
    row = DbOfferingProperty
    kept = select(row.id).where(_keeps(condition, row), _is_of(actor, row.organisation_id)).limit(_COUNT_AT_MOST)
    return session.scalar(select(func.count()).select_from(kept.subquery())) or 0


def _keeps(condition: Narrowing, row: type[DbOfferingProperty]) -> ColumnElement[bool]:
    """What a row of the property has to be."""
    return and_(row.key == condition.key, *_limits(condition, row))


def _limits(condition: Narrowing, row: type[DbOfferingProperty]) -> Iterator[ColumnElement[bool]]:
    if condition.choices:
        yield row.choice.in_(condition.choices)
    if condition.low is not None:
        yield row.low <= condition.low if condition.encloses else row.low >= condition.low
    if condition.high is not None:
        yield row.high >= condition.high if condition.encloses else row.high <= condition.high
