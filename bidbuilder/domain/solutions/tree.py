"""The solution as a tree of nodes. A tree is a value: every edit gives a new one."""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from enum import StrEnum

from bidbuilder.domain.solutions.connections import BatteryLimit, Connection


class NodeKind(StrEnum):
    """A node groups others (system, subsystem), is an offering × quantity (item), or a placeholder cost (plug)."""

    SYSTEM = "system"
    SUBSYSTEM = "subsystem"
    ITEM = "item"
    PLUG = "plug"


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """One node. `key` is unique in the solution and stays when the node moves.

    An item names an offering, its version and member; `answers` are keys of the requirements it is meant to answer;
    `alternates` are ids of offerings that could replace it. A plug has `plug_amount` in the bid's currency as its unit cost.
    """

    key: str
    kind: NodeKind
    title: str = ""
    lot: str = ""
    children: "tuple[Node, ...]" = ()  # quoted as a whole, so that the codec resolves it
    offering_id: int | None = None
    offering_version: int | None = None
    organisation_id: int | None = None
    quantity: Decimal = Decimal(1)
    unit: str = "piece"
    answers: tuple[str, ...] = ()
    alternates: tuple[int, ...] = ()
    plug_amount: Decimal | None = None
    is_pinned: bool = False
    note: str = ""

    def walk(self) -> Iterator["Node"]:
        """This node and all below it, in reading order."""
        yield self
        for child in self.children:
            yield from child.walk()


@dataclass(frozen=True, slots=True, kw_only=True)
class Solution:
    """All roots of the tree, how its items are joined, and who answers for open ports. `revision` grows with every edit."""

    revision: int = 0
    roots: tuple[Node, ...] = ()
    connections: tuple[Connection, ...] = ()
    limits: tuple[BatteryLimit, ...] = ()

    def walk(self) -> Iterator[Node]:
        """All nodes in reading order."""
        for root in self.roots:
            yield from root.walk()

    def items(self) -> tuple[Node, ...]:
        """The nodes that are an offering × quantity, in reading order."""
        return tuple(node for node in self.walk() if node.kind is NodeKind.ITEM)

    def plugs(self) -> tuple[Node, ...]:
        """The placeholder costs."""
        return tuple(node for node in self.walk() if node.kind is NodeKind.PLUG)

    def find(self, key: str) -> Node | None:
        """The node with that key, if any."""
        return next((node for node in self.walk() if node.key == key), None)
