"""Which organisations a query is narrowed to by names of suppliers and clusters and by countries."""

from collections.abc import Iterable, Sequence

from sqlalchemy import Function, String, cast, func, select
from sqlalchemy.orm import InstrumentedAttribute, Session

from bidbuilder.domain.matching.querying.queries import OfferingQuery
from bidbuilder.domain.people.clusters import Cluster, with_sub_networks
from bidbuilder.storage.organisations import DbCluster, DbMembership, DbOrganisation, current_member_ids, list_clusters
from bidbuilder.storage.searching.analysis import fold
from bidbuilder.storage.searching.finding import Owners
from bidbuilder.storage.searching.sight import ids_in


def owners_of(session: Session, query: OfferingQuery) -> Owners:
    """The organisations that keep all three; of several names or countries one is enough. A name may be a part of one."""
    found: list[frozenset[int]] = []
    if query.countries:
        of_country = select(DbOrganisation.id).where(DbOrganisation.country.in_(query.countries))
        found.append(frozenset(session.scalars(of_country)))
    if query.suppliers:
        rows = session.execute(select(DbOrganisation.id, DbOrganisation.legal_name)).all()
        found.append(frozenset(row.id for row in rows if _is_called(row.legal_name, query.suppliers)))
    if query.clusters:
        named = _named_clusters(list_clusters(session), query.clusters)
        found.append(frozenset(session.scalars(current_member_ids(named))))
    return Owners(frozenset.intersection(*found) if found else None)


def _is_called(name: str, asked: Iterable[str]) -> bool:
    return any(fold(one) in fold(name) for one in asked)


def _named_clusters(clusters: Sequence[Cluster], asked: Sequence[str]) -> frozenset[int]:
    """The clusters called so, with the sub-networks under them."""
    return with_sub_networks((one.id or 0 for one in clusters if _is_called(one.name, asked)), clusters)


def list_memberships_of(session: Session, cluster_ids: Iterable[int]) -> tuple[tuple[str, frozenset[int]], ...]:
    """The names of these clusters with the ids of their members now."""
    query = (
        select(DbCluster.name, _joined(DbMembership.organisation_id))
        .join(DbMembership, DbMembership.cluster_id == DbCluster.id)
        .where(DbCluster.id.in_(set(cluster_ids)), DbMembership.ends_on.is_(None))
        .group_by(DbCluster.id, DbCluster.name)
        .order_by(DbCluster.name)
    )
    return tuple((name, ids_in(joined)) for name, joined in session.execute(query))


def map_members_by_country(session: Session) -> dict[str, frozenset[int]]:
    """The organisations of every country."""
    query = select(DbOrganisation.country, _joined(DbOrganisation.id)).group_by(DbOrganisation.country)
    return {country: ids_in(joined) for country, joined in session.execute(query)}


def _joined(column: InstrumentedAttribute[int]) -> Function[str]:
    """Ids as one text, as thousands of rows cost more than the search itself."""
    return func.aggregate_strings(cast(column, String), ",")
