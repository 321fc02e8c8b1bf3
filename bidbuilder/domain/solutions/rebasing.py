"""Replays an edit that was made on an older revision on the newest one, so that nobody's work is lost.

An edit goes through when what it is about is as its author saw it, or already is as the author wanted it. Answers to
requirements are merged: what one person added and another removed both hold. Everything else is a `EditsCollide` that
says what changed in the meantime.
"""

from dataclasses import replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.solutions.differences import Change, differences, node_differences
from bidbuilder.domain.solutions.editing import apply, find_place, get_node
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
from bidbuilder.domain.solutions.joining import find_connection, find_limit
from bidbuilder.domain.solutions.tree import Node, Solution


class EditsCollide(Refusal):
    """Somebody else changed in the meantime what this edit is about. `changes` says what."""

    code = "edits-collide"
    message = translatable("Somebody else changed this part of the solution in the meantime.")
    hint = translatable("Look at what changed, then do your change again if you still want it.")

    def __init__(self, changes: tuple[Change, ...], *, where: str = "") -> None:
        self.changes = changes
        super().__init__(where=where)


def rebase(edit: Edit, base: Solution, current: Solution) -> Solution:
    """The current solution with the edit, which was made on `base`.

    Gives `current` itself where the edit's outcome is already there. Raises `EditsCollide`, `NodeGone` and the refusals
    of `apply`.
    """
    if base.revision == current.revision:
        return apply(current, edit)
    return _replay(edit, base, current)


def _replay(edit: Edit, base: Solution, current: Solution) -> Solution:
    if isinstance(edit, Several):
        return _replay_several(edit, base, current)
    collisions = _collisions(edit, base, current)
    if collisions:
        raise EditsCollide(collisions, where=_subject(edit))
    if _is_done(edit, current):
        return current
    return apply(current, _merged(edit, base, current))


def _replay_several(edit: Several, base: Solution, current: Solution) -> Solution:
    after = current
    for one in edit.edits:
        after = _replay(one, base, after)
        base = apply(base, one)
    return after if after is current else replace(after, revision=current.revision + 1)


def _subject(edit: Edit) -> str:
    return getattr(edit, "key", "")


def _collisions(edit: Edit, base: Solution, current: Solution) -> tuple[Change, ...]:
    """What changed between the two revisions that the edit's author would have had to know."""
    match edit:
        case RemoveNode(key=key):
            return _subtree_changes(key, base, current)
        case MoveNode(key=key):
            return _place_changes(edit, base, current)
        case ChangeQuantity(key=key, quantity=quantity):
            return _field_changes(key, {"quantity": quantity}, base, current)
        case ChangeNode(key=key, changes=changes):
            return _field_changes(key, dict(changes), base, current)
        case ReplaceTree():
            return differences(base, current)
        case _:
            return ()


def _subtree_changes(key: str, base: Solution, current: Solution) -> tuple[Change, ...]:
    before, now = base.find(key), current.find(key)
    if before is None or now is None or before == now:
        return ()
    return differences(Solution(roots=(before,)), Solution(roots=(now,)))


def _place_changes(edit: MoveNode, base: Solution, current: Solution) -> tuple[Change, ...]:
    before, now = find_place(base, edit.key), find_place(current, edit.key)
    if before is None or now is None or now.parent_key in {before.parent_key, edit.parent_key}:
        return ()
    return tuple(change for change in differences(base, current) if (change.key, change.aspect) == (edit.key, "place"))


def _field_changes(key: str, wanted: dict[str, object], base: Solution, current: Solution) -> tuple[Change, ...]:
    before, now = get_node(base, key), get_node(current, key)
    return tuple(
        change
        for change in node_differences(before, now)
        if change.aspect in wanted and getattr(now, change.aspect) != wanted[change.aspect]
    )


def _is_done(edit: Edit, current: Solution) -> bool:
    """Whether the current solution already is as the edit wants it."""
    match edit:
        case RemoveNode(key=key):
            return current.find(key) is None
        case AddNode(node=node):
            return current.find(node.key) == node
        case ChangeQuantity(key=key, quantity=quantity):
            return get_node(current, key).quantity == quantity
        case ChangeNode(key=key, changes=changes):
            node = get_node(current, key)
            return all(getattr(node, name, None) == value for name, value in changes.items())
        case _:
            return _is_joined_so(edit, current)


def _is_joined_so(edit: Edit, current: Solution) -> bool:
    """Whether ports already are as an edit of connections or battery limits wants them; False for other edits."""
    match edit:
        case Connect(connection=connection):
            return connection in current.connections
        case Disconnect(first=first, second=second):
            return find_connection(current, first, second) is None
        case AssignLimit(end=end, owner=owner):
            limit = find_limit(current, end)
            return (limit.owner if limit else "") == owner
        case _:
            return False


def _merged(edit: Edit, base: Solution, current: Solution) -> Edit:
    """The edit, with both people's assignments where it is one."""
    if not isinstance(edit, Assign):
        return edit
    return replace(edit, requirement_keys=_merge_answers(get_node(base, edit.key), get_node(current, edit.key), edit))


def _merge_answers(before: Node, now: Node, edit: Assign) -> tuple[str, ...]:
    wanted, known = set(edit.requirement_keys), set(before.answers)
    kept = [key for key in now.answers if key in wanted or key not in known]
    added = [key for key in edit.requirement_keys if key not in known and key not in now.answers]
    return (*kept, *added)
