"""Segments: the search records of many offerings as columns, in the order of their ids. A segment never changes.

Each property has the rows that state it and their values side by side; words, choices and certificates are terms by number.
How segments are made and merged is in `building`; who may see a row is asked in `sight`.
"""

from collections.abc import Collection
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bidbuilder.storage.memory import Memory
from bidbuilder.storage.searching.ranges import Mask, Measured, Rows
from bidbuilder.storage.searching.terms import Terms

_REMEMBERED = 24
_FEW = 4
NO_PRICE = -1


@dataclass(frozen=True, slots=True)
class Lexicon:
    """The terms that segments of one database name by number: words, pairs of words, and values (choices, kinds, codes)."""

    words: Terms = field(default_factory=Terms)
    phrases: Terms = field(default_factory=Terms)
    values: Terms = field(default_factory=Terms)


@dataclass(frozen=True, eq=False)
class Pairs:
    """Rows with one of their terms each, in the order of rows; made by `pairs_of`.

    `different` are the term numbers that occur, rising; `is_single` says that no row has two terms.
    """

    rows: Rows
    terms: NDArray[np.int32]
    different: tuple[int, ...]
    is_single: bool

    @cached_property
    def places(self) -> NDArray[np.unsignedinteger[Any]]:
        """Which of the different ones each term is, in as few bytes as do: compared in a fraction of the time."""
        kind = np.min_scalar_type(len(self.different))
        place_of = np.zeros(max(self.different, default=0) + 1, kind)
        place_of[list(self.different)] = np.arange(len(self.different), dtype=kind)
        places: NDArray[np.unsignedinteger[Any]] = place_of[self.terms]
        return places


def pairs_of(rows: Rows, terms: NDArray[np.int32]) -> Pairs:
    """Pairs in the order of rows, with what searches ask of all of them together."""
    return Pairs(rows, terms, distinct(terms), bool((rows[1:] > rows[:-1]).all()))


def distinct(numbers: NDArray[np.int32]) -> tuple[int, ...]:
    """The different ones of numbers from 0 on, rising."""
    return tuple(np.flatnonzero(np.bincount(numbers)).tolist())


def are_among(numbers: NDArray[np.integer[Any]], wanted: Collection[int]) -> Mask:
    """Whether each number, from 0 on, is among those wanted: few of these are compared one by one, more are looked up."""
    first, *others = wanted or (-1,)
    if len(others) < _FEW:
        mask: Mask = numbers == first
        for other in others:
            mask |= numbers == other
        return mask
    table = np.zeros(max(wanted) + 2, np.bool_)
    table[list(wanted)] = True
    return np.take(table, numbers, mode="clip")  # what is greater than all of them falls on the last, which is none


@dataclass(frozen=True, slots=True, eq=False)
class Postings:
    """The rows of each term: those of `terms[i]` are `rows[starts[i]:starts[i + 1]]`."""

    terms: NDArray[np.int32]
    starts: NDArray[np.int64]
    rows: Rows


@dataclass(frozen=True, slots=True, eq=False)
class Prices:
    """First unit prices in millionths (`NO_PRICE` where there is none), their currency, and whether leads may use them."""

    amounts: NDArray[np.int64]
    currencies: NDArray[np.int32]
    are_open: Mask


@dataclass(frozen=True, slots=True, eq=False)
class Segment:
    """Columns of one value a row; `names` are sort keys by language, `ranks` the place of a row in each order.

    `codes` holds the codes of all rows, each row's after a line feed and each code after a space; a row's begin at
    `code_starts`; `pieces` are those of three signs (see `pieces`). `remembered` keeps what was computed from this segment alone.
    """

    ids: NDArray[np.int64]
    owners: NDArray[np.int32]
    published: Mask
    states: NDArray[np.int32]
    kinds: NDArray[np.int32]
    cpv: NDArray[np.int32]
    changed: NDArray[np.int64]
    property_counts: NDArray[np.int32]
    keys: dict[str, NDArray[np.bytes_]]
    ranks: dict[str, NDArray[np.int32]]
    prices: Prices
    numbers: dict[str, Measured]
    choices: dict[str, Pairs]
    certificates: Pairs
    named: Postings
    told: Postings
    phrases: Postings
    codes: bytes
    code_starts: NDArray[np.int64]
    pieces: Postings
    remembered: Memory[Any, Any] = field(default_factory=lambda: Memory(_REMEMBERED))

    @property
    def size(self) -> int:
        """How many rows it has."""
        return len(self.ids)

    def distinct_of(self, column: str) -> tuple[int, ...]:
        """The different numbers in a column of terms: `cpv` or `currencies`."""
        numbers = self.prices.currencies if column == "currencies" else self.cpv
        found: tuple[int, ...] = self.remembered.renew(
            ("distinct", column), lambda known: distinct(numbers) if known is None else known
        )
        return found

    def in_order(self, order: str) -> Rows:
        """All rows in one of the orders of `ranks`."""
        ranks = self.ranks[order]
        rows: Rows = self.remembered.renew(
            ("in order", order), lambda known: np.argsort(ranks).astype(np.int32) if known is None else known
        )
        return rows

    def find_rows(self, offering_ids: NDArray[np.int64]) -> NDArray[np.int64]:
        """The rows of those of the offerings that are in it."""
        places = np.searchsorted(self.ids, offering_ids)
        inside = places < self.size
        places = places[inside]
        found: NDArray[np.int64] = places[self.ids[places] == offering_ids[inside]]
        return found

    def mark(self, rows: NDArray[Any]) -> Mask:
        """A mask of the rows."""
        mask = np.zeros(self.size, dtype=np.bool_)
        mask[rows] = True
        return mask
