"""The page of connections: proposals, joining by hand, adapters, owners of open ports, undo, and its queries."""

from decimal import Decimal

import pytest

from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.solutions.connections import PortEnd
from tests.factories.port_offerings import flange, publish_with_ports
from tests.factories.requirements import requirement
from tests.factories.web_bids import WebBid, add, counted_queries, make_web_bid
from tests.factories.web_people import World
from tests.web.client import Page, StrictClient
from tests.web.fixtures import SignIn


@pytest.fixture
def client(sign_in: SignIn, bid: WebBid) -> StrictClient:
    """A pump and a tank that fit, and a narrow tank that does not; signed in as their bid manager."""
    sizes = {"Pump": ("out", "DN100"), "Tank": ("in", "DN100"), "Narrow tank": ("in", "DN80")}
    for name, (direction, size) in sizes.items():
        add(bid, publish_with_ports(bid.database, bid.supplier, f"Ported {name}", flange(direction, size, name)))
    visitor = sign_in(Role.BID_MANAGER)
    visitor.get(f"{bid.path}/connections")
    return visitor


def ends(bid: WebBid) -> dict[str, str]:
    names = ("Pump", "Tank", "Narrow tank")
    return {name: f"{item.key} {name}" for name, item in zip(names, bid.solution().items(), strict=True)}


def post(client: StrictClient, bid: WebBid, what: str, **fields: object) -> Page:
    return client.post(f"{bid.path}/connections/{what}", {"revision": bid.solution().revision, **fields})


def test_everything_that_fits_is_joined_by_one_button_and_taken_back(client: StrictClient, bid: WebBid) -> None:
    page = post(client, bid, "join-proposed")
    assert "Ported Tank" in page.text
    (joined,) = bid.solution().connections
    assert {end.port for end in joined.ends} == {"Pump", "Tank"}
    post(client, bid, "undo")
    assert bid.solution().connections == ()
    post(client, bid, "redo")
    assert len(bid.solution().connections) == 1
    post(client, bid, "take-apart", first=ends(bid)["Tank"], second=ends(bid)["Pump"])
    assert bid.solution().connections == ()


def test_a_misfit_says_why_and_an_adapter_closes_it(client: StrictClient, bid: WebBid) -> None:
    reducer = publish_with_ports(bid.database, bid.rival, "Reducer", flange("in", "DN100"), flange("out", "DN80"))
    chosen = {"first": ends(bid)["Pump"], "second": ends(bid)["Narrow tank"]}
    page = post(client, bid, "join", **chosen)
    assert "nominal diameter: 1 Ported Pump (Pump) has DN100, 3 Ported Narrow tank (Narrow tank) has DN80." in page.text
    assert "does not fit" in page.text
    query = "&".join(f"{name}={value.replace(' ', '+')}" for name, value in chosen.items())
    assert "Put it between" in client.get(f"{bid.path}/connections?{query}").text
    page = post(client, bid, "adapter", offering=reducer, **chosen)
    assert "does not fit" not in page.text
    assert [item.offering_id for item in bid.solution().items()].count(reducer) == 1
    assert len(bid.solution().connections) == 2


def test_who_answers_for_an_open_port_is_chosen_for_many_at_once(client: StrictClient, bid: WebBid) -> None:
    page = post(client, bid, "owners", port=[ends(bid)["Tank"], ends(bid)["Narrow tank"]], owner="buyer")
    assert page.text.count("The buyer") > 2
    assert {one.end for one in bid.solution().limits} == {
        PortEnd(*ends(bid)[n].split(" ", 1)) for n in ("Tank", "Narrow tank")
    }
    assert "cannot answer" in post(client, bid, "owners", port=ends(bid)["Tank"], owner="nobody else").text


@pytest.mark.parametrize("fields", [{}, {"first": "gone Port"}, {"first": "x", "second": "y"}])
def test_ends_that_are_not_there_are_refused_in_words(
    client: StrictClient, bid: WebBid, fields: dict[str, str]
) -> None:
    assert "Choose a port of the solution for each end." in post(client, bid, "join", **fields).text
    assert bid.solution().connections == ()


def test_an_export_manager_looks_but_has_no_buttons_and_others_find_nothing(bid: WebBid, sign_in: SignIn) -> None:
    add(bid, publish_with_ports(bid.database, bid.supplier, "Ported pump", flange("out", "DN100")))
    page = sign_in(Role.EXPORT_MANAGER).get(f"{bid.path}/connections")
    assert "Ported pump" in page.text
    assert not [form for form in page.all(".//form") if "/connections/" in (form.get("action") or "")]
    sign_in(Role.SUPPLIER_EDITOR).get(f"{bid.path}/connections", status=403)


def test_more_ports_do_not_ask_the_database_oftener(client: StrictClient, bid: WebBid) -> None:
    with counted_queries(bid.database) as few:
        client.get(f"{bid.path}/connections")
    offering = bid.solution().items()[0].offering_id
    for _ in range(5):
        add(bid, offering or 0)
    with counted_queries(bid.database) as many:
        client.get(f"{bid.path}/connections")
    assert len(many) <= len(few)


def test_what_two_supply_whole_is_told_also_where_no_item_states_a_port(sign_in: SignIn, world: World) -> None:
    asked = requirement(key="R1", number="1.1", text="Twelve pumps", quantity=Decimal(12))
    bid = make_web_bid(world, requirements=(asked,))
    add(bid, bid.pump, "12", ["R1"])
    visitor = sign_in(Role.BID_MANAGER)
    assert "Supplied twice" not in visitor.get(f"{bid.path}/connections").text
    add(bid, bid.boiler, "12", ["R1"])
    page = visitor.get(f"{bid.path}/connections").text
    assert "No item of the solution states a port" in page
    assert f"{world.member.display_name}, {world.other_member.display_name} each supply all that is asked for." in page
