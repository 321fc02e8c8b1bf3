"""Clusters of organisations, their sub-networks and dated memberships. A merge keeps history."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date


@dataclass(frozen=True, slots=True, kw_only=True)
class Cluster:
    """A group of organisations; `parent_id` is its umbrella."""

    id: int | None = None
    name: str
    description: str = ""
    parent_id: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Membership:
    """An organisation's time in a cluster; `ends_on` is the first day outside."""

    cluster_id: int
    organisation_id: int
    starts_on: date
    ends_on: date | None = None

    def is_current(self, today: date) -> bool:
        """Whether the membership holds on a day."""
        return self.starts_on <= today and (self.ends_on is None or today < self.ends_on)


def with_sub_networks(cluster_ids: Iterable[int], clusters: Iterable[Cluster]) -> frozenset[int]:
    """The ids of these clusters and of all that stand below them."""
    parents = {cluster.id: cluster.parent_id for cluster in clusters if cluster.id is not None}
    reached = set(cluster_ids)
    while more := {one for one, parent in parents.items() if parent in reached} - reached:
        reached |= more
    return frozenset(reached)


def umbrella_of(cluster_id: int, clusters: Iterable[Cluster]) -> frozenset[int]:
    """The ids of all clusters under the same topmost umbrella, the cluster itself included."""
    parents = {cluster.id: cluster.parent_id for cluster in clusters if cluster.id is not None}

    def top(start: int) -> int:
        seen = {start}
        while (parent := parents.get(start)) is not None and parent in parents and parent not in seen:
            seen.add(parent)
            start = parent
        return start

    summit = top(cluster_id)
    return frozenset(one for one in parents if top(one) == summit)
