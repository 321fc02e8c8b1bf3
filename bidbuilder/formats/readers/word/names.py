"""Names of WordprocessingML elements and attributes, in the transitional and the strict namespace alike."""

from lxml import etree

Element = etree._Element


def local_name(element: Element) -> str:
    """The name of an element without its namespace; ``""`` for comments and the like."""
    return etree.QName(element).localname if isinstance(element.tag, str) else ""


def value_of(element: Element | None, name: str = "val") -> str:
    """An attribute by its local name; ``""`` without element or attribute."""
    if element is None:
        return ""
    return next((text for key, text in element.attrib.items() if str(key).rsplit("}", 1)[-1] == name), "")


def child(parent: Element | None, *path: str) -> Element | None:
    """The first element along a path of local names below `parent`."""
    for name in path:
        if parent is None:
            return None
        parent = next((one for one in parent if local_name(one) == name), None)
    return parent


def number_of(text: str, default: int = 0) -> int:
    """A small whole number of an attribute; `default` for anything else."""
    return int(text) if text.isascii() and text.isdigit() and len(text) < 6 else default
