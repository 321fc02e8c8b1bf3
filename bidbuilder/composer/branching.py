"""Search over members: a branch and bound that decides who joins, with a small integer programme once that is settled.

Which members join is what makes sourcing hard: the relaxation opens many of them a little. Once they are settled it is
nearly exact and the rest is solved in moments. So this tree branches on members only, by strong branching on a warm
relaxation, best bound first, and solves a leaf (all members whole) as an integer programme of its own. Rows that answers to
single needs break on average are looked for on the way down, too: the root breaks few of those that matter below it. Two
`hands` share the work on a node: the two sides of each trial, the two nodes below it. So the tree is the same with one, and
the second may have something else to do.
"""

import heapq
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor, wait
from contextlib import suppress
from math import inf
from typing import TypeVar

import numpy as np

from bidbuilder.composer.hands import WHOLE, Cuts, Effort, Hand, Node
from bidbuilder.composer.matrices import Floats, Indices, Model
from bidbuilder.composer.membership import MemberModel
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Basis, Choice, OutOfTime, Relaxed
from bidbuilder.composer.solving import Relaxation

_DIVE_EVERY = 15
_LEAST_GAIN = 1e-3


T = TypeVar("T")
Sides = tuple[Basis, Basis]


class Gains:
    """What the bound gained, a unit of change, when a member was left out (0) or joined (1): guides the branching."""

    def __init__(self, count: int) -> None:
        self.sums = np.zeros((2, count))
        self.trials = np.zeros((2, count))

    def learn(self, way: int, place: int, gain: float, distance: float) -> None:
        """One side of a member was tried, at this distance from its value in the relaxation."""
        self.sums[way, place] += gain / max(distance, WHOLE)
        self.trials[way, place] += 1

    def is_trusted(self, place: int, trials: int) -> bool:
        """Tell whether both sides were tried often enough to go by."""
        return bool(self.trials[:, place].min() >= trials)

    def promise(self, place: int, value: float) -> float:
        """The product of what both sides are expected to gain."""
        usual = self.sums.sum(axis=1) / np.maximum(1, self.trials.sum(axis=1))
        own = np.where(self.trials[:, place] > 0, self.sums[:, place] / np.maximum(1, self.trials[:, place]), usual)
        return float(max(own[0] * value, _LEAST_GAIN) * max(own[1] * (1 - value), _LEAST_GAIN))


class _Aside:
    """The second hand's time. Without a pool there is none; with a `task` it comes when that is done."""

    def __init__(self, pool: ThreadPoolExecutor | None, task: Callable[[], None] | None) -> None:
        self._pool = pool
        self._again = task
        self._task = None if pool is None or task is None else pool.submit(task)

    def repeat(self) -> None:
        """Do the task once more, unless it is still under way."""
        if self._pool is not None and self._again is not None and self._task is not None and self._task.done():
            self._task.result()
            self._task = self._pool.submit(self._again)

    def submit(self, work: Callable[[], T]) -> Future[T] | None:
        """Have this done beside; None where nobody is free to."""
        if self._pool is None or (self._task is not None and not self._task.done()):
            return None
        return self._pool.submit(work)

    def end(self) -> None:
        """Wait for the task, and raise what it raised."""
        if self._task is not None:
            self._task.result()


