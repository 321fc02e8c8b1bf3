"""Two states of a workbook held against each other: parts as bytes, sheets as trees without the cells that were filled."""

import io
from collections.abc import Iterable, Mapping
from zipfile import ZipFile

from lxml import etree

from bidbuilder.domain.tenders.buyer_workbooks import CellAnswer, CellValue, FilledWorkbook
from bidbuilder.formats.readers.workbook.grid import cell_name, column_of
from bidbuilder.formats.workbooks.filling import fill_workbook
from bidbuilder.formats.workbooks.opening import BuyerBook


def fill(content: bytes, cells: Mapping[str, CellValue], sheet: str = "Prices") -> FilledWorkbook:
    """A workbook with cells of one sheet filled."""
    answers = [CellAnswer(sheet=sheet, cell=cell, value=value) for cell, value in cells.items()]
    return fill_workbook("buyer.xlsx", content, answers)


def parts_of(content: bytes) -> dict[str, bytes]:
    """Every part of an office file by its name, in the order of the file."""
    with ZipFile(io.BytesIO(content)) as archive:
        assert archive.testzip() is None
        return {name: archive.read(name) for name in archive.namelist()}


def packed_of(content: bytes) -> dict[str, tuple[bytes, object]]:
    """Every entry of a zip file as it is packed, with its date and attributes."""
    with ZipFile(io.BytesIO(content)) as archive:
        found = {}
        for entry in archive.infolist():
            start = entry.header_offset + 30 + sum(content[entry.header_offset + 26 : entry.header_offset + 30 : 2])
            data = content[start : start + entry.compress_size]
            found[entry.filename] = (data, (entry.date_time, entry.external_attr, entry.create_system, entry.comment))
        return found


def cells_by_part(content: bytes, cells: Iterable[str]) -> dict[str, set[str]]:
    """Cells such as `Prices!F12` by the part their sheet is in."""
    found: dict[str, set[str]] = {}
    with BuyerBook("any.xlsx", content) as book:
        parts = {sheet.name: book.package.entry_name(sheet.part) for sheet in book.sheets}
    for cell in cells:
        sheet, _, reference = cell.rpartition("!")
        found.setdefault(parts[sheet], set()).add(reference)
    return found


def assert_only_filled(before: bytes, filled: FilledWorkbook) -> None:
    """Parts without filled cells are the same bytes; sheets with them differ only there."""
    old, new = parts_of(before), parts_of(filled.content)
    assert list(old) == list(new)
    touched = cells_by_part(before, [*filled.filled, *filled.renewed, *filled.left_to_office])
    allowed = set(touched)
    if filled.left_to_office:
        with BuyerBook("any.xlsx", before) as book:
            allowed.add(book.package.entry_name(book.part))
    assert {name for name in old if old[name] != new[name]} <= allowed
    old_packed, new_packed = packed_of(before), packed_of(filled.content)
    assert {name for name in old if old_packed[name] != new_packed[name]} <= allowed
    for name, cells in touched.items():
        assert rest_of(old[name], cells) == rest_of(new[name], cells)


def rest_of(sheet: bytes, cells: set[str]) -> bytes:
    """A sheet as canonical XML without some cells, rows that then are empty, and what it says about its own size."""
    root = etree.fromstring(sheet)
    for dimension in root.findall("{*}dimension"):
        root.remove(dimension)
    number = 0
    for row in list(root.iterfind("{*}sheetData/{*}row")):
        number = int(row.get("r") or number + 1)
        row.set("r", str(number))
        row.attrib.pop("spans", None)
        column = 0
        for cell in row.findall("{*}c"):
            column = column_of((cell.get("r") or "").rstrip("0123456789")) or column + 1
            cell.set("r", cell_name(number, column))
            if cell.get("r") in cells:
                row.remove(cell)
        if len(row) == 0 and set(row.attrib) == {"r"}:
            row.getparent().remove(row)
    return etree.tostring(root, method="c14n")
