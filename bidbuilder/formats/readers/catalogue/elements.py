"""Leniently read XML: elements by their local name whatever their namespace, and their place in the file as an XPath."""

import re
from html import unescape

from lxml import etree

from bidbuilder.domain.basics.findings import SourcePlace

# Shops write signs of HTML into their texts before these are written into XML: mm&amp;sup2; is mm² and no "&sup2;".
_ENTITY = re.compile(r"&(?:#\d{1,7}|#[xX][0-9a-fA-F]{1,6}|[a-zA-Z][a-zA-Z0-9]{1,30});")


def strip_namespaces(root: etree._Element) -> etree._Element:
    """Give every element its local name: files in the field carry wrong, private or no namespaces. Changes the tree."""
    for element in root.iter(etree.Element):
        element.tag = etree.QName(element).localname
    return root


def child(element: etree._Element | None, *names: str) -> etree._Element | None:
    """The first child with one of these names."""
    if element is None:
        return None
    return next((found for found in element if found.tag in names), None)


def children(element: etree._Element | None, *names: str) -> list[etree._Element]:
    """All children with one of these names, in the order of the file."""
    return [] if element is None else [found for found in element if found.tag in names]


def text_of(element: etree._Element | None) -> str:
    """The text of an element without outer blanks, signs of HTML in it as what they stand for; `""` for no element."""
    text = (element.text or "") if element is not None else ""
    return _ENTITY.sub(lambda sign: unescape(sign[0]), text).strip()


def child_text(element: etree._Element | None, *names: str) -> str:
    """The text of the first child with one of these names that has text."""
    return next((text for found in children(element, *names) if (text := text_of(found))), "")


def attribute(element: etree._Element, name: str) -> str:
    """An attribute by its local name, in whatever namespace (`lang`, `xml:lang`)."""
    return next((value.strip() for key, value in element.attrib.items() if etree.QName(key).localname == name), "")


class Places:
    """Places in one XML file. The path of an article is counted while reading; deeper paths are counted on demand."""

    def __init__(self, file: str) -> None:
        self._file = file
        self._path = ""
        self._article: etree._Element | None = None

    def enter(self, article: etree._Element, path: str) -> SourcePlace:
        """From now on, places are inside this article, which stands at this path."""
        self._article, self._path = article, path
        return self.of(article)

    def of(self, element: etree._Element) -> SourcePlace:
        """The place of the article or an element inside it; elements elsewhere are counted from the root."""
        steps: list[str] = []
        current: etree._Element | None = element
        while current is not None and current is not self._article:
            steps.append(_step(current))
            current = current.getparent()
        start = self._path if current is not None else ""
        return SourcePlace(file=self._file, xpath="/".join([start, *reversed(steps)]))


def _step(element: etree._Element) -> str:
    parent = element.getparent()
    alike = [element] if parent is None else [sibling for sibling in parent if sibling.tag == element.tag]
    name = str(element.tag)
    return name if len(alike) == 1 else f"{name}[{alike.index(element) + 1}]"
