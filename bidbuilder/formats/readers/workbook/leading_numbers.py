"""Identifiers that texts begin with (“R-12: The pump …”), where a table has no column of numbers.

A code with a sign behind it, joined by hyphens or of three parts (“3.1.4”) speaks for itself. A bare one (“K7 The pump …”,
“3.1 The pump …”) counts if at least half of the texts begin alike, for “M12 bolts” and “2.5 mm cable” begin so too.
“ISO 9001 …” names a standard.
"""

import re
from collections import Counter
from collections.abc import Sequence

_CODE = re.compile(
    r"(?P<open>[\[(])?"
    r"(?P<number>(?P<letters>[A-ZÆØÅ]{1,6}(?:[-_./&][A-ZÆØÅ]{1,6}){0,3})(?P<joint>[-_. ]?)\d+(?:[.\-_]\d+)*[a-z]?"
    r"|\d+(?:\.\d+)+[a-z]?|\d+(?=[.):]))"
    r"(?P<close>[\])]?[.:)]?)\s+\S"
)
_STANDARDS = frozenset(
    {"ANSI", "API", "ASME", "ASTM", "BS", "CAT", "DIN", "DN", "DS", "EN", "GOST", "IEC", "IEEE", "IP", "ISO", "NEMA"}
    | {"NF", "NS", "PN", "SS", "UL", "USB", "VDE", "VDI"}
)
_JOINTS = {"-", "_", "."}


def find_leading_numbers(texts: Sequence[str]) -> list[str]:
    """The identifier of each text of a table, ``""`` where it begins with none."""
    found = [_CODE.match(text) for text in texts]
    alike = Counter(_kind(one) for one in found if one)
    usual = {kind for kind, count in alike.items() if 2 * count >= len(texts) and count > 1}
    return [one["number"] if one and (_is_plain(one) or _kind(one) in usual) else "" for one in found]


def _kind(code: re.Match[str]) -> str:
    """What codes of one list have in common: their letters, or being numbers only."""
    return code["letters"] or "0"


def _is_plain(code: re.Match[str]) -> bool:
    if code["close"] or code["number"].count(".") > 1:
        return True
    letters = code["letters"]
    return bool(letters) and code["joint"] in _JOINTS and _STANDARDS.isdisjoint(re.split(r"[-_./&]", letters))
