"""Organisations, their qualification, clusters and memberships: tables, and load and save."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from typing import Any

from sqlalchemy import (
    JSON,
    BindParameter,
    Boolean,
    Date,
    ForeignKey,
    Select,
    String,
    Text,
    UniqueConstraint,
    func,
    or_,
    select,
    type_coerce,
)
from sqlalchemy.orm import Mapped, Session, mapped_column

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.consortium.qualification import Qualification
from bidbuilder.domain.people.clusters import Cluster, Membership, with_sub_networks
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.base import Base, Document


class DbOrganisation(Base):
    """A legal entity; columns beside `data` are its projection for lists."""

    __tablename__ = "organisation"

    id: Mapped[int] = mapped_column(primary_key=True)
    legal_name: Mapped[str] = mapped_column(String(300), unique=True)
    country: Mapped[str] = mapped_column(String(2))
    is_lead: Mapped[bool] = mapped_column(Boolean, default=False)
    data: Mapped[Organisation] = mapped_column(Document(Organisation))
    qualification: Mapped[Qualification] = mapped_column(Document(Qualification))


class DbCluster(Base):
    """A cluster or sub-network."""

    __tablename__ = "cluster"

    id: Mapped[int] = mapped_column(primary_key=True)
    name: Mapped[str] = mapped_column(String(200), unique=True)
    description: Mapped[str] = mapped_column(Text, default="")
    parent_id: Mapped[int | None] = mapped_column(ForeignKey("cluster.id"))


class DbMembership(Base):
    """An organisation's time in a cluster."""

    __tablename__ = "membership"
    __table_args__ = (UniqueConstraint("cluster_id", "organisation_id", "starts_on"),)

    id: Mapped[int] = mapped_column(primary_key=True)
    cluster_id: Mapped[int] = mapped_column(ForeignKey("cluster.id"), index=True)
    organisation_id: Mapped[int] = mapped_column(ForeignKey("organisation.id"), index=True)
    starts_on: Mapped[date] = mapped_column(Date)
    ends_on: Mapped[date | None] = mapped_column(Date)


DISPLAY_NAME = func.coalesce(
    func.nullif(type_coerce(DbOrganisation.data, JSON)["short_name"].as_string(), ""), DbOrganisation.legal_name
).label("display_name")
"""What an organisation is called on screen, as a column."""


def save_organisation(session: Session, organisation: Organisation) -> Organisation:
    """Insert or update; gives the organisation back with its id."""
    row = session.get(DbOrganisation, organisation.id) if organisation.id else None
    if row is None:
        row = DbOrganisation(qualification=Qualification())
        session.add(row)
    row.legal_name, row.country, row.is_lead = organisation.legal_name, organisation.country, organisation.is_lead
    row.data = organisation
    session.flush()
    return _organisation_of(row)


def get_organisation(session: Session, organisation_id: int) -> Organisation:
    """Any organisation, for use inside a use case; raises `NotFound`."""
    row = session.get(DbOrganisation, organisation_id)
    if row is None:
        raise NotFound
    return _organisation_of(row)


def find_organisation_by_name(session: Session, legal_name: str) -> Organisation | None:
    """The organisation with exactly that legal name."""
    row = session.scalar(select(DbOrganisation).where(DbOrganisation.legal_name == legal_name))
    return _organisation_of(row) if row else None


def get_visible_organisation(session: Session, actor: Actor, organisation_id: int) -> Organisation:
    """An organisation the actor may see; raises `NotFound` for any other, existing or not."""
    row = session.scalar(_visible(actor).where(DbOrganisation.id == organisation_id))
    if row is None:
        raise NotFound
    return _organisation_of(row)


def list_visible_organisations(session: Session, actor: Actor) -> tuple[Organisation, ...]:
    """The actor's own organisations and the members of the actor's clusters, by legal name."""
    rows = session.scalars(_visible(actor).order_by(DbOrganisation.legal_name))
    return tuple(_organisation_of(row) for row in rows)


def map_organisations(session: Session, ids: Iterable[int]) -> dict[int, Organisation]:
    """The organisations with those ids, in one query."""
    rows = session.scalars(select(DbOrganisation).where(DbOrganisation.id.in_(set(ids))))
    return {row.id: _organisation_of(row) for row in rows}


def map_display_names(session: Session, ids: Iterable[int]) -> dict[int, str]:
    """What organisations are called on screen, without reading the rest of them."""
    rows = session.execute(select(DbOrganisation.id, DISPLAY_NAME).where(DbOrganisation.id.in_(set(ids))))
    return {row.id: row.display_name for row in rows}


def get_qualification(session: Session, organisation_id: int) -> Qualification:
    """What an organisation can show of itself; raises `NotFound`."""
    row = session.get(DbOrganisation, organisation_id)
    if row is None:
        raise NotFound
    return row.qualification


