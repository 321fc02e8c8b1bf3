"""Working on a solution: edits, undo, two people at once, and what coverage and price make of it."""

from decimal import Decimal
from threading import Thread

import pytest

from bidbuilder.domain.basics.errors import NotFound, StaleRevision
from bidbuilder.domain.bids.solution_history import NothingToRedo, NothingToUndo
from bidbuilder.domain.matching.verdicts import Verdict
from bidbuilder.domain.people.permissions import Role
from bidbuilder.domain.solutions.edits import AddNode, ChangeNode, ChangeQuantity, RemoveNode
from bidbuilder.domain.solutions.rebasing import EditsCollide
from bidbuilder.domain.solutions.tree import Node, NodeKind
from bidbuilder.services.bids import get_bid_page
from bidbuilder.services.solutions import edit_solution, list_saved, load_workspace, redo, undo
from bidbuilder.storage.bids import get_solution
from bidbuilder.storage.database import Database
from tests.factories.bids import BidWorld, add_item, fill_solution, make_bid_world, make_plain_actor, publish
from tests.factories.people import NOW


@pytest.fixture
def world(database: Database) -> BidWorld:
    return make_bid_world(database)


def _verdicts(database: Database, world: BidWorld) -> dict[str, Verdict]:
    workspace = load_workspace(database, world.manager, world.bid_id, now=NOW)
    return {one.requirement_key: one.verdict for one in workspace.coverage}


def test_item_takes_version_member_unit_and_title_from_its_offering(database: Database, world: BidWorld) -> None:
    (item,) = add_item(database, world, world.pump).items()
    assert (item.offering_version, item.organisation_id, item.unit, item.title) == (
        1,
        world.people.anders,
        "piece",
        "Pump",
    )
    assert item.key == "n1-1"


def test_adding_items_updates_coverage_price_and_partners(database: Database, world: BidWorld) -> None:
    before = _verdicts(database, world)
    fill_solution(database, world)
    workspace = load_workspace(database, world.manager, world.bid_id, now=NOW)
    assert before["R1"] is Verdict.UNKNOWN
    assert {one.requirement_key: one.verdict for one in workspace.coverage}["R1"] is Verdict.MET
    # Twelve pumps reach the quantity break at ten.
    assert workspace.price.total == Decimal("3100.00")
    partners = get_bid_page(database, world.manager, world.bid_id, now=NOW).partners
    assert [card.organisation.display_name for card in partners] == ["Lead A/S", "Anders ApS", "Bodil ApS"]


def test_removing_an_item_takes_its_coverage_away(database: Database, world: BidWorld) -> None:
    after = fill_solution(database, world)
    assert _verdicts(database, world)["R2"] is Verdict.MET
    boiler = after.items()[1].key
    edit_solution(database, world.manager, world.bid_id, RemoveNode(key=boiler), base_revision=2, now=NOW)
    assert _verdicts(database, world) == {
        "R1": Verdict.MET,
        "R2": Verdict.UNKNOWN,
        "R3": Verdict.UNKNOWN,
        "R4": Verdict.UNKNOWN,
    }


def test_undo_and_redo_walk_the_kept_revisions(database: Database, world: BidWorld) -> None:
    fill_solution(database, world)
    assert len(undo(database, world.manager, world.bid_id, base_revision=2, now=NOW).items()) == 1
    assert len(undo(database, world.manager, world.bid_id, base_revision=3, now=NOW).items()) == 0
    with pytest.raises(NothingToUndo):
        undo(database, world.manager, world.bid_id, base_revision=4, now=NOW)
    assert len(redo(database, world.manager, world.bid_id, base_revision=4, now=NOW).items()) == 1
    assert len(redo(database, world.manager, world.bid_id, base_revision=5, now=NOW).items()) == 2
    with pytest.raises(NothingToRedo):
        redo(database, world.manager, world.bid_id, base_revision=6, now=NOW)
    assert [row.undone_to for row in list_saved(database, world.manager, world.bid_id)] == [2, 1, 0, 1, None, None]


