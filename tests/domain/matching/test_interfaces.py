"""Interfaces of a solution: how joined ports stand, how many a port serves, what is proposed, which adapters close a misfit."""

from decimal import Decimal

import pytest

from bidbuilder.domain.catalogue.dictionary import standard_dictionary
from bidbuilder.domain.catalogue.offerings import Offering, Port
from bidbuilder.domain.matching.interfaces import Fit, Interfaces, survey_interfaces
from bidbuilder.domain.matching.joining_proposals import insert_adapter, list_adapters, propose_connections
from bidbuilder.domain.matching.scopes import list_overlaps
from bidbuilder.domain.solutions.connections import BatteryLimit, Connection, PortEnd
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.edits import Connect, Several
from bidbuilder.domain.solutions.tree import Node, Solution
from tests.factories.dossiers import make_offering, make_tender
from tests.factories.ports import make_port
from tests.factories.requirements import requirement
from tests.factories.solutions import item, system

DICTIONARY = standard_dictionary()


def flange(direction: str, size: str = "DN100", name: str = "") -> Port:
    return make_port(direction, port_type="flanged-pipe", nominal_diameter=size, name=name)


def supply(direction: str) -> Port:
    return make_port(direction, port_type="ac-low-voltage", kind="electrical", rated_voltage="400 V")


PORTS = {1: (flange("out"), supply("in")), 2: (flange("in"),), 3: (flange("in", "DN80"),), 4: (supply("out"),)}


def offerings(ports: dict[int, tuple[Port, ...]] = PORTS) -> dict[tuple[int, int], Offering]:
    return {(number, 1): make_offering(number, ports=listed) for number, listed in ports.items()}


def joined(*nodes: Node, ends: tuple[tuple[PortEnd, PortEnd, int], ...] = ()) -> Solution:
    connections = tuple(Connection(first=first, second=second, count=count) for first, second, count in ends)
    return Solution(roots=(system("s", *nodes),), connections=connections)


def survey(solution: Solution) -> Interfaces:
    return survey_interfaces(solution, offerings(), DICTIONARY)


OUT, IN = PortEnd("pump", "out"), PortEnd("tank", "in")


@pytest.mark.parametrize(
    ("offering_id", "port", "fit", "codes"),
    [
        (2, "in",   Fit.UNKNOWN, []),
        (3, "in",   Fit.MISFIT,  ["port-values-differ"]),
        (2, "gone", Fit.GONE,    ["port-gone"]),
        (9, "in",   Fit.GONE,    ["port-gone"]),
    ],
)  # fmt: skip
def test_a_joint_says_how_it_stands(offering_id: int, port: str, fit: Fit, codes: list[str]) -> None:
    stated = {**PORTS, 1: (make_port("out", port_type="flanged-pipe", nominal_diameter="DN100", medium="water"),)}
    tree = joined(item("pump", 1), item("tank", offering_id), ends=((OUT, PortEnd("tank", port), 1),))
    (joint,) = survey_interfaces(tree, offerings(stated), DICTIONARY).joints
    assert joint.fit is fit
    assert [one.code for one in joint.findings if one.severity == "error"] == codes


def test_ports_that_agree_on_everything_fit() -> None:
    (joint,) = survey(joined(item("pump", 1), item("tank", 2), ends=((OUT, IN, 1),))).joints
    assert (joint.fit, joint.findings) == (Fit.FITS, ())


def test_a_misfit_names_both_items_with_their_values() -> None:
    (joint,) = survey(joined(item("pump", 1), item("tank", 3), ends=((OUT, IN, 1),))).joints
    words = joint.findings[0].message.format_map(joint.findings[0].params)
    assert words == "nominal diameter: 1.1 pump (out) has DN100, 1.2 tank (in) has DN80."