def map_qualifications(session: Session, ids: Iterable[int]) -> dict[int, Qualification]:
    """The qualifications of several organisations, in one query."""
    query = select(DbOrganisation.id, DbOrganisation.qualification).where(DbOrganisation.id.in_(set(ids)))
    return {row.id: row.qualification for row in session.execute(query)}


def save_qualification(session: Session, organisation_id: int, qualification: Qualification) -> None:
    """Replace what an organisation can show of itself; raises `NotFound`."""
    row = session.get(DbOrganisation, organisation_id)
    if row is None:
        raise NotFound
    row.qualification = qualification


def save_cluster(session: Session, cluster: Cluster) -> Cluster:
    """Insert or update; gives the cluster back with its id."""
    row = session.get(DbCluster, cluster.id) if cluster.id else None
    if row is None:
        row = DbCluster()
        session.add(row)
    row.name, row.description, row.parent_id = cluster.name, cluster.description, cluster.parent_id
    session.flush()
    return _cluster_of(row)


def list_clusters(session: Session) -> tuple[Cluster, ...]:
    """All clusters by name."""
    return tuple(_cluster_of(row) for row in session.scalars(select(DbCluster).order_by(DbCluster.name)))


def add_membership(session: Session, membership: Membership) -> None:
    """Let an organisation into a cluster; one that was let in and released on the same day goes on as if it had stayed."""
    same_day = session.scalar(
        select(DbMembership).where(
            DbMembership.cluster_id == membership.cluster_id,
            DbMembership.organisation_id == membership.organisation_id,
            DbMembership.starts_on == membership.starts_on,
        )
    )
    if same_day is not None:
        same_day.ends_on = membership.ends_on
        return
    session.add(
        DbMembership(
            cluster_id=membership.cluster_id,
            organisation_id=membership.organisation_id,
            starts_on=membership.starts_on,
            ends_on=membership.ends_on,
        )
    )


def end_membership(session: Session, cluster_id: int, organisation_id: int, day: date) -> None:
    """End the current membership on a day (the first day outside); raises `NotFound`."""
    row = session.scalar(
        select(DbMembership).where(
            DbMembership.cluster_id == cluster_id,
            DbMembership.organisation_id == organisation_id,
            DbMembership.ends_on.is_(None),
        )
    )
    if row is None:
        raise NotFound
    row.ends_on = day


def list_memberships(session: Session) -> tuple[Membership, ...]:
    """All memberships, current and ended."""
    return tuple(
        Membership(
            cluster_id=row.cluster_id,
            organisation_id=row.organisation_id,
            starts_on=row.starts_on,
            ends_on=row.ends_on,
        )
        for row in session.scalars(select(DbMembership).order_by(DbMembership.starts_on))
    )


def current_member_ids(cluster_ids: Iterable[int] | BindParameter[Any]) -> Select[int]:
    """A sub-query of the organisations that are members of any of the clusters now; of a parameter, for any of its values."""
    asked = cluster_ids if isinstance(cluster_ids, BindParameter) else set(cluster_ids)
    return select(DbMembership.organisation_id).where(
        DbMembership.cluster_id.in_(asked), DbMembership.ends_on.is_(None)
    )


def list_current_members(session: Session, cluster_ids: Iterable[int]) -> frozenset[int]:
    """The ids of the organisations that are members of any of the clusters now."""
    return frozenset(session.scalars(current_member_ids(cluster_ids)))


def list_facilitated_members(session: Session, actor: Actor) -> frozenset[int]:
    """The current members of the clusters the actor facilitates and of the sub-networks below them."""
    own = actor.clusters_with(Permission.FACILITATE)
    return list_current_members(session, with_sub_networks(own, list_clusters(session))) if own else frozenset()


def list_clusters_of(session: Session, organisation_ids: Iterable[int]) -> Sequence[int]:
    """The ids of the clusters that any of the organisations is a member of now."""
    return session.scalars(
        select(DbMembership.cluster_id).where(
            DbMembership.organisation_id.in_(set(organisation_ids)), DbMembership.ends_on.is_(None)
        )
    ).all()


def _visible(actor: Actor) -> Select[DbOrganisation]:
    return select(DbOrganisation).where(
        or_(
            DbOrganisation.id.in_(actor.organisation_ids),
            DbOrganisation.id.in_(current_member_ids(actor.cluster_ids)),
        )
    )


def _organisation_of(row: DbOrganisation) -> Organisation:
    return replace(row.data, id=row.id)


def _cluster_of(row: DbCluster) -> Cluster:
    return Cluster(id=row.id, name=row.name, description=row.description, parent_id=row.parent_id)
