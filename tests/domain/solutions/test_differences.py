"""What changed between two trees, in words."""

from dataclasses import replace
from decimal import Decimal

import pytest

from bidbuilder.domain.solutions.differences import describe, differences
from bidbuilder.domain.solutions.editing import NodeGone, apply
from bidbuilder.domain.solutions.edits import (
    AddNode,
    Assign,
    ChangeNode,
    ChangeQuantity,
    Edit,
    MoveNode,
    RemoveNode,
    Several,
)
from tests.factories.solutions import item, plant


def changed(edit: Edit) -> list[tuple[str, str]]:
    before = plant()
    return [(change.key, change.aspect) for change in differences(before, apply(before, edit))]


@pytest.mark.parametrize(
    ("edit", "expected"),
    [
        (AddNode(parent_key="gas", node=item("filter"), index=0), [("filter", "added")]),
        (RemoveNode(key="gas"),                                   [("gas", "removed"), ("blower", "removed")]),
        (RemoveNode(key="pump-1"),                                [("pump-1", "removed")]),
        (MoveNode(key="valve", parent_key="gas"),                 [("valve", "place")]),
        (MoveNode(key="valve", parent_key="heat", index=0),       [("valve", "place")]),
        (MoveNode(key="pump-1", parent_key="heat"),               [("pump-1", "place")]),
        (ChangeQuantity(key="valve", quantity=Decimal(2)),        [("valve", "quantity")]),
        (ChangeNode(key="valve", changes={"title": "Gate valve"}), [("valve", "title")]),
        (Assign(key="valve", requirement_keys=("R1",)),           [("valve", "answers")]),
        (Several(edits=()),                                       []),
    ],
)  # fmt: skip
def test_only_what_changed_is_told(edit: Edit, expected: list[tuple[str, str]]) -> None:
    assert changed(edit) == expected


def test_words_fill_their_template() -> None:
    (change,) = describe(ChangeQuantity(key="valve", quantity=Decimal(2)), plant())
    assert change.message.format_map(change.params) == "The quantity of “valve” went from 1 to 2."


def test_every_change_of_a_node_can_be_told() -> None:
    before = plant().find("valve")
    changes = {"title": "x", "lot": "1", "offering_id": 9, "offering_version": 2, "organisation_id": 3, "unit": "m",
               "alternates": (4,), "plug_amount": Decimal(1), "is_pinned": True, "note": "n", "quantity": Decimal(2)}  # fmt: skip
    after = replace(before, **changes)
    told = differences(replace(plant(), roots=(before,)), replace(plant(), roots=(after,)))
    assert {change.aspect for change in told} == set(changes)
    assert all("{" not in change.message.format_map(change.params) for change in told)


def test_an_edit_of_a_lost_node_cannot_be_described() -> None:
    with pytest.raises(NodeGone):
        describe(RemoveNode(key="gone"), plant())
