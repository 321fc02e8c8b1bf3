"""The best that is known while a search runs: the incumbent, verified before it counts, and the bound, which only rises."""

from collections.abc import Callable
from math import inf
from threading import RLock

from bidbuilder.composer.matrices import Floats
from bidbuilder.composer.solving import PROOF_GAP, Watch, rounded_bound

Accept = Callable[[Floats], bool]
"""Tells whether a solution of the model stands the exact check of the problem."""


class Record:
    """Incumbent and bound of one search, told to the watcher whenever they move; values are those of the model.

    Two threads may work on one search: what they find is taken one after the other. `go_on` is how a search that ended
    early goes on from there until another deadline, where it can.
    """

    def __init__(self, accept: Accept, watch: Watch | None = None, step: float = 0.0) -> None:
        self.value = inf
        self.bound = -inf
        self.x: Floats | None = None
        self.step = step
        self.is_stopped = False
        self.go_on: Callable[[float], None] | None = None
        self._accept = accept
        self._watch = watch
        self._lock = RLock()

    @property
    def target(self) -> float:
        """A solution at or above this value is not worth finding."""
        if self.value == inf:
            return inf
        return self.value - max(0.999 * self.step, PROOF_GAP * max(1.0, abs(self.value)))

    @property
    def is_proven(self) -> bool:
        """Tell whether nothing better than the incumbent can exist."""
        return self.bound >= self.target

    @property
    def is_over(self) -> bool:
        """Tell whether the search may end: proven, or stopped by the watcher."""
        return self.is_stopped or (self.value < inf and self.is_proven)

    def offer(self, x: Floats, value: float) -> bool:
        """Take a solution if it is better and stands the check."""
        with self._lock:
            if value >= self.value - 1e-9 * max(1.0, abs(value)) or not self._accept(x):
                return False
            self.x, self.value = x, value
            self.tell()
            return True

    def raise_bound(self, bound: float) -> None:
        """No solution is below this bound, nor between it and the next multiple of the step."""
        bound = rounded_bound(bound, self.step)
        with self._lock:
            if bound > self.bound:
                self.bound = min(bound, self.value)
                self.tell()

    def tell(self) -> bool:
        """Tell the watcher; False once it has asked to stop."""
        with self._lock:
            if self._watch is not None and not self._watch(self.value, self.bound):
                self.is_stopped = True
            return not self.is_stopped

    def watch(self, offset: float = 0.0, bounding: bool = False) -> Watch:
        """A watcher for a run inside this search, whose values lie `offset` below; `bounding`: its bound holds for all."""

        def called(_value: float, bound: float) -> bool:
            if bounding and bound + offset > self.bound:
                self.bound = min(bound + offset, self.value)
            return self.tell()

        return called

    def watch_beside(self) -> Watch:
        """A watcher for a run beside another: it ends once the search is over, whoever brought that about."""
        watch = self.watch()
        return lambda value, bound: watch(value, bound) and not self.is_over
