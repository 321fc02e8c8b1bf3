"""How well the heading of a column fits what a column may hold. Whole headings count more than words within them."""

import re
from collections.abc import Mapping
from functools import cache

from rapidfuzz.fuzz import ratio

from bidbuilder.formats.readers.workbook.header_words import FOREIGN_WORDS, HEADER_WORDS, Role

WHOLE, EDGE, WITHIN = 3.0, 2.0, 1.0

_SIGNS = re.compile(r"[^\w#%°º]+")
_POSSESSIVE = re.compile(r"['’]s\b|(?<=s)['’]")
_LONGEST_HEADING = 160
_READ_OF_HEADING = 70
# “Decription” is read as description; shorter words differ too little from other words.
_SHORTEST_MISSPELT, _MISSPELT = 8, 90


def is_heading_like(text: str) -> bool:
    """Whether a cell could be a heading: not a long sentence and not a bare number."""
    return len(text) <= _LONGEST_HEADING and any(letter.isalpha() or letter in "#°º" for letter in text)


@cache
def roles_of(heading: str) -> Mapping[Role, float]:
    """The roles a heading may mean, with points: 3 it is the very word, 2 it begins or ends with it, 1 it contains it.

    Longer phrases beat shorter ones by fractions of a point, so that “requirement id” is a number and not a text.
    """
    words = _normal(heading)
    if not words or not is_heading_like(heading):
        return {}
    scored = {role: score for role, phrases in HEADER_WORDS.items() if (score := _best(words, phrases)) > 0}
    if _best(words, FOREIGN_WORDS) >= max(scored.values(), default=0.0):
        return {}
    return scored


def _best(words: str, phrases: tuple[str, ...]) -> float:
    return max((_score(words, phrase) for phrase in phrases), default=0.0)


def _score(words: str, phrase: str) -> float:
    if words == phrase:
        return WHOLE + _bonus(phrase)
    if len(phrase) >= _SHORTEST_MISSPELT and abs(len(words) - len(phrase)) <= 2 and ratio(words, phrase) >= _MISSPELT:
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
