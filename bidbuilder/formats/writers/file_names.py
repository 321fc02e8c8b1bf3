"""Names of files in a pack that every system can keep."""

import re
import unicodedata

_LONGEST_SLUG = 40
_LETTERS = str.maketrans({"ø": "oe", "Ø": "Oe", "æ": "ae", "Æ": "Ae", "ł": "l", "Ł": "L", "ß": "ss"})


def slug(name: str) -> str:
    """The name in lower-case Latin letters, digits and hyphens."""
    plain = unicodedata.normalize("NFKD", name.translate(_LETTERS)).encode("ascii", "ignore").decode()
    return re.sub(r"[^a-z0-9]+", "-", plain.lower()).strip("-")[:_LONGEST_SLUG].strip("-") or "firm"