def test_undo_never_takes_back_what_somebody_else_saved_meanwhile(database: Database, world: BidWorld) -> None:
    fill_solution(database, world)
    with pytest.raises(StaleRevision) as refused:
        undo(database, world.manager, world.bid_id, base_revision=1, now=NOW)
    assert refused.value.params["who"] == world.manager.name


def test_second_saver_keeps_both_edits_where_they_do_not_meet(database: Database, world: BidWorld) -> None:
    add_item(database, world, world.pump)
    add_item(database, world, world.boiler, base_revision=0)
    with database.read() as session:
        assert [item.title for item in get_solution(session, world.bid_id).items()] == ["Pump", "Boiler"]


def test_second_saver_of_the_same_item_is_told_what_changed(database: Database, world: BidWorld) -> None:
    add_item(database, world, world.pump)
    first = ChangeQuantity(key="n1-1", quantity=Decimal(3))
    edit_solution(database, world.manager, world.bid_id, first, base_revision=1, now=NOW)
    second = ChangeQuantity(key="n1-1", quantity=Decimal(5))
    with pytest.raises(EditsCollide) as refused:
        edit_solution(database, world.manager, world.bid_id, second, base_revision=1, now=NOW)
    (change,) = refused.value.changes
    assert (change.params["before"], change.params["after"]) == ("1", "3")


def test_eight_people_adding_at_once_lose_nothing(database: Database, world: BidWorld) -> None:
    people = [
        Thread(target=add_item, args=(database, world, world.pump), kwargs={"base_revision": 0}) for _ in range(8)
    ]
    for person in people:
        person.start()
    for person in people:
        person.join()
    with database.read() as session:
        solution = get_solution(session, world.bid_id)
    assert len({item.key for item in solution.items()}) == 8
    assert solution.revision == 8


def test_offering_outside_the_lead_s_clusters_cannot_be_used(database: Database, world: BidWorld) -> None:
    outsider = make_plain_actor(database, Role.SUPPLIER_EDITOR, world.people.outsider)
    foreign = publish(database, outsider, "Foreign", "10", (("1", "1"),))
    with pytest.raises(NotFound):
        add_item(database, world, foreign)
    add_item(database, world, world.pump)
    swap = ChangeNode(key="n1-1", changes={"offering_id": foreign})
    with pytest.raises(NotFound):
        edit_solution(database, world.manager, world.bid_id, swap, base_revision=1, now=NOW)


def test_forged_member_and_version_are_replaced_by_those_of_the_offering(database: Database, world: BidWorld) -> None:
    node = Node(
        key="x", kind=NodeKind.ITEM, offering_id=world.pump, offering_version=77, organisation_id=world.people.bodil
    )
    after = edit_solution(database, world.manager, world.bid_id, AddNode(node=node), base_revision=0, now=NOW)
    (item,) = after.items()
    assert (item.offering_version, item.organisation_id) == (1, world.people.anders)


def test_swapping_the_offering_takes_over_its_member(database: Database, world: BidWorld) -> None:
    add_item(database, world, world.pump)
    swap = ChangeNode(key="n1-1", changes={"offering_id": world.boiler})
    after = edit_solution(database, world.manager, world.bid_id, swap, base_revision=1, now=NOW)
    (item,) = after.items()
    assert (item.organisation_id, item.title) == (world.people.bodil, "Boiler")


def test_export_manager_looks_but_does_not_edit(database: Database, world: BidWorld) -> None:
    assert not load_workspace(database, world.exporter, world.bid_id, now=NOW).may_edit
    node = Node(key="", kind=NodeKind.ITEM, offering_id=world.pump)
    with pytest.raises(NotFound):
        edit_solution(database, world.exporter, world.bid_id, AddNode(node=node), base_revision=0, now=NOW)


@pytest.mark.parametrize("who", ["anders", "bodil"])
def test_member_does_not_learn_that_the_bid_exists(database: Database, world: BidWorld, who: str) -> None:
    with pytest.raises(NotFound):
        load_workspace(database, getattr(world, who), world.bid_id, now=NOW)
    with pytest.raises(NotFound):
        list_saved(database, getattr(world, who), world.bid_id)
