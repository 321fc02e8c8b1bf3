"""Joins and takes apart ports of a solution, and says who answers for open ones: the steps `editing` carries out.

Whether a port exists and whether two fit is not looked at here: an offering may change, and what was joined is then a misfit.
"""

from dataclasses import replace

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.basics.findings import translatable
from bidbuilder.domain.solutions.connections import BatteryLimit, Connection, PortEnd, is_owner
from bidbuilder.domain.solutions.tree import NodeKind, Solution


class PortJoinedToItself(Refusal):
    """A connection has two different ends."""

    code = "port-joined-to-itself"
    message = translatable("A port cannot be joined to itself.")
    hint = translatable("Choose another port for the other end.")


class OnlyItemsHavePorts(Refusal):
    """A connection or a battery limit names something that is no item of the solution."""

    code = "only-items-have-ports"
    message = translatable("This part of the solution ({key}) is no item, so it has no ports.")
    hint = translatable("Choose a port of an item. If it was removed in the meantime, load the page again.")


class CountNotPositive(Refusal):
    """Ports are joined once or oftener."""

    code = "count-not-positive"
    message = translatable("Two ports are joined once or oftener, not {count} times.")
    hint = translatable("Take them apart if they are not to be joined.")


class OwnerUnknown(Refusal):
    """An open port belongs to the buyer, the lead or a member."""

    code = "owner-unknown"
    message = translatable("“{owner}” cannot answer for an open port.")
    hint = translatable("Choose the buyer, the lead or a member.")


def connect(solution: Solution, connection: Connection) -> Solution:
    """The solution with the two ports joined; a connection of the same ends is replaced."""
    if connection.first == connection.second:
        raise PortJoinedToItself
    if connection.count < 1:
        raise CountNotPositive(count=connection.count)
    for end in (connection.first, connection.second):
        _require_item(solution, end)
    kept = tuple(one for one in solution.connections if one.ends != connection.ends)
    return replace(solution, connections=(*kept, connection))


def disconnect(solution: Solution, first: PortEnd, second: PortEnd) -> Solution:
    """The solution with the two ports apart; nothing happens to ports that are not joined."""
    apart = tuple(one for one in solution.connections if one.ends != frozenset({first, second}))
    return replace(solution, connections=apart)


def assign_limit(solution: Solution, end: PortEnd, owner: str) -> Solution:
    """The solution in which the owner, if any, answers for the port."""
    if owner and not is_owner(owner):
        raise OwnerUnknown(owner=owner)
    _require_item(solution, end)
    kept = tuple(one for one in solution.limits if one.end != end)
    return replace(solution, limits=(*kept, BatteryLimit(end=end, owner=owner)) if owner else kept)


def without_loose_ends(solution: Solution) -> Solution:
    """The solution without connections and limits of items that are not in it any more."""
    if not solution.connections and not solution.limits:
        return solution
    keys = {item.key for item in solution.items()}
    return replace(
        solution,
        connections=tuple(
            one for one in solution.connections if one.first.item_key in keys and one.second.item_key in keys
        ),
        limits=tuple(one for one in solution.limits if one.end.item_key in keys),
    )


def find_connection(solution: Solution, first: PortEnd, second: PortEnd) -> Connection | None:
    """The connection of the two ports, if they are joined."""
    return next((one for one in solution.connections if one.ends == frozenset({first, second})), None)


def find_limit(solution: Solution, end: PortEnd) -> BatteryLimit | None:
    """The battery limit at a port, if somebody answers for it."""
    return next((one for one in solution.limits if one.end == end), None)


def _require_item(solution: Solution, end: PortEnd) -> None:
    node = solution.find(end.item_key)
    if node is None or node.kind is not NodeKind.ITEM:
        raise OnlyItemsHavePorts(key=end.item_key)
