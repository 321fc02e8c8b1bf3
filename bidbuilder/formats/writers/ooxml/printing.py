"""Our own Word documents as LibreOffice lays them out fastest, once: for PDF files and page pictures, never for a reader.

What they look like stays: table styles are spelled out at the tables, because LibreOffice works a style out anew for every
cell, and the contents get page numbers that it counts itself, so that they need no second run.
"""

import re
import zipfile
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import partial
from io import BytesIO

from docx.oxml.ns import qn
from lxml import etree

from bidbuilder.formats.writers.ooxml.fields import field

_BODY, _STYLES = "word/document.xml", "word/styles.xml"
_LISTED = re.compile(r'(<w:hyperlink w:anchor="(_Toc\d+)"(?:(?!</w:hyperlink>|PAGEREF).)*)</w:hyperlink>')
_CONTENTS = re.compile(
    r'<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText xml:space="preserve"> TOC [^<]*</w:instrText></w:r>'
    r'<w:r><w:fldChar w:fldCharType="separate"/></w:r>(.*?)'
    r'(<w:p><w:pPr><w:pStyle w:val="SectionEnd"/></w:pPr>)<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>',
    re.DOTALL,
)
_TABLE = re.compile(
    r'<w:tblStyle w:val="(?P<style>\w+)"/>(?P<width><w:tblW [^>]*/>)(?P<layout><w:tblLayout [^>]*/>)'
    r'(?P<look><w:tblLook [^>]*w:firstRow="(?P<header>[01])" w:lastRow="(?P<total>[01])"[^>]*/>)'
    r"(?P<rest>.*?</w:tblGrid>)(?P<first><w:tr>.*?</w:tr>)",
    re.DOTALL,
)
_CELL_WIDTH = re.compile(r"<w:tcPr>(<w:tcW [^>]*/>)</w:tcPr>")


@dataclass(frozen=True, slots=True)
class _Style:
    """A table style as XML: borders, margins of cells, and the shade of the cells of the first row."""

    borders: str
    margins: str
    shade: str


def for_printing(document: bytes) -> bytes:
    """The document as it goes to LibreOffice: the same pages, and contents with their numbers. Only for files of ours."""
    with zipfile.ZipFile(BytesIO(document)) as package:
        parts = {name: package.read(name) for name in package.namelist()}
    body = _CONTENTS.sub(_counted, parts[_BODY].decode())
    body = _TABLE.sub(partial(_spelled_out, _table_styles(parts[_STYLES])), body)
    parts[_BODY] = _CELL_WIDTH.sub("", body).encode()  # the grid of a table says the same
    buffer = BytesIO()
    with zipfile.ZipFile(buffer, "w", zipfile.ZIP_STORED) as package:
        for name, content in parts.items():
            package.writestr(name, content)
    return buffer.getvalue()


def _counted(found: re.Match[str]) -> str:
    """The entries without the field around them, which would keep what stands in it as it was written."""
    lines, end = found.groups()
    return f"{_LISTED.sub(_with_page, lines)}{end}</w:p>"


def _with_page(entry: re.Match[str]) -> str:
    page = field(f"PAGEREF {entry[2]} \\h", "1")
    return f"{entry[1]}<w:r><w:tab/></w:r>{page}</w:hyperlink>"


def _spelled_out(styles: Mapping[str, _Style], found: re.Match[str]) -> str:
    """The start of a table with its look at itself; one with a total keeps its style, which sets the last row off."""
    style = styles.get(found["style"])
    if style is None or found["total"] == "1":
        return found[0]
    shaded = rf"<w:tcPr>\1{style.shade}</w:tcPr>"
    first = _CELL_WIDTH.sub(shaded, found["first"]) if found["header"] == "1" else found["first"]
    properties = f"{found['width']}{style.borders}{found['layout']}{style.margins}{found['look']}"
    return f"{properties}{found['rest']}{first}"


def _table_styles(part: bytes) -> dict[str, _Style]:
    return dict(_read_styles(etree.fromstring(part)))


def _read_styles(root: etree._Element) -> Iterator[tuple[str, _Style]]:
    for style in root.iter(qn("w:style")):
        if style.get(qn("w:type")) == "table":
            shade = f"{qn('w:tblStylePr')}[@{qn('w:type')}='firstRow']/{qn('w:tcPr')}/{qn('w:shd')}"
            paths = (f"{qn('w:tblPr')}/{qn('w:tblBorders')}", f"{qn('w:tblPr')}/{qn('w:tblCellMar')}", shade)
            yield style.get(qn("w:styleId"), ""), _Style(*(_as_xml(style.find(path)) for path in paths))


def _as_xml(element: etree._Element | None) -> str:
    """The element as text; its namespaces stand in it, wherever it is put."""
    return "" if element is None else etree.tostring(element, encoding="unicode", with_tail=False)
