"""Bills of quantities in a workbook or a text: price tables whose rows are what is to be delivered, such as a German
Leistungsverzeichnis or a Danish tilbudsliste. Their positions are requirements; their price cells stay the bidder's.
"""

import re
from collections.abc import Collection, Iterable

from bidbuilder.domain.tenders.requirements import Level
from bidbuilder.formats.readers.workbook.header_words import Role

_NAMED = re.compile(
    r"leistungsverzeichnis|\blv\b|mengengerüst|bills? of quantit(?:y|ies)|\bboq\b|tilbudsliste|mængde(?:liste|fortegnelse)"
    r"|ydelsesfortegnelse|bordereau des prix|détail quantitatif",
    re.IGNORECASE,
)
# Headings that hardly any other price list bears: numbers along a tree, and prices by their German short names.
_HEADED = re.compile(
    r"^(?:oz|ordnungszahl|positions?(?:nummer|[ -]?nr\.?)?|pos\.?(?:[ -]?nr\.?)?|e\.?p\.?|g\.?p\.?"
    r"|einheitspreis|einzelpreis|gesamtpreis)\b",
    re.IGNORECASE,
)
# A sheet of prices beside requirements repeats what those ask for.
_PRICE_LIST = re.compile(
    r"preis(?:blatt|liste|e\b|tabelle)|pris(?:er|liste|skema)|\bpric(?:e|es|ing)\b|kosten", re.IGNORECASE
)
_PRICES = {Role.PRICE, Role.TOTAL}
_ENOUGH_HEADINGS = 2
_ALTERNATIVE = re.compile(
    r"\b(?:alternativ|wahl|eventual|bedarfs)position(?:en)?\b|\bprovisional item\b|\boptional item\b|\boptionsposition\b",
    re.I,
)
_IN_TOTAL = re.compile(r"\bmit (?:gb|gp|gesamtbetrag|gesamtpreis)\b", re.IGNORECASE)
_ONLY_UNIT_PRICE = re.compile(r"\bnur (?:ep|einheitspreis\w*)\b|\brate only\b|\bkun enhedspris\b", re.IGNORECASE)


def is_bill(roles: Collection[Role], headings: Iterable[str], names: Iterable[str]) -> bool:
    """Whether a price table is a bill of quantities: words, quantities, units and prices, and named or headed like one.

    `names` are those of its sheet and what stands above it.
    """
    if not {Role.TEXT, Role.QUANTITY, Role.UNIT} <= set(roles) or _PRICES.isdisjoint(roles):
        return False
    known = tuple(names)
    headed = sum(_HEADED.match(" ".join(heading.split())) is not None for heading in headings)
    is_headed = headed >= _ENOUGH_HEADINGS and not any(map(_PRICE_LIST.search, known))
    return is_headed or any(map(_NAMED.search, known))


def level_in_bill(words: str, prices: str) -> Level:
    """How binding a position is by its words and what the buyer wrote into its price cells, such as “nur EP”.

    Positions on demand that count in the total are rated; alternatives and those with a unit price alone only inform.
    """
    if _ONLY_UNIT_PRICE.search(prices) or _ONLY_UNIT_PRICE.search(words):
        return Level.INFORMATION
    if not _ALTERNATIVE.search(words):
        return Level.MANDATORY
    return Level.RATED if _IN_TOTAL.search(words) else Level.INFORMATION
