"""Finds the properties a clause names, through every name and synonym of the dictionary, also in their inflected forms."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from bidbuilder.domain.catalogue.dictionary import normalise
from bidbuilder.domain.tenders.proposals.clauses import Clause
from bidbuilder.domain.tenders.proposals.lexicon import START_LENGTH, Definitions, Lexicon, start_of

_WORD = re.compile(r"[^\W_]+")
_MOST_WORDS = 6
_SHORTEST_STEM = 4
_LETTERS_OF_A_SIGN = 2
# Danish and German articles and plurals hang on the last word: effekten, virkningsgraden, Leistungen; English has its s.
_ENDINGS = ("erne", "ene", "ens", "en", "et", "er", "es", "s", "n", "t", "e")


@dataclass(frozen=True, slots=True)
class Mention:
    """Where a clause names a property; several `definitions` where the name is shared."""

    start: int
    end: int
    definitions: Definitions


def find_mentions(clause: Clause, lexicon: Lexicon, taken: Sequence[tuple[int, int]] = ()) -> tuple[Mention, ...]:
    """The properties named in a clause, in order; the longest name at a place wins. Nothing in the `taken` spans counts."""
    found = _scan(clause.text, lexicon)
    return tuple(one for one in found if not any(start < one.end and one.start < end for start, end in taken))


def _scan(text: str, lexicon: Lexicon) -> Iterator[Mention]:
    words = list(_WORD.finditer(text))
    index = 0
    while index < len(words):
        if not _may_begin(words[index][0], lexicon):
            index += 1
            continue
        for count in range(min(_MOST_WORDS, len(words) - index), 0, -1):
            start, end = words[index].start(), words[index + count - 1].end()
            definitions = _find(text[start:end], lexicon)
            if definitions:
                yield Mention(start, end, definitions)
                index += count - 1
                break
        index += 1


def _may_begin(word: str, lexicon: Lexicon) -> bool:
    start = start_of(word)
    return start in lexicon.starts or len(start) < START_LENGTH or word in lexicon.abbreviations


def _find(words: str, lexicon: Lexicon) -> Definitions:
    if words in lexicon.abbreviations:
        return lexicon.abbreviations[words]
    if any(sign in words for sign in ",;:()") or (
        words.isalpha() and words.isupper() and len(words) <= _LETTERS_OF_A_SIGN
    ):
        return ()  # “Folie der Klasse RA 2” has no colour rendering Ra
    plain = normalise(words)
    if plain in lexicon.names:
        return lexicon.names[plain]
    stems = (plain[: -len(ending)] for ending in _ENDINGS if plain.endswith(ending))
    return next((lexicon.names[stem] for stem in stems if len(stem) >= _SHORTEST_STEM and stem in lexicon.names), ())
