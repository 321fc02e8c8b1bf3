"""The XML of a document part as elements with their places in its bytes: stretches are exchanged, all else stays."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any
from xml.parsers import expat

from bidbuilder.formats.refusals import FileBroken
from bidbuilder.formats.workbooks.xml_text import check_form

_WORD = {
    "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
    "http://purl.oclc.org/ooxml/wordprocessingml/main",
}
_QUOTES = (0x22, 0x27)


@dataclass(slots=True, eq=False)
class Element:
    """An element: its local name (``""`` prefix for others than Word's own: `other:name`), attributes by local name, and where it
    stands: `start` to `end` with its tags, `inner` to `inner_end` between them.
    """

    name: str
    attributes: Mapping[str, str]
    start: int
    inner: int
    prefix: str
    end: int = 0
    inner_end: int = 0
    text: str = ""
    parent: "Element | None" = None
    children: "list[Element]" = field(default_factory=list)

    def walk(self) -> "Iterator[Element]":
        """This element and all below, in the order of the file."""
        waiting = [self]
        while waiting:
            one = waiting.pop()
            yield one
            waiting += reversed(one.children)

    def all(self, name: str) -> "Iterator[Element]":
        """Every element of that name below this one."""
        return (one for one in self.walk() if one.name == name and one is not self)

    def find(self, *path: str) -> "Element | None":
        """The first child of a child of … by names; None where there is none."""
        here: Element | None = self
        for name in path:
            here = next((one for one in here.children if one.name == name), None) if here else None
        return here

    def above(self, name: str) -> "Element | None":
        """The nearest element of that name around this one."""
        here = self.parent
        while here is not None and here.name != name:
            here = here.parent
        return here


def read_markup(content: bytes) -> Element:
    """The root of a part in UTF-8. Raises `FileBroken`, `XmlWithEntities`."""
    check_form(content)
    if not content[:200].isascii() and not content.startswith(b"\xef\xbb\xbf"):
        raise FileBroken(detail="not in UTF-8")
    return _Reading(content).read()


class _Reading:
    def __init__(self, content: bytes) -> None:
        self._content = content
        self._open: list[Element] = []
        self._root: Element | None = None
        self._parser = expat.ParserCreate(namespace_separator=" ")
        self._parser.StartElementHandler = self._begin
        self._parser.EndElementHandler = self._finish
        self._parser.CharacterDataHandler = self._say
        self._parser.buffer_text = True

    def read(self) -> Element:
        self._parser.Parse(self._content, True)
        if self._root is None:
            raise FileBroken(detail="no root")
        return self._root

    def _begin(self, name: str, attributes: Mapping[str, Any]) -> None:
        start = self._parser.CurrentByteIndex
        space, _blank, local = name.rpartition(" ")
        tag = self._content[start + 1 : start + 80].split(b">")[0].split()[0].rstrip(b"/").decode()
        one = Element(
            name=local if space in _WORD else f"other:{local}",
            attributes={key.rpartition(" ")[2]: str(value) for key, value in attributes.items()},
            start=start,
            inner=_tag_end(self._content, start),
            prefix=tag.removesuffix(local),
            parent=self._open[-1] if self._open else None,
        )
        if one.parent is not None:
            one.parent.children.append(one)
        else:
            self._root = one
        self._open.append(one)

    def _finish(self, _name: str) -> None:
        one = self._open.pop()
        place = self._parser.CurrentByteIndex
        if self._content[one.inner - 2 : one.inner] == b"/>":
            one.inner_end = one.end = one.inner
            return
        one.inner_end = place
        one.end = self._content.index(b">", place) + 1

    def _say(self, text: str) -> None:
        self._open[-1].text += text


def _tag_end(content: bytes, start: int) -> int:
    """The place behind a start tag; a `>` within an attribute's value does not end it."""
    quote = 0
    for place in range(start, len(content)):
        sign = content[place]
        if quote:
            quote = 0 if sign == quote else quote
        elif sign in _QUOTES:
            quote = sign
        elif sign == 0x3E:
            return place + 1
    raise FileBroken(detail="tag without end")


class Exchange:
    """Stretches of a part to be exchanged, gathered and then made together. Stretches must not overlap."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._changes: list[tuple[int, int, bytes]] = []

    def put(self, start: int, end: int, text: str) -> None:
        """Write markup in the place of a stretch of bytes."""
        self._changes.append((start, end, text.encode()))

    def fill(self, element: Element, inner: str, *, attributes: str = "") -> None:
        """Give an element other contents (markup), and further attributes."""
        tag = self._content[element.start : element.inner].decode()
        name = f"{element.prefix}{element.name.removeprefix('other:')}"
        opening = tag.removesuffix(">").removesuffix("/").rstrip() + attributes
        self.put(element.start, element.end, f"{opening}>{inner}</{name}>")

    def applied(self) -> bytes:
        """The part with all changes; of two changes of the same stretch the first counts."""
        pieces, place = list[bytes](), 0
        for start, end, text in sorted(self._changes, key=lambda one: one[:2]):
            if start >= place:
                pieces += [self._content[place:start], text]
                place = end
        return b"".join([*pieces, self._content[place:]])


def written(text: str) -> str:
    """A text for an element: what XML cannot hold left out."""
    return escape("".join(sign for sign in text if sign in "\t\n" or sign >= " "), quote=False)


def texts_of(element: Element) -> Sequence[Element]:
    """The texts (`t`) of a paragraph or of anything else that holds runs, without those a person deleted."""
    return [one for one in element.all("t") if one.above("del") is None]


def said_by(element: Element) -> str:
    """What a reader sees of an element."""
    return "".join(one.text for one in texts_of(element))
