"""The cheapest ways out of a conflict: each demand in it made as little milder as suffices, and what the solution then costs."""

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.answer import Change, Repair
from bidbuilder.composer.building import Demands
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.conflicts import find_conflict, is_infeasible
from bidbuilder.composer.elements import Element, ElementKind, without
from bidbuilder.composer.evaluating import Evaluation, Evaluator
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import ZERO, Objective, Problem
from bidbuilder.composer.record import Record
from bidbuilder.composer.searching import search
from bidbuilder.composer.settling import settle
from bidbuilder.composer.staging import solve_stage

_YIELDING = (ElementKind.NEED, ElementKind.CAPACITY, ElementKind.BUDGET, ElementKind.MAX_MEMBERS)
_SEARCH_PART = 0.5
_MOST_CHANGES = 4


def list_repairs(problem: Problem, conflict: tuple[Element, ...], deadline: float) -> tuple[Repair, ...]:
    """For each demand of the conflict the repair that begins with it, cheapest first; those that time did not allow are left out.

    Where one change is not enough because there are further conflicts, the repair changes one demand of each.
    """
    found = []
    for place, element in enumerate(conflict):
        limit = monotonic() + (deadline - monotonic()) / (len(conflict) - place)
        repair = _repair(replace(problem, objective=Objective()), (), element, limit)
        if repair is not None:
            found.append(repair)
    return tuple(sorted(found, key=lambda repair: (len(repair.changes), repair.cost)))


def _repair(problem: Problem, before: tuple[Change, ...], element: Element, deadline: float) -> Repair | None:
    if monotonic() >= deadline or len(before) >= _MOST_CHANGES:
        return None
    relaxed = without(problem, (element,))
    middle = monotonic() + (deadline - monotonic()) * _SEARCH_PART
    if is_infeasible(relaxed, middle):
        further = find_conflict(relaxed, middle)
        changes = (*before, Change(element=element, changed_from=_present(problem, element)))
        return _repair(relaxed, changes, further[-1], deadline) if further else None
    change = _mildest(problem, relaxed, element, middle)
    mended = changed(problem, change)
    stage = solve_stage(mended, deadline)
    if stage.choice is None:
        return None
    return Repair(changes=(*before, change), cost=stage.choice.cost, choice=stage.choice)


def _mildest(problem: Problem, relaxed: Problem, element: Element, deadline: float) -> Change:
    if element.kind is ElementKind.MAX_LEAD_TIME_DAYS:
        return Change(element=element, changed_from=_present(problem, element), changed_to=_shortest(problem, deadline))
    if element.kind in _YIELDING:
        evaluation = _yielded(problem, relaxed, element, deadline)
        if evaluation is not None:
            return Change(
                element=element, changed_from=_present(problem, element), changed_to=_reached(evaluation, element)
            )
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
    if element.kind is ElementKind.CAPACITY:
        return evaluation.used.get(element.ids[0], ZERO)
    if element.kind is ElementKind.BUDGET:
        return evaluation.cost
    return Decimal(len(evaluation.members))


def _shortest(problem: Problem, deadline: float) -> Decimal | None:
    """The shortest lead time that can be kept: by halving among the lead times there are."""
    present = problem.rules.max_lead_time_days or 0
    times = {offer.lead_time_days for offer in problem.offers if offer.lead_time_days is not None}
    longer = sorted(days for days in times if days > present)
    low, high = 0, len(longer) - 1
    if high < 0:
        return None
    while low < high:
        middle = (low + high) // 2
        tried = replace(problem, rules=replace(problem.rules, max_lead_time_days=longer[middle]))
        if is_infeasible(tried, deadline):
            low = middle + 1
        else:
            high = middle
    return Decimal(longer[high])


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
    if element.kind is ElementKind.MAX_MEMBERS:
        return replace(problem, rules=replace(problem.rules, max_members=int(value)))
    return replace(problem, rules=replace(problem.rules, max_lead_time_days=int(value)))


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
    elif not element.ids and getattr(rules, kind.value) is not None:
        yield Decimal(getattr(rules, kind.value))
