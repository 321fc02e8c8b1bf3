"""Betters a solution part by part: a few needs are opened again, all else stays, and the part is solved anew.

The needs are chosen because they hang together: those that a few members of the solution answer now, filled up with needs
that the same members could answer. Parts grow while they are solved quickly and shrink where they are not.
"""

from math import inf
from random import Random
from time import monotonic

from bidbuilder.composer.matrices import Flags, Floats
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import solve_integer
from bidbuilder.composer.translation import SourcingModel

_SECONDS = 4.0
_FIRST_SIZE = 25.0
_LEAST_SIZE = 5.0
_GROWTH = 1.2
_SHRINK = 0.8
_GAP = 2e-4
_FRUITLESS = 30


class Neighbourhood:
    """Part-by-part search around the incumbent of a record. `near` marks the columns worth a try besides those in use."""

    def __init__(self, sourcing: SourcingModel, record: Record, near: Flags) -> None:
        self._model = sourcing.model
        self._record = record
        self._random = Random(1)  # noqa: S311 - a repeatable choice of parts, not a secret
        self._size = _FIRST_SIZE
        self._offers = {index: sourcing.offers[index] for index in sourcing.parts}
        self._columns = {index: [part.column for part in parts] for index, parts in sourcing.parts.items()}
        self._given_up = -inf
        self.narrow(near)
        self._always = sourcing.offer_of < 0
        self._of_need: dict[str, list[int]] = {}
        for index, offer in self._offers.items():
            for need in offer.answers:
                self._of_need.setdefault(need, []).append(index)

    def narrow(self, near: Flags) -> None:
        """From here on these columns are worth a try."""
        self._near = {index for index, columns in self._columns.items() if near[columns].any()}

    def run(self, deadline: float) -> None:
        """Better the incumbent until the deadline, or until many parts in a row brought nothing; then only a better one."""
        fruitless = _FRUITLESS if self._record.value == self._given_up else 0
        while not self._record.is_over and fruitless < _FRUITLESS and self._of_need:
            seconds = min(_SECONDS, deadline - monotonic())
            if seconds <= 0 or self._record.x is None:
                return
            before, began = self._record.value, monotonic()
            self._step(self._record.x, seconds)
            was_quick = monotonic() - began < _SECONDS / 2
            self._size *= _GROWTH if was_quick else _SHRINK
            self._size = max(_LEAST_SIZE, min(self._size, float(len(self._of_need))))
            fruitless = 0 if self._record.value < before else fruitless + 1
        if fruitless >= _FRUITLESS:
            self._given_up = self._record.value

    def _step(self, x: Floats, seconds: float) -> None:
        free = self._always.copy()
        used = self._used(x)
        for need in self._needs(used):
            for index in self._of_need[need]:
                if index in self._near or index in used:
                    free[self._columns[index]] = True
        part = self._model.with_columns(free, x)
        run = solve_integer(part, monotonic() + seconds, start=x[free], gap=_GAP, watch=self._record.watch_beside())
        if run.x is not None:
            better = x.copy()
            better[free] = run.x
            self._record.offer(better, float(self._model.cost @ better))

    def _used(self, x: Floats) -> set[int]:
        return {index for index, columns in self._columns.items() if x[columns].any()}

    def _needs(self, used: set[int]) -> list[str]:
        """Needs that some members answer now, then needs that these could answer, up to the present size."""
        by_member: dict[str | None, list[str]] = {}
        for index in sorted(used):
            by_member.setdefault(self._offers[index].member, []).extend(self._offers[index].answers)
        members = sorted(by_member, key=str)
        self._random.shuffle(members)
        chosen: dict[str, None] = {}
        for member in members:
            chosen.update(dict.fromkeys(by_member[member]))
            if len(chosen) >= self._size / 2:
                break
        # Packages and rivals link needs: neighbours of what is chosen come next.
        rivals = {
            need
            for known in list(chosen)
            for index in self._of_need[known]
            if index in self._near
            for need in self._offers[index].answers
        }
        more = sorted((rivals or set(self._of_need)) - set(chosen))
        self._random.shuffle(more)
        others = sorted(set(self._of_need) - set(chosen) - set(more))
        self._random.shuffle(others)
        for need in (*more, *others):
            if len(chosen) >= self._size:
                break
            chosen[need] = None
        return list(chosen)
