"""Loads the demo: first the world in one transaction, then the bid by the same use cases people have.

The site administrator comes in last: where there is one, the demo was loaded to the end.
"""

from dataclasses import dataclass
from datetime import datetime

from bidbuilder.demo.bid.making import make_bid
from bidbuilder.demo.facilitating import facilitate
from bidbuilder.demo.intake import receive
from bidbuilder.demo.kit import make_kit
from bidbuilder.demo.logo import draw_logo
from bidbuilder.demo.papers_under_way import work_on_papers
from bidbuilder.demo.people import PASSWORD, PEOPLE, Person
from bidbuilder.demo.ready.bid import make_ready_bid
from bidbuilder.demo.world import World, load_people, load_world
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.services.logos import set_logo
from bidbuilder.storage.database import Database
from bidbuilder.storage.organisations import list_clusters
from bidbuilder.storage.users import find_user_by_email, get_actor

USUAL_ADDRESS = "http://127.0.0.1:8000"
_LAST = PEOPLE[-1]


class DemoIncomplete(Refusal):
    """An earlier loading was interrupted."""

    code = "demo-incomplete"
    message = translatable("The demo was not loaded to the end.")
    hint = translatable("Begin anew with “bidbuilder demo --fresh”.")


@dataclass(frozen=True, slots=True, kw_only=True)
class Login:
    """Who can sign in to the demo, and how."""

    role: str
    name: str
    email: str
    password: str


def load_demo(database: Database, now: datetime, address: str = USUAL_ADDRESS) -> tuple[Login, ...]:
    """Load the demo once and give its logins; on a database that has it, only the logins. `now` is aware.

    All dates of the case count from `now`; links in its mails lead to `address`. Raises `DemoIncomplete` where an earlier
    loading was interrupted.
    """
    if not _is_loaded(database):
        with database.read() as session:
            if list_clusters(session):
                raise DemoIncomplete
        world = load_world(database, now, address)
        set_logo(database, _director(world), world.organisations["hedelund"], draw_logo(), now=now)
        bid_id = make_bid(database, world, now)
        manager, exporter = _actor_of(database, Role.BID_MANAGER), _actor_of(database, Role.EXPORT_MANAGER)
        work_on_papers(database, manager, exporter, world, bid_id, now)
        facilitate(database, _actor_of(database, Role.FACILITATOR), world, now)
        receive(database, manager, world, now)
        make_kit(database, world, now)
        make_ready_bid(database, manager, exporter, world, now)
        load_people(database, (_LAST,), world, now)
    return tuple(_login_of(person) for person in PEOPLE)


def _is_loaded(database: Database) -> bool:
    with database.read() as session:
        return find_user_by_email(session, _LAST.email) is not None


def _director(world: World) -> Actor:
    """Who sets the lead's logo: its director, who administers it without a login of her own for that."""
    grant = Grant(Role.ORGANISATION_ADMIN, world.organisations["hedelund"])
    return Actor(user_id=0, name="Karen Hedelund", grants=(grant,))


def _actor_of(database: Database, role: Role) -> Actor:
    email = next(person.email for person in PEOPLE if person.role is role)
    with database.read() as session:
        user = find_user_by_email(session, email)
        assert user is not None  # noqa: S101 - stored with the world
        return get_actor(session, user)


def _login_of(person: Person) -> Login:
    return Login(role=person.label, name=person.name, email=person.email, password=PASSWORD)
