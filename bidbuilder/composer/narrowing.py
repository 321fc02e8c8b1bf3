"""From a model too large for its relaxation to the columns that matter: a core, grown until its prices hold for the whole.

The core is relaxed; its prices, put to the whole model, give a bound that holds for all and name the columns that would
pay at them. Those come in, and so on, until none is left or the bound is as good as the core's own value.
"""

from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats
from bidbuilder.composer.membership import MemberModel, whole_model
from bidbuilder.composer.pricing import Pricer, Pricing, closest
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, Relaxation, solve_relaxation
from bidbuilder.composer.translation import SourcingModel

_AT_LEAST = 8
_MUCH_USED = 0.3
_MOST_PAYING = 4
_MUCH_BETTER = 0.01
_CLOSE = 2e-4
_FIRST_PART = 0.02
_LATER_PART = 0.25


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """Columns that matter; `reduced_cost` holds for the whole model at `bound`; `relaxed` is the part's own."""

    part: MemberModel
    relaxed: Relaxation
    bound: float
    reduced_cost: Floats


class Narrowing:
    """The core of one model while it grows. It begins with so many columns `near` to paying for each need."""

    def __init__(self, sourcing: SourcingModel, record: Record, deadline: float, near: int = _AT_LEAST) -> None:
        self._sourcing = sourcing
        self._record = record
        self._whole = whole_model(sourcing)
        self._near = near
        self._pricer = Pricer(sourcing)
        self._pricing = self._pricer.find(monotonic() + _FIRST_PART * (deadline - monotonic()))
        record.raise_bound(self._pricing.bound)
        self._free = self._near_columns()
        self._relaxed: Relaxation | None = None
        self.is_settled = False

    def core(self, deadline: float) -> Core | None:
        """The core relaxed; None where time ran out first, or nothing can be. The incumbent is always in it."""
        if self._record.x is not None:
            self._widen(self._record.x > 0)
        while True:
            part = self._whole.part(self._free)
            relaxed = solve_relaxation(part.model, deadline)
            if relaxed.outcome is not Outcome.INFEASIBLE:
                break
            away = np.where(self._free, inf, self._pricing.reduced_cost)
            if not self._widen(closest(self._pricer.coupling, away, self._near)):
                return None
        if not len(relaxed.x):
            return None
        self._relaxed = relaxed
        return Core(part, relaxed, self._pricing.bound, self._pricing.reduced_cost)

    def grow(self, deadline: float) -> None:
        """Better the prices, raise the bound, and take in what pays at them; where they rose much, choose the core anew."""
        if self._relaxed is None:
            return
        exact = self._pricer.at(self._relaxed)
        self._learn(exact)
        before = self._pricing.bound
        if not self._is_close(self._relaxed):
            self._learn(self._pricer.find(monotonic() + _LATER_PART * (deadline - monotonic())))
        if self._pricing.bound - before > _MUCH_BETTER * abs(before):
            self._free = self._near_columns()
            return
        paying = np.where(self._free | (exact.gain <= 0), inf, -exact.gain)
        grew = self._widen(closest(self._pricer.coupling, paying, _MOST_PAYING) & (exact.gain > 0))
        self.is_settled = self._is_close(self._relaxed) or not grew

    def _is_close(self, relaxed: Relaxation) -> bool:
        return relaxed.value - self._pricing.bound <= _CLOSE * abs(relaxed.value)

    def _near_columns(self) -> Flags:
        """What the averaged answer uses much, and for every need the offers that come closest to paying."""
        near = closest(self._pricer.coupling, self._pricing.reduced_cost, self._near)
        return whole_offers(self._sourcing, (self._pricing.x > _MUCH_USED) | near)

    def _learn(self, pricing: Pricing) -> None:
        if pricing.bound > self._pricing.bound:
            self._pricing = pricing
            self._record.raise_bound(pricing.bound)

    def _widen(self, columns: Flags) -> bool:
        before = int(self._free.sum())
        self._free = self._free | whole_offers(self._sourcing, columns)
        return int(self._free.sum()) > before


def whole_offers(sourcing: SourcingModel, columns: Flags) -> Flags:
    """The columns with all others of the same offers, the caps over them, and everything else that is in no offer."""
    model, offer = sourcing.model, sourcing.offer_of
    wanted = np.zeros(int(offer.max(initial=-1)) + 2, dtype=np.bool_)
    wanted[offer[columns]] = True
    chosen: Flags = np.where(offer >= 0, wanted[offer], True)
    caps = np.array(list(sourcing.caps), dtype=np.int64)
    chosen[caps] = False
    row = model.row_of_entry()
    filled = np.bincount(row[chosen[model.columns] & (offer[model.columns] >= 0)], minlength=model.height) > 0
    chosen[caps] = filled[np.array(list(sourcing.caps.values()), dtype=np.int64)]
    return chosen