@pytest.mark.parametrize(
    ("quantity", "count", "free", "is_open", "is_overused"),
    [("3", 1, 2, True, False), ("3", 3, 0, False, False), ("3", 4, 0, False, True), ("0.5", 1, 0, False, False)],
)
def test_a_port_serves_as_many_as_there_are_of_its_item(
    quantity: str, count: int, free: int, is_open: bool, is_overused: bool
) -> None:
    found = survey(joined(item("pump", 1, quantity), item("tank", 2, "9"), ends=((OUT, IN, count),))).by_end[OUT]
    assert (found.free, found.is_open, found.is_overused) == (free, is_open, is_overused)


def test_outlets_and_measured_items_serve_any_number() -> None:
    board, pipe = item("board", 4), item("pipe", 1, "1600", unit="m")
    shape = survey(joined(board, pipe, ends=((PortEnd("board", "out"), PortEnd("pipe", "in"), 40),)))
    assert [(one.capacity, one.is_open) for one in shape.ports] == [(None, False), (None, True), (None, False)]


def test_open_ports_have_an_owner_or_are_a_gap() -> None:
    tree = Solution(roots=(item("pump", 1),), limits=(BatteryLimit(end=OUT, owner="buyer"),))
    assert [one.end.port for one in survey(tree).unowned_ports] == ["in"]
    assert len(survey(tree).open_ports) == 2


def test_only_ports_that_fit_are_proposed_each_until_it_has_what_it_serves() -> None:
    shape = survey(joined(item("pump", 1, "3"), item("tank", 2, "2"), item("small", 3), item("board", 4)))
    found = [
        (one.first.end.item_key, one.second.end.item_key, one.count) for one in propose_connections(shape, DICTIONARY)
    ]
    assert found == [("pump", "tank", 2), ("pump", "board", 3)]


def test_what_is_proposed_is_not_proposed_again_once_joined() -> None:
    tree = joined(item("pump", 1), item("tank", 2), item("board", 4))
    edits = tuple(Connect(connection=one.connection) for one in propose_connections(survey(tree), DICTIONARY))
    after = apply(tree, Several(edits=edits))
    assert survey(after).unowned_ports == ()
    assert propose_connections(survey(after), DICTIONARY) == ()


def test_an_adapter_has_a_port_for_each_side_and_closes_the_misfit() -> None:
    reducer = make_offering(8, ports=(flange("in", "DN100", "wide"), flange("out", "DN80", "narrow")))
    useless = make_offering(9, ports=(flange("in", "DN100"), flange("out", "DN65")))
    (adapter,) = list_adapters((useless, reducer), PORTS[1][0], PORTS[3][0], DICTIONARY)
    assert (adapter.towards_first, adapter.towards_second, adapter.doubts) == ("wide", "narrow", 0)
    tree = joined(item("pump", 1, "2"), item("small", 3, "2"), ends=((OUT, PortEnd("small", "in"), 2),))
    edit = insert_adapter(tree.connections[0], adapter, key="new", parent_key="s", index=1)
    after = apply(tree, edit)
    assert after.find("new").quantity == 2
    placed = {**offerings(), (8, None): reducer}
    joints = survey_interfaces(after, placed, DICTIONARY).joints
    assert {one.connection.ends for one in joints} == {
        frozenset({OUT, PortEnd("new", "wide")}),
        frozenset({PortEnd("new", "narrow"), PortEnd("small", "in")}),
    }


@pytest.mark.parametrize(
    ("owners", "quantity", "found"),
    [((2, 3), "1", [(2, 3)]), ((2, 2), "1", []), ((2, 3), "2", []), ((2, 3), None, [])],
)
def test_what_two_members_each_supply_whole_is_an_overlap(
    owners: tuple[int, int], quantity: str | None, found: list[tuple[int, ...]]
) -> None:
    asked = requirement(key="R1", quantity=None if quantity is None else Decimal(quantity))
    items = [item(f"n{place}", 1, organisation_id=owner, answers=("R1",)) for place, owner in enumerate(owners)]
    overlaps = list_overlaps(make_tender(requirements=(asked,)), Solution(roots=tuple(items)))
    assert [one.members for one in overlaps] == found
    assert [one.item_keys for one in overlaps] == [("n0", "n1") for _ in found]
