"""The XML of a sheet as text with the places of its rows and cells, so that single cells can be exchanged.

A parser that writes the sheet anew would change quotes, prefixes and white space; here only places are looked up: those
of rows at once, those of cells when somebody asks for them.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping
from functools import cache, cached_property
from typing import NamedTuple

from bidbuilder.formats.readers.workbook.grid import column_of
from bidbuilder.formats.refusals import FileBroken
from bidbuilder.formats.workbooks.xml_text import decode_xml, plain_text

_SKIPPED = r"<!--.*?-->|<!\[CDATA\[.*?\]\]>|<\?.*?\?>"
_ATTRIBUTES = r"""[^<>"']*(?:(?:"[^"]*"|'[^']*')[^<>"']*)*"""
_ROOT = re.compile(rf"(?:\s|{_SKIPPED})*<(?:(?P<prefix>[\w.-]+):)?[\w.-]+", re.DOTALL)
_ATTRIBUTE = re.compile(r"""([\w:.-]+)\s*=\s*(?:"([^"]*)"|'([^']*)')""")
_SPACED = re.compile(r"\s=")
_DIGITS = "0123456789"


class Tag(NamedTuple):
    """An element as places in the sheet's text: from its start tag to its end tag, and what stands between them."""

    start: int
    inner_start: int
    inner_end: int
    end: int
    attributes: str
    is_empty: bool

    def get(self, name: str) -> str:
        """The value of an attribute; ``""`` without it."""
        return attribute_of(self.attributes, name)


def attribute_of(written: str, name: str) -> str:
    """An attribute out of the text of a start tag; ``""`` without it."""
    start = written.find(f' {name}="')
    if start >= 0:
        start += len(name) + 3
        return plain_text(written[start : written.find('"', start)])
    if f"{name}=" not in written and not _SPACED.search(written):
        return ""
    found = {key: one or two for key, one, two in _ATTRIBUTE.findall(written)}
    return plain_text(found.get(name, ""))


class SheetText:
    """One sheet. Columns and rows count from 1. Raises `FileBroken` for XML that is not well-formed, `XmlWithEntities`."""

    def __init__(self, content: bytes) -> None:
        self._decoded = decode_xml(content)
        self.text = self._decoded.text
        # Comments and CDATA may hold what looks like a tag; almost no sheet has any, and looking for them costs time.
        self._hides_text = "<!" in self.text or "<?" in self.text[1:]
        root = _ROOT.match(self.text)
        self.prefix = f"{root['prefix']}:" if root and root["prefix"] else ""
        self._columns: dict[int, Mapping[int, int]] = {}
        self._found: dict[tuple[int, int], Tag | None] = {}

    def encoded(self, text: str) -> bytes:
        """A changed text in the encoding of the sheet."""
        return self._decoded.encode(text)

    @property
    def without_rows(self) -> bytes:
        """The sheet without its rows: what it says about itself, small enough to be read as a tree."""
        return self.encoded(self.text[: self.data.inner_start] + self.text[self.data.inner_end :])

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
            written = row.get("r")
            number = int(written) if written.isascii() and written.isdigit() and len(written) < 10 else number + 1
            rows[number] = row
        return rows

    def columns(self, row: int) -> Mapping[int, int]:
        """Where the cells of a row begin in the text, by column in the order of the file; none without such a row."""
        if row not in self._columns:
            self._columns[row] = self._read_columns(self.rows[row]) if row in self.rows else {}
        return self._columns[row]

    def find(self, row: int, column: int) -> Tag | None:
        """A cell element; None where the sheet has none."""
        place = (row, column)
        if place not in self._found:
            start = self.columns(row).get(column)
            end = self.rows[row].inner_end if row in self.rows else 0
            self._found[place] = None if start is None else next(self._elements("c", start, end))
        return self._found[place]

    def formulas(self) -> Iterator[tuple[int, int, Tag, Tag]]:
        """The cells with a formula: row, column, the cell and its `f` element."""
        if f"<{self.prefix}f" not in self.text:
            return
        numbers = list(self.rows)
        starts = [self.rows[number].start for number in numbers]
        for formula in self._elements("f", self.data.inner_start, self.data.inner_end):
            row = numbers[bisect_right(starts, formula.start) - 1]
            columns = self.columns(row)
            before = bisect_right(list(columns.values()), formula.start)
            column = list(columns)[before - 1] if before else 0
            cell = self.find(row, column)
            if cell is not None and formula.end <= cell.end:
                yield row, column, cell, formula

    @cached_property
    def last_column(self) -> int:
        """The last column that any row uses."""
        return max((max(self.columns(row), default=0) for row in self.rows), default=0)

    def inner(self, tag: Tag) -> str:
        """The text between the tags of an element."""
        return self.text[tag.inner_start : tag.inner_end]

    def find_text(self, name: str, within: Tag) -> str | None:
        """The plain text of the first element with a name within another; None without one."""
        bare = f"<{self.prefix}{name}>"
        start = self.text.find(bare, within.inner_start, within.inner_end)
        if start >= 0 and not self._hides_text:
            start += len(bare)
            return plain_text(self.text[start : self.text.find("<", start)])
        return next((plain_text(self.inner(one)) for one in self.elements(name, within)), None)

    def elements(self, name: str, within: Tag | None = None) -> Iterator[Tag]:
        """The elements with a name outside of the rows, or within one element, that do not hold each other."""
        if within is not None:
            yield from self._elements(name, within.inner_start, within.inner_end)
            return
        yield from self._elements(name, 0, self.data.start)
        yield from self._elements(name, self.data.end, len(self.text))

    def _read_columns(self, row: Tag) -> Mapping[int, int]:
        if not self._hides_text:
            found = list(_beginning(self.prefix).finditer(self.text, row.inner_start, row.inner_end))
            if all(match[1] for match in found):
                return {_column_of(match[1]): match.start() for match in found}
        column, columns = 0, {}
        for cell in self._elements("c", row.inner_start, row.inner_end):
            column = column_of(cell.get("r").rstrip(_DIGITS)) or column + 1
            columns[column] = cell.start
        return columns

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
    start, end = match.span()
    if inner_start < 0:
        return Tag(start, end, end, end, match["attributes"][:-1], is_empty=True)
    return Tag(start, inner_start, inner_end, end, match["attributes"], is_empty=False)


_column_of = cache(column_of)


@cache
def _beginning(prefix: str) -> re.Pattern[str]:
    """The beginning of a cell that names itself first, as almost all do, with its letters; of another without them."""
    return re.compile(rf'<{re.escape(prefix)}c(?: r="([A-Z]{{1,3}})\d{{1,7}}"|(?![^\s/>]))')


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
