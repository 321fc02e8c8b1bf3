"""Titles that say for how many a price holds: `Pris pr. 100 stk.`, `Preis/1000`, `EUR per 100`.

Only powers of ten are read so: `Pris pr. 25 stk.` may as well be the price from 25 on, and stays one.
"""

import re
from collections.abc import Sequence

from bidbuilder.formats.readers.catalogue.codes import find_currency, means_crowns

_PER = re.compile(
    r"(?:(?:\bpr|\bper|\bpro|\bje|\bà)\b\.?\s*|/\s*)(?P<number>10{1,5})\b\s*(?P<unit>[^\W\d]{1,8}\.?)?\s*$",
    re.IGNORECASE,
)


def split_per(title: str, notes: Sequence[str]) -> tuple[str, list[str], str]:
    """A title and its brackets without the words that say for how many the price holds, and that number or `""`."""
    if match := _PER.search(title):
        return _without(title, match), list(notes), match["number"]
    for at, note in enumerate(notes):
        if match := _PER.search(note):
            rest = _without(note, match)
            return title, [*notes[:at], *([rest] if rest else []), *notes[at + 1 :]], match["number"]
    return title, list(notes), ""


def _without(text: str, match: re.Match[str]) -> str:
    """The text before the match, and the currency where one stands as its unit: `Preis/1000 EUR`."""
    unit = match["unit"] or ""
    kept = unit if find_currency(unit) or means_crowns(unit) else ""
    return f"{text[: match.start()].strip(' ,-–')} {kept}".strip()
