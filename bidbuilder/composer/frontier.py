"""The trade-off of cost against members, score or lead time: the cheapest solution at each level, dominated ones left out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from time import monotonic

from bidbuilder.composer.answer import Choice, FrontierPoint
from bidbuilder.composer.building import Demands
from bidbuilder.composer.contradictions import attempt, choice_of_trial
from bidbuilder.composer.evaluating import Evaluator
from bidbuilder.composer.goals import least_level, limited
from bidbuilder.composer.problem import Against, Aim, Objective, Problem
from bidbuilder.composer.staging import Stage, StageReport, solve_stage

_SCORE_DECIMALS = Decimal(1).scaleb(-4)
# A point so near its bound is left for the others after that part of its time; another that is so much longer is tried again.
_CLOSE = Decimal("0.004")
_LEAST_PART = 0.3
_LONGER = 1.5


def trace_frontier(
    problem: Problem,
    cheapest: Choice,
    deadline: float,
    least_cost: Decimal | None = None,
    goes_on: Callable[[], bool] = lambda: True,
) -> tuple[FrontierPoint, ...]:
    """The frontier that the problem asks for, of at most so many points, from the cheapest solution to the best level.

    A point is the cheapest solution found at its level; its `bound` says how much cheaper one could be at most. The best
    level comes first: what is found there is a solution to begin with at every other. `least_cost` is known to bound all.
    Where `goes_on` answers False, the points found so far are the answer.
    """
    wish = problem.trade_off
    if wish is None:
        return ()
    limit = monotonic() + (deadline - monotonic()) / (wish.points + 1)
    levels, best = _levels(problem, cheapest, wish.points, wish.against, limit)
    tracing = _Tracing(problem, wish.against, [cheapest] if best is None else [cheapest, best], goes_on)
    tracing.visit(list(reversed(levels)), deadline)
    tracing.visit_again(deadline)
    return undominated(_bounded(tracing.points(levels), least_cost), wish.against)


class _Tracing:
    """The points of one frontier while they are found, level by level, each from the best solution known to reach it.

    A level that is not soon proven is left once its point is close to its bound: the others need the time more.
    """

    def __init__(self, problem: Problem, against: Against, known: list[Choice], goes_on: Callable[[], bool]) -> None:
        self._problem = replace(problem, objective=Objective(), trade_off=None)
        self._against = against
        self._known = known
        self._goes_on = goes_on
        self._found: dict[Decimal, FrontierPoint] = {}
        self._seconds: dict[Decimal, float] = {}

    def points(self, levels: Iterable[Decimal]) -> Iterator[FrontierPoint]:
        """The points of these levels, in their order."""
        return (self._found[level] for level in levels if level in self._found)

    def visit(self, levels: Sequence[Decimal], deadline: float) -> None:
        """One level after another, each in an even share of the time that those before it left."""
        for place, level in enumerate(levels):
            if not self._goes_on():
                return
            self._solve(level, monotonic() + (deadline - monotonic()) / (len(levels) - place))

    def visit_again(self, deadline: float) -> None:
        """The levels furthest from their bounds once more, as long as there is clearly more time for one than before."""
        for level in sorted(self._found, key=lambda one: -_gap(self._found[one])):
            needed = _LONGER * self._seconds[level]
            is_time = monotonic() + needed <= deadline
            if is_time and _gap(self._found[level]) and self._goes_on():
                self._solve(level, min(deadline, monotonic() + _LONGER * needed))

    def _solve(self, level: Decimal, limit: float) -> None:
        began = monotonic()
        report = self._report(began + _LEAST_PART * (limit - began))
        stage = _at_level(self._problem, self._against, level, limit, self._known, report)
        self._seconds[level] = monotonic() - began
        if stage.choice is None or stage.bound is None:
            return
        self._known.append(stage.choice)
        reached = _reached(self._problem, stage.choice, self._against)
        before = self._found.get(level)
        bound = stage.bound if before is None else max(before.bound, stage.bound)
        self._found[level] = FrontierPoint(choice=stage.choice, against=reached, bound=bound)

    def _report(self, earliest: float) -> StageReport:
        """Asks a search to stop once it is close, but not before that time: what is soon proven is proven."""

        def report(incumbent: Decimal | None, bound: Decimal | None) -> bool:
            if incumbent is None or bound is None or monotonic() < earliest:
                return self._goes_on()
            return incumbent - bound > _CLOSE * abs(incumbent) and self._goes_on()

        return report


def _gap(point: FrontierPoint) -> Decimal:
    """How much cheaper a solution at this level could be at most, as a part of its cost."""
    cost = point.choice.counted_cost
    return (cost - point.bound) / abs(cost) if cost else Decimal(0)


def _bounded(points: Iterable[FrontierPoint], least_cost: Decimal | None) -> Iterator[FrontierPoint]:
    """The points, from the first level on: what no solution at a level is below, none at a stricter level is either."""
    bound = least_cost
    for point in points:
        bound = point.bound if bound is None else max(bound, point.bound)
        yield replace(point, bound=min(bound, point.choice.counted_cost))


def undominated(points: Iterable[FrontierPoint], against: Against) -> tuple[FrontierPoint, ...]:
    """The points of which no other is as good in both and better in one, cheapest first."""
    sign = -1 if against is Against.SCORE else 1
    kept: list[FrontierPoint] = []
    for point in sorted(points, key=lambda one: (one.choice.counted_cost, sign * one.against)):
        if not kept or sign * point.against < sign * kept[-1].against:
            kept.append(point)
    return tuple(kept)


def _levels(
    problem: Problem, cheapest: Choice, points: int, against: Against, deadline: float
) -> tuple[Sequence[Decimal], Choice | None]:
    """The levels to solve at, from that of the cheapest solution to the best there is, and a solution at the best."""
    start = _reached(problem, cheapest, against)
    if against is Against.SCORE:
        best = solve_stage(replace(problem, objective=Objective(aim=Aim.SCORE), trade_off=None), deadline).choice
        end = best.score if best else start
        return _spread([start + (end - start) * step / max(1, points - 1) for step in range(points)]), best
    if against is Against.MEMBERS:
        levels = [start, *(Decimal(count) for count in range(int(start) - 1, 0, -1))]
    else:
        times = {offer.lead_time_days for offer in problem.offers if offer.lead_time_days is not None}
        levels = sorted({start, *(Decimal(days) for days in times if days <= start)}, reverse=True)
    reachable, best = _reachable(problem, levels, against, deadline)
    return _thinned(reachable, points), best


def _reachable(
    problem: Problem, levels: Sequence[Decimal], against: Against, deadline: float
) -> tuple[Sequence[Decimal], Choice | None]:
    """The levels up to the best one at which any solution was found, and that solution; the first is known to have one."""
    found: dict[Decimal, Choice] = {}

    def is_too_low(level: Decimal) -> bool:
        stricter = limited(problem, against, level)
        choice = choice_of_trial(stricter, attempt(stricter, deadline))
        if choice is not None:
            found[level] = choice
        return choice is None

    best = least_level(list(reversed(levels)), is_too_low)
    return levels[: levels.index(best) + 1], found.get(best)


def _spread(levels: Iterable[Decimal]) -> list[Decimal]:
    """The levels to as many decimals as matter, none above what its solution reaches."""
    return list(dict.fromkeys(level.quantize(_SCORE_DECIMALS, ROUND_FLOOR) for level in levels))


def _thinned(levels: Sequence[Decimal], points: int) -> list[Decimal]:
    """At most so many of the levels, evenly spread, the first and the last among them."""
    if len(levels) <= points:
        return list(levels)
    last = len(levels) - 1
    return [levels[round(step * last / max(1, points - 1))] for step in range(points)]


def _at_level(
    problem: Problem,
    against: Against,
    level: Decimal,
    deadline: float,
    known: Iterable[Choice],
    report: StageReport,
) -> Stage:
    """The cheapest solution at a level, from the cheapest of those known to reach it."""
    sign = -1 if against is Against.SCORE else 1
    reaching = [one for one in known if sign * _reached(problem, one, against) <= sign * level]
    start = min(reaching, key=lambda one: one.counted_cost, default=None)
    quantities = None if start is None else start.quantities
    if against is Against.SCORE:
        demands = Demands(least_score=level)
        return solve_stage(problem, deadline, demands=demands, report=report, warm_start=quantities)
    return solve_stage(limited(problem, against, level), deadline, report=report, warm_start=quantities)


def _reached(problem: Problem, choice: Choice, against: Against) -> Decimal:
    if against is Against.SCORE:
        return choice.score
    if against is Against.MEMBERS:
        return Decimal(len(choice.members))
    return Decimal(Evaluator(problem).evaluate(choice.quantities).slowest)
