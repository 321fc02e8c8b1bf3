"""Which offerings are of the sort that is asked for, among those that keep every condition.

Conditions alone cannot tell: a motor control centre is asked for with "IP42 or better", which a hundred things are. Steps:

1. Where a person has put an offering in, its sort counts: the same kind; where both are classified by one scheme the same
   code (of a CPV code the first five digits); and where both have a name in one language a word of it in common.
2. Without, the words of the requirement count: each offering gets, for every word that stands in its names, the rarity of
   that word in the catalogue (1 ÷ number of offerings with it). Kept are those with at least half of the best sum.
3. Where neither tells anything, all are kept.
"""

import re
from collections.abc import Iterable, Mapping, Sequence
from fractions import Fraction

from bidbuilder.domain.catalogue.offerings import Offering
from bidbuilder.domain.tenders.requirements import Requirement

_CPV, _CPV_DIGITS = "cpv", 5
_WORD = re.compile(r"[^\W\d_]{4,}")
_ENDING = 2  # a plural or a case is at most this long


class Kinship:
    """Knows the words of a catalogue; the look-up is made once."""

    def __init__(self, offerings: Iterable[Offering]) -> None:
        self._stems: dict[int, frozenset[str]] = {one.id or 0: _stems(one.names.values()) for one in offerings}
        self._spread: dict[str, int] = {}
        for stems in self._stems.values():
            for stem in stems:
                self._spread[stem] = self._spread.get(stem, 0) + 1

    def of_sort(
        self, offerings: Sequence[Offering], asked: Iterable[Requirement], chosen: Sequence[Offering]
    ) -> tuple[Offering, ...]:
        """Those of the offerings that are of the sort asked for; `chosen` are those a person has put in for it."""
        if chosen:
            return tuple(one for one in offerings if any(are_of_one_sort(one, other) for other in chosen))
        stems = _stems(text for one in asked for text in (one.title, one.text, *one.section[-1:]))
        rated = {one.id: self._relevance(one, stems) for one in offerings}
        best = max(rated.values(), default=Fraction(0))
        return tuple(one for one in offerings if rated[one.id] * 2 >= best)

    def _relevance(self, offering: Offering, stems: frozenset[str]) -> Fraction:
        common = stems & self._stems.get(offering.id or 0, frozenset())
        return sum((Fraction(1, self._spread[stem]) for stem in common), Fraction(0))


def are_of_one_sort(one: Offering, other: Offering) -> bool:
    """Whether the one could stand in the other's place as far as kind and classification tell."""
    if one.kind is not other.kind or not _share_a_word(one, other):
        return False
    codes, others = _codes(one.classification), _codes(other.classification)
    shared = codes.keys() & others.keys()
    return not shared or any(codes[scheme] == others[scheme] for scheme in shared)


def _share_a_word(one: Offering, other: Offering) -> bool:
    languages = one.names.keys() & other.names.keys()
    return not languages or any(_stems([one.names[name]]) & _stems([other.names[name]]) for name in languages)


def _codes(classification: Mapping[str, str]) -> dict[str, str]:
    """Codes by scheme in small letters; of a CPV code the digits that name the category."""
    found = {}
    for scheme, code in classification.items():
        digits = re.sub(r"\D", "", code)[:_CPV_DIGITS] if scheme.casefold() == _CPV else code.casefold()
        if digits:
            found[scheme.casefold()] = digits
    return found


def _stems(texts: Iterable[str]) -> frozenset[str]:
    words = (word.casefold() for text in texts for word in _WORD.findall(text))
    return frozenset(word[: max(4, len(word) - _ENDING)] for word in words)
