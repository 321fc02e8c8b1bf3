"""What answers have in common: counts by kind, owner, CPV, certificate, lead time, price and the properties most used.

Only rows that were found are counted, and prices only where they may be seen. Limits of numbers are chosen so that they
part the answers; what each limit would leave is counted exactly.
"""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Context, Decimal
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bidbuilder.domain.catalogue.projection import PORT_TYPES
from bidbuilder.storage.searching.conditions import states_all, stating
from bidbuilder.storage.searching.entries import certificate_of
from bidbuilder.storage.searching.finding import LEAD_TIME, Found, Hits
from bidbuilder.storage.searching.ordering import Places, lead_times
from bidbuilder.storage.searching.segments import Pairs, Segment

_MOST_VALUES, _MOST_PROPERTIES = 6, 5
_PARTING = (0.25, 0.5, 0.75)
_SAMPLE = 5_000
_LEAD_TIMES = (7, 14, 30, 60, 90)
_MILLIONTHS = Decimal(1_000_000)
_SHORT = Context(prec=2)
# These have facets of their own, or none.
_TERMS = frozenset({LEAD_TIME, "country_of_origin", PORT_TYPES})


@dataclass(frozen=True, slots=True)
class Counts:
    """Values with how many answers have them, the most frequent first."""

    values: tuple[tuple[str, int], ...] = ()


