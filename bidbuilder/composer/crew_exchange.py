"""Betters a crew of very many members: a part of it and some others are let go, and the best of them chosen anew.

Once it is settled who joins, even a very large problem is small, and its relaxation is nearly exact as soon as it has the
rows of `need_cuts`. So a crew is judged by that relaxation. Around a crew a few of its members and about twice as many
others stand free, the rest stays: a small programme in which only joining is whole finds the best of those choices in a
second or two. It begins at the crew itself, so that most of what is worse is not looked at. How many stand free follows how
quickly that goes. The best crews are then solved as a whole.
"""

from dataclasses import dataclass, replace
from math import inf
from random import Random
from threading import Lock
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.membership import MemberModel, whole_model
from bidbuilder.composer.pricing import Pricer
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import OutOfTime
from bidbuilder.composer.solving import Outcome, Relaxation, solve_integer, solve_relaxation
from bidbuilder.composer.translation import SourcingModel

# Less than this part of the time of a step is not worth beginning one.
LEAST_STEP = 0.2
_FIRST_FREE = 12.0
_LEAST_FREE = 6.0
_OTHERS = 2
_GROWTH = 1.1
_SHRINK = 0.85
_STEP_GAP = 2e-4
_LIKELY = 0.01
_HALF = 0.5
_REAL = 1e-6
_NEAR = 0.03


@dataclass(frozen=True, slots=True, eq=False)
class Crew:
    """Who joins, and the relaxation of what they sell: its value, and what it takes of each column of the model."""

    joins: Flags
    value: float
    x: Floats


