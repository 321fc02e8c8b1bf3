"""Who acts in tests of the demo: its own people by their role."""

from bidbuilder.demo.people import PEOPLE
from bidbuilder.domain.people.permissions import Actor, Role
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import find_user_by_email, get_actor


def actor_of(database: Database, role: Role, place: str = "") -> Actor:
    """The first person of the demo with that role, at that place if one is given."""
    person = next(one for one in PEOPLE if one.role is role and (not place or place in one.places))
    with database.read() as session:
        user = find_user_by_email(session, person.email)
        assert user is not None
        return get_actor(session, user)
