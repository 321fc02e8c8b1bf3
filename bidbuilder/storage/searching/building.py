"""Segments made of search records. Prices come beside the records, as they are kept apart."""

from array import array
from collections.abc import Iterable
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

import numpy as np
from numpy.typing import NDArray

from bidbuilder.domain.catalogue.offerings import OfferingState
from bidbuilder.domain.catalogue.projection import Part
from bidbuilder.storage.searching.entries import SearchEntry
from bidbuilder.storage.searching.pieces import pieces_of
from bidbuilder.storage.searching.ranges import Measured, ranges_of
from bidbuilder.storage.searching.segments import NO_PRICE, Lexicon, Pairs, Postings, Prices, Segment, pairs_of

NAME, NAME_DA, CODE = "name", "name-da", "code"
_KEY_BYTES = {NAME: 48, NAME_DA: 48, CODE: 24}
# Danish ends its alphabet with æ, ø, å; their neighbours' letters sort with them.
_DANISH = str.maketrans({"æ": "z~1", "ä": "z~1", "ø": "z~2", "ö": "z~2", "å": "z~3"})
_INFINITE = float("inf")


@dataclass(frozen=True, slots=True)
class PriceRow:
    """A list price as searches need it: currency, first unit price in millionths, whether leads may use it."""

    currency: str
    amount: int
    is_open: bool


class _Column:
    """Pairs of a row and a term number under way."""

    def __init__(self) -> None:
        self.rows, self.terms = array("i"), array("i")

    def add(self, row: int, term: int) -> None:
        self.rows.append(row)
        self.terms.append(term)

    def pairs(self) -> Pairs:
        return pairs_of(_ints(self.rows), _ints(self.terms))

    def postings(self) -> Postings:
        return postings_of(_ints(self.rows), _ints(self.terms))


class _Numbers:
    """One property's rows with low and high under way, by part."""

    def __init__(self) -> None:
        self.parts = tuple((array("i"), array("d"), array("d")) for _ in Part)

    def add(self, row: int, low: float | None, high: float | None, part: int) -> None:
        rows, lows, highs = self.parts[part]
        rows.append(row)
        lows.append(-_INFINITE if low is None else low)
        highs.append(_INFINITE if high is None else high)

    def measured(self) -> Measured:
        whole, spans, points = (
            ranges_of(_ints(rows), np.array(lows, np.float64), np.array(highs, np.float64))
            for rows, lows, highs in self.parts
        )
        return Measured(whole, spans, points)


