"""A buyer's file as people look at it: parts (sheet, text, page, tree) of lines, each with the address requirements name.

Lines are plain text taken out of the file; nothing of the file itself is ever shown or run. Where a requirement's words
stand among the lines is found in `locating`.
"""

import re
from dataclasses import dataclass
from enum import StrEnum

from bidbuilder.domain.basics.findings import SourcePlace

_PAGE = re.compile(r"p(?P<page>\d+)(?::\d+)?")
_CELL = re.compile(r"(?P<column>[A-Z]{1,3})(?P<row>\d{1,7})")


class PartKind(StrEnum):
    """How a part of a file is looked at."""

    SHEET = "sheet"
    TEXT = "text"
    PAGE = "page"
    TREE = "tree"


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceCell:
    """A cell of a sheet or table: its column letters and its text."""

    column: str
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Ask:
    """Words of a line that ask for something. `column` is the cell they stand in, ``""`` where the line has none.

    Without `is_binding` they are words without an obligation, which only a person can tell from one.
    """

    text: str
    column: str = ""
    is_binding: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceLine:
    """One line. `address` is unique in its file and follows from a place (`address_of`).

    `depth` is the level of a heading or of a node of a tree, `name` what a node is called. `box` is where a line of a page
    stands: left, top, width and height in points from the upper left corner; empty where it is not known.
    """

    address: str
    text: str = ""
    cells: tuple[SourceCell, ...] = ()
    kind: str = "paragraph"  # heading, paragraph, item, row, node
    depth: int = 0
    name: str = ""
    box: tuple[float, ...] = ()
    asks: tuple[Ask, ...] = ()
    others: tuple[Ask, ...] = ()  # its other sentences; rows have none, they count as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class SourcePart:
    """A sheet, a text, a page or a tree. `width` and `height` are those of a page in points, `page` counts from 1."""

    kind: PartKind
    name: str = ""
    is_hidden: bool = False
    page: int = 0
    width: float = 0
    height: float = 0
    lines: tuple[SourceLine, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceFile:
    """A file of a buyer, or one out of a zip. `is_cut` says that it holds more than is shown."""

    name: str
    format: str
    parts: tuple[SourcePart, ...] = ()
    is_cut: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class SourceReading:
    """The files in an uploaded file: itself, or those of a zip that can be looked at."""

    files: tuple[SourceFile, ...] = ()


def addresses_above(address: str) -> tuple[str, ...]:
    """The addresses of the nodes a node of a tree stands in, outermost first (XPath or JSON Pointer).

    Worked example: `/a/b[2]/c` stands in `/a` and `/a/b[2]`; in JSON all stand in `/`, the whole document.
    """
    steps = address.strip("/").split("/")
    above = tuple("/" + "/".join(steps[:count]) for count in range(1, len(steps)))
    return ("/", *above) if address != "/" else ()


def row_address(sheet: str, row: int) -> str:
    """The address of a row of a sheet, or of a table in a text."""
    return f"{sheet}!{row}"


def page_address(page: int, line: int | None = None) -> str:
    """The address of a page (what a requirement knows), or of a line of it."""
    return f"p{page}" if line is None else f"p{page}:{line}"


def address_of(place: SourcePlace) -> str:
    """The address of the line a place means: row of a sheet, node, paragraph, or page; ``""`` for a whole file."""
    if place.xpath:
        return place.xpath
    if place.sheet:
        cell = _CELL.fullmatch(place.cell or "")
        return row_address(place.sheet, int(cell["row"])) if cell else ""
    # A sentence within a paragraph knows its own line too, as `L9:11`; the paragraph is the line that is looked at.
    return (place.cell or "").partition(":")[0] or (page_address(place.page) if place.page else "")


def column_of(place: SourcePlace) -> str:
    """The letters of the cell a place names, ``""`` if it names none."""
    cell = _CELL.fullmatch(place.cell or "") if place.sheet else None
    return cell["column"] if cell else ""


def place_of(file: str, address: str, column: str = "") -> SourcePlace:
    """The place a line's address means, the other way round; `column` names the cell of a row."""
    if address.startswith("/"):
        return SourcePlace(file=file, xpath=address)
    page = _PAGE.fullmatch(address)
    if page:
        return SourcePlace(file=file, page=int(page["page"]))
    sheet, mark, row = address.rpartition("!")
    if mark and row.isdigit():
        return SourcePlace(file=file, sheet=sheet, cell=f"{column or 'A'}{row}")
    return SourcePlace(file=file, cell=address)
