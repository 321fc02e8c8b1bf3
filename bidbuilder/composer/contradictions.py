"""Whether demands of a problem contradict: each set is tried once, and what is learnt from one try settles many others.

A set holds if a known solution keeps all of it; it contradicts if it has a known contradiction in it. Else it is tried: first
whether so few members can do it (`crews`), then by the linear relaxation, then as an integer programme. Where the relaxation
has no solution, the rows that prove it name a much smaller contradiction.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, repeat
from math import inf
from time import monotonic

from bidbuilder.composer.answer import Choice
from bidbuilder.composer.candidates import candidates_of, has_share_rules
from bidbuilder.composer.crews import Crews
from bidbuilder.composer.elements import Element, ElementKind, elements_of, keeping
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.lots import is_required
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import Objective, Offer, Problem
from bidbuilder.composer.settling import settle
from bidbuilder.composer.solving import Outcome, solve_integer, solve_relaxation
from bidbuilder.composer.staging import choice_of
from bidbuilder.composer.translation import SourcingModel

_LONGEST_TRY = 5.0
_LONGEST_COUNT = 2.0
# By a third more members each time.
_GROWTH = 3
# Demands that are no row of the model: they say which offers and quantities there are columns for.
_NOT_ROWS = (ElementKind.PINNED, ElementKind.BARRED, ElementKind.MAX_LEAD_TIME_DAYS, ElementKind.ORIGINS)
LIMITS_OF_OFFERS = (*_NOT_ROWS, ElementKind.CAPACITY)

Demanded = frozenset[Element]


@dataclass(frozen=True, slots=True, eq=False)
class Trial:
    """How the try of some demands ended. UNKNOWN: time ran out. `rows` are the demands that prove a contradiction."""

    outcome: Outcome
    sourcing: SourcingModel | None = None
    x: Floats | None = None
    rows: Demanded = frozenset()


def is_infeasible(problem: Problem, deadline: float) -> bool:
    """Tell whether it is proven that no solution keeps everything; False where there is one or time ran out."""
    return attempt(problem, deadline).outcome is Outcome.INFEASIBLE


def attempt(problem: Problem, deadline: float, crews: Crews | None = None) -> Trial:
    """Look for any solution that keeps everything. `crews` are those of the problem, where they are known."""
    free = replace(problem, objective=Objective())
    limit = min(deadline, monotonic() + _LONGEST_TRY)
    few = _with_few_members(free, limit, crews)
    if few is not None:
        return few
    sourcing = build_model(free, candidates_of(free))
    model = replace(sourcing.model, step=0.0)
    if not model.width:
        outcome = Outcome.INFEASIBLE if (model.row_lower > 0).any() else Outcome.OPTIMAL
        return Trial(outcome, sourcing, None if outcome is Outcome.INFEASIBLE else model.cost)
    relaxed = solve_relaxation(model, limit)
    if relaxed.outcome is Outcome.INFEASIBLE:
        rows = {one for row in relaxed.contradicting for one in sourcing.sources.get(int(row), ())}
        return Trial(Outcome.INFEASIBLE, rows=frozenset(rows))
    return _solved(sourcing, limit)


def choice_of_trial(problem: Problem, trial: Trial) -> Choice | None:
    """The solution a try has found, if it stands the exact check."""
    if trial.x is None or trial.sourcing is None:
        return None
    evaluator = Evaluator(problem)
    quantities = settle(evaluator, trial.sourcing.quantities(trial.x))
    evaluation = evaluator.evaluate(quantities)
    return choice_of(evaluator, evaluation, quantities) if evaluation.holds else None


def attempt_with_few(problem: Problem, deadline: float) -> Trial:
    """The same, where the number of members is free with few of them first: among those a solution is found soonest."""
    if problem.rules.max_members is None:
        free = replace(problem, objective=Objective())
        crews = Crews(free, candidates_of(free))
        for most in accumulate(repeat(_GROWTH), lambda count, step: count + count // step + 1, initial=1):
            if most >= len(crews.names) or monotonic() >= deadline:
                break
            limited = replace(problem, rules=replace(problem.rules, max_members=most))
            trial = attempt(limited, deadline, crews)
            if trial.x is not None:
                return trial
    return attempt(problem, deadline)


def _solved(sourcing: SourcingModel, deadline: float) -> Trial:
    """Any solution. A budget is kept soonest by looking for what is cheap, so its cost stays what is sought."""
    has_budget = any(one.kind is ElementKind.BUDGET for sources in sourcing.sources.values() for one in sources)
    cost = sourcing.model.cost if has_budget else sourcing.model.cost * 0.0
    run = solve_integer(replace(sourcing.model, step=0.0, cost=cost), deadline, gap=inf)
    return Trial(run.outcome, sourcing, run.x)


def _with_few_members(problem: Problem, deadline: float, crews: Crews | None) -> Trial | None:
    """Try the members that could do it if only their number counted; None where that says nothing."""
    most = problem.rules.max_members
    if most is None:
        return None
    crews = crews if crews is not None else Crews(problem, candidates_of(problem))
    if most >= len(crews.names):
        return None
    needs = frozenset(need.id for need in problem.needs if is_required(problem, need))
    found = crews.find(needs, most, min(deadline, monotonic() + _LONGEST_COUNT))
    if found.is_possible is False:
        rows = (Element(ElementKind.MAX_MEMBERS), *(Element(ElementKind.NEED, (need,)) for need in needs))
        return Trial(Outcome.INFEASIBLE, rows=frozenset(rows))
    if not found.crew or has_share_rules(problem):
        return None
    pinned = {pin.offer for pin in problem.rules.pinned}
    theirs = [one for one in problem.offers if one.id in pinned or one.member in {None, *found.crew}]
    part = with_offers(problem, theirs)
    sourcing = build_model(part, candidates_of(part))
    if not sourcing.model.width:
        return None
    trial = _solved(sourcing, min(deadline, monotonic() + _LONGEST_COUNT))
    return trial if trial.x is not None else None


class Judge:
    """Tells of sets of demands of one problem whether they contradict. `is_sure` until a try ran out of time."""

    def __init__(self, problem: Problem, deadline: float) -> None:
        self._problem = problem
        self._deadline = deadline
        self._evaluator = Evaluator(problem)
        self._all = frozenset(elements_of(problem))
        self._kept: list[Demanded] = []
        self._contradictions: list[Demanded] = []
        self._undecided: set[Demanded] = set()
        self._crews: dict[Demanded, Crews] = {}

    @property
    def is_sure(self) -> bool:
        """Tell whether every answer so far was proven."""
        return not self._undecided

    def contradicts(self, elements: Iterable[Element]) -> bool:
        """Tell whether these demands, and no others, are proven to contradict."""
        demanded = frozenset(elements)
        if any(known <= demanded for known in self._contradictions):
            return True
        if demanded in self._undecided or any(demanded <= kept for kept in self._kept):
            return False
        return self._tried(demanded)

    def known(self, elements: Iterable[Element]) -> Demanded:
        """The smallest known contradiction among demands that contradict."""
        demanded = frozenset(elements)
        return min((one for one in self._contradictions if one <= demanded), key=len, default=demanded)

    def _tried(self, demanded: Demanded) -> bool:
        if monotonic() >= self._deadline:
            self._undecided.add(demanded)
            return False
        crews = self.crews(demanded) if Element(ElementKind.MAX_MEMBERS) in demanded else None
        trial = attempt(relevant(keeping(self._problem, demanded)), self._deadline, crews)
        if trial.outcome is Outcome.INFEASIBLE:
            self._contradictions.append(demanded)
            self._confirm(trial.rows, demanded)
            return True
        if trial.x is None or trial.sourcing is None:
            self._undecided.add(demanded)
        else:
            self._kept.append(demanded | self._held(trial.sourcing, trial.x))
        return False

    def crews(self, demanded: Demanded) -> Crews:
        """Who could sell how much under those of the demands that say so; all needs are looked at."""
        key = frozenset(one for one in demanded if one.kind in LIMITS_OF_OFFERS)
        if key not in self._crews:
            needs = {one for one in self._all if one.kind is ElementKind.NEED}
            problem = replace(keeping(self._problem, key | needs), objective=Objective())
            self._crews[key] = Crews(problem, candidates_of(problem))
        return self._crews[key]

    def _confirm(self, rows: Demanded, demanded: Demanded) -> None:
        """Remember the demands of a proof as a contradiction of their own, if they are one without all the others."""
        beside = frozenset(one for one in demanded if one.kind in _NOT_ROWS)
        fewer = rows & demanded | beside
        if rows and len(fewer) < len(demanded) and monotonic() < self._deadline:
            self.contradicts(fewer)

    def _held(self, sourcing: SourcingModel, x: Floats) -> Demanded:
        """All demands that a solution keeps, by exact arithmetic."""
        evaluation = self._evaluator.evaluate(settle(self._evaluator, sourcing.quantities(x)))
        broken = frozenset(evaluation.breaches)
        is_possible = all(one.kind is not ElementKind.OFFER for one in broken)
        return self._all - broken if is_possible else frozenset()


def relevant(problem: Problem) -> Problem:
    """The problem without the offers that no demand of it has a use for: those that answer nothing that must be covered.

    Where shares are counted every offer may be of use.
    """
    if has_share_rules(problem):
        return problem
    wanted = {pin.offer for pin in problem.rules.pinned} | {second for _, second in problem.rules.requires}
    asked = {need.id for need in problem.needs if need.is_mandatory}
    return with_offers(
        problem, [one for one in problem.offers if one.id in wanted or not asked.isdisjoint(one.answers)]
    )


def with_offers(problem: Problem, offers: Sequence[Offer]) -> Problem:
    """The problem with only these offers. One that requires an offer left out cannot be used."""
    names = {one.id for one in offers}
    rules = replace(
        problem.rules,
        requires=tuple(pair for pair in problem.rules.requires if pair[0] in names),
        excludes=tuple(pair for pair in problem.rules.excludes if names.issuperset(pair)),
        barred=tuple(name for name in problem.rules.barred if name in names),
    )
    return replace(problem, offers=tuple(offers), rules=rules)
