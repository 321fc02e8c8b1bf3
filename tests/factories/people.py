"""People and organisations for tests, stored for real."""

from dataclasses import dataclass
from datetime import UTC, date, datetime

from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Organisation
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.people.users import User
from bidbuilder.services.sign_in import hash_password
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import add_membership, save_cluster, save_organisation
from bidbuilder.storage.users import get_actor, save_user, set_password_hash

NOW = datetime(2026, 11, 22, 12, 0, tzinfo=UTC)
PASSWORD = "a long enough password"


@dataclass(frozen=True)
class World:
    """One cluster with a lead and two rival suppliers, and one outsider firm; ids of organisations by short name."""

    cluster_id: int
    lead: int
    anders: int
    bodil: int
    outsider: int


def make_world(database: Database) -> World:
    """Store the cluster and its firms."""
    with database.write("test", NOW) as work:
        cluster = save_cluster(work.session, Cluster(name="Test cluster"))
        assert cluster.id is not None
        ids = {}
        for name, is_lead in (("Lead A/S", True), ("Anders ApS", False), ("Bodil ApS", False), ("Outsider A/S", True)):
            saved = save_organisation(work.session, Organisation(legal_name=name, is_lead=is_lead))
            assert saved.id is not None
            ids[name.split()[0].lower()] = saved.id
            if name != "Outsider A/S":
                add_membership(
                    work.session,
                    Membership(cluster_id=cluster.id, organisation_id=saved.id, starts_on=date(2026, 1, 1)),
                )
        work.record("test.world", "test")
    return World(cluster.id, ids["lead"], ids["anders"], ids["bodil"], ids["outsider"])


def make_user(database: Database, email: str, *grants: Grant, name: str = "", language: str = "en") -> User:
    """Store a user who can sign in with `PASSWORD`."""
    with database.write("test", NOW) as work:
        user = User(name=name or email.split("@")[0].title(), email=email, grants=grants, language=language)
        saved = save_user(work.session, user)
        assert saved.id is not None
        set_password_hash(work.session, saved.id, hash_password(PASSWORD))
        work.record("test.user", f"user:{saved.id}")
    return saved


def make_actor(
    database: Database, role: Role, organisation_id: int | None = None, cluster_id: int | None = None
) -> Actor:
    """Store a user with one role and give the actor it is."""
    grant = Grant(role, organisation_id, cluster_id)
    user = make_user(database, f"{role}-{organisation_id or cluster_id or 0}@example.org", grant)
    with database.read() as session:
        return get_actor(session, user)
