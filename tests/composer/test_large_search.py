"""The search of large models: crews, near relaxations and what their prices prove, on problems small enough to know the truth."""

from dataclasses import replace
from fractions import Fraction
from math import inf
from random import Random
from time import monotonic
from typing import Any

import numpy as np
import pytest
from hypothesis import given, settings

from bidbuilder.composer import first_order
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.crew_exchange import CrewExchange
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.first_order import FINE, NearRelaxation
from bidbuilder.composer.large_search import LargeSearch
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.pricing import Pricer
from bidbuilder.composer.problem import Problem
from bidbuilder.composer.reading import problem_of
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, Relaxation, solve_integer, solve_relaxation
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_exchange import WholeExchange
from tests.factories.composer import least_cost, make_offer, make_problem, problems


def sold_by(count: int, *, most: int | None = None, room: str = "14") -> Problem:
    """Six needs of 5, each answered by every member at other prices; each member may sell so much in all."""
    random = Random(count)
    offers = [
        make_offer(
            f"{member}-{need}",
            {f"R{need}": "1"},
            str(random.randint(5, 30)),
            member=f"M{member}",
            max_quantity=str(random.randint(3, 5)),
            fixed_cost=str(random.randint(0, 20)),
            uses={f"C{member}": "1"},
        )
        for member in range(count)
        for need in range(6)
    ]
    return make_problem(
        offers,
        {f"R{need}": "5" for need in range(6)},
        members=[{"id": f"M{member}", "fixed_cost": str(random.randint(20, 90))} for member in range(count)],
        capacities=[{"id": f"C{member}", "amount": room} for member in range(count)],
        rules={} if most is None else {"max_members": most},
    )


def built(problem: Problem) -> SourcingModel:
    return build_model(problem, candidates_of(problem))


def checked(problem: Problem, sourcing: SourcingModel) -> Record:
    """A record that takes only what stands the exact check."""
    evaluator = Evaluator(problem)
    return Record(lambda x: evaluator.evaluate(sourcing.quantities(x)).holds, step=sourcing.model.step)


@pytest.mark.parametrize(("count", "most"), [(8, None), (10, 3), (14, 4)])
def test_exchanging_members_ends_at_a_crew_next_to_the_best(count: int, most: int | None) -> None:
    problem = sold_by(count, most=most)
    sourcing = built(problem)
    record = checked(problem, sourcing)
    crews = CrewExchange(sourcing, record, np.full(count, 0.5))
    joins = np.zeros(count, dtype=np.bool_)
    joins[-4 if most is None else -most :] = True
    limit = monotonic() + 20
    assert crews.offer(joins, limit)
    crews.better(limit, Random(1), 20.0)
    assert crews.is_exhausted
    crews.settle(limit, 0.0)
    truth = solve_integer(sourcing.model, limit).value
    assert truth <= record.value * (1 + 1e-9) <= truth * 1.01 * (1 + 1e-9)


def test_a_crew_that_cannot_do_it_is_not_taken() -> None:
    sourcing = built(sold_by(6))
    crews = CrewExchange(sourcing, Record(lambda _: True), np.full(6, 0.5))
    too_few = np.array([True, True, False, False, False, False])
    assert not crews.offer(too_few, monotonic() + 20)
    assert crews.best is None
    assert not crews.settle(monotonic() + 20, 0.0)


@pytest.mark.parametrize("room", ["6", "12"])
def test_why_a_crew_cannot_do_it_holds_for_every_crew_that_can(room: str) -> None:
    sourcing = built(sold_by(7, room=room))
    crews, pricer = CrewExchange(sourcing, Record(lambda _: True), np.full(7, 0.5)), Pricer(sourcing)
    every = [np.array([bool(number >> place & 1) for place in range(7)]) for number in range(1, 2**7)]
    refusals = [(crew, crews.refusal(crew, pricer, monotonic() + 20)) for crew in every]
    able = [crew for crew, refusal in refusals if refusal is None]
    unable = [(crew, *refusal) for crew, refusal in refusals if refusal is not None]
    assert able
    assert len(unable) > 20
    for crew, weights, least in unable:
        assert weights[crew].sum() < least < inf
        assert all(weights[other].sum() >= least * (1 - 1e-9) for other in able)


