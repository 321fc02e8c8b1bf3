"""Texts of GAEB positions made readable: paragraphs become lines, lists keep their signs, formatting is left out."""

from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "ul", "ol", "table"}


def local_name(element: Element) -> str:
    """The name of an element without its namespace; GAEB files carry many and even wrong ones."""
    return etree.QName(element).localname


def child(parent: Element | None, *path: str) -> Element | None:
    """The first element below `parent` along a path of local names."""
    for name in path:
        if parent is None:
            return None
        parent = next((one for one in parent if local_name(one) == name), None)
    return parent


def children(parent: Element | None, name: str) -> Iterator[Element]:
    """The children with a local name."""
    if parent is not None:
        yield from (one for one in parent if local_name(one) == name)


def short_text(parent: Element | None, *path: str) -> str:
    """The text along a path on one line."""
    element = child(parent, *path)
    return "" if element is None else " ".join("".join(map(str, element.itertext())).split())


def readable_text(element: Element | None) -> str:
    """All words of a formatted text, a line for each paragraph, blank lines at the ends cut off."""
    if element is None:
        return ""
    lines: list[str] = [""]
    _collect(element, lines)
    kept = [" ".join(line.split()) for line in lines]
    return "\n".join(kept).strip()


def _collect(element: Element, lines: list[str]) -> None:
    name = local_name(element)
    if name in _BLOCKS and lines[-1].strip():
        lines.append("")
    if name == "li":
        lines[-1] += "– "
    if name == "br":
        lines.append("")
    lines[-1] += element.text or ""
    for inner in element:
        _collect(inner, lines)
        lines[-1] += inner.tail or ""
    if name in _BLOCKS and lines[-1].strip():
        lines.append("")