@dataclass(frozen=True, slots=True)
class Limits:
    """Limits in a unit or currency, rising, with how many answers keep each: at most it, or at least it."""

    unit: str = ""
    values: tuple[tuple[Decimal, int], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Facets:
    """Everything counted. `owners` are answers by organisation; properties by key, with choices or with limits."""

    kinds: Counts
    cpv: Counts
    certificates: Counts
    owners: dict[int, int]
    lead_times: Limits
    prices: Limits
    choices: dict[str, Counts]
    numbers: dict[str, Limits]


def facets_of(found: Found) -> Facets:
    """The facets of all answers; they are kept for whoever sees the same and asks again, as for the next page."""
    if found.asked is None:
        return _count(found)
    facets: Facets = found.view.remembered.renew((found.asked, found.sight), lambda known: known or _count(found))
    return facets


def _count(found: Found) -> Facets:
    rows = [np.flatnonzero(one.mask) for one in found.hits]
    used = [key for key, _ in _used_properties(found, rows).most_common(_MOST_PROPERTIES)]
    choices = {key: _choices(found, rows, key) for key in used}
    numbers = {key: _numbers(found, rows, key) for key in used}
    return Facets(
        kinds=_terms(found, (one.segment.kinds[own] for one, own in zip(found.hits, rows, strict=True))),
        cpv=_merged(
            _terms(found, (one.segment.cpv[own] for one, own in zip(found.hits, rows, strict=True)), most=None),
            lambda code: code[:2],
        ),
        certificates=_merged(_certificates(found, rows), lambda claim: certificate_of(claim).name),
        owners=_owners(found, rows),
        lead_times=_lead_times(found, rows),
        prices=_prices(found, rows),
        choices={key: one for key, one in choices.items() if one.values},
        numbers={key: one for key, one in numbers.items() if one.values},
    )


def _terms(found: Found, numbers: Iterable[NDArray[np.int32]], most: int | None = _MOST_VALUES) -> Counts:
    """Counts of terms of the lexicon; the empty one says nothing."""
    counter: Counter[str] = Counter()
    for listed in numbers:
        counts = np.bincount(listed)
        for number in np.flatnonzero(counts).tolist():
            counter[found.view.lexicon.values[number]] += int(counts[number])
    del counter[""]
    return Counts(tuple(sorted(counter.items(), key=lambda one: (-one[1], one[0]))[:most]))


def _merged(counts: Counts, value_of: Callable[[str], str]) -> Counts:
    """Counts of what several values have in common."""
    merged: Counter[str] = Counter()
    for value, count in counts.values:
        merged[value_of(value)] += count
    return Counts(tuple(sorted(merged.items(), key=lambda one: (-one[1], one[0]))[:_MOST_VALUES]))


def _certificates(found: Found, rows: Sequence[Places]) -> Counts:
    return _terms(found, _terms_at(found, rows, lambda segment: segment.certificates), most=None)


def _terms_at(
    found: Found, rows: Sequence[Places], pairs_in: Callable[[Segment], Pairs | None]
) -> Iterator[NDArray[np.int32]]:
    """The terms that the answers have in a column of each segment."""
    for hits, own in zip(found.hits, rows, strict=True):
        pairs = pairs_in(hits.segment)
        if pairs is not None:
            is_full = pairs.is_single and len(pairs.rows) == hits.segment.size
            yield pairs.terms[own] if is_full else pairs.terms[hits.mask[pairs.rows]]


def _owners(found: Found, rows: Sequence[Places]) -> dict[int, int]:
    owners: Counter[int] = Counter()
    for one, own in zip(found.hits, rows, strict=True):
        counts = np.bincount(one.segment.owners[own])
        owners.update({owner: int(counts[owner]) for owner in np.flatnonzero(counts).tolist()})
    return dict(owners)


def _lead_times(found: Found, rows: Sequence[Places]) -> Limits:
    days = _joined([lead_times(one.segment)[own] for one, own in zip(found.hits, rows, strict=True)])
    counts = [(Decimal(limit), int(np.count_nonzero(days <= limit))) for limit in _LEAD_TIMES]
    return Limits("d", tuple(one for one in counts if 0 < one[1] < max(len(days), 2)))


def _prices(found: Found, rows: Sequence[Places]) -> Limits:
    """At most these first prices, in the currency most answers have; only of prices that may be seen."""
    if not found.sight.sees_prices:
        return Limits()
    priced = [own[found.sight.priced(one.segment)[own]] for one, own in zip(found.hits, rows, strict=True)]
    listed = [
        (one.segment.prices.currencies[own], one.segment.prices.amounts[own])
        for one, own in zip(found.hits, priced, strict=True)
    ]
    most = _terms(found, (currencies for currencies, _ in listed), most=1).values
    if not most:
        return Limits()
    number = found.view.lexicon.values.find(most[0][0])
    amounts = _joined([amounts[currencies == number] for currencies, amounts in listed])
    limits = _parting_limits([Decimal(int(one)) / _MILLIONTHS for one in _parting(amounts)])
    counts = ((one, int(np.count_nonzero(amounts <= int(one * _MILLIONTHS)))) for one in limits)
    return Limits(most[0][0], tuple(counts))


def _used_properties(found: Found, rows: Sequence[Places]) -> Counter[str]:
    used: Counter[str] = Counter()
    for one, own in zip(found.hits, rows, strict=True):
        for key in {*one.segment.choices, *one.segment.numbers} - _TERMS:
            used[key] += len(own) if states_all(one.segment, key) else _count_stating(one, key)
    return +used


def _count_stating(hits: Hits, key: str) -> int:
    return int(np.count_nonzero(stating(hits.segment, key) & hits.mask))


def _choices(found: Found, rows: Sequence[Places], key: str) -> Counts:
    return _terms(found, _terms_at(found, rows, lambda segment: segment.choices.get(key)))


def _numbers(found: Found, rows: Sequence[Places], key: str) -> Limits:
    """At least these numbers, in the unit of the property; of ranges their lower ends."""
    listed = []
    for one, own in zip(found.hits, rows, strict=True):
        if key in one.segment.numbers:
            whole = one.segment.numbers[key].whole
            lows = whole.low[own] if len(whole.rows) == one.segment.size else whole.low[one.mask[whole.rows]]
            listed.append(lows[np.isfinite(lows)])
    lows = _joined(listed)
    limits = _parting_limits([Decimal(repr(float(one))) for one in _parting(lows)])
    return Limits("", tuple((one, int(np.count_nonzero(lows >= float(one)))) for one in limits))


def _joined(listed: list[NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate(listed) if listed else np.empty(0)


def _parting(numbers: NDArray[Any]) -> list[Any]:
    """Numbers that part the others in four, looked for in every so-manieth of them."""
    sample = np.sort(numbers[:: max(1, len(numbers) // _SAMPLE)])
    return [sample[int(len(sample) * part)] for part in _PARTING] if len(sample) else []


def _parting_limits(numbers: Iterable[Decimal]) -> list[Decimal]:
    """Different limits of two digits, rising."""
    return sorted({_SHORT.plus(one) for one in numbers if one})
