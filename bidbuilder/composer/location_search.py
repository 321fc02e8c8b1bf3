"""Search over who joins where `locating` can price the needs: a tree on members, each node bounded by prices alone.

A node starts from the prices of the node above it, so few steps are enough. What the prices rule out under the incumbent is
settled at once; a choice of members that is settled, or that prices suggest, is solved exactly as a transport problem.
"""

import heapq
from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.locating import Ascent, Location, NeedPricing, penalties
from bidbuilder.composer.matrices import Flags, Floats
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, solve_integer
from bidbuilder.composer.translation import SourcingModel

_ROUGH_STEPS = 60
_ROOT_STEPS = 600
_NODE_STEPS = 60
_SWAPS_A_ROUND = 12
_SWAP_PART = 0.25
_TRY_PART = 0.3
_LONGEST_TRY = 10.0


@dataclass(slots=True, eq=False)
class _Node:
    """Who must and who may join, what that costs at least, and the prices that say so."""

    bound: float
    order: int
    must: Flags
    may: Flags
    ascent: Ascent

    def __lt__(self, other: "_Node") -> bool:
        return (self.bound, self.order) < (other.bound, other.order)


class LocationSearch:
    """One search over the members of a table."""

    def __init__(self, sourcing: SourcingModel, table: Location, record: Record, deadline: float) -> None:
        self._model = sourcing.model
        self._table = table
        self._record = record
        self._deadline = deadline
        self._pricing = NeedPricing(table)
        self._known: dict[bytes, float] = {}
        self._open: list[_Node] = []
        self._unsettled: list[float] = []
        self._trying = 0.0
        self._order = 0

    def run(self) -> None:
        """Search until proof or deadline; fills the record."""
        root = self._root()
        if root is None:
            self._conclude()
            return
        self._swap(root, monotonic() + _SWAP_PART * (self._deadline - monotonic()))
        heapq.heappush(self._open, root)
        started = monotonic()
        self._trying = 0.0
        while self._open and not self._record.is_over and monotonic() < self._deadline:
            node = heapq.heappop(self._open)
            self._record.raise_bound(min([node.bound, *self._unsettled]))
            if node.bound >= self._record.target:
                break
            self._expand(node)
            if self._trying < _TRY_PART * (monotonic() - started):
                self._suggest(node)
        self._conclude()

    def _root(self) -> _Node | None:
        """The root in two goes: a rough one for a first solution, by which the second knows how far prices can rise."""
        nobody = np.zeros(len(self._table.members), dtype=np.bool_)
        prices = self._pricing.first_prices()
        for steps in (_ROUGH_STEPS, _ROOT_STEPS):
            root = self._node(nobody, ~nobody, prices, steps)
            if root is None:
                return None
            self._record.raise_bound(root.bound)
            self._suggest(root)
            prices = root.ascent.prices
        return root

    def _conclude(self) -> None:
        left = [*self._unsettled, *(node.bound for node in self._open)]
        if not self._record.is_stopped and self._record.value < inf and all(one >= self._record.target for one in left):
            self._record.raise_bound(self._record.value)

    def _node(self, must: Flags, may: Flags, prices: Floats, steps: int) -> _Node | None:
        """A node with its own prices, what they rule out settled; None where nothing better can be under it."""
        if must.sum() > self._table.most or may.sum() < self._table.fewest:
            return None
        ascent = self._pricing.ascend(prices, must, may, self._record.target, steps, self._deadline)
        if ascent.answer.bound >= self._record.target:
            return None
        must, may = self._settled(ascent, must, may)
        self._order += 1
        return _Node(ascent.answer.bound, self._order, must, may, ascent)

    def _settled(self, ascent: Ascent, must: Flags, may: Flags) -> tuple[Flags, Flags]:
        if self._record.value == inf:
            return must, may
        opened, closed = penalties(ascent.answer, must, may, self._table.fewest, self._table.most)
        room = self._record.target - ascent.answer.bound
        return must | (closed > room), may & ~(opened > room)

    def _expand(self, node: _Node) -> None:
        must, may = self._settled(node.ascent, node.must, node.may)
        torn = may & ~must
        if not torn.any():
            self._finish(node, must)
            return
        place = int(np.argmin(np.where(torn, np.abs(node.ascent.often - 0.5), inf)))
        with_it, without_it = must.copy(), may.copy()
        with_it[place], without_it[place] = True, False
        for one, other in ((with_it, may), (must, without_it)):
            child = self._node(one, other, node.ascent.prices, _NODE_STEPS)
            if child is not None:
                child.bound = max(child.bound, node.bound)
                heapq.heappush(self._open, child)

    def _finish(self, node: _Node, joins: Flags) -> None:
        value = self._try(joins)
        if not np.isfinite(value) and value < 0:
            self._unsettled.append(node.bound)

    def _suggest(self, node: _Node) -> None:
        """Try who joins at the best prices, and who joined most often on the way there."""
        joins = node.ascent.answer.joins
        usual = node.must.copy()
        ranked = np.argsort(-np.where(node.may, node.ascent.often, -1.0), kind="stable")
        usual[ranked[: max(int(joins.sum()), self._table.fewest)]] = True
        for one in (joins, usual):
            self._try(one)

    def _swap(self, root: _Node, deadline: float) -> None:
        """Exchange, add or drop a member of the best choice, the most promising by the root's prices first."""
        improved = True
        while improved and not self._record.is_over and monotonic() < deadline and self._record.x is not None:
            joins = self._record.x[self._table.members] > 0.5
            before = self._record.value
            for one in self._neighbours(root, joins)[:_SWAPS_A_ROUND]:
                if monotonic() > deadline or self._record.is_over:
                    break
                self._try(one)
            improved = self._record.value < before

    def _neighbours(self, root: _Node, joins: Flags) -> list[Flags]:
        value = root.ascent.answer.value
        inside, outside = np.flatnonzero(joins), np.flatnonzero(~joins & root.may)
        moves = [(value[new] - value[old], (int(old), int(new))) for old in inside for new in outside]
        moves += [(value[new], (-1, int(new))) for new in outside if joins.sum() < self._table.most]
        moves += [(-value[old], (int(old), -1)) for old in inside if joins.sum() > self._table.fewest]
        found = []
        for _, (old, new) in sorted(moves):
            changed = joins.copy()
            if old >= 0:
                changed[old] = False
            if new >= 0:
                changed[new] = True
            if changed.tobytes() not in self._known:
                found.append(changed)
        return found

    def _try(self, joins: Flags) -> float:
        """The exact cost with just these members: inf where they cannot do it, −inf where time ran out."""
        key = joins.tobytes()
        if key not in self._known:
            began = monotonic()
            self._known[key] = self._solved(joins)
            self._trying += monotonic() - began
        return self._known[key]

    def _solved(self, joins: Flags) -> float:
        model, table = self._model, self._table
        free = np.zeros(model.width, dtype=np.bool_)
        cells = table.column[joins]
        free[cells[cells >= 0]] = True
        if not free.any():
            return inf
        fixed = np.zeros(model.width)
        fixed[table.members[joins]] = 1.0
        limit = min(self._deadline, monotonic() + _LONGEST_TRY)
        run = solve_integer(model.with_columns(free, fixed), limit)
        if run.x is None:
            return inf if run.outcome is Outcome.INFEASIBLE else -inf
        x = fixed
        x[free] = run.x
        value = run.value + float(table.fixed[joins].sum())
        self._record.offer(x, value)
        return value if run.outcome is Outcome.OPTIMAL else -inf
