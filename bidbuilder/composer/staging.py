"""One search of one problem with one aim, from the problem to a verified choice with its bound."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from fractions import Fraction
from math import inf, isfinite
from time import monotonic

from bidbuilder.composer.answer import Choice, ChosenItem
from bidbuilder.composer.building import NO_DEMANDS, Demands
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.dominance import undominated
from bidbuilder.composer.evaluating import Evaluation, Evaluator, Quantities, objective_value
from bidbuilder.composer.known_rows import KnownRows
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.parts import independent_parts
from bidbuilder.composer.problem import ZERO, Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.scoring import unpriced
from bidbuilder.composer.searching import search
from bidbuilder.composer.settling import settle
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_search import outcome_of

StageReport = Callable[[Decimal | None, Decimal | None], bool]
"""Called with incumbent and bound as they move; False asks the search to stop."""

_BOUND_DECIMALS = Decimal(1).scaleb(-6)


@dataclass(frozen=True, slots=True, kw_only=True)
class Stage:
    """One search of a problem: its outcome, the best verified choice and the bound, in the unit that is minimised."""

    outcome: Outcome
    choice: Choice | None = None
    value: Decimal | None = None
    bound: Decimal | None = None

    @property
    def is_settled(self) -> bool:
        """Tell whether nothing better can exist: the optimum is proven, or that there is no solution."""
        return self.outcome in (Outcome.OPTIMAL, Outcome.INFEASIBLE)


def solve_stage(
    problem: Problem,
    deadline: float,
    *,
    demands: Demands = NO_DEMANDS,
    report: StageReport | None = None,
    warm_start: Quantities | None = None,
) -> Stage:
    """Search one problem with one aim until proof or deadline. Every choice it gives is checked exactly."""
    parts = independent_parts(problem) if demands == NO_DEMANDS else (problem,)
    if len(parts) > 1:
        return _solve_parts(problem, parts, deadline, report, warm_start)
    searched = unpriced(problem)
    candidates = candidates_of(searched)
    if demands == NO_DEMANDS:
        candidates = undominated(searched, candidates, warm_start or ())
    sourcing = build_model(searched, candidates, demands)
    return StageRun(problem, sourcing, demands, report).run(deadline, warm_start)


class StageRun:
    """One search of one model, which keeps the best choice that stood the exact check.

    `known` is what searches of models with the same columns have learnt.
    """

    def __init__(
        self,
        problem: Problem,
        sourcing: SourcingModel,
        demands: Demands,
        report: StageReport | None,
        known: KnownRows | None = None,
    ) -> None:
        self._problem = problem
        self._known = known
        self._sourcing = sourcing
        self._demands = demands
        self._report = report
        self._evaluator = Evaluator(problem)
        self._best: tuple[Evaluation, dict[str, Decimal]] | None = None
        self._record = Record(self._accept, self._watch, sourcing.model.step)

    def run(self, deadline: float, warm_start: Quantities | None) -> Stage:
        """Search from a known solution, where there is one, until proof or deadline."""
        self._begin_with(warm_start)
        return self._stage(search(self._sourcing, self._record, deadline, self._known))

    @property
    def may_go_on(self) -> bool:
        """Tell whether the search ended early and could go on from there."""
        return self._record.go_on is not None and not self._record.is_proven

    def go_on(self, deadline: float, warm_start: Quantities | None) -> Stage:
        """Go on until another deadline, from what is the best solution now."""
        self._record.is_stopped = False
        self._begin_with(warm_start)
        if self._record.go_on is not None:
            self._record.go_on(deadline)
        return self._stage(outcome_of(self._record))

    def _begin_with(self, warm_start: Quantities | None) -> None:
        start = None if warm_start is None else self._sourcing.solution_of(warm_start)
        if start is not None and warm_start is not None:
            lots = self._evaluator.evaluate(warm_start).lots
            start[[column for lot, column in self._sourcing.left_out.items() if lot not in lots]] = 1.0
            self._record.offer(start, float(self._sourcing.model.cost @ start))

    def _stage(self, outcome: Outcome) -> Stage:
        bound = self._unscaled(self._record.bound)
        if self._best is None:
            return Stage(outcome=outcome, bound=bound)
        evaluation, quantities = self._best
        value = objective_value(self._problem, evaluation, self._demands.reference_price)
        if bound is not None:
            # Where costs are whole multiples of a step, a proof leaves no room between them.
            bound = value if outcome is Outcome.OPTIMAL and self._record.step else min(bound, value)
        choice = choice_of(self._evaluator, evaluation, quantities)
        return Stage(outcome=outcome, choice=choice, value=value, bound=bound)

    def _accept(self, x: Floats) -> bool:
        quantities = settle(self._evaluator, self._sourcing.quantities(x))
        evaluation = self._evaluator.evaluate(quantities)
        least = self._demands.least_score
        is_fit = evaluation.holds and (least is None or evaluation.score >= least)
        if is_fit:
            self._best = (evaluation, quantities)
        return is_fit

    def _watch(self, value: float, bound: float) -> bool:
        if self._report is None:
            return True
        seen = None
        if self._best is not None and value < inf:
            seen = objective_value(self._problem, self._best[0], self._demands.reference_price)
        return self._report(seen, self._unscaled(bound))

    def _unscaled(self, bound: float) -> Decimal | None:
        """A bound of the model in the unit of the objective."""
        if not isfinite(bound):
            return None
        exact = Fraction(bound) / self._sourcing.scale + self._sourcing.offset
        return (Decimal(exact.numerator) / Decimal(exact.denominator)).quantize(_BOUND_DECIMALS)


def _solve_parts(
    problem: Problem,
    parts: tuple[Problem, ...],
    deadline: float,
    report: StageReport | None,
    warm_start: Quantities | None,
) -> Stage:
    """Solve independent parts one after another; their costs and bounds add up."""
    stages: list[Stage] = []
    for place, part in enumerate(parts):
        names = {offer.id for offer in part.offers}
        start = None if warm_start is None else {name: warm_start[name] for name in warm_start if name in names}
        limit = monotonic() + (deadline - monotonic()) / (len(parts) - place)
        stages.append(solve_stage(part, limit, report=_stop_signal(report), warm_start=start))
        if stages[-1].outcome is Outcome.INFEASIBLE:
            return stages[-1]
    bounds = [stage.bound for stage in stages if stage.bound is not None]
    bound = sum(bounds, ZERO) if len(bounds) == len(parts) else None
    choices = [stage.choice for stage in stages if stage.choice is not None]
    if len(choices) < len(parts):
        return Stage(outcome=Outcome.UNKNOWN, bound=bound)
    quantities = {name: quantity for choice in choices for name, quantity in choice.quantities.items()}
    evaluator = Evaluator(problem)
    evaluation = evaluator.evaluate(quantities)
    if report is not None:
        report(evaluation.cost, bound)
    proven = all(stage.outcome is Outcome.OPTIMAL for stage in stages)
    return Stage(
        outcome=Outcome.OPTIMAL if proven else Outcome.FEASIBLE,
        choice=choice_of(evaluator, evaluation, quantities),
        value=evaluation.cost,
        bound=bound,
    )


def _stop_signal(report: StageReport | None) -> StageReport | None:
    """What a part may say while the whole is not known: nothing but ask whether to go on."""
    return None if report is None else lambda _incumbent, _bound: report(None, None)


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
        lots=tuple(lot.id for lot in evaluator.problem.lots if lot.id in evaluation.lots),
        discounts=evaluation.discounts,
        forgone=evaluation.forgone,
    )
