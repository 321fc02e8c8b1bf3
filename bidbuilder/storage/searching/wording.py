"""Words held against columns: how well each row fits a word, so that answers can be put in the order of their relevance.

A word of letters is looked for, best first: as it stands, as a word of the same stem, as the last part of a compound (which
says what a thing is), inside one or at the beginning of a word or a code (`VP` finds `VP-400`), and, where nothing at all
that may be seen has it, as its relatives (`relatives`) or a slip of the pen. A word with digits is a piece of a code.
Words in a name weigh more than those in other texts.
"""

from collections.abc import Callable, Hashable, Iterable, Sequence
from dataclasses import dataclass
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray

from bidbuilder.storage.searching.analysis import fold, plain_code, spell_out, stems_of
from bidbuilder.storage.searching.pieces import rows_with
from bidbuilder.storage.searching.ranges import Mask, Rows
from bidbuilder.storage.searching.relatives import Reading, forms_of
from bidbuilder.storage.searching.segments import Lexicon, Postings, Segment

Scores = NDArray[np.uint8]

_SAME, _STEM, _LAST, _INSIDE, _SLIP = 8, 6, 5, 3, 2
_WITH_FIRST = 6
_IN_NAME = 4
_CODE, _CODE_PIECE = 15, 6
# Inside other words only pieces that are a word themselves; anything shorter is a beginning.
_SHORTEST_INSIDE = 4
_SHORTEST_CODE_PIECE = 3
_SHORTEST_SLIP = 4


@dataclass(frozen=True, slots=True)
class AskedWord:
    """One thing asked for: a folded word of letters, or a plain code; `is_whole` asks for the very word (in quotes).

    Letters with marks between them (`NT-BJ-bath`) are a code, or the words that are its `parts`.
    """

    text: str
    is_code: bool = False
    is_whole: bool = False
    parts: tuple[str, ...] = ()

    @property
    def apart(self) -> tuple["AskedWord", ...]:
        """Its parts as words of their own; itself where it has none."""
        return tuple(AskedWord(one) for one in self.parts) or (self,)


def asked_words(text: str, *, is_phrase: bool = False) -> tuple[AskedWord, ...]:
    """What a piece of text asks for; marks alone ask for nothing."""
    asked: dict[AskedWord, None] = {}
    for chunk in fold(text).split():
        if any(letter.isdigit() for letter in chunk):
            asked[AskedWord(plain_code(chunk), is_code=True)] = None
        else:
            parts = "".join(letter if letter.isalpha() else " " for letter in chunk).split()
            if len(parts) > 1 and not is_phrase:
                asked[AskedWord(plain_code(chunk), is_code=True, parts=tuple(parts))] = None
            else:
                asked.update(dict.fromkeys(AskedWord(part, is_whole=is_phrase) for part in parts))
    return tuple(one for one in asked if one.text)


def score(segment: Segment, word: AskedWord, lexicon: Lexicon) -> Scores:
    """How well each row has the word: 0 if not at all."""
    if word.parts:
        every = np.minimum.reduce([score(segment, part, lexicon) for part in word.apart])
        return np.maximum(every, score(segment, AskedWord(word.text, is_code=True), lexicon))
    return _remembered(
        segment,
        word,
        lambda: _score_code(segment, word.text) if word.is_code else _score_word(segment, word, lexicon),
    )


def score_slips(segment: Segment, terms: Sequence[int]) -> Scores:
    """How well each row has one of the terms that stand for a misspelt word."""
    return _remembered(segment, tuple(terms), lambda: _score_terms(segment, [(terms, _SLIP)]))


def score_reading(segment: Segment, reading: Reading) -> Scores:
    """How well each row has what a word that nothing has may stand for; better where it has the first part of a compound."""

    def make() -> Scores:
        scores = _score_terms(segment, [(reading.terms, _SLIP)])
        about = _score_terms(segment, [(reading.first, 1)]) > 0
        return scores * about if reading.needs_first else np.where(about & (scores > 0), scores + _WITH_FIRST, scores)

    return _remembered(segment, (tuple(reading.terms), tuple(reading.first)), make)


