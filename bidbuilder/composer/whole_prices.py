"""Prices of a row as whole numbers: rows with broken numbers have led the solver to cut off optima."""

import numpy as np

from bidbuilder.composer.matrices import Floats

_SMALL = 60
_ROUGH = 120
_NEARLY_WHOLE = 1e-5


def whole_prices(prices: Floats) -> Floats:
    """Prices as whole numbers: in the ratio they have where that is one of small numbers, else nearly so.

    They may differ a little from that ratio; what a row asks for has to be found at these.
    """
    shares = prices / prices.max()
    for most in range(1, _SMALL + 1):
        scaled = shares * most
        if np.abs(scaled - np.round(scaled)).max() < _NEARLY_WHOLE:
            break
    else:
        scaled = shares * _ROUGH
    whole: Floats = np.round(scaled)
    return whole
