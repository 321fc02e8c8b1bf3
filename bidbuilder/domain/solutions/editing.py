"""Carries out an edit on a solution: a new tree with the next revision, or a refusal that says why not.

Subtrees an edit does not touch stay the same objects, so that a later step can tell by identity what changed.
"""

from collections import Counter
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from decimal import Decimal

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.solutions.edits import (
    AddNode,
    Assign,
    AssignLimit,
    ChangeNode,
    ChangeQuantity,
    Connect,
    Disconnect,
    Edit,
    MoveNode,
    NodeFields,
    RemoveNode,
    ReplaceTree,
    Several,
    TreeEdit,
)
from bidbuilder.domain.solutions.joining import (
    assign_limit,
    connect,
    disconnect,
    without_loose_ends,
)
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution

Nodes = tuple[Node, ...]

_GROUPS = frozenset({NodeKind.SYSTEM, NodeKind.SUBSYSTEM})
_CHANGEABLE = frozenset(NodeFields.__annotations__)


class NodeGone(Refusal):
    """The node an edit speaks of is not in the tree."""

    code = "node-gone"
    message = translatable("This part of the solution ({key}) is not there any more.")
    hint = translatable("Somebody removed it. Look at what changed, then add it again if you still need it.")


class NodeInsideItself(Refusal):
    """A node cannot be put under itself or under one of its own parts."""

    code = "node-inside-itself"
    message = translatable("“{title}” cannot be moved into itself.")
    hint = translatable("Choose a place outside of it.")


class NodeKeyTaken(Refusal):
    """Two nodes of one tree would have the same key."""

    code = "node-key-taken"
    message = translatable("The solution already has a part with the key {key}.")
    hint = translatable("It may have been added twice; look at the tree before you add it again.")


class NodeHoldsNoParts(Refusal):
    """Only systems and subsystems have parts."""

    code = "node-holds-no-parts"
    message = translatable("“{title}” is a single item and cannot hold other parts.")
    hint = translatable("Put it into a system or a subsystem.")


class QuantityNotPositive(Refusal):
    """A quantity of nothing, or less, is no item."""

    code = "quantity-not-positive"
    message = translatable("The quantity has to be more than zero, not {quantity}.")
    hint = translatable("Remove the item if you do not want any of it.")


class GroupsAnswerNothing(Refusal):
    """A requirement is answered by items, not by the group they stand in."""

    code = "groups-answer-nothing"
    message = translatable("“{title}” is a group; only the items in it can answer requirements.")
    hint = translatable("Choose the item that answers the requirement.")


class FieldNotEditable(Refusal):
    """The edit names a field that a person does not set in this way."""

    code = "field-not-editable"
    message = translatable("{field} cannot be changed in this way.")
    hint = translatable("Fields that can be changed: {fields}.")


@dataclass(frozen=True, slots=True)
class Place:
    """Where a node stands: the key of its parent (``""`` the root) and its position there, from 0."""

    parent_key: str
    index: int


def find_place(solution: Solution, key: str) -> Place | None:
    """Where the node with that key stands, if it is in the tree."""
    for parent_key, siblings in (("", solution.roots), *((node.key, node.children) for node in solution.walk())):
        for index, node in enumerate(siblings):
            if node.key == key:
                return Place(parent_key, index)
    return None


def get_node(solution: Solution, key: str) -> Node:
    """The node with that key; raises `NodeGone`."""
    node = solution.find(key)
    if node is None:
        raise NodeGone(key=key)
    return node


def get_place(solution: Solution, key: str) -> Place:
    """Where the node with that key stands; raises `NodeGone`."""
    place = find_place(solution, key)
    if place is None:
        raise NodeGone(key=key)
    return place


def apply(solution: Solution, edit: Edit) -> Solution:
    """The solution after the edit, one revision on.

    Connections of items that go go with them. Raises `NodeGone`, `NodeKeyTaken`, `NodeInsideItself`, `NodeHoldsNoParts`,
    `QuantityNotPositive`, `GroupsAnswerNothing`, `FieldNotEditable` or the refusals of `joining`; the given solution is
    never changed.
    """
    after = without_loose_ends(_carry_out(solution, edit))
    return replace(after, revision=solution.revision + 1)


