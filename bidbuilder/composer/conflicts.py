"""Why a problem cannot be solved: a set of needs and rules that contradict, of which none can be left out.

The search is QuickXplain (Junker, AAAI 2004): halves are added and dropped, so a conflict of k among n demands is found in
about k·log₂(n ÷ k) tests of feasibility, most of them on problems of few needs, which are small.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from itertools import islice
from time import monotonic

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.contradictions import LIMITS_OF_OFFERS, Judge
from bidbuilder.composer.crews import Crews
from bidbuilder.composer.elements import Element, ElementKind, elements_of
from bidbuilder.composer.lots import is_required
from bidbuilder.composer.problem import ZERO, Objective, Problem

_LONGEST_COUNTING = 4.0
_AGAIN_PART = 0.25
_FEW = 3
# Needs first, then what limits single firms, then the rules of the whole: a conflict names the later ones only if it must.
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            ElementKind.NEED,
            ElementKind.PINNED,
            ElementKind.BARRED,
            ElementKind.MAX_LEAD_TIME_DAYS,
            ElementKind.ORIGINS,
            ElementKind.EXCLUDES,
            ElementKind.REQUIRES,
            ElementKind.CAPACITY,
            ElementKind.MIN_SHARE,
            ElementKind.MAX_SHARE,
            ElementKind.MIN_LOCAL_SHARE,
            ElementKind.LEAST_LOTS,
            ElementKind.MOST_LOTS,
            ElementKind.MAX_MEMBERS,
            ElementKind.BUDGET,
        )
    )
}


@dataclass(frozen=True, slots=True)
class Conflict:
    """Demands that contradict; `is_minimal` where it is proven that none of them can be left out. Empty: none is proven."""

    elements: tuple[Element, ...] = ()
    is_minimal: bool = True


def find_conflict(problem: Problem, deadline: float) -> Conflict:
    """The smallest conflict that was found: infeasible by itself, feasible without any one of its demands.

    Where time runs out before that is shown of every demand, the conflict still contradicts but may hold too much. Of
    several searches that the time allows the smallest result counts.
    """
    began = monotonic()
    judge = Judge(problem, deadline)
    elements = sorted(elements_of(problem), key=lambda element: _ORDER[element.kind])
    if judge.contradicts(()):
        return Conflict()
    short = _short_alone(problem, judge, elements)
    if short:
        smallest = sorted(short, key=len)[0]
        return Conflict(_in_order(smallest), judge.is_sure)
    if not judge.contradicts(elements):
        return Conflict()
    start = _narrowed(problem, judge, elements, deadline)
    found = Conflict(tuple(explain(start, judge.contradicts)), judge.is_sure)
    if monotonic() - began < (deadline - began) * _AGAIN_PART:
        others = [one for one in start if one not in found.elements]
        again = tuple(explain([*others, *found.elements], judge.contradicts))
        found = Conflict(again, judge.is_sure) if len(again) < len(found.elements) else found
    return replace(found, elements=_in_order(found.elements))


def _in_order(elements: Iterable[Element]) -> tuple[Element, ...]:
    return tuple(sorted(elements, key=lambda one: (_ORDER[one.kind], one)))


def _short_alone(problem: Problem, judge: Judge, elements: Sequence[Element]) -> list[list[Element]]:
    """Conflicts of one need each with what bars its offers or limits their quantities: of a few such needs."""
    limiting = [one for one in elements if one.kind in LIMITS_OF_OFFERS]
    short = short_needs(problem)
    starts = ([*limiting, one] for one in elements if one.kind is ElementKind.NEED and one.ids[0] in short)
    return [explain(one, judge.contradicts) for one in islice(filter(judge.contradicts, starts), _FEW)]


def _narrowed(problem: Problem, judge: Judge, elements: Sequence[Element], deadline: float) -> list[Element]:
    """The part of contradicting elements that is known to contradict; of needs that so few members cannot answer, a few."""
    known = judge.known(elements)
    most = problem.rules.max_members
    if most is not None and Element(ElementKind.MAX_MEMBERS) in known:
        needs = [one for one in elements if one in known and one.kind is ElementKind.NEED]
        few = _needs_of_too_many(judge.crews(known), needs, most, deadline)
        fewer = known - set(needs) | set(few)
        known = judge.known(fewer) if few and judge.contradicts(fewer) else known
    return [one for one in elements if one in known]


def _needs_of_too_many(crews: Crews, needs: list[Element], most: int, deadline: float) -> list[Element]:
    """Needs that take more members than there may be, whatever else holds; none where that cannot be shown."""
    limit = min(deadline, monotonic() + _LONGEST_COUNTING)

    def take_too_many(some: Sequence[Element]) -> bool:
        return crews.find(frozenset(one.ids[0] for one in some), most, limit).is_possible is False

    by_need = {one.ids[0]: one for one in needs}
    ordered = [by_need[need] for need in crews.by_choice() if need in by_need]
    return explain(ordered, take_too_many) if take_too_many(ordered) else []


def explain(elements: Sequence[Element], contradicts: Callable[[Sequence[Element]], bool]) -> list[Element]:
    """A smallest-by-inclusion part of contradicting elements that contradicts; earlier elements are preferred."""

    def search(background: list[Element], changed: bool, rest: list[Element]) -> list[Element]:
        if changed and contradicts(background):
            return []
        if len(rest) == 1:
            return rest
        first, second = rest[: len(rest) // 2], rest[len(rest) // 2 :]
        from_second = search([*background, *first], bool(first), second)
        from_first = search([*background, *from_second], bool(from_second), first)
        return [*from_first, *from_second]

    return search([], False, list(elements)) if elements else []


def short_needs(problem: Problem) -> frozenset[str]:
    """Needs that all usable offers together, at their greatest quantities, cannot cover."""
    supply: dict[str, Decimal] = {}
    for index, options in candidates_of(replace(problem, objective=Objective())).options.items():
        most = max(option.most for option in options)
        for need, per_unit in problem.offers[index].answers.items():
            supply[need] = supply.get(need, ZERO) + most * per_unit
    return frozenset(
        need.id for need in problem.needs if is_required(problem, need) and supply.get(need.id, ZERO) < need.quantity
    )
