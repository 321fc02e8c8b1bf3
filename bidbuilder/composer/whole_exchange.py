"""Betters a solution of very many members as a whole: some of its members and others stand free, and all they sell is whole.

`crew_exchange` judges a crew by its relaxation. What it sells costs about a thousandth more where every quantity is whole, of
one crew more than of another. So once the relaxation's exchanges bring little, the next ones are made among whole solutions.
They take hardly longer: of what the free members sell only the columns near to paying are left, and the search begins at the
best solution that is known. What a step finds counts at once, so it may go on to the last second.
"""

from math import inf
from random import Random
from time import monotonic

import numpy as np

from bidbuilder.composer.crew_exchange import LEAST_STEP, CrewExchange, Pace, must_join
from bidbuilder.composer.matrices import Floats, Indices
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, solve_integer

_GAP = 1e-4
_HALF = 0.5
_USED = 1e-9


class WholeExchange:
    """Exchanges around the incumbent of a record. `members` are the members' columns. Two threads may look at once."""

    def __init__(self, crews: CrewExchange, members: Indices, record: Record) -> None:
        self._crews = crews
        self._members = members
        self._record = record
        self._pace = Pace()

    def better(self, deadline: float, random: Random, seconds: float, slice_end: float = inf) -> None:
        """Choose anew among some of the crew and some others, each time so many seconds at most.

        Until the deadline; what begins before the end of a slice of time ends after it.
        """
        while self._record.x is not None and not (self._crews.is_exhausted or self._record.is_over):
            began = monotonic()
            limit = min(began + seconds, deadline)
            if limit - began < LEAST_STEP * seconds or began > slice_end:
                return
            is_done = self._step(self._record.x, limit, random)
            self._pace.learn(is_done, monotonic() - began < seconds * _HALF)

    def _step(self, x: Floats, limit: float, random: Random) -> bool:
        """One choice anew; tells whether it was solved to its end."""
        crews = self._crews
        pool, staying = crews.opened(x[self._members] > _HALF, self._pace.free, random)
        free = crews.near(pool, staying, limit)
        if free is None:
            return False
        free |= x > _USED
        part = must_join(crews.plain.with_columns(free, np.zeros(len(x))), free, self._members[staying])
        run = solve_integer(part, limit, start=x[free], gap=_GAP, watch=self._record.watch())
        if run.x is not None:
            found = np.zeros(len(x))
            found[free] = run.x
            self._record.offer(found, run.value)
        is_done = run.outcome in (Outcome.OPTIMAL, Outcome.INFEASIBLE)
        crews.is_exhausted |= is_done and bool(pool.all()) and not staying.any()
        return is_done
