"""What printing left in the lines of a text: list signs that lost their stop or their words, and heads of pages.

Lines stay where they are, so that the place of a line is its number; what is taken away leaves an empty line.
"""

import re
from collections import Counter
from collections.abc import Sequence
from itertools import pairwise

_SIGN_ALONE = re.compile(r"\s*(?:\(?(?:\d{1,2}|[a-zA-Z]|[ivx]{2,5})[.)]|[•●▪◦‣➢○■□])\s*$")
_LETTER = re.compile(r"(?P<letter>[a-z]) (?=[\"“(]?[A-ZÆØÅÄÖÜ0-9])")
# A sign parted from its stop: “1 ) Period”.
_PARTED_SIGN = re.compile(r"^(?P<sign>\s*\(?(?:\d{1,2}|[a-z]|[ivx]{2,4})) (?=[.)]\s)")
# A sign and its words stand close; signs on top of each other belong to words that nobody can tell apart.
_FARTHEST_WORDS = 2
_FARTHEST_LETTER = 25

_DIGITS = re.compile(r"\d+")
_MONTH = r"(?:jan|feb|m[aä]r|apr|ma[iyj]|jun|jul|aug|sep|okt|oct|nov|de[cz])[a-z]*"
_PAGE_HEAD = re.compile(
    rf"\W*(?:(?:[^\W\d]+ ){{0,2}}(?:page|side|seite)|[A-Z][a-z]+)?\W*\d{{1,4}}\W*(?:(?:of|af|von|/)?\W*\d{{1,4}})?\W*"
    rf"|\W*(?:{_MONTH}\.? \d{{1,2}},? \d{{4}}|\d{{1,2}}\.? {_MONTH}\.? \d{{4}})\W*",
    re.IGNORECASE,
)
_FEWEST_TIMES = 3
_ROUND = re.compile(r"o [a-z]+ [a-z\d(]")
_BREAKS_OFF = re.compile(r"\w[^.:;!?]* [a-z]+$")
_FARTHEST_ROUND = 8


def mended_lines(lines: Sequence[str]) -> list[str]:
    """The lines with list signs as they were meant and without heads of pages; as many as before."""
    close = [_PARTED_SIGN.sub(r"\g<sign>", line) for line in lines]
    return _with_stops(_without_page_heads(_with_words(_with_lost_letters(close))))


def _with_lost_letters(lines: Sequence[str]) -> list[str]:
    """A lone “o” below a line that breaks off is no round bullet but a “to” whose first letter the printer's text lost."""
    mended = list(lines)
    rounds = [place for place, line in enumerate(lines) if _ROUND.match(line)]
    for place in rounds:
        has_like = any(0 < abs(place - other) <= _FARTHEST_ROUND for other in rounds)
        if place and not has_like and _BREAKS_OFF.search(lines[place - 1]):
            mended[place] = f"t{lines[place]}"
    return mended


def _with_words(lines: Sequence[str]) -> list[str]:
    """A sign alone on its line goes before the words below it: “a.”, empty line, “Use safeguards …”."""
    mended = list(lines)
    for place, line in enumerate(lines):
        if not _SIGN_ALONE.match(line):
            continue
        below = (place + step for step in range(1, _FARTHEST_WORDS + 1) if place + step < len(lines))
        words = next((one for one in below if lines[one].strip()), None)
        if words is not None and not _SIGN_ALONE.match(lines[words]):
            mended[place], mended[words] = "", f"{line.strip()} {lines[words].lstrip()}"
    return mended


def _with_stops(lines: Sequence[str]) -> list[str]:
    """Letters that count items without a stop get it: “a Pay all taxes” before “b Keep records”."""
    mended = list(lines)
    found = [(place, match["letter"]) for place, line in enumerate(lines) if (match := _LETTER.match(line))]
    for (place, letter), (next_place, following) in pairwise(found):
        if ord(following) == ord(letter) + 1 and next_place - place <= _FARTHEST_LETTER:
            for one in (place, next_place):
                mended[one] = f"{lines[one][0]}.{lines[one][1:]}"
    return mended


def _without_page_heads(lines: Sequence[str]) -> list[str]:
    """Dates and page numbers that come back, each on a line of its own, are heads of pages."""
    heads = [place for place, line in enumerate(lines) if line.strip() and _stands_alone(lines, place)]
    often = Counter(_shape(lines[place]) for place in heads)
    dropped = {place for place in heads if often[_shape(lines[place])] >= _FEWEST_TIMES}
    return ["" if place in dropped else line for place, line in enumerate(lines)]


def _stands_alone(lines: Sequence[str], place: int) -> bool:
    """Whether a line is nothing but a date or a number of a page, with an empty line on one side of it."""
    around = [lines[one].strip() for one in (place - 1, place + 1) if 0 <= one < len(lines)]
    return _PAGE_HEAD.fullmatch(lines[place].strip()) is not None and "" in around


def _shape(line: str) -> str:
    return _DIGITS.sub("#", line.strip().casefold())
