"""Texts of GAEB positions made readable: paragraphs become lines, lists keep their signs, formatting is left out."""

import re
from collections.abc import Iterator

from lxml import etree

Element = etree._Element

_BLOCKS = {"p", "div", "li", "tr", "h1", "h2", "h3", "ul", "ol", "table"}
_CELLS = {"td", "th"}
# A picture is its base64 text; a page with it inside could not be read. In running text its name begins with a capital.
PICTURES = frozenset({"image", "Image", "img"})
# Definitions of looks (tgStyle), which are no words of the buyer.
_NO_WORDS = PICTURES | {"Style"}
# Some programs write a tabulator as an empty piece of text of this style.
_TABULATOR = "mso-tab-count"
# What a gap for the bidder to write into is shown as.
GAP = "……"
_CLOSING = tuple(",.;:)")
_LIST_SIGN = re.compile(r"(?:–|\d+\.) ")
_MOST_DIGITS = 6
_WITH_COMMA = re.compile(r"\d{1,12},\d{1,3}")
_COMPLEMENT_PARTS = ("ComplCaption", "ComplBody", "ComplTail")


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


def quantity_text(item: Element) -> str:
    """The quantity of a position; some programs write a comma where the format asks for a point, which becomes one."""
    written = short_text(item, "Qty")
    return written.replace(",", ".") if _WITH_COMMA.fullmatch(written) else written


def children(parent: Element | None, name: str) -> Iterator[Element]:
    """The children with a local name."""
    if parent is not None:
        yield from (one for one in parent if local_name(one) == name)


def bill_parts(holder: Element | None) -> Iterator[Element]:
    """Categories, lists and positions below a bill, a category or a `BoQBody`; programs leave bodies out or write several."""
    for part in holder if holder is not None else ():
        if local_name(part) == "BoQBody":
            yield from bill_parts(part)
        else:
            yield part


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
    if name in _NO_WORDS:
        return
    if name == "TextComplement":
        lines[-1] += _complement(element)
        return
    if name in _CELLS:
        lines[-1] += (" | " if element.getprevious() is not None else "") + _cell_text(element)
        return
    if name in _BLOCKS and lines[-1].strip() and not _LIST_SIGN.fullmatch(lines[-1]):
        lines.append("")
    if name == "li":
        lines[-1] += _list_sign(element)
    if _TABULATOR in (element.get("style") or ""):
        lines[-1] += " "
    if name == "br":
        lines.append("")
    _collect_inner(element, lines)
    if name in _BLOCKS and lines[-1].strip():
        lines.append("")


def _collect_inner(element: Element, lines: list[str]) -> None:
    has_layout = _has_layout(element)
    lines[-1] += "" if has_layout else element.text or ""
    for inner in element:
        _collect(inner, lines)
        lines[-1] += "" if has_layout else inner.tail or ""


def _has_layout(element: Element) -> bool:
    """Whether blanks and line ends between pieces of text are the program's layout: all words stand in pieces (`span`).

    The format has no words between pieces (tgp: not mixed), so `m` and `²` on two lines of the file are one word.
    """
    between = (element.text, *(inner.tail for inner in element))
    return any(local_name(inner) == "span" for inner in element) and not any(
        words and words.strip() for words in between
    )


def _list_sign(item: Element) -> str:
    """What stands before an item: its number in a list that counts, from `start` on."""
    counted = item.getparent()
    if counted is None or local_name(counted) != "ol":
        return "– "
    start = (counted.get("start") or "1").strip()
    first = int(start) if start.isascii() and start.isdigit() and len(start) < _MOST_DIGITS else 1
    return f"{first + sum(1 for _ in item.itersiblings(preceding=True))}. "


def _cell_text(cell: Element) -> str:
    """The words of a cell on one line, so that a row of a table stays one."""
    lines = [""]
    _collect_inner(cell, lines)
    return " ".join(" ".join(lines).split())


def _complement(element: Element) -> str:
    """A gap in a text on one line: its caption, what the buyer wrote into it or dots for the bidder, and what follows."""
    if not any(local_name(part) in _COMPLEMENT_PARTS for part in element):
        words = _cell_text(element)
        return words if _is_said(words) or not is_for_bidder(element) else GAP
    caption, body, tail = (_cell_text(part) if part is not None else "" for part in _complement_parts(element))
    if is_for_bidder(element) and not _is_said(body):
        body = GAP
    words = " ".join(filter(None, (caption, body)))
    return words + tail if tail.startswith(_CLOSING) else f"{words} {tail}".strip()


def _complement_parts(element: Element) -> Iterator[Element | None]:
    yield from (child(element, name) for name in _COMPLEMENT_PARTS)


def is_for_bidder(element: Element) -> bool:
    """Whether a complement of a text is the bidder's to write."""
    return element.get("Kind") == "Bidder"


def _is_said(words: str) -> bool:
    """Whether there are words; programs show a gap as dots, lines or quotation marks around nothing."""
    return any(sign.isalnum() for sign in words)
