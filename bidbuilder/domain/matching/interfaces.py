"""The interfaces of a solution: which ports its items have, how those joined fit, and what is left open.

A port serves as many connections as there are of its item, one each; a network or the outlets of a supply serve any number,
and so does an item that is measured and not counted (a pipe is cut where it is needed). Proposals stand in `joining_proposals`.
"""

from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field, replace
from enum import StrEnum

from bidbuilder.domain.basics.findings import Finding, Severity, has_errors, translatable
from bidbuilder.domain.catalogue.dictionary import Dictionary
from bidbuilder.domain.catalogue.offerings import Port
from bidbuilder.domain.catalogue.ports import ports_fit, serves_many
from bidbuilder.domain.matching.placing import Offerings
from bidbuilder.domain.matching.quantities import is_counted
from bidbuilder.domain.solutions.connections import Connection, PortEnd
from bidbuilder.domain.solutions.outline import OutlineRow, outline
from bidbuilder.domain.solutions.tree import NodeKind, Solution

_PORT_GONE = translatable("{item} has no port “{port}” any more.")


class Fit(StrEnum):
    """How two joined ports stand: they fit, something is not known, they do not fit, or one of them is not there any more."""

    FITS = "fits"
    UNKNOWN = "fit-unknown"
    MISFIT = "misfit"
    GONE = "port-gone"


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedPort:
    """A port where it stands in the solution. `capacity` is how many connections it serves, None any number.

    `used` is how many it has; `number` is the item's in the outline, `owner` who answers for what is open (see `BatteryLimit`).
    """

    end: PortEnd
    number: str
    title: str
    lot: str
    organisation_id: int | None
    port: Port
    capacity: int | None
    used: int = 0
    owner: str = ""

    @property
    def free(self) -> int | None:
        """How many connections are still possible; None for any number."""
        return None if self.capacity is None else max(0, self.capacity - self.used)

    @property
    def is_open(self) -> bool:
        """Whether something is still to be joined: all of a counted port, at least once any other."""
        return self.used == 0 if self.capacity is None else self.used < self.capacity

    @property
    def is_overused(self) -> bool:
        """Whether more is joined to it than it serves."""
        return self.capacity is not None and self.used > self.capacity

    @property
    def shown(self) -> str:
        """What to call it in a sentence."""
        return f"{self.number} {self.title}: {self.port.name}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Joint:
    """A connection with both ports, None where one is not there any more, and what keeps them from fitting."""

    connection: Connection
    first: PlacedPort | None
    second: PlacedPort | None
    fit: Fit
    findings: tuple[Finding, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Interfaces:
    """All ports in reading order, and all joints in the order they were made."""

    ports: tuple[PlacedPort, ...] = ()
    joints: tuple[Joint, ...] = ()
    by_end: Mapping[PortEnd, PlacedPort] = field(default_factory=dict)

    @property
    def open_ports(self) -> tuple[PlacedPort, ...]:
        """The ports at which something is still to be joined, whoever answers for them."""
        return tuple(one for one in self.ports if one.is_open)

    @property
    def unowned_ports(self) -> tuple[PlacedPort, ...]:
        """The open ports nobody answers for: the gaps in the scope."""
        return tuple(one for one in self.ports if one.is_open and not one.owner)

    @property
    def overused_ports(self) -> tuple[PlacedPort, ...]:
        """The ports at which more is joined than they serve."""
        return tuple(one for one in self.ports if one.is_overused)


def survey_interfaces(solution: Solution, offerings: Offerings, dictionary: Dictionary) -> Interfaces:
    """Ports and joints of a solution; `offerings` by (id, version). Ports of one name on an item count as one, oftener."""
    used: Counter[PortEnd] = Counter()
    for one in solution.connections:
        used.update({one.first: one.count, one.second: one.count})
    owners = {one.end: one.owner for one in solution.limits}
    placed = {
        one.end: replace(one, used=used[one.end], owner=owners.get(one.end, ""))
        for row in outline(solution)
        if row.node.kind is NodeKind.ITEM
        for one in _ports_of(row, offerings)
    }
    joints = tuple(_joint(one, placed, dictionary) for one in solution.connections)
    return Interfaces(ports=tuple(placed.values()), joints=joints, by_end=placed)


def _ports_of(row: OutlineRow, offerings: Offerings) -> Iterator[PlacedPort]:
    offering = offerings.get((row.node.offering_id or 0, row.node.offering_version or 0))
    if offering is None:
        return
    named = Counter(port.name for port in offering.ports)
    items = max(1, int(row.quantity)) if is_counted(row.node.unit) else None
    for port in {port.name: port for port in offering.ports}.values():
        yield PlacedPort(
            end=PortEnd(row.node.key, port.name),
            number=row.number,
            title=row.node.title or row.node.key,
            lot=row.lot,
            organisation_id=row.node.organisation_id,
            port=port,
            capacity=None if items is None or serves_many(port) else items * named[port.name],
        )


def _joint(connection: Connection, placed: Mapping[PortEnd, PlacedPort], dictionary: Dictionary) -> Joint:
    first, second = placed.get(connection.first), placed.get(connection.second)
    if first is None or second is None:
        gone = [end for end in (connection.first, connection.second) if end not in placed]
        titles = {one.end.item_key: one.title for one in placed.values()}
        findings = tuple(_gone(titles.get(end.item_key, end.item_key), end.port) for end in gone)
        return Joint(connection=connection, first=first, second=second, fit=Fit.GONE, findings=findings)
    findings = named_findings(first, second, dictionary)
    return Joint(connection=connection, first=first, second=second, fit=_fit_of(findings), findings=findings)


def named_findings(first: PlacedPort, second: PlacedPort, dictionary: Dictionary) -> tuple[Finding, ...]:
    """What keeps two ports from fitting, each port called by its item, its name and where it stands."""
    one, other = (replace(one.port, name=f"{one.number} {one.title} ({one.port.name})") for one in (first, second))
    return ports_fit(one, other, dictionary)


def _fit_of(findings: tuple[Finding, ...]) -> Fit:
    if has_errors(findings):
        return Fit.MISFIT
    return Fit.UNKNOWN if findings else Fit.FITS


def _gone(item: str, port: str) -> Finding:
    return Finding(severity=Severity.ERROR, code="port-gone", message=_PORT_GONE, params={"item": item, "port": port})
