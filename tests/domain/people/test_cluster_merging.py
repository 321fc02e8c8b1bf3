"""Merging clusters: who moves, what ends, what follows, and what cannot be merged."""

from dataclasses import replace
from datetime import date

import pytest

from bidbuilder.domain.people.cluster_merging import ClusterMergeUnfit, MergeWay, plan_cluster_merge
from bidbuilder.domain.people.clusters import Cluster, Membership, with_sub_networks

TODAY = date(2026, 11, 22)
BIO, BIOGAS, ENERGY = (
    Cluster(id=1, name="Bio"),
    Cluster(id=2, name="Biogas", parent_id=1),
    Cluster(id=3, name="Energy"),
)
ALL = (BIO, BIOGAS, ENERGY)


def member(cluster: Cluster, organisation_id: int, ends_on: date | None = None) -> Membership:
    return Membership(
        cluster_id=cluster.id or 0, organisation_id=organisation_id, starts_on=date(2026, 1, 1), ends_on=ends_on
    )


def test_under_an_umbrella_only_the_tree_changes() -> None:
    plan = plan_cluster_merge(BIO, ENERGY, MergeWay.UMBRELLA, ALL, [member(BIO, 7)], TODAY)
    assert (plan.moved, plan.ended, plan.begun) == ((replace(BIO, parent_id=3),), (), ())


def test_members_move_once_and_former_ones_stay_away() -> None:
    both, gone = [member(BIO, 7), member(BIO, 8), member(ENERGY, 8)], member(BIO, 9, date(2026, 6, 1))
    plan = plan_cluster_merge(BIO, ENERGY, MergeWay.MOVE, ALL, [*both, gone], TODAY)
    assert plan.ended == (both[0], both[1])
    assert plan.begun == (Membership(cluster_id=3, organisation_id=7, starts_on=TODAY),)
    assert plan.moved == (replace(BIOGAS, parent_id=3),)


@pytest.mark.parametrize("way", list(MergeWay))
@pytest.mark.parametrize("into", [BIO, BIOGAS])
def test_a_cluster_is_not_merged_into_a_part_of_itself(way: MergeWay, into: Cluster) -> None:
    with pytest.raises(ClusterMergeUnfit):
        plan_cluster_merge(BIO, into, way, ALL, [], TODAY)


def test_sub_networks_are_reached_at_every_depth() -> None:
    deeper = Cluster(id=4, name="Digesters", parent_id=2)
    assert with_sub_networks([1], [*ALL, deeper]) == {1, 2, 4}
    assert with_sub_networks([3], [*ALL, deeper]) == {3}