class MemberSearch:
    """One tree over the members of a model. `first` is its relaxation, where it is known: there the tree begins.

    `start` are the members that may and must join, if not all may. `gains` is what trees over the same members have learnt of
    where to branch. `slowest_leaf` (seconds of computing) tells whether the
    members are what makes the model hard: then leaves are quick.
    """

    def __init__(
        self,
        part: MemberModel,
        record: Record,
        deadline: float,
        first: Relaxation | None = None,
        cuts: Cuts | None = None,
        start: Choice | None = None,
        effort: Effort | None = None,
        gains: Gains | None = None,
    ) -> None:
        self._part = part
        self.members = part.members
        self.most = part.most
        self._record = record
        self._deadline = deadline
        self._gains = Gains(len(self.members)) if gains is None else gains
        self._new_hand: Callable[[], Hand] = lambda: Hand(part, record, self._deadline, first, self._add)
        self._added: list[Model] = []
        self._offered: deque[Model] = deque()
        self._hands = [self._new_hand()]
        self._cuts = cuts
        self._effort = effort or Effort()
        count = len(self.members)
        self._start = Choice(np.zeros(count), np.ones(count)) if start is None else start
        self._open: list[Node] = []
        self._unsettled: list[Node] = []
        self._is_begun = False
        self._order = 0

    @property
    def model(self) -> Model:
        """The model with all rows that came in."""
        return self._hands[0].model

    @property
    def slowest_leaf(self) -> float:
        """The longest that settling a leaf took so far."""
        return max(hand.slowest_leaf for hand in self._hands)

    def go_on_until(self, deadline: float) -> None:
        """Another deadline from here on."""
        self._deadline = deadline
        for hand in self._hands:
            hand.go_on_until(deadline)

    @property
    def whole_members(self) -> Indices:
        """The member columns by their numbers in the whole model."""
        return self._part.columns[self.members]

    def relaxed(self, choice: Choice, near: Relaxed | None = None, cutoff: float = inf) -> Relaxed | None:
        """The relaxation under a choice, warm from that of one nearby; None where it is infeasible or above the cutoff."""
        return self._hands[0].relaxation.solve(choice, cutoff, None if near is None else near.basis)

    def refusal(self, whole: Floats) -> tuple[Floats, float]:
        """Why the last relaxation was infeasible, as a row over the members: see `WarmRelaxation.refusal`."""
        return self._hands[0].relaxation.refusal(whole)

    def take(self, rows: Model) -> None:
        """Rows that were found elsewhere: from the next step on all relaxations have them. Any thread may call."""
        self._offered.append(rows)

    def settle(self, choice: Choice, near: Relaxed) -> None:
        """Solve what is left under a choice of all members, for a better incumbent."""
        self._hands[0].begin()
        self._hands[0].settle(choice, near.basis)

    def run(
        self, *, is_complete: bool = True, beside: Callable[[], None] | None = None, is_alone: bool = False
    ) -> bool:
        """Search the whole tree, or what was left of it before; True once nothing better is left in it.

        `is_complete`: the model leaves nothing better out, so that the record's bound may rise with the tree. The second
        hand does `beside` first, if there is that, and again for a better solution; `is_alone`: there is no second hand.
        """
        if is_alone:
            return self._search(_Aside(None, None), is_complete)
        with ThreadPoolExecutor(1) as pool:
            aside = _Aside(pool, beside)
            try:
                return self._search(aside, is_complete)
            finally:
                aside.end()

    def _search(self, aside: _Aside, is_complete: bool) -> bool:
        try:
            self._grow(aside, is_complete)
        except OutOfTime:
            return False
        done = self._is_done()
        if is_complete and done:
            self._record.raise_bound(self._record.value)
        return done

    def _is_done(self) -> bool:
        left = [*self._unsettled, *self._open]
        return not self._record.is_stopped and all(node.bound >= self._record.target for node in left)

    def _grow(self, aside: _Aside, is_complete: bool) -> None:
        """Expand the best node, again and again. Raises `OutOfTime`, the bound staying what it was before that step."""
        steps = 0
        self._begin()
        best = self._record.value
        while self._open and not self._record.is_over:
            if self._record.value < best:
                best = self._record.value
                aside.repeat()
            while self._offered:
                self._add(self._offered.popleft())
            node = self._next()
            if is_complete:
                self._record.raise_bound(node.bound)
            if node.bound >= self._record.target:
                heapq.heappush(self._open, node)
                return
            try:
                if steps % _DIVE_EVERY == 0:
                    # Before anything else: the rows that come in on its way sharpen the trials, too.
                    self._hands[0].begin()
                    self._hands[0].dive(node)
                self._expand(aside, node)
            except OutOfTime:
                heapq.heappush(self._open, node)
                raise
            steps += 1

    def _next(self) -> Node:
        """The node of the lowest bound. A leaf that was not settled comes again once that is its own: nothing else helps."""
        is_held = bool(self._unsettled) and self._unsettled[0] < self._open[0]
        return heapq.heappop(self._unsettled if is_held else self._open)

    def _begin(self) -> None:
        """The root, or what was left when the search ended before; leaves that were not settled then come again."""
        if not self._is_begun:
            self._push(self._root())
        self._is_begun = True
        while self._unsettled:
            heapq.heappush(self._open, self._unsettled.pop())

    def _add(self, rows: Model) -> None:
        """More rows for all hands, in the same order for each, so that one may begin where another ended."""
        self._added.append(rows)
        for hand in self._hands:
            hand.relaxation.add(rows)

    def _both(self, aside: _Aside, one: Callable[[Hand], T], two: Callable[[Hand], T]) -> tuple[T, T]:
        """What each hand gives, at work at once; what one hand gives where there is only one."""
        own = self._hands[0]
        own.begin()
        beside = aside.submit(lambda: two(self._second_hand()))
        if beside is None:
            return one(own), two(own)
        try:
            done = one(own)
        finally:
            wait([beside])
        return done, beside.result()

    def _second_hand(self) -> Hand:
        """The second hand, ready for the next step."""
        if len(self._hands) == 1:
            hand = self._new_hand()
            for rows in self._added:
                hand.relaxation.add(rows)
            self._hands.append(hand)
        self._hands[1].begin()
        return self._hands[1]

    def _expand(self, aside: _Aside, node: Node) -> None:
        if node.joined is None:
            self._hands[0].begin()
            self._push(self._hands[0].node(node.choice, node.basis, self._enough(node)), node.partings)
            return
        if self._cuts is not None and 0 < self._effort.often <= node.partings:
            self._hands[0].begin()
            self._push(self._hands[0].sharpened(node, self._cuts))
            return
        torn = np.flatnonzero((node.joined > WHOLE) & (node.joined < 1 - WHOLE))
        if not len(torn):
            self._settle(node)
            return
        place, begun = self._branching_place(aside, node, node.joined, torn)
        opened, closed = node.choice.opened(place, self.most), node.choice.closed(place)
        enough = self._enough(node)
        children = self._both(
            aside,
            lambda hand: hand.node(closed, begun[0], enough),
            lambda hand: hand.node(opened, begun[1], enough),
        )
        for way, child in enumerate(children):
            self._push(child, node.partings + 1)
            if child is not None:
                self._gains.learn(way, place, child.bound - node.bound, abs(way - node.joined[place]))

    def _enough(self, node: Node) -> float:
        """The value above which a node below this one may wait, its relaxation unfinished, until it is the best one."""
        room = self._record.target - node.bound
        return node.bound + self._effort.enough * room if 0 < room < inf else inf

    def _settle(self, node: Node) -> None:
        self._hands[0].begin()
        proven = self._hands[0].settle(node.choice, node.basis, self._cuts, patience=2.0**node.tries)
        if proven < self._record.target:
            node.bound = max(node.bound, proven)
            node.tries += 1
            heapq.heappush(self._unsettled, node)

    def _branching_place(self, aside: _Aside, node: Node, joined: Floats, torn: Indices) -> tuple[int, Sides]:
        """The member to branch on, and where the relaxations without it and with it may begin."""
        ranked = sorted(torn, key=lambda place: -self._gains.promise(int(place), float(joined[place])))
        best, best_promise, begun = int(ranked[0]), -1.0, (node.basis, node.basis)
        for place in map(int, ranked[: self._effort.tried]):
            sides = (node.basis, node.basis)
            if self._gains.is_trusted(place, self._effort.trusted):
                promise = self._gains.promise(place, float(joined[place]))
            else:
                promise, sides = self._trial(aside, node, place, float(joined[place]))
            if promise > best_promise:
                best, best_promise, begun = place, promise, sides
        return best, begun

    def _trial(self, aside: _Aside, node: Node, place: int, value: float) -> tuple[float, Sides]:
        closed, opened = node.choice.closed(place), node.choice.opened(place, self.most)
        steps = self._effort.steps
        sides = self._both(
            aside, lambda hand: hand.trial(closed, node, steps), lambda hand: hand.trial(opened, node, steps)
        )
        for way, (gain, _) in enumerate(sides):
            self._gains.learn(way, place, gain, abs(way - value))
        (less, without), (more, with_it) = sides
        return max(less, _LEAST_GAIN) * max(more, _LEAST_GAIN), (without, with_it)

    def _push(self, node: Node | None, partings: int = 0) -> None:
        if node is not None:
            self._order += 1
            node.order, node.partings = self._order, partings
            heapq.heappush(self._open, node)

    def _root(self) -> Node | None:
        self._hands[0].begin()
        return self._hands[0].node(self._start)

    def dive(self) -> Floats | None:
        """One quick solution from the top of the tree; nothing where time runs out first. Gives who joined on the way."""
        with suppress(OutOfTime):
            node = self._root()
            if node is not None:
                joined = self._hands[0].dive(node)
                return joined if joined is not None else self._hands[0].dive(node, len(self.members))
        return None
