"""Finding texts, numbers and money in the elements of an eForms notice. What they mean stands in the other modules."""

import re
from collections.abc import Iterator
from decimal import Decimal

from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace, translatable
from bidbuilder.domain.basics.languages import Texts, choose_text, fill_texts
from bidbuilder.domain.basics.money import Money
from bidbuilder.formats.readers.codes import decimal_of, language_of
from bidbuilder.formats.readers.notes import Notes

Element = etree._Element

NAMESPACES = {
    "cac": "urn:oasis:names:specification:ubl:schema:xsd:CommonAggregateComponents-2",
    "cbc": "urn:oasis:names:specification:ubl:schema:xsd:CommonBasicComponents-2",
    "ext": "urn:oasis:names:specification:ubl:schema:xsd:CommonExtensionComponents-2",
    "efext": "http://data.europa.eu/p27/eforms-ubl-extensions/1",
    "efac": "http://data.europa.eu/p27/eforms-ubl-extension-aggregate-components/1",
    "efbc": "http://data.europa.eu/p27/eforms-ubl-extension-basic-components/1",
}

# Elements with text stand two levels deep at least, and programs set each level in by two blanks or more, mostly four.
_LEAST_DEPTH = 8
_LINE_ENDS = ("\n", ".", ":", ";", "!", "?")
_ITEM = re.compile(r"\s*(?:[-–—•●▪◦*·o]\s|\(?(?:\d{1,2}|[a-z])[.)]\s)")

# Where the eForms extension of an element hangs.
EXTENSION = "ext:UBLExtensions/ext:UBLExtension/ext:ExtensionContent/efext:EformsExtension"


def children(parent: Element | None, path: str) -> Iterator[Element]:
    """The elements at a path of prefixed names below `parent`; none below None."""
    if parent is not None:
        yield from parent.iterfind(path, NAMESPACES)


def find_child(parent: Element | None, path: str) -> Element | None:
    """The first element at a path, if any."""
    return next(children(parent, path), None)


def text_at(parent: Element | None, path: str) -> str:
    """The text of the first non-empty element at a path, outer blanks cut off; ``""`` without one."""
    return next((text for element in children(parent, path) if (text := text_of(element))), "")


def text_of(element: Element) -> str:
    """The text of one element, outer blanks cut off, and without the line ends that a program put in to fit it on a page."""
    words = (element.text or "").strip()
    return _without_layout(words) if "\n" in words else words


def _without_layout(words: str) -> str:
    """A text whose further lines all begin at one depth was set in by a program: sentences it broke are one line again.

    Lines that end a sentence and lines that begin an item stay lines.
    """
    first, *further = words.splitlines()
    depths = {line[: len(line) - len(line.lstrip())] for line in further if line.strip()}
    depth = next(iter(depths), "").replace("\t", "    ")
    if len(depths) != 1 or len(depth) < _LEAST_DEPTH:
        return words
    joined = first.rstrip()
    for line in further:
        stays = not line.strip() or joined.endswith(_LINE_ENDS) or _ITEM.match(line)
        between = "\n" if stays else " "
        joined += between + line.strip()
    return joined


def texts_at(parent: Element | None, path: str) -> Texts:
    """The texts at a path by language (`languageID`); texts without a language stand under ``und``."""
    return fill_texts([(language_of(one.get("languageID") or "und"), text_of(one)) for one in children(parent, path)])


def best_text_at(parent: Element | None, path: str, language: str) -> str:
    """One text at a path: in `language` if there, else as `choose_text` prefers."""
    return choose_text(texts_at(parent, path), language)


def money_at(parent: Element | None, path: str, notes: Notes) -> Money | None:
    """The amount at a path with its `currencyID`; a finding and None when it is not a number or has no currency."""
    element = find_child(parent, path)
    if element is None or not text_of(element):
        return None
    amount, currency = decimal_of(text_of(element)), (element.get("currencyID") or "").strip().upper()
    if amount is None or not currency:
        message = translatable("The amount “{written} {currency}” cannot be read.")
        notes.warn("amount-unreadable", message, place_of(element, notes), written=text_of(element), currency=currency)
        return None
    return Money(amount, currency)


def number_at(parent: Element | None, path: str, notes: Notes) -> Decimal | None:
    """The number at a path; a finding and None when it is not one."""
    element = find_child(parent, path)
    if element is None or not text_of(element):
        return None
    number = decimal_of(text_of(element))
    if number is None:
        message = translatable("“{written}” is not a number.")
        notes.warn("number-unreadable", message, place_of(element, notes), written=text_of(element))
    return number


def place_of(element: Element, notes: Notes) -> SourcePlace:
    """Where an element stands in the notice, as XPath."""
    return notes.place(xpath=element.getroottree().getpath(element))
