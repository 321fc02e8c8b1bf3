"""Which answers come first: one page of what was found, by the order asked for, equals by id."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bidbuilder.domain.matching.querying.queries import Order, Paging
from bidbuilder.storage.searching.building import CODE, NAME, NAME_DA
from bidbuilder.storage.searching.finding import LEAD_TIME, Found, Hits
from bidbuilder.storage.searching.ranges import Mask, Rows
from bidbuilder.storage.searching.segments import Segment

Places = NDArray[np.integer[Any]]

_AMOUNT_BITS = 54
_GREATEST_AMOUNT = (1 << _AMOUNT_BITS) - 1
_LAST = np.iinfo(np.int64).max
_WALKED = 1_000
_DENSE = 20


@dataclass(frozen=True, slots=True)
class _Ordered:
    """An order of a segment's rows: `values` to choose the first of some rows by, and `keys` that compare them with rows
    of other segments, the weightiest first. `ranks` names the segment's own order if it is that one."""

    values: Callable[[Places], NDArray[Any]]
    keys: Callable[[Places], tuple[NDArray[Any], ...]]
    ranks: str | None = None


def page_of(found: Found, paging: Paging) -> tuple[int, ...]:
    """The offering ids of one page, in order; equals by id."""
    wanted = paging.offset + paging.limit
    listed: list[tuple[NDArray[Any], ...]] = []
    for hits in found.hits:
        order = _order_of(found, hits, paging)
        rows = _first_rows(hits, order, wanted)
        listed.append((*order.keys(rows), hits.segment.ids[rows]))
    if not listed:
        return ()
    columns = [np.concatenate(one) for one in zip(*listed, strict=True)]
    first = np.lexsort(columns[::-1])[paging.offset : wanted]
    return tuple(columns[-1][first].tolist())


def _first_rows(hits: Hits, order: _Ordered, wanted: int) -> Places:
    count, size = int(np.count_nonzero(hits.mask)), hits.segment.size
    if order.ranks is not None and wanted * _DENSE < count:
        return _walked(hits.segment.in_order(order.ranks), hits.mask, wanted, size // count)
    rows = np.flatnonzero(hits.mask)
    return _first(rows, order.values(rows), wanted)


def _walked(ordered: Rows, mask: Mask, wanted: int, apart: int) -> Rows:
    """The first rows of an order that a mask has, which are some `apart`: found without a look at the others."""
    found: list[Rows] = []
    start, step, missing = 0, wanted * (apart + 1) + _WALKED, wanted
    while missing and start < len(ordered):
        rows = ordered[start : start + step]
        found.append(rows[mask[rows]][:missing])
        missing -= len(found[-1])
        start, step = start + step, step * 2
    return np.concatenate(found)


def _first(rows: Places, values: NDArray[Any], wanted: int) -> Places:
    """The rows with the smallest values, equals in the order of rows."""
    if len(rows) > wanted:
        limit = np.partition(values, wanted - 1)[wanted - 1]
        below = np.flatnonzero(values < limit)
        kept = np.concatenate([below, np.flatnonzero(values == limit)[: wanted - len(below)]])
        rows, values = rows[kept], values[kept]
    return rows[np.argsort(values, kind="stable")]


def _order_of(found: Found, hits: Hits, paging: Paging) -> _Ordered:
    segment, name = hits.segment, NAME_DA if paging.language == "da" else NAME
    names, ranks, scores = segment.keys[name], segment.ranks[name], hits.scores
    match paging.order:
        case Order.RELEVANCE if scores is not None:
            return _Ordered(
                lambda rows: ranks[rows].astype(np.int64) - (scores[rows].astype(np.int64) << 32),
                lambda rows: (-scores[rows].astype(np.int64), names[rows]),
            )
        case Order.CHANGED:
            return _Ordered(
                lambda rows: -segment.changed[rows], lambda rows: (-segment.changed[rows], -segment.ids[rows])
            )
        case Order.CODE:
            codes, places = segment.keys[CODE], segment.ranks[CODE]
            return _Ordered(lambda rows: places[rows], lambda rows: (codes[rows],), CODE)
        case Order.LEAD_TIME:
            days = lead_times(segment)
            return _Ordered(lambda rows: days[rows], lambda rows: (days[rows], names[rows]))
        case Order.PRICE:
            prices = _price_order(found, segment)
            return _Ordered(prices, lambda rows: (prices(rows), names[rows]))
        case _:
            return _Ordered(lambda rows: ranks[rows], lambda rows: (names[rows],), name)


def lead_times(segment: Segment) -> NDArray[np.float64]:
    """The longest lead time of each row in days, infinite where none is stated."""
    measured = segment.numbers.get(LEAD_TIME)
    if measured is not None and len(measured.whole.rows) == segment.size:
        return measured.whole.high
    days = np.full(segment.size, np.inf)
    if measured is not None:
        days[measured.whole.rows] = measured.whole.high
    return days


def _price_order(found: Found, segment: Segment) -> Callable[[Places], NDArray[np.int64]]:
    """By currency, then amount; what has no price that may be seen comes last."""
    values, prices, priced = found.view.lexicon.values, segment.prices, found.sight.priced(segment)
    known = {number for part in found.view.parts for number in part.segment.distinct_of("currencies")}
    places = np.zeros(max(known, default=0) + 1, np.int64)
    places[sorted(known, key=lambda one: values[one])] = np.arange(len(known))

    def order(rows: Places) -> NDArray[np.int64]:
        amounts = np.minimum(prices.amounts[rows], _GREATEST_AMOUNT)
        return np.where(priced[rows], (places[prices.currencies[rows]] << _AMOUNT_BITS) + amounts, _LAST)

    return order
