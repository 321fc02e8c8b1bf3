"""Newer versions of what a bid uses, laid beside the ones it keeps, and what has left the catalogue.

Taking a version is an edit of the solution: see `solutions`.
"""

from dataclasses import dataclass

from bidbuilder.domain.bids.stages import OPEN_STAGES
from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.people.permissions import Actor, Permission
from bidbuilder.domain.solutions.newer import newer_versions, withdrawn_items
from bidbuilder.domain.solutions.tree import Node
from bidbuilder.storage.bids import get_bid, get_solution
from bidbuilder.storage.candidates import list_withdrawn, map_newest_versions
from bidbuilder.storage.database import Database
from bidbuilder.storage.offerings import map_versions


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerVersion:
    """An item of a solution, the version of the offering it keeps, and the newest one."""

    item: Node
    kept: Offering
    newest: Offering


@dataclass(frozen=True, slots=True, kw_only=True)
class NewerPage:
    """What could be taken in a bid; `revision` is that of the solution an edit has to name.

    `withdrawn` are items whose offering nobody can put into a bid any more; this bid keeps its version.
    """

    bid_id: int
    title: str
    revision: int
    may_edit: bool
    items: tuple[NewerVersion, ...]
    withdrawn: tuple[Node, ...]


def load_newer(database: Database, actor: Actor, bid_id: int) -> NewerPage:
    """The items of a bid whose offerings have newer versions the actor may use. Raises `NotFound`."""
    with database.read() as session:
        bid = get_bid(session, actor, bid_id)
        solution = get_solution(session, bid_id)
        items = solution.items()
        published = map_newest_versions(session, actor, {item.offering_id or 0 for item in items})
        newer = newer_versions(items, published)
        found = [item for item in items if item.key in newer]
        kept = {(item.offering_id or 0, item.offering_version or 0) for item in found}
        withdrawn = list_withdrawn(session, {item.offering_id or 0 for item in items})
        versions = map_versions(session, kept | {(item.offering_id or 0, newer[item.key]) for item in found})
    return NewerPage(
        bid_id=bid_id,
        title=bid.title,
        revision=solution.revision,
        may_edit=bid.stage in OPEN_STAGES and actor.has_in(Permission.MANAGE_BIDS, bid.lead_id),
        items=tuple(
            NewerVersion(
                item=item,
                kept=versions[item.offering_id or 0, item.offering_version or 0],
                newest=versions[item.offering_id or 0, newer[item.key]],
            )
            for item in found
        ),
        withdrawn=withdrawn_items(items, withdrawn),
    )
