"""The cheapest ways out of a conflict: each demand in it made as little milder as suffices, and what the solution then costs."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_CEILING, ROUND_FLOOR, Context, Decimal
from time import monotonic

from bidbuilder.composer.answer import Change, Choice, Repair
from bidbuilder.composer.building import Demands
from bidbuilder.composer.candidates import candidates_of, has_share_rules
from bidbuilder.composer.conflicts import find_conflict
from bidbuilder.composer.contradictions import attempt_with_few, choice_of_trial, is_infeasible
from bidbuilder.composer.elements import Element, ElementKind, without
from bidbuilder.composer.evaluating import Evaluation, Evaluator, Quantities
from bidbuilder.composer.levels import levels_of, place_of, reached, with_level
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import ONE, ZERO, Member, Objective, Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.searching import search
from bidbuilder.composer.settling import settle
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.staging import Stage, choice_of, solve_stage

_YIELDING = (ElementKind.NEED, ElementKind.CAPACITY)
# Rules there is one of: the first that come to mind to change, and often the only ones whose change is enough.
_LIMITS = (
    ElementKind.BUDGET,
    ElementKind.MAX_MEMBERS,
    ElementKind.MAX_LEAD_TIME_DAYS,
    ElementKind.MIN_LOCAL_SHARE,
    ElementKind.LEAST_LOTS,
    ElementKind.MOST_LOTS,
    ElementKind.ORIGINS,
)
_SEARCH_PART = 0.5
_LIMITS_PART = 0.7
_LEVEL_PART = 0.8
_MOST_CHANGES = 8
_FEW = 3
# A level of a need or a capacity is told to so many digits, on the side that the solution keeps.
_DIGITS = 9


def list_repairs(problem: Problem, conflict: tuple[Element, ...], deadline: float) -> tuple[Repair, ...]:
    """For each demand of the conflict the repair that begins with it, cheapest first.

    Those that time did not allow are left out, and those that change more than another one without being cheaper.
    Where one change is not enough because there are further conflicts, the repair changes one demand of each. Of many
    demands none of which can be enough, only the first is followed that far.
    """
    free = replace(problem, objective=Objective())
    first = [one for one in conflict if one.kind in _LIMITS]
    others = [one for one in conflict if one.kind not in _LIMITS]
    found = list(_each(free, first, monotonic() + (deadline - monotonic()) * (_LIMITS_PART if others else 1.0)))
    middle = monotonic() + (deadline - monotonic()) * _SEARCH_PART
    if len(others) > _FEW and is_infeasible(without(free, others), middle):
        others = others[:1]
    found += _each(free, others, deadline)
    return _worth_while(sorted(found, key=lambda repair: (len(repair.changes), repair.cost)))


def _worth_while(repairs: Iterable[Repair]) -> tuple[Repair, ...]:
    """Those that do not change all that another one before them changes, and more, without being cheaper."""
    kept: list[tuple[frozenset[Element], Repair]] = []
    for repair in repairs:
        elements = frozenset(change.element for change in repair.changes)
        if not any(less <= elements and other.cost <= repair.cost for less, other in kept):
            kept.append((elements, repair))
    return tuple(repair for _, repair in kept)


def _each(problem: Problem, elements: Sequence[Element], deadline: float) -> Iterator[Repair]:
    for place, element in enumerate(elements):
        limit = monotonic() + (deadline - monotonic()) / (len(elements) - place)
        repair = _repair(problem, (), element, limit)
        if repair is not None:
            yield repair


def _repair(problem: Problem, before: tuple[Change, ...], element: Element, deadline: float) -> Repair | None:
    """The repair that changes this demand. Any solution without it is sought first: then there is a way out, if a dear one."""
    if monotonic() >= deadline or len(before) >= _MOST_CHANGES:
        return None
    relaxed = without(problem, (element,))
    trial = attempt_with_few(relaxed, monotonic() + (deadline - monotonic()) * _SEARCH_PART)
    if trial.outcome is Outcome.INFEASIBLE:
        return _further(problem, before, element, deadline)
    known = choice_of_trial(relaxed, trial)
    if element.kind is ElementKind.BUDGET:
        return _dearer(problem, before, element, known, deadline)
    if element.kind in _LEVELS:
        limit = monotonic() + (deadline - monotonic()) * _LEVEL_PART
        found = _LEVELS[element.kind](problem, element, known, limit)
        return None if found is None else _at_level(problem, before, element, found, deadline)
    change = _mildest(problem, relaxed, element, monotonic() + (deadline - monotonic()) * _SEARCH_PART)
    stage = solve_stage(changed(problem, change), deadline, warm_start=_quantities(known))
    if stage.choice is not None:
        return _found(before, change, stage.choice, stage)
    change = Change(element=element, changed_from=_present(problem, element))
    return None if known is None else Repair(changes=(*before, change), cost=known.cost, choice=known)


def _found(before: tuple[Change, ...], change: Change, choice: Choice, stage: Stage) -> Repair:
    """The repair with a choice that a search under its changes found, or began with, and the search's bound."""
    bound = choice.cost if stage.outcome is Outcome.OPTIMAL else stage.bound
    return Repair(changes=(*before, change), cost=choice.cost, choice=choice, bound=bound)


