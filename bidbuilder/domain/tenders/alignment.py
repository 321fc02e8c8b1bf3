"""Which requirement of a new version is which of the last one: ids first, then the likeness of texts.

Steps, each among what the earlier ones left: (1) same number and same words; (2) same words, in order where they come
several times: renumbered or moved; (3) alike texts, the best pair first, where the same number and the same section weigh
in; (4) the same number of the buyer's, however the words were rewritten; one that a reader counted ties nothing. An inserted
row that shifts all numbers is thereby one addition, not a change of everything below it. Ties go to the pair that stands
first. What is left over was removed or added.
"""

import re
import unicodedata
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Callable, Hashable, Sequence
from dataclasses import dataclass

from bidbuilder.domain.tenders.requirements import Requirement

FLOOR = 0.6
_SAME_NUMBER = 0.15
_SAME_SECTION = 0.05
# How readers of prose number what has none: by the count below its heading, or of its sentence (`3-2`, `2.1/2`).
_COUNTED = re.compile(r"(?:.*[-/])?\d+")


@dataclass(frozen=True, slots=True)
class Likeness:
    """Position before, position after, and how far the texts agree, from 0 to 1."""

    before: int
    after: int
    score: float


# Gives the pairs of texts that agree at least by the floor; the engine behind it stands in `formats.likeness`.
FindLike = Callable[[Sequence[str], Sequence[str], float], Sequence[Likeness]]


def plain_words(text: str) -> str:
    """A text without what no reader sees: kinds of blanks and line breaks, and ways to write one letter."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


def align(
    before: Sequence[Requirement], after: Sequence[Requirement], find_like: FindLike
) -> tuple[tuple[int, int], ...]:
    """Pairs of positions (before, after) of requirements that are the same one, in the order of `after`."""
    lining_up = _LiningUp(before, after)
    lining_up.by(lambda one: (one.lot, one.number, plain_words(one.text)) if one.number else None)
    lining_up.by(lambda one: (one.lot, plain_words(one.text)))
    lining_up.by(lambda one: plain_words(one.text))
    lining_up.by_likeness(find_like)
    lining_up.by(lambda one: (one.lot, one.number) if one.number and not _is_counted(one) else None)
    return tuple(sorted(lining_up.pairs, key=lambda pair: pair[1]))


def _is_counted(requirement: Requirement) -> bool:
    """Whether its number may be the reader's: it stands in running text, not in a sheet or a tree, and ends with a count."""
    place = requirement.source
    is_prose = place.file is not None and place.sheet is None and place.xpath is None
    return is_prose and _COUNTED.fullmatch(requirement.number) is not None


def moved_positions(pairs: Sequence[tuple[int, int]]) -> frozenset[int]:
    """The positions after of pairs that left their order: those outside a longest run that kept it.

    `pairs` are in the order of `after`. Worked example: A B C D becomes A D B C, and only D has moved.
    """
    ends: list[int] = []
    chain: list[int] = []
    previous: list[int | None] = []
    for index, (old, _new) in enumerate(pairs):
        place = bisect_left(ends, old)
        previous.append(chain[place - 1] if place else None)
        ends[place : place + 1] = [old]
        chain[place : place + 1] = [index]
    kept: set[int] = set()
    last = chain[-1] if chain else None
    while last is not None:
        kept.add(last)
        last = previous[last]
    return frozenset(new for index, (_old, new) in enumerate(pairs) if index not in kept)


class _LiningUp:
    """Two versions, the pairs found so far and what is left of each."""

    def __init__(self, before: Sequence[Requirement], after: Sequence[Requirement]) -> None:
        self.before, self.after = before, after
        self.left_before = list(range(len(before)))
        self.left_after = list(range(len(after)))
        self.pairs: list[tuple[int, int]] = []

    def by(self, mark: Callable[[Requirement], Hashable | None]) -> None:
        """Pair what has the same mark, in order; None is no mark."""
        waiting: dict[Hashable, list[int]] = defaultdict(list)
        for old in reversed(self.left_before):
            waiting[mark(self.before[old])].append(old)
        waiting.pop(None, None)
        found = []
        for new in self.left_after:
            olds = waiting.get(mark(self.after[new]))
            if olds:
                found.append((olds.pop(), new))
        self._take(found)

    def by_likeness(self, find_like: FindLike) -> None:
        """Pair alike texts, the best first."""
        if not (self.left_before and self.left_after):
            return
        texts = ([self.before[old].text for old in self.left_before], [self.after[new].text for new in self.left_after])
        alike = [
            Likeness(self.left_before[one.before], self.left_after[one.after], one.score)
            for one in find_like(*texts, FLOOR)
        ]
        taken_before, taken_after = set[int](), set[int]()
        found = []
        for one in sorted(alike, key=lambda one: (-self._weighed(one), one.after, one.before)):
            if one.before not in taken_before and one.after not in taken_after:
                taken_before.add(one.before)
                taken_after.add(one.after)
                found.append((one.before, one.after))
        self._take(found)

    def _weighed(self, one: Likeness) -> float:
        old, new = self.before[one.before], self.after[one.after]
        same_number = _SAME_NUMBER if old.number and old.number == new.number and old.lot == new.lot else 0
        return one.score + same_number + (_SAME_SECTION if old.section == new.section else 0)

    def _take(self, found: Sequence[tuple[int, int]]) -> None:
        self.pairs += found
        olds, news = {old for old, _new in found}, {new for _old, new in found}
        self.left_before = [old for old in self.left_before if old not in olds]
        self.left_after = [new for new in self.left_after if new not in news]
