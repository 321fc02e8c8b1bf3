"""Finds words of a requirement again in the text of the source, whatever lies between the words: blanks or ends of lines.

A word broken at the end of a line is found whole and broken: `require-` `ments` is `requirements`.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import accumulate

_WORDS_FOR_A_LONG_TEXT = 400
_BETWEEN_WORDS = r"\s+"
_WITHIN_WORDS = r"(?:[-\u00ad]\n)?"


@dataclass(frozen=True, slots=True)
class Span:
    """A stretch of one text: its position in the list of texts, and the offsets of its beginning and end."""

    line: int
    start: int
    end: int


def plain(text: str) -> str:
    """The words alone, in small letters with one blank between them: what two texts are compared by."""
    return " ".join(text.casefold().split())


def locate(words: str, lines: Sequence[str]) -> tuple[Span, ...]:
    """Where words stand among lines that follow each other: a span for each line they run over, none if they do not.

    Of very long texts only the first 400 words are looked for; the span then ends with them.
    """
    wanted = words.split()[:_WORDS_FOR_A_LONG_TEXT]
    if not wanted:
        return ()
    if len(lines) == 1 and len(wanted) < _WORDS_FOR_A_LONG_TEXT:
        start = lines[0].find(words.strip())
        if start >= 0:  # as nearly always: a search that needs no pattern
            return (Span(0, start, start + len(words.strip())),)
    exact = re.compile(_BETWEEN_WORDS.join(map(re.escape, wanted)))
    joined = "\n".join(lines)
    found = exact.search(joined)
    if found is None and "-\n" in joined:
        broken = (_WITHIN_WORDS.join(map(re.escape, word)) for word in wanted)
        found = re.search(_BETWEEN_WORDS.join(broken), joined)
    return _spans(found.start(), found.end(), lines) if found else ()


def _spans(start: int, end: int, lines: Sequence[str]) -> tuple[Span, ...]:
    begins = (0, *accumulate(len(line) + 1 for line in lines))
    return tuple(
        Span(number, max(start - begin, 0), min(end - begin, len(line)))
        for number, (begin, line) in enumerate(zip(begins, lines, strict=False))
        if start < begin + len(line) and end > begin
    )
