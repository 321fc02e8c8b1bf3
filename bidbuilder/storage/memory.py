"""What an open database remembers in this process: results that can be computed again, never the only copy of anything."""

from collections import OrderedDict
from collections.abc import Callable, Hashable
from threading import Lock
from typing import Generic, TypeVar

Key = TypeVar("Key", bound=Hashable)
Value = TypeVar("Value")


class Memory(Generic[Key, Value]):
    """A bounded memory that forgets what was used longest ago. Safe to use from several threads."""

    def __init__(self, limit: int) -> None:
        self._limit = limit
        self._known: OrderedDict[Key, Value] = OrderedDict()
        self._lock = Lock()

    def find(self, key: Key) -> Value | None:
        """What is remembered, if anything."""
        with self._lock:
            if key in self._known:
                self._known.move_to_end(key)
            return self._known.get(key)

    def renew(self, key: Key, make: Callable[[Value | None], Value]) -> Value:
        """Remember what `make` gives for what was remembered so far.

        Two threads may both make it, from the same past: the later one is kept, so `make` must be a pure function of what
        the caller has loaded.
        """
        value = make(self.find(key))
        with self._lock:
            self._known[key] = value
            self._known.move_to_end(key)
            while len(self._known) > self._limit:
                self._known.popitem(last=False)
        return value
