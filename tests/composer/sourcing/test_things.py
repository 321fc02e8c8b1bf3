"""What is asked for: which requirements speak of one thing, how many are wanted, and what stays with a person."""

from decimal import Decimal

import pytest

from bidbuilder.composer.sourcing.things import Asked, things_of
from bidbuilder.domain.solutions.outline import outline
from bidbuilder.domain.solutions.tree import Node
from bidbuilder.domain.tenders.constraints import Constraint
from bidbuilder.domain.tenders.requirements import Level, Requirement, Scope
from tests.factories.requirements import constraint, requirement
from tests.factories.solutions import item, solution, system

POWER = constraint("rated_power", "≥", "10", unit="kW")
ALL = frozenset({1, 2, 3})


def asks(key: str, quantity: str | None = None, **more: object) -> Requirement:
    """A requirement of one section with a condition."""
    amount = None if quantity is None else Decimal(quantity)
    given: dict[str, object] = {"section": ("Plant",), "unit": "piece" if quantity else "", **more}
    return requirement(POWER, key=key, number=key, quantity=amount, **given)


def things(
    requirements: list[Requirement],
    *items: Node,
    fitting: dict[str, frozenset[int]] | None = None,
    met: frozenset[str] = frozenset(),
) -> Asked:
    rows = [row for row in outline(solution(system("all", *items))) if row.node.key != "all"]
    return things_of(requirements, rows, {one.key: ALL for one in requirements} | (fitting or {}), met)


def heads_and_members(asked: Asked) -> list[tuple[str, tuple[str, ...]]]:
    return [(one.key, tuple(each.key for each in one.requirements)) for one in asked.things]


def test_a_requirement_without_a_quantity_describes_the_thing_before_it_in_its_section() -> None:
    asked = things([asks("A", "2"), asks("B"), asks("C", "1"), asks("D")])
    assert heads_and_members(asked) == [("A", ("A", "B", "D")), ("C", ("C", "D"))]


def test_it_describes_only_things_of_which_a_candidate_keeps_it() -> None:
    fitting = {"A": frozenset({1}), "B": frozenset({2}), "C": frozenset({2})}
    asked = things([asks("A", "2"), asks("B", "1"), asks("C")], fitting=fitting)
    assert heads_and_members(asked) == [("A", ("A",)), ("B", ("B", "C"))]


def test_what_no_candidate_of_another_thing_keeps_is_a_thing_of_its_own() -> None:
    asked = things([asks("A", "2"), asks("B")], fitting={"A": frozenset({1}), "B": frozenset({2})})
    assert heads_and_members(asked) == [("A", ("A",)), ("B", ("B",))]


@pytest.mark.parametrize(
    ("bound", "apart"),
    [
        (constraint("rated_power", "≥", "3000", unit="kW"), True),
        (constraint("rated_power", "≥", "10", unit="MW"), True),
        (constraint("rated_power", "≥", "10", unit="kW"), False),
        (constraint("rated_power", "≤", "3000", unit="kW"), False),
        (constraint("mass", "≥", "3000", unit="kg"), False),
    ],
)
def test_what_sets_another_bound_to_the_same_is_about_another_thing(bound: Constraint, apart: bool) -> None:
    other = requirement(bound, key="B", number="B", section=("Plant",))
    found = heads_and_members(things([asks("A"), other]))
    assert found == ([("A", ("A",)), ("B", ("B",))] if apart else [("A", ("A", "B"))])


def test_another_section_is_about_other_things() -> None:
    asked = things([asks("A", "2"), asks("B", section=("Elsewhere",))])
    assert heads_and_members(asked) == [("A", ("A",)), ("B", ("B",))]


def test_what_a_person_has_put_together_counts_before_all_that() -> None:
    asked = things([asks("A", "2"), asks("B", "1"), asks("C")], item("i", answers=("B", "C")))
    assert heads_and_members(asked) == [("A", ("A",)), ("B", ("B", "C"))]


def test_heads_that_one_item_answers_together_are_one_thing_of_the_greater_quantity() -> None:
    (one,) = things([asks("A", "2"), asks("B", "5")], item("i", answers=("A", "B"))).things
    assert (one.heads, one.quantity) == (("A", "B"), Decimal(5))


def test_without_a_quantity_it_is_wanted_as_often_as_a_person_has_put_it_in() -> None:
    (one,) = things([asks("A")], item("i", quantity="7", answers=("A",))).things
    assert one.quantity == Decimal(7)
    assert things([asks("A")]).things[0].quantity == Decimal(1)


def test_what_cannot_be_checked_stays_with_a_person_and_so_do_its_items() -> None:
    unchecked = requirement(key="A", number="A", quantity=Decimal(2))
    asked = things([unchecked], item("i", answers=("A",)), item("loose"))
    assert asked.things == ()
    assert asked.by_hand == ("A",)
    assert [row.node.key for row in asked.kept] == ["i", "loose"]


def test_requirements_of_members_papers_and_information_are_no_things() -> None:
    asked = things([asks("A", scope=Scope.MEMBER), asks("B", scope=Scope.BID), asks("C", level=Level.INFORMATION)])
    assert asked.things == asked.by_hand == ()


def test_a_thing_divided_over_two_offerings_stays_while_all_of_it_is_met() -> None:
    pair = (item("one", 1, answers=("A",)), item("two", 2, answers=("A",)))
    assert things([asks("A", "2")], *pair, met=frozenset({"A"})).things == ()
    assert [one.key for one in things([asks("A", "2")], *pair).things] == ["A"]


def test_a_rated_requirement_never_shuts_a_candidate_out() -> None:
    (one,) = things([asks("A", "1"), asks("B", level=Level.RATED, weight=Decimal(4))]).things
    assert [each.key for each in one.conditions()] == ["A"]
    assert [each.key for each in one.rated()] == ["B"]
    assert one.conditions(frozenset({"A"})) == ()
