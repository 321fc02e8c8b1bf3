"""Which items differ between two trees, found fast: a subtree that is the same object in both is never entered."""

from collections.abc import Iterable, Iterator

from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution

Items = tuple[Node, ...]

_LEAVES = frozenset({NodeKind.ITEM, NodeKind.PLUG})


def changed_items(before: Solution, after: Solution) -> tuple[Items, Items]:
    """The items and plugs that came, went, moved or changed, as they were and as they are.

    Items count as changed, too, where a group above them changed its quantity or lot, as both are handed down.
    """
    old: list[Node] = []
    new: list[Node] = []
    _collect(before.roots, after.roots, old, new)
    return tuple(old), tuple(new)


def _collect(before: Items, after: Items, old: list[Node], new: list[Node]) -> None:
    shared = {id(node) for node in before} & {id(node) for node in after}
    left = {node.key: node for node in before if id(node) not in shared}
    right = {node.key: node for node in after if id(node) not in shared}
    for key in left.keys() | right.keys():
        one, other = left.get(key), right.get(key)
        if one is not None and other is not None and _hands_down_the_same(one, other):
            _collect(one.children, other.children, old, new)
            continue
        old.extend(_leaves([one] if one is not None else []))
        new.extend(_leaves([other] if other is not None else []))


def _hands_down_the_same(one: Node, other: Node) -> bool:
    are_groups = one.kind not in _LEAVES and other.kind not in _LEAVES
    return are_groups and one.quantity == other.quantity and one.lot == other.lot


def _leaves(nodes: Iterable[Node]) -> Iterator[Node]:
    return (node for root in nodes for node in root.walk() if node.kind in _LEAVES)
