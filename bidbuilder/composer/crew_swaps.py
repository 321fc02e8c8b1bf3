"""Betters a crew of very many members by swaps: one leaves, another comes, judged by what groups of needs cost.

`crew_costs` tells at once what each member more or less changes, so the best of many swaps takes some hundredths of a second,
where a programme around a crew (`crew_exchange`) takes seconds. Who came or left stays so for a while, even where all other
swaps make it worse (tabu search: Glover, ORSA Journal on Computing 1, 1989): so the search leaves crews that no single swap
betters. A crew that looks better than the best is relaxed: that tells its prices, its cost at them, and whether it can do it.
"""

from collections.abc import Iterator
from math import inf
from random import Random
from time import monotonic

import numpy as np

from bidbuilder.composer.crew_costs import CrewCosts
from bidbuilder.composer.crew_exchange import CrewExchange
from bidbuilder.composer.matrices import Flags, Floats, Indices
from bidbuilder.composer.membership import whole_model
from bidbuilder.composer.record import Record
from bidbuilder.composer.translation import SourcingModel

# Of those that change the cost least so many are tried, and so many others.
_LEAVING = 4, 8
_COMING = 12, 12
_PRICED_EVERY = 10
_AWAY = 4, 10
_STAYING = 2, 6
# After so many swaps in vain back to the best crew.
_PATIENCE = 60
_ENOUGH = 2
_REAL = 1e-6
_MOST_SHARING = 60


class CrewSwaps:
    """Swaps around the best crew of an exchange; one thread's. To build them raises `OutOfTime` after the deadline."""

    def __init__(
        self, sourcing: SourcingModel, crews: CrewExchange, record: Record, random: Random, deadline: float
    ) -> None:
        self._crews = crews
        self._record = record
        self._random = random
        self._costs = CrewCosts(sourcing, deadline)
        whole = whole_model(sourcing)
        self._most = len(whole.members) if whole.most is None else whole.most
        self._is_bound: Flags = whole.model.lower[whole.members] > 0
        self._is_barred: Flags = whole.model.upper[whole.members] <= 0
        self._seen: Flags | None = None
        self._best: Flags | None = None
        self._least = inf
        self._step = 0
        self._until: Indices = np.zeros(len(whole.members), dtype=np.int64)

    @property
    def is_telling(self) -> bool:
        """Tell whether the groups of the model say what its crews cost."""
        return self._costs.groups is not None

    @property
    def has_news(self) -> bool:
        """Tell whether the best crew is another one than when the last swaps ended."""
        best = self._crews.best
        return best is not None and (self._seen is None or bool((best.joins != self._seen).any()))

    @property
    def is_far(self) -> bool:
        """Tell whether there were too few swaps yet to have changed much of the crew."""
        return self._seen is None or _ENOUGH * self._step < int(self._costs.joins.sum())

    def better(self, deadline: float) -> None:
        """Swap until the deadline."""
        if self._crews.best is None or not self.is_telling:
            return
        if self.has_news:
            self._costs.go_to(self._crews.best.joins)
            self._best, self._least = None, inf
            self._judge(deadline)
        since = self._step
        while monotonic() < deadline and not self._record.is_over and self._best is not None:
            self._step += 1
            if not self._swap():
                break
            looks_better = self._costs.cost < self._least * (1 - _REAL)
            if (looks_better or self._step % _PRICED_EVERY == 0) and self._judge(deadline):
                since = self._step
            if self._step - since > _PATIENCE:
                self._costs.go_to(self._best)
                since = self._step
        self._seen = self._crews.best.joins

    def _judge(self, deadline: float) -> bool:
        """Relax what the crew sells: its prices hold from now on; tells whether it is the best so far."""
        joins = self._costs.joins.copy()
        relaxed = self._crews.relaxed(joins, deadline)
        if relaxed is None:
            return False
        self._costs.reprice(relaxed)
        cost = max(self._costs.cost, relaxed.value)
        if cost >= self._least * (1 - _REAL):
            return False
        self._best, self._least = joins, cost
        return True

    def _swap(self) -> bool:
        """Make the best of some swaps that may be made; False where there is none."""
        costs = self._costs
        changes, may_move = costs.changes(), self._until <= self._step
        leaving = _sorted(changes, costs.joins & ~self._is_bound & may_move)
        coming = _sorted(changes, ~costs.joins & ~self._is_barred & may_move)
        found: list[tuple[float, tuple[int, ...]]] = [
            (float(changes[member]), (member,)) for member in leaving[:1].tolist()
        ]
        if int(costs.joins.sum()) < self._most:
            found += [(float(changes[member]), (member,)) for member in coming[:1].tolist()]
        for first, second in {*self._pairs(leaving, _LEAVING, coming), *self._pairs(coming, _COMING, leaving)}:
            found.append((float(changes[first] + changes[second]) + costs.interplay(first, second), (first, second)))
        if not found:
            return False
        _, chosen = min(found)
        for member in chosen:
            self._until[member] = self._step + self._random.randint(*(_AWAY if costs.joins[member] else _STAYING))
        costs.flip(*chosen)
        return True

    def _pairs(self, some: Indices, counts: tuple[int, int], others: Indices) -> Iterator[tuple[int, int]]:
        """The best of some and any, each with the best of the others and the best ones that sell to the same groups."""
        best, rest = some[: counts[0]].tolist(), some[counts[0] :].tolist()
        for first in (*best, *self._random.sample(rest, min(counts[1], len(rest)))):
            sharing = others[self._costs.sharing(first)[others]][:_MOST_SHARING]
            for second in (*others[:1].tolist(), *sharing.tolist()):
                yield min(first, second), max(first, second)


def _sorted(changes: Floats, members: Flags) -> Indices:
    """These members, those first that change the cost least."""
    chosen = np.flatnonzero(members)
    return chosen[np.argsort(changes[chosen], kind="stable")]
