"""Paragraph styles that matter for reading: which are headings of which level, and which carry a numbering."""

import re
from collections.abc import Mapping
from dataclasses import dataclass

from bidbuilder.formats.readers.office_package import Package
from bidbuilder.formats.readers.word.names import Element, child, local_name, number_of, value_of

# The built-in names stay English inside the file whatever language Word runs in; converters write their own.
_HEADING_NAME = re.compile(r"(?:heading|overskrift|überschrift|titre)\s*(?P<level>[1-9])", re.IGNORECASE)
_TITLE_NAME = re.compile(r"title|titel|titre", re.IGNORECASE)
_NO_LEVEL = 9
_LONGEST_CHAIN = 20


@dataclass(frozen=True, slots=True)
class Style:
    """`heading` is the level (1 outermost) or 0; `numbering` the list it belongs to with its level, or None."""

    heading: int = 0
    numbering: tuple[str, int] | None = None
    is_contents: bool = False
    is_title: bool = False


def read_styles(package: Package, document: str) -> Mapping[str, Style]:
    """All paragraph styles by their id, each with what it inherits."""
    part = package.find_related("styles", document)
    if part is None:
        return {}
    elements = {value_of(one, "styleId"): one for one in package.parse(part) if local_name(one) == "style"}
    return {style_id: _read_style(element, elements) for style_id, element in elements.items()}


def _read_style(element: Element, all_styles: Mapping[str, Element]) -> Style:
    heading, numbering, is_contents, is_title = 0, None, False, False
    current: Element | None = element
    for _ in range(_LONGEST_CHAIN):
        if current is None:
            break
        name = value_of(child(current, "name"))
        is_contents = is_contents or name.lower().startswith("toc")
        is_title = is_title or _TITLE_NAME.fullmatch(name) is not None
        heading = heading or _heading_level(current, name)
        numbering = numbering or numbering_of(child(current, "pPr", "numPr"))
        current = all_styles.get(value_of(child(current, "basedOn")))
    return Style(0 if is_contents else heading, numbering, is_contents, is_title)


def _heading_level(style: Element, name: str) -> int:
    match = _HEADING_NAME.match(name)
    if match:
        return int(match["level"])
    return outline_level(child(style, "pPr"))


def outline_level(properties: Element | None) -> int:
    """The heading level of paragraph properties: outline level 0 is heading 1; 9 and none are text."""
    written = value_of(child(properties, "outlineLvl"))
    level = number_of(written, _NO_LEVEL)
    return level + 1 if written and level < _NO_LEVEL else 0


def numbering_of(properties: Element | None) -> tuple[str, int] | None:
    """The list and level of numbering properties; list 0 switches numbering off."""
    list_id = value_of(child(properties, "numId"))
    if not list_id or list_id == "0":
        return None
    return list_id, min(number_of(value_of(child(properties, "ilvl"))), 8)
