"""Who supplies what of a bid, and how far the capacities in it reach. Nothing here carries a price."""

from collections import Counter
from dataclasses import dataclass
from datetime import datetime

from bidbuilder.domain.bids.capacity_loads import CapacityLoad, list_capacity_loads
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.freezing import snapshot_item
from bidbuilder.domain.consortium.cost_sources import find_offering
from bidbuilder.domain.matching.interfaces import Interfaces
from bidbuilder.domain.matching.scopes import list_overlaps
from bidbuilder.domain.people.permissions import Actor
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.formats.writers.block_diagram import Blocks, describe_block_diagram, draw_block_diagram, system_parts
from bidbuilder.formats.writers.drawing import Drawing
from bidbuilder.formats.writers.extracts import sound_brand
from bidbuilder.formats.writers.words import Words
from bidbuilder.storage.database import Database
from bidbuilder.storage.dossiers import load_assessment


@dataclass(frozen=True, slots=True, kw_only=True)
class SystemPicture:
    """One system as a block diagram: a drawing, and the same in words."""

    drawing: Drawing
    description: str


@dataclass(frozen=True, slots=True, kw_only=True)
class SupplyOutlook:
    """The systems of a bid as pictures in reading order, and its capacities with their owners' names."""

    pictures: tuple[SystemPicture, ...]
    loads: tuple[tuple[CapacityLoad, str], ...]


def get_supply_outlook(database: Database, actor: Actor, bid_id: int, language: str, *, now: datetime) -> SupplyOutlook:
    """The outlook of a bid of a lead the actor works for, in a language of the interface. Raises `NotFound`."""
    with database.read() as session:
        assessment = load_assessment(session, actor, bid_id, database.coverage, now=now)
    dossier, words = assessment.dossier, Words(language)
    blocks = _blocks(dossier, assessment.interfaces)
    return SupplyOutlook(
        pictures=tuple(
            SystemPicture(
                drawing=draw_block_diagram(blocks, part, words),
                description=describe_block_diagram(part, blocks.firms, words),
            )
            for part in system_parts(blocks.items)
        ),
        loads=tuple(
            (load, dossier.name_of(load.offering.organisation_id)) for load in list_capacity_loads(dossier, now.date())
        ),
    )


def _blocks(dossier: Dossier, interfaces: Interfaces) -> Blocks:
    rows = outline(dossier.solution)
    partners = (dossier.bid.lead_id, *(one.organisation_id for one in dossier.bid.partners))
    return Blocks(
        items=tuple(snapshot_item(row, find_offering(row.node, dossier.offerings)) for row in rows),
        firms={number: dossier.name_of(number) for number in dict.fromkeys(partners)},
        connections=dossier.solution.connections,
        brand=sound_brand(dossier.lead.branding),
        unowned=Counter(port.end.item_key for port in interfaces.unowned_ports),
        twice=_twice(dossier),
    )


def _twice(dossier: Dossier) -> dict[str, tuple[str, ...]]:
    """By item the numbers of the requirements that another member supplies as well."""
    found: dict[str, tuple[str, ...]] = {}
    for overlap in list_overlaps(dossier.tender, dossier.solution):
        for key in overlap.item_keys:
            found[key] = (*found.get(key, ()), overlap.requirement.number)
    return found
