"""Numbered titles of chapters in a plain text, which look like items of a numbered list.

“4. Safety” right above “4.1 …” is the title of a chapter, and so are titles that count on from it: “5. Connectivity”.
"""

import re
from collections.abc import Sequence
from itertools import pairwise

from bidbuilder.domain.basics.findings import SourcePlace
from bidbuilder.formats.readers.prose.blocks import Block, BlockKind

# A line that begins so begins a clause, even without an empty line before it.
NUMBERED_CLAUSE = re.compile(r"\d{1,2}(?:\.\d{1,2})+\.?\s+[A-ZÆØÅÄÖÜÉ]")
_TITLE = re.compile(r"(?P<number>\d{1,2})\.\s+(?P<words>\S.*)")
_LONGEST_HEADING, _MOST_HEADING_WORDS = 90, 10
_FEWEST_CHAPTERS, _SHORT_TITLE_WORDS = 3, 4


def is_heading_text(words: str) -> bool:
    """Whether the words behind a number are a heading: few, begun with a capital, not ended like a sentence."""
    is_short = len(words) <= _LONGEST_HEADING and len(words.split()) <= _MOST_HEADING_WORDS
    return is_short and words[:1].isupper() and not words.rstrip().endswith((".", ";", ":", ",", "?"))


def chapter_lines(lines: Sequence[str]) -> frozenset[int]:
    """The places of titles of chapters: those with a clause of their number below, and their neighbours by number."""
    titles = {
        place: int(title["number"])
        for place, line in enumerate(lines)
        if (title := _TITLE.fullmatch(line.rstrip())) and is_heading_text(title["words"])
    }
    found = {place for place, number in titles.items() if _opens_clauses(lines, place, number)} | _counted_through(
        lines
    )
    for places, step in ((sorted(titles), 1), (sorted(titles, reverse=True), -1)):
        last = None
        for place in places:
            if place in found or titles[place] - step == last:
                found.add(place)
                last = titles[place]
    return frozenset(found)


def _counted_through(lines: Sequence[str]) -> set[int]:
    """Short numbered lines that count 1, 2, 3 … once through a text, each behind an empty line and above sentences."""
    found = [
        place
        for place, line in enumerate(lines)
        if (title := _TITLE.fullmatch(line.rstrip())) and _is_short_title(title["words"]) and _stands_free(lines, place)
    ]
    numbers = [int(lines[place].split(".", 1)[0]) for place in found]
    if len(found) < _FEWEST_CHAPTERS or numbers != list(range(1, len(found) + 1)):
        return set()
    is_text = all(_has_sentence(lines[place + 1 : end]) for place, end in pairwise([*found, len(lines)]))
    return set(found) if is_text else set()


def _is_short_title(words: str) -> bool:
    bare = words.removesuffix(".") if len(words.split()) <= _SHORT_TITLE_WORDS else words
    return is_heading_text(bare)


def _stands_free(lines: Sequence[str], place: int) -> bool:
    return place == 0 or not lines[place - 1].strip()


def _has_sentence(lines: Sequence[str]) -> bool:
    return any(line.rstrip().endswith(".") and len(line.split()) > 1 for line in lines)


def chapter_block(line: str, place: SourcePlace) -> Block:
    """Such a title as a heading."""
    number, words = line.split(maxsplit=1)
    return Block(BlockKind.HEADING, words.strip().rstrip("."), 1, number.rstrip("."), place)


def _opens_clauses(lines: Sequence[str], place: int, number: int) -> bool:
    following = next((line for line in lines[place + 1 :] if line.strip()), "")
    return NUMBERED_CLAUSE.match(following) is not None and following.startswith(f"{number}.")
