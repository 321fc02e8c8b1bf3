"""Crews judged by groups of needs, and bettered by swaps: against the truth of small problems."""

from math import inf, isfinite
from random import Random
from time import monotonic
from typing import Any

import numpy as np
import pytest
from numpy.typing import NDArray

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.crew_costs import CrewCosts
from bidbuilder.composer.crew_exchange import CrewExchange, must_join
from bidbuilder.composer.crew_swaps import CrewSwaps
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.solving import Outcome, solve_integer
from bidbuilder.composer.translation import SourcingModel
from tests.factories.composer import make_offer, make_problem

Crew = NDArray[np.bool_]


def sold_together(count: int, seed: int = 0, *, room: str = "", most: int | None = None) -> Problem:
    """Eight needs in three groups, sold one by one with price breaks and in bundles; each member sells for some groups."""
    random = Random(f"{count}/{seed}")
    groups, offers = (("R0", "R1", "R2"), ("R3", "R4", "R5"), ("R6", "R7")), []
    needs = {need: str(random.randint(3, 9)) for group in groups for need in group}
    for member in range(count):
        for number in random.sample(range(3), 2):
            rest: dict[str, Any] = {"member": f"M{member}", "fixed_cost": str(random.choice((0, 8)))}
            rest |= {"uses": {f"C{member}": "1"}} if room else {}
            for need in groups[number]:
                price = random.randint(8, 20)
                breaks = [{"from": "0", "unit_price": str(price)}, {"from": "4", "unit_price": str(price - 2)}]
                offer = make_offer(
                    f"{member}-{need}", {need: "1"}, max_quantity=str(random.randint(3, 9)), integer=True, **rest
                )
                offers.append(offer | {"prices": breaks[: random.randint(1, 2)]})
            brought = {need: needs[need] for need in random.sample(groups[number], 2)}
            total = sum(int(amount) for amount in brought.values())
            rest |= {"uses": {f"C{member}": str(total)}} if room else {}
            asked = str(random.randint(7, 16) * total)
            bundle = make_offer(f"{member}-{number}", brought, asked, max_quantity="1", integer=True, **rest)
            offers.append(bundle)
    return make_problem(
        offers,
        needs,
        members=[{"id": f"M{member}", "fixed_cost": str(random.randint(10, 40))} for member in range(count)],
        capacities=[{"id": f"C{member}", "amount": room} for member in range(count)] if room else [],
        rules={} if most is None else {"max_members": most},
    )


def built(problem: Problem) -> SourcingModel:
    return build_model(problem, candidates_of(problem))


def crews_of(count: int) -> list[Crew]:
    return [np.array([bool(number >> place & 1) for place in range(count)]) for number in range(1, 2**count)]


def true_cost(sourcing: SourcingModel, crew: Crew) -> float:
    """What a crew costs, all of it joining; infinite where it cannot do it."""
    whole = whole_model(sourcing)
    free = np.append(crew, True)[whole.member_of]
    free[whole.members] = crew
    part = must_join(sourcing.model.with_columns(free, np.zeros(len(free))), free, whole.members[crew])
    return solve_integer(part, monotonic() + 20).value


@pytest.mark.parametrize("seed", range(4))
def test_groups_tell_what_every_crew_costs(seed: int) -> None:
    sourcing = built(sold_together(5, seed))
    costs = CrewCosts(sourcing, inf)
    assert 3 <= len(costs.groups or ()) <= 5
    truths = []
    for crew in crews_of(5):
        costs.go_to(crew)
        truth = true_cost(sourcing, crew)
        truths.append(truth)
        if isfinite(truth):
            assert costs.cost == pytest.approx(truth)
        else:
            assert costs.cost > max((known for known in truths if isfinite(known)), default=0.0)
    assert sum(map(isfinite, truths)) > 5


def test_what_one_member_or_two_change_is_told_before_they_leave_or_come() -> None:
    costs, random = CrewCosts(built(sold_together(7, 1, room="20")), inf), Random(4)
    for _ in range(60):
        first, second = random.sample(range(7), 2)
        before, changes = costs.cost, costs.changes()
        both = changes[first] + changes[second] + costs.interplay(first, second)
        costs.flip(first)
        assert costs.cost - before == pytest.approx(changes[first], abs=1e-6)
        costs.flip(second)
        assert costs.cost - before == pytest.approx(both, abs=1e-6)
        assert costs.sharing(first)[second] == costs.sharing(second)[first]


@pytest.mark.parametrize("room", ["16", "24"])
def test_prices_for_capacities_tell_more_than_none_and_never_more_than_the_truth(room: str) -> None:
    sourcing = built(sold_together(6, 2, room=room))
    crews = CrewExchange(sourcing, Record(lambda _: True), np.full(6, 0.5))
    costs, rose = CrewCosts(sourcing, inf), 0
    for crew in crews_of(6)[::4]:
        relaxed = crews.relaxed(crew, monotonic() + 20)
        if relaxed is None:
            continue
        costs.go_to(crew)
        free_of_prices = CrewCosts(sourcing, inf)
        free_of_prices.go_to(crew)
        costs.reprice(relaxed)
        assert costs.cost <= true_cost(sourcing, crew) * (1 + 1e-9)
        assert costs.cost >= relaxed.value * (1 - 1e-6)
        rose += costs.cost > free_of_prices.cost * 1.001
    assert rose > 0


@pytest.mark.parametrize(("room", "most"), [("", 4), ("26", 5), ("", None)])
def test_swaps_end_at_the_best_crew_or_next_to_it(room: str, most: int | None) -> None:
    sourcing = built(sold_together(12, 3, room=room, most=most))
    record = Record(lambda _: True, step=sourcing.model.step)
    crews = CrewExchange(sourcing, record, np.full(12, 0.5))
    first = solve_integer(sourcing.model, monotonic() + 20, gap=1.0).x
    assert first is not None
    assert crews.offer(first[whole_model(sourcing).members] > 0.5, monotonic() + 20)
    swaps = CrewSwaps(sourcing, crews, record, Random(1), inf)
    assert swaps.is_telling
    assert swaps.is_far
    for _ in range(4):
        swaps.better(monotonic() + 0.5)
    assert not swaps.is_far
    assert not swaps.has_news
    crews.settle(monotonic() + 20, 0.0, is_thorough=True)
    run = solve_integer(sourcing.model, monotonic() + 20)
    assert run.outcome is Outcome.OPTIMAL
    assert run.value <= record.value * (1 + 1e-9) <= run.value * 1.02 * (1 + 1e-9)


def test_building_ends_when_time_is_out() -> None:
    with pytest.raises(OutOfTime):
        CrewCosts(built(sold_together(5)), monotonic() - 1.0)


def test_offers_by_measure_are_left_to_other_searches() -> None:
    offers = [make_offer(f"O{number}", {"R": "1"}, "5", member=f"M{number}", integer=False) for number in range(3)]
    problem = make_problem(
        offers, {"R": "2.5"}, members=[{"id": f"M{number}", "fixed_cost": "1"} for number in range(3)]
    )
    sourcing = built(problem)
    crews = CrewExchange(sourcing, Record(lambda _: True), np.full(3, 0.5))
    swaps = CrewSwaps(sourcing, crews, Record(lambda _: True), Random(1), inf)
    assert not swaps.is_telling
    crews.offer(np.ones(3, dtype=np.bool_), monotonic() + 20)
    before = crews.best
    swaps.better(monotonic() + 1.0)
    assert crews.best is before is not None
