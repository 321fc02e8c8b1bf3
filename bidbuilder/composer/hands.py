"""One hand at a search over members: a warm relaxation of its own, and what is done by it: trials, dives, leaves.

Two hands may work at once. Each sees the target that stood when its step began, so that what it finds does not hang on how
fast the other one is. The tree itself, and where it branches, is `branching`.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from math import inf
from time import monotonic, thread_time
from typing import Protocol

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.membership import MemberModel
from bidbuilder.composer.record import Record
from bidbuilder.composer.relaxing import Basis, Choice, Relaxed, Unfinished, WarmRelaxation
from bidbuilder.composer.solving import Outcome, Relaxation, solve_integer

WHOLE = 1e-6
_LEAF_PART = 0.15
_DIVE_SHARE = 8
_CUTS_OF_LEAF = 4
_CUTS_OF_NODE = 1


class Cuts(Protocol):
    """Rows that nothing whole breaks and averages do."""

    def broken_by(self, x: Floats) -> Model | None:
        """Those that this answer breaks; None where there are none."""
        ...


@dataclass(frozen=True, slots=True, kw_only=True)
class Effort:
    """How much goes into where to branch: so many members are tried at a node, so many steps of the simplex each.

    A member tried so often, `trusted`, is not tried again: what it gained then is gone by.
    Of what is left to the target: a node that rises by `enough` may wait, its relaxation unfinished, until it is the best.
    A node so many partings, `often`, from where that was last done is first sharpened by the rows that it breaks: they hold
    everywhere, so every node gains by them, and one that is near gains most of what there is. Never where `often` is 0.
    """

    tried: int = 3
    steps: int = 25
    trusted: int = 4
    enough: float = inf
    often: int = 0


@dataclass(slots=True, eq=False)
class Node:
    """A choice and its relaxation, of which only the members' values are kept; none where it was left unfinished.

    `partings`: so many members were decided since the rows that it broke came in. `tries`: so often the time was too short to
    settle it.
    """

    bound: float
    choice: Choice
    joined: Floats | None
    basis: Basis
    order: int = 0
    partings: int = 0
    tries: int = 0

    def __lt__(self, other: "Node") -> bool:
        return (self.bound, self.order) < (other.bound, other.order)


class Hand:
    """Works on nodes one at a time. `share` gives rows that were found to all hands, this one among them.

    `slowest_leaf` is in seconds of computing, so that a busy machine changes no way.
    """

    def __init__(
        self,
        part: MemberModel,
        record: Record,
        deadline: float,
        first: Relaxation | None,
        share: Callable[[Model], None],
    ) -> None:
        self._part = part
        self._members = part.members
        self._most = part.most
        self._record = record
        self._deadline = deadline
        self._started = monotonic()
        self._target = inf
        self._share = share
        self.relaxation = WarmRelaxation(part, first, deadline)
        self.slowest_leaf = 0.0

    @property
    def model(self) -> Model:
        """The model with all rows that came in."""
        return self.relaxation.model

    def go_on_until(self, deadline: float) -> None:
        """Another deadline from here on."""
        self._deadline = self.relaxation.deadline = deadline

    def begin(self) -> None:
        """Take up what the record asks for now, for all that follows."""
        self._target = self._record.target

    def node(self, choice: Choice, basis: Basis | None = None, enough: float = inf) -> Node | None:
        """The node of a choice, unfinished above what is `enough`; None where nothing better than the target is below it."""
        relaxed = self.relaxation.solve_up_to(choice, enough, self._target, basis)
        if relaxed is None or relaxed.value >= self._target:
            return None
        joined = None if isinstance(relaxed, Unfinished) else relaxed.x[self._members]
        return Node(relaxed.value, choice, joined, relaxed.basis)

    def sharpened(self, node: Node, cuts: Cuts) -> Node | None:
        """The node with the rows that it breaks; None where nothing better than the target is below it."""
        relaxed = self._sharp(node.choice, node.basis, cuts, _CUTS_OF_NODE)
        if relaxed is None or relaxed.value >= self._target:
            return None
        joined = relaxed.x[self._members]
        return Node(max(node.bound, relaxed.value), node.choice, joined, relaxed.basis)

    def trial(self, choice: Choice, node: Node, steps: int) -> tuple[float, Basis]:
        """How far the bound rises under a choice, by so many steps from that of the node; and where these lead."""
        # Without an incumbent there is no cutoff to count an infeasible side with: it counts as a gain of its own size.
        cutoff = self._target if self._target < inf else node.bound + abs(node.bound)
        value, basis = self.relaxation.estimate(choice, cutoff, steps, node.basis)
        return max(0.0, value - node.bound), basis or node.basis

    def dive(self, node: Node, share: int = _DIVE_SHARE) -> Floats | None:
        """Open the most used members again and again until all are whole, then solve what is left: a good solution.

        One part in `share` of those that are torn is opened at once.
        """
        choice, joined, basis = node.choice, node.joined, node.basis
        if joined is None:
            return None
        while (torn := (joined > WHOLE) & (joined < 1 - WHOLE)).any():
            settled = Choice(np.where(joined >= 1 - WHOLE, 1.0, choice.lower), choice.upper)
            for following in self._next_choices(settled, joined, torn, share):
                relaxed = self.relaxation.solve(following, self._target, basis)
                if relaxed is not None:
                    choice, joined, basis = following, relaxed.x[self._members], relaxed.basis
                    break
            else:
                return None
        whole: Floats = np.round(joined)
        self.settle(Choice(whole, whole), basis)
        return whole

    def _next_choices(self, choice: Choice, joined: Floats, torn: Flags, share: int) -> Iterator[Choice]:
        """Open a few of the most used members; if that fails the first alone; if that fails leave it out."""
        ranked = np.argsort(np.where(torn, -joined, 1.0), kind="stable")[: torn.sum()]
        several = choice
        for place in ranked[: max(1, len(ranked) // share)]:
            if several.upper[place] > 0:
                several = several.opened(int(place), self._most)
        yield several
        yield choice.opened(int(ranked[0]), self._most)
        yield choice.closed(int(ranked[0]))

    def _sharp(
        self, choice: Choice, basis: Basis | None, cuts: Cuts | None, rounds: int = _CUTS_OF_LEAF
    ) -> Relaxed | None:
        """The relaxation under a choice, bettered a few times by the rows that it breaks."""
        relaxed = self.relaxation.solve(choice, self._target, basis)
        for _ in range(rounds):
            if relaxed is None or cuts is None:
                break
            rows = cuts.broken_by(relaxed.x)
            if rows is None:
                break
            self._share(rows)
            relaxed = self.relaxation.solve(choice, self._target)
        return relaxed

    def settle(self, choice: Choice, basis: Basis | None, cuts: Cuts | None = None, *, patience: float = 1.0) -> float:
        """Solve what is left under a choice as an integer programme; gives the bound that was proven for it.

        `patience`: so many times as long as usual it may take.
        """
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
        ).below(self._target - paid)
        seconds = patience * max(1.0, _LEAF_PART * (self._deadline - self._started))
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
        lower, upper = self.relaxation.bounds(choice)
        room = self._target - relaxed.value
        whole = self.model.is_integral & (lower < upper)
        stays_low = whole & (relaxed.reduced_cost > room) & (relaxed.x <= lower + WHOLE)
        stays_high = whole & (-relaxed.reduced_cost > room) & (relaxed.x >= upper - WHOLE)
        upper[stays_low] = lower[stays_low]
        lower[stays_high] = upper[stays_high]
        return lower, upper
