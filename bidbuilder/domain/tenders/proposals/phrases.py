"""Makes patterns and sets out of phrases that are listed as people read them. The phrases themselves are in `vocabulary`."""

import re


def any_phrase(phrases: str) -> str:
    """One alternation out of phrases parted by `|` over several lines, with any white space between their words."""
    return "|".join(r"\s+".join(phrase.split()) for phrase in phrases.split("|") if phrase.strip())


def phrase_pattern(before: str, phrases: str, after: str = "") -> re.Pattern[str]:
    """A pattern of one of the phrases, in any case, with what has to stand before and behind it."""
    return re.compile(f"{before}(?:{any_phrase(phrases)}){after}", re.IGNORECASE)


def whole_words(phrases: str) -> re.Pattern[str]:
    """A pattern of one of the phrases as whole words."""
    return phrase_pattern(r"\b", phrases, r"\b")


def word_set(words: str) -> frozenset[str]:
    """The words of a list parted by blanks."""
    return frozenset(words.split())
