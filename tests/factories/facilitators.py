"""Facilitators for tests, and what they put into the dictionary."""

from bidbuilder.domain.catalogue.dictionary.entries import read_table
from bidbuilder.domain.catalogue.properties import PropertyDefinition
from bidbuilder.domain.people.permissions import Actor, Grant, Role
from bidbuilder.domain.people.users import User
from bidbuilder.storage.database import Database
from bidbuilder.storage.users import get_actor, save_user
from tests.factories.people import NOW


def make_facilitator(database: Database, cluster_id: int, *further: Grant) -> Actor:
    """A facilitator of a cluster, with further roles if wanted."""
    user = User(
        name="Freja",
        email=f"freja-{cluster_id}-{len(further)}@example.org",
        grants=(Grant(Role.FACILITATOR, None, cluster_id), *further),
    )
    with database.write("test", NOW) as work:
        saved = save_user(work.session, user)
        work.record("test.user", f"user:{saved.id}")
        return get_actor(work.session, saved)


def entry(head: str, *lines: str, field: str = "electrical") -> PropertyDefinition:
    """A definition as the tables of the dictionary write it."""
    (made,) = read_table(field, "\n".join([head, *lines]))
    return made
