"""Sheets out of an Excel workbook: values by calamine, what calamine does not tell straight from the parts of the file."""

import io
import posixpath
import zipfile

from lxml import etree
from python_calamine import CalamineError, CalamineSheet, CalamineWorkbook, SheetTypeEnum, SheetVisibleEnum

from bidbuilder.formats.readers.archive import open_archive, read_entry
from bidbuilder.formats.readers.catalogue.table.cell_marks import (
    find_broken_cells,
    find_hidden_columns,
    find_number_formats,
    list_formats,
)
from bidbuilder.formats.readers.catalogue.table.sheets import Sheet
from bidbuilder.formats.readers.xml import parse_xml
from bidbuilder.formats.refusals import FileBroken

_RELATION = "{http://schemas.openxmlformats.org/officeDocument/2006/relationships}id"
_STRICT_RELATION = "{http://purl.oclc.org/ooxml/officeDocument/relationships}id"


def read_workbook(content: bytes) -> tuple[Sheet, ...]:
    """Every worksheet in the order of the workbook; chart sheets are left out. Raises `FileBroken` and archive refusals."""
    with open_archive(content) as archive:
        parts = _sheet_parts(archive)
        formats = list_formats(_part(archive, "xl/styles.xml"))
        try:
            workbook = CalamineWorkbook.from_object(io.BytesIO(content))
            names = [
                (one.name, one.visible is not SheetVisibleEnum.Visible)
                for one in workbook.sheets_metadata
                if one.typ is SheetTypeEnum.WorkSheet
            ]
            return tuple(
                _read_sheet(
                    workbook.get_sheet_by_name(name), _part(archive, parts.get(name, "")), formats, is_hidden=is_hidden
                )
                for name, is_hidden in names
            )
        except (CalamineError, ValueError, OSError) as broken:
            raise FileBroken(detail=broken) from broken


def _read_sheet(sheet: CalamineSheet, xml: bytes, formats: list[str], *, is_hidden: bool) -> Sheet:
    return Sheet(
        name=sheet.name,
        rows=sheet.to_python(skip_empty_area=False),
        is_hidden=is_hidden,
        merged=tuple((*first, *last) for first, last in sheet.merged_cell_ranges or ()),
        broken=find_broken_cells(xml),
        formats=find_number_formats(xml, formats),
        hidden=find_hidden_columns(xml),
    )


def _sheet_parts(archive: zipfile.ZipFile) -> dict[str, str]:
    """Sheet name → path of its part. Empty where the workbook is not laid out in the usual way."""
    book, relations = (_part(archive, name) for name in ("xl/workbook.xml", "xl/_rels/workbook.xml.rels"))
    if not book or not relations:
        return {}
    targets = {one.get("Id", ""): one.get("Target", "") for one in parse_xml(relations)}
    return {
        sheet.get("name", ""): posixpath.normpath(posixpath.join("xl", targets.get(_relation_of(sheet), ""))).lstrip(
            "/"
        )
        for sheet in parse_xml(book).iter("{*}sheet")
    }


def _relation_of(sheet: etree._Element) -> str:
    return sheet.get(_RELATION) or sheet.get(_STRICT_RELATION) or ""


def _part(archive: zipfile.ZipFile, name: str) -> bytes:
    return read_entry(archive, name) if name in archive.namelist() else b""