def find_slips(word: AskedWord, lexicon: Lexicon) -> list[int]:
    """The terms that a misspelt word may stand for, the nearest first."""
    return [] if word.is_code or len(word.text) < _SHORTEST_SLIP else lexicon.words.list_similar(spell_out(word.text))


def having_phrase(segment: Segment, words: Sequence[AskedWord], lexicon: Lexicon) -> Mask:
    """The rows in which the words stand one after the other."""
    mask = np.ones(segment.size, np.bool_)
    plain = [spell_out(one.text) for one in words if not one.is_code]
    for left, right in pairwise(plain):
        number = lexicon.phrases.find(f"{left} {right}")
        mask &= segment.mark(_rows_of(segment.phrases, [] if number is None else [number]))
    return mask


def _score_word(segment: Segment, word: AskedWord, lexicon: Lexicon) -> Scores:
    text = spell_out(word.text)
    scores = _score_terms(segment, _ways(word, text, lexicon))
    if not word.is_whole:
        begun = _rows_with(segment, f" {text}")
        scores[begun] = np.maximum(scores[begun], _INSIDE)
    return scores


def _ways(word: AskedWord, text: str, lexicon: Lexicon) -> Iterable[tuple[Sequence[int], int]]:
    """The terms that answer a word with their weights."""
    words = lexicon.words
    if not word.is_whole:
        inside, stems = words.list_containing(text), {*stems_of(word.text), *forms_of(text)}
        if len(text) < _SHORTEST_INSIDE:
            inside = [one for one in inside if words[one].startswith(text)]
        yield list(inside), _INSIDE
        last = {text, *stems} if len(text) >= _SHORTEST_INSIDE else ()
        yield [one for form in last if len(form) >= _SHORTEST_INSIDE for one in words.list_ending(form)], _LAST
        yield [one for stem in stems if (one := words.find(stem)) is not None], _STEM
    same = words.find(text)
    yield ([] if same is None else [same]), _SAME


def _score_terms(segment: Segment, ways: Iterable[tuple[Sequence[int], int]]) -> Scores:
    """Each row's weight by the best of its terms, in a name or elsewhere."""
    weighed = [
        (weight + more, postings, terms)
        for terms, weight in ways
        for postings, more in ((segment.told, 0), (segment.named, _IN_NAME))
    ]
    scores = np.zeros(segment.size, np.uint8)
    for weight, postings, terms in sorted(weighed, key=lambda one: one[0]):
        scores[_rows_of(postings, terms)] = weight
    return scores


def _rows_of(postings: Postings, terms: Sequence[int]) -> NDArray[np.int32]:
    asked = np.array(terms, np.int32)
    places = np.searchsorted(postings.terms, asked)
    inside = places < len(postings.terms)
    places = places[inside][postings.terms[places[inside]] == asked[inside]]
    pieces = [postings.rows[postings.starts[place] : postings.starts[place + 1]] for place in places.tolist()]
    return np.concatenate(pieces) if pieces else np.empty(0, np.int32)


def _score_code(segment: Segment, code: str) -> Scores:
    """Rows with the code as it stands, or, of three signs and more, as a piece of a code; shorter ones at its beginning."""
    scores = np.zeros(segment.size, np.uint8)
    scores[_rows_with(segment, code if len(code) >= _SHORTEST_CODE_PIECE else f" {code}")] = _CODE_PIECE
    scores[_rows_with(segment, f" {code} ")] = _CODE
    return scores


def _rows_with(segment: Segment, piece: str) -> Rows:
    return rows_with(piece.encode(), segment.pieces, segment.codes, segment.code_starts)


def _remembered(segment: Segment, key: Hashable, make: Callable[[], Scores]) -> Scores:
    known: Scores = segment.remembered.renew(key, lambda found: make() if found is None else found)
    return known
