"""A small world for tests of pages: a cluster with a lead and two members, and one user for every role."""

from dataclasses import dataclass
from datetime import UTC, datetime
from functools import cache

from sqlalchemy.orm import Session

from bidbuilder.domain.people.clusters import Cluster, Membership
from bidbuilder.domain.people.organisations import Address, Organisation, Signatory, SizeClass
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.people.users import User
from bidbuilder.services.sign_in import hash_password
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import add_membership, save_cluster, save_organisation
from bidbuilder.storage.users import get_actor, get_user, save_user, set_password_hash

PASSWORD = "correct horse battery staple"
FOUNDED = datetime(2026, 1, 5, 9, tzinfo=UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class World:
    """Everybody there is. `users` has one user a role; `rival` edits offerings of the other member."""

    database: Database
    cluster: Cluster
    lead: Organisation
    member: Organisation
    other_member: Organisation
    stranger: Organisation
    users: dict[Role, User]
    rival: User

    def user(self, role: Role) -> User:
        """The user with that role."""
        return self.users[role]

    def actor(self, role: Role) -> Actor:
        """The user with that role as the services know it."""
        with self.database.read() as session:
            return get_actor(session, get_user(session, self.users[role].id or 0))


def make_organisation(legal_name: str = "Nordlys Energi A/S", **changes: object) -> Organisation:
    """An organisation with what every page shows of it."""
    given: dict[str, object] = {
        "legal_name": legal_name,
        "registration_number": "10101010",
        "registration_scheme": "CVR",
        "address": Address(street="Havnegade 1", postal_code="8000", city="Aarhus", country="DK"),
        "size_class": SizeClass.SMALL,
        "signatories": (Signatory(name="Karen Holm", title="CEO", authority="alone"),),
        "is_fictional": True,
    }
    return Organisation(**{**given, **changes})  # type: ignore[arg-type]


def make_world(database: Database) -> World:
    """Store the small world: lead and members in one cluster, a stranger outside it, users with a password each."""
    with database.write("founder", FOUNDED) as work:
        session = work.session
        lead = save_organisation(session, make_organisation("Nordlys Energi & Anlæg A/S", is_lead=True))
        member = save_organisation(session, make_organisation("Vesterbæk Pumper ApS"))
        other = save_organisation(session, make_organisation("Lindholm Reaktorer A/S"))
        stranger = save_organisation(session, make_organisation("Fremmed Firma ApS"))
        cluster = save_cluster(session, Cluster(name="Limfjord Energy Cluster"))
        for one in (lead, member, other):
            add_membership(
                session,
                Membership(cluster_id=cluster.id or 0, organisation_id=one.id or 0, starts_on=FOUNDED.date()),
            )
        places = {
            Role.SUPPLIER_EDITOR: Grant(Role.SUPPLIER_EDITOR, member.id),
            Role.BID_MANAGER: Grant(Role.BID_MANAGER, lead.id),
            Role.EXPORT_MANAGER: Grant(Role.EXPORT_MANAGER, lead.id),
            Role.SIGNATORY: Grant(Role.SIGNATORY, member.id),
            Role.ORGANISATION_ADMIN: Grant(Role.ORGANISATION_ADMIN, member.id),
            Role.FACILITATOR: Grant(Role.FACILITATOR, None, cluster.id),
            Role.SITE_ADMIN: Grant(Role.SITE_ADMIN),
        }
        users = {role: _add_user(session, role.value, grant) for role, grant in places.items()}
        rival = _add_user(session, "rival", Grant(Role.SUPPLIER_EDITOR, other.id))
        work.record("world.made", "site")
    return World(
        database=database,
        cluster=cluster,
        lead=lead,
        member=member,
        other_member=other,
        stranger=stranger,
        users=users,
        rival=rival,
    )


def add_colleague(world: World) -> User:
    """A second bid manager of the lead, who works on the same things."""
    with world.database.write("founder", FOUNDED) as work:
        user = _add_user(work.session, "colleague", Grant(Role.BID_MANAGER, world.lead.id))
        work.record("colleague.added", "site")
    return user


def _add_user(session: Session, name: str, grant: Grant) -> User:
    user = save_user(
        session,
        User(name=name.replace("-", " ").title(), email=f"{name}@example.dk", grants=(grant,)),
    )
    set_password_hash(session, user.id or 0, _password_hash())
    return user


@cache
def _password_hash() -> str:
    return hash_password(PASSWORD)
