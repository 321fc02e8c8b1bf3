"""XML and JSON as a folded tree: a line for each element, attribute left out, with its depth and the text it holds."""

from collections.abc import Iterator
from typing import Any

from lxml import etree

from bidbuilder.domain.tenders.sources import PartKind, SourceLine, SourcePart
from bidbuilder.formats.readers.xml_places import ElementPaths
from bidbuilder.formats.sources.asking import asks_in, others_in
from bidbuilder.formats.sources.bounds import MOST_LINES, cut

# Nodes are names and figures most of all; sentences have more words.
_FEWEST_WORDS = 6
_Open = tuple[str, str, Any, int]


def part_of_xml(root: etree._Element) -> SourcePart:
    """The elements in the order of the document; the address of each is its path, as readers name it."""
    paths = ElementPaths()
    lines: list[SourceLine] = []
    open_elements: list[tuple[etree._Element, int]] = [(root, 0)]
    while open_elements and len(lines) <= MOST_LINES:
        element, depth = open_elements.pop()
        words = " ".join((element.text or "").split())
        lines.append(_node(paths.of(element), etree.QName(element).localname, words, depth))
        open_elements += [(inner, depth + 1) for inner in reversed(element) if isinstance(inner.tag, str)]
    return SourcePart(kind=PartKind.TREE, lines=tuple(lines))


def part_of_json(data: Any) -> SourcePart:
    """The values in the order of the file; the address of each is its JSON Pointer, as readers name it."""
    lines: list[SourceLine] = []
    open_values: list[_Open] = [("", "", data, 0)]
    while open_values and len(lines) <= MOST_LINES:
        pointer, name, value, depth = open_values.pop()
        inner = list(_inner(pointer, value, depth + 1))
        lines.append(_node(pointer or "/", name, "" if inner else _words(value), depth))
        open_values += reversed(inner)
    return SourcePart(kind=PartKind.TREE, lines=tuple(lines))


def _inner(pointer: str, value: Any, depth: int) -> Iterator[_Open]:
    if isinstance(value, dict):
        for key, inner in value.items():
            yield f"{pointer}/{key}", str(key), inner, depth
    elif isinstance(value, list):
        for index, inner in enumerate(value):
            yield f"{pointer}/{index}", str(index + 1), inner, depth


def _words(value: Any) -> str:
    if value is None or isinstance(value, dict | list):
        return ""
    return str(value).lower() if isinstance(value, bool) else str(value)


def _node(address: str, name: str, text: str, depth: int) -> SourceLine:
    return SourceLine(
        address=address,
        text=cut(text),
        kind="node",
        depth=depth,
        name=name[:200],
        asks=tuple(asks_in(text)),
        others=tuple(others_in(text, _FEWEST_WORDS)),
    )
