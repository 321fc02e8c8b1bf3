"""Why a solution is what it is: for every choice the runner-up, for every rule and requirement what it costs.

Parts of a problem that have nothing to do with each other are asked one by one: the answer is the same and comes sooner.
"""

from collections.abc import Callable, Iterable, Iterator
from dataclasses import dataclass, replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.alternatives import Comparison, find_runner_up, price_of
from bidbuilder.composer.answer import Choice, ChosenItem
from bidbuilder.composer.elements import Element, ElementKind, elements_of
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.parts import independent_parts
from bidbuilder.composer.problem import ZERO, Aim, Problem
from bidbuilder.composer.staging import choice_of

_LONGEST_QUESTION = 5.0

GoOn = Callable[[], bool]
"""Asked before every question; False ends the explanation."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Reason:
    """Without this offer the best solution costs `difference` more (None: there is none); `instead` comes in, `out` goes.

    `breaks_budget`: the budget does not allow so much. `points`: so much higher its score is, where the score counts.
    """

    offer: str
    difference: Decimal | None
    instead: tuple[ChosenItem, ...] = ()
    out: tuple[str, ...] = ()
    is_proven: bool = True
    breaks_budget: bool = False
    points: Decimal = ZERO


@dataclass(frozen=True, slots=True, kw_only=True)
class DemandCost:
    """What one need or rule costs: so much cheaper would the best solution be without it."""

    element: Element
    saving: Decimal
    is_proven: bool = True


def list_reasons(
    problem: Problem,
    best: Choice,
    asked: Iterable[str],
    deadline: float,
    go_on: GoOn,
    reference_price: Decimal | None = None,
) -> tuple[Reason, ...]:
    """The runner-up for each of these offers of the best solution, until the deadline comes; pinned offers have none.

    A budget that fits the best solution alone would leave none: what the runner-up costs is asked without it.
    """
    budget = problem.rules.budget
    pinned = {pin.offer for pin in problem.rules.pinned}
    parts = list(_parts_of(replace(problem, rules=replace(problem.rules, budget=None)), best))
    reasons = []
    for offer in asked:
        if offer in pinned or offer not in best.quantities:
            continue
        if monotonic() > deadline or not go_on():
            break
        part, chosen = next(pair for pair in parts if offer in pair[1].quantities)
        limit = min(deadline, monotonic() + _LONGEST_QUESTION)
        found = find_runner_up(part, chosen, offer, limit, reference_price)
        reason = _reason(offer, chosen, found)
        if found.choice is not None and problem.objective.aim is not Aim.COST:
            reason = replace(reason, points=found.choice.score - chosen.score)
        dearer = budget is not None and reason.difference is not None and best.cost + reason.difference > budget
        reasons.append(replace(reason, breaks_budget=dearer))
    return tuple(reasons)


def list_demand_costs(
    problem: Problem, best: Choice, asked: Iterable[Element], deadline: float, go_on: GoOn
) -> tuple[DemandCost, ...]:
    """What each of these demands costs, the dearest first; demands that cost nothing are left out."""
    parts = list(_parts_of(problem, best))
    costs = []
    for element in asked:
        if monotonic() > deadline or not go_on():
            break
        part, chosen = next((pair for pair in parts if element in elements_of(pair[0])), (problem, best))
        found = price_of(part, chosen, element, min(deadline, monotonic() + _LONGEST_QUESTION))
        if found.difference is not None and found.difference < 0:
            costs.append(DemandCost(element=element, saving=-found.difference, is_proven=found.is_proven))
    return tuple(sorted(costs, key=lambda one: -one.saving))


def rules_of(problem: Problem) -> tuple[Element, ...]:
    """The demands that are not needs."""
    return tuple(one for one in elements_of(problem) if one.kind is not ElementKind.NEED)


def _parts_of(problem: Problem, best: Choice) -> Iterator[tuple[Problem, Choice]]:
    for part in independent_parts(problem):
        names = {offer.id for offer in part.offers}
        quantities = {name: quantity for name, quantity in best.quantities.items() if name in names}
        evaluator = Evaluator(part)
        yield part, choice_of(evaluator, evaluator.evaluate(quantities), quantities)


def _reason(offer: str, chosen: Choice, found: Comparison) -> Reason:
    if found.choice is None:
        return Reason(offer=offer, difference=None, is_proven=found.is_proven)
    before, after = chosen.quantities, found.choice.quantities
    return Reason(
        offer=offer,
        difference=found.difference,
        instead=tuple(item for item in found.choice.items if before.get(item.offer) != item.quantity),
        out=tuple(name for name in before if name not in after),
        is_proven=found.is_proven,
    )
