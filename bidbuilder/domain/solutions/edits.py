"""What a person can do to a solution tree, as values: they can be kept, described, undone and replayed.

Carrying them out lives in `editing`, replaying them on a newer tree in `rebasing`.
"""

from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypedDict

from bidbuilder.domain.solutions.connections import Connection, PortEnd
from bidbuilder.domain.solutions.tree import Node


class NodeFields(TypedDict, total=False):
    """The fields of a node that `ChangeNode` may set. Quantity and answers have edits of their own."""

    title: str
    lot: str
    offering_id: int | None
    offering_version: int | None
    organisation_id: int | None
    unit: str
    alternates: tuple[int, ...]
    plug_amount: Decimal | None
    is_pinned: bool
    note: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AddNode:
    """Put a node (with all below it) under a parent; ``""`` is the root. No index: at the end."""

    parent_key: str = ""
    node: Node
    index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class RemoveNode:
    """Take a node and all below it away."""

    key: str


@dataclass(frozen=True, slots=True, kw_only=True)
class MoveNode:
    """Put a node elsewhere. `index` counts among the new siblings, without the node itself; None is the end."""

    key: str
    parent_key: str = ""
    index: int | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeQuantity:
    """Set how many."""

    key: str
    quantity: Decimal


@dataclass(frozen=True, slots=True, kw_only=True)
class ChangeNode:
    """Set some fields of a node: title, note, the offering behind it and the like."""

    key: str
    changes: NodeFields = field(default_factory=NodeFields)


@dataclass(frozen=True, slots=True, kw_only=True)
class Assign:
    """Set which requirements a node answers."""

    key: str
    requirement_keys: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Connect:
    """Join two ports, or change how often two joined ports are."""

    connection: Connection


@dataclass(frozen=True, slots=True, kw_only=True)
class Disconnect:
    """Take two joined ports apart; it does not matter which is named first."""

    first: PortEnd
    second: PortEnd


@dataclass(frozen=True, slots=True, kw_only=True)
class AssignLimit:
    """Say who answers for an open port (see `BatteryLimit`); ``""`` for nobody."""

    end: PortEnd
    owner: str


@dataclass(frozen=True, slots=True, kw_only=True)
class ReplaceTree:
    """Take another tree whole, such as the composer's result; items that stay keep their connections."""

    roots: tuple[Node, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Several:
    """Edits that are made together or not at all, in order."""

    edits: tuple["Edit", ...]


TreeEdit = AddNode | RemoveNode | MoveNode | ChangeQuantity | ChangeNode | Assign | ReplaceTree
JointEdit = Connect | Disconnect | AssignLimit
Edit = TreeEdit | JointEdit | Several
