"""What a sheet's XML says of cells beside their values: failed formulas, number formats, columns that are hidden."""

import re

from lxml import etree

from bidbuilder.formats.readers.xml import parse_xml

# Straight from the bytes: a tree of two million cells would cost a gigabyte for a handful of marks.
_ERROR_CELL = re.compile(
    rb'<(?:\w+:)?c\s(?=[^>]*\bt="e")[^>]*?\br="([A-Z]+\d+)"[^>]*>.{0,4000}?<(?:\w+:)?v>([^<]*)</', re.DOTALL
)
_EMPTY_FORMULA = re.compile(
    rb'<(?:\w+:)?c\s[^>]*?\br="([A-Z]+\d+)"[^>]*>\s*<(?:\w+:)?f\b[^>]*(?:/>|>[^<]*</(?:\w+:)?f>)\s*'
    rb"(?:<(?:\w+:)?v\s*/>|<(?:\w+:)?v></(?:\w+:)?v>)?\s*</(?:\w+:)?c>"
)
_STYLED_CELL = re.compile(rb'<(?:\w+:)?c\s(?=[^>]*\br="([A-Z]+\d+)")(?=[^>]*\bs="(\d+)")')
_COLUMN, _ATTRIBUTE = re.compile(rb"<(?:\w+:)?col\s[^>]*>"), re.compile(rb'(\w+)="([^"]*)"')
_MOST_COLUMNS = 16_384  # of a sheet (ECMA-376)
_PERCENT_FORMATS = {"9": "0%", "10": "0.00%"}  # built into every spreadsheet (ECMA-376 part 1, 18.8.30)
_FORMATTED_CELLS_READ = 5_000  # enough for the first rows, which is all that a column's format is asked of


def find_broken_cells(xml: bytes) -> dict[str, str]:
    """Cells whose formula gave an error, with it, and cells whose formula was saved without a result, with `""`."""
    broken: dict[str, str] = {}
    if b't="e"' in xml:
        broken |= {name.decode(): error.decode(errors="replace") for name, error in _ERROR_CELL.findall(xml)}
    if b"<f" in xml or b":f" in xml:
        broken |= {name.decode(): "" for name in _EMPTY_FORMULA.findall(xml)}
    return broken


def find_hidden_columns(xml: bytes) -> frozenset[int]:
    """The columns, counted from 0, that a sheet does not show."""
    head = xml[: max(xml.find(b"<sheetData"), 0)]
    found: set[int] = set()
    for column in _COLUMN.findall(head):
        said = dict(_ATTRIBUTE.findall(column))
        if (
            said.get(b"hidden") in {b"1", b"true"}
            and said.get(b"min", b"").isdigit()
            and said.get(b"max", b"").isdigit()
        ):
            found.update(range(int(said[b"min"]) - 1, min(int(said[b"max"]), _MOST_COLUMNS)))
    return frozenset(found)


def list_formats(styles: bytes) -> list[str]:
    """The number format of each cell style of a workbook, by its index; `""` for built-in ones, but for percentages."""
    if not styles:
        return []
    root = parse_xml(styles)
    own = _PERCENT_FORMATS | {one.get("numFmtId", ""): one.get("formatCode", "") for one in root.iter("{*}numFmt")}
    cell_styles = next(root.iter("{*}cellXfs"), None)
    return [own.get(style.get("numFmtId", ""), "") for style in _elements(cell_styles)]


def find_number_formats(xml: bytes, formats: list[str]) -> dict[str, str]:
    """Cell → its number format, for the first cells of a sheet that have a format of their own."""
    if not any(formats):
        return {}
    found = {}
    for number, match in enumerate(_STYLED_CELL.finditer(xml)):
        if number >= _FORMATTED_CELLS_READ:
            break
        style = int(match[2])
        if style < len(formats) and formats[style]:
            found[match[1].decode()] = formats[style]
    return found


def _elements(parent: etree._Element | None) -> list[etree._Element]:
    return [] if parent is None else list(parent)
