"""Search over members: a branch and bound that decides who joins, with a small integer programme once that is settled.

Which members join is what makes sourcing hard: the relaxation opens many of them a little. Once they are settled it is
nearly exact and the rest is solved in moments. So this tree branches on members only, by strong branching on a warm
relaxation, best bound first, and solves a leaf (all members whole) as an integer programme of its own.
"""

import heapq
from collections.abc import Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from math import inf
from time import monotonic, thread_time

import highspy
import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Indices, Model
from bidbuilder.composer.membership import MemberModel
from bidbuilder.composer.need_cuts import NeedCuts
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Choice, OutOfTime, Relaxed, WarmRelaxation
from bidbuilder.composer.solving import Outcome, Relaxation, solve_integer

_WHOLE = 1e-6
_TRIED = 3
_TRIAL_STEPS = 25
_TRUSTED_TRIALS = 4
_LEAST_GAIN = 1e-3
_LEAF_PART = 0.15
_DIVE_EVERY = 15
_DIVE_SHARE = 8
_CUTS_OF_LEAF = 4


@dataclass(slots=True, eq=False)
class _Node:
    """A choice and its relaxation, of which only the members' values are kept."""

    bound: float
    order: int
    choice: Choice
    joined: Floats
    basis: highspy.HighsBasis

    def __lt__(self, other: "_Node") -> bool:
        return (self.bound, self.order) < (other.bound, other.order)


class _Gains:
    """What the bound gained, a unit of change, when a member was left out (0) or joined (1): guides the branching."""

    def __init__(self, count: int) -> None:
        self.sums = np.zeros((2, count))
        self.trials = np.zeros((2, count))

    def learn(self, way: int, place: int, gain: float, distance: float) -> None:
        """One side of a member was tried, at this distance from its value in the relaxation."""
        self.sums[way, place] += gain / max(distance, _WHOLE)
        self.trials[way, place] += 1

    def is_trusted(self, place: int) -> bool:
        """Tell whether both sides were tried often enough to go by."""
        return bool(self.trials[:, place].min() >= _TRUSTED_TRIALS)

    def promise(self, place: int, value: float) -> float:
        """The product of what both sides are expected to gain."""
        usual = self.sums.sum(axis=1) / np.maximum(1, self.trials.sum(axis=1))
        own = np.where(self.trials[:, place] > 0, self.sums[:, place] / np.maximum(1, self.trials[:, place]), usual)
        return float(max(own[0] * value, _LEAST_GAIN) * max(own[1] * (1 - value), _LEAST_GAIN))


