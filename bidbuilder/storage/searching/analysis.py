"""Texts taken apart into what searches compare: folded words, their stems in three languages, and codes.

1. A word is a run of letters, in lower case, with ø, ü and the like spelled out. Words joined by a hyphen are also one.
2. A run with a digit in it is a code: it is kept whole without its separators (`GM-400/B` is `gm400b`), and searched by any
   piece of it.
3. A stem is what Danish, English or German endings leave of a word. Which language a text is in is not asked: catalogues mix.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from threading import Lock

import snowballstemmer

_SPELLED_OUT = str.maketrans({"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss"})
_RUN = re.compile(r"[^\W_]+")
_LETTERS = re.compile(r"[^\W\d_]+")
_STEMMERS = tuple(snowballstemmer.stemmer(language) for language in ("danish", "english", "german"))
# A stemmer keeps the word it works on in itself.
_STEMMING = Lock()

# What is longer is no word of a language, but a key or an address; its beginning is enough to find it by.
_LONGEST = 40


@dataclass(frozen=True, slots=True)
class Analysis:
    """Words in their order, the stems that are not words themselves, and codes."""

    words: tuple[str, ...]
    stems: tuple[str, ...]
    codes: tuple[str, ...]


def analyse(texts: Iterable[str]) -> Analysis:
    """Take texts apart; each code once, words as often as they stand there."""
    words: list[str] = []
    stems: set[str] = set()
    codes: dict[str, None] = {}
    for chunk in (chunk for text in texts for chunk in fold(text).split()):
        parts, roots, code = _read_chunk(chunk)
        words += parts
        stems |= roots
        if code:
            codes[code] = None
    return Analysis(tuple(words), tuple(sorted(stems.difference(words))), tuple(codes))


@lru_cache(maxsize=50_000)
def _read_chunk(chunk: str) -> tuple[Sequence[str], frozenset[str], str]:
    """The words of what stands between two spaces, spelled out, with their stems, and its code if it is one."""
    parts = _LETTERS.findall(chunk)
    is_code = any(map(str.isdigit, chunk))
    if is_code:
        parts = [part for part in parts if len(part) > 2]
    elif len(parts) > 1:
        parts = [*parts, "".join(parts)]
    words = tuple(spell_out(part)[:_LONGEST] for part in parts)
    return words, frozenset(stem for part in parts for stem in stems_of(part)), plain_code(chunk) if is_code else ""


def fold(text: str) -> str:
    """The text without differences of case and of compatible signs."""
    return (text if text.isascii() else unicodedata.normalize("NFKC", text)).casefold()


def plain_code(text: str) -> str:
    """A folded code without its separators; ``""`` for marks alone."""
    return spell_out("".join(_RUN.findall(text)))[:_LONGEST]


def spell_out(word: str) -> str:
    """The word with letters that keyboards lack spelled out."""
    return word if word.isascii() else word.translate(_SPELLED_OUT)


@lru_cache(maxsize=200_000)
def stems_of(word: str) -> frozenset[str]:
    """The stems of a folded word in Danish, English and German, spelled out."""
    with _STEMMING:
        return frozenset(spell_out(stemmer.stemWord(word))[:_LONGEST] for stemmer in _STEMMERS)
