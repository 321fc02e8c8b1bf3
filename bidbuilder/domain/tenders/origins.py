"""Where the requirements of a tender come from in a version of the buyer's file, whatever people did to them since.

A requirement keeps the place it was read at when it is edited or split; a joined one keeps the words of all its parts.
"""

from collections import Counter, defaultdict
from collections.abc import Sequence

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.domain.tenders.alignment import plain_words
from bidbuilder.domain.tenders.requirements import Requirement

_ENOUGH_LETTERS = 12


class Origins:
    """Finds the stored requirements that came out of one that was read."""

    def __init__(self, stored: Sequence[Requirement], read: Sequence[Requirement]) -> None:
        self._at_place: dict[SourcePlace, list[Requirement]] = defaultdict(list)
        self._by_number: dict[tuple[str, str], list[Requirement]] = defaultdict(list)
        self._by_text: dict[str, list[Requirement]] = defaultdict(list)
        self._read_at = Counter(one.source for one in read)
        self._stored = [(plain_words(one.text), one) for one in stored]
        for text, one in self._stored:
            if is_exact(one.source):
                self._at_place[one.source].append(one)
            self._by_number[one.lot, one.number].append(one)
            self._by_text[text].append(one)

    def find(self, read: Requirement) -> tuple[Requirement, ...]:
        """The stored requirements that stand for it: one, the pieces of a split, or none if somebody took it out."""
        here = self._at_place.get(read.source, [])
        text = plain_words(read.text)
        steps = (
            [one for one in here if plain_words(one.text) == text],
            [one for one in here if one.number == read.number or plain_words(one.text) in text],
            here if self._read_at[read.source] <= 1 else [],
            [one for one in self._by_text[text] if one.number == read.number],
            self._unplaced(self._by_number[read.lot, read.number] if read.number else []),
            self._by_text[text][:1],
        )
        found = next((step for step in steps if step), [])
        return tuple(found) or self._joined_around(text)

    def _unplaced(self, found: Sequence[Requirement]) -> list[Requirement]:
        """Those whose place says nothing; the others came from elsewhere in the call."""
        return [one for one in found if not is_exact(one.source)]

    def _joined_around(self, text: str) -> tuple[Requirement, ...]:
        if len(text) < _ENOUGH_LETTERS:
            return ()
        return tuple(one for held, one in self._stored if text in held)[:1]


def is_exact(place: SourcePlace) -> bool:
    """Whether a place is a spot and not just a file."""
    return bool(place.cell or place.page or place.xpath)
