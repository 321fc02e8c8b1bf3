"""Finding words that were meant to be replaced before a bid goes out: `[insert …]`, `TBD`, `…`, `____` and their like."""

import re

_WORDS = re.compile(
    r"\[\s*(?:insert|indsæt|einfügen|navn|name|dato|date|beløb|amount)\b[^\]]*\]?"
    r"|<\s*(?:insert|indsæt|einfügen)\b[^>]*>?"
    r"|\b(?:TBD|TBC|TBA|TODO|FIXME|XXX+)\b"
    r"|\blorem\s+ipsum\b",
    re.IGNORECASE,
)
_BLANK = re.compile(r"_{4,}")
# A line to sign on is filled by hand: a rule with nothing beside it but words like “Place, date” or “Signature”.
_TO_SIGN = re.compile(
    r"[\W_]*(?:(?:place|sted|ort|date|dato|datum|signature|signed|underskrift|unterschrift|stamp|stempel|and|og|und)[\W_]+)*",
    re.IGNORECASE,
)
# An ellipsis that stands for itself; between figures it is a range (−20 … +45 °C).
_ELLIPSIS = re.compile(r"(?:^|(?<=[\s\[(]))(?:…|\.{3,})(?=$|[\s\]).,;:])")
_FIGURE_BEFORE = re.compile(r"\d[^\d]{0,8}$")
_FIGURE_AFTER = re.compile(r"^\s*[+−-]?\s?\d")


def find_placeholder(text: str) -> str | None:
    """The first words in a text that look unfinished, as they stand there; None if there are none."""
    found = _WORDS.search(text) or _find_blank(text)
    if found is not None:
        return found[0]
    return next((one[0] for one in _ELLIPSIS.finditer(text) if not _is_range(text, one)), None)


def _find_blank(text: str) -> re.Match[str] | None:
    lines = (line for line in text.splitlines() if not _TO_SIGN.fullmatch(line))
    return next(filter(None, map(_BLANK.search, lines)), None)


def _is_range(text: str, ellipsis: re.Match[str]) -> bool:
    before, after = text[: ellipsis.start()], text[ellipsis.end() :]
    return bool(_FIGURE_BEFORE.search(before) and _FIGURE_AFTER.match(after))
