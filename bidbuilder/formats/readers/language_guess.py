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
_ENOUGH_WORDS = 5
_CLEAR_LEAD = 1.3
_READ_WORDS = 20_000


def guess_language(texts: Iterable[str]) -> str:
    """The BCP 47 language most little words belong to; ``""`` where there are too few or no clear lead."""
    counts: Counter[str] = Counter()
    read = 0
    for text in texts:
        words = [word.lower() for word in _WORD.findall(text)]
        read += len(words)
        for language, little in _LITTLE_WORDS.items():
            counts[language] += sum(word in little for word in words)
        if read > _READ_WORDS:
            break
    (first, most), (_, second) = (*counts.most_common(2), ("", 0), ("", 0))[:2]
    return first if most >= _ENOUGH_WORDS and most >= _CLEAR_LEAD * second else ""
