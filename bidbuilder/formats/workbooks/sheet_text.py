"""The XML of a sheet as text with the places of its rows and cells, so that single cells can be exchanged.

A parser that writes the sheet anew would change quotes, prefixes and white space; here only places are looked up. Rows
are found at once, the cells of a row when somebody asks for them.
"""

import codecs
import html
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, cached_property

from bidbuilder.formats.readers.workbook.grid import column_of
from bidbuilder.formats.refusals import FileBroken

_BOMS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_DECLARED = re.compile(rb"""<\?xml[^>]{0,200}?encoding\s*=\s*["']([\w.-]{1,40})["']""")
_SKIPPED = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_ATTRIBUTES = r"""[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*"""
_ROOT = re.compile(rf"(?:\s|{_SKIPPED})*<(?:(?P<prefix>[\w.-]+):)?[\w.-]+", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")


@dataclass(frozen=True, slots=True)
class Tag:
    """A start tag with attributes and the text between it and its end tag, as places in the sheet's text."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    attributes: str
    is_empty: bool

    def get(self, name: str) -> str:
        """The value of an attribute; ``""`` without it."""
        return attributes_of(self.attributes).get(name, "")


def attributes_of(written: str) -> Mapping[str, str]:
    """The attributes in the text of a start tag, entities resolved."""
    return {name: html.unescape(one or two) for name, one, two in _ATTRIBUTE.findall(written)}


class SheetText:
    """One sheet. `rows` are its row elements by number; columns and rows count from 1."""

    def __init__(self, content: bytes) -> None:
        self._bom, self.encoding = _encoding_of(content)
        try:
            self.text = content[len(self._bom) :].decode(self.encoding)
        except UnicodeDecodeError as broken:
            raise FileBroken(detail="bytes and encoding disagree") from broken
        # Comments and CDATA may hold what looks like a tag; almost no sheet has any, and looking for them costs time.
        self._hides_text = "<!" in self.text or "<?" in self.text[1:]
        root = _ROOT.match(self.text)
        self.prefix = f"{root['prefix']}:" if root and root["prefix"] else ""
        self._cells: dict[int, Mapping[int, Tag]] = {}

    def encoded(self, text: str) -> bytes:
        """A changed text in the encoding of the sheet; what the encoding lacks is written as a character reference."""
        return self._bom + text.encode(self.encoding, errors="xmlcharrefreplace")

    @cached_property
    def data(self) -> Tag:
        """The element that holds the rows; raises `FileBroken` without one."""
        found = next(self._elements("sheetData", 0, len(self.text)), None)
        if found is None:
            raise FileBroken(detail="no sheetData")
        return found

    @cached_property
    def rows(self) -> Mapping[int, Tag]:
        """The rows by number, in the order of the file. A row without a number follows the one before it."""
        rows: dict[int, Tag] = {}
        number = 0
        for row in self._elements("row", self.data.inner_start, self.data.inner_end):
            written = _find_attribute("r", row.attributes)
            number = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else number + 1
            rows[number] = row
        return rows

    def cells(self, row: int) -> Mapping[int, Tag]:
        """The cells of a row by column, in the order of the file; none where there is no such row."""
        if row not in self._cells:
            self._cells[row] = dict(self._read_cells(self.rows[row])) if row in self.rows else {}
        return self._cells[row]

    def find(self, row: int, column: int) -> Tag | None:
        """A cell element; None where the sheet has none."""
        return self.cells(row).get(column)

    def inner(self, tag: Tag) -> str:
        """The text between the tags of an element."""
        return self.text[tag.inner_start : tag.inner_end]

    def elements(self, name: str, within: Tag | None = None) -> Iterator[Tag]:
        """The elements with a name outside of the rows, or within one element, that do not hold each other."""
        if within is not None:
            yield from self._elements(name, within.inner_start, within.inner_end)
            return
        yield from self._elements(name, 0, self.data.start)
        yield from self._elements(name, self.data.end, len(self.text))

    def _read_cells(self, row: Tag) -> Iterator[tuple[int, Tag]]:
        column = 0
        for cell in self._elements("c", row.inner_start, row.inner_end):
            letters = _find_attribute("r", cell.attributes).rstrip("0123456789")
            column = column_of(letters) or column + 1
            yield column, cell

    def _elements(self, name: str, start: int, end: int) -> Iterator[Tag]:
        if self._hides_text:
            return self._elements_beside_hidden_text(name, start, end)
        return map(_tag_of, _whole(self.prefix, name).finditer(self.text, start, end))

    def _elements_beside_hidden_text(self, name: str, start: int, end: int) -> Iterator[Tag]:
        opening, closing = _opening(self.prefix, name), _closing(self.prefix, name)
        place = start
        while match := opening.search(self.text, place, end):
            place = match.end()
            attributes = match["attributes"]
            if attributes is None:
                continue
            if attributes.endswith("/"):
                yield Tag(match.start(), place, place, place, attributes[:-1], is_empty=True)
                continue
            closed = next((one for one in closing.finditer(self.text, place, end) if one["name"]), None)
            if closed is None:
                raise FileBroken(detail=f"{name} is not closed")
            place = closed.end()
            yield Tag(match.start(), match.end(), closed.start(), place, attributes, is_empty=False)


def _tag_of(match: re.Match[str]) -> Tag:
    inner_start, inner_end = match.span("inner")
    if inner_start < 0:
        return Tag(match.start(), match.end(), match.end(), match.end(), match["attributes"][:-1], is_empty=True)
    return Tag(match.start(), inner_start, inner_end, match.end(), match["attributes"], is_empty=False)


@cache
def _whole(prefix: str, name: str) -> re.Pattern[str]:
    """An element from its start tag to its end tag, or an empty one."""
    tag = re.escape(prefix) + name
    content = rf"(?<!/)>(?P<inner>.*?)</{tag}\s*>"
    return re.compile(rf"<{tag}(?![^\s/>])(?P<attributes>{_ATTRIBUTES})(?:(?<=/)>|{content})", re.DOTALL)


@cache
def _opening(prefix: str, name: str) -> re.Pattern[str]:
    """A start tag with its attributes; comments and the like match without attributes."""
    tag = rf"<{re.escape(prefix)}{name}(?![^\s/>])(?P<attributes>{_ATTRIBUTES})>"
    return re.compile(rf"(?:{_SKIPPED})|{tag}", re.DOTALL)


@cache
def _closing(prefix: str, name: str) -> re.Pattern[str]:
    """An end tag with its name; comments and the like match without a name."""
    return re.compile(rf"(?:{_SKIPPED})|</(?P<name>{re.escape(prefix)}{name})\s*>", re.DOTALL)


def _find_attribute(name: str, written: str) -> str:
    """An attribute whose value needs no unescaping; much quicker than reading all of them."""
    start = written.find(f' {name}="')
    if start >= 0:
        start += len(name) + 3
        return written[start : written.find('"', start)]
    return attributes_of(written).get(name, "")


def _encoding_of(content: bytes) -> tuple[bytes, str]:
    """The byte order mark and the codec of an XML document (XML 1.0, appendix F)."""
    for bom, encoding in _BOMS:
        if content.startswith(bom):
            return bom, encoding
    for start, encoding in ((b"<\0?\0", "utf-16-le"), (b"\0<\0?", "utf-16-be")):
        if content.startswith(start):
            return b"", encoding
    declared = _DECLARED.match(content.lstrip()[:300])
    name = declared[1].decode("ascii") if declared else "utf-8"
    try:
        return b"", codecs.lookup(name).name
    except LookupError as unknown:
        raise FileBroken(detail=f"unknown encoding {name}") from unknown
