"""Exchanging members: from a dear crew to the cheapest one, and what is found is a solution."""

from decimal import Decimal
from time import monotonic

import pytest

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.swapping import MemberSwaps
from tests.factories.composer import least_cost, make_offer, make_problem

NEEDS = ("R0", "R1", "R2")
JOINING = {"A": "9", "B": "8", "C": "3", "D": "2"}
SOLD = {"A": ("R0", "R1", "R2"), "B": ("R0", "R1"), "C": ("R0", "R2"), "D": ("R1", "R2")}


def crews_problem(most: int) -> Problem:
    """Four members, of which no one alone is cheap: A sells everything, the others two needs each."""
    offers = [
        make_offer(f"{member}{need}", {need: "1"}, price=price, member=member, max_quantity="1")
        for member, price in (("A", "5"), ("B", "4"), ("C", "4"), ("D", "4"))
        for need in SOLD[member]
    ]
    members = [{"id": name, "fixed_cost": cost} for name, cost in JOINING.items()]
    return make_problem(offers, dict.fromkeys(NEEDS, "1"), members=members, rules={"max_members": most})


@pytest.mark.parametrize(
    ("most", "start"),
    [
        (1, ("AR0", "AR1", "AR2")),
        (2, ("CR0", "AR1", "CR2")),
        (3, ("AR0", "BR1", "CR2")),
        (4, ("AR0", "BR1", "DR2")),
    ],
    ids=["nobody to exchange", "another comes", "one leaves, another comes", "one too many"],
)
def test_exchanges_lead_from_a_dear_crew_to_the_cheapest(most: int, start: tuple[str, ...]) -> None:
    problem = crews_problem(most)
    sourcing = build_model(problem, candidates_of(problem))
    model = sourcing.model
    record = Record(lambda x: not model.breaks(x).any(), None, model.step)
    dear = sourcing.solution_of(dict.fromkeys(start, Decimal(1)))
    assert dear is not None
    record.offer(dear, float(model.cost @ dear))
    limit = monotonic() + 20
    tree = MemberSearch(whole_model(sourcing), record, limit)
    MemberSwaps(tree, record, limit).run()
    assert Decimal(record.value) / Decimal(int(sourcing.scale)) == least_cost(problem)


def test_without_a_crew_to_begin_with_nothing_is_exchanged() -> None:
    problem = crews_problem(2)
    sourcing = build_model(problem, candidates_of(problem))
    record = Record(lambda _: True, None, sourcing.model.step)
    limit = monotonic() + 20
    tree = MemberSearch(whole_model(sourcing), record, limit)
    MemberSwaps(tree, record, limit).run()
    assert record.x is None
