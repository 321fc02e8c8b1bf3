"""A requirement's verbatim text with the words of its conditions marked, and the places where it can be split."""

import re
from dataclasses import dataclass

from markupsafe import Markup, escape

from bidbuilder.domain.tenders.requirements import Requirement

_SENTENCE_END = re.compile(r"(?<=[.;:!?])\s+(?=\S)|\n+(?=\S)")
_SHOWN_LETTERS = 60


@dataclass(frozen=True, slots=True)
class SplitPlace:
    """A place to split at: the offset, and how the second piece would begin."""

    at: int
    begins: str


def marked_text(requirement: Requirement) -> Markup:
    """The text as HTML, each condition's words in a `mark` that carries the condition's state."""
    text, spans = requirement.text, _spans(requirement)
    pieces: list[Markup] = []
    last = 0
    for start, end, state in spans:
        pieces.append(escape(text[last:start]))
        pieces.append(Markup('<mark class="words words--{}">{}</mark>').format(state, text[start:end]))
        last = end
    pieces.append(escape(text[last:]))
    return Markup("").join(pieces)


def split_places(text: str) -> tuple[SplitPlace, ...]:
    """The beginnings of further sentences or lines."""
    return tuple(
        SplitPlace(found.end(), text[found.end() : found.end() + _SHOWN_LETTERS].strip())
        for found in _SENTENCE_END.finditer(text)
    )


def _spans(requirement: Requirement) -> list[tuple[int, int, str]]:
    spans: list[tuple[int, int, str]] = []
    found = sorted(
        (one.start, one.start + len(one.words), one.state.value)
        for one in requirement.constraints
        if one.start is not None and one.words
    )
    for start, end, state in found:
        if (not spans or start >= spans[-1][1]) and end <= len(requirement.text):
            spans.append((start, end, state))
    return spans
