"""Cuts a requirement's text into clauses (sentences and list items), within which words and numbers belong together."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from bidbuilder.domain.catalogue.notations.vocabulary import SAME_SIGNS
from bidbuilder.domain.tenders.proposals.vocabulary import ABBREVIATIONS, LANGUAGE_WORDS

_CUT = re.compile(r"[;\n\r•]+|[.!?](?=\s+[A-ZÆØÅÄÖÜ„“\"(])|[.!?]\s*$")
_LONGEST_CLAUSE = 4000  # what is longer is a table or no text at all; its beginning will do
_WINDOW = 80
# Boxes the buyer ticked, and those left empty beside them (bills of quantities, forms).
_TICKED = re.compile(r"^\s*(?:\[\s*[xX✓✔]\s*\]|☒|☑)", re.MULTILINE)
_EMPTY_BOX = re.compile(r"\s*(?:\[\s*\]|☐)")
_LAST_WORD = re.compile(r"[\w.]+$")


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of the text from `start` on. Signs that look alike are one, letter by letter, so that offsets hold."""

    text: str
    start: int


def find_clauses(text: str) -> Iterator[Clause]:
    """The clauses of a text in order. A full stop after an abbreviation or a single letter ends nothing.

    Where the buyer ticked one of several boxes, what stands behind an empty one is not asked; where none is ticked, the
    bidder is to tick, and each may be meant.
    """
    is_chosen = _TICKED.search(text) is not None
    for clause in _cut(text):
        if not (is_chosen and _EMPTY_BOX.match(clause.text)):
            yield clause


def _cut(text: str) -> Iterator[Clause]:
    plain = text.translate(SAME_SIGNS) if len(text.translate(SAME_SIGNS)) == len(text) else text
    begin = 0
    for cut in _CUT.finditer(text):
        if cut[0].startswith(".") and _is_abbreviation(text[max(begin, cut.start() - _WINDOW) : cut.start()]):
            continue
        yield Clause(plain[begin : min(cut.start(), begin + _LONGEST_CLAUSE)], begin)
        begin = cut.end()
    yield Clause(plain[begin : begin + _LONGEST_CLAUSE], begin)


def shortly_before(text: str, at: int) -> str:
    """The words right before a place; phrases are looked for there and not in all that went before."""
    return text[max(0, at - _WINDOW) : at]


def _is_abbreviation(before: str) -> bool:
    word = _LAST_WORD.search(before)
    return word is not None and (word[0].casefold() in ABBREVIATIONS or (len(word[0]) == 1 and word[0].isalpha()))


def guess_language(text: str) -> str | None:
    """The language whose small words the text has most of; None if it has none."""
    words = re.findall(r"[^\W\d_]+", text.casefold())
    scores = {language: sum(word in known for word in words) for language, known in LANGUAGE_WORDS.items()}
    best = max(scores, key=lambda language: scores[language])
    return best if scores[best] else None
