"""A named cell of one of our own workbooks read back, with the value stored beside its formula."""

import re
from decimal import Decimal, InvalidOperation
from io import BytesIO
from zipfile import ZipFile

from lxml import etree

from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.xml import parse_xml

_S = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_R = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}"
_ONE_CELL = re.compile(r"^(?:'((?:[^']|'')+)'|([^'!]+))!\$([A-Z]+)\$(\d+)$")


def find_named_number(xlsx: bytes, name: str) -> Decimal | None:
    """The number in the cell of that name; None if there is no such name, cell or number. Raises `FileRefused`."""
    with open_archive(xlsx) as archive:
        book = parse_xml(read_entry(archive, "xl/workbook.xml"))
        texts = (node.text or "" for node in book.iter(f"{_S}definedName") if node.get("name") == name)
        place = _ONE_CELL.match(next(texts, ""))
        if place is None:
            return None
        sheet = (place[1] or place[2]).replace("''", "'")
        part = _find_part(archive, book, sheet)
        return _find_number(read_entry(archive, part), place[3] + place[4]) if part else None


def _find_part(archive: ZipFile, book: etree._Element, sheet: str) -> str | None:
    relations = parse_xml(read_entry(archive, "xl/_rels/workbook.xml.rels"))
    targets = {node.get("Id"): node.get("Target", "") for node in relations}
    for node in book.iter(f"{_S}sheet"):
        if node.get("name") == sheet:
            target = targets.get(node.get(f"{_R}id"), "")
            return target.removeprefix("/") if target.startswith("/") else f"xl/{target}"
    return None


def _find_number(sheet: bytes, reference: str) -> Decimal | None:
    for _event, cell in etree.iterparse(BytesIO(sheet), tag=f"{_S}c", resolve_entities=False, no_network=True):
        if cell.get("r") == reference:
            try:
                return Decimal(cell.findtext(f"{_S}v") or "")
            except InvalidOperation:
                return None
        cell.clear()
    return None