def test_prices_of_a_near_relaxation_prove_nearly_all_and_never_more_also_with_more_rows() -> None:
    problem = sold_by(12, most=4, room="12")
    sourcing = built(problem)
    truth = solve_integer(sourcing.model, monotonic() + 20).value
    exact = solve_relaxation(sourcing.model, monotonic() + 20).value
    near = NearRelaxation(sourcing.model)
    relaxed = near.solve(monotonic() + 20)
    assert relaxed.outcome is Outcome.FEASIBLE
    bound = Pricer(sourcing).at(relaxed).bound
    assert exact * 0.99 < bound <= exact * (1 + 1e-9)
    rows = NeedCuts(sourcing).broken_by(relaxed.x)
    assert rows is not None
    near.add(rows)
    sharper = near.solve(monotonic() + 20)
    assert sharper.outcome is Outcome.FEASIBLE
    bound = Pricer(replace(sourcing, model=near.model)).at(sharper).bound
    assert exact < bound <= truth * (1 + 1e-9)


@pytest.mark.parametrize("count", [9, 20])
def test_a_large_search_comes_near_the_optimum_where_every_crew_was_looked_at(count: int) -> None:
    problem = sold_by(count, most=4)
    sourcing = built(problem)
    record = checked(problem, sourcing)
    LargeSearch(sourcing, record, monotonic() + 10).run()
    truth = solve_integer(sourcing.model, monotonic() + 20).value
    assert record.bound <= truth * (1 + 1e-9)
    assert truth <= record.value * (1 + 1e-9) <= truth * 1.01 * (1 + 1e-9)


@settings(max_examples=15, deadline=None)
@given(problems())
def test_what_a_large_search_finds_holds_and_what_it_proves_is_true(data: dict[str, Any]) -> None:
    problem = problem_of({**data, "objective": "cost"})
    sourcing = built(problem)
    if not sourcing.member_columns or sourcing.model.step == 0:
        return
    record = checked(problem, sourcing)
    LargeSearch(sourcing, record, monotonic() + 0.5).run()
    least = least_cost(problem)
    truth = inf if least is None else float(Fraction(least) * sourcing.scale)
    assert record.bound <= truth * (1 + 1e-9) + 1e-6
    assert record.value >= truth * (1 - 1e-9) - 1e-6


@pytest.mark.parametrize(("count", "most"), [(10, 3), (14, 4)])
def test_exchanging_among_whole_solutions_betters_the_incumbent_itself(count: int, most: int) -> None:
    problem = sold_by(count, most=most)
    sourcing = built(problem)
    record = checked(problem, sourcing)
    crews = CrewExchange(sourcing, record, np.full(count, 0.5))
    joins = np.zeros(count, dtype=np.bool_)
    joins[-most:] = True
    limit = monotonic() + 20
    assert crews.offer(joins, limit)
    crews.settle(limit, 0.0)
    first = record.value
    WholeExchange(crews, whole_model(sourcing).members, record).better(limit, Random(1), 20.0)
    assert crews.is_exhausted
    truth = solve_integer(sourcing.model, limit).value
    assert truth <= record.value * (1 + 1e-9) <= truth * 1.001 * (1 + 1e-9) < first


def test_where_few_stand_free_all_others_of_the_crew_stay() -> None:
    sourcing = built(sold_by(40, most=12, room="5"))
    record = Record(lambda _: True)
    crews = CrewExchange(sourcing, record, np.full(40, 0.5))
    joins = np.zeros(40, dtype=np.bool_)
    joins[:12] = True
    for free in (6.0, 8.0):
        pool, staying = crews.opened(joins, free, Random(1))
        assert (joins & ~staying).sum() == free
        assert (pool & ~joins).sum() == 2 * free
        near = crews.near(pool, staying, monotonic() + 20)
        assert near is not None
        assert (near <= crews.theirs(pool)).all()
        assert near[whole_model(sourcing).members[pool]].all()


def test_a_large_search_leaves_its_time_where_no_crew_can_do_it() -> None:
    sourcing = built(sold_by(5, room="5"))
    record = Record(lambda _: True)
    began = monotonic()
    LargeSearch(sourcing, record, began + 60).run()
    assert record.value == inf
    assert monotonic() - began < 20
    assert solve_integer(sourcing.model, monotonic() + 20).outcome is Outcome.INFEASIBLE


def test_a_near_relaxation_stops_between_its_steps_and_what_it_has_proves_something(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    sourcing = built(sold_by(30, most=4, room="12"))
    near = NearRelaxation(sourcing.model)
    seen: list[Relaxation] = []

    def told(relaxed: Relaxation) -> bool:
        seen.append(relaxed)
        return len(seen) < 2

    monkeypatch.setattr(first_order, "_SECONDS", 0.0)
    monkeypatch.setattr(first_order, "_FEWEST", 3)
    relaxed = near.solve(monotonic() + 20, FINE, told)
    assert relaxed.outcome is Outcome.UNKNOWN
    assert len(seen) == 2
    truth = solve_relaxation(sourcing.model, monotonic() + 20).value
    assert Pricer(sourcing).at(relaxed).bound <= truth * (1 + 1e-9)
