"""The trade-off of cost against members, score or lead time: the cheapest solution at each level, dominated ones left out."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import replace
from decimal import ROUND_FLOOR, Decimal
from itertools import pairwise
from time import monotonic

from bidbuilder.composer.answer import Choice, FrontierPoint
from bidbuilder.composer.candidates import candidates_of
from bidbuilder.composer.contradictions import attempt, choice_of_trial
from bidbuilder.composer.crews import Crews
from bidbuilder.composer.evaluating import Evaluator, Quantities
from bidbuilder.composer.goals import cheapest_of_crew, least_level, limited
from bidbuilder.composer.level_models import LevelModels, at_level
from bidbuilder.composer.parts import independent_parts
from bidbuilder.composer.problem import Against, Aim, Objective, Problem
from bidbuilder.composer.solving import Outcome
from bidbuilder.composer.staging import Stage, StageRun, solve_stage

_SCORE_DECIMALS = Decimal(1).scaleb(-4)
# A point so near its bound is left for those that are not; once all are, they come nearer together.
_CLOSE = tuple(map(Decimal, ("0.0045", "0.003", "0.0015", "0")))
# First every level gets that part of an even share. Less than so much of all the time is not worth going on with.
_FIRST_PART = 0.6
_SOON = 0.2
_LONGER = 1.5
_LEAST_PART = 0.01
# Of the time for the highest score; the rest makes that solution cheaper.
_SCORE_PART = 0.7
# Of the time that there is so much is left for handing over the answer.
_RESERVE = 0.004


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
    if wish is None or not goes_on():
        return ()
    deadline -= _RESERVE * (deadline - monotonic())
    limit = monotonic() + (deadline - monotonic()) / (wish.points + 1)
    levels, best = _levels(problem, cheapest, wish.points, wish.against, limit)
    tracing = _Tracing(problem, wish.against, levels[0], [cheapest] if best is None else [cheapest, best], goes_on)
    if least_cost is not None:
        tracing.know(levels[0], cheapest, least_cost)
    chosen = _thinned(levels, wish.points)
    tracing.visit(list(reversed(chosen)), deadline)
    # Others take the place of those at which nothing was found that is cheaper than at a stricter one.
    for spare in (level for level in reversed(levels) if level not in chosen):
        if len(tracing.points()) < wish.points:
            tracing.visit([spare], monotonic() + (deadline - monotonic()) / wish.points)
    tracing.go_on(deadline)
    return _at_most(wish.points, _bounded(tracing.points(), least_cost))


class _Tracing:
    """The points of one frontier while they are found, level by level, each from the best solution known to reach it.

    A level that is not soon proven is left once its point is close to its bound: the others need the time more. Its search
    goes on later, where it ended.
    """

    def __init__(
        self, problem: Problem, against: Against, loosest: Decimal, known: list[Choice], goes_on: Callable[[], bool]
    ) -> None:
        self._problem = replace(problem, objective=Objective(), trade_off=None)
        self._against = against
        self._known = known[:]
        self._goes_on = goes_on
        kept = {name for choice in known for name in choice.quantities}
        is_whole = len(independent_parts(at_level(self._problem, against, loosest)[0])) == 1
        self._models = LevelModels(self._problem, against, loosest, kept) if is_whole else None
        self._runs: dict[Decimal, StageRun] = {}
        self._found: dict[Decimal, FrontierPoint] = {}
        self._seconds: dict[Decimal, float] = {}
        self._ended: set[Decimal] = set()
        self._close = _CLOSE[0]
        self._earliest = 0.0

    def know(self, level: Decimal, choice: Choice, bound: Decimal) -> None:
        """A point that is known before."""
        self._known.append(choice)
        reached = _reached(self._problem, choice, self._against)
        before = self._found.get(level)
        bound = bound if before is None else max(before.bound, bound)
        self._found[level] = FrontierPoint(choice=choice, against=reached, bound=bound)
        self._compare()

    def points(self) -> tuple[FrontierPoint, ...]:
        """The points found so far of which none is as good as another in both and worse in one, cheapest first."""
        return undominated(self._found.values(), self._against)

    def visit(self, levels: Sequence[Decimal], deadline: float) -> None:
        """One level after another, each in a part of an even share of the time that those before it left.

        In all of it for a score: what is found at another one is far from the cheapest there, and to be soon cut off is
        to have nothing better.
        """
        part = first = 1.0 if self._against is Against.SCORE else _FIRST_PART
        for place, level in enumerate(levels):
            if not self._goes_on():
                return
            if self._is_close(level):
                continue
            self._solve(level, monotonic() + part * (deadline - monotonic()) / (len(levels) - place))
            # What cannot go on later has to be done now.
            part = first if self._is_close(level) or level in self._runs else 1.0

    def go_on(self, deadline: float) -> None:
        """All levels come closer to their bounds, those first that have least to go, in even shares of the time."""
        least = _LEAST_PART * (deadline - monotonic())
        for self._close in _CLOSE:
            left = self._open(deadline)
            while left and monotonic() + least < deadline and self._goes_on():
                for place, level in enumerate(left):
                    self._solve(level, monotonic() + (deadline - monotonic()) / (len(left) - place))
                left = self._open(deadline)

    def _open(self, deadline: float) -> list[Decimal]:
        """The levels that are not close: those whose search may go on, others if there is clearly more time than before."""
        levels = [level for level in self._found if not self._is_close(level)]
        share = (deadline - monotonic()) / max(1, len(levels))
        able = [level for level in levels if level in self._runs or _LONGER * self._seconds.get(level, 0.0) <= share]
        return sorted(able, key=lambda level: _gap(self._found[level]))

    def _is_close(self, level: Decimal) -> bool:
        return level in self._ended or (level in self._found and _gap(self._found[level]) <= self._close)

    def _solve(self, level: Decimal, limit: float) -> None:
        began = monotonic()
        self._earliest = began + _SOON * (limit - began)
        stage = self._stage(level, limit)
        self._seconds[level] = monotonic() - began
        if stage.choice is not None and stage.bound is not None:
            self.know(level, stage.choice, stage.bound)
        # A search that ends by itself would end there again.
        by_itself = level not in self._runs and monotonic() < limit and not self._is_close(level)
        if stage.outcome is Outcome.OPTIMAL or by_itself:
            self._ended.add(level)

    def _compare(self) -> None:
        """A bound at one level holds at stricter ones, too; a solution serves at looser ones if it is cheaper there."""
        sign = -1 if self._against is Against.SCORE else 1
        levels = sorted(self._found, key=lambda level: sign * level)
        for level, looser in reversed(list(pairwise(levels))):
            self._found[level] = replace(
                self._found[level], bound=max(self._found[level].bound, self._found[looser].bound)
            )
        for stricter, level in pairwise(levels):
            theirs, own = self._found[stricter], self._found[level]
            if theirs.choice.counted_cost <= own.choice.counted_cost:
                self._found[level] = replace(theirs, bound=own.bound)

    def _stage(self, level: Decimal, limit: float) -> Stage:
        """The cheapest solution at a level, from the cheapest of those known to reach it."""
        start = self._best_known(level)
        run = self._runs.get(level)
        if run is not None:
            stage = run.go_on(limit, start)
        else:
            problem, demands = at_level(self._problem, self._against, level)
            sourcing = None if self._models is None else self._models.at(level)
            if sourcing is None or self._models is None:
                return solve_stage(problem, limit, demands=demands, report=self._report, warm_start=start)
            run = StageRun(problem, sourcing, demands, self._report, self._models.known)
            stage = run.run(limit, start)
        self._runs.pop(level, None)
        if run.may_go_on:
            self._runs[level] = run
        return stage

    def _best_known(self, level: Decimal) -> Quantities | None:
        sign = -1 if self._against is Against.SCORE else 1
        reaching = [one for one in self._known if sign * _reached(self._problem, one, self._against) <= sign * level]
        start = min(reaching, key=lambda one: one.counted_cost, default=None)
        return None if start is None else start.quantities

    def _report(self, incumbent: Decimal | None, bound: Decimal | None) -> bool:
        """Asks a search to stop once it is close, but not too soon: what is quickly proven is proven."""
        if incumbent is None or bound is None or monotonic() < self._earliest:
            return self._goes_on()
        return incumbent - bound > self._close * abs(incumbent) and self._goes_on()


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
    for point in sorted(points, key=lambda one: (one.choice.counted_cost, sign * one.against, -one.bound)):
        if not kept or sign * point.against < sign * kept[-1].against:
            kept.append(point)
    return tuple(kept)


def _at_most(count: int, points: Iterable[FrontierPoint]) -> tuple[FrontierPoint, ...]:
    """So many of the points, both ends among them; of the others those closest to their bounds."""
    left = list(points)
    while len(left) > max(2, count):
        left.remove(max(left[1:-1], key=_gap))
    return tuple(left[:count])


def _levels(
    problem: Problem, cheapest: Choice, points: int, against: Against, deadline: float
) -> tuple[Sequence[Decimal], Choice | None]:
    """The levels that can be reached, from that of the cheapest solution to the best there is, and a solution at the best.

    Of scores so many levels.
    """
    start = _reached(problem, cheapest, against)
    if against is Against.SCORE:
        limit = monotonic() + (deadline - monotonic()) * _SCORE_PART
        best = solve_stage(replace(problem, objective=Objective(aim=Aim.SCORE), trade_off=None), limit).choice
        best = None if best is None else cheapest_of_crew(problem, best, deadline)
        end = best.score if best else start
        return _spread([start + (end - start) * step / max(1, points - 1) for step in range(points)]), best
    if against is Against.MEMBERS:
        levels = [start, *(Decimal(count) for count in range(int(start) - 1, 0, -1))]
    else:
        times = {offer.lead_time_days for offer in problem.offers if offer.lead_time_days is not None}
        levels = sorted({start, *(Decimal(days) for days in times if days <= start)}, reverse=True)
    return _reachable(problem, levels, against, deadline)


def _reachable(
    problem: Problem, levels: Sequence[Decimal], against: Against, deadline: float
) -> tuple[Sequence[Decimal], Choice | None]:
    """The levels up to the best one at which any solution was found, and that solution; the first is known to have one."""
    found: dict[Decimal, Choice] = {}
    crews = Crews(problem, candidates_of(problem)) if against is Against.MEMBERS else None

    def is_too_low(level: Decimal) -> bool:
        stricter = limited(problem, against, level)
        choice = choice_of_trial(stricter, attempt(stricter, deadline, crews))
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


def _reached(problem: Problem, choice: Choice, against: Against) -> Decimal:
    if against is Against.SCORE:
        return choice.score
    if against is Against.MEMBERS:
        return Decimal(len(choice.members))
    return Decimal(Evaluator(problem).evaluate(choice.quantities).slowest)
