"""Why a problem cannot be solved: a set of needs and rules that contradict, of which none can be left out.

The search is QuickXplain (Junker, AAAI 2004): halves are added and dropped, so a conflict of k among n demands is found in
about k·log₂(n ÷ k) tests of feasibility, most of them on problems of few needs, which are small.
"""

from collections.abc import Callable, Sequence
from dataclasses import replace
from decimal import Decimal
from math import inf
from time import monotonic

from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.elements import Element, ElementKind, elements_of, keeping
from bidbuilder.composer.modelling import build_model
from bidbuilder.composer.problem import ZERO, Objective, Problem
from bidbuilder.composer.solving import Outcome, solve_integer, solve_relaxation

_LONGEST_TEST = 10.0
# Needs first, then what limits single firms, then the rules of the whole: a conflict names the later ones only if it must.
_ORDER = {
    kind: place
    for place, kind in enumerate(
        (
            ElementKind.NEED,
            ElementKind.PINNED,
            ElementKind.BARRED,
            ElementKind.MAX_LEAD_TIME_DAYS,
            ElementKind.EXCLUDES,
            ElementKind.REQUIRES,
            ElementKind.CAPACITY,
            ElementKind.MIN_SHARE,
            ElementKind.MAX_SHARE,
            ElementKind.MIN_LOCAL_SHARE,
            ElementKind.MAX_MEMBERS,
            ElementKind.BUDGET,
        )
    )
}


def is_infeasible(problem: Problem, deadline: float) -> bool:
    """Tell whether it is proven that no solution keeps everything; False where there is one or time ran out."""
    free = replace(problem, objective=Objective())
    model = replace(build_model(free, candidates_of(free)).model, step=0.0)
    limit = min(deadline, monotonic() + _LONGEST_TEST)
    if not model.width:
        return bool((model.row_lower > 0).any())
    if solve_relaxation(model, limit).outcome is Outcome.INFEASIBLE:
        return True
    found = replace(model, cost=model.cost * 0.0)
    return solve_integer(found, limit, gap=inf).outcome is Outcome.INFEASIBLE


def find_conflict(problem: Problem, deadline: float) -> tuple[Element, ...]:
    """The smallest conflict that was found: infeasible by itself, feasible without any one of its demands.

    Empty where the problem is not proven infeasible. Of several searches that the time allows the smallest result counts.
    """
    background = Tester(problem, deadline)
    elements = sorted(elements_of(problem), key=lambda element: _ORDER[element.kind])
    if background.contradicts(()):
        return ()
    alone = next((one for one in _short_needs(problem, elements) if background.contradicts((one,))), None)
    if alone is not None:
        return (alone,)
    if not background.contradicts(elements):
        return ()
    best = explain(elements, background.contradicts)
    others = [one for one in elements if one not in best]
    again = explain([*others, *best], background.contradicts)
    smallest = again if len(again) < len(best) else best
    return tuple(sorted(smallest, key=lambda element: (_ORDER[element.kind], element)))


class Tester:
    """Tests sets of demands of one problem for contradiction, each set once."""

    def __init__(self, problem: Problem, deadline: float) -> None:
        self._problem = problem
        self._deadline = deadline
        self._known: dict[frozenset[Element], bool] = {}

    def contradicts(self, elements: Sequence[Element]) -> bool:
        """Tell whether these demands, and no others, are proven to contradict."""
        key = frozenset(elements)
        if key not in self._known:
            self._known[key] = monotonic() < self._deadline and is_infeasible(
                keeping(self._problem, key), self._deadline
            )
        return self._known[key]


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


def _short_needs(problem: Problem, elements: Sequence[Element]) -> list[Element]:
    """Needs that all offers together, at their greatest quantities, cannot cover: worth testing alone."""
    unlimited = Decimal("Infinity")
    supply: dict[str, Decimal] = {}
    for offer in problem.offers:
        most = unlimited if offer.max_quantity is None else offer.max_quantity
        for need, per_unit in offer.answers.items():
            supply[need] = supply.get(need, ZERO) + most * per_unit
    short = {need.id for need in problem.needs if supply.get(need.id, ZERO) < need.quantity}
    return [one for one in elements if one.kind is ElementKind.NEED and one.ids[0] in short]
