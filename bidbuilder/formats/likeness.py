"""How alike texts are, for lining up two versions of a document. Knows letters, not requirements: who belongs to whom is
decided in `domain.tenders.alignment`.
"""

from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from itertools import pairwise

from rapidfuzz import process
from rapidfuzz.fuzz import ratio
from rapidfuzz.utils import default_process

from bidbuilder.domain.tenders.alignment import Likeness

# Below this many comparisons every text is held against every other; above, only against those it shares rare words with.
_SMALL = 250_000
_RAREST = 12
_MOST_SHARING = 120
_CANDIDATES = 12


def find_like_texts(before: Sequence[str], after: Sequence[str], floor: float) -> list[Likeness]:
    """Pairs of texts whose letters agree by at least `floor` (0 to 1), case and punctuation aside.

    Large versions are blocked: a text is compared with the dozen that share most of its rarest words and word pairs.
    """
    old, new = [default_process(one) for one in before], [default_process(one) for one in after]
    if len(old) * len(new) <= _SMALL:
        return list(_compare_all(old, new, floor))
    return list(_compare_candidates(old, new, floor))


def _compare_all(old: Sequence[str], new: Sequence[str], floor: float) -> Iterator[Likeness]:
    for row, text in enumerate(old):
        for _match, score, column in process.extract(text, new, scorer=ratio, limit=None, score_cutoff=floor * 100):
            yield Likeness(row, column, score / 100)


def _compare_candidates(old: Sequence[str], new: Sequence[str], floor: float) -> Iterator[Likeness]:
    marks_of_new = [_marks(text) for text in new]
    holders: dict[str, list[int]] = defaultdict(list)
    for column, marks in enumerate(marks_of_new):
        for mark in marks:
            holders[mark].append(column)
    for row, text in enumerate(old):
        for column in _candidates(_marks(text), holders):
            score = ratio(text, new[column], score_cutoff=floor * 100)
            if score:
                yield Likeness(row, column, score / 100)


def _marks(text: str) -> frozenset[str]:
    """The words of a text and its pairs of neighbouring words."""
    words = text.split()
    return frozenset((*words, *(f"{one} {other}" for one, other in pairwise(words))))


def _candidates(marks: frozenset[str], holders: Mapping[str, Sequence[int]]) -> Iterator[int]:
    known = sorted((len(holders[mark]), mark) for mark in marks if mark in holders)
    shared: Counter[int] = Counter()
    for number, mark in known[:_RAREST]:
        if number <= _MOST_SHARING:
            shared.update(holders[mark])
    return (column for column, _times in shared.most_common(_CANDIDATES))
