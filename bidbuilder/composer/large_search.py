"""The search of a model with very many columns under members: a crew at once, then better crews beside a rising bound.

**Steps.** Rough prices (`pricing`) say how far each member would join; `crewing` makes of it a crew that can do it, and what
that sells is solved: the first solution. Then two threads work side by side. One solves the relaxation of the whole nearly
(`first_order`), proves a bound by its prices, adds the rows of `need_cuts` that it breaks, and so on. The other betters the
crew by swaps (`crew_swaps`); where those cannot tell, or take too long, it makes a better crew of the first relaxation by taking
out the least used members bit by bit. Then it looks further around the crew (`crew_exchange`) and solves what the best crew
sells; when that brings little, it betters the solution as a whole (`whole_exchange`), as long as that brings anything and at
the end. So does the first one when the bound rises no more.
"""

from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import suppress
from dataclasses import dataclass, replace
from functools import partial
from math import ceil, inf
from queue import Empty, SimpleQueue
from random import Random
from time import monotonic

import numpy as np

from bidbuilder.composer.crew_exchange import LEAST_STEP, CrewExchange
from bidbuilder.composer.crew_swaps import CrewSwaps
from bidbuilder.composer.crewing import Crewing
from bidbuilder.composer.first_order import FINE, ROUGH, NearRelaxation
from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.pricing import Pricer
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.solving import Outcome, Relaxation
from bidbuilder.composer.translation import SourcingModel
from bidbuilder.composer.whole_exchange import WholeExchange

_PRICING_PART, _CREWING_PART, _THINNING_PART = 0.01, 0.4, 0.15
# However short time is, prices are worth so many seconds, if that is not more than this part of it.
_FEW_SECONDS, _FEW_PART = 0.5, 0.05
_FIRST_PART, _LATER_PART, _LAST_PART = 0.9, 0.2, 0.06
_BOUNDING_PART = 0.85
_STEP_PART, _SLICE_PART = 0.03, 0.05
_FIRST_GAP, _LATER_GAP, _LAST_GAP = 0.2, 5e-4, 1e-4
_LEAST_RISE = 1.5e-5
# While rows still raise the bound by more than this part of what a rough relaxation leaves open, it tells well enough which
# ones are broken.
_SLOW_RISE = 0.5
_WORTH_EARLY, _WORTH_SOLVING = 2e-2, 5e-4
# A slice of time in which the best crew falls by less is better spent on whole solutions.
_SLOW_FALL = 3e-4
_KEPT = 0.93
_USED = 5e-3
_TIMES_LAST = 3


@dataclass(frozen=True, slots=True, eq=False)
class _News:
    """A sharper model and how far its relaxation lets members join."""

    sourcing: SourcingModel
    joined: Floats


