"""Options told by two points: the same relaxation with fewer rows, its answers and prices those of the model's own columns."""

from dataclasses import replace
from math import inf
from random import Random
from time import monotonic

import numpy as np
import pytest

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.matrices import Model
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.points import Points
from bidbuilder.composer.relaxing import Choice, WarmRelaxation
from bidbuilder.composer.solving import Outcome, solve_relaxation
from bidbuilder.composer.translation import SourcingModel
from tests.factories.composer import make_offer, make_problem

MEMBERS = 5


def sold_with_breaks(seed: int, **rules: object) -> SourcingModel:
    """Four needs of 7; every member sells for each by quantity breaks, with a cost once, in whole or in any quantities."""
    random = Random(seed)
    offers = [
        make_offer(
            f"{member}-{need}",
            {f"R{need}": "1"},
            member=f"M{member}",
            max_quantity=str(random.randint(4, 9)),
            min_quantity=str(random.choice([0, 2])),
            fixed_cost=str(random.randint(0, 20)),
            integer=random.random() < 0.7,
            uses={f"C{member}": "1"},
            prices=[{"from": str(start), "unit_price": str(30 - 4 * start + random.randint(0, 9))} for start in (0, 3)],
        )
        for member in range(MEMBERS)
        for need in range(4)
    ]
    problem = make_problem(
        offers,
        {f"R{need}": "7" for need in range(4)},
        members=[{"id": f"M{member}", "fixed_cost": str(random.randint(20, 90))} for member in range(MEMBERS)],
        capacities=[{"id": f"C{member}", "amount": "19"} for member in range(MEMBERS)],
        rules={"max_members": 4} | rules,
    )
    return build_model(problem, candidates_of(problem))


def choices(random: Random) -> list[Choice]:
    """All members free, and some of them barred or bound to join."""
    free = Choice(np.zeros(MEMBERS), np.ones(MEMBERS))
    one, other = random.sample(range(MEMBERS), 2)
    return [free, free.closed(one), free.opened(one, 4), free.opened(one, 4).closed(other)]


def under(sourcing: SourcingModel, choice: Choice) -> Model:
    """The model as it stands under a choice."""
    lower, upper = WarmRelaxation(whole_model(sourcing), None, inf).bounds(choice)
    return replace(sourcing.model, lower=lower, upper=upper)


@pytest.mark.parametrize("seed", range(8))
def test_the_relaxation_is_worth_the_same_and_answers_in_the_models_own_columns(seed: int) -> None:
    sourcing = sold_with_breaks(seed)
    model, part = sourcing.model, whole_model(sourcing)
    points = Points(part)
    assert points.is_tie.sum() > MEMBERS
    first = solve_relaxation(model, inf, np.ones(model.height, dtype=np.bool_))
    for begun in (None, first):
        warm = WarmRelaxation(part, begun, inf)
        assert warm._solver.getNumRow() == model.height - points.is_tie.sum()
        for choice in choices(Random(seed)):
            plain, told = solve_relaxation(under(sourcing, choice), inf), warm.solve(choice)
            assert (told is None) == (plain.outcome is Outcome.INFEASIBLE)
            if told is not None:
                assert told.value == pytest.approx(plain.value)
                assert float(model.cost @ told.x) == pytest.approx(told.value)
                assert not model.breaks(told.x).any()


@pytest.mark.parametrize("seed", range(4))
def test_a_column_that_must_be_taken_costs_at_least_its_reduced_cost_more(seed: int) -> None:
    sourcing = sold_with_breaks(seed)
    free = choices(Random(seed))[0]
    relaxed = WarmRelaxation(whole_model(sourcing), None, inf).solve(free)
    assert relaxed is not None
    dear = np.flatnonzero((relaxed.x < 1e-9) & (relaxed.reduced_cost > 1e-6) & (sourcing.model.upper >= 1))
    assert len(dear) > MEMBERS
    for column in dear:
        lower = sourcing.model.lower.copy()
        lower[column] = 1.0
        forced = solve_relaxation(replace(sourcing.model, lower=lower), monotonic() + 20)
        assert forced.outcome is Outcome.INFEASIBLE or (
            forced.value >= relaxed.value + relaxed.reduced_cost[column] - 1e-6 * abs(relaxed.value)
        )


@pytest.mark.parametrize("seed", range(4))
def test_a_crew_is_refused_by_a_row_that_every_able_crew_keeps(seed: int) -> None:
    sourcing = sold_with_breaks(seed)
    warm = WarmRelaxation(whole_model(sourcing), None, inf)
    crews = [np.array([float(number >> place & 1) for place in range(MEMBERS)]) for number in range(2**MEMBERS)]
    able = [crew for crew in crews if warm.solve(Choice(crew, crew)) is not None]
    refused = 0
    for crew in crews:
        if warm.solve(Choice(crew, crew)) is None:
            weights, least = warm.refusal(crew)
            refused += least < inf
            assert all(weights @ other >= least - 1e-9 * max(1.0, abs(least)) for other in able if least < inf)
    assert able
    assert refused > MEMBERS


def test_a_pinned_offer_and_one_that_nobody_sells_keep_their_own_columns() -> None:
    pinned = sold_with_breaks(1, pinned=[{"offer": "0-0", "quantity": "4"}])
    ties = [Points(whole_model(one)).is_tie.sum() for one in (pinned, sold_with_breaks(1))]
    assert ties[0] < ties[1]
    lone = make_problem([make_offer("A", {"R": "1"}, fixed_cost="3", max_quantity="4")], {"R": "2"})
    assert not Points(whole_model(build_model(lone, candidates_of(lone)))).is_tie.any()
