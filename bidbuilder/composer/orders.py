"""An order to compose and everything that comes of it: what goes to the process that searches, and what comes back."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from decimal import Decimal
from time import monotonic

from bidbuilder.composer.answer import Answer, Progress
from bidbuilder.composer.composing import compose
from bidbuilder.composer.elements import Element, ElementKind
from bidbuilder.composer.explaining import DemandCost, Reason, list_demand_costs, list_reasons, rules_of
from bidbuilder.composer.goals import with_best_level
from bidbuilder.composer.problem import Against, Problem

_LEVEL_PART = 0.25
_DEAREST_NEEDS = 12


@dataclass(frozen=True, slots=True, kw_only=True)
class Order:
    """A problem, how long to search and to explain (seconds), what comes before its aim, and a known solution.

    `explained` are the offers whose runner-up is wanted if they are chosen: nobody asks why a pinned item is there.
    """

    problem: Problem
    seconds: float
    first: Against | None = None
    warm_start: Mapping[str, Decimal] = field(default_factory=dict)
    explained: tuple[str, ...] = ()
    explaining_seconds: float = 20.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Composed:
    """What came of an order. `level` is the best level of what came first, `problem_size` needs, offers and members."""

    answer: Answer
    level: Decimal | None = None
    reasons: tuple[Reason, ...] = ()
    costs: tuple[DemandCost, ...] = ()
    problem_size: tuple[int, int, int] = (0, 0, 0)


Report = Callable[[Progress], bool]


def carry_out(order: Order, report: Report) -> Composed:
    """Search, then explain. Where `report` answers False the search ends with the best, and nothing is explained."""
    started, problem, level, begun = monotonic(), order.problem, None, order.warm_start or None
    asked_to_go_on = [True]

    def told(progress: Progress) -> bool:
        asked_to_go_on[0] = asked_to_go_on[0] and report(progress)
        return asked_to_go_on[0]

    def said(stage: str) -> bool:
        return told(Progress(seconds=monotonic() - started, stage=stage))

    if order.first is not None and said("level"):
        until = started + order.seconds * _LEVEL_PART
        problem, level, found = with_best_level(problem, order.first, until, order.warm_start)
        begun = found or begun
    limit = max(1.0, order.seconds - (monotonic() - started))
    answer = compose(problem, time_limit=limit, progress=told, warm_start=begun)
    answer = replace(answer, seconds=monotonic() - started)
    composed = Composed(answer=answer, level=level, problem_size=_size(problem))
    return _explained(composed, order, problem, lambda: said("explaining"))


def _explained(composed: Composed, order: Order, problem: Problem, go_on: Callable[[], bool]) -> Composed:
    best = composed.answer.choice
    if best is None or not go_on():
        return composed
    now = monotonic()
    dearest = sorted(best.items, key=lambda item: -item.amount)
    wanted = [item.offer for item in dearest if item.offer in set(order.explained)]
    needs = [Element(ElementKind.NEED, (name.partition("/")[0],)) for name in wanted[:_DEAREST_NEEDS]]
    rules = [
        one for one in rules_of(problem) if not (one.kind is ElementKind.PINNED and one.ids[0].startswith("kept:"))
    ]
    middle, end = now + order.explaining_seconds / 2, now + order.explaining_seconds
    costs = list_demand_costs(problem, best, [*rules, *dict.fromkeys(needs)], middle, go_on)
    return replace(
        composed, costs=costs, reasons=list_reasons(problem, best, wanted, end, go_on, composed.answer.reference_price)
    )


def _size(problem: Problem) -> tuple[int, int, int]:
    return (len(problem.needs), len(problem.offers), len({offer.member for offer in problem.offers if offer.member}))
