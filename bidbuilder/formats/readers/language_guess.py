"""Which language texts are written in, by the little words every sentence has. Only a proposal, and told as one."""

import re
from collections import Counter
from collections.abc import Iterable

_LITTLE_WORDS = {
    "en": {"the", "and", "of", "to", "shall", "be", "for", "is", "with", "must", "or", "by", "any", "will", "that"},
    "da": {
        "og",
        "skal",
        "af",
        "at",
        "til",
        "det",
        "der",
        "med",
        "er",
        "kan",
        "på",
        "som",
        "den",
        "være",
        "ikke",
        "ved",
    },
    "de": {
        "und",
        "der",
        "die",
        "das",
        "ist",
        "muss",
        "mit",
        "zu",
        "von",
        "für",
        "werden",
        "den",
        "im",
        "nicht",
        "eine",
    },
    "fr": {"le", "la", "les", "des", "et", "du", "doit", "est", "une", "pour", "dans", "par", "sur", "être", "aux"},
    "sv": {"och", "ska", "att", "som", "för", "av", "är", "det", "med", "till", "inte", "ett", "den", "vara", "kan"},
    "nl": {"de", "het", "een", "van", "en", "moet", "worden", "voor", "met", "niet", "zijn", "is", "dat", "aan", "op"},
}
_WORD = re.compile(r"[^\W\d_]+")
_LETTERS = {"de": frozenset("äöüß"), "da": frozenset("æøå")}
_ENOUGH_WORDS = 5
_ENOUGH_SPELLINGS = 4
_CLEAR_LEAD = 1.3
_READ_WORDS = 20_000


def guess_language(texts: Iterable[str]) -> str:
    """The BCP 47 language most little words belong to, else the one whose letters the words have; ``""`` if neither tells."""
    counts: Counter[str] = Counter()
    seen: set[str] = set()
    read = 0
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        read += len(words)
        seen.update(words)
        for language, little in _LITTLE_WORDS.items():
            counts[language] += sum(word in little for word in words)
        if read > _READ_WORDS:
            break
    (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    is_clear = most >= _ENOUGH_WORDS and most >= _CLEAR_LEAD * second
    return first if is_clear else _by_letters(seen)


def _by_letters(words: set[str]) -> str:
    """German or Danish where several different words have their letters and none those of another language.

    A short list such as a bill of quantities has hardly any little words; Swedish has letters of both and is neither.
    """
    found = {language: sum(not letters.isdisjoint(word) for word in words) for language, letters in _LETTERS.items()}
    own = [language for language, count in found.items() if count]
    return own[0] if len(own) == 1 and found[own[0]] >= _ENOUGH_SPELLINGS else ""