def _quantities(choice: Choice | None) -> Quantities | None:
    return None if choice is None else choice.quantities


def _further(problem: Problem, before: tuple[Change, ...], element: Element, deadline: float) -> Repair | None:
    """Without this demand there is still a conflict: one demand of that changes too."""
    relaxed = without(problem, (element,))
    further = find_conflict(relaxed, monotonic() + (deadline - monotonic()) * _SEARCH_PART).elements
    changes = (*before, Change(element=element, changed_from=_present(problem, element)))
    return _repair(relaxed, changes, further[-1], deadline) if further else None


def _at_level(problem: Problem, before: tuple[Change, ...], element: Element, found: Choice, deadline: float) -> Repair:
    """The rule at the level of a solution that was found, and the cheapest solution there."""
    level = reached(problem, found, element)
    change = Change(element=element, changed_from=_present(problem, element), changed_to=level)
    stage = solve_stage(changed(problem, change), deadline, warm_start=found.quantities)
    return _found(before, change, stage.choice or found, stage)


def _dearer(
    problem: Problem, before: tuple[Change, ...], element: Element, known: Choice | None, deadline: float
) -> Repair | None:
    """The cheapest solution found without a budget: so far it has to be raised."""
    stage = solve_stage(without(problem, (element,)), deadline, warm_start=_quantities(known))
    if stage.outcome is Outcome.INFEASIBLE:
        return _further(problem, before, element, deadline)
    choice = stage.choice or known
    if choice is None:
        return None
    change = Change(element=element, changed_from=problem.rules.budget, changed_to=choice.cost)
    return _found(before, change, choice, stage)


def _more_members(problem: Problem, element: Element, known: Choice | None, deadline: float) -> Choice | None:
    """A solution with as few members as can be found soon; the known one if none is."""
    unlimited = without(problem, (element,))
    if problem.rules.budget is not None or has_share_rules(problem):
        return _lowest(problem, element, known, deadline)
    found = solve_stage(counting_members(unlimited), deadline).choice
    if found is None:
        return known
    evaluator = Evaluator(unlimited)
    return choice_of(evaluator, evaluator.evaluate(found.quantities), found.quantities)


def counting_members(problem: Problem) -> Problem:
    """The same with a price of 1 for every member and of nothing else: the cheapest solution has the fewest members."""
    offers = tuple(
        replace(offer, prices=(replace(offer.prices[0], unit_price=ZERO),), fixed_cost=ZERO) for offer in problem.offers
    )
    names = dict.fromkeys(offer.member for offer in offers if offer.member is not None)
    members = tuple(Member(id=name, fixed_cost=ONE) for name in names)
    return replace(problem, offers=offers, members=members, objective=Objective())


def _lowest(problem: Problem, element: Element, known: Choice | None, deadline: float) -> Choice | None:
    """A solution at the strictest level of a rule at which one is found, by halving from one known without it."""
    best = known or _first(without(problem, (element,)), deadline)
    if best is None:
        return None
    levels = levels_of(problem, element, _present(problem, element) or ZERO)
    low, high = 0, place_of(levels, reached(problem, best, element), element.kind)
    while low < high and monotonic() < deadline:
        middle = (low + high) // 2
        limit = monotonic() + (deadline - monotonic()) * _SEARCH_PART
        choice = _first(with_level(problem, element, levels[middle]), limit)
        if choice is None:
            low = middle + 1
        else:
            best, high = choice, place_of(levels, reached(problem, choice, element), element.kind)
    return best


