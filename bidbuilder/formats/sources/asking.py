"""Which words of a source ask for something: sentences with an obligation; and which others it says besides."""

import re
from collections.abc import Iterable, Iterator

from bidbuilder.domain.tenders.sources import Ask, SourceCell
from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.prose.sentences import split_sentences
from bidbuilder.formats.readers.prose.statements import is_definition

_FEWEST_WORDS = 3
# A line of a table of contents ends with dots and the number of a page.
_LEADER = re.compile(r"(?:\.\s?){3,}\s*\d+$")
_LETTER = re.compile(r"[^\W\d_]")


def asks_in(text: str, column: str = "") -> Iterator[Ask]:
    """The sentences of a text with an obligation; a word or two, such as a heading of a column, ask nothing."""
    for line in text.splitlines():
        for sentence in split_sentences(line):
            if len(sentence.split()) >= _FEWEST_WORDS and has_obligation(sentence):
                yield Ask(text=sentence, column=column)


def asks_in_cells(cells: Iterable[SourceCell]) -> tuple[Ask, ...]:
    """The asking sentences of a row, cell by cell."""
    return tuple(ask for cell in cells for ask in asks_in(cell.text, cell.column))


def others_in(text: str, fewest: int = _FEWEST_WORDS) -> Iterator[Ask]:
    """The sentences of a text, of `fewest` words at least, that neither ask by a word of obligation nor explain a word."""
    for line in text.splitlines():
        for sentence in split_sentences(line):
            is_told = has_obligation(sentence) and len(sentence.split()) >= _FEWEST_WORDS
            if len(sentence.split()) < fewest or is_told or not _LETTER.search(sentence):
                continue
            if not is_definition(sentence) and not _LEADER.search(sentence):
                yield Ask(text=sentence, is_binding=False)
