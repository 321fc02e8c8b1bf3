"""Betters who joins by exchange: a member leaves, another comes, until no crew nearby promises more than the incumbent.

A crew is judged by the relaxation with just its members, in milliseconds, and the most promising is solved as an integer
programme. Without the one that leaves, opening another costs at least its reduced cost more: so one relaxation a member that
leaves rules out most exchanges with it.
"""

import heapq
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.branching import MemberSearch
from bidbuilder.composer.matrices import Flags, Floats, Indices
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Choice, OutOfTime, Relaxed

_TRIED = 4
_SOLVED_IN_A_ROW = 3
_FRUITLESS = 3


@dataclass(frozen=True, slots=True, eq=False)
class _Crew:
    """Who joins, and the relaxation with just them."""

    joins: Flags
    relaxed: Relaxed

    def __lt__(self, other: "_Crew") -> bool:
        return self.relaxed.value < other.relaxed.value


class MemberSwaps:
    """Exchanges of members around the incumbent of a record, by the relaxations of a search over members."""

    def __init__(self, tree: MemberSearch, record: Record, deadline: float) -> None:
        self._tree = tree
        self._record = record
        self._deadline = deadline
        self._known: set[bytes] = set()
        self._promising: list[_Crew] = []
        self._solved: list[_Crew] = []

    def run(self) -> None:
        """Exchange until the deadline, or until several crews in a row brought nothing better around them."""
        if self._record.x is None:
            return
        with suppress(OutOfTime):
            crew = self._crew(self._record.x[self._tree.whole_members] > 0.5)
            fruitless = 0
            while crew is not None and fruitless < _FRUITLESS and not self._is_over():
                before = self._record.value
                self._look_around(crew)
                crew = self._next()
                fruitless = 0 if self._record.value < before else fruitless + 1

    def _is_over(self) -> bool:
        return self._record.is_over or monotonic() > self._deadline

    def _next(self) -> _Crew | None:
        """The first crew that betters the incumbent; where the likeliest do not, the best one that nobody looked around yet."""
        tried = 0
        while (
            self._promising and tried < _SOLVED_IN_A_ROW and not self._record.is_over and monotonic() < self._deadline
        ):
            tried += 1
            crew = heapq.heappop(self._promising)
            before = self._record.value
            if crew.relaxed.value < self._record.target:
                self._tree.settle(_just(crew.joins), crew.relaxed)
            if self._record.value < before:
                return crew
            heapq.heappush(self._solved, crew)
        return heapq.heappop(self._solved) if self._solved else None

    def _look_around(self, crew: _Crew) -> None:
        """Remember crews one exchange away that may be better than the incumbent, up to one that is nearly sure to be."""
        for other in self._neighbours(crew):
            if other.relaxed.value < self._record.target:
                heapq.heappush(self._promising, other)
            if other.relaxed.value < crew.relaxed.value:
                return

    def _neighbours(self, crew: _Crew) -> Iterator[_Crew]:
        """With one member more, with one fewer, and with one in the place of another."""
        yield from self._with_one_more(crew.joins, crew, crew.joins)
        dearness = np.where(crew.joins, crew.relaxed.reduced_cost[self._tree.members], -inf)
        for leaving in np.argsort(-dearness, kind="stable")[: crew.joins.sum()]:
            smaller = crew.joins.copy()
            smaller[leaving] = False
            without = self._crew(smaller, crew.relaxed)
            if without is not None and self._is_new(smaller):
                yield without
            yield from self._with_one_more(smaller, without or crew, crew.joins)

    def _with_one_more(self, joins: Flags, near: _Crew, left_out: Flags) -> Iterator[_Crew]:
        """The likeliest crews with one more member, none of those left out.

        `near` is the crew itself; where that cannot do it alone one nearby, which guesses and rules nothing out.
        """
        if self._tree.most is not None and joins.sum() >= self._tree.most:
            return
        room = self._record.target - near.relaxed.value if near.joins is joins else inf
        rise = np.where(joins | left_out, inf, near.relaxed.reduced_cost[self._tree.members])
        likely: Indices = np.argsort(rise, kind="stable")[:_TRIED]
        for coming in likely[rise[likely] < room]:
            larger = joins.copy()
            larger[coming] = True
            other = self._crew(larger, near.relaxed, self._record.target) if self._is_new(larger) else None
            if other is not None:
                yield other

    def _is_new(self, joins: Flags) -> bool:
        """Tell whether this crew was not met before; now it was."""
        key, before = joins.tobytes(), len(self._known)
        self._known.add(key)
        return len(self._known) > before

    def _crew(self, joins: Flags, near: Relaxed | None = None, cutoff: float = inf) -> _Crew | None:
        """The relaxation with just these; None where they cannot do it, or not below the cutoff."""
        relaxed = self._tree.relaxed(_just(joins), near, cutoff)
        return None if relaxed is None else _Crew(joins, relaxed)


def _just(joins: Flags) -> Choice:
    whole: Floats = joins.astype(np.float64)
    return Choice(whole, whole)
