"""The merge wizard: looked at first, only for who facilitates both, with the history kept."""

from dataclasses import replace

from bidbuilder.domain.people.clusters import Cluster
from bidbuilder.domain.people.permissions import Grant, Role
from bidbuilder.storage.organisations import save_cluster
from bidbuilder.storage.users import save_user
from tests.factories.people import NOW
from tests.factories.web_people import World
from tests.web.fixtures import SignIn


def found_second(world: World, *, facilitated: bool = True) -> int:
    """A second cluster, looked after by the same facilitator if wanted; gives its id."""
    with world.database.write("test", NOW) as work:
        second = save_cluster(work.session, Cluster(name="Bio Cluster"))
        if facilitated:
            freja = world.user(Role.FACILITATOR)
            save_user(work.session, replace(freja, grants=(*freja.grants, Grant(Role.FACILITATOR, None, second.id))))
        work.record("test.cluster", f"cluster:{second.id}")
        return second.id or 0


def test_a_merge_is_shown_before_it_is_done_and_keeps_its_history(sign_in: SignIn, world: World) -> None:
    second = found_second(world)
    client = sign_in(Role.FACILITATOR)
    address = f"/clusters/{world.cluster.id}/merge"
    preview = client.get(f"{address}?into={second}&way=move")
    assert "What will happen" in preview.text
    assert world.member.display_name in preview.text
    merged = client.post(address, {"into": str(second), "way": "move"})
    assert "Its history is kept." in merged.text
    assert world.member.legal_name in merged.text
    former = client.get(f"/clusters/{world.cluster.id}").text
    assert "All memberships, with those that ended" in former
    assert world.member.legal_name in former


def test_a_cluster_becomes_a_sub_network_of_another(sign_in: SignIn, world: World) -> None:
    second = found_second(world)
    client = sign_in(Role.FACILITATOR)
    client.get(f"/clusters/{world.cluster.id}/merge")
    client.post(f"/clusters/{world.cluster.id}/merge", {"into": str(second), "way": "umbrella"})
    assert "Bio Cluster" in sign_in(Role.SUPPLIER_EDITOR).get("/clusters").text


def test_a_cluster_of_others_is_no_target(sign_in: SignIn, world: World) -> None:
    second = found_second(world, facilitated=False)
    client = sign_in(Role.FACILITATOR)
    page = client.get(f"/clusters/{world.cluster.id}/merge")
    assert "No cluster to merge into" in page.text
    client.get(f"/clusters/{second}/merge", status=404)
    sign_in(Role.BID_MANAGER).get(f"/clusters/{world.cluster.id}/merge", status=403)
