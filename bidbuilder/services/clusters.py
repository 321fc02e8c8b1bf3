"""Clusters as their facilitators know them: past and present memberships, and merging one cluster into another."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.people.cluster_merging import ClusterMerge, MergeWay, plan_cluster_merge
from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.storage.database import Database, Reading
from bidbuilder.storage.organisations import (
    add_membership,
    end_membership,
    list_clusters,
    list_memberships,
    map_organisations,
    save_cluster,
)


@dataclass(frozen=True, slots=True, kw_only=True)
class MembershipRow:
    """A firm's time in a cluster."""

    organisation: Organisation
    membership: Membership


@dataclass(frozen=True, slots=True, kw_only=True)
class MergePreview:
    """What a merge would do, with the firms by name."""

    cluster: Cluster
    into: Cluster
    merge: ClusterMerge
    joining: tuple[Organisation, ...]


def list_membership_rows(database: Database, actor: Actor, cluster_id: int) -> tuple[MembershipRow, ...]:
    """Past and present memberships of a facilitated cluster, the newest first. Raises `NotFound`."""
    if cluster_id not in actor.clusters_with(Permission.FACILITATE):
        raise NotFound
    with database.read() as session:
        found = [one for one in list_memberships(session) if one.cluster_id == cluster_id]
        firms = map_organisations(session, {one.organisation_id for one in found})
    rows = [MembershipRow(organisation=firms[one.organisation_id], membership=one) for one in found]
    return tuple(sorted(rows, key=lambda row: (row.membership.starts_on, row.organisation.legal_name), reverse=True))


def list_merge_targets(database: Database, actor: Actor, cluster_id: int) -> tuple[Cluster, ...]:
    """The clusters that a cluster may be merged into: the others that the actor facilitates."""
    with database.read() as session:
        return tuple(one for one in list_clusters(session) if one.id in _own(actor) and one.id != cluster_id)


def preview_merge(
    database: Database, actor: Actor, cluster_id: int, into_id: int, way: MergeWay, today: date
) -> MergePreview:
    """What merging would do. Raises `NotPermitted` unless the actor facilitates both, `ClusterMergeUnfit`."""
    _require_both(actor, cluster_id, into_id)
    with database.read() as session:
        return _plan(session, cluster_id, into_id, way, today)


def merge_clusters(
    database: Database, actor: Actor, cluster_id: int, into_id: int, way: MergeWay, *, now: datetime
) -> MergePreview:
    """Merge; both clusters keep their history. Raises as `preview_merge`."""
    _require_both(actor, cluster_id, into_id)
    with database.write(actor.name, now) as work:
        plan = _plan(work.session, cluster_id, into_id, way, now.date())
        for cluster in plan.merge.moved:
            save_cluster(work.session, cluster)
        for gone in plan.merge.ended:
            end_membership(work.session, gone.cluster_id, gone.organisation_id, now.date())
        for new in plan.merge.begun:
            add_membership(work.session, new)
        detail = f"{way} {plan.into.name}: {len(plan.merge.begun)} members"
        work.record("cluster.merged", f"cluster:{cluster_id}", detail)
        work.record("cluster.took-in", f"cluster:{into_id}", f"{way} {plan.cluster.name}")
        return plan


def _plan(session: Reading, cluster_id: int, into_id: int, way: MergeWay, today: date) -> MergePreview:
    clusters = list_clusters(session)
    cluster, into = _get(clusters, cluster_id), _get(clusters, into_id)
    merge = plan_cluster_merge(cluster, into, way, clusters, list_memberships(session), today)
    joining = map_organisations(session, {one.organisation_id for one in merge.begun}).values()
    return MergePreview(
        cluster=cluster, into=into, merge=merge, joining=tuple(sorted(joining, key=lambda one: one.legal_name))
    )


def _get(clusters: Sequence[Cluster], cluster_id: int) -> Cluster:
    found = next((one for one in clusters if one.id == cluster_id), None)
    if found is None:
        raise NotFound
    return found


def _own(actor: Actor) -> frozenset[int]:
    return actor.clusters_with(Permission.FACILITATE)


def _require_both(actor: Actor, cluster_id: int, into_id: int) -> None:
    if not {cluster_id, into_id} <= _own(actor):
        raise NotPermitted
