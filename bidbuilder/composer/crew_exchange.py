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

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
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


class Pace:
    """How many of a crew stand free in a step: more while the steps are quick, fewer where time is too short for them."""

    def __init__(self) -> None:
        self.free = _FIRST_FREE

    def learn(self, is_done: bool, is_quick: bool) -> None:
        """Hear of a step, whether it was solved to its end and in much less than its time."""
        factor = _SHRINK if not is_done else _GROWTH if is_quick else 1.0
        self.free = max(_LEAST_FREE, self.free * factor)


class CrewExchange:
    """Crews of one model, from those that are handed in to better ones nearby. Two threads may look at once.

    `joined` is how far a relaxation lets members join.
    """

    def __init__(self, sourcing: SourcingModel, record: Record, joined: Floats) -> None:
        self._record = record
        self._whole: MemberModel = whole_model(sourcing)
        self.plain = sourcing.model
        self._joined = np.clip(joined, 0.0, 1.0)
        self._pace = Pace()
        self._settled: set[tuple[bytes, float]] = set()
        self._lock = Lock()
        self.best: Crew | None = None
        self.is_exhausted = False

    @property
    def is_quick(self) -> bool:
        """Tell whether steps come to their end, so that no fewer stand free than at first."""
        return self._pace.free >= _FIRST_FREE

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

    def relaxed(self, joins: Flags, deadline: float) -> Relaxation | None:
        """The relaxation of what this crew sells, from now on the best crew if it is; None as for `judged`."""
        relaxed = self._relaxed(joins, deadline)
        if relaxed.outcome is not Outcome.OPTIMAL:
            return None
        self._take(self._crew(joins, relaxed))
        return relaxed

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

    def better(self, deadline: float, random: Random, seconds: float, slice_end: float = inf) -> None:
        """Choose anew among some of the best crew and some others, each time so many seconds at most.

        Until the deadline; what begins before the end of a slice of time ends after it.
        """
        while self.best is not None and not (self.is_exhausted or self._record.is_over):
            began = monotonic()
            limit = min(began + seconds, deadline)
            if limit - began < LEAST_STEP * seconds or began > slice_end:
                return
            done = self._step(self.best, limit, random)
            self._pace.learn(done, monotonic() - began < seconds * _HALF)

    def _step(self, crew: Crew, limit: float, random: Random) -> bool:
        """One choice anew; tells whether it was solved to its end."""
        whole = self._whole
        pool, staying = self.opened(crew.joins, self._pace.free, random)
        free = self.theirs(pool)
        part = _members_whole(whole, free, pool, staying)
        run = solve_integer(part, limit, start=crew.x[free], gap=_STEP_GAP, watch=self._record.watch())
        if run.x is not None and run.value < crew.value * (1 - _REAL):
            x = np.zeros(whole.width)
            x[free] = run.x
            found = Crew(x[whole.members] > _HALF, run.value, x)
            with self._lock:
                if whole is self._whole and (self.best is None or found.value < self.best.value):
                    self.best = found
        self.is_exhausted |= bool(pool.all()) and not staying.any() and run.outcome is Outcome.OPTIMAL
        return run.outcome in (Outcome.OPTIMAL, Outcome.INFEASIBLE)

    def opened(self, joins: Flags, free: float, random: Random) -> tuple[Flags, Flags]:
        """Who may join where some of a crew and others stand free, and who stays.

        The others are the likelier to come the further the relaxation lets them join.
        """
        count = round(free)
        inside, outside = np.flatnonzero(joins).tolist(), np.flatnonzero(~joins)
        pool, staying = joins.copy(), joins.copy()
        staying[random.sample(inside, min(count, len(inside)))] = False
        keys = np.array([random.random() for _ in outside]) ** (1.0 / (self._joined[outside] + _LIKELY))
        pool[outside[np.argsort(-keys, kind="stable")[: _OTHERS * count]]] = True
        return pool, staying

    def settle(self, deadline: float, gap: float, *, is_thorough: bool = False) -> bool:
        """Solve what the best crew sells to this gap, if that was not done before; tells whether it was done now.

        Of that the columns that hardly cost more than they pay; all of it where those do not do, or to be thorough.
        """
        crew = self.best
        if crew is None or crew.value >= self._record.target or (crew.joins.tobytes(), gap) in self._settled:
            return False
        self._settled.add((crew.joins.tobytes(), gap))
        free = self.theirs(crew.joins)
        near = self.near(crew.joins, np.zeros(len(crew.joins), dtype=np.bool_), deadline)
        if not self._solve(free if near is None else near, deadline, gap) or is_thorough:
            self._solve(free, deadline, gap)
        return True

    def near(self, pool: Flags, staying: Flags, deadline: float) -> Flags | None:
        """Of what a pool sells the columns whose reduced cost is a small part of what a need costs, and all that is not whole.

        None where the relaxation does not tell.
        """
        near = self.theirs(pool)
        part = _members_whole(self._whole, near, pool, staying)
        relaxed = solve_relaxation(part, deadline)
        if relaxed.outcome is not Outcome.OPTIMAL:
            return None
        needs = max(1, int((self.plain.row_lower > 0).sum()))
        is_near = relaxed.reduced_cost <= _NEAR * abs(relaxed.value) / needs
        near[near] = is_near | ~self.plain.is_integral[near] | (part.lower > 0)
        near[self._whole.members] = pool
        return near

    def _solve(self, free: Flags, deadline: float, gap: float) -> bool:
        """Solve these columns as a whole; tells whether a solution was found."""
        # The solver finds its own rows faster than it solves those of the sharper model.
        part = self.plain.with_columns(free, np.zeros(self.plain.width))
        run = solve_integer(part, deadline, gap=gap, watch=self._record.watch())
        if run.x is None:
            return False
        x = np.zeros(self.plain.width)
        x[free] = run.x
        self._record.offer(x, run.value)
        return True


def must_join(part: Model, free: Flags, columns: Indices) -> Model:
    """A part of a model, of its `free` columns, in which these members' columns are used."""
    lower = part.lower.copy()
    lower[(np.cumsum(free) - 1)[columns]] = 1.0
    return replace(part, lower=lower)


def _members_whole(whole: MemberModel, free: Flags, pool: Flags, staying: Flags) -> Model:
    """The free columns, of which only the joining of the pool is whole; those that stay must join."""
    part = must_join(whole.model.with_columns(free, np.zeros(len(free))), free, whole.members[staying])
    is_integral = np.zeros(part.width, dtype=np.bool_)
    is_integral[(np.cumsum(free) - 1)[whole.members[pool]]] = True
    return replace(part, is_integral=is_integral, step=0.0)
