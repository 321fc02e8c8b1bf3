"""Amounts that are told and not asked for: room left free, exceptions, sizes of inlets, cells of a table run together.

Data first, in English, Danish and German. An amount that is taken for one of them
proposes nothing.
"""

import re

from bidbuilder.domain.tenders.proposals import vocabulary as words
from bidbuilder.domain.tenders.proposals.pairing import Pair
from bidbuilder.domain.tenders.proposals.phrases import phrase_pattern, whole_words

_SIZES = frozenset({"length", "width", "height", "depth"})
# Room that has to be left free is none of the thing's own sizes: “the free space for the meter”.
_ROOM_LEFT = whole_words(r"""
    (?:free|clear|working) space | clearances? | fri plads | friplads\w* | frirum\w* | freiraum\w* | freiräume |
    bewegungsfläche\w* | arbeitsraum\w*
    """)
# What is excepted is not asked for: “außer bei Pumpen mit einer Leistung von bis zu 1 PS”.
_EXCEPTED = phrase_pattern(
    r"\b",
    r"""
    except(?: for)? | with the exception of | other than | undtagen | bortset fra | med undtagelse af | ausgenommen | außer |
    mit ausnahme (?:von|der|des)
    """,
    r"\b[^.;,]*$",
)
# What goes in and out has a size of its own: “Zulauf und Ablauf: DN 110”.
_OF_INLETS = phrase_pattern(
    r"\b",
    r"""
    inlets? | outlets? | suction(?: side)? | discharge(?: side)? | drains? | vents? | indløb\w* | udløb\w* | tilløb\w* |
    afløb\w* | sugeside\w* | trykside\w* | zulauf\w* | ablauf\w* | zuläufe\w* | abläufe\w* | einlauf\w* | auslauf\w* |
    saugseit\w* | druckseit\w* | entleerung\w* | entlüftung\w*
    """,
    r"\b[^.;,]{0,30}$",
)
# “Spannweite bis (m): 6”: what a catalogue of works allows for, not what a thing has.
_UP_TO_UNIT = re.compile(r"\s(?:bis|op til|up to)\s?\([^()]{1,6}\)\s?:?\s*")
_AMOUNT = re.compile(r"\d[\d.,]*\s?[A-Za-zµ°%]")


def is_unasked(text: str, pair: Pair) -> bool:
    """Whether the words before an amount tell that nothing is asked for of the thing itself."""
    before = text[: pair.amount.start]
    if _EXCEPTED.search(before):
        return True
    if pair.definition.key in _SIZES and _ROOM_LEFT.search(text):
        return True
    if pair.definition.key == "nominal_diameter" and _OF_INLETS.search(before):
        return True
    return pair.name is not None and _is_told_apart(text, pair)


def _is_told_apart(text: str, pair: Pair) -> bool:
    """Whether between a name and its amount stands what it may go up to, or another amount with a limit of its own."""
    if pair.name is None or pair.name.end > pair.amount.start:
        return False
    between = text[pair.name.end : pair.amount.start]
    if _UP_TO_UNIT.match(between):
        return True
    limited = (one for limit in (words.AT_LEAST, words.AT_MOST) for one in limit.finditer(between))
    return any(_AMOUNT.match(between[one.end() :].lstrip()) is not None for one in limited)