def _first(problem: Problem, deadline: float) -> Choice | None:
    """Any solution, as soon as one can be found."""
    return choice_of_trial(problem, attempt_with_few(problem, deadline))


def _mildest(problem: Problem, relaxed: Problem, element: Element, deadline: float) -> Change:
    if element.kind in _YIELDING:
        evaluation = _yielded(problem, relaxed, element, deadline)
        if evaluation is not None:
            rounding = ROUND_FLOOR if element.kind is ElementKind.NEED else ROUND_CEILING
            level = Context(prec=_DIGITS, rounding=rounding).plus(_reached(evaluation, element))
            return Change(element=element, changed_from=_present(problem, element), changed_to=level)
    return Change(element=element, changed_from=_present(problem, element))


def _yielded(problem: Problem, relaxed: Problem, element: Element, deadline: float) -> Evaluation | None:
    """The solution in which the demand gives way least."""
    wanted = problem if element.kind is ElementKind.NEED else relaxed
    sourcing = build_model(problem, candidates_of(wanted), Demands(yielding=element))
    evaluator = Evaluator(relaxed)
    best: list[Evaluation] = []

    def accept(x: Floats) -> bool:
        evaluation = evaluator.evaluate(settle(evaluator, sourcing.quantities(x)))
        if evaluation.holds:
            best[:] = [evaluation]
        return evaluation.holds

    search(sourcing, Record(accept), deadline)
    return best[0] if best else None


def _reached(evaluation: Evaluation, element: Element) -> Decimal:
    if element.kind is ElementKind.NEED:
        return evaluation.answered.get(element.ids[0], ZERO)
    return evaluation.used.get(element.ids[0], ZERO)


def changed(problem: Problem, change: Change) -> Problem:
    """The problem with one demand made milder, or taken out."""
    element, value = change.element, change.changed_to
    if value is None:
        return without(problem, (element,))
    if element.kind is ElementKind.NEED:
        needs = tuple(replace(one, quantity=value) if one.id == element.ids[0] else one for one in problem.needs)
        return replace(problem, needs=needs)
    if element.kind is ElementKind.CAPACITY:
        capacities = tuple(
            replace(one, amount=value) if one.id == element.ids[0] else one for one in problem.capacities
        )
        return replace(problem, capacities=capacities)
    if element.kind is ElementKind.BUDGET:
        return replace(problem, rules=replace(problem.rules, budget=value))
    return with_level(problem, element, value)


_LEVELS = {
    ElementKind.MAX_MEMBERS: _more_members,
    ElementKind.MAX_LEAD_TIME_DAYS: _lowest,
    ElementKind.MIN_LOCAL_SHARE: _lowest,
    ElementKind.MIN_SHARE: _lowest,
    ElementKind.MAX_SHARE: _lowest,
    ElementKind.LEAST_LOTS: _lowest,
    ElementKind.MOST_LOTS: _lowest,
}


def _present(problem: Problem, element: Element) -> Decimal | None:
    """What the demand says now, where it is a number."""
    return next(iter(_numbers(problem, element)), None)


def _numbers(problem: Problem, element: Element) -> Iterator[Decimal]:
    kind, rules = element.kind, problem.rules
    if kind is ElementKind.NEED:
        yield from (need.quantity for need in problem.needs if need.id == element.ids[0])
    elif kind is ElementKind.CAPACITY:
        yield from (one.amount for one in problem.capacities if one.id == element.ids[0])
    elif kind in (ElementKind.MIN_SHARE, ElementKind.MAX_SHARE):
        shares = (getattr(member, kind.value) for member in problem.members if member.id == element.ids[0])
        yield from (share for share in shares if share is not None)
    elif not element.ids and kind is not ElementKind.ORIGINS and getattr(rules, kind.value) is not None:
        yield Decimal(getattr(rules, kind.value))
