"""Plain text out of descriptions that shops export with HTML in them."""

import re
from html import unescape

_TAG = re.compile(r"</?[a-zA-Z][^<>]*>")
_SET_IN = re.compile(r"[ \t\r]*\n[ \t]*")
_BREAK = re.compile(r"<\s*(br|/p|/li|/div|/tr|/h\d)\b[^<>]*>", re.IGNORECASE)


def plain_text(text: str) -> str:
    """The text without tags: paragraphs, breaks and list items become lines. Lines that are only set in lose their blanks."""
    if not _TAG.search(text):
        return _SET_IN.sub("\n", text)
    without = unescape(_TAG.sub("", _BREAK.sub("\n", text)))
    lines = (re.sub(r"[ \t\xa0]+", " ", line).strip() for line in without.splitlines())
    return "\n".join(line for line in lines if line)
