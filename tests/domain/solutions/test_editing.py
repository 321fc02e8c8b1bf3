"""Edits of a solution tree: what they do, what they refuse, and that they can be undone."""

from decimal import Decimal

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.solutions.editing import (
    FieldNotEditable,
    GroupsAnswerNothing,
    NodeGone,
    NodeHoldsNoParts,
    NodeInsideItself,
    NodeKeyTaken,
    QuantityNotPositive,
    apply,
)
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
from bidbuilder.domain.solutions.tree import Solution
from tests.factories.solutions import item, plant, solution, system


def keys(tree: Solution) -> list[str]:
    return [node.key for node in tree.walk()]


def test_an_edit_gives_the_next_revision_and_leaves_the_old_tree_alone() -> None:
    before = plant()
    after = apply(before, ChangeQuantity(key="valve", quantity=Decimal(4)))
    assert after.revision == before.revision + 1
    assert [tree.find("valve").quantity for tree in (before, after)] == [1, 4]


def test_a_subtree_that_is_not_touched_stays_the_same_object() -> None:
    before = plant()
    after = apply(before, RemoveNode(key="valve"))
    assert after.roots[1] is before.roots[1]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (AddNode(parent_key="gas", node=item("filter")),              "heat pump-1 pump-2 valve gas blower filter"),
        (AddNode(parent_key="gas", node=item("filter"), index=0),     "heat pump-1 pump-2 valve gas filter blower"),
        (AddNode(node=system("power", item("cable")), index=1),       "heat pump-1 pump-2 valve power cable gas blower"),
        (AddNode(node=item("loose"), index=99),                       "heat pump-1 pump-2 valve gas blower loose"),
        (RemoveNode(key="heat"),                                      "gas blower"),
        (MoveNode(key="valve", parent_key="gas", index=0),            "heat pump-1 pump-2 gas valve blower"),
        (MoveNode(key="valve", parent_key="heat", index=0),           "heat valve pump-1 pump-2 gas blower"),
        (MoveNode(key="gas", parent_key="heat", index=1),             "heat pump-1 gas blower pump-2 valve"),
        (ReplaceTree(roots=(item("all-in-one"),)),                    "all-in-one"),
        (Several(edits=(RemoveNode(key="gas"), RemoveNode(key="valve"))), "heat pump-1 pump-2"),
    ],
)  # fmt: skip
def test_edits_put_nodes_where_they_belong(edit: Edit, expected: str) -> None:
    assert keys(apply(plant(), edit)) == expected.split()


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (RemoveNode(key="gone"),                                   NodeGone),
        (ChangeQuantity(key="gone", quantity=Decimal(1)),          NodeGone),
        (AddNode(parent_key="gone", node=item("new")),             NodeGone),
        (AddNode(parent_key="valve", node=item("new")),            NodeHoldsNoParts),
        (AddNode(parent_key="heat", node=item("blower")),          NodeKeyTaken),
        (AddNode(node=system("new", item("x"), item("x"))),        NodeKeyTaken),
        (MoveNode(key="heat", parent_key="heat"),                  NodeInsideItself),
        (MoveNode(key="heat", parent_key="pump-1"),                NodeInsideItself),
        (MoveNode(key="pump-1", parent_key="valve"),               NodeHoldsNoParts),
        (ChangeQuantity(key="valve", quantity=Decimal(0)),         QuantityNotPositive),
        (ChangeQuantity(key="valve", quantity=Decimal("-1")),      QuantityNotPositive),
        (ChangeQuantity(key="valve", quantity=Decimal("NaN")),     QuantityNotPositive),
        (Assign(key="heat", requirement_keys=("R1",)),             GroupsAnswerNothing),
        (ChangeNode(key="valve", changes={"key": "x"}),            FieldNotEditable),
        (ReplaceTree(roots=(item("a"), item("a"))),                NodeKeyTaken),
    ],
)  # fmt: skip
def test_edits_that_make_no_sense_are_refused(edit: Edit, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        apply(plant(), edit)


def test_several_edits_are_made_together_or_not_at_all() -> None:
    with pytest.raises(NodeGone):
        apply(plant(), Several(edits=(RemoveNode(key="valve"), RemoveNode(key="valve"))))


def test_assigning_twice_the_same_requirement_counts_once() -> None:
    after = apply(plant(), Assign(key="valve", requirement_keys=("R2", "R1", "R2")))
    assert after.find("valve").answers == ("R2", "R1")


def test_changing_several_fields_leaves_the_others() -> None:
    after = apply(plant(), ChangeNode(key="valve", changes={"title": "Gate valve", "note": "DN 200"}))
    valve = after.find("valve")
    assert (valve.title, valve.note, valve.offering_id) == ("Gate valve", "DN 200", 1)


ALL_KEYS = ("heat", "pump-1", "pump-2", "valve", "gas", "blower")


@st.composite
def edits(draw: st.DrawFn) -> Edit:
    key = draw(st.sampled_from(ALL_KEYS))
    parent = draw(st.sampled_from(("", "heat", "gas")))
    index = draw(st.none() | st.integers(0, 4))
    return draw(
        st.sampled_from(
            [
                AddNode(parent_key=parent, node=system("new", item("new-part")), index=index),
                RemoveNode(key=key),
                MoveNode(key=key, parent_key=parent, index=index),
                ChangeQuantity(key=key, quantity=Decimal(draw(st.integers(1, 99)))),
                ChangeNode(key=key, changes={"title": draw(st.text(max_size=5)), "offering_id": None}),
                Assign(key=key, requirement_keys=tuple(draw(st.lists(st.sampled_from("ABC"))))),
                ReplaceTree(roots=()),
            ]
        )
    )


@given(steps=st.lists(edits(), max_size=8))
def test_keys_stay_unique_whatever_is_edited(steps: list[Edit]) -> None:
    tree = plant()
    for edit in steps:
        try:
            tree = apply(tree, edit)
        except Refusal:
            continue
    assert len(keys(tree)) == len(set(keys(tree)))


def test_a_tree_of_two_thousand_items_is_edited_in_place_of_its_key() -> None:
    wide = solution(*(system(f"s{n}", *(item(f"s{n}-i{m}") for m in range(20))) for n in range(100)))
    after = apply(wide, ChangeQuantity(key="s99-i19", quantity=Decimal(7)))
    assert after.find("s99-i19").quantity == 7
    assert sum(old is new for old, new in zip(wide.roots, after.roots, strict=True)) == 99
