"""The composer's front door: a problem in, a verified answer with its bound out. How it is searched, `searching` knows."""

from collections.abc import Callable
from dataclasses import replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.alternatives import list_alternatives
from bidbuilder.composer.answer import Answer, Choice, FrontierPoint, Progress
from bidbuilder.composer.building import Demands
from bidbuilder.composer.conflicts import find_conflict
from bidbuilder.composer.evaluating import Quantities
from bidbuilder.composer.frontier import trace_frontier
from bidbuilder.composer.goals import cheapest_of_crew
from bidbuilder.composer.problem import ONE, ZERO, Aim, Objective, Problem
from bidbuilder.composer.repairs import list_repairs
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.staging import Stage, solve_stage

Report = Callable[[Progress], bool]
"""Called as a run goes on; False asks it to stop and keep the best."""

_LEAST_FIRST_PART = 0.1
_HALF = 0.5
_CREW_PART = 0.3
_CONFLICT_SECONDS, _CONFLICT_PART = 8.0, 0.15
_REPAIR_SECONDS, _REPAIR_PART = 9.0, 0.1
_GAP_DECIMALS = Decimal(1).scaleb(-8)


def compose(
    problem: Problem,
    *,
    time_limit: float = 60.0,
    progress: Report | None = None,
    warm_start: Quantities | None = None,
) -> Answer:
    """The best solution of a problem within `time_limit` seconds, with a proven bound.

    `progress` is called with incumbent and bound as they move, and without them while further solutions are searched;
    where it returns False the best so far is the answer, with the further solutions that were found.
    `warm_start` are the quantities of a known solution; it is used if it holds. Where there is no solution the answer has
    the conflict and the repairs; where the problem asks for a trade-off or alternatives they take their part of the time.
    """
    started = monotonic()
    deadline = started + time_limit
    reporter = _Reporter(progress, started)
    first = started + time_limit * _first_part(problem)
    aims = {Aim.COST: _by_cost, Aim.SCORE: _by_score, Aim.WEIGHTED: _weighted}
    search = aims[problem.objective.aim]
    answer = search(problem, started, first, reporter, warm_start)
    for part in (_HALF, 1.0):  # further solutions are worth nothing without a first one: it may take their time
        left = deadline - monotonic()
        if answer.status is Outcome.UNKNOWN and left > 0 and not reporter.is_stopped:
            answer = search(problem, started, monotonic() + left * part, reporter, warm_start)
    if answer.status is Outcome.INFEASIBLE:
        answer = _explained(problem, answer, deadline)
    elif answer.choice is not None and not reporter.is_stopped:
        answer = _extended(problem, answer, answer.choice, deadline, reporter)
    return replace(answer, seconds=monotonic() - started)


def _first_part(problem: Problem) -> float:
    """The part of the time for the solution itself; the rest is for the further solutions that are asked for."""
    points = problem.trade_off.points if problem.trade_off else 0
    others = problem.alternatives.count if problem.alternatives else 0
    return 1.0 if points + others == 0 else max(_LEAST_FIRST_PART, 1 / (1 + points + others))


def _explained(problem: Problem, answer: Answer, deadline: float) -> Answer:
    """Why it cannot be done, and the ways out. Neither takes all the time there is: a smaller answer soon is worth more.

    Only where time was up before there was any way out at all, the rest of it is for finding one.
    """
    left = deadline - monotonic()
    until = monotonic() + min(left * _HALF, max(_CONFLICT_SECONDS, left * _CONFLICT_PART))
    conflict = find_conflict(problem, until)
    until = monotonic() + max(_REPAIR_SECONDS, left * _REPAIR_PART)
    repairs = list_repairs(problem, conflict.elements, min(deadline, until))
    if not repairs and until < monotonic() < deadline:
        repairs = list_repairs(problem, conflict.elements, deadline)
    return replace(answer, conflict=conflict.elements, conflict_is_minimal=conflict.is_minimal, repairs=repairs)


def _extended(problem: Problem, answer: Answer, choice: Choice, deadline: float, reporter: "_Reporter") -> Answer:
    if problem.alternatives is not None:
        wish = problem.alternatives
        limit = deadline if problem.trade_off is None else monotonic() + (deadline - monotonic()) / 3
        others = list_alternatives(
            problem,
            choice,
            count=wish.count,
            least_difference=wish.least_difference,
            deadline=limit,
            goes_on=reporter.goes_on("alternatives"),
            reference_price=answer.reference_price,
        )
        answer = replace(answer, alternatives=others)
    return replace(answer, trade_off=_trade_off(problem, answer, choice, deadline, reporter))


