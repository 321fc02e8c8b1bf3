"""Which open ports belong together: proposals to join, and adapters that close a misfit. Nothing is joined here.

Proposed are ports of one standard type that fit, of different items, nearest in the outline first: those known to fit before
those of which something is not stated, of one lot before others, downwards before upwards. Two items are proposed once for a
type, as what goes there does not come back. Every port is proposed until it has what it serves; of a network one port is the
hub, the one that speaks most, and the others are proposed to it.
"""

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import combinations, permutations

from bidbuilder.domain.basics.findings import has_errors
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Offering, Port
from bidbuilder.domain.catalogue.ports import ports_fit
from bidbuilder.domain.matching.interfaces import Interfaces, PlacedPort
from bidbuilder.domain.solutions.connections import Connection, PortEnd
from bidbuilder.domain.solutions.edits import AddNode, Connect, Disconnect, Edit, Several
from bidbuilder.domain.solutions.tree import Node, NodeKind

# Of one type no more ports are compared than this: beyond, a person joins by hand.
_MOST_OF_A_TYPE = 300

CountDoubts = Callable[[Port, Port], int | None]


@dataclass(frozen=True, slots=True, kw_only=True)
class Proposal:
    """Two open ports that fit. `doubts` is how many properties only one of them states."""

    first: PlacedPort
    second: PlacedPort
    count: int
    doubts: int

    @property
    def connection(self) -> Connection:
        """The connection it proposes."""
        return Connection(first=self.first.end, second=self.second.end, count=self.count)


@dataclass(frozen=True, slots=True, kw_only=True)
class Adapter:
    """An offering that fits between two ports: its port towards the first and the one towards the second, and open doubts."""

    offering: Offering
    towards_first: str
    towards_second: str
    doubts: int


def propose_connections(interfaces: Interfaces, dictionary: Dictionary) -> tuple[Proposal, ...]:
    """Proposals for open ports nobody answers for, in the order of the outline."""
    by_type: dict[str, list[PlacedPort]] = defaultdict(list)
    for one in interfaces.unowned_ports:
        if one.port.port_type:
            by_type[one.port.port_type].append(one)
    count_doubts = _remembering(dictionary)
    places = {one.end: place for place, one in enumerate(interfaces.ports)}
    found = [
        proposal for ports in by_type.values() for proposal in _propose(ports[:_MOST_OF_A_TYPE], places, count_doubts)
    ]
    return tuple(sorted(found, key=lambda one: (places[one.first.end], places[one.second.end])))


def _remembering(dictionary: Dictionary) -> CountDoubts:
    """How many doubts there are about two ports, None if they do not fit; equal offerings are asked once."""
    known: dict[tuple[int, int], int | None] = {}

    def count(first: Port, second: Port) -> int | None:
        key = (id(first), id(second))
        if key not in known:
            findings = ports_fit(first, second, dictionary)
            known[key] = None if has_errors(findings) else len(findings)
        return known[key]

    return count


def _propose(ports: Sequence[PlacedPort], places: dict[PortEnd, int], count_doubts: CountDoubts) -> Iterator[Proposal]:
    pairs = _star(ports) if all(one.capacity is None for one in ports) else combinations(ports, 2)
    fitting = [
        (first, second, doubts)
        for first, second in pairs
        if first.end.item_key != second.end.item_key and (doubts := count_doubts(first.port, second.port)) is not None
    ]
    fitting.sort(key=lambda one: _rank(one, places))
    free = {one.end: one.free for one in ports}
    waiting = {one.end for one in ports}
    paired: set[frozenset[str]] = set()
    for first, second, doubts in fitting:
        left = [one for one in (free[first.end], free[second.end]) if one is not None]
        count, items = min(left, default=1), frozenset({first.end.item_key, second.end.item_key})
        if count < 1 or not {first.end, second.end} & waiting or items in paired:
            continue
        paired.add(items)
        for one in (first, second):
            rest = free[one.end]
            free[one.end] = None if rest is None else rest - count
            waiting.discard(one.end)
            if free[one.end]:
                waiting.add(one.end)
        yield Proposal(first=first, second=second, count=count, doubts=doubts)


def _star(ports: Sequence[PlacedPort]) -> Iterator[tuple[PlacedPort, PlacedPort]]:
    """The hub of a network with every other port: the hub is the port that states most choices, the first of equals."""
    hub = max(ports, key=lambda one: sum(len(value.choices) for value in one.port.properties))
    return ((hub, one) for one in ports if one is not hub)


def _rank(
    pair: tuple[PlacedPort, PlacedPort, int], places: dict[PortEnd, int]
) -> tuple[int, bool, int, bool, int, int]:
    """Fewest doubts, then nearest, then what flows down the outline, then reading order."""
    first, second, doubts = pair
    at, other = places[first.end], places[second.end]
    flows_up = (first.port.direction == "in" or second.port.direction == "out") == (at < other)
    return (doubts, *_distance(first, second), flows_up, at, other)


def _distance(first: PlacedPort, second: PlacedPort) -> tuple[bool, int]:
    """Another lot, then how little of the way down the outline two items share."""
    shared = 0
    for one, other in zip(first.number.split("."), second.number.split("."), strict=False):
        if one != other:
            break
        shared += 1
    return (first.lot != second.lot, -shared)


def list_adapters(
    offerings: Iterable[Offering], first: Port, second: Port, dictionary: Dictionary
) -> tuple[Adapter, ...]:
    """The offerings with two ports of which one fits each side, those with least doubt first, in the given order."""
    found = (_find_adapter(one, first, second, dictionary) for one in offerings)
    return tuple(sorted((one for one in found if one is not None), key=lambda one: one.doubts))


def _find_adapter(offering: Offering, first: Port, second: Port, dictionary: Dictionary) -> Adapter | None:
    best: Adapter | None = None
    for one, other in permutations(offering.ports, 2):
        findings = (*ports_fit(one, first, dictionary), *ports_fit(other, second, dictionary))
        if not has_errors(findings) and (best is None or len(findings) < best.doubts):
            best = Adapter(offering=offering, towards_first=one.name, towards_second=other.name, doubts=len(findings))
    return best


def insert_adapter(connection: Connection, adapter: Adapter, *, key: str, parent_key: str, index: int) -> Edit:
    """The edit that puts an adapter, as many as the connection counts, between two joined ports; `key` is the new item's."""
    node = Node(key=key, kind=NodeKind.ITEM, offering_id=adapter.offering.id, quantity=Decimal(connection.count))
    towards = PortEnd(key, adapter.towards_first), PortEnd(key, adapter.towards_second)
    return Several(
        edits=(
            AddNode(parent_key=parent_key, node=node, index=index),
            Disconnect(first=connection.first, second=connection.second),
            Connect(connection=Connection(first=connection.first, second=towards[0], count=connection.count)),
            Connect(connection=Connection(first=towards[1], second=connection.second, count=connection.count)),
        )
    )
