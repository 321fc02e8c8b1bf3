"""People: who may register, invite, admit and change; and that nobody sees firms outside the own clusters."""

import re

import pytest

from bidbuilder.domain.basics.errors import NotFound, NotPermitted
from bidbuilder.domain.people.clusters import Cluster
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Grant, Role
from bidbuilder.services.mails import list_outbox
from bidbuilder.services.people import (
    EmailTaken,
    InvitationGone,
    InvitationText,
    LegalNameTaken,
    add_cluster,
    change_organisation,
    get_organisation_page,
    invite,
    join,
    list_cluster_tree,
    list_organisations,
    register_organisation,
    release_member,
)
from bidbuilder.services.sign_in import hash_password
from bidbuilder.storage.database import Database
from tests.factories.people import NOW, make_actor, make_world

TEXT = InvitationText(subject="Welcome", body="Open {link}")


def _invite(database, actor, grant, email="new@example.org"):
    return invite(
        database,
        actor,
        email=email,
        grant=grant,
        language="da",
        base_url="https://bids.example.org/",
        text=TEXT,
        now=NOW,
    )


def _token(database) -> str:
    admin = make_actor(database, Role.SITE_ADMIN)
    found = re.search(r"https://bids\.example\.org/invitations/([\w-]+)", list_outbox(database, admin)[0].body)
    assert found
    return found[1]


def test_invited_person_joins_once_with_the_role_of_the_invitation(database: Database) -> None:
    world = make_world(database)
    actor = make_actor(database, Role.ORGANISATION_ADMIN, world.anders)
    _invite(database, actor, Grant(Role.SUPPLIER_EDITOR, world.anders))
    token = _token(database)
    joined = join(database, token, name="New", password_hash=hash_password("a fine password"), language="da", now=NOW)
    assert joined.grants == (Grant(Role.SUPPLIER_EDITOR, world.anders),)
    with pytest.raises(InvitationGone):
        join(database, token, name="Again", password_hash="", language="da", now=NOW)


def test_invitation_to_a_known_address_is_not_a_second_account(sqlite_database: Database) -> None:
    world = make_world(sqlite_database)
    actor = make_actor(sqlite_database, Role.ORGANISATION_ADMIN, world.anders)
    known = f"{Role.ORGANISATION_ADMIN}-{world.anders}@example.org"
    _invite(sqlite_database, actor, Grant(Role.SIGNATORY, world.anders), email=known)
    with pytest.raises(EmailTaken):
        join(sqlite_database, _token(sqlite_database), name="New", password_hash="x", language="da", now=NOW)


@pytest.mark.parametrize(
    ("role", "own", "granted", "into", "allowed"),
    [
        (Role.ORGANISATION_ADMIN, "anders", Role.SUPPLIER_EDITOR, "anders", True),
        (Role.ORGANISATION_ADMIN, "anders", Role.SUPPLIER_EDITOR, "bodil", False),
        (Role.SUPPLIER_EDITOR, "anders", Role.SUPPLIER_EDITOR, "anders", False),
        (Role.FACILITATOR, "", Role.ORGANISATION_ADMIN, "bodil", True),
        (Role.FACILITATOR, "", Role.BID_MANAGER, "bodil", False),
        (Role.FACILITATOR, "", Role.ORGANISATION_ADMIN, "outsider", False),
        (Role.SITE_ADMIN, "", Role.BID_MANAGER, "outsider", True),
    ],
)
def test_who_may_invite_into_which_role(
    sqlite_database: Database, role: Role, own: str, granted: Role, into: str, allowed: bool
) -> None:
    world = make_world(sqlite_database)
    cluster = world.cluster_id if role is Role.FACILITATOR else None
    actor = make_actor(sqlite_database, role, getattr(world, own) if own else None, cluster)
    grant = Grant(granted, getattr(world, into))
    if allowed:
        assert _invite(sqlite_database, actor, grant).grant == grant
    else:
        with pytest.raises(NotPermitted):
            _invite(sqlite_database, actor, grant)


def test_member_sees_members_of_its_cluster_and_nobody_else(database: Database) -> None:
    world = make_world(database)
    actor = make_actor(database, Role.SUPPLIER_EDITOR, world.anders)
    assert [one.id for one in list_organisations(database, actor)] == [world.anders, world.bodil, world.lead]
    with pytest.raises(NotFound):
        get_organisation_page(database, actor, world.outsider)
    outsider = make_actor(database, Role.SUPPLIER_EDITOR, world.outsider)
    assert [one.id for one in list_organisations(database, outsider)] == [world.outsider]


def test_released_member_is_out_of_sight_but_its_history_stays(database: Database) -> None:
    world = make_world(database)
    facilitator = make_actor(database, Role.FACILITATOR, cluster_id=world.cluster_id)
    release_member(database, facilitator, world.cluster_id, world.bodil, now=NOW)
    tree = list_cluster_tree(database, facilitator, NOW.date())
    assert [one.legal_name for one in tree[0].members] == ["Anders ApS", "Lead A/S"]
    bodil = make_actor(database, Role.SUPPLIER_EDITOR, world.bodil)
    assert [one.id for one in list_organisations(database, bodil)] == [world.bodil]


def test_sub_network_shares_the_catalogue_of_its_umbrella(database: Database) -> None:
    world = make_world(database)
    facilitator = make_actor(database, Role.FACILITATOR, cluster_id=world.cluster_id)
    sub = add_cluster(database, facilitator, Cluster(name="Biogas", parent_id=world.cluster_id), now=NOW)
    anders = make_actor(database, Role.SUPPLIER_EDITOR, world.anders)
    assert anders.cluster_ids == {world.cluster_id, sub.id}
    assert [(one.cluster.name, one.depth) for one in list_cluster_tree(database, anders, NOW.date())] == [
        ("Test cluster", 0),
        ("Biogas", 1),
    ]


def test_legal_name_is_unique_letter_for_letter(database: Database) -> None:
    world = make_world(database)
    facilitator = make_actor(database, Role.FACILITATOR, cluster_id=world.cluster_id)
    register_organisation(database, facilitator, Organisation(legal_name="anders aps"), world.cluster_id, now=NOW)
    with pytest.raises(LegalNameTaken) as taken:
        register_organisation(database, facilitator, Organisation(legal_name="Anders ApS"), world.cluster_id, now=NOW)
    assert taken.value.params["name"] == "Anders ApS"


def test_being_a_lead_is_not_ones_own_to_decide(sqlite_database: Database) -> None:
    world = make_world(sqlite_database)
    admin = make_actor(sqlite_database, Role.ORGANISATION_ADMIN, world.anders)
    changed = Organisation(id=world.anders, legal_name="Anders Energi ApS", is_lead=True)
    saved = change_organisation(sqlite_database, admin, changed, now=NOW)
    assert (saved.legal_name, saved.is_lead) == ("Anders Energi ApS", False)
    with pytest.raises(NotPermitted):
        change_organisation(sqlite_database, admin, Organisation(id=world.bodil, legal_name="Mine now"), now=NOW)
