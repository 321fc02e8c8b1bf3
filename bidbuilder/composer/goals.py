"""Goals that come before the price: the fewest members, the earliest delivery. The best level is found, then it is a rule.

Levels are halved: at each the question is only whether there is a solution at all.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from time import monotonic
from typing import TypeVar

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.building import Demands
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.contradictions import attempt, choice_of_trial, with_offers
from bidbuilder.composer.evaluating import Evaluator, Quantities
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Against, Objective, Problem
from bidbuilder.composer.settling import settle
from bidbuilder.composer.solving import solve_integer
from bidbuilder.composer.staging import choice_of, solve_stage

_ROUGHLY = 2e-3
Level = TypeVar("Level", int, Decimal)


def with_best_level(
    problem: Problem, against: Against, deadline: float, warm_start: Quantities | None = None
) -> tuple[Problem, Decimal | None, Quantities | None]:
    """The problem with the least number of members, or the shortest lead time, as a rule; that level, and a solution at it.

    A level at which the time was too short to find a solution does not count: so there always is one at the best.
    The problem itself and None where it has no solution or none was found in time. Raises `ValueError` for a score.
    """
    if against is Against.SCORE:
        raise ValueError("a score is an aim of the composer itself")
    cost = replace(problem, objective=Objective(), trade_off=None, alternatives=None)
    stage = solve_stage(cost, monotonic() + (deadline - monotonic()) / 2, warm_start=warm_start)
    if stage.choice is None:
        return problem, None, None
    reached = Evaluator(problem).evaluate(stage.choice.quantities)
    if against is Against.MEMBERS:
        levels: Sequence[int] = range(1, max(1, len(reached.members)) + 1)
    else:
        times = {offer.lead_time_days for offer in problem.offers if offer.lead_time_days is not None}
        levels = sorted(days for days in times if days <= reached.slowest) or [reached.slowest]
    found = {levels[-1]: stage.choice.quantities}

    def is_too_low(level: int) -> bool:
        stricter = limited(cost, against, level)
        choice = choice_of_trial(stricter, attempt(stricter, deadline))
        if choice is not None:
            found[level] = choice.quantities
        return choice is None

    best = least_level(levels, is_too_low)
    return limited(problem, against, best), Decimal(best), found[best]


def cheapest_of_crew(problem: Problem, choice: Choice, deadline: float) -> Choice:
    """The cheapest solution of no lower score that the members of this one can give: what is best for the score is dear.

    The highest score says nothing of cost, and who joins is mostly decided by it: so this is small, and soon near the best.
    """
    theirs = [one for one in problem.offers if one.member in {None, *choice.members}]
    cost = replace(with_offers(problem, theirs), objective=Objective(), trade_off=None, alternatives=None)
    sourcing = build_model(cost, candidates_of(cost), Demands(least_score=choice.score))
    run = solve_integer(sourcing.model, deadline, gap=_ROUGHLY) if sourcing.model.width else None
    if run is None or run.x is None:
        return choice
    evaluator = Evaluator(problem)
    quantities = settle(evaluator, sourcing.quantities(run.x))
    found = evaluator.evaluate(quantities)
    is_better = found.holds and found.score >= choice.score and found.cost + found.forgone < choice.counted_cost
    return choice_of(evaluator, found, quantities) if is_better else choice


def least_level(levels: Sequence[Level], is_too_low: Callable[[Level], bool]) -> Level:
    """Of levels from low to high the lowest that is not too low; the last one never is."""
    low, high = 0, len(levels) - 1
    while low < high:
        middle = (low + high) // 2
        if is_too_low(levels[middle]):
            low = middle + 1
        else:
            high = middle
    return levels[high]


def limited(problem: Problem, against: Against, level: int | Decimal) -> Problem:
    """The problem with this level, a number of members or a lead time, as a rule."""
    level = int(level)
    if against is Against.MEMBERS:
        return replace(problem, rules=replace(problem.rules, max_members=level))
    return replace(problem, rules=replace(problem.rules, max_lead_time_days=level))