class LargeSearch:
    """One search of one large model, whose findings are in the record. It leaves all the time where no crew is found."""

    def __init__(self, sourcing: SourcingModel, record: Record, deadline: float) -> None:
        self._sourcing = sourcing
        self._record = record
        self._deadline = deadline
        self._seconds = max(0.0, deadline - monotonic())
        self._members = whole_model(sourcing).members
        self._news: SimpleQueue[_News] = SimpleQueue()
        self._reserve = _LAST_PART * self._seconds
        self._solved_at = inf
        self._proved = -inf
        self._is_whole = False

    def run(self) -> bool:
        """Search until a proof or time is out: True then; False where no crew is found, or none is left to choose."""
        pricer = Pricer(self._sourcing)
        pricing = pricer.find(
            max(self._within(_PRICING_PART), min(self._within(_FEW_PART), monotonic() + _FEW_SECONDS))
        )
        self._record.raise_bound(pricing.bound)
        joined = pricing.x[self._members]
        self._crews = CrewExchange(self._sourcing, self._record, joined)
        self._crewing = Crewing(self._sourcing, whole_model(self._sourcing), joined)
        self._whole = WholeExchange(self._crews, self._members, self._record)
        if not self._begin(pricer):
            return False
        with ThreadPoolExecutor(1) as aside:
            beside = aside.submit(self._bound)
            self._better()
            beside.result()
        return not self._crews.is_exhausted

    def _within(self, part: float) -> float:
        """The moment when this part of all the time is over, the deadline at most."""
        return min(self._deadline, monotonic() + part * self._seconds)

    def _is_over(self) -> bool:
        return self._record.is_over or self._crews.is_exhausted or self._is_late(is_whole=self._is_whole)

    def _is_late(self, *, is_whole: bool) -> bool:
        """Tell whether there is no time for a step: a crew has to be solved afterwards, a whole solution is what it is."""
        reserve = 0.0 if is_whole else self._reserve
        return monotonic() > self._deadline - reserve - LEAST_STEP * _STEP_PART * self._seconds

    def _begin(self, pricer: Pricer) -> bool:
        """The first crew and its solution; False where there is none."""
        limit = self._within(_CREWING_PART)
        with suppress(OutOfTime):
            self._crewing.find(lambda crew: self._crews.refusal(crew, pricer, limit), limit)
        self._solve(_FIRST_PART, _FIRST_GAP)
        # Any solution was wanted at once: the next crew is worth a better one.
        self._solved_at = inf
        return self._crews.best is not None

    def _bound(self) -> None:
        """Relaxations, each with the rows that the last one broke; then crews."""
        until = self._within(_BOUNDING_PART)
        for news in self._relaxations(until):
            self._news.put(news)
        random = Random(2)  # noqa: S311
        while not self._is_over():
            self._exchange(random)

    def _relaxations(self, until: float) -> Iterator[_News]:
        near, before, tolerance = NearRelaxation(self._sourcing.model), -inf, ROUGH
        cuts: NeedCuts | None = None
        while not self._is_over():
            sourcing = replace(self._sourcing, model=near.model)
            told = partial(self._proven, Pricer(sourcing))
            relaxed = near.solve(until, tolerance, told)
            if relaxed.outcome is not Outcome.FEASIBLE:
                return
            told(relaxed)
            yield _News(sourcing, relaxed.x[self._members])
            rise = (self._proved - before) / max(1.0, abs(self._proved))
            if (rise < _LEAST_RISE and tolerance <= FINE) or self._is_over():
                return
            if rise < _SLOW_RISE * tolerance:
                tolerance = max(FINE, tolerance / 2)
            cuts = cuts or NeedCuts(self._sourcing)
            before, rows = self._proved, cuts.broken_by(relaxed.x)
            if rows is None:
                return
            near.add(rows)

    def _proven(self, pricer: Pricer, relaxed: Relaxation) -> bool:
        """Take what the prices of a relaxation prove; tells whether there is time to go on."""
        self._proved = pricer.at(relaxed).bound
        self._record.raise_bound(self._proved)
        return not self._is_over()

    def _better(self) -> None:
        """Better crews with what the relaxations bring, then whole solutions until time is out."""
        random, is_first = Random(1), True  # noqa: S311 - a repeatable choice of members, not a secret
        swaps = self._swaps(random)
        is_swapping = True
        while not self._is_over():
            news = self._newest()
            if news is not None:
                self._crews.sharpen(news.sourcing, news.joined, self._deadline)
                if is_first and (swaps is None or swaps.is_far):
                    swaps = None
                    self._thin(news)
                is_first = False
            if swaps is not None and is_swapping:
                is_swapping = self._swapped(swaps) >= _SLOW_FALL
                self._turn(1.0, is_first)
            else:
                self._turn(self._exchange(random), is_first)
                is_swapping = swaps is not None and swaps.has_news and not self._is_whole
        if not self._is_whole and not self._record.is_over:
            self._solve(1.0, _LAST_GAP, is_thorough=True)
            self._whole.better(self._deadline, random, _STEP_PART * self._seconds)

    def _swaps(self, random: Random) -> CrewSwaps | None:
        """The swaps of members; None where groups of needs do not tell, or it takes too long to build them."""
        with suppress(OutOfTime):
            swaps = CrewSwaps(self._sourcing, self._crews, self._record, random, self._within(_SLICE_PART))
            return swaps if swaps.is_telling else None
        return None

    def _swapped(self, swaps: CrewSwaps) -> float:
        """Better the best crew by swaps for a slice of time; tells by what part its value fell."""
        before = self._crews.best
        swaps.better(min(self._within(_SLICE_PART), self._deadline - self._reserve))
        after = self._crews.best
        if before is None or after is None:
            return 0.0
        return (before.value - after.value) / max(1.0, abs(before.value))

    def _exchange(self, random: Random) -> float:
        """Better the best crew, or the solution as a whole, for a slice of time; tells by what part its value fell."""
        exchange, before = (self._whole, self._record) if self._is_whole else (self._crews, self._crews.best)
        value = inf if before is None else before.value
        until = self._deadline - (0.0 if self._is_whole else self._reserve)
        exchange.better(until, random, _STEP_PART * self._seconds, self._within(_SLICE_PART))
        after = self._record if self._is_whole else self._crews.best
        return 0.0 if after is None or value == inf else (value - after.value) / max(1.0, abs(value))

    def _turn(self, fall: float, is_first: bool) -> None:
        """After a slice of time: solve the best crew where that is due, and turn to whole solutions where crews bring little.

        Back to crews where whole solutions bring nothing. Where time does not do for the steps of crews, it would not for theirs.
        """
        best, worth = self._crews.best, _WORTH_EARLY if is_first else _WORTH_SOLVING
        if best is None or self._is_over():
            return
        if self._is_whole:
            self._is_whole = fall > 0 or self._is_late(is_whole=False)
            return
        is_slow = not is_first and fall < _SLOW_FALL and self._crews.is_quick
        if is_slow or best.value < self._solved_at * (1 - worth):
            self._solve(_LATER_PART, _LAST_GAP if is_slow else _LATER_GAP)
        self._is_whole = is_slow and self._record.x is not None

    def _newest(self) -> _News | None:
        news = None
        with suppress(Empty):
            while True:
                news = self._news.get_nowait()
        return news

    def _thin(self, news: _News) -> None:
        """Take out the least used members, relax, and so on, until hardly more are left than join; each time a crew of them."""
        limit, joined = self._within(_THINNING_PART), news.joined
        whole = whole_model(news.sourcing)
        while not self._is_over() and monotonic() < limit:
            self._crewing.joined = joined
            crew = self._crewing.nearest(limit)
            if crew is not None:
                self._crews.offer(crew, limit)
            count = int(_KEPT * (joined > _USED).sum())
            if count <= ceil(joined.sum()):
                return
            pool = np.zeros(len(joined), dtype=np.bool_)
            pool[np.argsort(-joined, kind="stable")[:count]] = True
            free = self._crews.theirs(pool)
            part = whole.model.with_columns(free, np.zeros(whole.width))
            relaxed = NearRelaxation(part).solve(limit, ROUGH)
            if relaxed.outcome is not Outcome.FEASIBLE:
                return
            x = np.zeros(whole.width)
            x[free] = relaxed.x
            joined = np.clip(x[self._members], 0.0, 1.0)

    def _solve(self, part: float, gap: float, *, is_thorough: bool = False) -> None:
        """Solve what the best crew sells, in this part of all the time at most."""
        best, began = self._crews.best, monotonic()
        if best is not None and self._crews.settle(self._within(part), gap, is_thorough=is_thorough):
            self._solved_at = best.value
            self._reserve = max(self._reserve, min(_TIMES_LAST * (monotonic() - began), _LATER_PART * self._seconds))
