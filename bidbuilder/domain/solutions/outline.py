"""The outline of a solution as documents and price schedules number it: 1, 1.1, 1.2, 2 …, with what each place gives its node."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal

from bidbuilder.domain.solutions.tree import Node, Solution


@dataclass(frozen=True, slots=True, kw_only=True)
class OutlineRow:
    """A node with its number; `depth` 0 is a root.

    `lot` is its own, else that of the nearest group above, else ``""``. `quantity` counts all of it: two systems of three
    pumps are six pumps.
    """

    number: str
    depth: int
    lot: str
    quantity: Decimal
    node: Node


def outline(solution: Solution) -> tuple[OutlineRow, ...]:
    """All nodes in reading order, numbered by their place among their siblings from 1."""
    return tuple(_rows(solution.roots, "", 0, "", Decimal(1)))


def _rows(nodes: Sequence[Node], above: str, depth: int, lot: str, factor: Decimal) -> Iterator[OutlineRow]:
    for position, node in enumerate(nodes, start=1):
        number, own_lot, quantity = f"{above}{position}", node.lot or lot, factor * node.quantity
        yield OutlineRow(number=number, depth=depth, lot=own_lot, quantity=quantity, node=node)
        yield from _rows(node.children, f"{number}.", depth + 1, own_lot, quantity)
