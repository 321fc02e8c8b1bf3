"""Taking a composed solution into the tree: whatever stood there, afterwards every thing has what it was to get."""

from dataclasses import replace
from decimal import Decimal

from hypothesis import given, settings
from hypothesis import strategies as st

from bidbuilder.composer.answer import Answer, Choice, ChosenItem
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.orders import Composed
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.sourcing.drafting import changes_of, edit_for
from bidbuilder.composer.sourcing.placing import NearMiss
from bidbuilder.composer.sourcing.record import KeptNote, OfferNote, Record, ThingNote
from bidbuilder.composer.sourcing.wishes import Wishes
from bidbuilder.domain.solutions.completing import complete_edit
from bidbuilder.domain.solutions.editing import apply
from bidbuilder.domain.solutions.tree import Node, NodeKind, Solution
from tests.factories.offerings import offering
from tests.factories.solutions import item, plug, solution, system

OFFERINGS = {number: offering(id=number, names={"en": f"Offering {number}"}) for number in range(1, 5)}


def thing(key: str, *more: str, section: str = "Pumps", lot: str = "L1") -> ThingNote:
    return ThingNote(
        key=key,
        requirements=(key, *more),
        heads=(key,),
        answers=(key, *more),
        quantity=Decimal(1),
        unit="piece",
        lot=lot,
        section=(section,),
        is_mandatory=True,
        candidates=2,
        unpriced=0,
    )


def record(
    *things: ThingNote, chosen: dict[str, dict[int, str]], kept: tuple[KeptNote, ...] = ()
) -> tuple[Record, Choice]:
    """A record of a run and its solution: quantities by offering by thing."""
    items = tuple(
        ChosenItem(offer=f"{key}/{number}", member="1", quantity=Decimal(amount), amount=Decimal(1))
        for key, bought in chosen.items()
        for number, amount in bought.items()
    )
    notes = {
        f"{one.key}/{number}": OfferNote(
            thing=one.key, offering_id=number, version=1, organisation_id=1, code="X", names={}, unit="piece"
        )
        for one in things
        for number in OFFERINGS
    }
    choice = Choice(items=items, members=("1",), cost=Decimal(1), score=Decimal(0))
    answer = Answer(status=Outcome.OPTIMAL, seconds=0.1, choice=choice)
    made = Record(
        wishes=Wishes(),
        currency="EUR",
        lead_id=1,
        things=things,
        offers=notes,
        kept=kept,
        composed=Composed(answer=answer),
    )
    return made, choice


def take(made: Record, choice: Choice, tree: Solution, things: list[str] | None = None) -> Solution:
    edit = edit_for(made, choice, tree, things)
    return tree if edit is None else apply(tree, complete_edit(edit, tree, OFFERINGS))


def answers_of(tree: Solution) -> dict[int, tuple[str, Decimal]]:
    return {node.offering_id or 0: ("".join(node.answers), node.quantity) for node in tree.items()}


def test_into_an_empty_tree_it_comes_by_lot_and_section() -> None:
    made, choice = record(thing("A"), thing("B", section="Valves"), chosen={"A": {1: "2"}, "B": {2: "3"}})
    tree = take(made, choice, Solution())
    (root,) = tree.roots
    assert (root.title, root.lot) == ("L1", "L1")
    assert [(child.title, child.kind) for child in root.children] == [
        ("Pumps", NodeKind.SUBSYSTEM),
        ("Valves", NodeKind.SUBSYSTEM),
    ]


def test_the_same_offering_stays_where_it_is_with_another_quantity() -> None:
    made, choice = record(thing("A"), chosen={"A": {1: "5"}})
    tree = take(made, choice, solution(system("s", item("i", 1, quantity="2", answers=("A",), note="by hand"))))
    node = tree.find("i")
    assert node is not None
    assert (node.quantity, node.note) == (Decimal(5), "by hand")


def test_another_offering_comes_to_the_place_of_the_one_it_replaces() -> None:
    made, choice = record(thing("A"), chosen={"A": {2: "1"}})
    tree = take(made, choice, solution(system("s", item("first"), item("i", 1, answers=("A",)), item("last"))))
    assert [node.offering_id for node in tree.roots[0].children] == [1, 2, 1]
    assert tree.find("i") is None


def test_quantities_of_groups_are_counted() -> None:
    made, choice = record(thing("A"), chosen={"A": {1: "6"}})
    tree = take(made, choice, solution(system("s", item("i", 1, answers=("A",)), quantity="2")))
    assert answers_of(tree) == {1: ("A", Decimal(3))}


def test_an_item_that_answers_another_thing_too_only_loses_its_answer() -> None:
    made, choice = record(thing("A"), thing("B"), chosen={"A": {2: "1"}})
    tree = take(made, choice, solution(item("i", 1, answers=("A", "B"))), ["A"])
    assert answers_of(tree) == {1: ("B", Decimal(1)), 2: ("A", Decimal(1))}