def _trade_off(
    problem: Problem, answer: Answer, choice: Choice, deadline: float, reporter: "_Reporter"
) -> tuple[FrontierPoint, ...]:
    """The frontier, from the cheapest solution on: it is looked for here where another aim than the cost found the answer."""
    goes_on = reporter.goes_on("trade-off")
    if problem.trade_off is None or not goes_on():
        return ()
    least_cost = answer.bound
    if problem.objective.aim is not Aim.COST:
        limit = monotonic() + (deadline - monotonic()) / (problem.trade_off.points + 1)
        cost = replace(problem, objective=Objective())
        stage = solve_stage(cost, limit, report=lambda _value, _bound: goes_on(), warm_start=choice.quantities)
        choice, least_cost = stage.choice or choice, stage.bound
    return trace_frontier(problem, choice, deadline, least_cost, goes_on)


def _by_cost(
    problem: Problem, started: float, deadline: float, reporter: "_Reporter", warm_start: Quantities | None
) -> Answer:
    stage = solve_stage(problem, deadline, report=reporter.stage("cost"), warm_start=warm_start)
    return _answer(stage, started)


def _by_score(
    problem: Problem, started: float, deadline: float, reporter: "_Reporter", warm_start: Quantities | None
) -> Answer:
    """The highest score in the first half of the time, then the lowest cost at that score."""
    half = monotonic() + (deadline - monotonic()) / 2
    stage = solve_stage(problem, half, report=reporter.stage("score"), warm_start=warm_start)
    if stage.choice is None or stage.bound is None:
        return _answer(stage, started)
    first = cheapest_of_crew(problem, stage.choice, monotonic() + (deadline - monotonic()) * _CREW_PART)
    cheapest = solve_stage(
        replace(problem, objective=Objective()),
        deadline,
        demands=Demands(least_score=stage.choice.score),
        report=reporter.stage("cost"),
        warm_start=first.quantities,
    )
    choice = cheapest.choice if cheapest.choice is not None else first
    answer = _answer(replace(stage, choice=choice), started)
    return replace(answer, objective=choice.score, bound=max(-stage.bound, choice.score))


def _weighted(
    problem: Problem, started: float, deadline: float, reporter: "_Reporter", warm_start: Quantities | None
) -> Answer:
    """The lowest cost first, as the price that others are measured by; then the best mix of price and quality."""
    third = monotonic() + (deadline - monotonic()) / 3
    cost = replace(problem, objective=Objective())
    cheapest = solve_stage(cost, third, report=reporter.stage("cost"), warm_start=warm_start)
    if cheapest.choice is None:
        return _answer(cheapest, started)
    reference = cheapest.choice.cost or ONE
    stage = solve_stage(
        problem,
        deadline,
        demands=Demands(reference_price=reference),
        report=reporter.stage("weighted"),
        warm_start=cheapest.choice.quantities,
    )
    return replace(_answer(stage, started), reference_price=reference)


def _answer(stage: Stage, started: float) -> Answer:
    return Answer(
        status=stage.outcome,
        seconds=monotonic() - started,
        objective=stage.value,
        bound=stage.bound,
        gap=gap_between(stage.value, stage.bound),
        choice=stage.choice,
    )


def gap_between(value: Decimal | None, bound: Decimal | None) -> Decimal | None:
    """|value − bound| ÷ |value|, or None where one is not known."""
    if value is None or bound is None:
        return None
    if value == bound:
        return ZERO
    return (abs(value - bound) / max(abs(value), Decimal(1).scaleb(-9))).quantize(_GAP_DECIMALS)


class _Reporter:
    """Turns what a stage sees into `Progress` with the time since the start; knows whether it was asked to stop."""

    def __init__(self, progress: Report | None, started: float) -> None:
        self._progress = progress
        self._started = started
        self.is_stopped = False

    def stage(self, name: str) -> Callable[[Decimal | None, Decimal | None], bool]:
        """What a stage of that name calls."""

        def report(incumbent: Decimal | None, bound: Decimal | None) -> bool:
            if self._progress is None:
                return True
            seconds = monotonic() - self._started
            goes_on = self._progress(Progress(seconds=seconds, stage=name, incumbent=incumbent, bound=bound))
            self.is_stopped = self.is_stopped or not goes_on
            return goes_on

        return report

    def goes_on(self, name: str) -> Callable[[], bool]:
        """What a stage asks whose values are those of other problems: whether to go on. The stage itself is told."""
        report = self.stage(name)
        return lambda: not self.is_stopped and report(None, None)
