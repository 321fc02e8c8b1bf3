"""Clusters: who sees them and what their facilitator does."""

from bidbuilder.domain.people.permissions import Role
from tests.factories.web_people import World
from tests.web.fixtures import SignIn


def test_a_member_sees_its_cluster_but_cannot_change_it(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.SUPPLIER_EDITOR)
    assert world.cluster.name in client.get("/clusters").text
    page = client.get(f"/clusters/{world.cluster.id}")
    assert "Register a new member" not in page.text
    client.post(f"/clusters/{world.cluster.id}/new-members", {"legal_name": "X"}, status=403)


def test_a_facilitator_registers_a_firm_and_its_administrator_is_invited(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get(f"/clusters/{world.cluster.id}")
    data = {"legal_name": "Ny Virksomhed & Søn ApS", "email": "boss@example.dk"}
    page = client.post(f"/clusters/{world.cluster.id}/new-members", data)
    assert "Ny Virksomhed & Søn ApS" in page.text
    assert "boss@example.dk" in sign_in(Role.SITE_ADMIN).get("/admin/outbox").text


def test_a_legal_name_is_registered_once(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get(f"/clusters/{world.cluster.id}")
    data = {"legal_name": world.lead.legal_name, "email": "boss@example.dk"}
    page = client.post(f"/clusters/{world.cluster.id}/new-members", data, status=422)
    assert "is already registered" in page.text
    assert page.value_of("email") == "boss@example.dk"


def test_a_facilitator_founds_a_sub_network_and_admits_a_member(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get(f"/clusters/{world.cluster.id}")
    client.post(f"/clusters/{world.cluster.id}/sub-networks", {"name": "Biogas network"})
    assert "Biogas network" in client.get("/clusters").text


def test_a_membership_ends_and_the_firm_is_gone_from_the_list(sign_in: SignIn, world: World) -> None:
    client = sign_in(Role.FACILITATOR)
    client.get(f"/clusters/{world.cluster.id}")
    page = client.post(f"/clusters/{world.cluster.id}/members/{world.other_member.id}/release")
    members, _, former = page.text.partition("All memberships, with those that ended")
    assert world.other_member.legal_name not in members.split("Where the members are")[0]
    assert world.other_member.legal_name in former
    assert world.other_member.legal_name not in sign_in(Role.SUPPLIER_EDITOR).get("/organisations").text


def test_a_cluster_of_others_is_not_there(sign_in: SignIn) -> None:
    sign_in(Role.FACILITATOR).get("/clusters/999", status=404)
