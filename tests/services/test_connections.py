"""Joining the items of a stored bid: gates, undo, adapters found by their ports, and the migration that lets them be found."""

import pytest
from sqlalchemy import text

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.catalogue.projection import PORT_TYPES
from bidbuilder.domain.matching.interfaces import Fit
from bidbuilder.domain.matching.joining_proposals import insert_adapter
from bidbuilder.domain.solutions.connections import BUYER, Connection, PortEnd
from bidbuilder.domain.solutions.edits import AssignLimit, Connect, Edit
from bidbuilder.services.connections import ConnectionsPage, find_adapters, load_connections
from bidbuilder.services.offerings import withdraw_offering
from bidbuilder.services.solutions import edit_solution, undo
from bidbuilder.storage import schema
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, add_item, make_bid_world, newest_revision
from tests.factories.people import NOW
from tests.factories.port_offerings import flange, publish_with_ports


@pytest.fixture
def world(database: Database) -> BidWorld:
    """A pump of DN100 and a boiler of DN80, two each, and nothing joined."""
    made = make_bid_world(database)
    wide = publish_with_ports(database, made.anders, "Wide pump", flange("out", "DN100"))
    narrow = publish_with_ports(database, made.bodil, "Narrow boiler", flange("in", "DN80"))
    add_item(database, made, wide, "2")
    add_item(database, made, narrow, "2")
    return made


def ends_of(database: Database, world: BidWorld) -> tuple[PortEnd, PortEnd]:
    first, second = page_of(database, world).interfaces.ports
    return first.end, second.end


def page_of(database: Database, world: BidWorld) -> ConnectionsPage:
    return load_connections(database, world.manager, world.bid_id, now=NOW)


def edit(database: Database, world: BidWorld, wanted: Edit) -> None:
    revision = newest_revision(database, world)
    edit_solution(database, world.manager, world.bid_id, wanted, base_revision=revision, now=NOW)


def gates(database: Database, world: BidWorld) -> list[str]:
    codes = ("connection", "port")
    return [one.code for one in page_of(database, world).findings if one.code.startswith(codes)]


def test_open_ports_warn_until_somebody_answers_a_misfit_blocks_and_undo_takes_it_back(
    database: Database, world: BidWorld
) -> None:
    first, second = ends_of(database, world)
    assert gates(database, world) == ["ports-open"]
    edit(database, world, Connect(connection=Connection(first=first, second=second, count=2)))
    assert gates(database, world) == ["connection-misfit"]
    (joint,) = page_of(database, world).interfaces.joints
    assert joint.fit is Fit.MISFIT
    undo(database, world.manager, world.bid_id, base_revision=newest_revision(database, world), now=NOW)
    for end in (first, second):
        edit(database, world, AssignLimit(end=end, owner=BUYER))
    assert gates(database, world) == []


def test_an_adapter_is_found_by_its_ports_and_put_between(database: Database, world: BidWorld) -> None:
    ports = (flange("in", "DN100"), flange("out", "DN80"))
    reducer = publish_with_ports(database, world.bodil, "Reducer", *ports)
    withdrawn = publish_with_ports(database, world.anders, "Withdrawn reducer", *ports)
    withdraw_offering(database, world.anders, withdrawn, now=NOW)
    publish_with_ports(database, world.anders, "Something else", flange("in", "DN100"), flange("out", "DN65"))
    first, second = ends_of(database, world)
    edit(database, world, Connect(connection=Connection(first=first, second=second, count=2)))
    (found,) = find_adapters(database, world.manager, world.bid_id, first, second, now=NOW).found
    assert (found.adapter.offering.id, found.member) == (reducer, "Bodil ApS")
    page = page_of(database, world)
    edit(
        database, world, insert_adapter(page.solution.connections[0], found.adapter, key="new", parent_key="", index=1)
    )
    joints = page_of(database, world).interfaces.joints
    assert {one.fit for one in joints} <= {Fit.FITS, Fit.UNKNOWN}
    assert "connection-misfit" not in gates(database, world)
    assert page_of(database, world).solution.find("new").quantity == 2


def test_migrated_down_and_up_adapters_are_found_again(database: Database, world: BidWorld) -> None:
    reducer = publish_with_ports(database, world.bodil, "Reducer", flange("in", "DN100"), flange("out", "DN80"))
    first, second = ends_of(database, world)
    edit(database, world, Connect(connection=Connection(first=first, second=second)))
    schema.downgrade(database, "0012")
    with database.engine.connect() as connection:
        records = connection.scalars(text("SELECT record FROM offering_search")).all()
    assert records
    assert not any(PORT_TYPES in record for record in records)
    schema.upgrade(database)
    again = Database(database.engine)
    found = find_adapters(again, world.manager, world.bid_id, first, second, now=NOW).found
    assert [one.adapter.offering.id for one in found] == [reducer]


def test_nobody_but_the_lead_sees_what_is_joined(database: Database, world: BidWorld) -> None:
    first, second = ends_of(database, world)
    for actor in (world.anders, world.bodil):
        with pytest.raises(NotFound):
            load_connections(database, actor, world.bid_id, now=NOW)
        with pytest.raises(NotFound):
            find_adapters(database, actor, world.bid_id, first, second, now=NOW)
    with pytest.raises(NotFound):
        find_adapters(database, world.manager, world.bid_id, first, second, now=NOW)
