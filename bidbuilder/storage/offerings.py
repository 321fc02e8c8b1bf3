"""Offerings, their versions and their price lists. Who sees what is part of every query.

JSON documents are the truth; columns and the records of `searching` are projections for lists and searches. Price lists
have a table of their own, so that a query which may not see prices does not touch them at all.
"""

from collections.abc import Collection, Iterable
from dataclasses import replace
from datetime import date, datetime
from decimal import Decimal
from typing import Any

from sqlalchemy import (
    BigInteger,
    BindParameter,
    ColumnElement,
    CompoundSelect,
    Date,
    ForeignKey,
    Index,
    Select,
    String,
    UniqueConstraint,
    bindparam,
    delete,
    or_,
    select,
    union,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.codec import from_wire
from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.basics.languages import Texts
from bidbuilder.domain.catalogue.kits import require_consents
from bidbuilder.domain.catalogue.offerings import LONGEST_CODE, Offering, OfferingState
from bidbuilder.domain.catalogue.prices import PriceAudience, PriceList
from bidbuilder.domain.catalogue.projection import CanonicalBounds
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document, Moment, index_of_some, written
from bidbuilder.storage.kit_consents import list_consents_of
from bidbuilder.storage.organisations import DbOrganisation, current_member_ids
from bidbuilder.storage.searching.entries import entry_of, store_entries, touch_entries

# The state of an offering that a long import has brought in, but not yet as a whole: nobody sees it, nothing uses it.
ARRIVING = "arriving"

MILLIONTHS = Decimal(1_000_000)


class DbOffering(Base):
    """The newest state of an offering (a draft, or equal to the newest published version)."""

    __tablename__ = "offering"
    # Searches find offerings in memory (see `searching`); what is indexed here are the few things that others ask for.
    __table_args__ = (
        UniqueConstraint("organisation_id", "code"),
        # Not by owner first: a database whose statistics lag behind would look through all of a firm for a few codes.
        Index("ix_offering_changed_at", "changed_at", "organisation_id"),
        index_of_some("ix_offering_first_certificate_end", "first_certificate_end"),
    )

    id: Mapped[int] = mapped_column(primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id))
    code: Mapped[str] = mapped_column(String(LONGEST_CODE))
    state: Mapped[str] = mapped_column(String(20))
    kind: Mapped[str] = mapped_column(String(20))
    published_version: Mapped[int] = mapped_column(default=0)
    first_certificate_end: Mapped[date | None] = mapped_column(Date)
    revision: Mapped[int] = mapped_column(default=0)
    changed_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[Offering] = mapped_column(Document(Offering))

    __mapper_args__ = {"version_id_col": revision}  # noqa: RUF012 - SQLAlchemy's way to say it


class DbOfferingVersion(Base):
    """A published version; it never changes, because bids point at it."""

    __tablename__ = "offering_version"

    offering_id: Mapped[int] = mapped_column(ForeignKey("offering.id"), primary_key=True)
    version: Mapped[int] = mapped_column(primary_key=True)
    published_at: Mapped[datetime] = mapped_column(Moment)
    data: Mapped[Offering] = mapped_column(Document(Offering))


class DbPriceList(Base):
    """The price list of an offering."""

    __tablename__ = "price_list"
    __table_args__ = (index_of_some("ix_price_list_valid_until", "valid_until"),)

    offering_id: Mapped[int] = mapped_column(ForeignKey("offering.id"), primary_key=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey(DbOrganisation.id))
    audience: Mapped[str] = mapped_column(String(20))
    valid_until: Mapped[date | None] = mapped_column(Date)
    currency: Mapped[str] = mapped_column(String(3), server_default="")
    first_price: Mapped[int] = mapped_column(BigInteger, server_default="0")
    data: Mapped[PriceList] = mapped_column(Document(PriceList))


def save_offering(
    session: Session, offering: Offering, now: datetime, bounds: Iterable[CanonicalBounds] = ()
) -> Offering:
    """Insert or update the newest state; gives it back with its id. `bounds` are the properties searches find it by."""
    row = session.get(DbOffering, offering.id) if offering.id else None
    if row is None:
        row = DbOffering(organisation_id=offering.organisation_id)
        session.add(row)
    for name, value in columns_of(offering).items():
        setattr(row, name, value)
    row.changed_at, row.data = now, offering
    session.flush()
    store_entries(session, [(row.id, entry_of(offering, bounds, now))])
    return replace(offering, id=row.id)


def columns_of(offering: Offering) -> dict[str, Any]:
    """The columns of an offering's row that lists and searches use: projections of the offering itself."""
    return {
        "code": offering.code,
        "state": offering.state,
        "kind": offering.kind,
        "first_certificate_end": min(
            (one.valid_until for one in offering.certificates if one.valid_until), default=None
        ),
    }


