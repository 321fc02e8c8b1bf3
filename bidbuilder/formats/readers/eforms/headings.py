"""What notices and ESPD requests only say by a code, in the language of the call: headings and ticked sentences.

Danish and German follow the EU's own code lists and the form of Regulation (EU) 2016/7; calls in any other language get the
English words. English is the key.
"""

from functools import lru_cache

from bidbuilder.formats.readers.eforms.heading_words import HEADINGS
from bidbuilder.formats.readers.eforms.ticked_words import SENTENCES

_LANGUAGES = ("en", "da", "de")


def in_language(heading: str, language: str) -> str:
    """An English heading or sentence in the language of the call (BCP 47); as it is where there is no other word for it."""
    own = language.split("-")[0].lower()
    if own not in _LANGUAGES:
        return heading
    return _table().get(heading, {}).get(own, heading)


@lru_cache(maxsize=1)
def _table() -> dict[str, dict[str, str]]:
    """By their English words; a line that is indented goes on from the one above."""
    found: dict[str, dict[str, str]] = {}
    for block in f"{HEADINGS}\n{SENTENCES}".strip().split("\n\n"):
        lines = block.strip().replace("\n   ", " ").splitlines()
        words = {line[:2]: line[2:].strip() for line in lines}
        found[words["en"]] = words
    return found
