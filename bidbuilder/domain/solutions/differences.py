"""What changed between two trees, and what an edit does, in words a person can read. Decides nothing."""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.solutions.connections import PortEnd
from bidbuilder.domain.solutions.editing import apply, get_node
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
    RemoveNode,
    ReplaceTree,
    Several,
)
from bidbuilder.domain.solutions.tree import Node, Solution


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change of a solution. `message` is an English template with `params`; `key` the node it is about.

    `aspect` says what changed: `added`, `removed`, `place`, `joined`, `apart`, `limit` or the name of a field of the node.
    """

    key: str
    aspect: str
    message: str
    params: Mapping[str, str] = field(default_factory=dict)


_ADDED = translatable("“{title}” was added.")
_REMOVED = translatable("“{title}” was removed.")
_MOVED = translatable("“{title}” was moved.")
_REPLACED = translatable("The whole solution was replaced.")
_FIELD_MESSAGES: Mapping[str, str] = {
    "quantity": translatable("The quantity of “{title}” went from {before} to {after}."),
    "unit": translatable("The unit of “{title}” went from {before} to {after}."),
    "title": translatable("“{before}” is now called “{after}”."),
    "kind": translatable("“{title}” is no longer {before} but {after}."),
    "lot": translatable("“{title}” went from lot {before} to lot {after}."),
    "offering_id": translatable("“{title}” was given another offering."),
    "offering_version": translatable("“{title}” uses version {after} of its offering, before it was {before}."),
    "organisation_id": translatable("“{title}” comes from another member now."),
    "alternates": translatable("The alternatives to “{title}” changed."),
    "plug_amount": translatable("The placeholder cost of “{title}” went from {before} to {after}."),
    "is_pinned": translatable("“{title}” was pinned or let loose."),
    "note": translatable("The note of “{title}” changed."),
}
_JOINED = translatable("{first} and {second} are joined {count} ×.")
_APART = translatable("{first} and {second} are not joined any more.")
_LIMIT = translatable("Who answers for the open port {first} changed.")
_ANSWERS_MORE = translatable("“{title}” now also answers {requirements}.")
_ANSWERS_LESS = translatable("“{title}” no longer answers {requirements}.")


def differences(old: Solution, new: Solution) -> tuple[Change, ...]:
    """What a person has to be told when `old` became `new`: removed parts first, then the rest in reading order.

    A part that only shifted because a sibling came or went is not a move.
    """
    before = {node.key: node for node in old.walk()}
    after = {node.key: node for node in new.walk()}
    moved = frozenset(_moved_keys(old, new))
    gone = [_change(node, "removed", _REMOVED) for key, node in before.items() if key not in after]
    rest: list[Change] = []
    for key, node in after.items():
        if key not in before:
            rest.append(_change(node, "added", _ADDED))
            continue
        rest.extend(node_differences(before[key], node))
        if key in moved:
            rest.append(_change(node, "place", _MOVED))
    return (*gone, *rest, *joint_differences(old, new))


def node_differences(before: Node, after: Node) -> tuple[Change, ...]:
    """What changed in a node itself; its place and its parts are left out."""
    if before is after:
        return ()
    changed = [
        _change(after, name, message, before=_shown(before, name), after=_shown(after, name))
        for name, message in _FIELD_MESSAGES.items()
        if getattr(before, name) != getattr(after, name)
    ]
    return (*changed, *_answer_differences(before, after))


def describe(edit: Edit, solution: Solution) -> tuple[Change, ...]:
    """What an edit does to the solution it is made on, for the audit trail; raises `NodeGone`."""
    match edit:
        case AddNode(node=node):
            return (_change(node, "added", _ADDED),)
        case RemoveNode(key=key):
            return (_change(get_node(solution, key), "removed", _REMOVED),)
        case MoveNode(key=key):
            return (_change(get_node(solution, key), "place", _MOVED),)
        case ReplaceTree():
            return (Change(key="", aspect="tree", message=_REPLACED),)
        case Connect() | Disconnect() | AssignLimit():
            return joint_differences(solution, apply(solution, edit))
        case Several(edits=edits):
            return tuple(change for one in edits for change in describe(one, solution))
        case _:
            return _describe_fields(edit, get_node(solution, edit.key))


def _describe_fields(edit: ChangeQuantity | ChangeNode | Assign, node: Node) -> tuple[Change, ...]:
    match edit:
        case ChangeQuantity(quantity=quantity):
            wanted: Mapping[str, object] = {"quantity": quantity}
        case ChangeNode(changes=changes):
            wanted = dict(changes)
        case Assign(requirement_keys=keys):
            wanted = {"answers": keys}
    values = {name: getattr(node, name) for name in Node.__dataclass_fields__}
    return node_differences(node, Node(**{**values, **wanted}))


def joint_differences(old: Solution, new: Solution) -> tuple[Change, ...]:
    """Ports that were joined or taken apart, and battery limits that went to somebody else."""
    if old.connections == new.connections and old.limits == new.limits:
        return ()
    titles = {node.key: node.title or node.key for solution in (old, new) for node in solution.walk()}
    before = {one.ends: one.count for one in old.connections}
    after = {one.ends: one.count for one in new.connections}
    apart = [_joint_change("apart", _APART, sorted(ends), titles) for ends in before if ends not in after]
    joined = [
        _joint_change("joined", _JOINED, sorted(ends), titles, count=str(count))
        for ends, count in after.items()
        if before.get(ends) != count
    ]
    owners, owners_now = ({one.end: one.owner for one in solution.limits} for solution in (old, new))
    limits = [
        _joint_change("limit", _LIMIT, [end], titles)
        for end in sorted(owners.keys() | owners_now.keys())
        if owners.get(end) != owners_now.get(end)
    ]
    return (*apart, *joined, *limits)


def _joint_change(
    aspect: str, message: str, ends: Sequence[PortEnd], titles: Mapping[str, str], **params: str
) -> Change:
    key = ends[0].item_key
    words = [f"{titles.get(end.item_key, end.item_key)} ({end.port})" for end in ends]
    named = dict(zip(("first", "second"), words, strict=False))
    return Change(key=key, aspect=aspect, message=message, params={"title": titles.get(key, key), **named, **params})


def _answer_differences(before: Node, after: Node) -> Iterator[Change]:
    more = [key for key in after.answers if key not in before.answers]
    less = [key for key in before.answers if key not in after.answers]
    if more:
        yield _change(after, "answers", _ANSWERS_MORE, requirements=", ".join(more))
    if less:
        yield _change(after, "answers", _ANSWERS_LESS, requirements=", ".join(less))


def _moved_keys(old: Solution, new: Solution) -> Iterator[str]:
    """Keys whose parent changed, or which stand in another order among the siblings both trees have."""
    old_children, new_children = _children_by_parent(old), _children_by_parent(new)
    parents = {key: parent for parent, keys in old_children.items() for key in keys}
    for parent, keys in new_children.items():
        stayed = [key for key in keys if parents.get(key) == parent]
        yield from (key for key in keys if parents.get(key, parent) != parent)
        yield from _out_of_order([key for key in old_children.get(parent, ()) if key in keys], stayed)


def _out_of_order(before: Sequence[str], after: Sequence[str]) -> Iterator[str]:
    """The fewest keys that have to be lifted out for the rest to stand in the old order."""
    rank = {key: index for index, key in enumerate(before)}
    in_order = set(_longest_rising([rank[key] for key in after]))
    return (key for key in after if rank[key] not in in_order)


def _longest_rising(ranks: Sequence[int]) -> list[int]:
    """The longest strictly rising subsequence, by patience sorting."""
    ends: list[list[int]] = []
    for rank in ranks:
        position = bisect_left([run[-1] for run in ends], rank)
        ends[position : position + 1] = [[*(ends[position - 1] if position else []), rank]]
    return ends[-1] if ends else []


def _children_by_parent(solution: Solution) -> dict[str, tuple[str, ...]]:
    groups = {"": tuple(node.key for node in solution.roots)}
    groups.update({node.key: tuple(child.key for child in node.children) for node in solution.walk() if node.children})
    return groups


def _shown(node: Node, name: str) -> str:
    value = getattr(node, name)
    return "–" if value is None or value == "" else str(value)


def _change(node: Node, aspect: str, message: str, **params: str) -> Change:
    return Change(key=node.key, aspect=aspect, message=message, params={"title": node.title or node.key, **params})
