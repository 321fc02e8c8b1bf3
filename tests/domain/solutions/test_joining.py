"""Joining ports of a solution: refusals, undo, what goes with an item that goes, and two people at once."""

import pytest
from hypothesis import strategies as st

from bidbuilder.codec import from_json, to_json
from bidbuilder.domain.basics.errors import Refusal
from bidbuilder.domain.solutions.connections import BUYER, Connection, PortEnd, find_owning_member, owned_by
from bidbuilder.domain.solutions.differences import differences
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.edits import (
    AssignLimit,
    Connect,
    Edit,
    RemoveNode,
    ReplaceTree,
    Several,
)
from bidbuilder.domain.solutions.joining import CountNotPositive, OnlyItemsHavePorts, OwnerUnknown, PortJoinedToItself
from bidbuilder.domain.solutions.rebasing import rebase
from bidbuilder.domain.solutions.tree import Solution
from tests.factories.solutions import plant

PUMP, VALVE, BLOWER = (PortEnd(key, "Flange") for key in ("pump-1", "valve", "blower"))


def join(first: PortEnd, second: PortEnd, count: int = 1) -> Connect:
    return Connect(connection=Connection(first=first, second=second, count=count))


def joined_plant() -> Solution:
    edits = (join(PUMP, VALVE), join(VALVE, BLOWER, 2), AssignLimit(end=PUMP, owner=BUYER))
    return apply(plant(), Several(edits=edits))


@pytest.mark.parametrize(
    ("edit", "refusal"),
    [
        (join(PUMP, PUMP),                             PortJoinedToItself),
        (join(PUMP, VALVE, 0),                         CountNotPositive),
        (join(PUMP, PortEnd("heat", "Flange")),        OnlyItemsHavePorts),
        (join(PUMP, PortEnd("gone", "Flange")),        OnlyItemsHavePorts),
        (AssignLimit(end=PortEnd("gone", "F"), owner=BUYER), OnlyItemsHavePorts),
        (AssignLimit(end=PUMP, owner="somebody"),      OwnerUnknown),
        (AssignLimit(end=PUMP, owner="member:"),       OwnerUnknown),
    ],
)  # fmt: skip
def test_what_cannot_be_joined_is_refused(edit: Edit, refusal: type[Refusal]) -> None:
    with pytest.raises(refusal):
        apply(plant(), edit)


def test_joining_the_same_ports_again_changes_how_often() -> None:
    after = apply(apply(plant(), join(PUMP, VALVE)), join(VALVE, PUMP, 3))
    assert [one.count for one in after.connections] == [3]


def test_connections_and_limits_go_with_their_item() -> None:
    before = joined_plant()
    after = apply(before, RemoveNode(key="heat"))
    assert (after.connections, after.limits) == ((), ())


def test_a_new_tree_keeps_what_its_items_were_joined_by() -> None:
    before = joined_plant()
    after = apply(before, ReplaceTree(roots=before.roots[:1]))
    assert [one.ends for one in after.connections] == [frozenset({PUMP, VALVE})]


def test_what_changed_is_told_in_words() -> None:
    told = differences(plant(), joined_plant())
    assert [change.aspect for change in told] == ["joined", "joined", "limit"]
    assert told[1].message.format_map(told[1].params) == "blower (Flange) and valve (Flange) are joined 2 ×."
    assert [change.aspect for change in differences(joined_plant(), plant())] == ["apart", "apart", "limit"]


def test_two_people_can_join_ports_at_the_same_time() -> None:
    base = plant()
    theirs = apply(base, join(PUMP, VALVE))
    ours = rebase(join(VALVE, BLOWER), base, theirs)
    assert len(ours.connections) == 2
    assert rebase(join(PUMP, VALVE), base, theirs) is theirs


def test_a_solution_with_connections_is_read_back_as_it_was_stored() -> None:
    before = joined_plant()
    assert from_json(to_json(before), Solution) == before


@pytest.mark.parametrize(("owner", "number"), [(owned_by(7), 7), (BUYER, None), ("member:x", None), ("member:", None)])
def test_a_battery_limit_names_a_member_by_number(owner: str, number: int | None) -> None:
    assert find_owning_member(owner) == number


ENDS = st.sampled_from((PUMP, VALVE, BLOWER, PortEnd("pump-2", "Supply")))
