"""Gates about texts that people wrote for the buyer: what is still to be replaced, firms not named letter for letter, amounts.

A firm may be called by a short name; but where its whole legal name stands, it stands as in the register. An amount of money
in a text that goes into the technical part would disqualify a bid in two envelopes.
"""

import re
from collections.abc import Iterator
from functools import lru_cache

from bidbuilder.domain.basics.findings import Finding, translatable
from bidbuilder.domain.bids.blocking import blocker, caution
from bidbuilder.domain.bids.dossier import Dossier
from bidbuilder.domain.bids.placeholders import find_placeholder

_REPLACE_TEXT = translatable("Write what is meant, or take the words out.")
_PLACEHOLDERS = {
    "title": translatable("“{text}” is still to be replaced in the title of the bid."),
    "introduction": translatable("“{text}” is still to be replaced in the introduction."),
    "discount": translatable("“{text}” is still to be replaced in the reason of the discount."),
    "remark": translatable("“{text}” is still to be replaced in a remark on a requirement."),
    "solution": translatable("“{text}” is still to be replaced in the name of an item."),
    "section": translatable("“{text}” is still to be replaced in a section of the proposal."),
}
_NAME = translatable("A text names “{text}”, but the legal name is “{name}”.")
_CORRECT_NAME = translatable("Write the name letter for letter, or use the short name alone.")
_AMOUNT = translatable("A text that goes into the technical part names an amount: “{text}”.")
_TAKE_OUT = translatable("Take it out if the call wants prices in a part of their own.")
_PLACES_WITHOUT_PRICE = frozenset({"title", "introduction", "remark", "section", "solution"})
_FIGURES = "\\d[\\d.,\u00a0\u202f ]*"
_CURRENCIES = "EUR|USD|GBP|DKK|SEK|NOK|PLN|CHF"
_MONEY = re.compile(rf"(?:\b(?:{_CURRENCIES})|[€£])\s?{_FIGURES}|{_FIGURES}\s?(?:(?:{_CURRENCIES}|kr)\b|[€£])")


def list_text_findings(dossier: Dossier) -> Iterator[Finding]:
    """What is wrong with the texts of a bid, text by text."""
    names = tuple(dict.fromkeys(one.legal_name for one in dossier.organisations.values() if one.legal_name))
    for place, page, key, text in _texts(dossier):
        found = find_placeholder(text)
        if found is not None:
            yield blocker("placeholder", _PLACEHOLDERS[place], _REPLACE_TEXT, page, key, text=found)
        for written, name in find_misspelt_names(text, names):
            yield caution("name-misspelt", _NAME, _CORRECT_NAME, page, key, text=written, name=name)
        if place in _PLACES_WITHOUT_PRICE and (money := _MONEY.search(text)):
            yield caution("amount-in-text", _AMOUNT, _TAKE_OUT, page, key, text=money[0].strip())


def find_misspelt_names(text: str, names: tuple[str, ...]) -> Iterator[tuple[str, str]]:
    """Pieces of a text that are a legal name but for capitals, marks and spaces, each with the name as it is registered."""
    for name in names:
        for found in _pattern_of(name).finditer(text) if text else ():
            if found[0] != name:
                yield found[0], name


@lru_cache(maxsize=1024)
def _pattern_of(name: str) -> re.Pattern[str]:
    words = [re.escape(word) for word in re.findall(r"\w+", name)]
    return re.compile(r"(?<!\w)" + r"[\W_]{0,3}".join(words) + r"(?!\w)", re.IGNORECASE)


def _texts(dossier: Dossier) -> Iterator[tuple[str, str, str, str]]:
    """Every text that people wrote for the buyer, with what it is and the page and key it stands on."""
    bid = dossier.bid
    yield "title", "overview", "", bid.title
    yield "introduction", "documents", "introduction", bid.introduction
    yield "discount", "price", "", bid.policy.discount_reason
    for key, note in dossier.notes.items():
        yield "remark", "coverage", key, note.remark
        yield "remark", "coverage", key, note.manual.reason if note.manual else ""
    for section in dossier.writing.sections:
        yield "section", "writing", str(section.id), f"{section.title}\n{section.text}"
    for node in dossier.solution.walk():
        yield "solution", "solution", node.key, node.title
