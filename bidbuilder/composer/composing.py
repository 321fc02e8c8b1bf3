"""The composer's front door: a problem in, a verified answer with its bound out. How it is searched, `searching` knows."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from fractions import Fraction
from math import inf, isfinite
from time import monotonic

from bidbuilder.composer.answer import Answer, Choice, ChosenItem, Progress
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.evaluating import Evaluation, Evaluator, Quantities, objective_value
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.modelling import NO_DEMANDS, Demands, SourcingModel, build_model
from bidbuilder.composer.problem import ONE, ZERO, Aim, Objective, Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.searching import search
from bidbuilder.composer.settling import settle
from bidbuilder.composer.solving import Outcome

Report = Callable[[Progress], bool]
"""Called as a run goes on; False asks it to stop and keep the best."""

_BOUND_DECIMALS = Decimal(1).scaleb(-6)
_GAP_DECIMALS = Decimal(1).scaleb(-8)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One search of a problem: its outcome, the best verified choice and the bound, in the unit that is minimised."""

    outcome: Outcome
    choice: Choice | None = None
    value: Decimal | None = None
    bound: Decimal | None = None


def solve_stage(
    problem: Problem,
    deadline: float,
    *,
    demands: Demands = NO_DEMANDS,
    report: Callable[[Decimal | None, Decimal | None], bool] | None = None,
    warm_start: Quantities | None = None,
) -> Stage:
    """Search one problem with one aim until proof or deadline. Every choice it gives is checked exactly."""
    sourcing = build_model(problem, candidates_of(problem), demands)
    evaluator = Evaluator(problem)
    best: list[tuple[Evaluation, dict[str, Decimal]]] = []

    def accept(x: Floats) -> bool:
        quantities = settle(evaluator, sourcing.quantities(x))
        evaluation = evaluator.evaluate(quantities)
        if evaluation.holds:
            best[:] = [(evaluation, quantities)]
        return evaluation.holds

    def watch(value: float, bound: float) -> bool:
        if report is None:
            return True
        seen = objective_value(problem, best[0][0], demands.reference_price) if best and value < inf else None
        return report(seen, _unscaled(sourcing, bound))

    record = Record(accept, watch, sourcing.model.step)
    if warm_start is not None:
        _offer_start(sourcing, record, warm_start)
    outcome = search(sourcing, record, deadline)
    if not best:
        return Stage(outcome=outcome, bound=_unscaled(sourcing, record.bound))
    evaluation, quantities = best[0]
    value = objective_value(problem, evaluation, demands.reference_price)
    bound = _unscaled(sourcing, record.bound)
    if outcome is Outcome.OPTIMAL and record.step:
        bound = value
    choice = choice_of(evaluator, evaluation, quantities)
    return Stage(outcome=outcome, choice=choice, value=value, bound=None if bound is None else min(bound, value))


def compose(
    problem: Problem,
    *,
    time_limit: float = 60.0,
    progress: Report | None = None,
    warm_start: Quantities | None = None,
) -> Answer:
    """The best solution of a problem within `time_limit` seconds, with a proven bound.

    `progress` is called with incumbent and bound as they move; where it returns False the best so far is the answer.
    `warm_start` are the quantities of a known solution; it is used if it holds.
    """
    started = monotonic()
    deadline = started + time_limit
    reporter = _Reporter(progress, started)
    if problem.objective.aim is Aim.COST:
        stage = solve_stage(problem, deadline, report=reporter.stage("cost"), warm_start=warm_start)
        return _answer(stage, started)
    if problem.objective.aim is Aim.SCORE:
        return _by_score(problem, started, deadline, reporter, warm_start)
    return _weighted(problem, started, deadline, reporter, warm_start)


def _by_score(
    problem: Problem, started: float, deadline: float, reporter: "_Reporter", warm_start: Quantities | None
) -> Answer:
    """The highest score in the first half of the time, then the lowest cost at that score."""
    half = monotonic() + (deadline - monotonic()) / 2
    stage = solve_stage(problem, half, report=reporter.stage("score"), warm_start=warm_start)
    if stage.choice is None or stage.bound is None:
        return _answer(stage, started)
    cheapest = solve_stage(
        replace(problem, objective=Objective()),
        deadline,
        demands=Demands(least_score=stage.choice.score),
        report=reporter.stage("cost"),
        warm_start=stage.choice.quantities,
    )
    choice = cheapest.choice if cheapest.choice is not None else stage.choice
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


def choice_of(evaluator: Evaluator, evaluation: Evaluation, quantities: Mapping[str, Decimal]) -> Choice:
    """A checked solution as an answer shows it, its items in the order of the problem's offers."""
    items = tuple(
        ChosenItem(
            offer=offer.id,
            member=offer.member,
            quantity=quantities[offer.id],
            amount=evaluation.amounts[offer.id],
        )
        for offer in evaluator.problem.offers
        if quantities.get(offer.id)
    )
    return Choice(
        items=items,
        members=evaluation.members,
        cost=evaluation.cost,
        score=evaluation.score,
        uncovered=tuple(need.id for need in evaluator.problem.needs if need.id not in evaluation.covered),
    )


def _unscaled(sourcing: SourcingModel, bound: float) -> Decimal | None:
    if not isfinite(bound):
        return None
    exact = Fraction(bound) / sourcing.scale + sourcing.offset
    return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_BOUND_DECIMALS)


def _offer_start(sourcing: SourcingModel, record: Record, quantities: Quantities) -> None:
    x = sourcing.solution_of(quantities)
    if x is not None:
        record.offer(x, float(sourcing.model.cost @ x))


class _Reporter:
    """Turns what a stage sees into `Progress` with the time since the start."""

    def __init__(self, progress: Report | None, started: float) -> None:
        self._progress = progress
        self._started = started

    def stage(self, name: str) -> Callable[[Decimal | None, Decimal | None], bool]:
        """What a stage of that name calls."""

        def report(incumbent: Decimal | None, bound: Decimal | None) -> bool:
            if self._progress is None:
                return True
            seconds = monotonic() - self._started
            return self._progress(Progress(seconds=seconds, stage=name, incumbent=incumbent, bound=bound))

        return report
