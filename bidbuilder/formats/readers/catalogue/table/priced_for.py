"""Titles that say for how many a price holds: `Pris pr. 100 stk.`, `Preis/1000`, `EUR per 100`.

Of titles only powers of ten are read so: `Pris pr. 25 stk.` may as well be the price from 25 on, and stays one. Cells may
also say what a package holds (`pr. rulle à 100 m`).
"""

import re
from collections.abc import Sequence
from functools import lru_cache

from bidbuilder.formats.readers.catalogue.codes import find_currency, means_crowns
from bidbuilder.formats.readers.catalogue.order_units import find_order_unit

_PER = re.compile(
    r"(?:(?:\bpr|\bper|\bpro|\bje|\bà)\b\.?\s*|/\s*)(?P<number>10{1,5})\b\s*(?P<unit>[^\W\d]{1,8}\.?)?\s*$",
    re.IGNORECASE,
)

_PACKAGE = re.compile(
    r"(?:(?:pr\.?|per|je|pro|/)\s*)?(?P<unit>[^\W\d]+)\.?\s*(?:à|á|a|mit|med|of|with|zu|von|\(|,)\s*"
    r"\d[\d.,]*\s*(?P<held>[^\W\d]+[²³]?)\.?\)?",
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


@lru_cache(maxsize=2_000)
def package_of_price(text: str) -> str:
    """The package that a price is for, of a cell that says what it holds too: `pr. rulle à 100 m` is a roll; else `""`."""
    match = _PACKAGE.fullmatch(text)
    held = find_order_unit(match["held"]) if match else None
    return (find_order_unit(match["unit"]) or "") if match and held else ""


def _without(text: str, match: re.Match[str]) -> str:
    """The text before the match, and the currency where one stands as its unit: `Preis/1000 EUR`."""
    unit = match["unit"] or ""
    kept = unit if find_currency(unit) or means_crowns(unit) else ""
    return f"{text[: match.start()].strip(' ,-–')} {kept}".strip()
