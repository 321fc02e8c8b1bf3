"""Other solutions that are nearly as good: the next best ones that differ in who takes part. And why one choice was made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.building import Demands
from bidbuilder.composer.elements import Element, without
from bidbuilder.composer.problem import Aim, Objective, Problem
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.staging import Stage, StageReport, solve_stage


def list_alternatives(
    problem: Problem,
    best: Choice,
    *,
    count: int,
    least_difference: int,
    deadline: float,
    goes_on: Callable[[], bool] = lambda: True,
    reference_price: Decimal | None = None,
) -> tuple[Choice, ...]:
    """The next best solutions by the problem's own aim, each differing from all before it in so many members (joined or left).

    Fewer than `count` where there are no more, time ran out, or `goes_on` answered False. What answers nothing that has to be
    covered or earns points is not bought for the sake of a difference. `reference_price` is the one that the best solution
    was measured by, where price and quality are weighed.
    """
    chosen = [best]
    for place in range(count):
        limit = monotonic() + (deadline - monotonic()) / (count - place)
        earlier = tuple(frozenset(choice.members) for choice in chosen)
        demands = Demands(differ_from=earlier, least_difference=least_difference, reference_price=reference_price)
        stage = _best(problem, limit, demands, lambda _incumbent, _bound: goes_on())
        if stage.choice is None:
            break
        chosen.append(stage.choice)
        if not goes_on():
            break
    return tuple(chosen[1:])


def _best(problem: Problem, deadline: float, demands: Demands, report: StageReport | None = None) -> Stage:
    """The best solution by the problem's aim; of all with the highest score the cheapest. Settled where both are proven."""
    if problem.objective.aim is not Aim.SCORE:
        return solve_stage(problem, deadline, demands=demands, report=report)
    stage = solve_stage(problem, monotonic() + (deadline - monotonic()) / 2, demands=demands, report=report)
    if stage.choice is None:
        return stage
    cheapest = solve_stage(
        replace(problem, objective=Objective()),
        deadline,
        demands=replace(demands, least_score=stage.choice.score),
        report=report,
        warm_start=stage.choice.quantities,
    )
    if cheapest.choice is None or not stage.is_settled:
        return replace(stage, choice=cheapest.choice or stage.choice, outcome=Outcome.FEASIBLE)
    return cheapest


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a solution would be under another condition: its cost, with the lots it leaves out, minus the present one's.

    `difference` is None where there is no solution.
    """

    choice: Choice | None
    difference: Decimal | None
    is_proven: bool


def find_runner_up(
    problem: Problem, best: Choice, offer: str, deadline: float, reference_price: Decimal | None = None
) -> Comparison:
    """The best solution without this offer, by the problem's own aim: what the runner-up would cost more.

    `reference_price` is the one that the best solution was measured by, where price and quality are weighed.
    """
    barred = replace(problem, rules=replace(problem.rules, barred=(*problem.rules.barred, offer)))
    if problem.objective.aim is Aim.COST:
        return compare_cost(barred, best, deadline)
    return _compared(_best(barred, deadline, Demands(reference_price=reference_price)), best)


def price_of(problem: Problem, best: Choice, element: Element, deadline: float) -> Comparison:
    """The best solution without one need or rule: what that demand costs is minus the difference.

    Where the score counts, too, the cheapest of no lower score is asked for: a lower one would be cheaper without any change.
    """
    changed = without(problem, (element,))
    if problem.objective.aim is Aim.COST:
        return compare_cost(changed, best, deadline)
    cost, demands = replace(changed, objective=Objective()), Demands(least_score=best.score)
    return _compared(solve_stage(cost, deadline, demands=demands, warm_start=best.quantities), best)


def compare_cost(changed: Problem, best: Choice, deadline: float) -> Comparison:
    """The cheapest solution of a changed problem against a present one; proven where nothing cheaper can exist."""
    return _compared(solve_stage(replace(changed, objective=Objective()), deadline, warm_start=best.quantities), best)


def _compared(stage: Stage, best: Choice) -> Comparison:
    difference = None if stage.choice is None else stage.choice.counted_cost - best.counted_cost
    return Comparison(choice=stage.choice, difference=difference, is_proven=stage.is_settled)
