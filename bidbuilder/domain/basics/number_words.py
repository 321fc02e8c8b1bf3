"""Numbers written as words in English, Danish and German: one to 999, and dozens.

Data and its reading only; whether a word counts something in a sentence ("one of them") is for who reads the sentence.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

_LOW = {
    "en": "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen "
    "eighteen nineteen",
    "da": "én to tre fire fem seks syv otte ni ti elleve tolv tretten fjorten femten seksten sytten atten nitten",
    "de": "eins zwei drei vier fünf sechs sieben acht neun zehn elf zwölf dreizehn vierzehn fünfzehn sechzehn siebzehn "
    "achtzehn neunzehn",
}
_TENS = {
    "en": "twenty thirty forty fifty sixty seventy eighty ninety",
    "da": "tyve tredive fyrre halvtreds tres halvfjerds firs halvfems",
    "de": "zwanzig dreißig vierzig fünfzig sechzig siebzig achtzig neunzig",
}
# How ones and tens are joined: Danish and German say the ones first, with an article for the one.
_JOINED = {"en": "{tens} {ones}", "da": "{ones}og{tens}", "de": "{ones}und{tens}"}
_FIRST_ONE = {"en": "one", "da": "en", "de": "ein"}
# Words for a dozen and a hundred, and what may stand before them for one of them.
_MANY = {
    "en": (("dozen", 12), ("hundred", 100)),
    "da": (("dusin", 12), ("hundrede", 100)),
    "de": (("dutzend", 12), ("hundert", 100)),
}
_ONE_OF_MANY = {"en": ("a", "one"), "da": ("et", "ét", ""), "de": ("ein", "")}
# What stands together as one word: "zweihundert", "tohundrede"; English parts them.
_PARTS = {"en": (" ",), "da": (" ", ""), "de": (" ", "")}
# Danish and German words that are other words elsewhere: they count only where their own language is spoken.
_OTHERWISE = {"to": "da", "fire": "da", "tres": "da", "firs": "da", "et hundrede": "da", "elf": "de"}
_TEN, _WHOLE_HUNDRED = 10, 100
_AND = re.compile(r"\s+(?:(?:and|og|und)\s+)?")
_WORD = re.compile(r"[^\W\d_]+")
_PART = re.compile(r"[\w-]")
_TWICE = re.compile(r"\s*(\D+?)\s*\(\s*(\d+)\s*\)\s*")
_MOST_WORDS = 2
_APART = re.compile(r"[\s-]+")


@dataclass(frozen=True, slots=True)
class NumberWord:
    """A number written as words: where it stands, what it is, and the one language it is a number in (``""``: any)."""

    start: int
    end: int
    number: int
    language: str = ""


def find_number_words(text: str) -> Iterator[NumberWord]:
    """The number words of a text in order, the longest where one begins another; parts of words ("two-pole") are none."""
    last: NumberWord | None = None
    for word in _single_words(text):
        if last is not None and _goes_on(text, last, word):
            last = NumberWord(last.start, word.end, last.number + word.number)
            continue
        if last is not None:
            yield last
        last = word
    if last is not None:
        yield last


def find_number_of(words: str) -> int | None:
    """The number that these words are, in any of the languages, also as "two (2)"; None where they are anything else."""
    twice = _TWICE.fullmatch(words)
    number = _known().get(_plain(twice[1] if twice else words.strip()))
    return None if twice and int(twice[2]) != number else number


def _single_words(text: str) -> Iterator[NumberWord]:
    tokens, behind = list(_WORD.finditer(text)), 0
    for index, token in enumerate(tokens):
        if token.start() < behind or token[0].casefold() not in _starts():
            continue
        for last in tokens[index : index + _MOST_WORDS][::-1]:
            spoken = _plain(text[token.start() : last.end()])
            if (
                spoken in _known()
                and not _PART.match(text, last.end())
                and text[token.start() - 1 : token.start()] != "-"
            ):
                yield NumberWord(token.start(), last.end(), _known()[spoken], _OTHERWISE.get(spoken, ""))
                behind = last.end()
                break


def _goes_on(text: str, last: NumberWord, word: NumberWord) -> bool:
    """Whether two words are one number: "one hundred and fifty"."""
    is_hundred = last.number % _WHOLE_HUNDRED == 0 and word.number < _WHOLE_HUNDRED
    return is_hundred and _AND.fullmatch(text, last.end, word.start) is not None


def _plain(words: str) -> str:
    return _APART.sub(" ", words.casefold().replace("ß", "ss"))


@lru_cache(maxsize=1)
def _known() -> Mapping[str, int]:
    return {_plain(one): number for language in _LOW for words, number in _numbers(language) for one in _spell(words)}


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """The first words of all numbers, as they are written."""
    written = (one.split()[0] for language in _LOW for words, _ in _numbers(language) for one in _spell(words))
    return frozenset(form for one in written for form in (one, one.replace("ß", "ss"), one.casefold()))


def _numbers(language: str) -> Iterator[tuple[str, int]]:
    low, tens = _LOW[language].split(), _TENS[language].split()
    yield from ((word, number) for number, word in enumerate(low, start=1))
    yield from ((word, _TEN * number) for number, word in enumerate(tens, start=2))
    ones = (_FIRST_ONE[language], *low[1:9])
    for (number, one), (times, ten) in product(enumerate(ones, start=1), enumerate(tens, start=2)):
        yield _JOINED[language].format(ones=one, tens=ten), number + _TEN * times
    for many, worth in _MANY[language]:
        yield from ((f"{before} {many}".strip(), worth) for before in _ONE_OF_MANY[language])
        for count, part in product(range(2, _TEN), _PARTS[language]):
            yield f"{low[count - 1]}{part}{many}", count * worth


def _spell(word: str) -> tuple[str, str]:
    """A word and how it is written where there are no umlauts."""
    return word, word.replace("ü", "ue").replace("ö", "oe")