class SegmentBuilder:
    """Takes in records in the order of their ids, then gives the segment."""

    def __init__(self, lexicon: Lexicon) -> None:
        self._lexicon = lexicon
        self._ids, self._changed, self._code_starts = array("q"), array("q"), array("q")
        self._owners, self._states, self._kinds, self._cpv, self._counts = (array("i") for _ in range(5))
        self._keys: dict[str, list[bytes]] = {order: [] for order in _KEY_BYTES}
        self._numbers: dict[str, _Numbers] = {}
        self._choices: dict[str, _Column] = {}
        self._certificates, self._named, self._told, self._phrases = (_Column() for _ in range(4))
        self._codes = bytearray()

    def add(self, offering_id: int, entry: SearchEntry) -> None:
        """Take in one record."""
        row, value = len(self._ids), self._lexicon.values.number_of
        self._ids.append(offering_id)
        self._changed.append(entry.changed_at)
        self._owners.append(entry.organisation_id)
        self._states.append(value(entry.state))
        self._kinds.append(value(entry.kind))
        self._cpv.append(value(entry.cpv))
        self._counts.append(entry.property_count)
        english, danish = entry.names
        for order, text in ((NAME, english.casefold()), (NAME_DA, danish_key(danish)), (CODE, entry.code)):
            self._keys[order].append(text.encode()[: _KEY_BYTES[order]])
        self._add_words(row, entry)
        self._add_properties(row, entry)
        for name in entry.certificates:
            self._certificates.add(row, value(name))

    def _add_words(self, row: int, entry: SearchEntry) -> None:
        number, pair = self._lexicon.words.number_of, self._lexicon.phrases.number_of
        told = self._told
        for term in {*entry.name_words.split(), *entry.name_stems.split()}:
            self._named.add(row, number(term))
        for term in {*entry.other_words.split(), *entry.other_stems.split()}:
            told.add(row, number(term))
        for text in (entry.name_words, entry.other_words):
            words = text.split()
            for left, right in set(pairwise(words)):
                self._phrases.add(row, pair(f"{left} {right}"))
        self._code_starts.append(len(self._codes))
        self._codes += f"\n {entry.codes} ".encode()

    def _add_properties(self, row: int, entry: SearchEntry) -> None:
        for key, low, high, part in entry.numbers:
            numbers = self._numbers.get(key)
            if numbers is None:
                numbers = self._numbers[key] = _Numbers()
            numbers.add(row, low, high, part)
        for key, code in entry.choices:
            column = self._choices.get(key)
            if column is None:
                column = self._choices[key] = _Column()
            column.add(row, self._lexicon.values.number_of(code))

    def segment(self, prices: Prices) -> Segment:
        """What was taken in, with its prices row by row."""
        keys = {order: np.array(texts, dtype=f"S{_KEY_BYTES[order]}") for order, texts in self._keys.items()}
        states, codes = _ints(self._states), bytes(self._codes)
        code_starts = np.array(self._code_starts, np.int64)
        return Segment(
            ids=np.array(self._ids, np.int64),
            owners=_ints(self._owners),
            published=states == self._lexicon.values.number_of(OfferingState.PUBLISHED),
            states=states,
            kinds=_ints(self._kinds),
            cpv=_ints(self._cpv),
            changed=np.array(self._changed, np.int64),
            property_counts=_ints(self._counts),
            keys=keys,
            ranks={order: rank(texts) for order, texts in keys.items()},
            prices=prices,
            numbers={key: one.measured() for key, one in self._numbers.items()},
            choices={key: one.pairs() for key, one in self._choices.items()},
            certificates=self._certificates.pairs(),
            named=self._named.postings(),
            told=self._told.postings(),
            phrases=self._phrases.postings(),
            codes=codes,
            code_starts=code_starts,
            pieces=pieces_of(codes, code_starts),
        )


def build_segment(records: Iterable[tuple[int, SearchEntry, PriceRow | None]], lexicon: Lexicon) -> Segment:
    """A segment of records in the order of their ids, each with its price."""
    builder, value = SegmentBuilder(lexicon), lexicon.values.number_of
    amounts, currencies, are_open = array("q"), array("i"), array("b")
    for offering_id, entry, price in records:
        builder.add(offering_id, entry)
        amounts.append(price.amount if price else NO_PRICE)
        currencies.append(value(price.currency if price else ""))
        are_open.append(price is not None and price.is_open)
    prices = Prices(np.array(amounts, np.int64), _ints(currencies), np.array(are_open, np.bool_))
    return builder.segment(prices)


def danish_key(name: str) -> str:
    """A name so that its letters sort as in a Danish dictionary."""
    folded = name.casefold()
    return folded if folded.isascii() else folded.translate(_DANISH)


def rank(keys: NDArray[Any]) -> NDArray[np.int32]:
    """The place of each row in the order of the keys, equals in the order of rows."""
    places = np.empty(len(keys), np.int32)
    places[np.argsort(keys, kind="stable")] = np.arange(len(keys), dtype=np.int32)
    return places


def postings_of(rows: NDArray[np.int32], terms: NDArray[np.int32]) -> Postings:
    """The rows of each term, out of pairs in the order of rows."""
    order = np.argsort(terms, kind="stable")
    named, starts = np.unique(terms[order], return_index=True)
    return Postings(named, np.append(starts, len(terms)).astype(np.int64), rows[order])


def _ints(numbers: "array[int]") -> NDArray[np.int32]:
    return np.array(numbers, np.int32)
