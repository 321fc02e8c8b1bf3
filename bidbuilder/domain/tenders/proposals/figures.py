"""Number words that count something as figures, so that "at least five" is read by the same rules as "at least 5".

The text in figures is as long as before: figures end where their words ended, so that offsets hold. Words that describe and
do not count are left ("the two pumps", "one of them", "two thirds"). Worked example: "two (2) units" gives "      2 units".
"""

import re
from collections.abc import Iterator

from bidbuilder.domain.basics.number_words import NumberWord, find_number_words
from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.clauses import guess_language
from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words

# What describes things that are known already.
_DEFINITE = phrase_pattern(
    r"(?<!\w)",
    r"""
    the | these | those | both | all | other | first | last | next | previous | its | their | our | your |
    de | disse | begge | alle | andre | første | sidste | næste | deres | vores |
    die | der | den | diese[rn]? | beiden? | anderen | ersten | letzten | nächsten | ihre[rn]? | unsere[rn]?
    """,
    r"\s+$",
)
_FRACTION = phrase_pattern(
    r"[\s-]*",
    r"""
    and a (?:half|quarter) | half | halves | thirds? | quarters? | fifths? | tenths? | times | fold |
    og en (?:halv|kvart) | halve? | tredjedele? | fjerdedele? | gange | einhalb | und ein halb\w* | drittel | viertel | mal | fach
    """,
    r"(?!\w)",
)
_PARTITIVE = phrase_pattern(r"\s+", "of | af | von | der | des | another | or more of", r"(?!\w)")
_ARTICLE = whole_words("en | et | ein | eine | einem | einen | einer")
_EITHER = whole_words("to")
_WINDOW = 60
_FIGURE = re.compile(r"\d")
_FIGURES_BEFORE = re.compile(r"(?<![\w.,])(\d+)\s*\(\s*$")
_FIGURES_BEHIND = re.compile(r"\s*\(\s*(\d+)\s*\)")
_CLOSED = re.compile(r"\s*\)")


def in_figures(text: str, language: str | None) -> str:
    """The text with the number words that count as figures, just as long as it was.

    "Two (2)" and "2 (two)" are one number; where the two differ, nothing is changed. `language` (BCP 47's first part) is that
    of the document; it decides where the text itself does not tell ("to" is English, and Danish for two).
    """
    found = tuple(_counting(text, language))
    if not found and not _FIGURE.search(text):
        found = tuple(_single_article(text))
    for one in found:
        text = f"{text[: one.start]}{one.number:>{one.end - one.start}}{text[one.end :]}"
    return text


def widened(text: str, start: int, language: str | None) -> int:
    """Where a span that starts at `start` in the text in figures starts in words: no number word is cut."""
    cut = (one.start for one in _counting(text, language) if one.start < start < one.end)
    return next(cut, start)


def _counting(text: str, language: str | None) -> Iterator[NumberWord]:
    for word in find_number_words(text):
        before = _FIGURES_BEFORE.search(text, max(0, word.start - _WINDOW), word.start)
        closed, behind = _CLOSED.match(text, word.end), _FIGURES_BEHIND.match(text, word.end)
        if before is not None and closed is not None:
            if int(before[1]) == word.number:
                yield NumberWord(before.start(), closed.end(), word.number)
        elif behind is not None:
            if int(behind[1]) == word.number:
                yield NumberWord(word.start, behind.end(), word.number)
        elif _is_count(text, word) and _is_spoken(text, word, language):
            yield word


def _is_spoken(text: str, word: NumberWord, language: str | None) -> bool:
    if not word.language:
        return True
    return (guess_language(_EITHER.sub(" ", text)) or language) == word.language


def _is_count(text: str, word: NumberWord) -> bool:
    if _FRACTION.match(text, word.end) or _PARTITIVE.match(text, word.end):
        return False
    if word.number == 1 or _is_limited(text, word.start):
        return _is_limited(text, word.start)
    return _DEFINITE.search(text[max(0, word.start - _WINDOW) : word.start]) is None


def _single_article(text: str) -> Iterator[NumberWord]:
    """ "mindst en reference": the article right behind a limit is a one where the clause has no other number."""
    found = _ARTICLE.finditer(text)
    told = (one for one in found if _is_limited(text, one.start()) and not _PARTITIVE.match(text, one.end()))
    yield from (NumberWord(one.start(), one.end(), 1) for one in told)


def _is_limited(text: str, start: int) -> bool:
    """Whether a limit stands right before a place, with nothing between."""
    window = text[max(0, start - _WINDOW) : start]
    limits = (one for pattern in (words.AT_LEAST, words.AT_MOST) for one in pattern.finditer(window))
    return any(not window[one.end() :].strip() for one in limits)