class MemberSearch:
    """One tree over the members of a model. `first` is its relaxation, where it is known: there the tree begins.

    `slowest_leaf` (seconds of computing, so that a busy machine changes no way) tells whether the members are what makes the
    model hard: then leaves are quick.
    """

    def __init__(
        self,
        part: MemberModel,
        record: Record,
        deadline: float,
        first: Relaxation | None = None,
        cuts: NeedCuts | None = None,
    ) -> None:
        self._part = part
        self._cuts = cuts
        self.members = part.members
        self.most = part.most
        self._record = record
        self._deadline = deadline
        self._started = monotonic()
        self._relaxation = WarmRelaxation(part, first, deadline)
        self._gains = _Gains(len(self.members))
        self.slowest_leaf = 0.0
        self._open: list[_Node] = []
        self._unsettled: list[float] = []
        self._order = 0

    @property
    def model(self) -> Model:
        """The model with all rows that came in."""
        return self._relaxation.model

    def go_on_until(self, deadline: float) -> None:
        """Another deadline from here on."""
        self._deadline = self._relaxation.deadline = deadline

    @property
    def whole_members(self) -> Indices:
        """The member columns by their numbers in the whole model."""
        return self._part.columns[self.members]

    def relaxed(self, choice: Choice, near: Relaxed | None = None, cutoff: float = inf) -> Relaxed | None:
        """The relaxation under a choice, warm from that of one nearby; None where it is infeasible or above the cutoff."""
        return self._relaxation.solve(choice, cutoff, None if near is None else near.basis)

    def refusal(self, whole: Floats) -> tuple[Floats, float]:
        """Why the last relaxation was infeasible, as a row over the members: see `WarmRelaxation.refusal`."""
        return self._relaxation.refusal(whole)

    def settle(self, choice: Choice, near: Relaxed) -> None:
        """Solve what is left under a choice of all members, for a better incumbent."""
        self._leaf(choice, near.basis)

    def run(self, *, is_complete: bool = True) -> bool:
        """Search the whole tree; True once nothing better is left in it.

        `is_complete`: the model leaves nothing better out, so that the record's bound may rise with the tree.
        """
        everything = Choice(np.zeros(len(self.members)), np.ones(len(self.members)))
        try:
            self._push(everything, None)
            nodes = 0
            while self._open and not self._record.is_over:
                node = heapq.heappop(self._open)
                if is_complete:
                    self._record.raise_bound(min([node.bound, *self._unsettled]))
                if node.bound >= self._record.target:
                    break
                if nodes % _DIVE_EVERY == 0:
                    self._dive(node)
                self._expand(node)
                nodes += 1
        except OutOfTime:
            return False
        done = self._is_done()
        if is_complete and done:
            self._record.raise_bound(self._record.value)
        return done

    def _is_done(self) -> bool:
        left = [*self._unsettled, *(node.bound for node in self._open)]
        return not self._record.is_stopped and all(bound >= self._record.target for bound in left)

    def _push(self, choice: Choice, basis: highspy.HighsBasis | None) -> float:
        relaxed = self._relaxation.solve(choice, self._record.target, basis)
        if relaxed is None or relaxed.value >= self._record.target:
            return inf
        self._order += 1
        heapq.heappush(self._open, _Node(relaxed.value, self._order, choice, relaxed.x[self.members], relaxed.basis))
        return relaxed.value

    def _sharp(self, choice: Choice, basis: highspy.HighsBasis | None, cuts: NeedCuts | None) -> Relaxed | None:
        """The relaxation under a choice, bettered a few times by the rows that it breaks."""
        relaxed = self._relaxation.solve(choice, self._record.target, basis)
        for _ in range(_CUTS_OF_LEAF):
            if relaxed is None or cuts is None:
                break
            rows = cuts.broken_by(relaxed.x)
            if rows is None:
                break
            self._relaxation.add(rows)
            relaxed = self._relaxation.solve(choice, self._record.target)
        return relaxed

    def _expand(self, node: _Node) -> None:
        torn = np.flatnonzero((node.joined > _WHOLE) & (node.joined < 1 - _WHOLE))
        if not len(torn):
            self._settle(node)
            return
        place = self._branching_place(node, torn)
        for way, child in ((1, node.choice.opened(place, self.most)), (0, node.choice.closed(place))):
            value = self._push(child, node.basis)
            if value < inf:
                distance = 1 - node.joined[place] if way else node.joined[place]
                self._gains.learn(way, place, value - node.bound, distance)

    def _branching_place(self, node: _Node, torn: Indices) -> int:
        ranked = sorted(torn, key=lambda place: -self._gains.promise(int(place), float(node.joined[place])))
        best, best_promise = int(ranked[0]), -1.0
        for place in ranked[:_TRIED]:
            if self._gains.is_trusted(place):
                promise = self._gains.promise(int(place), float(node.joined[place]))
            else:
                promise = self._trial(node, int(place))
            if promise > best_promise:
                best, best_promise = int(place), promise
        return best

    def _trial(self, node: _Node, place: int) -> float:
        # Without an incumbent there is no cutoff to count an infeasible side with: it counts as a gain of its own size.
        cutoff = self._record.value if self._record.value < inf else node.bound + abs(node.bound)
        gains = []
        for way, child in ((0, node.choice.closed(place)), (1, node.choice.opened(place, self.most))):
            value = self._relaxation.estimate(child, cutoff, _TRIAL_STEPS, node.basis)
            gain = max(0.0, value - node.bound)
            self._gains.learn(way, place, gain, 1 - node.joined[place] if way else node.joined[place])
            gains.append(max(gain, _LEAST_GAIN))
        return gains[0] * gains[1]

    def dive(self) -> Floats | None:
        """One quick solution from the top of the tree; nothing where time runs out first. Gives who joined on the way."""
        everything = Choice(np.zeros(len(self.members)), np.ones(len(self.members)))
        with suppress(OutOfTime):
            relaxed = self._relaxation.solve(everything, self._record.target)
            if relaxed is not None:
                node = _Node(relaxed.value, 0, everything, relaxed.x[self.members], relaxed.basis)
                joined = self._dive(node)
                return joined if joined is not None else self._dive(node, len(self.members))
        return None

    def _dive(self, node: _Node, share: int = _DIVE_SHARE) -> Floats | None:
        """Open the most used members again and again until all are whole, then solve what is left: a good solution.

        One part in `share` of those that are torn is opened at once.
        """
        choice, joined, basis = node.choice, node.joined, node.basis
        while (torn := (joined > _WHOLE) & (joined < 1 - _WHOLE)).any():
            settled = Choice(np.where(joined >= 1 - _WHOLE, 1.0, choice.lower), choice.upper)
            for following in self._next_choices(settled, joined, torn, share):
                relaxed = self._relaxation.solve(following, self._record.target, basis)
                if relaxed is not None:
                    choice, joined, basis = following, relaxed.x[self.members], relaxed.basis
                    break
            else:
                return None
        whole: Floats = np.round(joined)
        self._leaf(Choice(whole, whole), basis)
        return whole

    def _next_choices(self, choice: Choice, joined: Floats, torn: Flags, share: int) -> Iterator[Choice]:
        """Open a few of the most used members; if that fails the first alone; if that fails leave it out."""
        ranked = np.argsort(np.where(torn, -joined, 1.0), kind="stable")[: torn.sum()]
        several = choice
        for place in ranked[: max(1, len(ranked) // share)]:
            if several.upper[place] > 0:
                several = several.opened(int(place), self.most)
        yield several
        yield choice.opened(int(ranked[0]), self.most)
        yield choice.closed(int(ranked[0]))

    def _settle(self, node: _Node) -> None:
        proven = self._leaf(node.choice, node.basis, self._cuts)
        if proven < self._record.target:
            self._unsettled.append(max(node.bound, proven))

    def _leaf(self, choice: Choice, basis: highspy.HighsBasis | None, cuts: NeedCuts | None = None) -> float:
        """Solve what is left under a choice as an integer programme; gives the bound that was proven for it."""
        relaxed = self._sharp(choice, basis, cuts)
        if relaxed is None:
            return inf
        lower, upper = self._tightened(choice, relaxed)
        fixed = lower == upper
        rest = np.where(fixed, lower, 0.0)
        paid = float(self.model.cost @ rest)
        if fixed.all():
            self._take(rest, paid)
            return inf
        smaller = replace(
            self.model.with_columns(~fixed, rest), lower=lower[~fixed], upper=upper[~fixed], step=0.0
        ).below(self._record.target - paid)
        seconds = max(1.0, _LEAF_PART * (self._deadline - self._started))
        began = thread_time()
        run = solve_integer(smaller, min(self._deadline, monotonic() + seconds), watch=self._record.watch())
        self.slowest_leaf = max(self.slowest_leaf, thread_time() - began)
        if run.x is not None:
            x = rest
            x[~fixed] = run.x
            self._record.offer(self._part.lifted(x), run.value + paid)
        return inf if run.outcome in (Outcome.INFEASIBLE, Outcome.OPTIMAL) else run.bound + paid

    def _take(self, x: Floats, value: float) -> None:
        """Offer a choice of everything, unless it breaks a row."""
        if not self.model.breaks(x).any():
            self._record.offer(self._part.lifted(x), value)

    def _tightened(self, choice: Choice, relaxed: Relaxed) -> tuple[Floats, Floats]:
        """Bounds under a choice: closed members sell nothing, and what costs more than the target leaves is fixed."""
        lower, upper = self._relaxation.bounds(choice)
        room = self._record.target - relaxed.value
        whole = self.model.is_integral & (lower < upper)
        stays_low = whole & (relaxed.reduced_cost > room) & (relaxed.x <= lower + _WHOLE)
        stays_high = whole & (-relaxed.reduced_cost > room) & (relaxed.x >= upper - _WHOLE)
        upper[stays_low] = lower[stays_low]
        lower[stays_high] = upper[stays_high]
        return lower, upper
