"""Which words of a source ask for something: sentences with an obligation, and rows of tables with a checkable value."""

from collections.abc import Iterable, Iterator

from bidbuilder.domain.tenders.sources import Ask, SourceCell
from bidbuilder.formats.readers.obligations import has_obligation
from bidbuilder.formats.readers.prose.sentences import split_sentences

_FEWEST_WORDS = 3


def asks_in(text: str, column: str = "") -> Iterator[Ask]:
    """The sentences of a text with an obligation; a word or two, such as a heading of a column, ask nothing."""
    for line in text.splitlines():
        for sentence in split_sentences(line):
            if len(sentence.split()) >= _FEWEST_WORDS and has_obligation(sentence):
                yield Ask(text=sentence, column=column)


def asks_in_cells(cells: Iterable[SourceCell]) -> tuple[Ask, ...]:
    """The asking sentences of a row, cell by cell."""
    return tuple(ask for cell in cells for ask in asks_in(cell.text, cell.column))
