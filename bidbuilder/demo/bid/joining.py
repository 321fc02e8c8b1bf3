"""How the items of the demo's bid are joined: what the product proposes and knows to fit, and what the buyer provides."""

from datetime import datetime

from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.solutions.connections import BUYER
from bidbuilder.domain.solutions.edits import AssignLimit, Connect, Several
from bidbuilder.services.connections import load_connections
from bidbuilder.services.solutions import edit_solution
from bidbuilder.storage.database import Database

# At the fence of the site: the grid operator's cable, the streets' pipes, the readers of the meters.
_OF_THE_BUYER = frozenset({"ac-medium-voltage", "district-heating", "radio", "waste-water"})


def join_items(database: Database, manager: Actor, bid_id: int, now: datetime) -> None:
    """One revision that joins what fits, and one that names the buyer at the limits of the delivery."""
    page = load_connections(database, manager, bid_id, now=now)
    joined = tuple(Connect(connection=one.connection) for one in page.proposals if not one.doubts)
    revision = page.solution.revision
    edit_solution(database, manager, bid_id, Several(edits=joined), base_revision=revision, now=now)
    left = load_connections(database, manager, bid_id, now=now)
    limits = tuple(
        AssignLimit(end=one.end, owner=BUYER)
        for one in left.interfaces.unowned_ports
        if one.port.port_type in _OF_THE_BUYER
    )
    edit_solution(database, manager, bid_id, Several(edits=limits), base_revision=left.solution.revision, now=now)
