"""Lists of offerings as pages show them: the rows of one page that a search has found, each only if the actor may see it."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime

from sqlalchemy import ColumnElement, bindparam, select
from sqlalchemy.orm import Session

from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind, OfferingState
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.offerings import ARRIVING, SEES, DbOffering, DbPriceList, eyes_of
from bidbuilder.storage.organisations import DISPLAY_NAME, DbOrganisation
from bidbuilder.storage.searching.entries import DbOfferingSearch, SearchEntry, entry_from


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


_ROWS = (
    select(DbOffering.id, DbOfferingSearch.record, DISPLAY_NAME)
    .join(DbOfferingSearch, DbOfferingSearch.offering_id == DbOffering.id)
    .join(DbOrganisation, DbOrganisation.id == DbOffering.organisation_id)
    .where(DbOffering.id.in_(bindparam("ids", expanding=True)), SEES)
)


def list_rows(session: Session, actor: Actor, offering_ids: Sequence[int], language: str) -> tuple[OfferingRow, ...]:
    """Those of the offerings that the actor may see, as lines of a list in the given order."""
    found = session.execute(_ROWS, {"ids": list(offering_ids), **eyes_of(actor)})
    rows = {row.id: _row_of(row.id, entry_from(row.record), row.display_name, language) for row in found}
    return tuple(rows[one] for one in offering_ids if one in rows)


def list_own(session: Session, actor: Actor, offering_ids: Sequence[int]) -> tuple[Offering, ...]:
    """The newest state of those of the offerings that are the actor's own, whole, in the given order."""
    own = session.scalars(select(DbOffering).where(_own(actor), DbOffering.id.in_(offering_ids)))
    rows = {row.id: replace(row.data, id=row.id) for row in own}
    return tuple(rows[one] for one in offering_ids if one in rows)


def list_last_changed(session: Session, actor: Actor, limit: int) -> tuple[Offering, ...]:
    """The newest state of the own offerings that were changed last, without withdrawn ones."""
    rows = session.scalars(
        select(DbOffering)
        .where(_own(actor), DbOffering.state != OfferingState.WITHDRAWN)
        .order_by(DbOffering.changed_at.desc(), DbOffering.id.desc())
        .limit(limit)
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
    listed = list_rows(session, actor, sorted({offering_id for offering_id, _, _ in endings}), language)
    rows = {row.id: row for row in listed}
    return tuple((rows[one], name, end) for one, name, end in sorted(endings, key=lambda ending: ending[2]))


def _own(actor: Actor) -> ColumnElement[bool]:
    return DbOffering.organisation_id.in_(actor.organisations_with(Permission.EDIT_OFFERINGS)) & (
        DbOffering.state != ARRIVING
    )


def _row_of(offering_id: int, entry: SearchEntry, organisation: str, language: str) -> OfferingRow:
    english, danish = entry.names
    return OfferingRow(
        id=offering_id,
        organisation_id=entry.organisation_id,
        organisation=organisation,
        code=entry.code,
        name=danish if language == "da" else english,
        kind=OfferingKind(entry.kind),
        state=OfferingState(entry.state),
        version=entry.version,
        changed_at=datetime.fromtimestamp(entry.changed_at, UTC),
    )
