"""XML built as plain nodes and written reproducibly. Empty nodes vanish, so that a writer need not ask before each one."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from xml.sax.saxutils import escape, quoteattr

from bidbuilder.formats.writers.ooxml.text import clean_text

_DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n'


@dataclass(frozen=True, slots=True)
class Node:
    """An element by its prefixed name: text or children, and attributes."""

    name: str
    content: "str | tuple[Node | None, ...]" = ""
    attributes: Mapping[str, str] = field(default_factory=dict)

    @property
    def is_empty(self) -> bool:
        """Whether neither text nor any child that is not empty itself is in it."""
        if isinstance(self.content, str):
            return not clean_text(self.content).strip()
        return all(child is None or child.is_empty for child in self.content)


def node(name: str, *children: Node | None) -> Node:
    """An element of elements; None stands for one that is not there."""
    return Node(name, children)


def leaf(name: str, text: object, **attributes: str) -> Node:
    """An element of text; None and ``""`` make it vanish."""
    return Node(name, "" if text is None else str(text), attributes)


def written(root: Node) -> bytes:
    """The document in UTF-8, two spaces a level, without empty elements."""
    return (_DECLARATION + "\n".join(_lines(root, "")) + "\n").encode()


def _lines(one: Node, indent: str) -> list[str]:
    attributes = "".join(f" {name}={quoteattr(clean_text(text))}" for name, text in one.attributes.items())
    if isinstance(one.content, str):
        return [f"{indent}<{one.name}{attributes}>{escape(clean_text(one.content).strip())}</{one.name}>"]
    inner = [
        line
        for child in one.content
        if child is not None and not child.is_empty
        for line in _lines(child, indent + "  ")
    ]
    return [f"{indent}<{one.name}{attributes}>", *inner, f"{indent}</{one.name}>"]
