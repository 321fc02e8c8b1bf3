"""The trade-off of cost against members, score or lead time: the cheapest solution at each level, dominated ones left out."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.answer import Choice, FrontierPoint
from bidbuilder.composer.building import Demands
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.problem import Against, Aim, Objective, Problem
from bidbuilder.composer.staging import Stage, solve_stage

_SCORE_DECIMALS = Decimal(1).scaleb(-6)


def trace_frontier(problem: Problem, cheapest: Choice, deadline: float) -> tuple[FrontierPoint, ...]:
    """The frontier that the problem asks for, of at most so many points, from the cheapest solution to the best level.

    A point is the cheapest solution found at its level; its `bound` says how much cheaper one could be at most.
    """
    wish = problem.trade_off
    if wish is None:
        return ()
    cost = replace(problem, objective=Objective(), trade_off=None)
    levels = _levels(
        problem, cheapest, wish.points, wish.against, monotonic() + (deadline - monotonic()) / (wish.points + 1)
    )
    points = []
    start = cheapest
    for place, level in enumerate(levels):
        limit = monotonic() + (deadline - monotonic()) / (len(levels) - place)
        stage = _at_level(cost, wish.against, level, limit, start)
        if stage.choice is None or stage.bound is None:
            continue
        reached = _reached(problem, stage.choice, wish.against)
        points.append(FrontierPoint(choice=stage.choice, against=reached, bound=stage.bound))
    return undominated(points, wish.against)


def undominated(points: Iterable[FrontierPoint], against: Against) -> tuple[FrontierPoint, ...]:
    """The points of which no other is as good in both and better in one, cheapest first."""
    sign = -1 if against is Against.SCORE else 1
    kept: list[FrontierPoint] = []
    for point in sorted(points, key=lambda one: (one.choice.counted_cost, sign * one.against)):
        if not kept or sign * point.against < sign * kept[-1].against:
            kept.append(point)
    return tuple(kept)


def _levels(problem: Problem, cheapest: Choice, points: int, against: Against, deadline: float) -> Sequence[Decimal]:
    """The levels to solve at, from that of the cheapest solution to the best there is."""
    start = _reached(problem, cheapest, against)
    if against is Against.SCORE:
        best = solve_stage(replace(problem, objective=Objective(aim=Aim.SCORE), trade_off=None), deadline)
        end = best.choice.score if best.choice else start
        return _spread([start + (end - start) * step / max(1, points - 1) for step in range(points)])
    if against is Against.MEMBERS:
        return _thinned([start, *(Decimal(count) for count in range(int(start) - 1, 0, -1))], points)
    times = {offer.lead_time_days for offer in problem.offers if offer.lead_time_days is not None}
    return _thinned(sorted({start, *(Decimal(days) for days in times if days <= start)}, reverse=True), points)


def _spread(levels: Iterable[Decimal]) -> list[Decimal]:
    return list(dict.fromkeys(level.quantize(_SCORE_DECIMALS) for level in levels))


def _thinned(levels: Sequence[Decimal], points: int) -> list[Decimal]:
    """At most so many of the levels, evenly spread, the first and the last among them."""
    if len(levels) <= points:
        return list(levels)
    last = len(levels) - 1
    return [levels[round(step * last / max(1, points - 1))] for step in range(points)]


def _at_level(problem: Problem, against: Against, level: Decimal, deadline: float, start: Choice) -> Stage:
    if against is Against.SCORE:
        return solve_stage(problem, deadline, demands=Demands(least_score=level), warm_start=start.quantities)
    limit = int(level)
    rules = replace(problem.rules, max_members=limit)
    if against is Against.LEAD_TIME:
        rules = replace(problem.rules, max_lead_time_days=limit)
    return solve_stage(replace(problem, rules=rules), deadline, warm_start=start.quantities)


def _reached(problem: Problem, choice: Choice, against: Against) -> Decimal:
    if against is Against.SCORE:
        return choice.score
    if against is Against.MEMBERS:
        return Decimal(len(choice.members))
    return Decimal(Evaluator(problem).evaluate(choice.quantities).slowest)