def publish_version(session: Session, offering: Offering, bounds: Iterable[CanonicalBounds], now: datetime) -> Offering:
    """Make the newest state the next published version, kept for ever, and the one that searches find.

    Raises `ConsentMissing` for a kit with parts of members that have not agreed.
    """
    if offering.member_parts:
        require_consents(offering, list_consents_of(session, offering.id) if offering.id else ())
    published = replace(offering, version=offering.version + 1, state=OfferingState.PUBLISHED)
    saved = save_offering(session, published, now, bounds)
    row = session.get_one(DbOffering, saved.id)
    row.published_version = saved.version
    session.add(DbOfferingVersion(offering_id=row.id, version=saved.version, published_at=now, data=saved))
    return saved


def get_offering(session: Session, actor: Actor, offering_id: int) -> Offering:
    """The newest state for its owner, the newest published version for everybody else who may see it."""
    row = session.scalar(visible_offerings(actor).where(DbOffering.id == offering_id))
    if row is None:
        raise NotFound
    if actor.has_in(Permission.EDIT_OFFERINGS, row.organisation_id):
        return replace(row.data, id=row.id)
    return get_version(session, offering_id, row.published_version)


def get_own_offering(session: Session, actor: Actor, offering_id: int, *, for_change: bool = False) -> DbOffering:
    """The row of an offering the actor may edit; raises `NotFound`."""
    query = select(DbOffering).where(
        DbOffering.id == offering_id,
        DbOffering.state != ARRIVING,
        DbOffering.organisation_id.in_(actor.organisations_with(Permission.EDIT_OFFERINGS)),
    )
    row = session.scalar(query.with_for_update() if for_change else query)
    if row is None:
        raise NotFound
    return row


def get_offering_row(session: Session, offering_id: int) -> DbOffering:
    """The row of any offering, locked for change, for use inside a use case that has checked its permission otherwise."""
    return session.get_one(DbOffering, offering_id, with_for_update=True)


def find_own_by_codes(session: Session, organisation_id: int, codes: Collection[str]) -> dict[str, Offering]:
    """The organisation's offerings with those codes, by code; those that are still arriving take their codes too."""
    rows = session.scalars(
        select(DbOffering).where(DbOffering.organisation_id == organisation_id, DbOffering.code.in_(codes))
    )
    return {row.code: replace(row.data, id=row.id) for row in rows}


def map_offerings(session: Session, actor: Actor, offering_ids: Collection[int]) -> dict[int, Offering]:
    """Of those offerings the ones the actor may see, as it may see them: see `get_offering`."""
    own = actor.organisations_with(Permission.EDIT_OFFERINGS)
    rows = session.scalars(visible_offerings(actor).where(DbOffering.id.in_(set(offering_ids)))).all()
    versions = map_versions(
        session, {(row.id, row.published_version) for row in rows if row.organisation_id not in own}
    )
    return {
        row.id: replace(row.data, id=row.id) if row.organisation_id in own else versions[row.id, row.published_version]
        for row in rows
    }


def map_names(session: Session, offering_ids: Collection[int]) -> dict[int, Texts]:
    """The names of any offerings, for use inside a use case that has checked who may know them."""
    rows = session.execute(select(DbOffering.id, DbOffering.data).where(DbOffering.id.in_(set(offering_ids))))
    return {row.id: row.data.names or {"en": row.data.code} for row in rows}


def map_own_by_codes(session: Session, organisation_id: int, codes: Collection[str]) -> dict[str, tuple[Offering, int]]:
    """The organisation's offerings with those codes that people see, with their revisions, by code."""
    rows = session.execute(
        select(DbOffering.id, DbOffering.code, DbOffering.revision, written(DbOffering.data)).where(
            DbOffering.organisation_id == organisation_id, DbOffering.code.in_(codes), DbOffering.state != ARRIVING
        )
    )
    return {row.code: (replace(from_wire(row.data, Offering), id=row.id), row.revision) for row in rows}


def get_version(session: Session, offering_id: int, version: int) -> Offering:
    """A published version, for use inside a use case; raises `NotFound`."""
    row = session.get(DbOfferingVersion, (offering_id, version))
    if row is None:
        raise NotFound
    return replace(row.data, id=offering_id)


def map_versions(session: Session, wanted: Collection[tuple[int, int]]) -> dict[tuple[int, int], Offering]:
    """Published versions by (offering id, version), in one query."""
    rows = session.scalars(
        select(DbOfferingVersion).where(DbOfferingVersion.offering_id.in_({one for one, _ in wanted}))
    )
    return {
        (row.offering_id, row.version): replace(row.data, id=row.offering_id)
        for row in rows
        if (row.offering_id, row.version) in wanted
    }


