"""Choices out of text: class codes such as IP65, IE3 or C5, and the names of choices in English, Danish and German."""

import re
from collections.abc import Iterator
from functools import lru_cache
from itertools import takewhile

from bidbuilder.domain.basics.numbers import shorten
from bidbuilder.domain.catalogue.dictionary.lookup import normalise
from bidbuilder.domain.catalogue.notations import vocabulary
from bidbuilder.domain.catalogue.notations.refusals import ChoiceUnknown
from bidbuilder.domain.catalogue.properties import PropertyDefinition

_SEPARATORS = re.compile(r"\s*[,;|+&]\s*|\s+(?:and|or|og|eller|und|oder|resp\.|hhv\.)\s+", re.IGNORECASE)
_SLASH = re.compile(r"\s*/\s*")
_CLASS_WORDS = re.compile(
    r"^(?:class|klasse|kl\.|cl\.|type|typ|category|kategori|kategorie|grade|rating|code|"
    r"schutzart|schutzklasse|kapsling(?:sklasse)?|tæthedsklasse|protection|(?:iec|en)(?: 60529)?)\s*[:.]?\s+",
    re.IGNORECASE,
)
_DECIMAL_COMMA = re.compile(r"(?<=\d),(?=\d)")  # M20x1,5
_BRACKETS = re.compile(r"[()]")
_IN_BRACKETS = re.compile(r"\s*\([^()]*\)\s*$")
# Letters that IEC 60529 adds to an IP code and that say nothing of its two digits; IP69K is ISO 20653's name for IP69.
_IP_LETTERS = re.compile(r"^(IP[0-6X][0-9X])[ABCDHKMSW]{1,2}$")


def read_choices(text: str, definition: PropertyDefinition) -> tuple[str, ...]:
    """The codes a text names, in its order. `IP66/67` names two; `min. IP54` names one, and so does `stainless steel 316L`.

    Raises `ChoiceUnknown` if a piece of the text is no choice of the property.
    """
    cleaned = " ".join(text.translate(vocabulary.SAME_SIGNS).split()).strip(" .")
    whole = _find_choice(cleaned, definition) or _find_narrower(_BRACKETS.sub(" ", cleaned), definition)
    if whole:
        return (whole,)
    bare = _IN_BRACKETS.sub("", vocabulary.AT_LEAST.sub("", vocabulary.AT_MOST.sub("", cleaned)))
    found = [code for piece in _SEPARATORS.split(bare) if piece for code in _read_piece(piece, definition)]
    if not found or None in found:
        raise ChoiceUnknown(text=shorten(text), choices=_list_choices(definition), property=definition.key)
    return tuple(dict.fromkeys(code for code in found if code))


def _read_piece(piece: str, definition: PropertyDefinition) -> list[str | None]:
    """The codes of one piece; a slash parts choices only where it is not part of one (`BACnet/IP`, `C30/37`)."""
    whole = _find_choice(piece, definition) or _find_narrower(piece, definition)
    return [whole] if whole else [_find_choice(part, definition) for part in _SLASH.split(piece)]


def _find_choice(text: str, definition: PropertyDefinition) -> str | None:
    """The code of one choice by its code, its name or, for `65` among IP codes, by the rest of its code."""
    known = _spellings(definition.choices, _names(definition))
    for spelling in _variants(text):
        code = known.get(_tight(spelling)) or known.get(_shared_prefix(definition.choices) + _tight(spelling))
        if code:
            return code
    return None


def _find_narrower(text: str, definition: PropertyDefinition) -> str | None:
    """The narrower of two choices that stand side by side, where it is a kind of the other: `Støbejern GG25`."""
    words = text.split() if definition.choice_kinds else []
    for end in range(1, len(words)):
        first = _find_choice(" ".join(words[:end]), definition)
        second = _find_choice(" ".join(words[end:]), definition) if first else None
        if first and second:
            if first in definition.kinds_of(second):
                return second
            if second in definition.kinds_of(first):
                return first
    return None


def _variants(text: str) -> Iterator[str]:
    yield text
    yield _DECIMAL_COMMA.sub(".", text)
    bare = _CLASS_WORDS.sub("", text)
    if bare != text:
        yield bare
    ip_code = _IP_LETTERS.match(_tight(bare).upper())
    if ip_code:
        yield ip_code[1]


def _names(definition: PropertyDefinition) -> tuple[tuple[str, str], ...]:
    named = ((code, name) for code, names in definition.choice_names.items() for name in names.values())
    return (*named, *((code, word) for code, words in definition.choice_words.items() for word in words))


@lru_cache(maxsize=512)
def _spellings(choices: tuple[str, ...], names: tuple[tuple[str, str], ...]) -> dict[str, str]:
    known = {_tight(code): code for code in choices}
    for code, name in names:
        known.setdefault(_tight(name), code)
        known.setdefault(normalise(name), code)
    return known


def _tight(text: str) -> str:
    """A code without case, blanks, dashes and points; fractions spelled out: `G1½` and `G 1 1/2` are one."""
    spelled = (
        text.casefold()
        .replace("½", "1/2")
        .replace("¼", "1/4")
        .replace("¾", "3/4")
        .replace("⅜", "3/8")
        .replace("⅛", "1/8")
    )
    return re.sub(r"[\s\-_.]", "", spelled.replace('"', "").replace("″", ""))


@lru_cache(maxsize=512)
def _shared_prefix(choices: tuple[str, ...]) -> str:
    """The letters that all codes begin with (`ip`, `ie`), if there are at least two."""
    columns = zip(*(code.casefold() for code in choices), strict=False)
    letters = "".join(column[0] for column in takewhile(lambda column: len(set(column)) == 1, columns))
    return letters if len(letters) > 1 and letters.isalpha() else ""


def _list_choices(definition: PropertyDefinition) -> str:
    shown = ", ".join(definition.choices[:12])
    return shown if len(definition.choices) <= 12 else f"{shown} …"
