"""How well the heading of a column fits what a column may hold. Whole headings count more than words within them."""

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from functools import lru_cache

from rapidfuzz.fuzz import ratio

from bidbuilder.formats.readers.workbook.header_words import FOREIGN_WORDS, HEADER_WORDS, Role

WHOLE, EDGE, WITHIN = 3.0, 2.0, 1.0

_SIGNS = re.compile(r"[^\w#%°º]+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’]")
_LONGEST_HEADING = 160
_READ_OF_HEADING = 70
# “Decription” is read as description; shorter words differ too little from other words.
_SHORTEST_MISSPELT, _MISSPELT, _FEW_LETTERS = 8, 90, 2

_Phrase = tuple[Role | None, str]


def is_heading_like(text: str) -> bool:
    """Whether a cell could be a heading: not a long sentence and not a bare number."""
    return len(text) <= _LONGEST_HEADING and any(letter.isalpha() or letter in "#°º" for letter in text)


@lru_cache(maxsize=32_768)
def roles_of(heading: str) -> Mapping[Role, float]:
    """The roles a heading may mean, with points: 3 it is the very word, 2 it begins or ends with it, 1 it contains it.

    Longer phrases beat shorter ones by fractions of a point, so that “requirement id” is a number and not a text.
    """
    words = _normal(heading)
    if not words or not is_heading_like(heading):
        return {}
    best: dict[Role | None, float] = {}
    for role, phrase in _candidates(words):
        best[role] = max(best.get(role, 0.0), _score(words, phrase))
    foreign = best.pop(None, 0.0)
    scored = {role: best[role] for role in HEADER_WORDS if best.get(role, 0.0) > 0}
    return {} if foreign >= max(scored.values(), default=0.0) else scored


def _indexed() -> tuple[Mapping[str, list[_Phrase]], Mapping[int, list[_Phrase]]]:
    """The phrases by their first word, and the long ones by their length; foreign words have no role."""
    by_word: dict[str, list[_Phrase]] = defaultdict(list)
    by_length: dict[int, list[_Phrase]] = defaultdict(list)
    for role, phrases in (*HEADER_WORDS.items(), (None, FOREIGN_WORDS)):
        for phrase in phrases:
            by_word[phrase.split(" ", 1)[0]].append((role, phrase))
            if len(phrase) >= _SHORTEST_MISSPELT:
                by_length[len(phrase)].append((role, phrase))
    return by_word, by_length


_BY_WORD, _BY_LENGTH = _indexed()


def _candidates(words: str) -> Iterator[_Phrase]:
    """The phrases a heading holds, found by their first words, and those nearly as long as it, if it is misspelt.

    Most cells of a sheet are no headings at all; comparing each with every phrase would take most of the reading.
    """
    padded = f" {words} "
    for word in set(words.split(" ")):
        yield from (one for one in _BY_WORD.get(word, ()) if f" {one[1]} " in padded)
    for length in range(len(words) - _FEW_LETTERS, len(words) + _FEW_LETTERS + 1):
        yield from _BY_LENGTH.get(length, ())


def _score(words: str, phrase: str) -> float:
    if words == phrase:
        return WHOLE + _bonus(phrase)
    if (
        len(phrase) >= _SHORTEST_MISSPELT
        and abs(len(words) - len(phrase)) <= _FEW_LETTERS
        and ratio(words, phrase) >= _MISSPELT
    ):
        return EDGE + _bonus(phrase)
    padded = f" {words} "
    if f" {phrase} " not in padded or len(phrase) < 3:
        return 0.0
    # The last word of a heading is its noun ("Vendor response"), the first one nearly as telling ("Price per unit").
    if words.endswith(f" {phrase}"):
        return EDGE + 0.2 + _bonus(phrase)
    return (EDGE if words.startswith(f"{phrase} ") else WITHIN) + _bonus(phrase)


def _bonus(phrase: str) -> float:
    return min(len(phrase), 40) / 100


def _normal(heading: str) -> str:
    """Small letters, single blanks, no punctuation, without what stands in brackets after the first words."""
    first = re.split(r"[(\[{:]|\n\n", heading.strip(), maxsplit=1)[0] or heading
    small = first[:_READ_OF_HEADING].casefold().replace("_", " ")
    return _SIGNS.sub(" ", _POSSESSIVE.sub("", small)).strip()
