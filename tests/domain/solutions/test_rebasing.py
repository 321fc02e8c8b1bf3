"""Two people on one solution: the second one's edit is replayed or told what changed, and nothing is lost."""

from decimal import Decimal

import pytest

from bidbuilder.domain.solutions.editing import NodeGone, NodeKeyTaken, apply
from bidbuilder.domain.solutions.edits import (
    AddNode,
    Assign,
    ChangeNode,
    ChangeQuantity,
    Edit,
    MoveNode,
    RemoveNode,
    ReplaceTree,
    Several,
)
from bidbuilder.domain.solutions.rebasing import EditsCollide, rebase
from bidbuilder.domain.solutions.tree import Solution
from tests.factories.solutions import item, plant, system


def replay(first: Edit, second: Edit, base: Solution | None = None) -> Solution:
    """The tree after the first person's edit and the second one's, both made on the same revision."""
    base = base or plant()
    return rebase(second, base, apply(base, first))


def quantity(key: str, number: int) -> ChangeQuantity:
    return ChangeQuantity(key=key, quantity=Decimal(number))


def test_edits_of_different_items_both_hold() -> None:
    after = replay(quantity("valve", 2), quantity("blower", 3))
    assert (after.find("valve").quantity, after.find("blower").quantity) == (2, 3)
    assert after.revision == plant().revision + 2


def test_different_fields_of_one_item_both_hold() -> None:
    after = replay(quantity("valve", 2), ChangeNode(key="valve", changes={"note": "hot side"}))
    assert (after.find("valve").quantity, after.find("valve").note) == (2, "hot side")


def test_an_item_moved_by_one_can_be_changed_by_another() -> None:
    after = replay(MoveNode(key="valve", parent_key="gas"), quantity("valve", 5))
    assert after.find("gas").children[-1].quantity == 5


def test_assignments_of_two_people_are_merged() -> None:
    base = apply(plant(), Assign(key="valve", requirement_keys=("R1", "R2")))
    after = replay(
        Assign(key="valve", requirement_keys=("R1", "R2", "R3")),
        Assign(key="valve", requirement_keys=("R2", "R4")),
        base,
    )
    assert after.find("valve").answers == ("R2", "R3", "R4")


def test_the_same_edit_twice_makes_no_second_revision() -> None:
    base = plant()
    current = apply(base, quantity("valve", 2))
    assert rebase(quantity("valve", 2), base, current) is current


def test_removing_what_is_already_removed_is_done() -> None:
    after = replay(RemoveNode(key="valve"), RemoveNode(key="valve"))
    assert after.find("valve") is None


@pytest.mark.parametrize(
    ("first", "second", "aspects"),
    [
        (quantity("valve", 2),                      quantity("valve", 3),                            ["quantity"]),
        (quantity("valve", 2),                      RemoveNode(key="valve"),                         ["quantity"]),
        (quantity("valve", 2),                      RemoveNode(key="heat"),                          ["quantity"]),
        (AddNode(parent_key="heat", node=item("n")), RemoveNode(key="heat"),                         ["added"]),
        (MoveNode(key="valve", parent_key="gas"),   MoveNode(key="valve"),                           ["place"]),
        (ChangeNode(key="valve", changes={"note": "a"}), ChangeNode(key="valve", changes={"note": "b"}), ["note"]),
        (quantity("valve", 2),                      ReplaceTree(roots=()),                           ["quantity"]),
    ],
)  # fmt: skip
def test_a_collision_says_what_changed(first: Edit, second: Edit, aspects: list[str]) -> None:
    with pytest.raises(EditsCollide) as refusal:
        replay(first, second)
    assert [change.aspect for change in refusal.value.changes] == aspects


def test_changing_what_somebody_removed_is_told() -> None:
    with pytest.raises(NodeGone):
        replay(RemoveNode(key="valve"), quantity("valve", 3))


def test_adding_under_a_key_somebody_took_is_told() -> None:
    with pytest.raises(NodeKeyTaken):
        replay(AddNode(node=item("new", 1)), AddNode(node=item("new", 2)))


def test_adding_into_a_group_somebody_moved_finds_it_there() -> None:
    after = replay(MoveNode(key="gas", parent_key="heat"), AddNode(parent_key="gas", node=item("filter")))
    assert [node.key for node in after.find("gas").children] == ["blower", "filter"]


def test_several_edits_build_on_each_other_when_replayed() -> None:
    several = Several(edits=(AddNode(node=system("power")), AddNode(parent_key="power", node=item("cable"))))
    after = replay(quantity("valve", 2), several)
    assert after.find("power").children[0].key == "cable"
    assert after.revision == plant().revision + 2
