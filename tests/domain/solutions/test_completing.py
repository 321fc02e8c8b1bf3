"""What an item takes from the offering behind it, and the numbers of the outline."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.basics.errors import NotFound
from bidbuilder.domain.solutions.completing import PlugUnusable, complete_edit, offerings_named_by
from bidbuilder.domain.solutions.editing import QuantityNotPositive, apply
from bidbuilder.domain.solutions.edits import AddNode, ChangeNode, RemoveNode, ReplaceTree, Several
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.domain.solutions.tree import Node, NodeKind
from tests.factories.offerings import offering
from tests.factories.solutions import item, plug, solution, system

PUMP = offering(id=1, organisation_id=2, version=4, names={"en": "Pump"}, unit="set")
BOILER = offering(id=9, organisation_id=3, version=1, names={"da": "Kedel"})
USABLE = {1: PUMP, 9: BOILER}
NEW = Node(key="", kind=NodeKind.ITEM, offering_id=1)


def test_new_nodes_get_keys_that_hold_the_number_of_the_revision() -> None:
    tree = system("", NEW, replace(NEW, offering_id=9))
    edit = complete_edit(AddNode(node=tree), solution(revision=6), USABLE)
    assert isinstance(edit, AddNode)
    assert [node.key for node in edit.node.walk()] == ["n7-1", "n7-2", "n7-3"]
    assert [(node.title, node.unit) for node in edit.node.children] == [("Pump", "set"), ("Kedel", "piece")]


def test_keys_of_several_edits_made_together_do_not_meet() -> None:
    current = solution()
    edit = complete_edit(Several(edits=(AddNode(node=NEW), AddNode(node=NEW))), current, USABLE)
    assert [node.key for node in apply(current, edit).walk()] == ["n1-1", "n1-2"]


def test_title_and_key_that_were_given_stay() -> None:
    edit = complete_edit(AddNode(node=replace(NEW, key="x", title="Main pump")), solution(), USABLE)
    assert isinstance(edit, AddNode)
    assert (edit.node.key, edit.node.title) == ("x", "Main pump")


def test_node_that_is_there_already_keeps_the_version_it_uses() -> None:
    current = solution(item("a", 1, offering_version=2, organisation_id=2))
    moved = ReplaceTree(roots=(system("s", replace(current.roots[0], offering_version=99)),))
    edit = complete_edit(moved, current, USABLE)
    assert isinstance(edit, ReplaceTree)
    assert edit.roots[0].children[0].offering_version == 2


def test_changing_the_offering_changes_all_that_comes_with_it() -> None:
    edit = complete_edit(
        ChangeNode(key="a", changes={"offering_id": 9, "organisation_id": 77}), solution(item("a")), USABLE
    )
    assert isinstance(edit, ChangeNode)
    assert edit.changes == {
        "offering_id": 9, "offering_version": 1, "organisation_id": 3, "unit": "piece", "title": "Kedel",
    }  # fmt: skip


def test_member_and_version_cannot_be_changed_by_themselves() -> None:
    edit = complete_edit(ChangeNode(key="a", changes={"organisation_id": 77, "note": "x"}), solution(item("a")), USABLE)
    assert isinstance(edit, ChangeNode)
    assert edit.changes == {"note": "x"}


@pytest.mark.parametrize(
    ("edit",                                                                         "refusal"),
    [
        (AddNode(node=replace(NEW, offering_id=5)),                                  NotFound),
        (AddNode(node=replace(NEW, offering_id=None)),                               NotFound),
        (AddNode(node=replace(NEW, quantity=Decimal(0))),                            QuantityNotPositive),
        (AddNode(node=system("", replace(NEW, quantity=Decimal("NaN")))),            QuantityNotPositive),
        (AddNode(node=plug("", plug_amount=Decimal(-1))),                            PlugUnusable),
        (ChangeNode(key="a", changes={"plug_amount": Decimal("Infinity")}),          PlugUnusable),
        (ChangeNode(key="a", changes={"offering_id": 5}),                            NotFound),
    ],
)  # fmt: skip
def test_what_cannot_be_used_is_refused(edit: AddNode | ChangeNode, refusal: type[Exception]) -> None:
    with pytest.raises(refusal):
        complete_edit(edit, solution(), USABLE)


def test_offerings_are_named_wherever_an_edit_brings_them_in() -> None:
    edits = Several(
        edits=(AddNode(node=system("", NEW)), ChangeNode(key="a", changes={"offering_id": 9}), RemoveNode(key="b"))
    )
    assert offerings_named_by(edits) == {1, 9}
    assert offerings_named_by(ReplaceTree(roots=(system("s", NEW),))) == {1}


def test_outline_numbers_nodes_and_multiplies_quantities() -> None:
    tree = solution(
        system("a", item("b", quantity="3"), system("c", item("d"), quantity="2", lot="L2"), quantity="2", lot="L1"),
        item("e"),
    )
    assert [(row.number, row.depth, row.lot, row.quantity, row.node.key) for row in outline(tree)] == [
        ("1", 0, "L1", Decimal(2), "a"),
        ("1.1", 1, "L1", Decimal(6), "b"),
        ("1.2", 1, "L2", Decimal(4), "c"),
        ("1.2.1", 2, "L2", Decimal(4), "d"),
        ("2", 0, "", Decimal(1), "e"),
    ]
