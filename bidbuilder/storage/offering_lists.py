"""Lists of offerings as pages show them: filtered, ordered and counted out of indexes, then only the rows of one page read."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime
from typing import Any

from sqlalchemy import ColumnElement, Select, func, or_, select
from sqlalchemy.orm import Session

from bidbuilder.domain.basics.languages import choose_text
from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, OfferingState
from bidbuilder.domain.catalogue.search_words import asked_words
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.offerings import DbOffering, DbOfferingProperty, DbPriceList, owners_seen_by, sees_few
from bidbuilder.storage.organisations import DbOrganisation, current_member_ids
from bidbuilder.storage.words import find_frequency, has_words

COUNTED_TO = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingQuery:
    """What a list of offerings is filtered and sorted by.

    `sort` is name, changed or code; `language` that of the names; `country` that of the supplier. `lacks` is price or
    properties and finds own offerings only.
    """

    text: str = ""
    kind: OfferingKind | None = None
    state: OfferingState | None = None
    organisation_id: int | None = None
    country: str = ""
    own_only: bool = False
    lacks: str = ""
    sort: str = "name"
    language: str = "en"
    limit: int = 50
    offset: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfferingRow:
    """One line of a list of offerings; `name` is in the language of the query."""

    id: int
    organisation_id: int
    organisation: str
    code: str
    name: str
    kind: OfferingKind
    state: OfferingState
    version: int
    changed_at: datetime


def list_offerings(session: Session, actor: Actor, query: OfferingQuery) -> tuple[tuple[OfferingRow, ...], int]:
    """One page of what the actor may see, and how many there are (counted to 1,000 at most)."""
    found = select(DbOffering.id).where(_visible(actor), *_conditions(session, actor, query)).order_by(*_order(query))
    if sees_few(session, actor):
        found = found.where(DbOffering.organisation_id.in_(owners_seen_by(actor)))
    first = session.scalars(found.limit(COUNTED_TO)).all()
    page = first[query.offset : query.offset + query.limit]
    if len(first) == COUNTED_TO < query.offset + query.limit:
        page = session.scalars(found.limit(query.limit).offset(query.offset)).all()
    rows = _rows(session, page, query.language)
    return tuple(rows[one] for one in page), len(first)


def list_own(session: Session, actor: Actor, query: OfferingQuery, limit: int) -> tuple[Offering, ...]:
    """The newest state of own offerings that the query finds, whole, at most `limit`, in its order."""
    rows = session.scalars(
        select(DbOffering).where(_own(actor), *_conditions(session, actor, query)).order_by(*_order(query)).limit(limit)
    )
    return tuple(replace(row.data, id=row.id) for row in rows)


def list_endings(
    session: Session, actor: Actor, until: date, language: str, limit: int
) -> tuple[tuple[OfferingRow, str, date], ...]:
    """Own offerings with the certificate (by its name) or price (an empty name) that ends by a day, the first to end first.

    At most `limit` offerings of each kind are looked at, those that end first.
    """
    own = _own(actor)
    prices = session.execute(
        select(DbPriceList.offering_id, DbPriceList.valid_until)
        .join(DbOffering, DbOffering.id == DbPriceList.offering_id)
        .where(own, DbPriceList.valid_until <= until, DbOffering.state != OfferingState.WITHDRAWN)
        .order_by(DbPriceList.valid_until)
        .limit(limit)
    ).all()
    certified = session.scalars(
        select(DbOffering)
        .where(own, DbOffering.first_certificate_end <= until, DbOffering.state != OfferingState.WITHDRAWN)
        .order_by(DbOffering.first_certificate_end)
        .limit(limit)
    ).all()
    endings = [(row.offering_id, "", row.valid_until) for row in prices if row.valid_until]
    endings += [
        (row.id, one.name, one.valid_until)
        for row in certified
        for one in row.data.certificates
        if one.valid_until and one.valid_until <= until
    ]
    rows = _rows(session, [offering_id for offering_id, _, _ in endings], language)
    return tuple((rows[one], name, end) for one, name, end in sorted(endings, key=lambda ending: ending[2]))


def count_own(session: Session, actor: Actor, query: OfferingQuery) -> int:
    """How many own offerings the query finds."""
    return (
        session.scalar(select(func.count(DbOffering.id)).where(_own(actor), *_conditions(session, actor, query))) or 0
    )


def _visible(actor: Actor) -> ColumnElement[bool]:
    """As `offerings.visible_offerings`, but so that databases walk the index of the order and not that of organisations.

    The sum hides the column from the planner: most offerings are visible, so a page is full after a few steps in order.
    """
    organisation = DbOffering.organisation_id + 0
    return or_(
        organisation.in_(actor.organisations_with(Permission.EDIT_OFFERINGS)),
        (DbOffering.state == OfferingState.PUBLISHED) & organisation.in_(current_member_ids(actor.cluster_ids)),
    )


def _own(actor: Actor) -> ColumnElement[bool]:
    return DbOffering.organisation_id.in_(actor.organisations_with(Permission.EDIT_OFFERINGS))


def _conditions(session: Session, actor: Actor, query: OfferingQuery) -> list[ColumnElement[bool]]:
    exact: Mapping[str, Any] = {
        "kind": query.kind,
        "state": query.state,
        "organisation_id": query.organisation_id,
    }
    conditions = [getattr(DbOffering, column) == value for column, value in exact.items() if value is not None]
    if query.own_only or query.lacks:
        conditions.append(_own(actor))
    if query.country:
        of_country = select(DbOrganisation.id).where(DbOrganisation.country == query.country)
        conditions.append(DbOffering.organisation_id.in_(of_country))
    if query.lacks:
        conditions += [DbOffering.state != OfferingState.WITHDRAWN, ~_stated(query.lacks).exists()]
    if words := asked_words(query.text):
        conditions.append(has_words(DbOffering.id, words, find_frequency(session, words)))
    return conditions


def _stated(what: str) -> Select[Any]:
    if what == "properties":
        return select(DbOfferingProperty.id).where(DbOfferingProperty.offering_id == DbOffering.id)
    return select(DbPriceList.offering_id).where(DbPriceList.offering_id == DbOffering.id)


def _order(query: OfferingQuery) -> tuple[ColumnElement[Any], ...]:
    if query.sort == "changed":
        return DbOffering.changed_at.desc(), DbOffering.id.desc()
    if query.sort == "code":
        return DbOffering.code.asc(), DbOffering.id.asc()
    name = DbOffering.sort_name_da if query.language == "da" else DbOffering.sort_name
    return name.asc(), DbOffering.id.asc()


def _rows(session: Session, ids: Sequence[int], language: str) -> dict[int, OfferingRow]:
    found = session.scalars(select(DbOffering).where(DbOffering.id.in_(ids))).all()
    owners = session.scalars(
        select(DbOrganisation).where(DbOrganisation.id.in_({row.organisation_id for row in found}))
    )
    names = {one.id: one.data.display_name for one in owners}
    return {row.id: _row_of(row, names[row.organisation_id], language) for row in found}


def _row_of(row: DbOffering, organisation: str, language: str) -> OfferingRow:
    return OfferingRow(
        id=row.id,
        organisation_id=row.organisation_id,
        organisation=organisation,
        code=row.code,
        name=choose_text(row.data.names, language),
        kind=OfferingKind(row.kind),
        state=OfferingState(row.state),
        version=row.published_version,
        changed_at=row.changed_at,
    )
