"""Merging clusters: one goes under the umbrella of another, or its members move over and it ends. History is kept.

Rule: under an umbrella nothing changes but the tree. Moving over ends every current membership on the day of the merge and
begins one in the other cluster on the same day for whoever is not a member there yet; sub-networks follow to the new parent.
"""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from enum import StrEnum

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.clusters import Cluster, Membership, with_sub_networks


class MergeWay(StrEnum):
    """What becomes of the cluster that is merged."""

    UMBRELLA = "umbrella"
    MOVE = "move"


class ClusterMergeUnfit(Refusal):
    """A cluster cannot become a part of itself."""

    code = "cluster-merge-unfit"
    message = translatable("{name} cannot be merged into itself or into a sub-network of its own.")
    hint = translatable("Choose another cluster.")


@dataclass(frozen=True, slots=True, kw_only=True)
class ClusterMerge:
    """What a merge does: clusters with their new parents, memberships that end, and memberships that begin."""

    moved: tuple[Cluster, ...]
    ended: tuple[Membership, ...] = ()
    begun: tuple[Membership, ...] = ()


def plan_cluster_merge(
    cluster: Cluster,
    into: Cluster,
    way: MergeWay,
    clusters: Iterable[Cluster],
    memberships: Iterable[Membership],
    today: date,
) -> ClusterMerge:
    """The changes of merging a cluster into another one. Raises `ClusterMergeUnfit`."""
    known = tuple(clusters)
    if cluster.id is None or into.id in with_sub_networks([cluster.id], known):
        raise ClusterMergeUnfit(where="into", name=cluster.name)
    if way is MergeWay.UMBRELLA:
        return ClusterMerge(moved=(replace(cluster, parent_id=into.id),))
    current = [one for one in memberships if one.is_current(today)]
    ended = tuple(one for one in current if one.cluster_id == cluster.id)
    there = {one.organisation_id for one in current if one.cluster_id == into.id}
    return ClusterMerge(
        moved=tuple(replace(one, parent_id=into.id) for one in known if one.parent_id == cluster.id),
        ended=ended,
        begun=tuple(
            Membership(cluster_id=into.id or 0, organisation_id=one.organisation_id, starts_on=today)
            for one in ended
            if one.organisation_id not in there
        ),
    )
