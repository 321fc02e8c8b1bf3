"""The words of a title, written so that spellings of one word are equal."""

import re

_SPELLED_OUT = str.maketrans(
    {"æ": "ae", "ø": "oe", "å": "aa", "ä": "ae", "ö": "oe", "ü": "ue", "ß": "ss", "³": "3", "²": "2"}
)
_HUMP = re.compile(r"(?<=[a-zæøåäöü])(?=[A-ZÆØÅÄÖÜ])")
_WORD = re.compile(r"[a-z]+|\d+|[€$£%]")


def words(text: str) -> list[str]:
    """Small letters-only words and numbers of a title; `supplierArticleId1` gives four."""
    return _WORD.findall(_HUMP.sub(" ", text).casefold().translate(_SPELLED_OUT))