def _carry_out(solution: Solution, edit: Edit) -> Solution:
    match edit:
        case Connect(connection=connection):
            return connect(solution, connection)
        case Disconnect(first=first, second=second):
            return disconnect(solution, first, second)
        case AssignLimit(end=end, owner=owner):
            return assign_limit(solution, end, owner)
        case Several(edits=edits):
            for one in edits:
                solution = _carry_out(solution, one)
            return solution
        case _:
            return replace(solution, roots=_change_tree(solution.roots, edit))


def _change_tree(roots: Nodes, edit: TreeEdit) -> Nodes:
    match edit:
        case AddNode(parent_key=parent_key, node=node, index=index):
            return _require_unique(_insert(roots, parent_key, node, index))
        case RemoveNode(key=key):
            return _change(roots, key, lambda _: ())
        case MoveNode():
            return _move(roots, edit)
        case ChangeQuantity(key=key, quantity=quantity):
            return _change(roots, key, lambda node: (replace(node, quantity=_require_positive(quantity)),))
        case ChangeNode(key=key, changes=changes):
            _require_editable(changes)
            return _change(roots, key, lambda node: (replace(node, **changes),))
        case Assign(key=key, requirement_keys=keys):
            return _change(roots, key, lambda node: (_answering(node, keys),))
        case ReplaceTree(roots=new_roots):
            return _require_unique(new_roots)


def _change(nodes: Nodes, key: str, change: Callable[[Node], Nodes]) -> Nodes:
    changed = _try_change(nodes, key, change)
    if changed is None:
        raise NodeGone(key=key)
    return changed


def _try_change(nodes: Nodes, key: str, change: Callable[[Node], Nodes]) -> Nodes | None:
    """The nodes with one replaced by what `change` gives, or None if the key is not among or below them."""
    for index, node in enumerate(nodes):
        if node.key == key:
            return (*nodes[:index], *change(node), *nodes[index + 1 :])
        below = _try_change(node.children, key, change) if node.children else None
        if below is not None:
            return (*nodes[:index], replace(node, children=below), *nodes[index + 1 :])
    return None


def _insert(roots: Nodes, parent_key: str, node: Node, index: int | None) -> Nodes:
    if not parent_key:
        return _with_at(roots, node, index)

    def take_in(parent: Node) -> Nodes:
        if parent.kind not in _GROUPS:
            raise NodeHoldsNoParts(title=parent.title or parent.key)
        return (replace(parent, children=_with_at(parent.children, node, index)),)

    return _change(roots, parent_key, take_in)


def _with_at(nodes: Nodes, node: Node, index: int | None) -> Nodes:
    position = len(nodes) if index is None else max(0, min(index, len(nodes)))
    return (*nodes[:position], node, *nodes[position:])


def _move(roots: Nodes, edit: MoveNode) -> Nodes:
    node = get_node(Solution(roots=roots), edit.key)
    if any(part.key == edit.parent_key for part in node.walk()):
        raise NodeInsideItself(title=node.title or node.key)
    return _insert(_change(roots, edit.key, lambda _: ()), edit.parent_key, node, edit.index)


def _answering(node: Node, requirement_keys: Iterable[str]) -> Node:
    if node.kind in _GROUPS:
        raise GroupsAnswerNothing(title=node.title or node.key)
    return replace(node, answers=tuple(dict.fromkeys(requirement_keys)))


def _require_positive(quantity: Decimal) -> Decimal:
    if not quantity.is_finite() or quantity <= 0:
        raise QuantityNotPositive(quantity=quantity)
    return quantity


def _require_editable(changes: NodeFields) -> None:
    for name in changes:
        if name not in _CHANGEABLE:
            raise FieldNotEditable(field=name, fields=", ".join(sorted(_CHANGEABLE)))


def _require_unique(roots: Nodes) -> Nodes:
    counted = Counter(node.key for node in Solution(roots=roots).walk())
    key, times = counted.most_common(1)[0] if counted else ("", 0)
    if times > 1:
        raise NodeKeyTaken(key=key)
    return roots
