"""Prices on the rows of a covering, and the bound they prove: long before its relaxation is solved where that takes long.

After Held and Karp (Mathematical Programming 1, 1971), as Caprara, Fischetti and Toth use it for covering (Operations
Research 47, 1999). At prices on the rows a column comes in if its rows are worth more than it costs. A row that nothing then
covers becomes dearer, one that several cover cheaper, by steps that shrink where the bound rises no more.

**Rule.** The bound is the sum of the prices less what the columns that come in are worth beyond their cost: every cover
pays at least that, at whatever prices from 0 on.
"""

from collections.abc import Callable
from math import inf

import numpy as np

from bidbuilder.composer.covering import Covering
from bidbuilder.composer.matrices import Floats

_MOST_STEPS = 1_000
_FIRST_STEP = 1.0
_LEAST_STEP = 1e-3
_SHRINK = 0.5
_PATIENCE = 20
_REAL_RISE = 1e-6


def climbed_prices(covering: Covering, known: float, goes_on: Callable[[], bool]) -> tuple[Floats, float]:
    """Prices at which the bound is high, and that bound; `known` is the cost of a cover. No row may be without columns."""
    prices = _first_prices(covering)
    best, bound = prices, -inf
    step, since = _FIRST_STEP, 0
    for _ in range(_MOST_STEPS):
        excess = covering.cost - covering.worth(prices)
        inside = np.flatnonzero(excess < 0)
        value = float(prices.sum() + excess[inside].sum())
        since = 0 if value > bound + _REAL_RISE * abs(value) else since + 1
        if value > bound:
            best, bound = prices, value
        if since >= _PATIENCE:
            step, since = step * _SHRINK, 0
        lack = 1.0 - np.bincount(covering.rows_of(inside), minlength=covering.height)
        lack[(lack < 0) & (prices == 0)] = 0.0
        if step < _LEAST_STEP or not lack.any() or not goes_on():
            break
        length = step * max(_REAL_RISE * known, known - value) / float(lack @ lack)
        prices = np.maximum(0.0, prices + length * lack)
    return best, bound


def _first_prices(covering: Covering) -> Floats:
    """By row the least that a row costs in one of its columns: no column is then worth more than it costs."""
    shares = covering.cost / np.maximum(1, np.diff(covering.column_starts))
    prices: Floats = np.minimum.reduceat(shares[covering.columns], covering.row_starts[:-1])
    return prices