class CrewExchange:
    """Crews of one model, from those that are handed in to better ones nearby. Two threads may look at once.

    `joined` is how far a relaxation lets members join.
    """

    def __init__(self, sourcing: SourcingModel, record: Record, joined: Floats) -> None:
        self._record = record
        self._whole: MemberModel = whole_model(sourcing)
        self._plain = sourcing.model
        self._joined = np.clip(joined, 0.0, 1.0)
        self._free = _FIRST_FREE
        self._settled: set[tuple[bytes, float]] = set()
        self._lock = Lock()
        self.best: Crew | None = None
        self.is_exhausted = False

    def sharpen(self, sourcing: SourcingModel, joined: Floats, deadline: float) -> None:
        """Judge by a sharper model of the same columns from now on, and by its relaxation."""
        with self._lock:
            self._whole, self._joined = whole_model(sourcing), np.clip(joined, 0.0, 1.0)
            if self.best is not None:
                self.best = self.judged(self.best.joins, deadline)

    def offer(self, joins: Flags, deadline: float) -> bool:
        """Go on from this crew if it is better than the best one known; tells whether it can do it at all."""
        crew = self.judged(joins, deadline)
        if crew is not None:
            self._take(crew)
        return crew is not None

    def _take(self, crew: Crew) -> None:
        with self._lock:
            if self.best is None or crew.value < self.best.value:
                self.best = crew

    def refusal(self, joins: Flags, pricer: Pricer, deadline: float) -> tuple[Floats, float] | None:
        """Why this crew cannot do it, as `crewing` asks it; None where it can. Raises `OutOfTime`."""
        relaxed = self._relaxed(joins, deadline)
        if relaxed.outcome is Outcome.INFEASIBLE:
            weights, least = pricer.refusal(relaxed)
            return weights, least if weights[joins].sum() < least * (1 - _REAL) else inf
        if relaxed.outcome is not Outcome.OPTIMAL:
            raise OutOfTime
        self._take(self._crew(joins, relaxed))
        return None

    def judged(self, joins: Flags, deadline: float) -> Crew | None:
        """The crew with the relaxation of what it sells; None where it cannot do it, or time runs out."""
        relaxed = self._relaxed(joins, deadline)
        return self._crew(joins, relaxed) if relaxed.outcome is Outcome.OPTIMAL else None

    def _relaxed(self, joins: Flags, deadline: float) -> Relaxation:
        return solve_relaxation(_members_whole(self._whole, self.theirs(joins), joins, joins), deadline)

    def _crew(self, joins: Flags, relaxed: Relaxation) -> Crew:
        x = np.zeros(self._whole.width)
        x[self.theirs(joins)] = relaxed.x
        return Crew(joins, relaxed.value, x)

    def theirs(self, joins: Flags) -> Flags:
        """The columns that these members sell, with theirs and those that are nobody's."""
        chosen: Flags = np.append(joins, True)[self._whole.member_of]
        chosen[self._whole.members] = joins
        return chosen

    def better(self, deadline: float, random: Random, seconds: float) -> None:
        """Choose anew among some of the best crew and some others until the deadline, each time so many seconds at most."""
        while self.best is not None and not (self.is_exhausted or self._record.is_over):
            limit = min(monotonic() + seconds, deadline)
            if limit - monotonic() < LEAST_STEP * seconds:
                return
            began = monotonic()
            done = self._step(self.best, limit, random)
            quick = done and monotonic() - began < seconds * _HALF
            self._free = max(_LEAST_FREE, self._free * (_GROWTH if quick else _SHRINK if not done else 1.0))

    def _step(self, crew: Crew, limit: float, random: Random) -> bool:
        """One choice anew; tells whether it was solved to its end."""
        whole = self._whole
        leaving, coming = self._opened(crew, random)
        pool = crew.joins.copy()
        pool[coming] = True
        free = self.theirs(pool)
        staying = crew.joins.copy()
        staying[leaving] = False
        part = _members_whole(whole, free, pool, staying)
        run = solve_integer(part, limit, start=crew.x[free], gap=_STEP_GAP, watch=self._record.watch())
        if run.x is not None and run.value < crew.value * (1 - _REAL):
            x = np.zeros(whole.width)
            x[free] = run.x
            found = Crew(x[whole.members] > _HALF, run.value, x)
            with self._lock:
                if whole is self._whole and (self.best is None or found.value < self.best.value):
                    self.best = found
        is_all = len(leaving) == crew.joins.sum() and bool(pool.all())
        self.is_exhausted |= is_all and run.outcome is Outcome.OPTIMAL
        return run.outcome in (Outcome.OPTIMAL, Outcome.INFEASIBLE)

    def _opened(self, crew: Crew, random: Random) -> tuple[list[int], list[int]]:
        """Some members of the crew, and others, the likelier the further the relaxation lets them join."""
        count = round(self._free)
        inside, outside = np.flatnonzero(crew.joins).tolist(), np.flatnonzero(~crew.joins)
        leaving = random.sample(inside, min(count, len(inside)))
        keys = np.array([random.random() for _ in outside]) ** (1.0 / (self._joined[outside] + _LIKELY))
        return leaving, outside[np.argsort(-keys, kind="stable")[: _OTHERS * count]].tolist()

    def settle(self, deadline: float, gap: float, *, is_thorough: bool = False) -> bool:
        """Solve what the best crew sells to this gap, if that was not done before; tells whether it was done now.

        Of that the columns that hardly cost more than they pay; all of it where those do not do, or to be thorough.
        """
        crew = self.best
        if crew is None or crew.value >= self._record.target or (crew.joins.tobytes(), gap) in self._settled:
            return False
        self._settled.add((crew.joins.tobytes(), gap))
        free = self.theirs(crew.joins)
        if not self._solve(self._near(free, deadline), deadline, gap) or is_thorough:
            self._solve(free, deadline, gap)
        return True

    def _near(self, free: Flags, deadline: float) -> Flags:
        """Of these columns those whose reduced cost is a small part of what a need costs, and all that is not whole."""
        part = self._whole.model.with_columns(free, np.zeros(self._whole.width))
        relaxed = solve_relaxation(part, deadline)
        if relaxed.outcome is not Outcome.OPTIMAL:
            return free
        needs = max(1, int((self._plain.row_lower > 0).sum()))
        stays = (relaxed.reduced_cost <= _NEAR * abs(relaxed.value) / needs) | ~part.is_integral | (part.lower > 0)
        near = free.copy()
        near[free] = stays
        near[self._whole.members] = free[self._whole.members]
        return near

    def _solve(self, free: Flags, deadline: float, gap: float) -> bool:
        """Solve these columns as a whole; tells whether a solution was found."""
        # The solver finds its own rows faster than it solves those of the sharper model.
        part = self._plain.with_columns(free, np.zeros(self._plain.width))
        run = solve_integer(part, deadline, gap=gap, watch=self._record.watch())
        if run.x is None:
            return False
        x = np.zeros(self._plain.width)
        x[free] = run.x
        self._record.offer(x, run.value)
        return True


def _members_whole(whole: MemberModel, free: Flags, pool: Flags, staying: Flags) -> Model:
    """The free columns, of which only the joining of the pool is whole; those that stay must join."""
    place = np.cumsum(free) - 1
    part = whole.model.with_columns(free, np.zeros(len(free)))
    is_integral = np.zeros(part.width, dtype=np.bool_)
    is_integral[place[whole.members[pool]]] = True
    lower = part.lower.copy()
    lower[place[whole.members[staying]]] = 1.0
    return replace(part, lower=lower, is_integral=is_integral, step=0.0)
