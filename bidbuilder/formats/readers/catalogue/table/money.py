"""Amounts of money as cells hold them: the number and the currency word beside it."""

import re

from bidbuilder.formats.readers.catalogue.codes import find_currency, means_crowns

_EDGE_WORD = re.compile(r"^([^\d\s.,+-]+\.?)\s*(?=[\d+-])|(?<=[\d,.-])\s*([^\d\s,-][^\d\s]*)$")
_BARE = re.compile(r"[0-9.,+-]+")


def split_money(text: str) -> tuple[str, str]:
    """The number and the currency word of a price cell: `kr. 1.234,50` → (`1.234,50`, `kr.`). Other words stay where they are."""
    if _BARE.fullmatch(text):
        return text, ""
    for match in _EDGE_WORD.finditer(text.strip()):
        word = match[1] or match[2]
        if find_currency(word) or means_crowns(word):
            return (text.strip()[: match.start()] + text.strip()[match.end() :]).strip(), word
    return text.strip(), ""
