"""Other solutions that are nearly as good: the next best ones that differ in who takes part. And why one choice was made."""

from collections.abc import Callable
from dataclasses import dataclass, replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.building import Demands
from bidbuilder.composer.elements import Element, without
from bidbuilder.composer.problem import Objective, Problem
from bidbuilder.composer.staging import solve_stage


def list_alternatives(
    problem: Problem,
    best: Choice,
    *,
    count: int,
    least_difference: int,
    deadline: float,
    goes_on: Callable[[], bool] = lambda: True,
) -> tuple[Choice, ...]:
    """The next best solutions by cost, each differing from all before it in at least so many members (joined or left).

    Fewer than `count` where there are no more, time ran out, or `goes_on` answered False. What answers nothing that has to be
    covered or earns points is not bought for the sake of a difference.
    """
    chosen = [best]
    cost = replace(problem, objective=Objective())
    for place in range(count):
        limit = monotonic() + (deadline - monotonic()) / (count - place)
        earlier = tuple(frozenset(choice.members) for choice in chosen)
        demands = Demands(differ_from=earlier, least_difference=least_difference)
        stage = solve_stage(cost, limit, demands=demands, report=lambda _incumbent, _bound: goes_on())
        if stage.choice is None:
            break
        chosen.append(stage.choice)
        if not goes_on():
            break
    return tuple(chosen[1:])


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """What a solution would be under another condition: its cost, with the lots it leaves out, minus the present one's.

    `difference` is None where there is no solution.
    """

    choice: Choice | None
    difference: Decimal | None
    is_proven: bool


def find_runner_up(problem: Problem, best: Choice, offer: str, deadline: float) -> Comparison:
    """The best solution without this offer: what the runner-up would cost more."""
    barred = replace(problem.rules, barred=(*problem.rules.barred, offer))
    return compare_cost(replace(problem, rules=barred), best, deadline)


def price_of(problem: Problem, best: Choice, element: Element, deadline: float) -> Comparison:
    """The best solution without one need or rule: what that demand costs is minus the difference."""
    return compare_cost(without(problem, (element,)), best, deadline)


def compare_cost(changed: Problem, best: Choice, deadline: float) -> Comparison:
    """The cheapest solution of a changed problem against a present one; proven where nothing cheaper can exist."""
    stage = solve_stage(replace(changed, objective=Objective()), deadline, warm_start=best.quantities)
    difference = None if stage.choice is None else stage.choice.counted_cost - best.counted_cost
    return Comparison(choice=stage.choice, difference=difference, is_proven=stage.is_settled)
