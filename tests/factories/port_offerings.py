"""Published offerings that state ports, and a bid's items out of them."""

from bidbuilder.domain.catalogue.offerings import Offering, Port
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.services.offerings import publish_offering, register_offering
from bidbuilder.storage.database import Database
from tests.factories.people import NOW
from tests.factories.ports import make_port


def flange(direction: str, size: str, name: str = "") -> Port:
    """A flanged pipe connection of a nominal diameter."""
    return make_port(direction, port_type="flanged-pipe", nominal_diameter=size, name=name or f"{size} {direction}")


def publish_with_ports(database: Database, actor: Actor, name: str, *ports: Port) -> int:
    """Register and publish an offering of the actor's organisation with these ports; gives its id."""
    (organisation_id,) = actor.organisation_ids
    offering = Offering(organisation_id=organisation_id, code=name.upper(), names={"en": name}, ports=ports)
    saved = register_offering(database, actor, offering, None, now=NOW)
    publish_offering(database, actor, saved.id or 0, now=NOW)
    return saved.id or 0
