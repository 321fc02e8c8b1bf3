"""From a model too large for its relaxation to the columns that matter: a core, grown until its prices hold for the whole.

The core is relaxed; its prices, put to the whole model, give a bound that holds for all and name the columns that would
pay at them. Those come in, and so on, until none is left or the bound is as good as the core's own value.
"""

from dataclasses import dataclass
from math import inf
from time import monotonic

import numpy as np

from bidbuilder.composer.matrices import Flags, Floats, Model
from bidbuilder.composer.membership import MemberModel, whole_model
from bidbuilder.composer.modelling import SourcingModel
from bidbuilder.composer.pricing import Pricer, coupling_of, price
from bidbuilder.composer.record import Record
from bidbuilder.composer.solving import Outcome, solve_relaxation

_AT_LEAST = 8
_MUCH_USED = 0.3
_LONGEST_PRICING = 12.0
_CLOSE = 2e-4
_PRICING_PART = 0.12


@dataclass(frozen=True, slots=True, eq=False)
class Core:
    """Columns that matter; `reduced_cost` holds for the whole model at `bound`; `rows` are the lazy rows of the part."""

    part: MemberModel
    rows: Flags
    bound: float
    reduced_cost: Floats


class Narrowing:
    """The core of one model while it grows."""

    def __init__(self, sourcing: SourcingModel, record: Record, deadline: float) -> None:
        self._sourcing = sourcing
        self._record = record
        self._whole = whole_model(sourcing)
        self._pricer = Pricer(sourcing)
        started = monotonic()
        pricing = price(sourcing, started + min(_LONGEST_PRICING, (deadline - started) * _PRICING_PART))
        record.raise_bound(pricing.bound)
        self._pricing = pricing
        self._coupling = coupling_of(sourcing)
        used = pricing.x > _MUCH_USED
        self._free = _whole_offers(sourcing, used | _closest(self._coupling, pricing.reduced_cost, _AT_LEAST))
        self.is_settled = False

    def grow(self, deadline: float) -> Core | None:
        """Relax the core, raise the bound by its prices, and take in what pays for the next time.

        None where time ran out; `is_settled` once nothing is left that pays.
        """
        while True:
            part = self._whole.part(self._free)
            relaxed = solve_relaxation(part.model, deadline)
            if relaxed.outcome is not Outcome.INFEASIBLE:
                break
            wider = self._free | _whole_offers(self._sourcing, self._next_best())
            if wider.sum() == self._free.sum():
                return None
            self._free = wider
        if not len(relaxed.x):
            return None
        proven = self._pricer.at(relaxed)
        if proven.bound > self._pricing.bound:
            self._pricing = proven
            self._record.raise_bound(proven.bound)
        wider = self._free | _whole_offers(self._sourcing, proven.pays & ~self._free)
        close = relaxed.value - self._pricing.bound <= _CLOSE * abs(relaxed.value)
        self.is_settled = close or wider.sum() == self._free.sum()
        self._free = wider
        return Core(part, relaxed.rows, self._pricing.bound, self._pricing.reduced_cost)

    def _next_best(self) -> Flags:
        away = np.where(self._free, inf, self._pricing.reduced_cost)
        return _closest(self._coupling, away, _AT_LEAST)


def _closest(model: Model, reduced_cost: Floats, count: int) -> Flags:
    """For every row with a lower limit the columns of least reduced cost that help to reach it."""
    row = model.row_of_entry()
    entries = np.flatnonzero((model.values > 0) & np.isfinite(model.row_lower)[row])
    order = entries[np.lexsort((reduced_cost[model.columns[entries]], row[entries]))]
    first = np.flatnonzero(np.diff(row[order], prepend=-1))
    rank = np.arange(len(order)) - np.repeat(first, np.diff(np.append(first, len(order))))
    chosen = np.zeros(model.width, dtype=np.bool_)
    chosen[model.columns[order[rank < count]]] = True
    return chosen


def _whole_offers(sourcing: SourcingModel, columns: Flags) -> Flags:
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
