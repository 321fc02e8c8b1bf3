"""The items of a solution as matching sees them: how many there are in all, in which lot, and what they state."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.catalogue.offerings import Offering, OfferingKind
from bidbuilder.domain.matching.constraints import Checker
from bidbuilder.domain.matching.evidence import Evidence
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution

Offerings = Mapping[tuple[int, int], Offering]

_TANGIBLE = frozenset({OfferingKind.COMPONENT, OfferingKind.CAPACITY, OfferingKind.BY_PRODUCT})


@dataclass(frozen=True, slots=True)
class PlacedItem:
    """An item or plug where it stands. `quantity` counts all of it: two systems of three pumps are six pumps.

    `evidence` is None for a plug and for an item whose offering version cannot be found.
    """

    node: Node
    quantity: Decimal
    lot: str
    evidence: Evidence | None
    is_tangible: bool

    @property
    def title(self) -> str:
        """What to call it in a proof."""
        return self.node.title or (self.evidence.title if self.evidence is not None else self.node.key)


def place_items(solution: Solution, offerings: Offerings, checker: Checker) -> tuple[PlacedItem, ...]:
    """All items and plugs of a solution in reading order."""
    return tuple(placed for root in solution.roots for placed in _place(root, Decimal(1), "", offerings, checker))


def _place(node: Node, factor: Decimal, lot: str, offerings: Offerings, checker: Checker) -> Iterator[PlacedItem]:
    quantity, lot = factor * node.quantity, node.lot or lot
    if node.kind in {NodeKind.ITEM, NodeKind.PLUG}:
        offering = _find_offering(node, offerings)
        evidence = checker.evidence(offering, quantity) if offering is not None else None
        tangible = offering is None or offering.kind in _TANGIBLE
        yield PlacedItem(node, quantity, lot, evidence, tangible)
    for child in node.children:
        yield from _place(child, quantity, lot, offerings, checker)


def _find_offering(node: Node, offerings: Offerings) -> Offering | None:
    if node.offering_id is None or node.offering_version is None:
        return None
    return offerings.get((node.offering_id, node.offering_version))