def test_a_placeholder_goes_when_something_comes_and_a_thing_left_open_keeps_what_it_has() -> None:
    made, choice = record(thing("A"), thing("B"), chosen={"A": {2: "1"}})
    tree = take(made, choice, solution(plug("p", answers=("A",)), item("i", 1, answers=("B",))))
    assert tree.plugs() == ()
    assert tree.find("i") is not None


def test_what_leaves_with_its_member_goes_only_when_the_whole_is_taken() -> None:
    gone = KeptNote(
        id="kept:k", node="k", title="K", organisation_id=9, quantity=Decimal(1), unit="piece", amount=None, leaves=True
    )
    made, choice = record(thing("A"), chosen={"A": {2: "1"}}, kept=(gone,))
    tree = solution(item("k", 3))
    assert take(made, choice, tree, ["A"]).find("k") is not None
    assert take(made, choice, tree).find("k") is None


def test_what_stands_for_a_lot_left_out_goes_only_when_the_whole_is_taken() -> None:
    made, choice = record(thing("A"), thing("B", lot="L2"), chosen={"A": {2: "1"}})
    choice = replace(choice, lots=("L1",))
    tree = solution(system("s", item("i", 3, answers=("B",)), lot="L2"), item("k", 4))
    assert take(made, choice, tree, ["A"]).find("i") is not None
    taken = take(made, choice, tree)
    assert (taken.find("s"), taken.find("i")) == (None, None)
    assert taken.find("k") is not None


NODES = st.lists(
    st.builds(
        lambda number, amount, heads: (number, amount, heads),
        st.integers(1, 4),
        st.integers(1, 3),
        st.sets(st.sampled_from("ABC"), max_size=2),
    ),
    max_size=5,
)
CHOSEN = st.dictionaries(
    st.sampled_from("ABC"), st.dictionaries(st.integers(1, 4), st.integers(1, 4).map(str), min_size=1, max_size=2)
)


def tree_of(drawn: list[tuple[int, int, set[str]]]) -> Solution:
    nodes: list[Node] = []
    taken: set[str] = set()
    for place, (number, amount, heads) in enumerate(drawn):
        answers = tuple(sorted(heads - taken)) if place % 2 else tuple(sorted(heads - taken)[:1])
        taken |= set(answers)
        nodes.append(item(f"n{place}", number, quantity=str(amount), answers=answers))
    return solution(system("s", *nodes, lot="L1"))


@settings(max_examples=60, deadline=None)
@given(NODES, CHOSEN)
def test_taken_whole_every_thing_has_exactly_what_it_gets(
    drawn: list[tuple[int, int, set[str]]], chosen: dict[str, dict[int, str]]
) -> None:
    made, choice = record(thing("A"), thing("B"), thing("C", section="Valves"), chosen=chosen)
    tree = take(made, choice, tree_of(drawn))
    after = {one.thing.key: one for one in changes_of(made, choice, tree)}
    for key in chosen:
        wanted = {number: Decimal(amount) for number, amount in chosen[key].items()}
        found: dict[int, Decimal] = {}
        for row in after[key].before:
            found[row.node.offering_id or 0] = found.get(row.node.offering_id or 0, Decimal(0)) + row.quantity
        assert found == wanted
    assert edit_for(made, choice, tree) is None


def test_what_is_bought_beyond_what_is_asked_for_is_known() -> None:
    metres = replace(thing("B"), quantity=Decimal(2), unit="m")
    made, choice = record(
        thing("A"),
        metres,
        thing("C"),
        replace(thing("D"), quantity=Decimal(3)),
        chosen={"A": {1: "2"}, "B": {1: "3"}, "C": {1: "1"}, "D": {1: "2", 2: "2"}},
    )
    found = {one.thing.key: one.is_more_than_asked for one in changes_of(made, choice, solution())}
    assert found == {"A": True, "B": False, "C": False, "D": False}


def test_who_comes_nearest_is_told_of_what_the_conflict_speaks_of() -> None:
    made, _choice = record(thing("R1"), thing("R2"), chosen={})
    conflict = (Element(ElementKind.BARRED, ("R1/1",)), Element(ElementKind.NEED, ("R1",)))
    answer = replace(made.composed.answer, conflict=conflict, choice=None, status=Outcome.INFEASIBLE)
    near = tuple(NearMiss(thing=key, offering_id=1, organisation_id=1, failed=(key,)) for key in ("R1", "R2"))
    made = replace(made, near=near, composed=replace(made.composed, answer=answer))
    assert [one.thing for one in made.list_nearest()] == ["R1"]
