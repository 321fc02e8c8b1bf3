"""Several segments made one, without what was replaced in the meantime. Terms keep their numbers, so columns are only joined."""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bidbuilder.storage.searching.building import postings_of, rank
from bidbuilder.storage.searching.pieces import pieces_of
from bidbuilder.storage.searching.ranges import Mask, Measured, Ranges, ranges_of
from bidbuilder.storage.searching.segments import Pairs, Postings, Prices, Segment, pairs_of

_NO_ROWS = np.empty(0, np.int32)
_NO_NUMBERS = np.empty(0, np.float64)
_NO_RANGES = Ranges(_NO_ROWS, _NO_NUMBERS, _NO_NUMBERS)
_NOT_MEASURED = Measured(_NO_RANGES, _NO_RANGES, _NO_RANGES)
_NO_PAIRS = pairs_of(_NO_ROWS, _NO_ROWS)


@dataclass(frozen=True, slots=True, eq=False)
class _Part:
    """A segment and where its living rows go; -1 for those that go nowhere."""

    segment: Segment
    alive: Mask
    places: NDArray[np.int32]


def merge(parts: Sequence[tuple[Segment, Mask]]) -> Segment:
    """One segment of all living rows, in the order of ids."""
    ids = np.concatenate([segment.ids[alive] for segment, alive in parts])
    order = np.argsort(ids, kind="stable")
    placed = list(_place(parts, order))
    keys = {name: _take(placed, order, lambda one, name=name: one.keys[name]) for name in parts[0][0].keys}  # type: ignore[misc]
    numbers = {key for segment, _ in parts for key in segment.numbers}
    choices = {key for segment, _ in parts for key in segment.choices}
    codes, code_starts = _join_codes(placed, order)
    return Segment(
        ids=ids[order],
        owners=_take(placed, order, lambda one: one.owners),
        published=_take(placed, order, lambda one: one.published),
        states=_take(placed, order, lambda one: one.states),
        kinds=_take(placed, order, lambda one: one.kinds),
        cpv=_take(placed, order, lambda one: one.cpv),
        changed=_take(placed, order, lambda one: one.changed),
        property_counts=_take(placed, order, lambda one: one.property_counts),
        keys=keys,
        ranks={name: rank(texts) for name, texts in keys.items()},
        prices=Prices(
            _take(placed, order, lambda one: one.prices.amounts),
            _take(placed, order, lambda one: one.prices.currencies),
            _take(placed, order, lambda one: one.prices.are_open),
        ),
        numbers={key: _join_measured(placed, key) for key in numbers},
        choices={
            key: _join_pairs((part, part.segment.choices.get(key, _NO_PAIRS)) for part in placed) for key in choices
        },
        certificates=_join_pairs((part, part.segment.certificates) for part in placed),
        named=_join_postings([(part, part.segment.named) for part in placed]),
        told=_join_postings([(part, part.segment.told) for part in placed]),
        phrases=_join_postings([(part, part.segment.phrases) for part in placed]),
        codes=codes,
        code_starts=code_starts,
        pieces=pieces_of(codes, code_starts),
    )


def _place(parts: Sequence[tuple[Segment, Mask]], order: NDArray[np.int64]) -> Iterable[_Part]:
    goes_to = np.empty(len(order), np.int32)
    goes_to[order] = np.arange(len(order), dtype=np.int32)
    first = 0
    for segment, alive in parts:
        places = np.full(segment.size, -1, np.int32)
        count = int(alive.sum())
        places[alive] = goes_to[first : first + count]
        first += count
        yield _Part(segment, alive, places)


def _take(parts: Sequence[_Part], order: NDArray[np.int64], column: Callable[[Segment], NDArray[Any]]) -> NDArray[Any]:
    return np.concatenate([column(one.segment)[one.alive] for one in parts])[order]


def _join_measured(parts: Sequence[_Part], key: str) -> Measured:
    found = [(part, part.segment.numbers.get(key, _NOT_MEASURED)) for part in parts]
    return Measured(
        _join_ranges((part, one.whole) for part, one in found),
        _join_ranges((part, one.spans) for part, one in found),
        _join_ranges((part, one.points) for part, one in found),
    )


def _join_ranges(found: Iterable[tuple[_Part, Ranges]]) -> Ranges:
    kept = [(part.places[one.rows], one) for part, one in found]
    rows = np.concatenate([places for places, _ in kept])
    living = rows >= 0
    order = np.argsort(rows[living], kind="stable")
    low, high = (np.concatenate([getattr(one, end) for _, one in kept])[living][order] for end in ("low", "high"))
    return ranges_of(rows[living][order], low, high)


def _join_pairs(found: Iterable[tuple[_Part, Pairs]]) -> Pairs:
    kept = [(part.places[one.rows], one.terms) for part, one in found]
    rows, terms = (np.concatenate([pair[side] for pair in kept]) for side in (0, 1))
    living = rows >= 0
    order = np.argsort(rows[living], kind="stable")
    return pairs_of(rows[living][order], terms[living][order])


def _join_postings(found: Sequence[tuple[_Part, Postings]]) -> Postings:
    spread = [(part, pairs_of(one.rows, np.repeat(one.terms, np.diff(one.starts)))) for part, one in found]
    pairs = _join_pairs(spread)
    return postings_of(pairs.rows, pairs.terms)


def _join_codes(parts: Sequence[_Part], order: NDArray[np.int64]) -> tuple[bytes, NDArray[np.int64]]:
    pieces = [
        part.segment.codes[start:end]
        for part in parts
        for start, end in zip(
            part.segment.code_starts[part.alive].tolist(), _ends(part.segment)[part.alive].tolist(), strict=True
        )
    ]
    ordered = [pieces[place] for place in order.tolist()]
    lengths = np.array([len(one) for one in ordered], np.int64)
    return b"".join(ordered), np.concatenate([np.zeros(1, np.int64), np.cumsum(lengths)[:-1]]) if ordered else lengths


def _ends(segment: Segment) -> NDArray[np.int64]:
    return np.append(segment.code_starts[1:], len(segment.codes))
