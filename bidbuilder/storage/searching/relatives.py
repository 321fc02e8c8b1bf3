"""What a word that nothing has may be said as instead: the thing's other names, words of the same root, parts of a compound.

0. A thing has several names in the trade (`trafo`, `Transformator`): those that are written, as words, and the longer ones
   also inside words.
1. Danish, German and English make a noun of a verb by an ending (`svejsning`, `køling`, `Kühlung`) and drop the e of some
   endings (`kedler`, `cylindre`). Words that begin with what is left, of four letters and more, are of the same root, and
   where it is longer also those that have it inside (`halmkedel`).
2. A compound is a word that is known and behind it another one (`varme|veksler`), perhaps with a letter that joins them.
   The last one says what the thing is: it is looked for as a word and at the end of words. A long one is enough by
   itself, also inside words; with a short one, or one that says little (`anlæg`), the first part has to stand
   there too, as such words end many others (`stand`, `tilstand`).
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from bidbuilder.domain.catalogue.dictionary.things import names_of_things
from bidbuilder.storage.searching.analysis import fold, spell_out, stems_of
from bidbuilder.storage.searching.terms import Terms

_ENDING = re.compile(
    r"(?:ningerne|ningen|ninger|ning|ungen|ung|ingen|inger|ing|elserne|elsen|elser|else|erne|ere|er|en|e)s?"
)
_WITHOUT_E = re.compile(r"(?P<root>.*[bcdfgkmnpstv])(?P<sound>[lr])(?:erne|er|ene|e)s?")
_WITH_E = re.compile(r"(?P<root>.+[bcdfgkmnpstv])e(?P<sound>[lr])")
_SHORTEST_ROOT = 4
_SHORTEST_FIRST, _SHORTEST_LAST, _SHORTEST_END, _LONG_LAST = 3, 4, 5, 6
# What a thing of any trade may be called: only the first part tells what it is.
_SAYS_LITTLE = frozenset(
    {"anlaeg", "anlaegget", "anlage", "anlagen", "system", "systemer", "systeme", "systems", "enhed", "enheder"}
) | {
    "udstyr",
    "maskine",
    "maskiner",
    "maschine",
    "maschinen",
    "apparat",
    "apparater",
    "produkt",
    "produkter",
    "arbejde",
}
_JOINING = ("s", "e", "es", "en", "n")


@dataclass(frozen=True, slots=True)
class Reading:
    """The terms that may be meant. Of a compound they are those of its last part; `first` are the terms about its first
    part, which stand there too if it `needs_first`, and `known` those that show the first part to be a word at all.
    """

    terms: Sequence[int]
    first: Sequence[int] = ()
    known: Sequence[int] = ()
    needs_first: bool = False


def readings_of(word: str, words: Terms) -> Iterator[Reading]:
    """How a spelled-out word may be meant, the likeliest first."""
    yield Reading(_list_other_names(word, words))
    for root in (*forms_of(word), *_roots(word)):
        inside = words.list_containing(root)
        yield Reading(inside if len(root) > _SHORTEST_ROOT else [one for one in inside if words[one].startswith(root)])
    for place in range(_SHORTEST_FIRST, len(word) - _SHORTEST_LAST + 1):
        first, last = word[:place], word[place:]
        known = _list_known(first, words)
        ends = _list_ending(last, words) if known else ()
        if ends:
            needs_first = len(last) < _LONG_LAST or last in _SAYS_LITTLE
            yield Reading(ends, _list_about(first, words), known, needs_first=needs_first)


@cache
def _other_names() -> dict[str, tuple[str, ...]]:
    named = names_of_things().items()
    return {spell_out(fold(name)): tuple(spell_out(fold(one)) for one in others) for name, others in named}


def _list_other_names(word: str, words: Terms) -> list[int]:
    """The terms of the other names of a thing: the names themselves, and words that have a longer one inside."""
    found: dict[int, None] = {}
    for name in _other_names().get(word, ()):
        known = words.find(name)
        found.update({known: None} if known is not None else {})
        if len(name) >= _LONG_LAST:
            found.update(dict.fromkeys(words.list_containing(name)))
    return list(found)


def forms_of(word: str) -> tuple[str, ...]:
    """Other forms of a spelled-out word that no stemmer knows: with the e that an ending took, or without (`kabler`, `kabel`)."""
    if shortened := _WITHOUT_E.fullmatch(word):
        return (f"{shortened['root']}e{shortened['sound']}",)
    plain = _WITH_E.fullmatch(word)
    return (f"{plain['root']}{plain['sound']}",) if plain else ()


def _roots(word: str) -> Iterator[str]:
    """What is left of a word without its ending."""
    for start in range(_SHORTEST_ROOT, len(word)):
        if _ENDING.fullmatch(word, start):
            yield word[:start]
            return


def _list_known(first: str, words: Terms) -> list[int]:
    """The first part of a compound as words, without the letters that join it where that is one."""
    plain = [first, *(first.removesuffix(joining) for joining in _JOINING if first.endswith(joining))]
    found = [one for text in plain if len(text) >= _SHORTEST_FIRST and (one := words.find(text)) is not None]
    if found or len(first) <= _SHORTEST_FIRST:
        return found
    return [one for one in words.list_containing(first) if words[one].startswith(first)]


def _list_ending(last: str, words: Terms) -> list[int]:
    """The terms a last part stands for: itself, its stems, and what ends with one of these."""
    found: dict[int, None] = {}
    for form in (last, *sorted(stems_of(last))):
        if len(form) >= _SHORTEST_LAST and (words.find(form) is not None or len(form) >= _SHORTEST_END):
            found.update(dict.fromkeys(words.list_ending(form)))
    if len(last) > _LONG_LAST:
        found.update(dict.fromkeys(words.list_containing(last)))
    return list(found)


def _list_about(first: str, words: Terms) -> list[int]:
    """The terms that speak of a first part: those that begin or end with it."""
    return [one for one in words.list_containing(first) if words[one].startswith(first) or words[one].endswith(first)]