def list_versions(session: Session, offering_id: int) -> tuple[tuple[int, datetime], ...]:
    """Version numbers with the time of publication, the newest first."""
    rows = session.execute(
        select(DbOfferingVersion.version, DbOfferingVersion.published_at)
        .where(DbOfferingVersion.offering_id == offering_id)
        .order_by(DbOfferingVersion.version.desc())
    )
    return tuple((row.version, row.published_at) for row in rows)


def save_price_list(session: Session, offering: Offering, prices: PriceList) -> None:
    """Store or replace the price list of an offering."""
    row = session.get(DbPriceList, offering.id)
    if row is None:
        row = DbPriceList(offering_id=offering.id, organisation_id=offering.organisation_id)
        session.add(row)
    for name, value in price_columns_of(prices).items():
        setattr(row, name, value)
    row.data = prices
    touch_entries(session, [offering.id or 0])


def price_columns_of(prices: PriceList) -> dict[str, Any]:
    """The columns of a price list's row: projections of the list itself. The first price is that of one unit, in millionths."""
    first = min(prices.breaks, key=lambda one: one.from_quantity, default=None)
    return {
        "audience": prices.audience,
        "valid_until": prices.first_end,
        "currency": prices.currency,
        "first_price": int(first.unit_price / prices.per * MILLIONTHS) if first else 0,
    }


def map_price_lists(session: Session, offering_ids: Collection[int]) -> dict[int, PriceList]:
    """The price lists of those offerings, for use inside a use case of their own supplier."""
    rows = session.execute(
        select(DbPriceList.offering_id, written(DbPriceList.data)).where(DbPriceList.offering_id.in_(set(offering_ids)))
    )
    return {row.offering_id: from_wire(row.data, PriceList) for row in rows}


def drop_price_list(session: Session, offering_id: int) -> None:
    """Take the price list of an offering away, if it has one."""
    session.execute(delete(DbPriceList).where(DbPriceList.offering_id == offering_id))
    touch_entries(session, [offering_id])


def map_visible_prices(session: Session, actor: Actor, offering_ids: Collection[int]) -> dict[int, PriceList]:
    """The price lists among those offerings that the actor may see: own ones, and as a lead those opened to leads."""
    own = DbPriceList.organisation_id.in_(actor.organisations_with(Permission.SEE_OWN_PRICES))
    leads = select(DbOrganisation.id).where(
        DbOrganisation.is_lead, DbOrganisation.id.in_(actor.organisations_with(Permission.SEE_BIDS))
    )
    as_lead = (
        (DbPriceList.audience == PriceAudience.LEADS)
        & leads.exists()
        & DbPriceList.organisation_id.in_(current_member_ids(actor.cluster_ids))
    )
    rows = session.scalars(select(DbPriceList).where(DbPriceList.offering_id.in_(set(offering_ids)), or_(own, as_lead)))
    return {row.offering_id: row.data for row in rows}


def owners_seen_by(actor: Actor) -> CompoundSelect[int]:
    """A sub-query of the organisations whose published offerings an actor may see: its own and its clusters' members."""
    own = select(DbOrganisation.id).where(DbOrganisation.id.in_(actor.organisation_ids))
    return union(own, current_member_ids(actor.cluster_ids))


def visible_offerings(actor: Actor) -> Select[DbOffering]:
    """The offerings an actor may know of: all of its own, and the published ones of members of its clusters."""
    return select(DbOffering).where(sees(actor))


def sees(actor: Actor) -> ColumnElement[bool]:
    """Whether an actor may know of an offering; searches in memory hold the same rule (`searching.sight`)."""
    return _is_seen(actor.organisations_with(Permission.EDIT_OFFERINGS), actor.cluster_ids)


def _is_seen(
    own_ids: Iterable[int] | BindParameter[Any], cluster_ids: Iterable[int] | BindParameter[Any]
) -> ColumnElement[bool]:
    own = DbOffering.organisation_id.in_(own_ids) & (DbOffering.state != ARRIVING)
    published = (DbOffering.state == OfferingState.PUBLISHED) & DbOffering.organisation_id.in_(
        current_member_ids(cluster_ids)
    )
    return or_(own, published)


SEES = _is_seen(bindparam("own_ids", expanding=True), bindparam("cluster_ids", expanding=True))
"""As `sees`, for statements that are built once; the actor goes in with the parameters `eyes_of` gives."""


def eyes_of(actor: Actor) -> dict[str, list[int]]:
    """The parameters of `SEES`."""
    return {
        "own_ids": list(actor.organisations_with(Permission.EDIT_OFFERINGS)),
        "cluster_ids": list(actor.cluster_ids),
    }
